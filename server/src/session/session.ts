// The only mutable state: which files there are, what has been read of them, and what editors hold open.

import { type Corpus, CorpusIndex, type Root } from '../core/corpus.ts'
import { createDocument } from '../core/document.ts'
import { extractFacts } from '../core/facts/extract.ts'
import { type Message, say } from '../core/message.ts'
import { resolvePath } from '../core/resolve.ts'
import { configurationName, defaultSettings, type Settings } from '../core/settings.ts'
import { touches } from '../core/text.ts'
import { folderOf, isWithin, nameOf, type Path } from '../core/uri.ts'
import type { Configuration } from './configuration.ts'
import { createWalker, type Walker } from './discovery.ts'
import { decidesMembership } from './ignoring.ts'
import { type Listing, startListing } from './listing.ts'
import type { FileContent, Ports } from './ports.ts'
import { ReadingQueue } from './readingQueue.ts'
import { byteLength, readsAlike } from './sameReading.ts'

export interface FileChange {
  readonly path: Path
  readonly kind: 'created' | 'changed' | 'deleted'
}

/** How far listing and reading have come. `total` grows while files are being listed. */
export interface Progress {
  readonly phase: 'listing' | 'reading'
  readonly done: number
  readonly total: number
}

export interface Listener {
  /** Answers may be other than before, because of what an editor holds open, or because of files. */
  changed?(cause: 'buffers' | 'files'): void
  progress?(progress: Progress): void
}

/** What the user should know about a file that could not be taken as it is. */
export interface Note {
  readonly path: Path
  readonly message: Message
}

interface Buffer {
  readonly text: string
  readonly version: number
}

/** How long documents are read before everything else that waits gets its turn, in milliseconds. */
const slice = 15

export class Session {
  readonly #ports: Ports
  readonly #corpus = new CorpusIndex()
  readonly #listeners = new Set<Listener>()
  readonly #buffers = new Map<Path, Buffer>()
  readonly #queue: ReadingQueue
  readonly #documentPaths = new Set<Path>()
  /** The settings under which each document was read. */
  readonly #readUnder = new Map<Path, Settings>()
  readonly #stale = new Set<Path>()
  readonly #folderNotes = new Map<Path, Message>()
  readonly #fileNotes = new Map<Path, Message>()
  readonly #configurations = new Map<Path, Configuration>()
  readonly #lastGood = new Map<Path, Settings>()
  readonly #listedOnce: Promise<void>
  #isListed: () => void = () => {}
  #roots: readonly Root[] = []
  #folders: readonly Path[] = []
  #walker: Walker
  #generation = 0
  #work: Promise<void> = Promise.resolve()
  #reading: Promise<void> | undefined
  #relisting: Promise<void> | undefined
  #isEnded = false

