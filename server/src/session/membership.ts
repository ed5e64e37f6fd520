// What belongs to the corpus: its roots, files and documents, as listed; and which configuration is in force where.

import type { CorpusIndex, Root } from '../core/corpus.ts'
import type { Message } from '../core/message.ts'
import type { Settings } from '../core/settings.ts'
import { folderOf, isWithin, type Path } from '../core/uri.ts'
import type { Configuration } from './configuration.ts'
import { createWalker, type Walker } from './discovery.ts'
import { type Listing, startListing } from './listing.ts'
import type { FilePort } from './ports.ts'

export class Membership {
  readonly #files: FilePort
  readonly #corpus: CorpusIndex
  readonly #override: (path: Path) => string | undefined
  readonly #progress: (files: number) => void
  readonly #documents = new Set<Path>()
  readonly #notes = new Map<Path, Message>()
  readonly #configurations = new Map<Path, Configuration>()
  readonly #lastGood = new Map<Path, Settings>()
  #roots: readonly Root[] = []
  #walker: Walker

  /** `override` gives the text of a configuration that is open in an editor; `progress` hears of every thousand files. */
  constructor(
    files: FilePort,
    corpus: CorpusIndex,
    override: (path: Path) => string | undefined,
    progress: (files: number) => void,
  ) {
    this.#files = files
    this.#corpus = corpus
    this.#override = override
    this.#progress = progress
    this.#walker = this.#createWalker()
  }

  get roots(): readonly Root[] {
    return this.#roots
  }

  /** The files that are to be read. */
  get documents(): ReadonlySet<Path> {
    return this.#documents
  }

  /** Folders that could not be listed. */
  get notes(): ReadonlyMap<Path, Message> {
    return this.#notes
  }

  get configurations(): ReadonlyMap<Path, Configuration> {
    return this.#configurations
  }

  /** Lists the folders. What is known changes only when the listing is given to `replace`. */
  async list(folders: readonly Path[]): Promise<Listing> {
    const { listing, findings } = startListing(this.#progress)
    this.#walker = this.#createWalker()
    for (const folder of folders) await this.#walker.walkRoot(folder, findings)
    return listing
  }

  /** Lists what has appeared in folders that were listed before, to be given to `add`. */
  async listNew(paths: readonly Path[]): Promise<Listing> {
    const { listing, findings } = startListing(this.#progress)
    await this.#walker.walkNew(paths, findings)
    return listing
  }

  /** The listing is now all that is known. Returns the documents that are no more. */
  replace(listing: Listing): readonly Path[] {
    const before = [...this.#documents]
    this.#corpus.files.clear()
    this.#roots = []
    this.#notes.clear()
    this.#configurations.clear()
    this.#documents.clear()
    this.add(listing)
    return before.filter((path) => !this.#documents.has(path))
  }

  add(listing: Listing): void {
    for (const file of listing.files) this.#corpus.files.add(file)
    for (const path of listing.emptyFolders) this.#corpus.files.addFolder(path)
    for (const path of listing.unlisted) this.#corpus.files.addUnlisted(path)
    for (const path of listing.documents) this.#documents.add(path)
    for (const [path, note] of listing.notes) this.#notes.set(path, note)
    for (const [path, configuration] of listing.configurations) {
      this.#configurations.set(path, configuration)
      if (configuration.settings) this.#lastGood.set(path, configuration.settings)
    }
    this.#roots = [...this.#roots.filter(({ path }) => !listing.roots.has(path)), ...listing.roots.values()]
  }

  /** Removes a file, or a folder with all that is in it. Returns the files that are gone. */
  remove(path: Path): readonly Path[] {
    const gone = this.#corpus.files.delete(path)
    for (const each of gone) this.#documents.delete(each)
    this.#walker.forget(path)
    return gone
  }

  /** The outermost folder around the path in which no file is left: it may be gone, or empty, and has to be listed again. */
  emptiedBy(path: Path): Path | undefined {
    let emptied: Path | undefined
    for (let at = folderOf(path); !this.#corpus.files.isFolder(at) && this.#isInRoot(at); at = folderOf(at)) {
      emptied = at
    }
    return emptied
  }

  #isInRoot(path: Path): boolean {
    return this.#roots.some((root) => isWithin(root.path, path))
  }

  /** Whether one of the roots is, or lies in, the path. */
  holdsRoot(path: Path): boolean {
    return this.#roots.some((root) => isWithin(path, root.path))
  }

  #createWalker(): Walker {
    return createWalker(this.#files, (path) => this.#lastGood.get(path), this.#override)
  }
}
