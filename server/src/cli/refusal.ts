// Says on standard error what stands in the way.

import { type Message, render, say } from '../core/message.ts'
import type { Remedy } from '../session/updateLogPort.ts'
import type { ExitCode, World } from './command.ts'
import type { Failure } from './failure.ts'

/** Says why a command does not do what was asked, and which option would help. The exit code is 2. */
export function refuse(world: World, { failure, remedy }: Failure): ExitCode {
  complain(world, failure)
  if (remedy) complain(world, optionFor(remedy))
  return 2
}

function optionFor(remedy: Remedy): Message {
  switch (remedy) {
    case 'other-base':
      return say('The commit to begin at is named with --since.')
    case 'parting':
      return say('That is what --since-branch does.')
  }
}

/** Says a sentence on standard error. */
export function complain({ streams, bundle }: World, message: Message): void {
  streams.complain(render(message, bundle))
}
