// What an earlier run found, handed over document by document: each as long as nothing has changed that was asked to find it.

import type { Subject } from '../core/subjects.ts'
import type { Path } from '../core/uri.ts'
import type { Finding, KeptFindings } from './keptFindings.ts'

export class EarlierFindings {
  readonly #kept: KeptFindings
  /** What has not been handed over. */
  readonly #left: Set<Path>
  readonly #read = new Map<Path, Finding>()
  readonly #changed = new Set<Subject>()

  constructor(kept: KeptFindings) {
    this.#kept = kept
    this.#left = new Set(kept.paths)
  }

  /** Whether everything is as it was then. */
  get isUnchanged(): boolean {
    return this.#changed.size === 0
  }

  /** Whether everything has been handed over. */
  get isEmpty(): boolean {
    return this.#left.size === 0
  }

  /** Takes note of a change. */
  change(subject: Subject): void {
    this.#changed.add(subject)
  }

  /** What was found in a document that has not been handed over, whatever has changed since: the same each time. */
  finding(path: Path): Finding | undefined {
    if (!this.#left.has(path)) return undefined
    const known = this.#read.get(path) ?? this.#kept.finding(path)
    if (known) this.#read.set(path, known)
    return known
  }

  /** What was found in it and what was asked to find it, where nothing of that has changed. */
  current(path: Path): { readonly finding: Finding; readonly subjects: readonly Subject[] } | undefined {
    const finding = this.finding(path)
    const subjects = finding && this.#kept.subjects(path)
    if (!subjects || subjects.some((subject) => this.#changed.has(subject))) return undefined
    return { finding, subjects }
  }

  /** The document is no longer to be asked about here. */
  drop(path: Path): void {
    this.#left.delete(path)
    this.#read.delete(path)
  }
}
