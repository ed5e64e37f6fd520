// Says on standard error what stands in the way.

import { type Message, render } from '../core/message.ts'
import type { ExitCode, World } from './command.ts'
import type { Failure } from './failure.ts'

/** Says why a command does not do what was asked. The exit code is 2. */
export function refuse(world: World, { failure }: Failure): ExitCode {
  complain(world, failure)
  return 2
}

/** Says a sentence on standard error. */
export function complain({ streams, bundle }: World, message: Message): void {
  streams.complain(render(message, bundle))
}
