// The problems of documents, kept for as long as nothing that was asked to find them has changed.

import { type GradedProblem, problemsOf } from '../core/checks/run.ts'
import type { Corpus } from '../core/corpus.ts'
import type { Document } from '../core/document.ts'
import { noting, type Subject, textSubject } from '../core/subjects.ts'
import type { Path } from '../core/uri.ts'
import type { Session } from './session.ts'

/** What a document was found to have, and what was asked for it. */
interface Kept {
  readonly problems: readonly GradedProblem[]
  readonly asked: readonly Asked[]
  isStale: boolean
}

/** A subject with the documents for which it was asked about. */
interface Asked {
  readonly subject: Subject
  readonly by: Set<Path>
}

export class Problems {
  readonly #session: Pick<Session, 'corpus' | 'watch'>
  readonly #kept = new Map<Path, Kept>()
  readonly #asked = new Map<Subject, Asked>()
  /** Documents whose own text has changed: they may be no more. */
  readonly #touched = new Set<Path>()
  #checkedCount = 0

  constructor(session: Pick<Session, 'corpus' | 'watch'>) {
    this.#session = session
    session.watch((subject) => this.#changed(subject))
  }

  /** How often a document has been checked. */
  get checkedCount(): number {
    return this.#checkedCount
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
    if (kept && !kept.isStale) return kept.problems
    const document = corpus.document(path)
    return document && this.#check(corpus, document, kept)
  }

  #check(corpus: Corpus, document: Document, before: Kept | undefined): readonly GradedProblem[] {
    this.#checkedCount++
    const { path } = document
    const subjects = new Set([textSubject(path)])
    const problems = problemsOf(
      noting(corpus, (subject) => subjects.add(subject)),
      document,
    )
    for (const { related } of problems) for (const place of related ?? []) subjects.add(textSubject(place.path))
    for (const asked of before?.asked ?? []) if (!subjects.has(asked.subject)) this.#withdraw(asked, path)
    const asked = Array.from(subjects, (subject) => this.#ask(subject, path))
    this.#kept.set(path, { problems, asked, isStale: false })
    return problems
  }

  /** Costs as many steps as there are documents for which the subject was asked about. */
  #changed(subject: Subject): void {
    for (const path of this.#asked.get(subject)?.by ?? []) {
      const kept = this.#kept.get(path)
      if (kept) kept.isStale = true
      if (subject === textSubject(path)) this.#touched.add(path)
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
