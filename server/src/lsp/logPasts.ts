// What an open update log compares with, for hovers and completion in it: found when somebody asks there, kept until something changes.

import type { CancellationToken } from 'vscode-languageserver'
import type { Before } from '../core/features/logHover.ts'
import { rootsSubject, textSubject } from '../core/subjects.ts'
import { marksOf } from '../core/updateLog/markers.ts'
import type { UpdateFacts } from '../core/updateLog/model.ts'
import type { Path } from '../core/uri.ts'
import type { Session } from '../session/session.ts'
import { isRefusal } from '../session/updateLogPort.ts'
import { orCancelled } from './cancellation.ts'
import type { UpdateLogs } from './updateLogs.ts'

export interface LogPast {
  readonly before: Before
  /** Undefined where they were not asked for, or are not at hand. */
  readonly facts: UpdateFacts | undefined
}

/** `facts-at-hand`: those of before, if there are any; new ones are gathered for the next time. */
export type LookingBack = 'base' | 'facts' | 'facts-at-hand'

interface Known {
  readonly log: Path
  readonly base: string
  readonly past: LogPast
  /** Something but the log has changed since. */
  isOld: boolean
}

const never: CancellationToken = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) }

export class LogPasts {
  readonly #session: Session
  readonly #logs: UpdateLogs
  #known: Known | undefined
  #gathering: { readonly key: string; readonly done: Promise<void> } | undefined

  constructor(session: Session, logs: UpdateLogs) {
    this.#session = session
    this.#logs = logs
    session.watch((subject) => {
      const known = this.#known
      if (!known || subject === textSubject(known.log)) return
      if (subject === rootsSubject || subject.endsWith(textSubject(''))) known.isOld = true
    })
  }

  /** Undefined for a document without marks, and where git cannot say: nobody has asked for a sentence about that. */
  async of(log: Path, looking: LookingBack, token: CancellationToken): Promise<LogPast | undefined> {
    const base = this.#baseOf(log)
    if (base === undefined) return undefined
    const known = this.#knownOf(log, base)
    if (known && !known.isOld) return known.past
    if (looking === 'base') {
      return this.#logs.before(log, base, token).then((before) => before && { before, facts: undefined })
    }
    const gathering = this.#gather(log, base)
    if (looking === 'facts-at-hand') return known?.past
    await orCancelled(gathering, token)
    return this.#knownOf(log, base)?.past
  }

  #baseOf(log: Path): string | undefined {
    const text = this.#session.corpus.document(log)?.text
    if (!text?.includes('doc-corpus:log begin')) return undefined
    const base = marksOf(text).parts[0]?.states.base
    return base !== undefined && /^[0-9a-f]{40,64}$/.test(base) ? base : undefined
  }

  #knownOf(log: Path, base: string): Known | undefined {
    return this.#known?.log === log && this.#known.base === base ? this.#known : undefined
  }

  /** Goes on whoever loses patience; what it comes to is there for the next who asks. */
  #gather(log: Path, base: string): Promise<void> {
    const key = `${log} ${base}`
    if (this.#gathering?.key === key) return this.#gathering.done
    const done = this.#logs.state({ log, base }, { token: never }).then((state) => {
      this.#gathering = undefined
      if (!state || isRefusal(state)) return
      const { past, renames, facts } = state
      this.#known = { log, base, past: { before: { corpus: past.corpus, renames }, facts }, isOld: false }
    })
    this.#gathering = { key, done }
    return done
  }
}
