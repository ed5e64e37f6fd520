// Verifies an existing update log: finds the tree it speaks of and the one before, and reports what of it is true.

import { existsSync, readFileSync } from 'node:fs'
import type { Corpus } from '../core/corpus.ts'
import { createDocument, type Document } from '../core/document.ts'
import { extractFacts } from '../core/facts/extract.ts'
import { type Message, say } from '../core/message.ts'
import { lastUpdated } from '../core/metadataFields.ts'
import { defaultSettings } from '../core/settings.ts'
import { dayInName } from '../core/updateLog/logNames.ts'
import { type Marks, marksOf } from '../core/updateLog/markers.ts'
import { verifyLog } from '../core/updateLog/verify.ts'
import { folderOf, isDocumentPath, type Path, relative } from '../core/uri.ts'
import { openCorpusAt } from '../node/corpusAt.ts'
import { decode, diskPath } from '../node/files.ts'
import { git, isGitFailure } from '../node/git.ts'
import { ancestry, commitOf, dayOf, lastBefore, lastTouched, renamesBetween } from '../node/gitHistory.ts'
import { repositoryOf } from '../node/repositories.ts'
import type { Base } from '../session/updateLogPort.ts'
import type { ExitCode, World } from './command.ts'
import { type Failure, isFailure, reasonOf } from './failure.ts'
import { type BaseOptions, baseFor, openStates, type StatePlaces } from './logStates.ts'
import { openCorpus } from './openCorpus.ts'
import type { ListOptions } from './options.ts'
import { fileName, placesOf } from './places.ts'
import { complain, refuse } from './refusal.ts'
import { jsonClaims, prettyClaims } from './report/claims.ts'

interface Options extends ListOptions, BaseOptions {
  readonly to?: string
}

/** Exit code 1: something in the log is not true. */
export async function verifyLogFile(world: World, file: string, options: Options): Promise<ExitCode> {
  const places = await placesOf(world.folder, [file], options.root)
  if (isFailure(places)) return refuse(world, places)
  const { root } = places
  const path = places.paths[0]
  if (path === undefined || !isDocumentPath(path)) {
    return refuse(world, { failure: say('“{file}” is no Markdown document, so it cannot be verified.', { file }) })
  }
  const text = textOf(path)
  if (isFailure(text)) return refuse(world, text)
  const marks = marksOf(text)
  const repository = repositoryOf(root, folderOf(path))
  const head = await headFor(repository, path, options, marks)
  if (isFailure(head)) return refuse(world, head)
  const base = head && (await baseOf(world, repository, path, text, options, head, marks))
  if (isFailure(base)) {
    if (isNamed(options)) return refuse(world, base)
    complain(world, base.failure)
  }
  const known = isFailure(base) ? undefined : base
  const times = await openTimes(world, { root, paths: [], repository }, options, head, known)
  if (isFailure(times)) return refuse(world, times)
  const { before, after, renames, isPartial } = times
  const moved = await movedSince(repository, head?.commit)
  const log = documentOf(after, path, text)
  const isGuess = !isNamed(options) && marks.parts[0]?.states.base === undefined
  const verdicts = verifyLog(log, { before, isGuess, after, renames, movedTo: (old) => moved.get(old) })
  const report = { file: fileName(root, path), log, verdicts, head, base: known }
  if (options.format === 'json') await world.streams.write(jsonClaims(report))
  else await world.streams.write(prettyClaims(report, world))
  if (isPartial) return 2
  return verdicts.some(({ holds }) => !holds) ? 1 : 0
}

function isNamed({ since, sinceTag, sinceBranch, sinceLog }: BaseOptions): boolean {
  return since !== undefined || sinceTag === true || sinceBranch !== undefined || sinceLog !== undefined
}

function textOf(path: Path): string | Failure {
  const file = diskPath(path)
  try {
    const content = decode(readFileSync(file))
    if (content.kind === 'text') return content.text
    return { failure: say('“{file}” is no text in UTF-8 or UTF-16, so it cannot be verified.', { file }) }
  } catch (error) {
    return { failure: say('“{file}” cannot be read ({reason}).', { file, reason: reasonOf(error) }) }
  }
}

