// What commands that change documents have in common: a dry run, a report, and all or nothing on disk.

import type { Command as Parser } from 'commander'
import type { Change } from '../core/changes/change.ts'
import { type Message, say } from '../core/message.ts'
import { carryOut } from './changing.ts'
import type { ExitCode, World } from './command.ts'
import { hearSignals, inSlices } from './interruptible.ts'
import type { OpenedCorpus } from './openCorpus.ts'
import { declareListFormat, declareRoot, type ListOptions } from './options.ts'
import { refuse } from './refusal.ts'
import { jsonChange, prettyChange } from './report/change.ts'

export interface ChangeOptions extends ListOptions {
  readonly dryRun?: boolean
}

/** Declares `--dry-run` and what every command has that lists things. */
export function declareChange(parser: Parser, words: (message: Message) => string): void {
  parser.option('--dry-run', words(say('print what would change, and write nothing')))
  declareListFormat(parser, words)
  declareRoot(parser, words)
}

/** Carries out what the steps come to. Exit code 1: some references could not be made to lead where they led; they are listed. */
export async function change(
  world: World,
  { session, root, isPartial }: OpenedCorpus,
  options: ChangeOptions,
  steps: Generator<void, Change>,
): Promise<ExitCode> {
  const { corpus } = session
  const wanted = await inSlices(steps)
  const output = options.format === 'json' ? jsonChange : prettyChange
  const report = output(corpus, root, wanted, world, options.dryRun === true)
  await hearSignals()
  const failure = options.dryRun ? undefined : carryOut(corpus, wanted)
  if (failure) return refuse(world, failure)
  await world.streams.write(report)
  return isPartial ? 2 : wanted.left ? 1 : 0
}
