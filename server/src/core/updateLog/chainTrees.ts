// Chains of references as a log draws them: a document, below it those that it refers to, and new ones among these with theirs.

import type { Chain } from './model.ts'

/** One drawing; every new document stands in exactly one with what it refers to. */
export interface ChainTree {
  /** The document at the top. */
  readonly top: string
  /** Lines with branches: `└── a.md`; with ` ↔` at the end where the document refers back to the one above it. */
  readonly lines: readonly string[]
  /** The new documents that are drawn with what they refer to. */
  readonly documents: readonly Chain[]
}

/** New documents below the documents from which one comes to them. Sorted by what stands at the top. */
export function chainTrees(chains: readonly Chain[], nameOf: (file: string) => string): readonly ChainTree[] {
  const byFile = new Map(chains.map((chain) => [chain.file, chain]))
  const byTop = new Map<string, Chain[]>()
  for (const chain of chains) {
    if (chain.home !== null && byFile.has(chain.home)) continue
    const top = chain.home ?? chain.file
    const same = byTop.get(top)
    if (same) same.push(chain)
    else byTop.set(top, [chain])
  }
  return [...byTop]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([top, below]) => {
      const lines: string[] = [nameOf(top)]
      const documents: Chain[] = []
      const own = byFile.get(top)
      draw(own ? entriesOf(own, byFile, documents) : below.map((chain) => entryOf(chain, top)), '')
      return { top, lines, documents }

      function draw(entries: readonly Entry[], indent: string): void {
        for (const [i, { file, isMutual, chain }] of entries.entries()) {
          const isLast = i === entries.length - 1
          lines.push(`${indent}${isLast ? '└── ' : '├── '}${nameOf(file)}${isMutual ? ' ↔' : ''}`)
          if (chain) draw(entriesOf(chain, byFile, documents), `${indent}${isLast ? '    ' : '│   '}`)
        }
      }
    })
}

interface Entry {
  readonly file: string
  readonly isMutual: boolean
  /** Of a new document that is drawn here with what it refers to. */
  readonly chain: Chain | undefined
}

function entryOf(chain: Chain, parent: string): Entry {
  const isMutual = chain.links.some(({ file, direction }) => file === parent && direction === 'both')
  return { file: chain.file, isMutual, chain }
}

/** What the document refers to, without the one above it, which it stands below. */
function entriesOf(chain: Chain, byFile: ReadonlyMap<string, Chain>, documents: Chain[]): readonly Entry[] {
  documents.push(chain)
  return chain.links.flatMap(({ file, direction }): Entry | readonly [] => {
    if (direction === 'from' || file === chain.home) return []
    const other = byFile.get(file)
    return other?.home === chain.file
      ? entryOf(other, chain.file)
      : { file, isMutual: direction === 'both', chain: undefined }
  })
}
