// The two states of the corpus that an update log compares, and where they come from.

import type { Corpus } from '../core/corpus.ts'
import { render, say } from '../core/message.ts'
import { inItsMarks } from '../core/updateLog/logSentences.ts'
import type { Path } from '../core/uri.ts'
import { type CorpusAt, openCorpusAt } from '../node/corpusAt.ts'
import { diskFiles } from '../node/files.ts'
import {
  baseOfLog,
  commitOf,
  headCommit,
  lastTag,
  lastTouched,
  namedBase,
  partedFrom,
  renamesBetween,
} from '../node/gitHistory.ts'
import { openGitTree } from '../node/gitTree.ts'
import { mounted, repositoriesBelow } from '../node/repositories.ts'
import type { Listener } from '../session/session.ts'
import type { Base } from '../session/updateLogPort.ts'
import type { World } from './command.ts'
import { type Failure, isFailure } from './failure.ts'
import { openCorpus } from './openCorpus.ts'
import type { RootOptions } from './options.ts'
import { fileName, type Places, pathOn } from './places.ts'
import { showProgress } from './progress.ts'

export interface BaseOptions {
  readonly since?: string
  readonly sinceTag?: boolean
  readonly sinceBranch?: string
  readonly sinceLog?: string
}

/** The commit that the head is, or that the working tree stands on. */
export async function headOf(root: Path, revision: string | undefined): Promise<string | Failure> {
  return revision === undefined ? headCommit(root) : commitOf(root, revision)
}

/** Where the log begins: where the options say, else where its marks say, else by its own history and its day. */
export async function baseFor(
  world: World,
  root: Path,
  options: BaseOptions,
  log: Path,
  day: string,
  head: string,
  marked: string | undefined,
): Promise<Base | Failure> {
  const { since, sinceTag, sinceBranch, sinceLog } = options
  if (sinceTag) return lastTag(root, head)
  if (sinceBranch !== undefined) return partedFrom(root, sinceBranch, head)
  if (sinceLog !== undefined) return lastTouched(root, pathOn(world.folder, sinceLog), head)
  if (since !== undefined) return namedBase(root, since, head)
  if (marked === undefined) return baseOfLog(root, log, day, head)
  const found = await namedBase(root, marked, head)
  if (!isFailure(found)) return { ...found, why: inItsMarks() }
  if (!isFailure(await commitOf(root, marked))) return found
  return {
    failure: say('The commit {commit}, which the log names in its marks, is not in this repository.', {
      commit: marked,
    }),
    remedy: 'other-base',
  }
}

export interface LogStates {
  readonly before: Corpus
  readonly after: Corpus
  readonly renames: ReadonlyMap<Path, Path>
  /** Folders that are repositories of their own, of which nothing is known. */
  readonly unknown: readonly Path[]
  readonly isPartial: boolean
}

/** Where the states are: `repository` is the root, or begins below it. */
export interface StatePlaces extends Places {
  readonly repository: Path
}

/** Reads both. `to` undefined: the working tree is the head. */
export async function openStates(
  world: World,
  places: StatePlaces,
  options: RootOptions,
  base: string,
  to: string | undefined,
): Promise<LogStates | Failure> {
  const { root, repository } = places
  const renames = await renamesBetween(repository, base, to)
  if (isFailure(renames)) return renames
  const log = { info: () => {}, warn: world.streams.complain, error: world.streams.complain }
  const configuration = options.config === undefined ? undefined : pathOn(world.folder, options.config)
  if (to === undefined) {
    const opened = await openCorpus(world, places, options)
    if (isFailure(opened)) return opened
    const { progress } = opened
    const listener: Listener = { progress: ({ phase, done, total }) => progress.report(phase, done, total) }
    const before = await openCorpusAt(root, base, { log, rules: diskFiles, configuration, listener, repository })
    progress.end()
    if (isFailure(before)) return before
    const isPartial = opened.isPartial || opened.configurations.length > 0
    const after = opened.session.corpus
    const documents = [...after.documents()].map(({ path }) => path)
    const unknown = [...new Set([...before.submodules, ...repositoriesBelow(repository, documents)])]
    return { ...statesOf(world, root, before, after), unknown, renames, isPartial }
  }
  const progress = await showProgress(world)
  const listener: Listener = { progress: ({ phase, done, total }) => progress.report(phase, done, total) }
  const rules = await openGitTree(repository, to)
  if (isFailure(rules)) return rules
  try {
    const after = await openCorpusAt(root, to, {
      log,
      listener,
      repository,
      ...(configuration ? { rules: diskFiles, configuration } : {}),
    })
    if (isFailure(after)) return after
    const before = await openCorpusAt(root, base, {
      log,
      listener,
      rules: configuration ? diskFiles : mounted(rules.files, repository, diskFiles),
      configuration,
      repository,
    })
    if (isFailure(before)) return before
    const unknown = [...new Set([...before.submodules, ...after.submodules])]
    return { ...statesOf(world, root, before, after.session.corpus), unknown, renames, isPartial: false }
  } finally {
    rules.close()
    progress.end()
  }
}

/** Says which documents could not be read of the commit, though they are there now: nothing is told of them. */
function statesOf(world: World, root: Path, { session }: CorpusAt, after: Corpus): Pick<LogStates, 'before' | 'after'> {
  const { corpus: before, notes } = session
  for (const { path, message } of notes) {
    if (before.document(path) || !after.document(path)) continue
    world.streams.complain(`${fileName(root, path)}: ${render(message, world.bundle)}`)
  }
  return { before, after }
}
