import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTitleOf, plainTitle } from '../server/src/core/titledHeadings.ts'
import { fixture } from './harness/fixture.ts'

test('titles are compared without case, spaces, punctuation and emoji', () => {
  expect(plainTitle('🚀 Network: 网络（对比）、Ｋ8s!')).toBe('network网络对比k8s')
  expect(plainTitle('C++ & `go`')).toBe('c++go')
})

test('titles of plain characters are compared as all others are', () => {
  const unit = fc.constantFrom(...'aZ09 \t+<=>^|~$!"#%&\'()*,-./:;?@[\\]_{}`网络鿿、。，：；！？（）【】《》“”—')
  // A joiner is left out of every title, but makes it none of plain characters.
  fc.assert(fc.property(fc.string({ unit }), (title) => plainTitle(title) === plainTitle(`${title}\u200d`)))
})

test('a heading is named with its number and without, and by nothing else', () => {
  const [document] = [...fixture('=== a.md\n## 12.18 网络对比\n').corpus.documents()]
  const [heading] = document?.facts.headings ?? []
  const names = ['12.18 网络对比', '网络对比', '“网络对比”', '对比', '']
  expect(names.map((name) => heading && isTitleOf(heading, name))).toEqual([true, true, true, false, false])
})
