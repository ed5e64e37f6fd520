// `doc-corpus move`: moves a file or folder and rewrites every reference to it and from it.

import { moveFiles, moveRefusal } from '../../core/features/moveFiles.ts'
import { say } from '../../core/message.ts'
import { configurationName } from '../../core/settings.ts'
import { join, nameOf } from '../../core/uri.ts'
import { exists } from '../../node/roots.ts'
import { type ChangeOptions, change, declareChange } from '../change.ts'
import type { Command } from '../command.ts'
import { type Failure, isFailure } from '../failure.ts'
import { openCorpus } from '../openCorpus.ts'
import { type Places, pathOn, placesOf } from '../places.ts'
import { refuse } from '../refusal.ts'

/** Exit code 1: it is moved, and some references could not be made to lead where they led; they are listed. */
export const move: Command = {
  declare(parser, words) {
    parser
      .argument('<old>', words(say('the file or folder to move')))
      .argument('<new>', words(say('its new path; where that is a folder, it is put into it')))
    declareChange(parser, words)
  },

  async run(parser, world) {
    const options = parser.opts<ChangeOptions>()
    const [oldWord = '', newWord = ''] = parser.args
    const places = await placesAround(world.folder, oldWord, options.root)
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
    return change(world, opened, options, moveFiles(corpus, [{ from, to }]))
  },
}

/** A folder that is a corpus of its own is moved within the one around it, where there is one. */
async function placesAround(folder: string, word: string, rootWord: string | undefined): Promise<Places | Failure> {
  const own = await placesOf(folder, [word], rootWord)
  if (isFailure(own) || rootWord !== undefined || pathOn(folder, word) !== own.root) return own
  const around = await placesOf(folder, [join(own.root, '..') ?? own.root], undefined)
  if (isFailure(around) || !exists(join(around.root, configurationName) ?? '')) return own
  return { root: around.root, paths: [own.root] }
}
