// What a command answers when it cannot do what was asked: a sentence for the user, exit code 2.

import type { Message } from '../core/message.ts'
import type { Remedy } from '../session/updateLogPort.ts'

export interface Failure {
  readonly failure: Message
  readonly remedy?: Remedy
}

/** Whether a result is a failure. */
export function isFailure(result: unknown): result is Pick<Failure, 'failure'> {
  return typeof result === 'object' && result !== null && 'failure' in result
}

/** A reason as the operating system words it, for `{reason}` in a message. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
