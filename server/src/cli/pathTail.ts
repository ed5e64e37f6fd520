// Whether a path ends in what a mention says, the numbers of folders and files aside.

import { nameKey, withoutNumber } from '../core/files.ts'
import type { Path } from '../core/uri.ts'

/** Whether the last parts of the path are those of the mention, without `NN-`, `../` and a left-out extension. */
export function endsLike(path: Path, mention: string): boolean {
  const parts = plainParts(mention)
  const tail = plainParts(path).slice(-parts.length)
  return (
    parts.length > 0 &&
    tail.length === parts.length &&
    nameKey(tail.at(-1) ?? '') === nameKey(parts.at(-1) ?? '') &&
    tail.slice(0, -1).every((part, i) => part === parts[i])
  )
}

function plainParts(path: string): readonly string[] {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map(withoutNumber)
}