  constructor(ports: Ports) {
    this.#ports = ports
    this.#queue = new ReadingQueue(ports.files)
    this.#walker = this.#createWalker()
    this.#listedOnce = new Promise((resolve) => {
      this.#isListed = resolve
    })
  }

  /** The corpus, with every open document as it now stands in its editor. Do not keep it across an `await`. */
  get corpus(): Corpus {
    for (const path of this.#stale) {
      const buffer = this.#buffers.get(path)
      if (buffer) this.#set(path, buffer.text, byteLength(buffer.text), false)
    }
    this.#stale.clear()
    return this.#corpus
  }

  /** Counts changes: as long as it stays the same, so does every answer. */
  get generation(): number {
    return this.#generation
  }

  /** Whether every document has been read. */
  get isComplete(): boolean {
    return this.#queue.size === 0
  }

  /** How many documents are still to be read. */
  get unreadCount(): number {
    return this.#queue.size
  }

  /** Files that could not be taken as they are, in the order of their paths. */
  get notes(): readonly Note[] {
    const notes = [...this.#folderNotes, ...this.#fileNotes]
    return notes.sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, message]) => ({ path, message }))
  }

  /** The configuration files, by path, as they were last read, with what is wrong in them. */
  get configurations(): ReadonlyMap<Path, Configuration> {
    return this.#configurations
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Lists the folders, then reads their documents in slices; folders that were open before and are not named are closed.
   * Resolves when everything has been read.
   */
  async open(folders: readonly Path[]): Promise<void> {
    await this.#enqueue(async () => {
      this.#folders = [...folders]
      await this.#list()
    })
    await this.settled()
  }

  /** Resolves when the folders have been listed for the first time: from then on a missing file is known to be missing. */
  listed(): Promise<void> {
    return this.#listedOnce
  }

  /** Resolves when all work that has been asked for so far is done. */
  async settled(): Promise<void> {
    for (let work: Promise<void> | undefined; work !== this.#work || this.#reading; ) {
      work = this.#work
      await work
      await this.#reading
    }
  }

  /** Stops reading by itself. Questions are answered from what has been read; what is opened or changed is still read. */
  end(): void {
    this.#isEnded = true
  }

  /** The text of a document as it stands in an editor; it goes before the file until `closeBuffer`. */
  setBuffer(path: Path, text: string, version: number): void {
    const isNew = !this.#buffers.has(path)
    this.#buffers.set(path, { text, version })
    if (nameOf(path) === configurationName) void this.#relist()
    else {
      this.#queue.delete(path)
      this.#stale.add(path)
      if (isNew) this.#arrangeRoots()
    }
    this.#changed('buffers')
  }

  /** The file counts again. */
  closeBuffer(path: Path): void {
    if (!this.#buffers.delete(path)) return
    this.#stale.delete(path)
    this.#arrangeRoots()
    if (nameOf(path) === configurationName) void this.#relist()
    else if (this.#documentPaths.has(path)) void this.changeFiles([{ path, kind: 'changed' }])
    else this.#forgetDocument(path)
    this.#changed('buffers')
  }

  /** Version of an open document as its editor counts them; undefined where it is not open. */
  versionOf(path: Path): number | undefined {
    return this.#buffers.get(path)?.version
  }

  /** Takes note of what happened to files and folders on disk. Resolves when what is new has been read. */
  async changeFiles(changes: readonly FileChange[]): Promise<void> {
    await this.#enqueue(async () => {
      if (changes.some((change) => this.#changesMembership(change))) {
        await this.#list()
        for (const { path, kind } of changes) if (kind !== 'deleted') this.#refresh(path)
      } else await this.#apply(changes)
      if (this.#isEnded) for (const { path } of changes) await this.#readNow(path)
      this.#startReading()
      this.#changed('files')
    })
    await this.settled()
  }

  /**
   * Reads, before all others, the document and, given an offset, what the references there lead to, so that an answer
   * about them does not wait for the whole corpus.
   */
  async prepare(path: Path, offset: number | undefined): Promise<void> {
    await this.#readNow(path)
    if (offset === undefined) return
    const document = this.corpus.document(path)
    for (const reference of document?.references ?? []) {
      if (reference.kind === 'label' || !touches(reference.span, offset)) continue
      const place = resolvePath(this.#corpus, path, reference.target.path, reference.kind)
      if (place.kind !== 'found') continue
      const file = place.target.kind === 'folder' ? place.target.index : place.target.path
      if (file !== undefined) await this.#readNow(file)
    }
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    const run = this.#work.then(task)
    this.#work = run.catch((error: unknown) => {
      this.#ports.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
    })
    return run
  }

  /** Lists again, once for all who ask before it begins. */
  #relist(): Promise<void> {
    this.#relisting ??= this.#enqueue(async () => {
      this.#relisting = undefined
      await this.#list()
    })
    return this.#relisting
  }

  async #list(): Promise<void> {
    const { listing, findings } = this.#startListing()
    this.#walker = this.#createWalker()
    for (const folder of this.#folders) await this.#walker.walkRoot(folder, findings)
    this.#corpus.files.clear()
    this.#roots = []
    this.#folderNotes.clear()
    this.#configurations.clear()
    const before = [...this.#documentPaths]
    this.#documentPaths.clear()
    this.#take(listing)
    for (const path of before) if (!this.#documentPaths.has(path)) this.#forgetDocument(path)
    for (const path of this.#buffers.keys()) if (nameOf(path) !== configurationName) this.#stale.add(path)
    this.#isListed()
    this.#startReading()
    this.#changed('files')
  }

  /** Adds what a walk found to what is known, at once. */
  #take(listing: Listing): void {
    for (const file of listing.files) this.#corpus.files.add(file)
    for (const path of listing.unlisted) this.#corpus.files.addUnlisted(path)
    for (const [path, note] of listing.notes) this.#folderNotes.set(path, note)
    for (const [path, configuration] of listing.configurations) {
      this.#configurations.set(path, configuration)
      if (configuration.settings) this.#lastGood.set(path, configuration.settings)
    }
    this.#roots = [...this.#roots.filter(({ path }) => !listing.roots.has(path)), ...listing.roots.values()]
    this.#arrangeRoots()
    for (const path of listing.documents) {
      this.#documentPaths.add(path)
      const settings = this.#settingsFor(path)
      const under = this.#readUnder.get(path)
      if (!under || !readsAlike(under, settings)) this.#refresh(path)
    }
  }

  /** A document outside every listed root makes its folder a root, of which nothing else is known. */
  #arrangeRoots(): void {
    const loose = new Set<Path>()
    for (const path of this.#buffers.keys()) {
      if (!this.#roots.some((root) => isWithin(root.path, path))) loose.add(folderOf(path))
    }
    for (const folder of loose) this.#corpus.files.addUnlisted(folder)
    this.#corpus.roots = [...this.#roots, ...[...loose].map((path) => ({ path, settings: defaultSettings }))]
  }

  #startReading(): void {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined
    })
  }

  /** Reads what has not been read, in slices, until nothing is left. */
  async #read(): Promise<void> {
    let done = 0
    let sliceStart = this.#ports.clock.now()
    for (let path = this.#queue.next(); path !== undefined && !this.#isEnded; path = this.#queue.next()) {
      await this.#readNow(path)
      done++
      if (this.#ports.clock.now() - sliceStart < slice) continue
      this.#report({ phase: 'reading', done, total: done + this.#queue.size })
      await this.#ports.clock.pause()
      sliceStart = this.#ports.clock.now()
    }
    this.#report({ phase: 'reading', done, total: done + this.#queue.size })
    if (done > 0) this.#changed('files')
  }

  async #readNow(path: Path): Promise<void> {
    const content = await this.#queue.read(path)
    if (content) this.#takeContent(path, content)
  }

  #takeContent(path: Path, content: FileContent): void {
    this.#generation++
    this.#fileNotes.delete(path)
    if (content.kind === 'text') {
      this.#set(path, content.text, content.size, content.hasInvalidEncoding)
      return
    }
    this.#forgetDocument(path)
    this.#readUnder.set(path, this.#settingsFor(path))
    if (content.kind === 'binary') this.#fileNotes.set(path, say('The file is not text; it is listed, but not read.'))
    else if (content.kind === 'unreadable') {
      this.#fileNotes.set(path, say('The file cannot be read ({reason}).', { reason: content.reason }))
    } else this.#forgetFile(path)
  }

  #set(path: Path, text: string, size: number, hasInvalidEncoding: boolean): void {
    const settings = this.#settingsFor(path)
    const facts = extractFacts(text, { anchors: settings.anchors, headingsOnly: size > settings.maximumSize })
    this.#readUnder.set(path, settings)
    this.#corpus.set(createDocument(path, text, facts, settings, hasInvalidEncoding))
  }

  #settingsFor(path: Path): Settings {
    return this.#corpus.rootOf(path)?.settings ?? defaultSettings
  }

  /** Whether the change can add or remove other files than the one it is of. */
  #changesMembership({ path, kind }: FileChange): boolean {
    if (decidesMembership(path)) return true
    const holds = (folder: Path) => isWithin(path, folder)
    return kind === 'deleted' ? this.#roots.some((root) => holds(root.path)) : this.#folders.some(holds)
  }

  async #apply(changes: readonly FileChange[]): Promise<void> {
    const created: Path[] = []
    for (const { path, kind } of changes) {
      if (kind === 'deleted') {
        for (const gone of [...this.#corpus.files.delete(path), path]) this.#forgetFile(gone)
        this.#walker.forget(path)
      } else if (this.#corpus.files.isFile(path)) this.#refresh(path)
      else created.push(path)
    }
    if (created.length === 0) return
    const { listing, findings } = this.#startListing()
    await this.#walker.walkNew(created, findings)
    this.#take(listing)
    for (const path of listing.documents) this.#refresh(path)
  }

  /** Has a document read again, unless an editor holds it. */
  #refresh(path: Path): void {
    if (this.#documentPaths.has(path) && !this.#buffers.has(path)) this.#queue.add(path)
  }

  #forgetFile(path: Path): void {
    this.#corpus.files.delete(path)
    this.#documentPaths.delete(path)
    this.#forgetDocument(path)
  }

  #forgetDocument(path: Path): void {
    this.#queue.delete(path)
    this.#readUnder.delete(path)
    this.#fileNotes.delete(path)
    if (!this.#buffers.has(path)) this.#corpus.delete(path)
  }

  #createWalker(): Walker {
    const override = (path: Path) => this.#buffers.get(path)?.text
    return createWalker(this.#ports.files, (path) => this.#lastGood.get(path), override)
  }

  #startListing() {
    return startListing((files) => this.#report({ phase: 'listing', done: files, total: files }))
  }

  #report(progress: Progress): void {
    for (const listener of this.#listeners) listener.progress?.(progress)
  }

  #changed(cause: 'buffers' | 'files'): void {
    this.#generation++
    for (const listener of this.#listeners) listener.changed?.(cause)
  }
}
