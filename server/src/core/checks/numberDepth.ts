// number-depth: a heading is not of the level that its number has elsewhere, so that the outline shows another structure than the numbers.

import { say } from '../message.ts'
import { numberCheck } from './numberFault.ts'

export const numberDepth = numberCheck('number-depth', ({ section, depth }) => ({
  message: say('{number} is a heading of level {depth}; numbers like it have level {usual} here.', {
    number: section.number.text,
    depth: section.heading.depth,
    usual: depth,
  }),
}))
