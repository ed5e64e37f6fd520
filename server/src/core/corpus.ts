// All documents together, and an index of who names what, by the target as written.

import type { Document } from './document.ts'
import { type Files, FileTree, nameKey } from './files.ts'
import { type Measure, measureOf } from './measure.ts'
import { documentNumber, firstComponent } from './numberedHeadings.ts'
import type { Reference } from './reference.ts'
import type { Settings } from './settings.ts'
import {
  daySubject,
  documentsSubject,
  entriesSubject,
  faceSubject,
  nameSubject,
  numberSubject,
  rootsSubject,
  type Subject,
  sameFace,
  textSubject,
} from './subjects.ts'
import { folderOf, isWithin, type Path } from './uri.ts'

/** A folder that is a corpus of its own: it has a configuration, or was opened as such. */
export interface Root {
  readonly path: Path
  readonly settings: Settings
}

/** Where a reference stands. */
export interface Occurrence {
  readonly document: Document
  readonly reference: Reference
}

/** Read access to everything that is known. Features and checks ask this and nothing else. */
export interface Corpus {
  /** Innermost first. */
  readonly roots: readonly Root[]
  readonly files: Files
  /** The document, once it has been read; undefined before, and for what is not there. */
  document(path: Path): Document | undefined
  /** How long the document is; undefined where it has not been read. */
  measure(path: Path): Measure | undefined
  /**
   * The day, `2025-11-07`, on which the content of the document last changed, where that is later than the document says. Undefined
   * where it is not, and where nobody knows: the corpus tells what the session found out, and only roots that want `stale-date` ask.
   */
  changedOn(path: Path): string | undefined
  documents(): Iterable<Document>
  /** Number of documents that have been read. */
  readonly size: number
  /** The innermost root that holds the path; undefined outside every root. */
  rootOf(path: Path): Root | undefined
  /** References whose path ends in a name with the same `nameKey`. Costs as many steps as there are such references. */
  mentionsOf(name: string): Iterable<Occurrence>
  /** Mentions of sections by a number with this first component, as written; see `firstComponent`. */
  numberMentionsOf(component: string): Iterable<Occurrence>
  /** Documents whose title carries a number with this first component; see `documentNumber`. */
  documentsNumbered(component: string): Iterable<Document>
  /** References whose path ends in `.`, `..` or `/` alone, and so names a folder without saying its name. */
  unnamedMentions(): Iterable<Occurrence>
}

/** The key of references that name a folder by dots alone. No file can have this name. */
const unnamed = '/'

/**
 * The one mutable state of the core; only the session changes it. Replacing a document costs the size of that document.
 * The references of a document are looked at when somebody first asks who refers to something, or `index` is called.
 */
