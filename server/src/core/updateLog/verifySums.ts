// Holds a number against the parts that the log itself divides it into.

import { say } from '../message.ts'
import { slice } from '../text.ts'
import { writtenLike } from '../writtenCount.ts'
import type { SumClaim } from './logClaims.ts'
import type { LogWitness } from './logTimes.ts'
import type { Verdict } from './verify.ts'
import { isNear } from './verifySizes.ts'

/** Undefined where the parts need not be all there is, or may overlap. Asks neither tree. */
export function verifySum({ log }: Pick<LogWitness, 'log'>, claim: SumClaim): Verdict | undefined {
  const { span, claimed, precision, parts, of, mayBe } = claim
  const actual = parts.reduce((sum, part) => sum + part, 0)
  const verdict = { span, kind: 'sum', claimed, actual } as const
  if (isNear(claimed, actual, precision)) return { ...verdict, holds: true }
  if ((mayBe === 'more' && claimed > actual) || (mayBe === 'less' && claimed < actual)) return undefined
  const message =
    of !== 'amounts'
      ? say('It says {claimed}; {actual} are named behind it.', { claimed, actual })
      : say('It says {claimed}; the parts add up to {actual}.', { claimed, actual })
  return { ...verdict, holds: false, message, replacement: writtenLike(slice(log.text, span), actual) }
}
