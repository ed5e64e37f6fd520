// Which versions of a file differ in content, kept from one run to the next: the names of two contents never mean anything else.

import type { Settings } from '../core/settings.ts'
import type { Path } from '../core/uri.ts'
import { parsed } from './keptJson.ts'
import type { KeptTexts } from './ports.ts'

/** Two versions of a file by the names of their contents, and what decides how they are read. */
export interface Versions {
  readonly before: string
  readonly after: string
  readonly anchors: Settings['anchors']
}

/** What is known of one corpus. */
export interface Comparisons {
  /** Undefined where they have not been compared. */
  isOther(versions: Versions): boolean | undefined
  note(versions: Versions, isOther: boolean): void
}

interface Known extends Comparisons {
  readonly all: Map<string, boolean>
  /** Those that were asked about since the program began. */
  readonly asked: Set<string>
  /** How many are kept. */
  kept: number
}

/** Those of others that nobody has asked about are kept as long as they are not more than these, or than those that somebody has asked about. */
const few = 1000

export class KeptComparisons {
  readonly #texts: KeptTexts | undefined
  readonly #known = new Map<Path, Known>()

  /** Undefined where nothing is to be kept. */
  constructor(texts: KeptTexts | undefined) {
    this.#texts = texts
  }

  /** What is kept of the corpus is read once. */
  async of(corpus: Path): Promise<Comparisons> {
    const known = this.#known.get(corpus)
    if (known) return known
    const all = read(await this.#texts?.load(corpus))
    const made = comparisonsOf(all)
    this.#known.set(corpus, made)
    return made
  }

  /** Keeps what is new. Returns why it could not. */
  async save(): Promise<string | undefined> {
    let reason: string | undefined
    for (const [corpus, known] of this.#known) {
      const { all, asked } = known
      if (all.size === known.kept) continue
      const isMuch = all.size - asked.size > Math.max(few, asked.size)
      const wanted = isMuch ? [...all].filter(([key]) => asked.has(key)) : [...all]
      known.kept = all.size
      reason ??= await this.#texts?.store(corpus, JSON.stringify(wanted))
    }
    return reason
  }
}

function comparisonsOf(all: Map<string, boolean>): Known {
  const keyOf = ({ before, after, anchors }: Versions) => `${anchors} ${before} ${after}`
  const asked = new Set<string>()
  return {
    all,
    asked,
    kept: all.size,
    isOther(versions) {
      const key = keyOf(versions)
      asked.add(key)
      return all.get(key)
    },
    note(versions, isOther) {
      all.set(keyOf(versions), isOther)
    },
  }
}

/** What `save` wrote; nothing where the text is anything else. */
function read(text: string | undefined): Map<string, boolean> {
  const value = text === undefined ? undefined : parsed(text)
  const found = new Map<string, boolean>()
  for (const entry of Array.isArray(value) ? value : []) {
    const [key, isOther]: unknown[] = Array.isArray(entry) ? entry : []
    if (typeof key !== 'string' || typeof isOther !== 'boolean') return new Map()
    found.set(key, isOther)
  }
  return found
}
