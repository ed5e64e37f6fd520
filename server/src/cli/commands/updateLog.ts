// `doc-corpus update-log`: writes or refreshes an update log from what git says changed.

import { Option } from 'commander'
import { localDay } from '../../core/day.ts'
import { render, say } from '../../core/message.ts'
import { type Choices, choicesOf, withChoices } from '../../core/updateLog/leftOut.ts'
import { dayInName } from '../../core/updateLog/logNames.ts'
import { scopeOf } from '../../core/updateLog/logScope.ts'
import { nothingToTell, onlyWhereItIs, ownRepository } from '../../core/updateLog/logSentences.ts'
import { marksOf } from '../../core/updateLog/markers.ts'
import { refreshed } from '../../core/updateLog/refresh.ts'
import { factsInSteps } from '../../core/updateLog/updateFacts.ts'
import { updatedCount } from '../../core/updateLog/view.ts'
import { folderOf, isDocumentPath, isWithin, join, type Path, relative } from '../../core/uri.ts'
import { diskPath } from '../../node/files.ts'
import { freshLog, languageOf } from '../../node/freshLog.ts'
import { dayOf } from '../../node/gitHistory.ts'
import { linkOnWay, repositoryOf } from '../../node/repositories.ts'
import { isFolder } from '../../node/roots.ts'
import { type LogLanguage, logLanguages } from '../../session/updateLogPort.ts'
import type { Command, ExitCode, World } from '../command.ts'
import { type Failure, isFailure } from '../failure.ts'
import { inSlices } from '../interruptible.ts'
import { putLog, readLog } from '../logFile.ts'
import { type BaseOptions, baseFor, headOf, openStates } from '../logStates.ts'
import { declareListFormat, declareRoot, type ListOptions } from '../options.ts'
import { fileName, type Places, pathOn, placesOf } from '../places.ts'
import { complain, refuse } from '../refusal.ts'

interface Options extends ListOptions, BaseOptions {
  readonly to?: string
  readonly scope?: string
  readonly out?: string
  readonly language?: LogLanguage
  readonly without?: readonly string[]
  readonly with?: readonly string[]
  readonly dryRun?: boolean
  readonly overwrite?: boolean
  readonly verify?: string
}

/** Exit code 1: the log is written, and some of its parts were left as they are; they are named. */
export const updateLog: Command = {
  declare(parser, words) {
    const others = (own: string) => ['since', 'sinceTag', 'sinceBranch', 'sinceLog'].filter((each) => each !== own)
    parser
      .option('--since <rev>', words(say('begin behind this commit; else where the log itself began, or its day')))
      .addOption(new Option('--since-tag', words(say('begin at the last tag'))).conflicts(others('sinceTag')))
      .addOption(
        new Option('--since-branch <branch>', words(say('begin where the work parted from this branch'))).conflicts(
          others('sinceBranch'),
        ),
      )
      .addOption(
        new Option('--since-log <file>', words(say('begin at the last commit that touched this log'))).conflicts(
          others('sinceLog'),
        ),
      )
      .option('--to <rev>', words(say('end with this commit; else with the working tree')))
      .option(
        '--scope <dir>',
        words(say('the folder that the log is about; else the one that its marks name, or that it lies in')),
      )
      .option('--out <file>', words(say('the log to write or refresh; else UPDATE-YYYY-MM-DD.md in the scope')))
      .addOption(
        new Option('--language <language>', words(say('language of a new log; else that of the documents'))).choices(
          logLanguages,
        ),
      )
      .addOption(
        new Option(
          '--without <file>',
          words(say('leave this document out, now and on every refresh; may be repeated')),
        ).argParser(repeated),
      )
      .addOption(
        new Option(
          '--with <file>',
          words(say('mention this document, though it was left out or only its layout changed; may be repeated')),
        ).argParser(repeated),
      )
      .option('--dry-run', words(say('print the log, and write nothing')))
      .option('--overwrite', words(say('refresh generated parts even where somebody has changed their words')))
    parser.addOption(
      new Option('--verify <file>', words(say('hold what this log says against the tree it speaks of'))).conflicts([
        'out',
        'scope',
        'language',
        'without',
        'with',
        'dryRun',
        'overwrite',
      ]),
    )
    declareListFormat(parser, words)
    declareRoot(parser, words)
  },

  async run(parser, world) {
    const options = parser.opts<Options>()
    if (options.verify !== undefined) {
      const { verifyLogFile } = await import('../verifyLog.ts')
      return verifyLogFile(world, options.verify, options)
    }
    const chosen = await placesFor(world, options)
    if (isFailure(chosen)) return refuse(world, chosen)
    const { places, repository, log, day, head } = chosen
    const { root } = places
    const old = readLog(log)
    if (isFailure(old)) return refuse(world, old)
    const folder = folderOf(log)
    const scope = options.scope === undefined && old ? scopeOf(old.text, root, folder) : chosen.scope
    const marks = marksOf(old?.text ?? '')
    const base = await baseFor(world, repository, options, log, day, head, marks.parts[0]?.states.base)
    if (isFailure(base)) return refuse(world, base)
    const to = options.to === undefined ? undefined : head
    const states = await openStates(world, { ...places, repository }, options, base.commit, to)
    if (isFailure(states)) return refuse(world, states)
    const { before, after, renames, unknown, isPartial } = states
    for (const path of unknown.filter((path) => isWithin(scope, path)))
      complain(world, ownRepository(fileName(root, path)))
    const choices = chosenNow(world, options, choicesOf(old?.text ?? '', root, folder))
    const leftOut = new Set(choices.leftOut)
    const facts = await inSlices(factsInSteps({ before, after, root, scope, log, day, renames, leftOut, unknown }))
    const mentioned = new Set(choices.mentioned.map((path) => relative(root, path)))
    const done: ExitCode = isPartial ? 2 : 0
    const told = new Set(facts.documents.map(({ file }) => file))
    for (const word of options.with ?? []) {
      const file = fileName(root, pathOn(world.folder, word))
      if (told.has(file)) continue
      complain(world, say('Nothing is told of “{file}”: nothing has changed in it, or it is no document.', { file }))
    }
    if (options.format === 'json') {
      const { scope: _, ...rest } = facts
      const states = { version: 1, base: base.commit, head: to ?? 'worktree', scope: facts.scope }
      const more = { log: relative(root, log), mentioned: [...mentioned] }
      await world.streams.write(`${JSON.stringify({ ...states, ...more, ...rest })}\n`)
      return done
    }
    if (facts.documents.length === 0 && !old) {
      complain(world, nothingToTell(facts.scope, base.commit))
      return done
    }
    const inMarks = logLanguages.find((each) => each === marks.parts[0]?.states.language)
    const language = options.language ?? inMarks ?? languageOf(after, scope)
    const fresh = await freshLog(after, facts, {
      root,
      scope,
      log,
      day,
      base: base.commit,
      head: to ?? 'worktree',
      language,
      mentioned: choices.mentioned,
    })
    if (isFailure(fresh)) return refuse(world, fresh)
    const isChosen = options.with !== undefined || options.without !== undefined
    const marked = (text: string) => (isChosen ? withChoices(text, choices, root, folder) : text)
    const { added, removed } = facts.totals
    const counts = { added, changed: updatedCount(facts, mentioned), removed }
    if (!old)
      return (
        (await putLog(world, options.dryRun === true, root, log, marked(fresh.text), undefined, counts, base)) || done
      )
    const result = refreshed(marked(old.text), fresh.text, options.overwrite)
    const said = result.kind === 'done' ? result.notes : result.reasons
    for (const { line, message } of said) {
      const at = line === undefined ? fileName(root, log) : `${fileName(root, log)}:${line}`
      world.streams.complain(`${at}: ${render(message, world.bundle)}`)
    }
    if (result.kind === 'done' && !options.overwrite && marks.parts.some(({ isEdited }) => isEdited))
      complain(world, say('With --overwrite such parts are overwritten.'))
    if (result.kind === 'refused') {
      await world.streams.write(fresh.text)
      return refuse(world, {
        failure: say('“{file}” was left as it is. The log as it would be written anew is on standard output.', {
          file: fileName(root, log),
        }),
      })
    }
    const code = await putLog(world, options.dryRun === true, root, log, result.text, old.bytes, counts, base)
    return code || done || (result.notes.length > 0 ? 1 : 0)
  },
}

