// Options that several commands share.

import { InvalidArgumentError, Option, type Command as Parser } from 'commander'
import type { Extractor } from '../core/facts/contents.ts'
import { type Message, say } from '../core/message.ts'
import { problemCodes } from '../core/problemCodes.ts'

export interface RootOptions {
  readonly root?: string
  readonly config?: string
  /** False with `--no-cache`. */
  readonly cache: boolean
  readonly extractor: Extractor
}

/** Declares `--root`, `--config`, `--no-cache` and `--extractor`, which is for those who doubt, and no part of the help. */
export function declareRoot(parser: Parser, words: (message: Message) => string): void {
  parser
    .option(
      '--root <dir>',
      words(
        say('the folder that holds the corpus; else the nearest with .doc-corpus.json, else with .git, else this one'),
      ),
    )
    .option('--config <file>', words(say('configuration to read instead of .doc-corpus.json in the root')))
    .option('--no-cache', words(say('read every document anew, and keep nothing for the next time')))
    .addOption(
      new Option('--extractor <name>', words(say('how documents are read')))
        .choices(['lane', 'reference'])
        .default('lane')
        .hideHelp(),
    )
}

export interface ListOptions extends RootOptions {
  readonly format: 'pretty' | 'json'
}

/** Declares `--format` of the commands that list things. */
export function declareListFormat(parser: Parser, words: (message: Message) => string): void {
  parser.addOption(
    new Option('--format <format>', words(say('how to print'))).choices(['pretty', 'json']).default('pretty'),
  )
}

/** `--only CODE`, which may be given several times. */
export function onlyOption(words: (message: Message) => string): Option {
  return new Option('--only <code>', words(say('report this problem code only; may be repeated'))).argParser(
    (code: string, before: readonly string[] | undefined) => {
      if (problemCodes.some((each) => each === code)) return [...(before ?? []), code]
      throw new InvalidArgumentError(words(say('The codes are {codes}.', { codes: problemCodes.join(', ') })))
    },
  )
}

/** A whole number from 1. */
export function countParser(words: (message: Message) => string): (value: string) => number {
  return (value) => {
    if (/^[1-9]\d{0,5}$/.test(value)) return Number(value)
    throw new InvalidArgumentError(words(say('It must be a whole number from 1.')))
  }
}
