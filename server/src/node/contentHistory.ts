// What git knows of the contents of files, in one pass over its log.

import type { Path } from '../core/uri.ts'
import type { Commit, ContentReader, FileChangeInCommit, History, HistoryPort } from '../session/ports.ts'
import { decode } from './files.ts'
import { git, isGitFailure } from './git.ts'
import { BlobReader } from './gitTree.ts'

/** The history of the working tree on the local disk. */
export const contentHistory: HistoryPort = {
  async since(folder, day) {
    const [log, last, uncommitted] = await Promise.all([
      git(folder, [...logWords, `--since=${dayBefore(day)}T00:00:00Z`, 'HEAD', '--', '.']),
      git(folder, ['ls-tree', '-r', '-z', 'HEAD']),
      git(folder, diffWords),
    ])
    if (isGitFailure(log) || isGitFailure(last) || isGitFailure(uncommitted)) return undefined
    return {
      commits: commitsOf(folder, log),
      last: contentsOf(folder, last),
      uncommitted: new Set(
        uncommitted
          .split('\0')
          .filter(Boolean)
          .map((name) => place(folder, name)),
      ),
    } satisfies History
  },

  contents(folder): ContentReader {
    const reader = new BlobReader(folder)
    return {
      async read(content) {
        const bytes = await reader.read(content)
        const decoded = bytes instanceof Uint8Array ? decode(bytes) : undefined
        return decoded?.kind === 'text' ? decoded.text : undefined
      },
      close: () => reader.close(),
    }
  },
}

const logWords = [
  'log',
  '-z',
  '--raw',
  '--no-abbrev',
  '-M',
  '-l2000',
  '--relative',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules',
  '--format=%x01%as',
]

const diffWords = [
  'diff',
  '--name-only',
  '--no-renames',
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules',
  '--relative',
  '-z',
  'HEAD',
  '--',
]

/** Commits are filtered by the time they were made at, wherever in the world; the day of an author may be the one before. */
function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 48 * 60 * 60 * 1000).toISOString().slice(0, 10)
}

/** Reads `\x01DAY`, `:MODE MODE BLOB BLOB STATUS`, `PATH`, and `PATH` again for a renamed file, each closed by NUL. */
function commitsOf(folder: Path, log: string): readonly Commit[] {
  const commits: Commit[] = []
  let changes = new Map<Path, FileChangeInCommit>()
  const parts = log.split('\0')
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]?.trimStart() ?? ''
    if (part.startsWith('\x01')) {
      changes = new Map()
      commits.push({ day: part.slice(1), changes })
      continue
    }
    const [, before = '', content = '', status] = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(part) ?? []
    if (status === undefined) continue
    const from = parts[++i] ?? ''
    const to = status === 'R' || status === 'C' ? (parts[++i] ?? '') : from
    if (status === 'D') continue
    const isAdded = status === 'A' || status === 'C'
    changes.set(place(folder, to), {
      before: isAdded ? undefined : { path: place(folder, from), content: before },
      content,
    })
  }
  return commits
}

function contentsOf(folder: Path, listed: string): ReadonlyMap<Path, string> {
  const found = new Map<Path, string>()
  for (const line of listed.split('\0')) {
    const [, content, name] = /^100\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? []
    if (content !== undefined && name !== undefined) found.set(place(folder, name), content)
  }
  return found
}

function place(folder: Path, name: string): Path {
  return `${folder === '/' ? '' : folder}/${name}`
}
