// Update logs in fixtures, held against the documents then and now.

import { expect } from 'vitest'
import { render } from '../../server/src/core/message.ts'
import { slice } from '../../server/src/core/text.ts'
import { type Verdict, verifyLog } from '../../server/src/core/updateLog/verify.ts'
import { fixture } from '../harness/fixture.ts'

/**
 * `after`: the log, then the documents. In the log `⟦1156⟧⟦lines: has 1171⟧` is a claim that does not hold, with its kind and a part of
 * the message. `before`: the documents before; undefined where nothing is known of them.
 * `isGuess`: nobody has said where the log begins. Returns all verdicts.
 */
export function check(before: string | undefined, after: string, isGuess = false): readonly Verdict[] {
  const marked = /⟦([^⟧]*)⟧⟦([^⟧]*)⟧/g
  const now = fixture(after.replace(marked, '$1'))
  const old = before === undefined ? undefined : fixture(before)
  const log = now.document
  const verdicts = verifyLog(log, { before: old?.corpus, isGuess, after: now.corpus, renames: new Map() })
  const wanted = [...after.matchAll(marked)].map(([, text = '', words = '']) => ({ text, words }))
  const left = [...wanted]
  const seen = verdicts
    .filter(({ holds }) => !holds)
    .map(({ span, kind, message }) => {
      const text = slice(log.text, span)
      const full = `${kind}: ${message ? render(message) : ''}`
      const place = left.findIndex((each) => each.text === text && isPartOf(each.words, kind, full))
      return place < 0 ? `${text} ${full}` : `${text} ${left.splice(place, 1)[0]?.words}`
    })
  expect(seen.sort()).toEqual(wanted.map(({ text, words }) => `${text} ${words}`).sort())
  for (const { holds, message } of verdicts) expect(message === undefined).toBe(holds)
  return verdicts
}

/** `lines: has 1171` of `lines: It says 1156 lines; a.md has 1171.` */
function isPartOf(words: string, kind: string, full: string): boolean {
  return words.startsWith(`${kind}: `) && full.includes(words.slice(kind.length + 2))
}
