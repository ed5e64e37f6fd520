// From the words on the command line to a command and its exit code.

import { CommanderError, Option, Command as Parser } from 'commander'
import { type Message, render, say } from '../core/message.ts'
import type { ExitCode, World } from './command.ts'
import { commands } from './commands/table.ts'
import { languages } from './language.ts'
import { usageMessage } from './usage.ts'
import { version } from './version.ts'

/** Runs the command that the words name. */
export async function run(world: World): Promise<ExitCode> {
  const { words, streams, bundle } = world
  let exitCode: ExitCode = 0
  const output: string[] = []
  const translated = (message: Message) => render(message, bundle)
  const program = prepared(new Parser('doc-corpus'), output, world)
    .description(translated(say('Checks and explores a corpus of Markdown documents that refer to each other.')))
    .version(version, '-V, --version', translated(say('print the version')))
    .helpCommand('help [command]', translated(say('print help for a command')))
  // Only the command that is called has to be known in full; for help about all, all are.
  const isOneNamed = commands.some(({ name }) => words.includes(name))
  for (const { name, summary, load } of commands) {
    const parser = prepared(program.command(name), output, world).description(translated(summary))
    if (isOneNamed && !words.includes(name)) continue
    const command = await load()
    command.declare(parser, translated)
    parser.addOption(languageOption(translated)).option('--no-color', translated(say('print without colours')))
    parser.action(async () => {
      exitCode = await command.run(parser, world)
    })
  }
  try {
    if (words.length === 0) program.help({ error: true })
    await program.parseAsync([...words], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    exitCode = error.exitCode === 0 ? 0 : 2
  }
  await streams.write(output.join(''))
  return exitCode
}

/** Help and errors in the user's language; nothing that ends the process or writes past our streams. */
function prepared(parser: Parser, output: string[], { streams, bundle }: World): Parser {
  return parser
    .exitOverride()
    .helpOption('-h, --help', render(say('print help'), bundle))
    .configureOutput({
      writeOut: (text) => output.push(text),
      writeErr: (text) => streams.complain(text.trimEnd()),
      outputError: (text, write) => write(render(usageMessage(text.trim()), bundle)),
    })
    .configureHelp({ styleTitle: (title) => render(heading(title), bundle), showGlobalOptions: false })
}

function heading(title: string): Message {
  switch (title) {
    case 'Usage:':
      return say('Usage:')
    case 'Arguments:':
      return say('Arguments:')
    case 'Options:':
      return say('Options:')
    case 'Commands:':
      return say('Commands:')
    default:
      return { text: title, args: {} }
  }
}

function languageOption(translated: (message: Message) => string): Option {
  return new Option(
    '--locale <language>',
    translated(say('language of the output; else that of the environment')),
  ).choices(languages)
}
