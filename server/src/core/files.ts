// Which files and folders there are, and quick ways to find one by a part of its name.

import { foldCase, folderOf, isWithin, nameOf, type Path } from './uri.ts'

/** Read access to the names of everything in the corpus. */
export interface Files {
  isFile(path: Path): boolean
  isFolder(path: Path): boolean
  /** Files and folders directly in the folder. */
  entries(folder: Path): Iterable<Path>
  /** The true spelling of a path that is there with another case or Unicode form; undefined when there is none. */
  spelling(path: Path): Path | undefined
  /** Files and folders whose last part has the same `nameKey` as the name. */
  named(name: string): ReadonlySet<Path>
  /** Whether nothing is known of the path, because it lies in a folder that was not listed. */
  isUnlisted(path: Path): boolean
}

/** The key under which names are looked up: folded case, without a leading `NN-`, without a document extension. */
export function nameKey(name: string): string {
  return withoutNumber(foldCase(name)).replace(/\.(?:md|markdown|mkd|mdown)$/, '')
}

/** `12-network-stack` without its number; exactly two digits, so that `2025-trends` keeps its year. */
export function withoutNumber(name: string): string {
  return name.replace(/^\d{2}-/, '')
}

const none: ReadonlySet<Path> = new Set()

/**
 * The names of a corpus, kept up to date by the session. Adding costs the depth of the path, deleting
 * also as many steps as there are unlisted folders. Names are looked at when somebody first asks by name.
 */
export class FileTree implements Files {
  readonly #files = new Set<Path>()
  readonly #folders = new Map<Path, Set<Path>>()
  readonly #folded = new Map<string, readonly Path[]>()
  readonly #named = new Map<string, Set<Path>>()
  readonly #unlisted = new Set<Path>()
  /** What is not in `#folded` and `#named` yet. */
  readonly #unregistered = new Set<Path>()
  readonly #changed: (path: Path) => void

  /** `changed` hears of every file or folder that comes or goes, right behind the change. */
  constructor(changed: (path: Path) => void = () => {}) {
    this.#changed = changed
  }

  add(file: Path): void {
    if (this.#files.has(file)) return
    this.#files.add(file)
    this.#register(file)
    this.#addToFolder(file)
  }

  /** A folder in which there is nothing; one with something in it is known by that. */
  addFolder(path: Path): void {
    if (this.#folders.has(path)) return
    this.#folders.set(path, new Set())
    this.#register(path)
    this.#addToFolder(path)
  }

  /** Removes a file, or a folder with everything below it. Returns the files that are gone. */
  delete(path: Path): readonly Path[] {
    for (const unlisted of this.#unlisted) {
      if (!isWithin(path, unlisted)) continue
      this.#unlisted.delete(unlisted)
      this.#changed(unlisted)
    }
    return this.#delete(path)
  }

  #delete(path: Path): readonly Path[] {
    if (!this.#files.has(path)) {
      const gone = [...(this.#folders.get(path) ?? [])].flatMap((entry) => this.#delete(entry))
      this.#removeFolder(path)
      return gone
    }
    this.#files.delete(path)
    this.#forget(path)
    this.#removeFromFolder(path)
    return [path]
  }

  /** Marks a folder (or file) as there but not listed, so that nothing below it is ever called missing. */
  addUnlisted(path: Path): void {
    if (this.#unlisted.has(path)) return
    this.#unlisted.add(path)
    this.#changed(path)
  }

  clear(): void {
    const gone = [...this.#files, ...this.#folders.keys(), ...this.#unlisted]
    for (const state of [this.#files, this.#folders, this.#folded, this.#named, this.#unlisted, this.#unregistered])
      state.clear()
    for (const path of gone) this.#changed(path)
  }

  /** Everything that is known, sorted: trees with the same text give the same answers, whatever became known first. */
  get fingerprint(): string {
    return [this.#files, this.#folders.keys(), this.#unlisted].map((paths) => [...paths].sort().join('\0')).join('\0\0')
  }

  isFile(path: Path): boolean {
    return this.#files.has(path)
  }

  isFolder(path: Path): boolean {
    return this.#folders.has(path)
  }

  entries(folder: Path): Iterable<Path> {
    return this.#folders.get(folder) ?? []
  }

  spelling(path: Path): Path | undefined {
    this.#registerAll()
    return this.#folded.get(foldCase(path))?.[0]
  }

  named(name: string): ReadonlySet<Path> {
    this.#registerAll()
    return this.#named.get(nameKey(name)) ?? none
  }

  isUnlisted(path: Path): boolean {
    if (this.#unlisted.size === 0) return false
    for (let at = path; ; ) {
      if (this.#unlisted.has(at)) return true
      const parent = folderOf(at)
      if (parent === at) return false
      at = parent
    }
  }

  #addToFolder(path: Path): void {
    const folder = folderOf(path)
    if (folder === path) return
    const entries = this.#folders.get(folder)
    if (entries) {
      entries.add(path)
      return
    }
    this.#folders.set(folder, new Set([path]))
    this.#register(folder)
    this.#addToFolder(folder)
  }

  #removeFromFolder(path: Path): void {
    const folder = folderOf(path)
    const entries = this.#folders.get(folder)
    if (!entries) return
    entries.delete(path)
    if (entries.size === 0) this.#removeFolder(folder)
  }

  #removeFolder(folder: Path): void {
    if (!this.#folders.delete(folder)) return
    this.#forget(folder)
    this.#removeFromFolder(folder)
  }

  #register(path: Path): void {
    this.#unregistered.add(path)
    this.#changed(path)
  }

  /** Has one path found by name, so that the first who asks does not wait for all; nothing where it is already. */
  index(path: Path): void {
    if (this.#unregistered.delete(path)) this.#registerNow(path)
  }

  #registerAll(): void {
    if (this.#unregistered.size === 0) return
    for (const path of this.#unregistered) this.#registerNow(path)
    this.#unregistered.clear()
  }

  #registerNow(path: Path): void {
    const folded = foldCase(path)
    const alike = this.#folded.get(folded)
    this.#folded.set(folded, alike ? [...alike, path].sort() : [path])
    const key = nameKey(nameOf(path))
    const same = this.#named.get(key)
    if (same) same.add(path)
    else this.#named.set(key, new Set([path]))
  }

  #forget(path: Path): void {
    if (!this.#unregistered.delete(path)) this.#forgetNow(path)
    this.#changed(path)
  }

  #forgetNow(path: Path): void {
    const key = nameKey(nameOf(path))
    const same = this.#named.get(key)
    same?.delete(path)
    if (same?.size === 0) this.#named.delete(key)
    const folded = foldCase(path)
    const alike = this.#folded.get(folded)?.filter((each) => each !== path) ?? []
    if (alike.length > 0) this.#folded.set(folded, alike)
    else this.#folded.delete(folded)
  }
}