function repeated(file: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), file]
}

/** What the log says already, and what is chosen now, which goes before. */
function chosenNow({ folder }: World, options: Options, { leftOut, mentioned }: Choices): Choices {
  const without = (options.without ?? []).map((file) => pathOn(folder, file))
  const wanted = (options.with ?? []).map((file) => pathOn(folder, file))
  const among = (paths: readonly Path[], others: readonly Path[]) => paths.filter((path) => !others.includes(path))
  return {
    leftOut: [...new Set([...among(leftOut, wanted), ...without])],
    mentioned: [...new Set([...among(mentioned, without), ...among(wanted, without)])],
  }
}

interface Chosen {
  readonly places: Places
  /** Of the scope; the root where that is no part of one that begins below it. */
  readonly repository: Path
  readonly scope: Path
  readonly log: Path
  readonly day: string
  readonly head: string
}

/** What the options and the current folder come to. */
async function placesFor(world: World, options: Options): Promise<Chosen | Failure> {
  const out = options.out === undefined ? undefined : pathOn(world.folder, options.out)
  if (out !== undefined && (!isDocumentPath(out) || !isFolder(folderOf(out)))) {
    return {
      failure: say('“{file}” cannot be a log: it must be a Markdown file in a folder that is there.', {
        file: options.out ?? '',
      }),
    }
  }
  const word = options.scope ?? (out === undefined ? '.' : diskPath(folderOf(out)))
  const places = await placesOf(world.folder, [word], options.root)
  if (isFailure(places)) return places
  const { root } = places
  const scope = places.paths[0] ?? root
  if (!isFolder(scope))
    return { failure: say('“{path}” is no folder; --scope names the folder that the log is about.', { path: word }) }
  const repository = repositoryOf(root, scope)
  const head = await headOf(repository, options.to)
  if (isFailure(head)) return head
  const named = out === undefined ? undefined : dayInName(out)
  const day = named ?? (options.to === undefined ? localDay(new Date()) : await dayOf(repository, head))
  if (isFailure(day)) return day
  const log = out ?? join(scope, `UPDATE-${day}.md`) ?? scope
  if (!isWithin(root, log)) {
    return {
      failure: say('“{path}” lies outside the corpus root {root}.', { path: diskPath(log), root: diskPath(root) }),
    }
  }
  const link = linkOnWay(root, scope) ?? linkOnWay(root, log)
  if (link !== undefined) return { failure: onlyWhereItIs(fileName(root, link)) }
  return { places: { root, paths: [] }, repository, scope, log, day, head }
}
