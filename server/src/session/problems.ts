// The problems of documents, kept for as long as nothing that was asked to find them has changed, and from one run to the next.

import type { GradedProblem } from '../core/checks/run.ts'
import type { Corpus } from '../core/corpus.ts'
import type { Document } from '../core/document.ts'
import { type Subject, textSubject } from '../core/subjects.ts'
import type { Path } from '../core/uri.ts'
import { type Checked, findingOf, keepFindings, keptFindings } from './findings.ts'
import type { Finding, KeptFindings } from './keptFindings.ts'
import { type CheckedInPieces, checkAgain, checkInPieces, staleBy } from './pieces.ts'
import type { KeptTexts } from './ports.ts'
import type { Session } from './session.ts'

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

export class Problems {
  readonly #session: Pick<Session, 'corpus' | 'watch' | 'isComplete' | 'fingerprint' | 'generation'>
  readonly #texts: KeptTexts | undefined
  readonly #kept = new Map<Path, Kept>()
  readonly #asked = new Map<Subject, Asked>()
  /** Documents whose own text has changed: they may be no more. */
  readonly #touched = new Set<Path>()
  /** What an earlier run found, for as long as nothing at all has changed. */
  #earlier: KeptFindings | undefined
  #restoring: Promise<void> | undefined
  /** The fingerprint of what is kept for the next run. */
  #saved: string | undefined
  #checkedCount = 0

  /** `texts`: where problems are kept from one run to the next; undefined where they are not. */
  constructor(
    session: Pick<Session, 'corpus' | 'watch' | 'isComplete' | 'fingerprint' | 'generation'>,
    texts?: KeptTexts,
  ) {
    this.#session = session
    this.#texts = texts
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
    if (!this.#texts || !this.#session.isComplete) return
    this.#restoring ??= this.#restore(this.#texts)
    await this.#restoring
  }

  async #restore(texts: KeptTexts): Promise<void> {
    const { generation } = this.#session
    const earlier = await keptFindings(this.#session, texts)
    if (this.#session.generation !== generation) return
    this.#earlier = earlier
    this.#saved = earlier?.fingerprint
  }

  /** Keeps for the next run what was found, where it is known of every document and was not kept already. Returns why it could not. */
  async save(): Promise<string | undefined> {
    const { corpus, fingerprint } = this.#session
    if (!this.#texts || fingerprint === undefined || fingerprint === this.#saved) return undefined
    this.#takeEarlier()
    const found = new Map<Path, { finding: Finding; checked: Pick<Checked, 'subjects'> }>()
    for (const document of corpus.documents()) {
      const kept = this.#kept.get(document.path)
      if (!kept || kept.stale) return undefined
      const finding = kept.finding ?? findingOf(document, kept.problems)
      found.set(document.path, { finding, checked: { subjects: new Set(kept.asked.map(({ subject }) => subject)) } })
    }
    const reason = await keepFindings(corpus, fingerprint, found, this.#texts)
    if (reason === undefined) this.#saved = fingerprint
    return reason
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
    const earlier = kept ? undefined : this.#earlier?.findings.get(path)
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
    this.#takeEarlier()
    for (const path of this.#asked.get(subject)?.by ?? []) {
      const kept = this.#kept.get(path)
      if (kept) kept.stale = staleBy(kept.checked, kept.stale, subject)
      if (subject === textSubject(path)) this.#touched.add(path)
    }
  }

  /** From the first change on, it is to be known what each finding depends on. What has been checked in this run is newer. */
  #takeEarlier(): void {
    if (!this.#earlier) return
    const { findings, subjects } = this.#earlier
    this.#earlier = undefined
    const allAsked = subjects()
    for (const [path, finding] of findings) {
      const asked = allAsked.get(path)
      if (asked && !this.#kept.has(path)) this.#keep(path, asked, finding.problems, finding, undefined)
    }
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
