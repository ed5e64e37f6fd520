// `doc-corpus move`: moves a file or folder and rewrites every reference to it and from it.

import { corpusAfter } from '../../core/changes/after.ts'
import { changedMeanings } from '../../core/changes/identity.ts'
import { moveFiles, moveRefusal } from '../../core/features/moveFiles.ts'
import { say } from '../../core/message.ts'
import { join, nameOf } from '../../core/uri.ts'
import { carryOut } from '../changing.ts'
import type { Command } from '../command.ts'
import { isFailure } from '../failure.ts'
import { openCorpus } from '../openCorpus.ts'
import { declareListFormat, declareRoot, type ListOptions } from '../options.ts'
import { pathOn, placesOf } from '../places.ts'
import { refuse } from '../refusal.ts'
import { jsonChange, prettyChange } from '../report/change.ts'

interface Options extends ListOptions {
  readonly dryRun?: boolean
}

/** Exit code 1: it is moved, and some references could not be made to lead where they led; they are listed. */
export const move: Command = {
  declare(parser, words) {
    parser
      .argument('<old>', words(say('the file or folder to move')))
      .argument('<new>', words(say('its new path; where that is a folder, it is put into it')))
      .option('--dry-run', words(say('print what would change, and write nothing')))
    declareListFormat(parser, words)
    declareRoot(parser, words)
  },

  async run(parser, world) {
    const options = parser.opts<Options>()
    const [oldWord = '', newWord = ''] = parser.args
    const places = await placesOf(world.folder, [oldWord], options.root)
    if (isFailure(places)) return refuse(world, places)
    const opened = await openCorpus(world, places, options)
    if (isFailure(opened)) return refuse(world, opened)
    opened.progress.end()
    const { corpus } = opened.session
    const from = places.paths[0] ?? places.root
    const named = pathOn(world.folder, newWord)
    const to = corpus.files.isFolder(named) && named !== from ? (join(named, nameOf(from)) ?? named) : named
    const refusal = moveRefusal(corpus, { from, to })
    if (refusal) return refuse(world, { failure: refusal })
    const change = finished(moveFiles(corpus, [{ from, to }]))
    const meanings = finished(changedMeanings(corpus, corpusAfter(corpus, change), change))
    const output = options.format === 'json' ? jsonChange : prettyChange
    const written = output(corpus, places.root, change, meanings, world, options.dryRun === true)
    const failure = options.dryRun ? undefined : carryOut(corpus, change)
    if (failure) return refuse(world, failure)
    await world.streams.write(written)
    return opened.isPartial ? 2 : meanings.length > 0 ? 1 : 0
  },
}

function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
