// The documents of the corpus as they were last read, from a file or from what an editor holds open.

import { CorpusIndex, type Root } from '../core/corpus.ts'
import { createDocument, documentWith, type ReferencesRead } from '../core/document.ts'
import type { Extractor } from '../core/facts/contents.ts'
import type { Reading } from '../core/facts/edited/parts.ts'
import { readAgain } from '../core/facts/edited/reextract.ts'
import { type Message, say } from '../core/message.ts'
import { atRest } from '../core/packed/atRest.ts'
import type { Reference } from '../core/reference.ts'
import { referencesAgain } from '../core/referencesAgain.ts'
import { configurationName, defaultSettings, type Settings } from '../core/settings.ts'
import { folderOf, isWithin, nameOf, type Path } from '../core/uri.ts'
import type { FactsCache } from './factsCache.ts'
import type { FileContent, LogPort, Ports, TextContent } from './ports.ts'
import { isLarger, readsAlike } from './sameReading.ts'

interface Buffer {
  readonly text: string
  readonly version: number
}

/** What was last read of an open document, and under which settings. */
interface OpenReading extends Reading {
  readonly references: readonly Reference[]
  readonly settings: Settings
}

export class Documents {
  readonly #log: LogPort
  readonly #corpus = new CorpusIndex()
  readonly #buffers = new Map<Path, Buffer>()
  /** Open documents that have changed since they were read. */
  readonly #stale = new Set<Path>()
  /** The settings under which each document was read. */
  readonly #readUnder = new Map<Path, Settings>()
  /** What was last read of each open document: an edit changes little of it. */
  readonly #readings = new Map<Path, OpenReading>()
  readonly #notes = new Map<Path, Message>()
  readonly #cache: FactsCache | undefined
  readonly #asksOnce: boolean
  readonly #references: ReferencesRead
  readonly #extractor: Extractor

  /** What was read before is taken from the cache, and what is read is put there. Who asks once need not save memory. */
  constructor(
    log: LogPort,
    cache: FactsCache | undefined,
    asked: Pick<Ports, 'asksOnce' | 'references' | 'extractor'>,
  ) {
    this.#log = log
    this.#cache = cache
    this.#asksOnce = asked.asksOnce ?? false
    this.#references = cache ? 'all' : (asked.references ?? 'all')
    this.#extractor = asked.extractor ?? 'lane'
  }

  /** The corpus as it was last read: an open document may be newer. */
  get corpus(): CorpusIndex {
    return this.#corpus
  }

  /**
   * Path and hash of every document, sorted, for no answer depends on which was read first; undefined where the content of one is
   * not known. What an editor holds is as good as a file with this text.
   */
  get fingerprint(): string | undefined {
    const parts: string[] = []
    for (const { path } of this.#corpus.documents()) {
      const open = this.#buffers.get(path)
      const hash = open ? this.#cache?.hashOfText(open.text) : this.#cache?.hashOf(path)
      if (hash === undefined) return undefined
      parts.push(`${path}\0${hash}`)
    }
    return parts.sort().join('\0')
  }

  /** Files that could not be taken as they are. */
  get notes(): ReadonlyMap<Path, Message> {
    return this.#notes
  }

  /** Reads the open documents that have changed. */
  readOpen(): CorpusIndex {
    for (const path of this.#stale) {
      const buffer = this.#buffers.get(path)
      if (buffer) this.#set(path, buffer.text, isLarger(buffer.text, this.#settingsFor(path).maximumSize), false)
    }
    this.#stale.clear()
    return this.#corpus
  }

