// What was read of documents, kept from one run to the next, so that a file which is still the same need not be read.

import { createDocument, type Document, documentFrom } from '../core/document.ts'
import { extractFacts } from '../core/facts/extract.ts'
import { pack, unpack } from '../core/packed/document.ts'
import type { Settings } from '../core/settings.ts'
import { isWithin, type Path } from '../core/uri.ts'
import { type CachedDocument, cacheBytes, cachedDocuments } from './cacheFormat.ts'
import { type CachePort, type FileContent, type FilePort, type FileStamp, isSameStamp } from './ports.ts'
import { readingOf } from './sameReading.ts'

/** What was read in this run, to be packed when the cache is saved. */
interface Fresh extends Pick<CachedDocument, 'path' | 'stamp' | 'hash' | 'reading' | 'hasInvalidEncoding'> {
  readonly document: Document
}

export class FactsCache {
  readonly #port: CachePort
  readonly #files: FilePort
  readonly #changed: (path: Path) => void
  readonly #entries = new Map<Path, CachedDocument | Fresh>()
  readonly #loaded = new Set<Path>()
  /** Folders of which something else is known than was saved. */
  readonly #dirty = new Set<Path>()
  #folders: readonly Path[] = []

  /** `changed` hears of a file that is found to be another than the one that was read. */
  constructor(port: CachePort, files: FilePort, changed: (path: Path) => void) {
    this.#port = port
    this.#files = files
    this.#changed = changed
  }

  /** Loads what was saved for the folders. Whatever cannot be used is as good as nothing. */
  async load(folders: readonly Path[]): Promise<void> {
    this.#folders = folders
    for (const folder of folders) {
      if (this.#loaded.has(folder)) continue
      this.#loaded.add(folder)
      const bytes = await this.#port.load(folder)
      for (const entry of (bytes && cachedDocuments(bytes, this.#port)) ?? []) {
        if (isWithin(folder, entry.path) && !this.#entries.has(entry.path)) this.#entries.set(entry.path, entry)
      }
    }
  }

  /** The file as it was when it was read under settings like these; undefined where it has to be read. */
  stampOf(path: Path, settings: Settings): FileStamp | undefined {
    const entry = this.#entries.get(path)
    return entry?.stamp && entry.reading === readingOf(settings, entry.stamp.size) ? entry.stamp : undefined
  }

  /** Hash of the content that was last read of the file; undefined where that is not known. */
  hashOf(path: Path): string | undefined {
    return this.#entries.get(path)?.hash
  }

  /** Hash of what a file with this text would be; undefined for halves of surrogate pairs, which no file can have. */
  hashOfText(text: string): string | undefined {
    return /\p{Surrogate}/u.test(text) ? undefined : this.#port.hash(text)
  }

  /** The document from the cache, where the content is what was read before under settings like these. */
  document(path: Path, content: FileContent, settings: Settings): Document | undefined {
    const entry = this.#entries.get(path)
    if (!entry) return undefined
    if (content.kind === 'unchanged') {
      return this.stampOf(path, settings) && this.#document(entry, settings, () => this.#textNow(path, entry.stamp))
    }
    if (content.kind !== 'text' || content.hash !== entry.hash) return undefined
    if (entry.reading !== readingOf(settings, content.size)) return undefined
    if (!isSameStamp(entry.stamp, content.stamp)) this.#set({ ...entry, stamp: content.stamp })
    return this.#document(entry, settings, () => content.text)
  }

  /** Takes note of a document that has just been read. */
  add(document: Document, content: FileContent & { readonly kind: 'text' }, settings: Settings): void {
    const { path, hasInvalidEncoding } = document
    const { stamp, hash, size } = content
    if (hash !== undefined) {
      this.#set({ path, stamp, hash, reading: readingOf(settings, size), hasInvalidEncoding, document })
    } else this.delete(path)
  }

  delete(path: Path): void {
    if (this.#entries.delete(path)) this.#touch(path)
  }

  /**
   * Saves what is known of the documents, where it is not what was saved before; all others are forgotten. `pause` is awaited
   * between one document and the next. Returns why something could not be saved.
   */
  async save(documents: ReadonlySet<Path>, pause: () => Promise<void> | undefined): Promise<string | undefined> {
    for (const path of this.#entries.keys()) if (!documents.has(path)) this.delete(path)
    let failure: string | undefined
    for (const folder of [...this.#dirty]) {
      this.#dirty.delete(folder)
      const saved: CachedDocument[] = []
      for (const entry of [...this.#entries.values()]) {
        if (this.#folderOf(entry.path) !== folder) continue
        const packed = this.#packed(entry)
        if (packed) saved.push(packed)
        await pause()
      }
      failure = (await this.#port.store(folder, cacheBytes(saved, this.#port))) ?? failure
    }
    return failure
  }

  #set(entry: CachedDocument | Fresh): void {
    this.#entries.set(entry.path, entry)
    this.#touch(entry.path)
  }

  #touch(path: Path): void {
    const folder = this.#folderOf(path)
    if (folder !== undefined) this.#dirty.add(folder)
  }

  #folderOf(path: Path): Path | undefined {
    return this.#folders.find((folder) => isWithin(folder, path))
  }

  #document(entry: CachedDocument | Fresh, settings: Settings, text: () => string): Document {
    if ('document' in entry) return entry.document
    const { path, hasInvalidEncoding, numbers, texts } = entry
    const document = documentFrom(path, hasInvalidEncoding, text, () =>
      unpack(
        numbers,
        () => this.#port.decode(texts),
        () => {
          const options = { anchors: settings.anchors, headingsOnly: isHeadingsOnly(entry, settings) }
          return createDocument(path, document.text, extractFacts(document.text, options), settings)
        },
      ),
    )
    return document
  }

  /** The text, read when it is needed. Where the file is no longer the one it was, that is said, and the answer is soon to be another. */
  #textNow(path: Path, stamp: FileStamp | undefined): string {
    const content = this.#files.readNow?.(path)
    if (content?.kind === 'text' && isSameStamp(content.stamp, stamp)) return content.text
    this.#changed(path)
    return content?.kind === 'text' ? content.text : ''
  }

  /** The entry packed, kept so for the next time. Undefined for texts that cannot be written as bytes and read again. */
  #packed(entry: CachedDocument | Fresh): CachedDocument | undefined {
    if (!('document' in entry)) return entry
    const { document, ...known } = entry
    const { numbers, texts } = pack(document.facts, document.references)
    if (/\p{Surrogate}/u.test(texts)) return undefined
    const packed = { ...known, numbers, texts: this.#port.encode(texts) }
    this.#entries.set(entry.path, packed)
    return packed
  }
}

function isHeadingsOnly(entry: CachedDocument, settings: Settings): boolean {
  return entry.reading === readingOf(settings, Number.POSITIVE_INFINITY)
}
