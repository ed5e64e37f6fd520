// A link as a mention and a mention as a link: only where it leads to the same place.

import { describe, expect, test } from 'vitest'
import { corpusAfter } from '../../server/src/core/changes/after.ts'
import { changedMeanings } from '../../server/src/core/changes/identity.ts'
import { convertedReference } from '../../server/src/core/features/convertReference.ts'
import { finished } from '../../server/src/core/steps.ts'
import { fixture } from '../harness/fixture.ts'

const net = '\n=== net.md\n# 12. 网络\n\n## 12.5 策略\n\n### 12.5.1 默认\n\n## 小结\n'

/** The text after the conversion of what is at `$0`, or undefined; no other reference means anything else then. */
function check(text: string): string | undefined {
  const { corpus, document, offset } = fixture(`=== a.md\n${text}${net}`)
  const conversion = convertedReference(corpus, document, offset)
  if (!conversion) return undefined
  const after = corpusAfter(corpus, conversion.change)
  const other = finished(changedMeanings(corpus, after, conversion.change))
  const touched = conversion.change.edits[0]?.span
  expect(other.filter(({ reference }) => !touched || reference.span.end <= touched.start)).toEqual([])
  return after.document(document.path)?.text.trimEnd()
}

describe('to a mention', () => {
  test('a link to a section', () => expect(check('见 [策略](net.md#$0125-策略)。')).toBe('见 `net.md` 12.5 章节。'))
  test('a link to a document', () => expect(check('见 [网$0络](net.md)。')).toBe('见 `net.md`。'))
  test('not a link to a section without a number', () => expect(check('见 [小$0结](net.md#小结)')).toBeUndefined())
  test('not a link that leads nowhere, nor a picture', () => {
    expect(check('[x](no$0.md)')).toBeUndefined()
    expect(check('![x](ne$0t.md)')).toBeUndefined()
  })
})

describe('to a link', () => {
  test('a number with the path before it', () => {
    expect(check('见 `net.md` 12$0.5 章节。')).toBe('见 [12.5 策略](net.md#125-策略)。')
  })
  test('a number alone', () => {
    expect(check('`net.md` 有 12.5$0.1 章节')).toBe('`net.md` 有 [12.5.1 默认](net.md#1251-默认)')
  })
  test('a number in a list, unless the others need its words', () => {
    expect(check('`net.md` 有 12$0.5 和 12.5.1 章节')).toBe('`net.md` 有 [12.5 策略](net.md#125-策略) 和 12.5.1 章节')
    expect(check('`net.md` 有 12.5 和 12.5$0.1 章节')).toBeUndefined()
  })
  test('a path', () => expect(check('见 `ne$0t.md`。')).toBe('见 [12. 网络](net.md)。'))
  test('not what leads nowhere, and not what is none', () => {
    expect(check('`net.md` 12.$09 章节')).toBeUndefined()
    expect(check('te$0xt')).toBeUndefined()
  })
})

test('there and back', () => {
  const link = '见 [12.5 策略](net.md#$0125-策略)。'
  const mention = check(link)
  expect(check(`${mention}`.replace('12.5', '12$0.5'))).toBe(link.replace('$0', ''))
})