  /** Reads all open documents again, for they may have other settings now. */
  readOpenAgain(): void {
    for (const path of this.#buffers.keys()) if (nameOf(path) !== configurationName) this.#stale.add(path)
  }

  /** Takes what an editor holds. Returns whether the file was not open before. */
  open(path: Path, text: string, version: number): boolean {
    const isNew = !this.#buffers.has(path)
    this.#buffers.set(path, { text, version })
    if (nameOf(path) !== configurationName) this.#stale.add(path)
    return isNew
  }

  /** Returns whether the file was open. What was read from the editor stays until the file is read, or forgotten. */
  close(path: Path): boolean {
    this.#stale.delete(path)
    this.#readings.delete(path)
    return this.#buffers.delete(path)
  }

  /** The file as an editor holds it; undefined where it is not open. */
  buffer(path: Path): Buffer | undefined {
    return this.#buffers.get(path)
  }

  /**
   * Takes the content of a file. What cannot be read is noted, and known by name only. Returns false where the content is
   * said to be unchanged, but is not known any more: then the file has to be read.
   */
  take(path: Path, content: FileContent): boolean {
    const settings = this.#settingsFor(path)
    const cached = this.#cache?.document(path, content, settings)
    if (content.kind === 'unchanged' && !cached) return false
    this.#notes.delete(path)
    if (cached) {
      this.#readUnder.set(path, settings)
      this.#corpus.set(cached)
      return true
    }
    if (content.kind === 'text') {
      this.#set(path, content.text, content.size > settings.maximumSize, content.hasInvalidEncoding)
      this.#keep(path, content, settings)
      return true
    }
    this.forget(path)
    this.#cache?.delete(path)
    this.#readUnder.set(path, settings)
    if (content.kind === 'binary') this.#notes.set(path, say('The file is not text; it is listed, but not read.'))
    if (content.kind === 'unreadable') {
      this.#notes.set(path, say('The file cannot be read ({reason}).', { reason: content.reason }))
    }
    return true
  }

  #keep(path: Path, content: TextContent, settings: Settings): void {
    const document = this.#corpus.document(path)
    if (document) this.#cache?.add(document, content, settings)
  }

  /** The settings under which the document is to be read. */
  settingsFor(path: Path): Settings {
    return this.#settingsFor(path)
  }

  /** Forgets what was read of a file; an open document stays. */
  forget(path: Path): void {
    this.#readUnder.delete(path)
    this.#notes.delete(path)
    if (!this.#buffers.has(path)) this.#corpus.delete(path)
  }

  /** Whether the file has not been read, or was read under settings by which it reads otherwise. */
  isOutdated(path: Path): boolean {
    const under = this.#readUnder.get(path)
    return under === undefined || !readsAlike(under, this.#settingsFor(path))
  }

  /** Sets the roots. An open document outside all of them makes its folder one, of which nothing else is known. */
  arrange(roots: readonly Root[]): void {
    const loose = new Set<Path>()
    for (const path of this.#buffers.keys()) {
      if (!roots.some((root) => isWithin(root.path, path))) loose.add(folderOf(path))
    }
    for (const folder of loose) this.#corpus.files.addUnlisted(folder)
    this.#corpus.roots = [...roots, ...[...loose].map((path) => ({ path, settings: defaultSettings }))]
  }

  /** A document on which reading fails is our bug: it is logged, and all others are read. */
  #set(path: Path, text: string, headingsOnly: boolean, hasInvalidEncoding: boolean): void {
    const settings = this.#settingsFor(path)
    this.#readUnder.set(path, settings)
    try {
      const { anchors } = settings
      const linksOnly = this.#references === 'links'
      const options = { anchors, headingsOnly, extractor: this.#extractor, linksOnly }
      const last = this.#readings.get(path)
      const { facts, part } = readAgain(last, text, options)
      const document =
        last && part && last.settings === settings && this.#references === 'all'
          ? documentWith(
              path,
              text,
              facts,
              referencesAgain(last.references, part, text, facts, settings),
              hasInvalidEncoding,
            )
          : createDocument(path, text, facts, settings, hasInvalidEncoding, this.#references)
      const { references } = document
      if (this.#buffers.has(path)) this.#readings.set(path, { text, facts, anchors, references, settings })
      this.#corpus.set(this.#asksOnce || this.#buffers.has(path) ? document : atRest(document))
    } catch (error) {
      this.#corpus.delete(path)
      this.#log.error(`${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    }
  }

  #settingsFor(path: Path): Settings {
    return this.#corpus.rootOf(path)?.settings ?? defaultSettings
  }
}
