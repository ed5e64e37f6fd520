// Update logs for an editor: where one can begin, what it would speak of, the log itself. Git is asked only when somebody asks for one of these.

import type { CancellationToken } from 'vscode-languageserver'
import type { Document } from '../core/document.ts'
import type { Before } from '../core/features/logHover.ts'
import { say } from '../core/message.ts'
import { type Choices, choicesOf, withChoices } from '../core/updateLog/leftOut.ts'
import { dayInName, logBefore } from '../core/updateLog/logNames.ts'
import { scopeOf } from '../core/updateLog/logScope.ts'
import { inItsMarks, nothingToTell, onlyWhereItIs } from '../core/updateLog/logSentences.ts'
import { marksOf } from '../core/updateLog/markers.ts'
import type { UpdateFacts } from '../core/updateLog/model.ts'
import { type Refreshed, refreshed } from '../core/updateLog/refresh.ts'
import { factsInSteps } from '../core/updateLog/updateFacts.ts'
import { folderOf, join, type Path, relative } from '../core/uri.ts'
import type { ClockPort } from '../session/ports.ts'
import type { Progress, Session } from '../session/session.ts'
import {
  type Base,
  type CommitLine,
  isRefusal,
  type LogPlace,
  logLanguages,
  type Past,
  type Refusal,
  type UpdateLogPort,
} from '../session/updateLogPort.ts'
import { orCancelled } from './cancellation.ts'
import { chosenIn } from './logChoices.ts'
import { Pasts } from './pasts.ts'
import { resultInSlices } from './slices.ts'

export interface LogBases {
  readonly log: Path
  readonly isThere: boolean
  readonly bases: readonly { readonly base: Base; readonly commit: CommitLine }[]
  readonly commits: readonly CommitLine[]
  readonly branches: readonly string[]
}

/** Which log, and where it is to begin; where nothing is said, its own marks or its day decide. */
export interface LogQuestion {
  readonly log: Path
  readonly base?: string | undefined
  readonly branch?: string | undefined
}

export interface LogOrder extends LogQuestion {
  readonly leaveOut?: readonly Path[] | undefined
  readonly mention?: readonly Path[] | undefined
  readonly overwrite?: boolean | undefined
}

/** What two states of the corpus come to, for one log. */
export interface LogState {
  readonly root: Path
  /** The folder that the log is about. */
  readonly scope: Path
  /** Folders that are repositories of their own, of which nothing is known. */
  readonly unknown: readonly Path[]
  readonly base: Base
  readonly past: Past
  readonly renames: ReadonlyMap<Path, Path>
  readonly facts: UpdateFacts
}

export interface LogChoices extends LogState {
  /** What a person has chosen before, as the log that is there has it. */
  readonly chosen: Choices
}

export interface WrittenLog {
  readonly state: LogState
  /** What the log says in its comments. */
  readonly chosen: Choices
  /** As it would be written anew. */
  readonly fresh: string
  /** The log that is there, brought up to date; undefined where there is none. */
  readonly old: { readonly document: Document; readonly refreshed: Refreshed } | undefined
}

/** How a question can be followed, and given up. */
export interface Asking {
  readonly token: CancellationToken
  readonly follow?: ((progress: Progress) => void) | undefined
}

const mostCommits = 100
/** How often facts are gathered anew because the corpus has changed on the way. */
const mostTries = 5

export class UpdateLogs {
  readonly #session: Session
  readonly #port: UpdateLogPort
  readonly #clock: ClockPort
  readonly #pasts: Pasts

  constructor(session: Session, port: UpdateLogPort, clock: ClockPort) {
    this.#session = session
    this.#port = port
    this.#clock = clock
    this.#pasts = new Pasts(port, session, clock)
  }

