// Opens the corpus that a command is about, with progress for the eyes and notes about what could not be read.

import { wantsDays } from '../core/checks/staleDate.ts'
import type { ReferencesRead } from '../core/document.ts'
import { render, say } from '../core/message.ts'
import { configurationName } from '../core/settings.ts'
import { join, type Path } from '../core/uri.ts'
import { openCorpus as open } from '../node/corpus.ts'
import { recording } from '../node/diskRecord.ts'
import { factsStore, textsStore } from '../node/factsStore.ts'
import { diskFiles } from '../node/files.ts'
import { hurry } from '../node/shortRun.ts'
import { directFiles } from '../node/stampedFiles.ts'
import type { ConfigurationProblem } from '../session/configuration.ts'
import type { KeptTexts } from '../session/ports.ts'
import type { Session } from '../session/session.ts'
import type { World } from './command.ts'
import type { Failure } from './failure.ts'
import { keepDisk } from './knownFindings.ts'
import type { RootOptions } from './options.ts'
import { fileName, type Places, pathOn } from './places.ts'
import { type Progress, showProgress } from './progress.ts'

export interface OpenedCorpus {
  readonly session: Session
  readonly root: Path
  /** What is wrong in configuration files: then other settings than the wanted ones were in force. */
  readonly configurations: readonly BrokenConfiguration[]
  /** Whether something could not be read or listed, of which the output therefore says nothing. */
  readonly isPartial: boolean
  readonly progress: Progress
  /** Where findings are kept; undefined where nothing is. */
  readonly findings: KeptTexts | undefined
  /**
   * Keeps what the disk has said, where that alone made the fingerprint: for the next run, which then finds what is kept
   * without reading anything. Returns why it could not.
   */
  keepDisk(fingerprint: string): Promise<string | undefined>
  /** What is to be kept when everything has been said. The task returns why it could not be, which is said. */
  atEnd(task: () => Promise<string | undefined>): void
}

/** A configuration file with problems, and its text. */
export interface BrokenConfiguration {
  readonly path: Path
  readonly text: string
  readonly problems: readonly ConfigurationProblem[]
}

/** Opens the corpus below `places.root`, with the references that are asked for. Files that could not be taken as they are, are said on standard error. */
export async function openCorpus(
  world: World,
  places: Places,
  { config: configurationWord, cache: mayCache, extractor }: RootOptions,
  references: ReferencesRead = 'all',
): Promise<OpenedCorpus | Failure> {
  const configuration = configurationWord === undefined ? undefined : pathOn(world.folder, configurationWord)
  if (configuration !== undefined) {
    const content = await diskFiles.read(configuration)
    if (content.kind !== 'text') {
      return { failure: say('The configuration “{file}” cannot be read.', { file: configurationWord ?? '' }) }
    }
  }
  // What is kept was read by the lane.
  const cache = mayCache && extractor !== 'reference'
  hurry()
  const progress = await showProgress(world)
  const disk = recording(directFiles, places.root)
  const session = await open(places.root, {
    configuration,
    listener: { progress: ({ phase, done, total }) => progress.report(phase, done, total) },
    log: { info: () => {}, warn: world.streams.complain, error: world.streams.complain },
    files: disk.files,
    cache: cache ? factsStore() : undefined,
    references,
    extractor,
  })
  const atEnd = keeping(world)
  atEnd(() => session.save())
  const { notes } = session
  if (notes.length > 0) progress.end()
  for (const { path, message } of notes) {
    world.streams.complain(`${fileName(places.root, path)}: ${render(message, world.bundle)}`)
  }
  const own = join(places.root, configurationName)
  const configurations: BrokenConfiguration[] = []
  for (const [path, { problems }] of session.configurations) {
    if (problems.length === 0) continue
    const real = path === own && configuration !== undefined ? configuration : path
    const content = await diskFiles.read(real)
    configurations.push({ path: real, text: content.kind === 'text' ? content.text : '', problems })
  }
  return {
    session,
    root: places.root,
    configurations,
    isPartial: notes.length > 0,
    progress,
    findings: cache ? textsStore('findings') : undefined,
    async keepDisk(fingerprint) {
      const isSure = notes.length === 0 && configurations.length === 0 && !session.corpus.roots.some(wantsDays)
      const record = isSure ? disk.record() : undefined
      return record && keepDisk(places.root, configuration, fingerprint, record)
    },
    atEnd,
  }
}

/** What cannot be kept is said once. */
function keeping(world: World): OpenedCorpus['atEnd'] {
  let isSaid = false
  return (task) =>
    world.atEnd(async () => {
      const reason = await task()
      if (reason === undefined || isSaid) return
      isSaid = true
      const message = say('What was read could not be kept for the next time ({reason}).', { reason })
      world.streams.complain(render(message, world.bundle))
    })
}
