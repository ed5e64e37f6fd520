// The file of an update log: read as it is, printed or written as it is to be.

import { existsSync, readFileSync } from 'node:fs'
import { render, say } from '../core/message.ts'
import { outcomeOf } from '../core/updateLog/logSentences.ts'
import type { Path } from '../core/uri.ts'
import { decode, diskPath } from '../node/files.ts'
import type { Base } from '../session/updateLogPort.ts'
import type { ExitCode, World } from './command.ts'
import { type Failure, reasonOf } from './failure.ts'
import { hearSignals } from './interruptible.ts'
import { fileName } from './places.ts'
import { refuse } from './refusal.ts'
import { replaceFiles } from './replaceFiles.ts'
import { encoded } from './replacement.ts'

export interface OldLog {
  readonly text: string
  readonly bytes: Uint8Array
}

/** Undefined where there is none yet. */
export function readLog(log: Path): OldLog | undefined | Failure {
  const file = diskPath(log)
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch (error) {
    if (reasonOf(error) === 'ENOENT') return undefined
    return {
      failure: say('“{file}” cannot be read ({reason}); nothing was written.', { file, reason: reasonOf(error) }),
    }
  }
  const content = decode(bytes)
  if (content.kind === 'text' && !content.hasInvalidEncoding) return { text: content.text, bytes }
  return { failure: say('“{file}” is no text in UTF-8 or UTF-16; nothing was written.', { file }) }
}

/** Prints the log, or writes it where it is another one. */
export async function putLog(
  world: World,
  isDry: boolean,
  root: Path,
  log: Path,
  text: string,
  before: Uint8Array | undefined,
  counts: { readonly added: number; readonly changed: number; readonly removed: number },
  base: Base,
): Promise<ExitCode> {
  if (isDry) {
    await world.streams.write(text)
    return 0
  }
  await hearSignals()
  if (!before && existsSync(diskPath(log))) {
    const file = diskPath(log)
    return refuse(world, {
      failure: say('“{file}” has changed since it was read; nothing was written. Run it again.', { file }),
    })
  }
  const bytes = before ? encoded(text, before) : Buffer.from(text)
  const failure = replaceFiles([{ file: diskPath(log), bytes, ...(before ? { before } : {}) }])
  if (failure) return refuse(world, failure)
  const why = render(base.why, world.bundle)
  const file = fileName(root, log)
  const message = outcomeOf({ file, isRefreshed: before !== undefined, ...counts, base: base.commit, why })
  await world.streams.write(`${render(message, world.bundle)}\n`)
  return 0
}