/** The log as it is on disk; the tree it speaks of may not have it, or an older one. */
function documentOf(corpus: Corpus, path: Path, text: string): Document {
  const settings = corpus.rootOf(path)?.settings ?? defaultSettings
  const facts = extractFacts(text, { anchors: settings.anchors, headingsOnly: false })
  return createDocument(path, text, facts, settings)
}

/** The tree that a log speaks of. */
export interface Head {
  /** Undefined for the working tree. */
  readonly commit: string | undefined
  readonly why: Message
}

/**
 * The commit that is asked for or that the log names in its marks; else the one that touched the log last, or the working tree where the
 * log was changed since. Undefined where there is no git: then the log is held against what is there, and nothing is known of before.
 */
async function headFor(root: Path, log: Path, { to }: Options, marks: Marks): Promise<Head | undefined | Failure> {
  const marked = marks.parts[0]?.states.head
  const named = to ?? (marked === 'worktree' ? undefined : marked)
  if (named !== undefined) {
    const commit = await commitOf(root, named)
    if (isFailure(commit)) return commit
    return { commit, why: to === undefined ? say('the commit that the log names in its marks') : say('as asked for') }
  }
  const status = await git(root, ['status', '--porcelain', '--', relative(root, log)])
  if (isGitFailure(status)) return status.kind === 'failed' ? status : undefined
  if (status.trim() !== '') return { commit: undefined, why: say('the log was changed since the last commit') }
  const last = await lastTouched(root, log, 'HEAD')
  return isFailure(last) ? { commit: undefined, why: say('no commit has the log') } : last
}

/** A log often tells of a whole day, though it was added in the middle of it: the earlier of its beginning and that of its day. */
async function baseOf(
  world: World,
  root: Path,
  log: Path,
  text: string,
  options: Options,
  head: Head,
  marks: Marks,
): Promise<Base | Failure> {
  const commit = head.commit ?? (await commitOf(root, 'HEAD'))
  if (isFailure(commit)) return commit
  const marked = marks.parts[0]?.states.base
  const day = await dayFor(root, log, text, commit)
  if (isFailure(day)) return day
  const base = await baseFor(world, root, options, log, day, commit, marked)
  if (isFailure(base) || marked !== undefined || isNamed(options)) return base
  const before = await lastBefore(root, day, commit)
  if (isFailure(before) || before.commit === base.commit) return base
  const isEarlier = (await ancestry(root, before.commit, base.commit)) === undefined
  return isEarlier ? before : base
}

/** The day in the name of the log, else the one it states, else that of the commit. */
async function dayFor(root: Path, log: Path, text: string, commit: string): Promise<string | Failure> {
  const named = dayInName(log)
  if (named !== undefined) return named
  const facts = extractFacts(text, { anchors: 'github', headingsOnly: false })
  const stated = lastUpdated(createDocument(log, text, facts, defaultSettings))?.value
  return stated ?? dayOf(root, commit)
}

interface Times {
  readonly before: Corpus | undefined
  readonly after: Corpus
  readonly renames: ReadonlyMap<Path, Path>
  readonly isPartial: boolean
}

async function openTimes(
  world: World,
  places: StatePlaces,
  options: Options,
  head: Head | undefined,
  base: Base | undefined,
): Promise<Times | Failure> {
  if (base) return openStates(world, places, options, base.commit, head?.commit)
  const renames = new Map<Path, Path>()
  if (head?.commit !== undefined) {
    const log = { info: () => {}, warn: world.streams.complain, error: world.streams.complain }
    const after = await openCorpusAt(places.root, head.commit, { log, repository: places.repository })
    if (isFailure(after)) return after
    return { before: undefined, after: after.session.corpus, renames, isPartial: false }
  }
  const opened = await openCorpus(world, places, options)
  if (isFailure(opened)) return opened
  opened.progress.end()
  const isPartial = opened.isPartial || opened.configurations.length > 0
  return { before: undefined, after: opened.session.corpus, renames, isPartial }
}

/** Old path to new, of files that have moved since; a file that is still there has not, whatever git takes for renamed. */
async function movedSince(root: Path, commit: string | undefined): Promise<ReadonlyMap<Path, Path>> {
  const renames = commit === undefined ? undefined : await renamesBetween(root, commit, undefined)
  if (renames === undefined || isFailure(renames)) return new Map()
  return new Map([...renames].map(([now, old]) => [old, now] as const).filter(([old]) => !existsSync(diskPath(old))))
}
