// number-order: a section stands behind one with a greater number, as after it was moved, or its number mistyped.

import { say } from '../message.ts'
import { numberCheck } from './numberFault.ts'

export const numberOrder = numberCheck('number-order', ({ section, before }) => ({
  message: say('{number} is out of order: it stands behind {before}.', {
    number: section.number.text,
    before: before.number.text,
  }),
  related: { section: before, message: say('The number before it') },
}))
