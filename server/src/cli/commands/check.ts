// `doc-corpus check`: everything wrong in the corpus, or in the part of it that was named.

import { Option } from 'commander'
import { say } from '../../core/message.ts'
import { answerCheck } from '../answerCheck.ts'
import { rememberWords } from '../askedBefore.ts'
import type { CheckOptions } from '../checkOptions.ts'
import type { Command } from '../command.ts'
import { declareRoot, onlyOption } from '../options.ts'
import { formats } from '../report/formats.ts'

export const check: Command = {
  declare(parser, words) {
    const notInBaseline = words(say('leave out the problems that this file names'))
    const asBaseline = words(say('name all problems in this file, so that from now on only new ones count'))
    const changed = words(say('only what stands in, or refers to, documents changed since this git revision'))
    const least = words(say('the least severity that makes the exit code 1'))
    parser
      .argument('[paths...]', words(say('files and folders to report on; everything below the root if there are none')))
      .addOption(
        new Option('--format <format>', words(say('how to print'))).choices(Object.keys(formats)).default('pretty'),
      )
      .option('--baseline <file>', notInBaseline)
      .addOption(new Option('--write-baseline <file>', asBaseline).conflicts(['baseline', 'changedSince']))
      .option('--changed-since <rev>', changed)
      .addOption(new Option('--fail-on <severity>', least).choices(['error', 'warning']).default('warning'))
      .addOption(onlyOption(words))
      .option('--fix', words(say('apply the fixes that are safe to apply unseen')))
    declareRoot(parser, words)
  },

  async run(parser, world) {
    const asked = { options: parser.opts<CheckOptions>(), paths: parser.args }
    const exitCode = await answerCheck(world, asked)
    if (asked.options.cache) world.atEnd(() => rememberWords(world, asked))
    return exitCode
  },
}
