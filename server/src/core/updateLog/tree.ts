// New and lost documents in a drawing of their folders.

/** One line of the drawing. */
export interface TreeLine {
  /** Branches and name: `│   ├── a.md`; a folder ends with `/`. */
  readonly text: string
  /** Empty for a folder. */
  readonly status: string
}

interface Branch {
  readonly branches: Map<string, Branch>
  status: string
}

/** The paths, relative to one folder, below a line with its name; empty where there are none. Sorted, each folder once. */
export function treeOf(
  name: string,
  files: readonly { readonly path: string; readonly status: string }[],
): readonly TreeLine[] {
  if (files.length === 0) return []
  const top: Branch = { branches: new Map(), status: '' }
  for (const { path, status } of files) {
    let at = top
    for (const part of path.split('/')) {
      const next = at.branches.get(part) ?? { branches: new Map<string, Branch>(), status: '' }
      at.branches.set(part, next)
      at = next
    }
    at.status = status
  }
  return [{ text: `${name}/`, status: '' }, ...linesOf(top, '')]
}

function* linesOf({ branches }: Branch, indent: string): Iterable<TreeLine> {
  const sorted = [...branches].sort(([a], [b]) => (a < b ? -1 : 1))
  for (const [i, [name, branch]] of sorted.entries()) {
    const isLast = i === sorted.length - 1
    const isFolder = branch.branches.size > 0
    yield { text: `${indent}${isLast ? '└── ' : '├── '}${name}${isFolder ? '/' : ''}`, status: branch.status }
    yield* linesOf(branch, `${indent}${isLast ? '    ' : '│   '}`)
  }
}
