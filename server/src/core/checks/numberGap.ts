// number-gap: between a number and the one before it others are missing, as after a section was taken out or moved.

import { say } from '../message.ts'
import { type SectionNumber, withComponents } from '../sectionNumber.ts'
import { numberCheck } from './numberFault.ts'

export const numberGap = numberCheck('number-gap', ({ section: { number, parent }, before }) => {
  const end = number.components.at(-1)?.value ?? 0
  const missing = range(number, before ? (before.number.components.at(-1)?.value ?? 0) + 1 : 1, end - 1)
  if (!before) {
    return {
      message: say('{number} is the first number in section {parent}; {missing} is missing.', {
        number: number.text,
        parent: parent?.number.text ?? '',
        missing,
      }),
    }
  }
  return {
    message: say('{number} comes right behind {before}; {missing} is missing.', {
      number: number.text,
      before: before.number.text,
      missing,
    }),
    related: { section: before, message: say('The number before it') },
  }
})

/** `4.2`, or `4.2–4.5`. */
function range(like: SectionNumber, first: number, last: number): string {
  const base = like.components.slice(0, -1).map(({ value }) => value)
  const [from, to] = [first, last].map((end) => withComponents(like, [...base, end]) ?? String(end))
  return from === to || to === undefined ? `${from}` : `${from}–${to}`
}
