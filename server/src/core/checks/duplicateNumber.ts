// duplicate-number: a section carries a number that another one has already, so that nobody can tell which of them is meant.

import { say } from '../message.ts'
import { numberCheck } from './numberFault.ts'

/** The first to carry it keeps it. Numbers that begin anew in another section are not the same. */
export const duplicateNumber = numberCheck('duplicate-number', ({ section, first }) => ({
  message: say('The number {number} is taken: “{title}” has it already.', {
    number: section.number.text,
    title: first.heading.title,
  }),
  related: { section: first, message: say('The first section with this number') },
}))
