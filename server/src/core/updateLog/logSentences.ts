// What is said of an update log wherever it is asked for: what came of it, what is not told in it, why it is not written.

import { type Message, say } from '../message.ts'

export interface LogOutcome {
  /** Relative to the root. */
  readonly file: string
  /** Whether the log was there before. */
  readonly isRefreshed: boolean
  readonly added: number
  readonly changed: number
  readonly removed: number
  /** The full name of a commit. */
  readonly base: string
  /** Why the log begins there, in the language of the person. */
  readonly why: string
}

/** How many documents a log tells of, and since when. */
export function outcomeOf({ isRefreshed, base, ...rest }: LogOutcome): Message {
  const values = { ...rest, base: shortened(base) }
  return isRefreshed
    ? say(
        '“{file}” is refreshed: documents added {added}, updated {changed}, removed {removed}, since {base} ({why}).',
        values,
      )
    : say(
        '“{file}” is written: documents added {added}, updated {changed}, removed {removed}, since {base} ({why}).',
        values,
      )
}

/** Why there is no new log. `scope` is relative to the root. */
export function nothingToTell(scope: string, base: string): Message {
  return say('Nothing has changed in {scope} since {base}; there is nothing to write.', {
    scope,
    base: shortened(base),
  })
}

/** Why nothing is told of a folder. Relative to the root. */
export function ownRepository(path: string): Message {
  return say('“{path}” is a repository of its own; what changed in it is not told.', { path })
}

/** Why a log is not written through a link. Relative to the root. */
export function onlyWhereItIs(path: string): Message {
  return say('“{path}” is a symbolic link. A log is written only where it really is: name that place.', { path })
}

/** What is said of a base that the log itself names. */
export function inItsMarks(): Message {
  return say('the base that the log names in its marks')
}

function shortened(commit: string): string {
  return commit.slice(0, 10)
}
