// Documents that a person wants no mention of: how a log names them in its comments, and how they come and go.

import { isWithin, join, type Path, relative } from '../uri.ts'
import { marksOf } from './markers.ts'
import { leavingOut } from './refresh.ts'

/** The documents that the log leaves out. `folder` is that of the log. */
export function leftOutOf(text: string, root: Path, folder: Path): readonly Path[] {
  return marksOf(text).without.flatMap(({ file }) => placeOf(root, folder, file))
}

/** The log leaving out exactly these: new comments come before the first generated part, those of others go, and nothing else changes. */
export function leavingOutOnly(text: string, paths: readonly Path[], root: Path, folder: Path): string {
  const wanted = new Set(paths)
  let kept = ''
  let at = 0
  for (const { file, span } of marksOf(text).without) {
    const places = placeOf(root, folder, file)
    if (places.length > 0 && places.every((path) => wanted.has(path))) continue
    kept += text.slice(at, span.start)
    at = span.end
  }
  return leavingOut(
    kept + text.slice(at),
    paths.map((path) => nameInLog(root, folder, path)),
  )
}

/** How a comment in the log names the document: from the log's folder, else with `/` from the root. */
export function nameInLog(root: Path, folder: Path, path: Path): string {
  return isWithin(folder, path) ? relative(folder, path) : `/${relative(root, path)}`
}

function placeOf(root: Path, folder: Path, file: string): readonly Path[] {
  const place = file.startsWith('/') ? join(root, file.slice(1)) : join(folder, file)
  return place === undefined ? [] : [place]
}
