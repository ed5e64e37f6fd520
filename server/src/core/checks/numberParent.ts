// number-parent: a section continues the number of another section than the one it stands in.

import { say } from '../message.ts'
import { numberCheck } from './numberFault.ts'

/** Nothing is said where most numbers of the document do so: then they are counted through. */
export const numberParent = numberCheck('number-parent', ({ section, parent }) => ({
  message: say('{number} stands in section {parent}, whose number it does not continue.', {
    number: section.number.text,
    parent: parent.number.text,
  }),
  related: { section: parent, message: say('The section it stands in') },
}))