  /** Where a log of today about the folder can begin: its own marks, the log before it, the last tag, its day. */
  async bases(scope: Path): Promise<LogBases | Refusal> {
    await this.#session.listed()
    const { corpus } = this.#session
    const place = this.#placeOf(scope)
    if (isRefusal(place)) return place
    const { repository } = place
    const head = await this.#port.head(repository)
    if (isRefusal(head)) return head
    const day = this.#clock.today()
    const log = join(scope, `UPDATE-${day}.md`) ?? scope
    const commits = await this.#port.commits(repository, head, mostCommits)
    if (isRefusal(commits)) return commits
    await this.#session.prepare(log, undefined)
    const isThere = corpus.files.isFile(log)
    const marked = this.#markedBase(log)
    const previous = logBefore(corpus.files.entries(scope), log, day)
    const found = await Promise.all([
      marked === undefined ? undefined : this.#port.ancestor(repository, marked, head),
      previous === undefined ? undefined : this.#port.lastTouched(repository, previous, head),
      this.#port.lastTag(repository, head),
      this.#port.baseOfLog(repository, log, day, head),
    ])
    const bases = new Map<string, LogBases['bases'][number]>()
    for (const [i, base] of found.entries()) {
      if (!base || isRefusal(base) || bases.has(base.commit)) continue
      const why = i === 0 ? inItsMarks() : base.why
      bases.set(base.commit, { base: { ...base, why }, commit: await this.#line(repository, base.commit, commits) })
    }
    const branches = await this.#port.branches(repository)
    const named = isRefusal(branches) ? [] : branches
    return { log, isThere, bases: [...bases.values()], commits, branches: named }
  }

  /** All that the log can say by itself, of everything but what it leaves out; undefined when nobody wants it any more. */
  state(question: LogQuestion, asking: Asking): Promise<LogState | Refusal | undefined> {
    return this.#state(question, asking, (text, root, folder) => choicesOf(text, root, folder).leftOut)
  }

  /** The same of everything, so that a person can choose. */
  async choices(question: LogQuestion, asking: Asking): Promise<LogChoices | Refusal | undefined> {
    const state = await this.#state(question, asking, () => [])
    if (!state || isRefusal(state)) return state
    const text = this.#session.corpus.document(question.log)?.text ?? ''
    return { ...state, chosen: choicesOf(text, state.root, folderOf(question.log)) }
  }

  /** The log as it would be today; nothing is written. */
  async write(order: LogOrder, asking: Asking): Promise<WrittenLog | Refusal | undefined> {
    const { log, leaveOut, overwrite } = order
    const state = await this.#state(
      order,
      asking,
      (text, root, folder) => leaveOut ?? choicesOf(text, root, folder).leftOut,
    )
    if (!state || isRefusal(state)) return state
    const { root, scope, facts, base } = state
    const folder = folderOf(log)
    const before = this.#session.corpus
    const old = before.document(log)
    if (facts.documents.length === 0 && !old) {
      return { failure: nothingToTell(facts.scope, base.commit) }
    }
    if (before.files.isFile(log) && !old) {
      const file = relative(root, log)
      return {
        failure: say('“{file}” is there, but is no document of the corpus: its configuration leaves it out.', { file }),
      }
    }
    const inMarks = marksOf(old?.text ?? '').parts[0]?.states.language
    const language = logLanguages.find((each) => each === inMarks)
    const [day, head] = [dayInName(log) ?? this.#clock.today(), 'worktree']
    const chosen = chosenIn(old?.text ?? '', order, state)
    const { mentioned } = chosen
    const request = { root, scope, log, day, base: base.commit, head, language, mentioned }
    const written = await this.#port.write(before, facts, request)
    if (isRefusal(written)) return written
    const document = this.#session.corpus.document(log)
    const marked = (text: string) => withChoices(text, chosen, root, folder)
    if (!document) return { state, chosen, fresh: marked(written.text), old: undefined }
    const isChosen = leaveOut !== undefined || order.mention !== undefined
    const result = refreshed(isChosen ? marked(document.text) : document.text, written.text, overwrite)
    return { state, chosen, fresh: written.text, old: { document, refreshed: result } }
  }

  /** The corpus at the base, given by its full name, with what was renamed since; undefined where it cannot be had. */
  async before(log: Path, base: string, token: CancellationToken): Promise<Before | undefined> {
    const place = this.#placeOf(folderOf(log))
    const past = isRefusal(place) ? place : await this.past(place, base, { token })
    if (isRefusal(place) || !past || isRefusal(past)) return undefined
    const renames = await this.#port.renames(place.repository, base)
    return isRefusal(renames) ? undefined : { corpus: past.corpus, renames }
  }

  async #state(
    question: LogQuestion,
    { token, follow }: Asking,
    leaving: (text: string, root: Path, folder: Path) => readonly Path[],
  ): Promise<LogState | Refusal | undefined> {
    await orCancelled(this.#session.settled(), token)
    const { log } = question
    const folder = folderOf(log)
    const place = this.#placeOf(folder)
    if (isRefusal(place)) return place
    const { root, repository } = place
    const link = this.#port.linkOnWay(root, log)
    if (link !== undefined) return { failure: onlyWhereItIs(relative(root, link)) }
    const base = await this.#base(repository, question)
    if (isRefusal(base)) return base
    const past = await this.past(place, base.commit, { token, follow })
    if (!past || isRefusal(past)) return past
    const renames = await this.#port.renames(repository, base.commit)
    if (isRefusal(renames)) return renames
    const day = dayInName(log) ?? this.#clock.today()
    for (let tries = 0; tries < mostTries && !token.isCancellationRequested; tries++) {
      await orCancelled(this.#session.settled(), token)
      const { corpus, generation } = this.#session
      const text = corpus.document(log)?.text ?? ''
      const scope = scopeOf(text, root, folder)
      const leftOut = new Set(leaving(text, root, folder))
      const documents = [...corpus.documents()].map(({ path }) => path)
      const others = this.#port.repositoriesBelow(repository, documents)
      const unknown = [...new Set([...past.submodules, ...others])]
      const states = { before: past.corpus, after: corpus, renames, unknown }
      const steps = factsInSteps({ ...states, root, scope, log, day, leftOut })
      const facts = await resultInSlices(steps, this.#clock, token)
      if (facts && this.#session.generation === generation) return { root, scope, unknown, base, past, renames, facts }
    }
    return undefined
  }

  /** The corpus as the commit has it; undefined when nobody wants it any more, while it is still being read for the next who asks. */
  async past(place: LogPlace, commit: string, { token, follow }: Asking): Promise<Past | Refusal | undefined> {
    let past: Past | Refusal | undefined
    const reading = this.#pasts.of(place, commit, follow).then((found) => {
      past = found
    })
    await orCancelled(reading, token)
    return token.isCancellationRequested ? undefined : past
  }

  /** A revision that is named has to come before the head; a branch and a tag do. */
  async #base(repository: Path, { log, base, branch }: LogQuestion): Promise<Base | Refusal> {
    const head = await this.#port.head(repository)
    if (isRefusal(head)) return head
    if (branch !== undefined) return this.#port.partedFrom(repository, branch, head)
    if (base !== undefined) return this.#port.ancestor(repository, base, head)
    const marked = this.#markedBase(log)
    if (marked === undefined) return this.#port.baseOfLog(repository, log, dayInName(log) ?? this.#clock.today(), head)
    const found = await this.#port.ancestor(repository, marked, head)
    if (!isRefusal(found)) return { ...found, why: inItsMarks() }
    const short = marked.slice(0, 10)
    return {
      failure: say(
        'The log begins at {commit}, which is no commit before this one. Choose another with “New Update Log”.',
        {
          commit: short,
        },
      ),
    }
  }

  #markedBase(log: Path): string | undefined {
    return marksOf(this.#session.corpus.document(log)?.text ?? '').parts[0]?.states.base
  }

  #placeOf(folder: Path): LogPlace | Refusal {
    const root = this.#session.corpus.rootOf(folder)
    if (root) return { root: root.path, repository: this.#port.repositoryOf(root.path, folder) }
    return { failure: say('“{path}” lies in no folder that is open here.', { path: folder }) }
  }

  async #line(repository: Path, commit: string, known: readonly CommitLine[]): Promise<CommitLine> {
    const line = known.find((each) => each.commit === commit)
    if (line) return line
    const found = await this.#port.commits(repository, commit, 1)
    return (isRefusal(found) ? undefined : found[0]) ?? { commit, day: '', subject: '' }
  }
}
