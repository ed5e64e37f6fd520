// `doc-corpus renumber`: lets the sections of a document count on, and rewrites every reference to what moved.

import { encodingRefusal } from '../../core/changes/encoding.ts'
import { renumber as renumbering } from '../../core/features/renumber.ts'
import { say } from '../../core/message.ts'
import { type ChangeOptions, change, declareChange } from '../change.ts'
import type { Command } from '../command.ts'
import { isFailure } from '../failure.ts'
import { openCorpus } from '../openCorpus.ts'
import { placesOf } from '../places.ts'
import { refuse } from '../refusal.ts'

export const renumber: Command = {
  declare(parser, words) {
    parser.argument('<file>', words(say('the document to renumber')))
    declareChange(parser, words)
  },

  async run(parser, world) {
    const options = parser.opts<ChangeOptions>()
    const [file = ''] = parser.args
    const places = await placesOf(world.folder, [file], options.root)
    if (isFailure(places)) return refuse(world, places)
    const opened = await openCorpus(world, places, options)
    if (isFailure(opened)) return refuse(world, opened)
    opened.progress.end()
    const { corpus } = opened.session
    const document = corpus.document(places.paths[0] ?? places.root)
    if (!document) return refuse(world, { failure: say('“{file}” is no document of the corpus.', { file }) })
    const unwritable = encodingRefusal(corpus, document)
    if (unwritable) return refuse(world, { failure: unwritable.refused })
    return change(world, opened, options, renumbering(corpus, document))
  },
}
