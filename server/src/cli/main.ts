// The entry of the command line.

import { answerCheck } from './answerCheck.ts'
import { askedBefore } from './askedBefore.ts'
import type { ExitCode, World } from './command.ts'
import { bundleOf, languageIn } from './language.ts'
import { processStreams } from './streams.ts'

process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))

const streams = processStreams()
try {
  // The process ends by itself: so whatever is still on its way through a pipe arrives.
  process.exitCode = await run(process.argv.slice(2), process.cwd())
} catch (error) {
  streams.complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = 2
}

/** What the words mean is read only where they are others than the last time. */
async function run(words: readonly string[], folder: string): Promise<ExitCode> {
  const tasks: (() => Promise<void>)[] = []
  const bundle = await bundleOf(languageIn(words))
  const world: World = { words, streams, bundle, folder, atEnd: (task) => tasks.push(task) }
  const asked = await askedBefore(world)
  const exitCode = asked ? await answerCheck(world, asked) : await (await import('./program.ts')).run(world)
  for (const task of tasks) await task()
  return exitCode
}
