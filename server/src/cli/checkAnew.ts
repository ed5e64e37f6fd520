// `check` where something may have changed: lists, reads and checks the corpus, and mends it where that is asked for.

import { wantsDays } from '../core/checks/staleDate.ts'
import type { ReferencesRead } from '../core/document.ts'
import { say } from '../core/message.ts'
import { areAboutLinks } from '../core/problemCodes.ts'
import { isWithin, type Path } from '../core/uri.ts'
import { textsStore } from '../node/factsStore.ts'
import { nodeClock } from '../node/ports.ts'
import { type Baseline, withoutKnown, writeBaseline } from './baseline.ts'
import { checkDocuments, type Filter } from './checking.ts'
import type { CheckOptions } from './checkOptions.ts'
import type { ExitCode, World } from './command.ts'
import { type Failure, isFailure } from './failure.ts'
import { applyFixes } from './fixing.ts'
import { type OpenedCorpus, openCorpus } from './openCorpus.ts'
import { fileName, type Places } from './places.ts'
import { complain, refuse } from './refusal.ts'
import { formats } from './report/formats.ts'
import { type CheckReport, fails, type ReportedProblem, sourceOf, type View } from './report/report.ts'
import { type Checked, reportOf } from './tally.ts'

export interface Question {
  readonly options: CheckOptions
  readonly places: Places
  readonly baseline: Baseline | undefined
  readonly view: View
}

/** Answers the question, and says it. */
export async function checkAnew(world: World, question: Question): Promise<ExitCode> {
  const { options, places, baseline, view } = question
  const { changedSince } = options
  const since = changedSince === undefined ? undefined : { ...(await import('./changed.ts')), revision: changedSince }
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
  await world.streams.write(formats[options.format](reportAnew(opened, places, checked, problems), view))
  return exitCode(opened, problems, options.failOn)
}

/** Has git tell when contents changed, where the project and the person want to know. */
async function findDays({ session, atEnd }: OpenedCorpus, { only, cache, extractor }: CheckOptions): Promise<void> {
  const isAsked = only === undefined || only.length === 0 || only.includes('stale-date')
  if (!isAsked || !session.corpus.roots.some(wantsDays)) return
  const [{ ChangedDays }, { contentHistory }] = await Promise.all([
    import('../session/changedDays.ts'),
    import('../node/contentHistory.ts'),
  ])
  const kept = cache && extractor !== 'reference' ? textsStore('comparisons') : undefined
  const days = new ChangedDays(session, { ...contentHistory, kept }, nodeClock)
  await days.find()
  atEnd(() => days.save())
}

/** What the asked codes are about; a fix, and what refers to a change, may need more. */
function referencesFor({ only, fix, changedSince }: CheckOptions): ReferencesRead {
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
  const applied = await applyFixes(opened.session.corpus, places, news(checked, baseline))
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

function reportAnew(
  { session: { corpus } }: OpenedCorpus,
  places: Places,
  checked: Checked,
  problems: readonly ReportedProblem[],
): CheckReport {
  return reportOf(places, checked, problems, {
    corpusSize: corpus.size,
    sourceOf(path) {
      const document = corpus.document(path)
      return document && sourceOf(document)
    },
  })
}

function exitCode(opened: OpenedCorpus, problems: readonly ReportedProblem[], failOn: View['failOn']): ExitCode {
  if (opened.isPartial || opened.configurations.length > 0) return 2
  return problems.some((problem) => fails(problem, failOn)) ? 1 : 0
}
