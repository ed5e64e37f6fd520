// The only mutable state: which files there are, what has been read of them, and what editors hold open.

import type { Corpus } from '../core/corpus.ts'
import type { Message } from '../core/message.ts'
import { configurationName } from '../core/settings.ts'
import type { Subject } from '../core/subjects.ts'
import { isWithin, nameOf, type Path } from '../core/uri.ts'
import type { Configuration } from './configuration.ts'
import { Documents } from './documents.ts'
import { FactsCache } from './factsCache.ts'
import { decidesMembership } from './ignoring.ts'
import { LaterIndex } from './laterIndex.ts'
import { Membership } from './membership.ts'
import { filesNamedAt } from './namedFiles.ts'
import type { Ports } from './ports.ts'
import { ReadingQueue } from './readingQueue.ts'
import { startSlices } from './slices.ts'

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

export class Session {
  readonly #ports: Ports
  readonly #documents: Documents
  readonly #listeners = new Set<Listener>()
  readonly #queue: ReadingQueue
  readonly #members: Membership
  readonly #cache: FactsCache | undefined
  readonly #index: LaterIndex
  readonly #listedOnce: Promise<void>
  #isListed: () => void = () => {}
  #folders: readonly Path[] = []
  #generation = 0
  #work: Promise<void> = Promise.resolve()
  #reading: Promise<void> | undefined
  #relisting: Promise<void> | undefined
  #isEnded = false

