// Decides what is left out of a corpus: .gitignore files, configured globs, and folders that never hold documents.

import ignore, { type Ignore } from 'ignore'
import picomatch from 'picomatch'
import type { Root } from '../core/corpus.ts'
import { configurationName } from '../core/settings.ts'
import { isWithin, type Path } from '../core/uri.ts'

/** Folders of version control and package managers; nothing in them is ever read. */
const neverListed: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.jj', 'node_modules'])

/** What applies in one folder: its root's globs, and every .gitignore from the repository's top down to it. */
export interface Rules {
  readonly root: Root
  readonly globs: RootGlobs
  readonly gitignores: readonly { readonly folder: Path; readonly ignore: Ignore }[]
}

interface RootGlobs {
  isIncluded(relative: string): boolean
  isExcluded(relative: string): boolean
}

/** The rules at the top of a root. */
export function rulesOf(root: Root): Rules {
  const included = matching(root.settings.include)
  const excluded = matching(root.settings.exclude)
  return {
    root,
    globs: {
      isIncluded: (path) => included(path),
      isExcluded: (path) => excluded(path) || excluded(`${path}/`),
    },
    gitignores: [],
  }
}

/** Whether one of the globs matches a path. Those that name an ending, as the defaults do, cost next to nothing. */
function matching(globs: readonly string[]): (relative: string) => boolean {
  const endings = globs.map((glob) => /^\*\*\/\*(\.\w+)$/.exec(glob)?.[1])
  const isEnding = (ending: string | undefined) => ending !== undefined
  if (endings.every(isEnding)) return (path) => endings.some((ending) => path.endsWith(ending))
  return picomatch([...globs], { dot: true })
}

/** The rules with those of one more .gitignore file. */
export function withGitignore(rules: Rules, folder: Path, text: string): Rules {
  if (!rules.root.settings.useGitignore) return rules
  return {
    ...rules,
    gitignores: [...rules.gitignores, { folder, ignore: ignore({ allowRelativePaths: true }).add(text) }],
  }
}

/** The rules of a root inside another: its own globs, the same .gitignore files. */
export function withRoot(rules: Rules, root: Root): Rules {
  return { ...rulesOf(root), gitignores: root.settings.useGitignore ? rules.gitignores : [] }
}

/** Whether a file or folder is left out: then nothing is known of it, and nothing is said about it. */
export function isLeftOut(rules: Rules, path: Path, isFolder: boolean): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (isFolder && neverListed.has(name)) return true
  const inRoot = relativeTo(rules.root.path, path)
  if (inRoot === undefined) return true
  if (inRoot !== '' && rules.globs.isExcluded(inRoot)) return true
  let isIgnored = false
  for (const { folder, ignore: gitignore } of rules.gitignores) {
    const relative = relativeTo(folder, path)
    if (relative === undefined || relative === '') continue
    const verdict = gitignore.test(isFolder ? `${relative}/` : relative)
    if (verdict.ignored) isIgnored = true
    else if (verdict.unignored) isIgnored = false
  }
  return isIgnored
}

/** Whether the file is to be read as a document. */
export function isIncluded(rules: Rules, path: Path): boolean {
  const inRoot = relativeTo(rules.root.path, path)
  return inRoot !== undefined && rules.globs.isIncluded(inRoot)
}

/** Whether a change of the file changes what belongs to the corpus. */
export function decidesMembership(path: Path): boolean {
  return path.endsWith('/.gitignore') || path.endsWith(`/${configurationName}`)
}

function relativeTo(folder: Path, path: Path): string | undefined {
  if (!isWithin(folder, path)) return undefined
  return path.slice(folder.length).replace(/^\/+/, '')
}