export class CorpusIndex implements Corpus {
  readonly files = new FileTree((path) => {
    if (this.#watchers.length === 0) return
    this.#changed(nameSubject(path))
    this.#changed(entriesSubject(folderOf(path)))
  })
  readonly #documents = new Map<Path, Document>()
  readonly #mentions = new Map<string, Map<Path, Reference[]>>()
  readonly #watchers: ((subject: Subject) => void)[] = []
  /** Documents whose references are not in `#mentions` yet. */
  readonly #unindexed = new Set<Document>()
  /** Documents by the number in their title; made when somebody first asks, and kept up to date from then on. */
  #byNumber: Map<string, Map<Path, Document>> | undefined
  #days: ReadonlyMap<Path, string> = new Map()
  #roots: readonly Root[] = []

  /** The watcher hears what has changed, right behind each change; see `noting` for who has to care. */
  watch(watcher: (subject: Subject) => void): void {
    this.#watchers.push(watcher)
  }

  get roots(): readonly Root[] {
    return this.#roots
  }

  set roots(roots: readonly Root[]) {
    const before = this.#roots
    this.#roots = [...roots].sort((a, b) => b.path.length - a.path.length)
    const isSame = (root: Root, i: number) => root.path === before[i]?.path && root.settings === before[i]?.settings
    if (before.length !== roots.length || !this.#roots.every(isSame)) this.#changed(rootsSubject)
  }

  get size(): number {
    return this.#documents.size
  }

  document(path: Path): Document | undefined {
    return this.#documents.get(path)
  }

  measure(path: Path): Measure | undefined {
    const document = this.#documents.get(path)
    return document && measureOf(document)
  }

  changedOn(path: Path): string | undefined {
    return this.#days.get(path)
  }

  /** What `changedOn` has been told last. */
  get days(): ReadonlyMap<Path, string> {
    return this.#days
  }

  /** Replaces all that `changedOn` knows. Returns whether anything is another. */
  setDays(days: ReadonlyMap<Path, string>): boolean {
    const before = this.#days
    this.#days = days
    const others = [...new Set([...before.keys(), ...days.keys()])].filter(
      (path) => before.get(path) !== days.get(path),
    )
    for (const path of others) this.#changed(daySubject(path))
    return others.length > 0
  }

  documents(): Iterable<Document> {
    return this.#documents.values()
  }

  rootOf(path: Path): Root | undefined {
    return this.#roots.find((root) => isWithin(root.path, path))
  }

  set(document: Document): void {
    const before = this.#remove(document.path)
    this.#documents.set(document.path, document)
    this.#unindexed.add(document)
    this.#changed(textSubject(document.path))
    this.#changed(documentsSubject)
    this.#renumber(document.path, before, document)
    if (!before || !sameFace(before, document)) this.#changed(faceSubject(document.path))
  }

  /** Before somebody has asked for a number, nobody has to hear that one changed. */
  #renumber(path: Path, before: Document | undefined, after: Document | undefined): void {
    if (!this.#byNumber) return
    const [old, now] = [before, after].map((document) => document && documentNumber(document.facts))
    if (old !== undefined && old !== now) {
      const same = this.#byNumber.get(old)
      same?.delete(path)
      if (same?.size === 0) this.#byNumber.delete(old)
      this.#changed(numberSubject(old))
    }
    if (now === undefined || !after) return
    numberedIn(this.#byNumber, now).set(path, after)
    if (old !== now) this.#changed(numberSubject(now))
  }

  /** Makes the indexes of mentions and of names ready for one document; nothing where they are already. */
  index(path: Path): void {
    this.files.index(path)
    const document = this.#documents.get(path)
    if (document) this.#index(document)
  }

  /** How many documents' references whoever first asks for mentions has to wait for. */
  get unindexedCount(): number {
    return this.#unindexed.size
  }

  #index(document: Document): void {
    if (!this.#unindexed.delete(document)) return
    for (const reference of document.references) {
      for (const key of mentionKeys(reference)) {
        const byDocument = this.#mentions.get(key) ?? new Map<Path, Reference[]>()
        this.#mentions.set(key, byDocument)
        const list = byDocument.get(document.path)
        if (list) list.push(reference)
        else byDocument.set(document.path, [reference])
      }
    }
  }

  delete(path: Path): void {
    const before = this.#remove(path)
    if (!before) return
    this.#renumber(path, before, undefined)
    for (const subject of [faceSubject(path), textSubject(path), documentsSubject]) this.#changed(subject)
  }

  #changed(subject: Subject): void {
    for (const watcher of this.#watchers) watcher(subject)
  }

  #remove(path: Path): Document | undefined {
    const document = this.#documents.get(path)
    if (!document) return undefined
    this.#documents.delete(path)
    if (this.#unindexed.delete(document)) return document
    for (const key of document.references.flatMap(mentionKeys)) {
      const byDocument = this.#mentions.get(key)
      byDocument?.delete(path)
      if (byDocument?.size === 0) this.#mentions.delete(key)
    }
    return document
  }

  mentionsOf(name: string): Iterable<Occurrence> {
    return this.#occurrences(nameKey(name))
  }

  numberMentionsOf(component: string): Iterable<Occurrence> {
    return this.#occurrences(numbered(component))
  }

  documentsNumbered(component: string): Iterable<Document> {
    if (!this.#byNumber) {
      this.#byNumber = new Map()
      for (const document of this.#documents.values()) {
        const number = documentNumber(document.facts)
        if (number !== undefined) numberedIn(this.#byNumber, number).set(document.path, document)
      }
    }
    return this.#byNumber.get(component)?.values() ?? []
  }

  unnamedMentions(): Iterable<Occurrence> {
    return this.#occurrences(unnamed)
  }

  *#occurrences(key: string): Iterable<Occurrence> {
    for (const document of this.#unindexed) this.#index(document)
    for (const [path, references] of this.#mentions.get(key) ?? []) {
      const document = this.#documents.get(path)
      if (!document) continue
      for (const reference of references) yield { document, reference }
    }
  }
}

/** The documents of a number, to add to. */
function numberedIn(byNumber: Map<string, Map<Path, Document>>, number: string): Map<Path, Document> {
  const same = byNumber.get(number) ?? new Map<Path, Document>()
  byNumber.set(number, same)
  return same
}

/** The index key of mentions by a number. No file can have this name. */
function numbered(component: string): string {
  return `/${component}`
}

/** The index keys of a reference; none when it stays inside its document. */
function mentionKeys(reference: Reference): readonly string[] {
  if (reference.kind === 'label') return []
  if (reference.kind !== 'section') return reference.target.path === '' ? [] : [nameOfTarget(reference.target.path)]
  const component = reference.number === undefined ? undefined : firstComponent(reference.number)
  const keys = reference.named.map(({ path }) => nameOfTarget(path))
  return [...new Set(component === undefined ? keys : [...keys, numbered(component)])]
}

function nameOfTarget(path: string): string {
  const name = path.replace(/\/+$/, '').split('/').at(-1) ?? ''
  return name === '' || name === '.' || name === '..' ? unnamed : nameKey(name)
}
