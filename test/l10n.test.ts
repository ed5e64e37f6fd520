// Every sentence for a person exists in English and in Simplified Chinese, with the same placeholders.

import { expect, test } from 'vitest'
import { read, type Source, sources } from './harness/sources.ts'

const bundle: Readonly<Record<string, string>> = JSON.parse(read('l10n/bundle.l10n.zh-cn.json'))

/** A call of `say` or `l10n.t`, not their definition; the literal is group 2. */
const call = /(?<!function )\b(?:say|l10n\.t)\(\s*(?:(['"])((?:(?!\1)[^\\\n]|\\.)*)\1\s*[,)])?/g

interface Call {
  readonly from: Source
  /** Undefined where the call is not given a literal. */
  readonly sentence: string | undefined
}

const calls = sources.flatMap(callsIn)
const sentences = new Set(calls.flatMap((each) => each.sentence ?? []))

test('the calls were really read', () => {
  expect(sentences.size).toBeGreaterThan(30)
  const text = "say('It\\'s {a}', { a }) say(\n  'two',\n) l10n.t(\"three\", x) say(b ? 'c' : 'd') essay('no')"
  const read = callsIn({ path: 'x.ts', text }).map((each) => each.sentence)
  expect(read).toEqual(["It's {a}", 'two', 'three', undefined])
})

test('sentences are written where they are said, so that they can be found', () => {
  expect(calls.filter((each) => each.sentence === undefined).map((each) => each.from.path)).toEqual([])
})

test('what an editor may show names no option of the command line', () => {
  const elsewhere = calls.filter(({ from }) => !from.path.startsWith('server/src/cli/'))
  expect(elsewhere.length).toBeGreaterThan(200)
  const odd = elsewhere.filter(({ sentence = '' }) => / --[a-z]/.test(sentence.replace('git fetch --unshallow', '')))
  expect(odd.map(({ from, sentence }) => `${from.path}: ${sentence}`)).toEqual([])
})

test('every sentence has a Chinese translation', () => {
  expect([...sentences].filter((sentence) => !Object.hasOwn(bundle, sentence))).toEqual([])
})

test('no translation is left over', () => {
  expect(Object.keys(bundle).filter((sentence) => !sentences.has(sentence))).toEqual([])
})

test('a translation has the placeholders of its sentence, and is one', () => {
  const odd = Object.entries(bundle).filter(
    ([sentence, translation]) =>
      placeholders(sentence).join() !== placeholders(translation).join() || !/\p{Script=Han}/u.test(translation),
  )
  expect(odd).toEqual([])
})

test('what the manifest says exists in both languages, and nothing more', () => {
  const manifest = read('package.json')
  const wanted = [...new Set([...manifest.matchAll(/"%([\w.]+)%"/g)].map((match) => match[1] ?? ''))].sort()
  const english: Readonly<Record<string, string>> = JSON.parse(read('package.nls.json'))
  const chinese: Readonly<Record<string, string>> = JSON.parse(read('package.nls.zh-cn.json'))
  expect(wanted.length).toBeGreaterThan(15)
  expect(Object.keys(english).sort()).toEqual(wanted)
  expect(Object.keys(chinese).sort()).toEqual(wanted)
  const isFile = (text: string) => text.endsWith('.md')
  expect(Object.values(chinese).filter((text) => !isFile(text) && !/\p{Script=Han}/u.test(text))).toEqual([])
  for (const file of [...Object.values(english), ...Object.values(chinese)].filter(isFile)) {
    expect(read(file).length, file).toBeGreaterThan(0)
  }
})

function callsIn(from: Source): readonly Call[] {
  return [...from.text.matchAll(call)].map((match) => ({ from, sentence: unescaped(match[2]) }))
}

function unescaped(literal: string | undefined): string | undefined {
  return literal
    ?.replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(['"`\\])/g, '$1')
}

function placeholders(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort()
}
