// Anchors of headings.

import { expect, test } from 'vitest'
import { type AnchorRules, createSlugger, slug } from '../server/src/core/slug.ts'
import { expectLinear } from './harness/cost.ts'

/** One document's titles and the anchors they get, in order. */
function check(rules: AnchorRules, pairs: readonly (readonly [title: string, anchor: string])[]): void {
  const slugger = createSlugger(rules)
  expect(pairs.map(([title]) => [title, slugger.anchor(title)])).toEqual(pairs)
}

test('github: letters in lower case, spaces to hyphens, punctuation dropped', () => {
  check('github', [
    ['Hello World', 'hello-world'],
    ['I ♥ unicode', 'i--unicode'],
    ['Dash-dash', 'dash-dash'],
    ['en–dash', 'endash'],
    ['em–dash', 'emdash'],
    ['😄 unicode emoji', '-unicode-emoji'],
    ['😄-😄 unicode emoji', '--unicode-emoji'],
    ['😄_😄 unicode emoji', '_-unicode-emoji'],
    ['😄 - an emoji', '---an-emoji'],
    [':smile: - a gemoji', 'smile---a-gemoji'],
    ['    Initial spaces', '----initial-spaces'],
    ['Final spaces   ', 'final-spaces---'],
    ['apostrophe’s should be trimmed', 'apostrophes-should-be-trimmed'],
    ['Some more duplicates! yay', 'some-more-duplicates-yay'],
    ['Привет', 'привет'],
    ['Профили пользователей', 'профили-пользователей'],
    ['ПРИВЕТ Мир', 'привет-мир'],
    ['a_b c-d', 'a_b-c-d'],
    ['C++ & Go', 'c--go'],
    ['100%', '100'],
  ])
})

test('github: titles of numbered Chinese sections', () => {
  check('github', [
    ['12.18 网络对比', '1218-网络对比'],
    ['06.9.4 服务网格：策略（上）', '0694-服务网格策略上'],
    ['📑 目录', '-目录'],
    ['⚠️ 注意事项', '️-注意事项'],
    ['一、概述', '一概述'],
    ['A & B', 'a--b'],
    ['“引号”与—破折号', '引号与破折号'],
    ['θ₁₂ 映射', 'θ-映射'],
    ['', ''],
  ])
})

test('github: a repeated title gets the next number that is free', () => {
  check('github', [
    ['duplicates', 'duplicates'],
    ['duplicates', 'duplicates-1'],
    ['duplicates-1', 'duplicates-1-1'],
    ['duplicates', 'duplicates-2'],
    ['Duplicates', 'duplicates-3'],
    ['', ''],
    ['', '-1'],
  ])
})

test('gitlab: runs of hyphens are joined', () => {
  check('gitlab', [
    ['This heading has spaces in it', 'this-heading-has-spaces-in-it'],
    ['This heading has a :thumbsup: in it', 'this-heading-has-a-thumbsup-in-it'],
    ['This heading has Unicode in it: 한글', 'this-heading-has-unicode-in-it-한글'],
    ['This heading has spaces in it', 'this-heading-has-spaces-in-it-1'],
    ['This heading has spaces in it', 'this-heading-has-spaces-in-it-2'],
    ['This heading has 3.5 in it (and parentheses)', 'this-heading-has-35-in-it-and-parentheses'],
    ['A -- B & C', 'a-b-c'],
    ['12.18 网络对比', '1218-网络对比'],
  ])
})

test('mdbook: what is neither letter nor digit is dropped, white space stays a hyphen', () => {
  check('mdbook', [
    ['Test the title', 'test-the-title'],
    ['`--passes`: add more rustdoc passes', '--passes-add-more-rustdoc-passes'],
    ['Method-call 🐙 expressions \u{1f47c}', 'method-call--expressions-'],
    ['_-_12345', '_-_12345'],
    ['12345', '12345'],
    ['中文', '中文'],
    ['にほんご', 'にほんご'],
    ['한국어', '한국어'],
    ['中文', '中文-1'],
  ])
})

test('a title that occurs once needs no slugger', () => {
  expect(slug('Hello World', 'github')).toBe('hello-world')
  expect(slug('Hello  World', 'gitlab')).toBe('hello-world')
  expect(slug('Hello  World', 'mdbook')).toBe('hello--world')
})

test('ten thousand repeated titles cost ten thousand steps', () => {
  for (const rules of ['github', 'gitlab', 'mdbook'] as const) {
    expectLinear(
      rules,
      (size) => 'A\n'.repeat(size),
      (text) => {
        const slugger = createSlugger(rules)
        for (const title of text.split('\n')) slugger.anchor(title)
      },
    )
  }
})
