// number-order: a section stands behind one with a greater number, as after it was moved, or its number mistyped.

import { say } from '../message.ts'
import { numberCheck } from './numberFault.ts'

export const numberOrder = numberCheck('number-order', ({ section, other }) => {
  const numbers = { number: section.number.text, other: other.number.text }
  return other.heading.span.start < section.heading.span.start
    ? {
        message: say('{number} is out of order: it stands behind {other}.', numbers),
        related: { section: other, message: say('The greater number before it') },
      }
    : {
        message: say('{number} is out of order: it stands before {other}.', numbers),
        related: { section: other, message: say('The smaller number behind it') },
      }
})
