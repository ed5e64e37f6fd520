// The problems of documents, kept for as long as nothing that was asked to find them has changed, and from one run to the next.

import type { GradedProblem } from '../core/checks/run.ts'
import type { Corpus } from '../core/corpus.ts'
import type { Document } from '../core/document.ts'
import { type Subject, textSubject } from '../core/subjects.ts'
import type { Path } from '../core/uri.ts'
import { EarlierFindings } from './earlierFindings.ts'
import { findingOf, keepFindings, keptFindings } from './findings.ts'
import { type Finding, FindingsText } from './keptFindings.ts'
import { type CheckedInPieces, checkAgain, checkInPieces, staleBy } from './pieces.ts'
import type { ClockPort, KeptTexts } from './ports.ts'
import type { Session } from './session.ts'
import { startSlices } from './slices.ts'

/** What a document was found to have, and what was asked for it. */
interface Kept {
  readonly problems: readonly GradedProblem[]
  readonly asked: readonly Asked[]
  /** Where it comes from an earlier run. */
  readonly finding: Finding | undefined
  /** Undefined where it comes from an earlier run. */
  readonly checked: Omit<CheckedInPieces, 'subjects'> | undefined
  /** What is to be checked again. */
  stale: ReadonlySet<number> | 'all' | undefined
}

/** A subject with the documents for which it was asked about. */
interface Asked {
  readonly subject: Subject
  readonly by: Set<Path>
}

/** Where problems are kept from one run to the next, and by which clock pauses are made meanwhile. */
export interface Keeping {
  readonly texts: KeptTexts
  readonly clock: Pick<ClockPort, 'now' | 'pause'>
}

export class Problems {
  readonly #session: Pick<Session, 'corpus' | 'watch' | 'isComplete' | 'fingerprint' | 'generation'>
  readonly #keeping: Keeping | undefined
  readonly #kept = new Map<Path, Kept>()
  readonly #asked = new Map<Subject, Asked>()
  /** Documents whose own text has changed: they may be no more. */
  readonly #touched = new Set<Path>()
  /** What an earlier run found in documents that have not been asked about since the first change. */
  #earlier: EarlierFindings | undefined
  #restoring: Promise<void> | undefined
  /** The fingerprint of what is kept for the next run. */
  #saved: string | undefined
  #checkedCount = 0

