// `doc-corpus check`: everything wrong in the corpus, or in the part of it that was named.

import { Option } from 'commander'
import { wantsDays } from '../../core/checks/staleDate.ts'
import type { ReferencesRead } from '../../core/document.ts'
import { say } from '../../core/message.ts'
import { areAboutLinks, type ProblemCode } from '../../core/problemCodes.ts'
import { isWithin, type Path } from '../../core/uri.ts'
import { nearestHolding } from '../../node/corpus.ts'
import { textsStore } from '../../node/factsStore.ts'
import { nodeClock } from '../../node/ports.ts'
import { type Baseline, readBaseline, withoutKnown, writeBaseline } from '../baseline.ts'
import { type Checked, checkDocuments, type Filter } from '../checking.ts'
import type { Command, ExitCode, World } from '../command.ts'
import { type Failure, isFailure } from '../failure.ts'
import { applyFixes } from '../fixing.ts'
import { type OpenedCorpus, openCorpus } from '../openCorpus.ts'
import { declareRoot, onlyOption, type RootOptions } from '../options.ts'
import { fileName, type Places, placesOf } from '../places.ts'
import { complain, refuse } from '../refusal.ts'
import { type FormatName, formats } from '../report/formats.ts'
import { type CheckReport, fails, type ReportedProblem, sourceOf, type View } from '../report/report.ts'

interface Options extends RootOptions {
  readonly format: FormatName
  readonly baseline?: string
  readonly writeBaseline?: string
  readonly changedSince?: string
  readonly failOn: View['failOn']
  readonly only?: readonly ProblemCode[]
  readonly fix?: boolean
}

/**
 * Exit code 1: there are problems as severe as `--fail-on` (default: warning). Exit code 2 after a report: part of what
 * was asked for could not be checked, be it a broken configuration, a document that cannot be read, or a folder that
 * cannot be listed.
 */
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
    const options = parser.opts<Options>()
    const places = await placesOf(world.folder, parser.args, options.root)
    if (isFailure(places)) return refuse(world, places)
    const baseline = options.baseline === undefined ? undefined : await readBaseline(world.folder, options.baseline)
    if (isFailure(baseline)) return refuse(world, baseline)
    const { changedSince } = options
    const since =
      changedSince === undefined ? undefined : { ...(await import('../changed.ts')), revision: changedSince }
    const changes = await since?.changesSince(places.root, since.revision)
    if (isFailure(changes)) return refuse(world, changes)
    const opened = await openCorpus(world, places, options, referencesFor(options))
    if (isFailure(opened)) return refuse(world, opened)
    for (const path of places.paths) {
      if (!holdsDocument(opened, path)) {
        complain(world, say('“{path}” holds no document of the corpus.', { path: fileName(places.root, path) }))
      }
    }
    await findDays(opened, options)
    const filter: Filter = {
      only: options.only ?? [],
      isWanted: changes && since?.concernedBy(opened.session.corpus, changes),
    }
    const checked = await checkAndFix(world, opened, places, filter, baseline, options.fix === true)
    opened.progress.end()
    if (isFailure(checked)) return refuse(world, checked)
    if (options.writeBaseline !== undefined) return saveBaseline(world, options.writeBaseline, opened, checked)
    const problems = news(checked, baseline)
    const view = viewOf(world, places, options.failOn)
    await world.streams.write(formats[options.format](reportOf(opened, places, checked, problems), view))
    return exitCode(opened, problems, options.failOn)
  },
}

/** Has git tell when contents changed, where the project and the person want to know. */
async function findDays({ session, atEnd }: OpenedCorpus, { only, cache, extractor }: Options): Promise<void> {
  const isAsked = only === undefined || only.length === 0 || only.includes('stale-date')
  if (!isAsked || !session.corpus.roots.some(wantsDays)) return
  const [{ ChangedDays }, { contentHistory }] = await Promise.all([
    import('../../session/changedDays.ts'),
    import('../../node/contentHistory.ts'),
  ])
  const kept = cache && extractor !== 'reference' ? textsStore('comparisons') : undefined
  const days = new ChangedDays(session, { ...contentHistory, kept }, nodeClock)
  await days.find()
  atEnd(() => days.save())
}

/** What the asked codes are about; a fix, and what refers to a change, may need more. */
function referencesFor({ only, fix, changedSince }: Options): ReferencesRead {
  return !fix && changedSince === undefined && areAboutLinks(only ?? []) ? 'links' : 'all'
}

/** A chosen path may be left out of the corpus, or no document: that is said, but is no fault. */
function holdsDocument({ session }: OpenedCorpus, path: Path): boolean {
  if (session.corpus.document(path)) return true
  for (const document of session.corpus.documents()) if (isWithin(path, document.path)) return true
  return session.notes.some((note) => isWithin(path, note.path))
}

/** Checks, and with `--fix` mends and checks again what is left. */
async function checkAndFix(
  world: World,
  opened: OpenedCorpus,
  places: Places,
  filter: Filter,
  baseline: Baseline | undefined,
  isFixing: boolean,
): Promise<Checked | Failure> {
  const checked = await checkDocuments(opened, places, filter)
  if (!isFixing) return checked
  const applied = applyFixes(opened.session.corpus, places, news(checked, baseline))
  if (isFailure(applied)) return applied
  const { fixed, paths } = applied
  opened.progress.end()
  complain(world, say('Mended: {fixed}; documents written: {documents}.', { fixed, documents: paths.length }))
  if (fixed === 0) return checked
  await opened.session.changeFiles(paths.map((path) => ({ path, kind: 'changed' })))
  return checkDocuments(opened, places, filter)
}

function news(checked: Checked, baseline: Baseline | undefined): readonly ReportedProblem[] {
  return baseline ? withoutKnown(checked.problems, baseline) : checked.problems
}

function saveBaseline(world: World, file: string, opened: OpenedCorpus, checked: Checked): ExitCode {
  const failure = writeBaseline(world.folder, file, checked.problems)
  if (failure) return refuse(world, failure)
  complain(world, say('{count} problems are written to “{file}”.', { count: checked.problems.length, file }))
  return exitCode(opened, [], 'error')
}

function reportOf(
  opened: OpenedCorpus,
  places: Places,
  checked: Checked,
  problems: readonly ReportedProblem[],
): CheckReport {
  const { corpus } = opened.session
  return {
    root: places.root,
    documents: checked.files.length,
    corpusSize: corpus.size,
    sections: checked.sections,
    references: checked.references,
    files: checked.files,
    problems,
    known: checked.problems.length - problems.length,
    seconds: process.uptime(),
    sourceOf(path) {
      const document = corpus.document(path)
      return document && sourceOf(document)
    },
  }
}

function viewOf({ streams, bundle }: World, { root }: Places, failOn: View['failOn']): View {
  const repository = nearestHolding(root, '.git') ?? root
  return { bundle, colors: streams.colors, columns: streams.columns, repository, failOn }
}

function exitCode(opened: OpenedCorpus, problems: readonly ReportedProblem[], failOn: View['failOn']): ExitCode {
  if (opened.isPartial || opened.configurations.length > 0) return 2
  return problems.some((problem) => fails(problem, failOn)) ? 1 : 0
}
