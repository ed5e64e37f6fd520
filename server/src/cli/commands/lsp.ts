// `doc-corpus lsp`: the language server, over standard input and output.

import { say } from '../../core/message.ts'
import type { Command } from '../command.ts'

/** The process lives on after `run`, until the client says `exit` or hangs up. */
export const lsp: Command = {
  declare(parser, words) {
    parser.requiredOption('--stdio', words(say('talk over standard input and output')))
  },

  async run() {
    const { runServer } = await import('../../node/server.ts')
    runServer({ stdio: true })
    return 0
  },
}