  /** `keeping`: undefined where problems are not kept from one run to the next. */
  constructor(
    session: Pick<Session, 'corpus' | 'watch' | 'isComplete' | 'fingerprint' | 'generation'>,
    keeping?: Keeping,
  ) {
    this.#session = session
    this.#keeping = keeping
    session.watch((subject) => this.#changed(subject))
  }

  /** How often a document has been checked. */
  get checkedCount(): number {
    return this.#checkedCount
  }

  /**
   * Takes over what an earlier run found, where everything still is as it was then. Call it before all problems are asked for; it
   * looks once, when everything has been read.
   */
  async restore(): Promise<void> {
    if (!this.#keeping || !this.#session.isComplete) return
    this.#restoring ??= this.#restore(this.#keeping)
    await this.#restoring
  }

  async #restore({ texts }: Keeping): Promise<void> {
    const { generation } = this.#session
    const earlier = await keptFindings(this.#session, texts)
    if (this.#session.generation !== generation) return
    this.#earlier = earlier && new EarlierFindings(earlier)
    // What has been checked in this run is newer.
    for (const path of this.#kept.keys()) this.#earlier?.drop(path)
    this.#saved = earlier?.fingerprint
  }

  /**
   * Keeps for the next run what was found, in slices, where it is known of every document and was not kept already. It is given up
   * when something changes meanwhile. Returns why it could not.
   */
  async save(): Promise<string | undefined> {
    const { generation, corpus, fingerprint } = this.#session
    if (!this.#keeping || fingerprint === undefined || fingerprint === this.#saved) return undefined
    const { texts, clock } = this.#keeping
    const slices = startSlices(clock)
    const documents = [...corpus.documents()]
    if (!documents.every(({ path }) => this.#mayBeKnown(path))) return undefined
    const text = new FindingsText(fingerprint)
    for (const document of documents) {
      const known = this.#known(document)
      if (!known) return undefined
      text.add(document.path, known.finding, known.subjects)
      if (!slices.isOver()) continue
      await slices.pause()
      if (this.#session.generation !== generation) return undefined
    }
    const reason = await keepFindings(corpus, text, texts)
    if (reason === undefined) this.#saved = fingerprint
    return reason
  }

  /** Costs two look-ups: of what an earlier run found, it is not read whether it still is so. */
  #mayBeKnown(path: Path): boolean {
    const kept = this.#kept.get(path)
    return kept ? !kept.stale : this.#earlier !== undefined
  }

  /** What is to be kept of a document; undefined where it is to be checked. */
  #known(document: Document): { readonly finding: Finding; readonly subjects: Iterable<Subject> } | undefined {
    const kept = this.#kept.get(document.path)
    if (!kept) return this.#earlier?.current(document.path)
    if (kept.stale) return undefined
    const finding = kept.finding ?? findingOf(document, kept.problems)
    return { finding, subjects: new Set(kept.asked.map(({ subject }) => subject)) }
  }

  /**
   * The problems of the document as the corpus now stands: the same list as before where none of the answers that led to it
   * can have changed, else a new one. Undefined for what has not been read.
   */
  of(path: Path): readonly GradedProblem[] | undefined {
    const { corpus } = this.#session
    for (const each of this.#touched) if (!corpus.document(each)) this.#forget(each)
    this.#touched.clear()
    const kept = this.#kept.get(path)
    if (kept && !kept.stale) return kept.problems
    const earlier = kept ? undefined : this.#earlierOf(path)
    if (earlier) return earlier.problems
    const document = corpus.document(path)
    return document && this.#check(corpus, document, kept)
  }

  #check(corpus: Corpus, document: Document, before: Kept | undefined): readonly GradedProblem[] {
    this.#checkedCount++
    const { path } = document
    if (before?.checked && before.stale && before.stale !== 'all') {
      const checked = checkAgain(corpus, document, before.checked, before.stale)
      const fresh = [...checked.subjects].filter((subject) => !this.#asked.get(subject)?.by.has(path))
      const asked = [...before.asked, ...fresh.map((subject) => this.#ask(subject, path))]
      const { problems, found, faces } = checked
      const kept = { problems, found, faces }
      this.#kept.set(path, { problems, asked, finding: undefined, checked: kept, stale: undefined })
      return problems
    }
    const checked = checkInPieces(corpus, document)
    for (const asked of before?.asked ?? []) if (!checked.subjects.has(asked.subject)) this.#withdraw(asked, path)
    const { problems, subjects, found, faces } = checked
    this.#keep(path, subjects, problems, undefined, { problems, found, faces }, before?.asked)
    return problems
  }

  #keep(
    path: Path,
    subjects: Iterable<Subject>,
    problems: readonly GradedProblem[],
    finding: Finding | undefined,
    checked: Kept['checked'],
    before: readonly Asked[] = [],
  ): void {
    // After most keystrokes the same is asked about in the same order.
    const asked = Array.from(subjects, (subject, i) => {
      const last = before[i]
      return last?.subject === subject ? last : this.#ask(subject, path)
    })
    this.#kept.set(path, { problems, asked, finding, checked, stale: undefined })
  }

  /** Costs as many steps as there are documents for which the subject was asked about. */
  #changed(subject: Subject): void {
    this.#earlier?.change(subject)
    for (const path of this.#asked.get(subject)?.by ?? []) {
      const kept = this.#kept.get(path)
      if (kept) kept.stale = staleBy(kept.checked, kept.stale, subject)
      if (subject === textSubject(path)) this.#touched.add(path)
    }
  }

  /**
   * What an earlier run found, where it still is so. From the first change on, it is to be known what a finding depends on: then it
   * is taken over from there, one document when that is asked about.
   */
  #earlierOf(path: Path): Finding | undefined {
    const earlier = this.#earlier
    if (!earlier || earlier.isUnchanged) return earlier?.finding(path)
    const current = earlier.current(path)
    earlier.drop(path)
    if (earlier.isEmpty) this.#earlier = undefined
    if (current) this.#keep(path, current.subjects, current.finding.problems, current.finding, undefined)
    return current?.finding
  }

  #forget(path: Path): void {
    for (const asked of this.#kept.get(path)?.asked ?? []) this.#withdraw(asked, path)
    this.#kept.delete(path)
  }

  #ask(subject: Subject, path: Path): Asked {
    let asked = this.#asked.get(subject)
    if (!asked) {
      asked = { subject, by: new Set() }
      this.#asked.set(subject, asked)
    }
    asked.by.add(path)
    return asked
  }

  #withdraw(asked: Asked, path: Path): void {
    asked.by.delete(path)
    if (asked.by.size === 0) this.#asked.delete(asked.subject)
  }
}
