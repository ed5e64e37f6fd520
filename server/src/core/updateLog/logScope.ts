// The folder that a log is about: its own, or the one that its marks keep.

import { decodePercent, join, type Path } from '../uri.ts'
import { nameInLog } from './leftOut.ts'
import { inMark, marksOf } from './markers.ts'

/** What the marks of the log say, `scope=/docs`; its own folder where they say nothing. `folder` is that of the log. */
export function scopeOf(text: string, root: Path, folder: Path): Path {
  const named = marksOf(text).parts[0]?.states.scope
  if (named === undefined || named === '') return folder
  const name = decodePercent(named)
  return (name.startsWith('/') ? join(root, name.slice(1)) : join(folder, name)) ?? folder
}

/** What stands in the marks: nothing for the log's own folder, so that the log can be moved with it. */
export function scopeState(scope: Path, root: Path, folder: Path): { readonly scope?: string } {
  return scope === folder ? {} : { scope: inMark(nameInLog(root, folder, scope)) }
}
