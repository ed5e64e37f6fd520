// Answers a check: from what the last one found where nothing has changed, else by checking anew.

import { isWithin } from '../core/uri.ts'
import { nearestHolding } from '../node/roots.ts'
import { type Baseline, readBaseline, withoutKnown } from './baseline.ts'
import type { Asked, CheckOptions } from './checkOptions.ts'
import type { ExitCode, World } from './command.ts'
import { isFailure } from './failure.ts'
import { type KnownFindings, knownFindings } from './knownFindings.ts'
import { isChosen, type Places, pathOn, placesOf } from './places.ts'
import { refuse } from './refusal.ts'
import { formats } from './report/formats.ts'
import { type CheckReport, fails, type View } from './report/report.ts'
import { reportOf, Tally } from './tally.ts'

/**
 * Exit code 1: there are problems as severe as `--fail-on` (default: warning). Exit code 2 after a report: part of what
 * was asked for could not be checked, be it a broken configuration, a document that cannot be read, or a folder that
 * cannot be listed.
 */
export async function answerCheck(world: World, { options, paths }: Asked): Promise<ExitCode> {
  const places = await placesOf(world.folder, paths, options.root)
  if (isFailure(places)) return refuse(world, places)
  const baseline = options.baseline === undefined ? undefined : await readBaseline(world.folder, options.baseline)
  if (isFailure(baseline)) return refuse(world, baseline)
  const view = viewOf(world, places, options)
  const known = mayBeKnown(options) ? await knownFindings(places.root, configurationOf(world, options)) : undefined
  if (known && holdsAll(known, places)) {
    const report = reportKnown(known, places, options, baseline)
    const text = formats[options.format](report, view)
    if (!known.isOutdated) {
      await world.streams.write(text)
      return report.problems.some((problem) => fails(problem, options.failOn)) ? 1 : 0
    }
  }
  const { checkAnew } = await import('./checkAnew.ts')
  return checkAnew(world, { options, places, baseline, view })
}

/** Whether the answer depends on nothing but the corpus, and changes nothing. What is kept was read by the lane. */
function mayBeKnown({ cache, extractor, fix, changedSince, writeBaseline }: CheckOptions): boolean {
  return cache && extractor === 'lane' && !fix && changedSince === undefined && writeBaseline === undefined
}

/** About a chosen path without documents something has to be said. */
function holdsAll({ findings }: KnownFindings, { paths }: Places): boolean {
  const documents = paths.length > 0 ? [...findings.keys()] : []
  return paths.every((path) => findings.has(path) || documents.some((each) => isWithin(path, each)))
}

function reportKnown(
  { findings, sourceOf }: KnownFindings,
  places: Places,
  { only }: CheckOptions,
  baseline: Baseline | undefined,
): CheckReport {
  const tally = new Tally(places, only ?? [])
  for (const path of [...findings.keys()].sort()) {
    const [found, source] = [findings.get(path), sourceOf(path)]
    if (found && source && isChosen(places, path)) tally.add(path, found, source)
  }
  const { checked } = tally
  const problems = baseline ? withoutKnown(checked.problems, baseline) : checked.problems
  return reportOf(places, checked, problems, { corpusSize: findings.size, sourceOf })
}

function configurationOf({ folder }: World, { config }: CheckOptions) {
  return config === undefined ? undefined : pathOn(folder, config)
}

function viewOf({ streams, bundle }: World, { root }: Places, { failOn }: CheckOptions): View {
  return {
    bundle,
    colors: streams.colors,
    columns: streams.columns,
    get repository() {
      return nearestHolding(root, '.git') ?? root
    },
    failOn,
  }
}