  constructor(ports: Ports) {
    this.#ports = ports
    const changed = (path: Path) => void this.changeFiles([{ path, kind: 'changed' }])
    const cache = ports.extractor === 'reference' ? undefined : ports.cache
    this.#cache = cache && ports.files.readNow && new FactsCache(cache, ports.files, changed)
    this.#documents = new Documents(ports.log, this.#cache, ports)
    this.#queue = new ReadingQueue((path) =>
      ports.files.read(path, this.#cache?.stampOf(path, this.#documents.settingsFor(path))),
    )
    const override = (path: Path) => this.#documents.buffer(path)?.text
    const progress = (files: number) => this.#report({ phase: 'listing', done: files, total: files })
    this.#index = new LaterIndex(this.#documents.corpus, ports.clock)
    this.#members = new Membership(ports.files, this.#documents.corpus, override, progress)
    this.#listedOnce = new Promise((resolve) => {
      this.#isListed = resolve
    })
  }

  /** The corpus, with every open document as it now stands in its editor. Do not keep it across an `await`. */
  get corpus(): Corpus {
    return this.#documents.readOpen()
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

  /** Files that could not be taken as they are, in the order of their paths, and what the user should know of them. */
  get notes(): readonly { readonly path: Path; readonly message: Message }[] {
    const notes = [...this.#members.notes, ...this.#documents.notes]
    return notes.sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, message]) => ({ path, message }))
  }

  /** The configuration files, by path, as they were last read, with what is wrong in them. */
  get configurations(): ReadonlyMap<Path, Configuration> {
    return this.#members.configurations
  }

  /** Hears of every change of the corpus right behind it; see `noting` for who has to care. */
  watch(watcher: (subject: Subject) => void): void {
    this.#documents.corpus.watch(watcher)
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
      await this.#list().finally(this.#isListed)
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

  /** Resolves when all work is done, and who asks what refers to something need not wait for an index either. */
  indexed(): Promise<void> {
    return this.settled().then(() => this.#index.ready())
  }

  /**
   * Keeps what has been read for the next time, in slices, where all has been and something is new. Returns why it could
   * not, in the words of the system.
   */
  async save(): Promise<string | undefined> {
    await this.settled()
    if (!this.#cache || !this.isComplete || this.#isEnded) return undefined
    const slices = startSlices(this.#ports.clock)
    return this.#cache.save(this.#members.documents, () =>
      !this.#ports.asksOnce && slices.isOver() ? slices.pause() : undefined,
    )
  }

  /**
   * A hash of all that answers are made of: as long as it is the same, in this run or another, so is every answer.
   * Undefined where something is not known by its content, or is still to be read. Costs hashing what editors hold open.
   */
  get fingerprint(): string | undefined {
    if (!this.isComplete || this.#isEnded) return undefined
    const { roots, files, days } = this.#documents.readOpen()
    const documents = this.#documents.fingerprint
    const sortedDays = [...days].sort(([a], [b]) => (a < b ? -1 : 1))
    return documents && this.#cache?.hashOfText(JSON.stringify([roots, files.fingerprint, documents, sortedDays]))
  }

  /** Takes the days on which contents last changed; all others are unknown from now on. */
  setDays(days: ReadonlyMap<Path, string>): void {
    if (this.#documents.corpus.setDays(days)) this.#changed('files')
  }

  /** Stops reading by itself. Questions are answered from what has been read; what is opened or changed is still read. */
  end(): void {
    this.#isEnded = true
    this.#index.end()
  }

  /** The text of a document as it stands in an editor; it goes before the file until `closeBuffer`. */
  setBuffer(path: Path, text: string, version: number): void {
    const isNew = this.#documents.open(path, text, version)
    if (nameOf(path) === configurationName) void this.#relist()
    else {
      this.#queue.delete(path)
      if (isNew) this.#documents.arrange(this.#members.roots)
    }
    this.#changed('buffers')
  }

  /** The file counts again. */
  closeBuffer(path: Path): void {
    if (!this.#documents.close(path)) return
    this.#documents.arrange(this.#members.roots)
    if (nameOf(path) === configurationName) void this.#relist()
    else if (this.#members.documents.has(path)) void this.changeFiles([{ path, kind: 'changed' }])
    else this.#forget(path)
    this.#changed('buffers')
  }

  /** Version of an open document as its editor counts them; undefined where it is not open. */
  versionOf(path: Path): number | undefined {
    return this.#documents.buffer(path)?.version
  }

  /** Takes note of what happened to files and folders on disk. Resolves when what is new has been read. */
  async changeFiles(changes: readonly FileChange[]): Promise<void> {
    await this.#enqueue(async () => {
      if (changes.some((change) => this.#changesMembership(change))) {
        await this.#list()
        for (const { path, kind } of changes) if (kind !== 'deleted') this.#refreshWithin(path)
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
    if (!document) return
    for (const file of filesNamedAt(this.#documents.corpus, document, offset)) await this.#readNow(file)
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
    const [listing] = await Promise.all([this.#members.list(this.#folders), this.#cache?.load(this.#folders)])
    for (const gone of this.#members.replace(listing)) this.#forget(gone)
    this.#documents.arrange(this.#members.roots)
    this.#documents.readOpenAgain()
    for (const path of this.#members.documents) if (this.#documents.isOutdated(path)) this.#refresh(path)
    this.#startReading()
    this.#changed('files')
  }

  #startReading(): void {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined
    })
  }

  /** Reads what has not been read, in slices, until nothing is left. */
  async #read(): Promise<void> {
    let done = 0
    const slices = startSlices(this.#ports.clock)
    for (let path = this.#queue.next(); path !== undefined && !this.#isEnded; path = this.#queue.next()) {
      await this.#readNow(path)
      done++
      if (!slices.isOver()) continue
      this.#report({ phase: 'reading', done, total: done + this.#queue.size })
      await slices.pause()
    }
    this.#report({ phase: 'reading', done, total: done + this.#queue.size })
    if (done > 0) this.#changed('files')
    if (done > 0 && !this.#ports.asksOnce) void this.#index.begin()
  }

  async #readNow(path: Path): Promise<void> {
    const content = await this.#queue.read(path)
    if (!content) return
    if (!this.#documents.take(path, content)) {
      this.#queue.add(path)
      return this.#readNow(path)
    }
    if (!this.#ports.asksOnce && content.kind !== 'unchanged') this.#documents.corpus.index(path)
    if (content.kind === 'missing') this.#members.remove(path)
    this.#generation++
  }

  /** Whether the change can add or remove other files than the one it is of. */
  #changesMembership({ path, kind }: FileChange): boolean {
    if (decidesMembership(path)) return true
    if (kind === 'deleted') return this.#members.holdsRoot(path)
    // A folder moved onto one that is there may have brought a .gitignore along.
    if (kind === 'created' && this.#documents.corpus.files.isFolder(path)) return true
    return this.#folders.some((folder) => isWithin(path, folder))
  }

  async #apply(changes: readonly FileChange[]): Promise<void> {
    const created: Path[] = []
    for (const { path, kind } of changes) {
      if (kind === 'deleted') {
        for (const gone of [...this.#members.remove(path), path]) this.#forget(gone)
        const emptied = this.#members.emptiedBy(path)
        if (emptied !== undefined) created.push(emptied)
      } else if (this.#documents.corpus.files.isFile(path)) this.#refresh(path)
      else created.push(path)
    }
    if (created.length === 0) return
    if (created.some((path) => this.#members.holdsRoot(path))) return this.#list()
    const listing = await this.#members.listNew(created)
    this.#members.add(listing)
    this.#documents.arrange(this.#members.roots)
    for (const path of listing.documents) this.#refresh(path)
  }

  /** Has a document read again, unless an editor holds it. */
  #refresh(path: Path): void {
    if (this.#members.documents.has(path) && !this.#documents.buffer(path)) this.#queue.add(path)
  }

  /** Has a document, or all documents of a folder, read again. */
  #refreshWithin(path: Path): void {
    if (this.#documents.corpus.files.isFile(path)) this.#refresh(path)
    else for (const each of this.#members.documents) if (isWithin(path, each)) this.#refresh(each)
  }

  #forget(path: Path): void {
    this.#queue.delete(path)
    this.#documents.forget(path)
  }

  #report(progress: Progress): void {
    for (const listener of this.#listeners) listener.progress?.(progress)
  }

  #changed(cause: 'buffers' | 'files'): void {
    this.#generation++
    for (const listener of this.#listeners) listener.changed?.(cause)
  }
}
