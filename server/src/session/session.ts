// The only mutable state: which files there are, what has been read of them, and what editors hold open.

import { type Corpus, CorpusIndex, type Root } from '../core/corpus.ts'
import { createDocument } from '../core/document.ts'
import { extractFacts } from '../core/facts/extract.ts'
import { type Message, say } from '../core/message.ts'
import { resolvePath } from '../core/resolve.ts'
import { configurationName, defaultSettings, type Settings } from '../core/settings.ts'
import { touches } from '../core/text.ts'
import { folderOf, nameOf, type Path } from '../core/uri.ts'
import type { ConfigurationProblem } from './configuration.ts'
import { createWalker, type Findings, type Walker } from './discovery.ts'
import { decidesMembership } from './ignoring.ts'
import type { Ports } from './ports.ts'

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
  /** Answers may be other than before. */
  changed?(): void
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
  readonly #unread = new Set<Path>()
  readonly #documentPaths = new Set<Path>()
  readonly #stale = new Set<Path>()
  readonly #notes = new Map<Path, Message>()
  readonly #configurationProblems = new Map<Path, readonly ConfigurationProblem[]>()
  readonly #lastGood = new Map<Path, Settings>()
  #folders: readonly Path[] = []
  #walker: Walker
  #generation = 0
  #work: Promise<void> = Promise.resolve()
  #isEnded = false

  constructor(ports: Ports) {
    this.#ports = ports
    this.#walker = this.#createWalker()
  }

  /** The corpus, with every open document as it now stands in its editor. Do not keep it across an `await`. */
  get corpus(): Corpus {
    for (const path of this.#stale) {
      const buffer = this.#buffers.get(path)
      if (buffer) this.#set(path, buffer.text, buffer.text.length, false)
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
    return this.#unread.size === 0
  }

  /** Files that could not be taken as they are, in the order of their paths. */
  get notes(): readonly Note[] {
    return [...this.#notes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, message]) => ({ path, message }))
  }

  /** What is wrong in configuration files, by the file's path; a sound file has an empty list. */
  get configurationProblems(): ReadonlyMap<Path, readonly ConfigurationProblem[]> {
    return this.#configurationProblems
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Lists the folders, then reads their documents in slices. Resolves when everything has been read. */
  open(folders: readonly Path[]): Promise<void> {
    return this.#enqueue(async () => {
      this.#folders = [...folders]
      await this.#list()
      await this.#read()
    })
  }

  /** Resolves when all work that has been asked for so far is done. */
  settled(): Promise<void> {
    return this.#work
  }

  /** Stops reading. Questions are still answered from what has been read. */
  end(): void {
    this.#isEnded = true
  }

  /** The text of a document as it stands in an editor; it goes before the file until `closeBuffer`. */
  setBuffer(path: Path, text: string, version: number): void {
    this.#buffers.set(path, { text, version })
    this.#unread.delete(path)
    this.#stale.add(path)
    if (!this.#corpus.rootOf(path)) this.#adoptLoose(path)
    if (nameOf(path) === configurationName) void this.changeFiles([{ path, kind: 'changed' }])
    this.#changed()
  }

  /** The file counts again. */
  closeBuffer(path: Path): void {
    this.#buffers.delete(path)
    this.#stale.delete(path)
    if (this.#corpus.files.isFile(path)) void this.changeFiles([{ path, kind: 'changed' }])
    else if (this.#corpus.document(path)) this.#forget(path)
  }

  /** Version of an open document as its editor counts them; undefined where it is not open. */
  versionOf(path: Path): number | undefined {
    return this.#buffers.get(path)?.version
  }

  /** Takes note of what happened to files and folders on disk. */
  changeFiles(changes: readonly FileChange[]): Promise<void> {
    return this.#enqueue(async () => {
      if (changes.some(({ path }) => decidesMembership(path))) await this.#list()
      else for (const change of changes) await this.#change(change)
      await this.#read()
      this.#changed()
    })
  }

  /**
   * Reads, before all others, the document and what the references at the offset lead to, so that an answer about them does not wait for the whole corpus.
   */
  async prepare(path: Path, offset: number): Promise<void> {
    if (this.#unread.has(path)) await this.#readOne(path)
    const document = this.corpus.document(path)
    for (const reference of document?.references ?? []) {
      if (reference.kind === 'label' || !touches(reference.span, offset)) continue
      const place = resolvePath(this.#corpus, path, reference.target.path, reference.kind)
      if (place.kind !== 'found') continue
      const file = place.target.kind === 'folder' ? place.target.index : place.target.path
      if (file !== undefined && this.#unread.has(file)) await this.#readOne(file)
    }
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    const run = this.#work.then(task)
    this.#work = run.catch((error: unknown) => {
      this.#ports.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
    })
    return run
  }

  async #list(): Promise<void> {
    const before = new Set(this.#documentPaths)
    this.#corpus.files.clear()
    this.#corpus.roots = []
    this.#documentPaths.clear()
    this.#notes.clear()
    this.#configurationProblems.clear()
    this.#walker = this.#createWalker()
    for (const folder of this.#folders) await this.#walker.walkRoot(folder)
    for (const path of before) if (!this.#documentPaths.has(path)) this.#corpus.delete(path)
    for (const path of this.#documentPaths) if (this.#corpus.document(path)) this.#unread.add(path)
    for (const path of this.#buffers.keys()) {
      this.#stale.add(path)
      this.#unread.delete(path)
      if (!this.#corpus.rootOf(path)) this.#adoptLoose(path)
    }
    this.#changed()
  }

  /** Reads what has not been read, in slices, until nothing is left. */
  async #read(): Promise<void> {
    let done = 0
    let sliceStart = this.#ports.clock.now()
    for (const path of this.#unread) {
      if (this.#isEnded) return
      await this.#readOne(path)
      done++
      if (this.#ports.clock.now() - sliceStart < slice) continue
      this.#report({ phase: 'reading', done, total: done + this.#unread.size })
      await this.#ports.clock.pause()
      sliceStart = this.#ports.clock.now()
    }
    if (done > 0) {
      this.#report({ phase: 'reading', done, total: done })
      this.#changed()
    }
  }

  async #readOne(path: Path): Promise<void> {
    const content = await this.#ports.files.read(path)
    if (!this.#unread.delete(path) || this.#buffers.has(path)) return
    this.#notes.delete(path)
    switch (content.kind) {
      case 'text':
        this.#set(path, content.text, content.size, content.hasInvalidEncoding)
        break
      case 'binary':
        this.#notes.set(path, say('The file is not text; it is listed, but not read.'))
        this.#corpus.delete(path)
        break
      case 'unreadable':
        this.#notes.set(path, say('The file cannot be read ({reason}).', { reason: content.reason }))
        this.#corpus.delete(path)
        break
      case 'missing':
        this.#forget(path)
    }
    this.#generation++
  }

  #set(path: Path, text: string, size: number, hasInvalidEncoding: boolean): void {
    const settings = this.#corpus.rootOf(path)?.settings ?? defaultSettings
    const facts = extractFacts(text, { anchors: settings.anchors, headingsOnly: size > settings.maximumSize })
    this.#corpus.set(createDocument(path, text, facts, settings, hasInvalidEncoding))
  }

  async #change({ path, kind }: FileChange): Promise<void> {
    if (kind === 'deleted') {
      for (const gone of this.#corpus.files.delete(path)) this.#forget(gone)
      return
    }
    if (!this.#corpus.files.isFile(path)) await this.#walker.walkNew(path)
    if (this.#documentPaths.has(path) && !this.#buffers.has(path)) this.#unread.add(path)
  }

  #forget(path: Path): void {
    this.#corpus.files.delete(path)
    this.#documentPaths.delete(path)
    this.#unread.delete(path)
    this.#notes.delete(path)
    if (!this.#buffers.has(path)) this.#corpus.delete(path)
  }

  /** A document outside every root makes its folder one, of which nothing else is known. */
  #adoptLoose(path: Path): void {
    const folder = folderOf(path)
    this.#corpus.files.addUnlisted(folder)
    this.#corpus.roots = [...this.#corpus.roots, { path: folder, settings: defaultSettings }]
  }

  #createWalker(): Walker {
    const corpus = this.#corpus
    let listed = 0
    const findings: Findings = {
      root: (root: Root) => {
        corpus.roots = [...corpus.roots.filter(({ path }) => path !== root.path), root]
      },
      file: (path, isDocument) => {
        corpus.files.add(path)
        if (isDocument) {
          this.#documentPaths.add(path)
          this.#unread.add(path)
        }
        if (++listed % 1000 === 0) this.#report({ phase: 'listing', done: listed, total: listed })
      },
      unlisted: (path) => corpus.files.addUnlisted(path),
      configuration: (path, configuration) => {
        this.#configurationProblems.set(path, configuration.problems)
        if (configuration.settings) this.#lastGood.set(path, configuration.settings)
      },
      note: (path, message) => this.#notes.set(path, message),
    }
    const override = (path: Path) => this.#buffers.get(path)?.text
    return createWalker(this.#ports.files, findings, (path) => this.#lastGood.get(path), override)
  }

  #report(progress: Progress): void {
    for (const listener of this.#listeners) listener.progress?.(progress)
  }

  #changed(): void {
    this.#generation++
    for (const listener of this.#listeners) listener.changed?.()
  }
}
