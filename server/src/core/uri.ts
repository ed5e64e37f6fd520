// Names of files: one normal form inside (`Path`), URIs only at the edge.

import { URI } from 'vscode-uri'

/**
 * The name of a file or folder inside the core: absolute, decoded, `/` between parts, no `/` at the end, no `.` or `..`.
 * Files of the local disk are `/srv/文档.md`, `/c:/srv/x.md` on Windows and `//server/share/x.md` for UNC;
 * anything else keeps its scheme in front: `vscode-vfs://github/owner/repo/x.md`.
 */
export type Path = string

/** The path for a URI. The query and fragment are dropped. */
export function pathOfUri(uri: string): Path {
  const parsed = URI.parse(uri)
  const path = trimSlash(parsed.path)
  if (parsed.scheme === 'file') return parsed.authority ? `//${parsed.authority}${path}` : lowerDrive(path)
  return `${parsed.scheme}://${parsed.authority}${path}`
}

/** The URI for a path, encoded as VS Code encodes it. */
export function uriOfPath(path: Path): string {
  const remote = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(.*)$/i.exec(path)
  if (remote) return URI.from({ scheme: remote[1] ?? '', authority: remote[2] ?? '', path: remote[3] ?? '' }).toString()
  return URI.file(path).toString()
}

/** The folder that holds the path; the path itself at the top. */
export function folderOf(path: Path): Path {
  const cut = path.lastIndexOf('/')
  const top = prefixLength(path)
  return cut < top ? path.slice(0, Math.max(top, 1)) : path.slice(0, Math.max(cut, 1))
}

/** The last part of the path. */
export function nameOf(path: Path): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The last part without its extension. */
export function stemOf(path: Path): string {
  const name = nameOf(path)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}

/** Joins a folder and a relative path written with `/`; undefined when it climbs above the top. */
export function join(folder: Path, relative: string): Path | undefined {
  const top = prefixLength(folder)
  let at = folder.endsWith('/') ? folder.slice(0, -1) : folder
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') at += `/${part}`
    else if (at.length <= top) return undefined
    else at = at.slice(0, at.lastIndexOf('/'))
  }
  return at.length > top ? at : `${at}/`
}

/** How to write `to` from inside `folder`: `../a/b.md`; `.` for the folder itself. */
export function relative(folder: Path, to: Path): string {
  const from = folder.split('/').filter(Boolean)
  const parts = to.split('/').filter(Boolean)
  let same = 0
  while (same < from.length && same < parts.length && from[same] === parts[same]) same++
  return [...Array<string>(from.length - same).fill('..'), ...parts.slice(same)].join('/') || '.'
}

/** Whether `path` is `folder` or lies below it. */
export function isWithin(folder: Path, path: Path): boolean {
  if (!path.startsWith(folder)) return false
  return path.length === folder.length || folder.endsWith('/') || path.charAt(folder.length) === '/'
}

/** A path or part of one by which spellings that differ only in case or Unicode normal form are the same. */
export function foldCase(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

/** The escapes of one character in UTF-8. */
const character =
  /%[0-7][0-9a-f]|%[cd][0-9a-f]%[89ab][0-9a-f]|%e[0-9a-f](?:%[89ab][0-9a-f]){2}|%f[0-7](?:%[89ab][0-9a-f]){3}/gi

/** Percent-decoding that leaves a malformed escape as it stands. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text.replace(character, (escapes) => {
      try {
        return decodeURIComponent(escapes)
      } catch {
        return escapes
      }
    })
  }
}

/** Extensions of the files that are read as documents. */
const documentExtension = /\.(?:md|markdown|mkd|mdown)$/i

/** Whether the file is a Markdown document by its name. */
export function isDocumentPath(path: Path): boolean {
  return documentExtension.test(path)
}

function prefixLength(path: Path): number {
  // Nearly all paths are of the local disk, and this is asked for each of them.
  if (path.startsWith('/') && !path.startsWith('//')) return 0
  return /^[a-z][a-z0-9+.-]+:\/\/[^/]*|^\/\/[^/]+/i.exec(path)?.[0].length ?? 0
}

function trimSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

function lowerDrive(path: string): string {
  return /^\/[A-Z]:/.test(path) ? `/${path.charAt(1).toLowerCase()}${path.slice(2)}` : path
}
