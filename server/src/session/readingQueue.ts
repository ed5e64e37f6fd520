// Which documents are still to be read, and the few whose content is being fetched ahead.

import type { Path } from '../core/uri.ts'
import type { FileContent } from './ports.ts'

/** How many files are fetched before their turn: on a disk it hides waiting, over a network it is most of the speed. */
const ahead = 8

export class ReadingQueue {
  readonly #fetchFile: (path: Path) => Promise<FileContent>
  readonly #waiting = new Set<Path>()
  readonly #fetched = new Map<Path, Promise<FileContent>>()

  /** `fetchFile` never rejects. */
  constructor(fetchFile: (path: Path) => Promise<FileContent>) {
    this.#fetchFile = fetchFile
  }

  get size(): number {
    return this.#waiting.size + this.#fetched.size
  }

  /** The file is to be read; what was fetched of it before counts no more. */
  add(path: Path): void {
    this.#fetched.delete(path)
    this.#waiting.add(path)
  }

  delete(path: Path): void {
    this.#fetched.delete(path)
    this.#waiting.delete(path)
  }

  /** The file whose turn it is; undefined when everything has been read. */
  next(): Path | undefined {
    for (const path of this.#waiting) {
      if (this.#fetched.size >= ahead) break
      this.#fetch(path)
    }
    for (const path of this.#fetched.keys()) return path
    return undefined
  }

  /** The content; undefined where the file is not to be read, or was taken out or read by someone else meanwhile. */
  async read(path: Path): Promise<FileContent | undefined> {
    const fetching = this.#fetched.get(path) ?? (this.#waiting.has(path) ? this.#fetch(path) : undefined)
    const content = await fetching
    if (fetching === undefined || this.#fetched.get(path) !== fetching) return undefined
    this.#fetched.delete(path)
    return content
  }

  #fetch(path: Path): Promise<FileContent> {
    this.#waiting.delete(path)
    const content = this.#fetchFile(path)
    this.#fetched.set(path, content)
    return content
  }
}
