// From the words on the command line to a command and its exit code.

import { CommanderError, Option, Command as Parser } from 'commander'
import { type Message, render, say } from '../core/message.ts'
import type { ExitCode, World } from './command.ts'
import { commands } from './commands/table.ts'
import { bundleOf, type Language, languageOf, languages } from './language.ts'
import type { Streams } from './streams.ts'
import { usageMessage } from './usage.ts'
import { version } from './version.ts'

/** Runs the command that the words name. */
export async function run(words: readonly string[], streams: Streams, folder: string): Promise<ExitCode> {
  const bundle = await bundleOf(languageIn(words))
  const tasks: (() => Promise<void>)[] = []
  const world: World = { streams, bundle, folder, atEnd: (task) => tasks.push(task) }
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
  for (const task of tasks) await task()
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

/** The language must be known before the words are parsed, for what is said about them. */
function languageIn(words: readonly string[]): Language {
  for (const [i, word] of words.entries()) {
    if (word === '--') break
    const value = word === '--locale' ? words[i + 1] : word.startsWith('--locale=') ? word.slice(9) : undefined
    const language = languages.find((each) => each === value)
    if (language) return language
  }
  // Elsewhere the environment says it, and asking the system takes 19 ms.
  const isWindows = process.platform === 'win32'
  return languageOf(process.env, isWindows ? Intl.DateTimeFormat().resolvedOptions().locale : 'en')
}
