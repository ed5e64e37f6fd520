// The entry of the command line.

import { run } from './program.ts'
import { processStreams } from './streams.ts'

process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))

const streams = processStreams()
try {
  // The process ends by itself: so whatever is still on its way through a pipe arrives.
  process.exitCode = await run(process.argv.slice(2), streams, process.cwd())
} catch (error) {
  streams.complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = 2
}
