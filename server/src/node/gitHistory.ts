// Commits that an update log can begin or end with: revisions by name, and those that follow from a log, a date, a tag or a branch.

import { say } from '../core/message.ts'
import { folderOf, isDocumentPath, join, nameOf, type Path, relative } from '../core/uri.ts'
import type { Base, CommitLine, Refusal } from '../session/updateLogPort.ts'
import { diskPath } from './files.ts'
import { type GitFailure, git, isGitFailure } from './git.ts'
import { repositoriesIn } from './repositories.ts'

/** The commit that a revision names. */
export async function commitOf(root: Path, revision: string): Promise<string | Refusal> {
  const noSuch = { failure: say('“{revision}” names no commit of this repository.', { revision }) }
  if (revision.startsWith('-')) return noSuch
  const found = await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
  if (!isGitFailure(found)) return found.trim()
  if (found.kind !== 'no' && found.kind !== 'failed') return found
  if (!(await isShallow(root))) return noSuch
  return {
    failure: say(
      '“{revision}” names no commit that this clone has, for it is shallow. Get the rest with “git fetch --unshallow”.',
      { revision },
    ),
  }
}

async function isShallow(root: Path): Promise<boolean> {
  return (await git(root, ['rev-parse', '--is-shallow-repository'])) === 'true\n'
}

/** The commit that the working tree stands on. */
export async function headCommit(root: Path): Promise<string | Refusal> {
  const found = await commitOf(root, 'HEAD')
  if (typeof found === 'string') return found
  const isRepository = await git(root, ['rev-parse', '--git-dir'])
  if (isGitFailure(isRepository)) {
    const below = isRepository.kind === 'no-repository' ? repositoriesIn(root) : []
    if (below.length === 0) return isRepository
    const names = { folder: diskPath(root), below: below.slice(0, 5).join(', ') }
    return {
      failure: say('{folder} lies in no git repository, but {below} in it are some. Choose a folder there.', names),
    }
  }
  return { failure: say('This repository has no commit yet, so there is nothing to compare with.') }
}

/** A base that is named, by a person or in the marks of a log: a commit before the head, or the tree without files, which is before all. */
export async function namedBase(root: Path, revision: string, head: string): Promise<Base | Refusal> {
  // What a log names may be anything, and must not be taken for an option.
  const isName = /^[0-9a-f]{40,64}$/.test(revision)
  const kind = isName ? await git(root, ['cat-file', '-t', revision]) : ''
  if (!isGitFailure(kind) && kind.trim() === 'tree')
    return { commit: revision, why: say('the beginning of the repository') }
  const commit = await commitOf(root, revision)
  if (typeof commit !== 'string') return commit
  return (await ancestry(root, commit, head)) ?? { commit, why: say('the revision {revision}', { revision }) }
}

/**
 * Where a log begins: before the commit that added it; for a log that git does not know, where another one of its day was last touched, else
 * with the last commit before its day (`YYYY-MM-DD`).
 */
export async function baseOfLog(root: Path, log: Path, day: string, head: string): Promise<Base | Refusal> {
  const added = await lines(root, [
    'log',
    '--diff-filter=A',
    '--no-renames',
    '--format=%H',
    '-1',
    head,
    '--',
    relative(root, log),
  ])
  if (isGitFailure(added)) return added
  const first = added[0]
  if (first === undefined) return (await behindLogsOf(root, log, day, head)) ?? lastBefore(root, day, head)
  const shallow = await isBoundary(root, first)
  if (isGitFailure(shallow)) return shallow
  if (shallow) return historyEnds(relative(root, log))
  const parents = await lines(root, ['rev-list', '--parents', '-1', first])
  if (isGitFailure(parents)) return parents
  const parent = parents[0]?.split(' ')[1]
  const why = say('the commit before the one that added {log}', { log: relative(root, log) })
  return parent === undefined ? beginning(root) : { commit: parent, why }
}

/** Where another log of the same day, whose name begins alike, was last touched; undefined where there is none. */
async function behindLogsOf(root: Path, log: Path, day: string, head: string): Promise<Base | Refusal | undefined> {
  const folder = relative(root, folderOf(log))
  const listed = await git(root, [
    'ls-tree',
    '-z',
    '--name-only',
    head,
    ...(folder === '.' ? [] : ['--', `${folder}/`]),
  ])
  if (isGitFailure(listed)) return listed
  const beginning = (name: string) => name.slice(0, name.indexOf(day) + day.length)
  const place = (name: string) => join(root, name) ?? root
  const others = listed
    .split('\0')
    .filter((name) => isDocumentPath(name) && nameOf(name).includes(day))
    .map(place)
    .filter((path) => path !== log && beginning(nameOf(path)) === beginning(nameOf(log)))
  if (others.length === 0) return undefined
  const last = await lines(root, [
    'log',
    '--format=%H',
    '-1',
    head,
    '--',
    ...others.map((path) => relative(root, path)),
  ])
  if (isGitFailure(last) || last[0] === undefined) return isGitFailure(last) ? last : undefined
  if (await isBoundary(root, last[0])) return undefined
  const [newest = log] = others.sort().reverse()
  return { commit: last[0], why: say('the last commit that touched {log}', { log: relative(root, newest) }) }
}

/** The last commit before the day, as the clock of its committer said it: the same on every machine. */
export async function lastBefore(root: Path, day: string, head: string): Promise<Base | Refusal> {
  // Git itself would ask the clock here. Where the day has begun depends on the zone; before its first zone nobody has it yet.
  const [first, last] = [`${day}T00:00:00+14:00`, `${day}T00:00:00-12:00`]
  const near = await lines(root, ['log', '--format=%cs %H', `--since=${first}`, `--before=${last}`, head])
  if (isGitFailure(near)) return near
  const found = near.find((line) => line < day)?.slice(day.length + 1)
  const earlier = found === undefined ? await lines(root, ['rev-list', '-1', `--before=${first}`, head]) : [found]
  if (isGitFailure(earlier)) return earlier
  if (earlier[0] !== undefined) return { commit: earlier[0], why: say('the last commit before {day}', { day }) }
  if (!(await isShallow(root))) return beginning(root)
  return {
    failure: say(
      'This clone is shallow and its history ends behind {day}. Get the rest with “git fetch --unshallow”, or begin at another commit.',
      { day },
    ),
    remedy: 'other-base',
  }
}

/** The last commit that touched the log: where the next one goes on. */
export async function lastTouched(root: Path, log: Path, head: string): Promise<Base | Refusal> {
  const found = await lines(root, ['log', '--format=%H', '-1', head, '--', relative(root, log)])
  if (isGitFailure(found)) return found
  const name = relative(root, log)
  if (found[0] === undefined) {
    return {
      failure: say('No commit that leads here has “{file}”. Commit it first, or begin at another commit.', {
        file: name,
      }),
      remedy: 'other-base',
    }
  }
  const shallow = await isBoundary(root, found[0])
  if (isGitFailure(shallow)) return shallow
  if (shallow) return historyEnds(name)
  return { commit: found[0], why: say('the last commit that touched {log}', { log: name }) }
}

/** The nearest tag that the head comes after. */
export async function lastTag(root: Path, head: string): Promise<Base | Refusal> {
  const found = await git(root, ['describe', '--tags', '--abbrev=0', head])
  if (isGitFailure(found)) {
    if (found.kind === 'no-git' || found.kind === 'no-repository') return found
    return { failure: say('No tag leads to this commit. Begin at another one.'), remedy: 'other-base' }
  }
  const tag = found.trim()
  const commit = await commitOf(root, `refs/tags/${tag}`)
  return typeof commit === 'string' ? { commit, why: say('the tag {tag}', { tag }) } : commit
}

/** Where the work parted from the branch. */
export async function partedFrom(root: Path, branch: string, head: string): Promise<Base | Refusal> {
  const other = await commitOf(root, branch)
  if (typeof other !== 'string') return other
  const found = await git(root, ['merge-base', other, head])
  if (!isGitFailure(found)) return { commit: found.trim(), why: say('where the work parted from {branch}', { branch }) }
  if (found.kind !== 'no') return found
  return { failure: say('The work and {branch} have no commit in common.', { branch }) }
}

/** Undefined when the base comes before the head; else the sentence that says so. */
export async function ancestry(root: Path, base: string, head: string): Promise<Refusal | undefined> {
  const found = await git(root, ['merge-base', '--is-ancestor', base, head])
  if (!isGitFailure(found)) return undefined
  if (found.kind !== 'no') return found
  const [short, end] = [base.slice(0, 10), head.slice(0, 10)]
  const swapped = await git(root, ['merge-base', '--is-ancestor', head, base])
  if (!isGitFailure(swapped)) {
    return {
      failure: say('{base} comes after {head}: the log would tell everything backwards. Exchange the two.', {
        base: short,
        head: end,
      }),
    }
  }
  return {
    failure: say(
      '{base} does not come before {head}, so what was done there only would look undone. Begin where the two parted.',
      { base: short, head: end },
    ),
    remedy: 'parting',
  }
}

/** The newest commits first, to choose one from. */
export async function recentCommits(root: Path, head: string, count: number): Promise<readonly CommitLine[] | Refusal> {
  const found = await git(root, ['log', '-z', `-${count}`, '--format=%H%x09%as%x09%s', head])
  if (isGitFailure(found)) return found
  return found
    .split('\0')
    .filter(Boolean)
    .map((line) => {
      const [commit = '', day = '', ...subject] = line.split('\t')
      return { commit, day, subject: subject.join('\t') }
    })
}

/** The day of a commit as its author had it, `YYYY-MM-DD`. */
export async function dayOf(root: Path, commit: string): Promise<string | Refusal> {
  const found = await git(root, ['show', '-s', '--format=%as', commit])
  return isGitFailure(found) ? found : found.trim()
}

/**
 * Files that git takes for renamed, new path to old. Head undefined: the working tree, files that git does not know yet left
 * out. Where there are too many to compare all, git compares what has the same content or name.
 */
export async function renamesBetween(
  root: Path,
  base: string,
  head: string | undefined,
): Promise<ReadonlyMap<Path, Path> | Refusal> {
  const words = [
    'diff',
    '--name-status',
    '-M',
    '-l2000',
    '--diff-filter=R',
    '--no-ext-diff',
    '--no-textconv',
    '--ignore-submodules',
  ]
  const found = await git(root, [...words, '--relative', '-z', base, ...(head === undefined ? [] : [head]), '--'])
  if (isGitFailure(found)) return found
  const parts = found.split('\0')
  const renames = new Map<Path, Path>()
  const place = (name: string) => `${root === '/' ? '' : root}/${name}`
  for (let i = 0; i + 2 < parts.length; i += 3) {
    const [from, to] = [parts[i + 1], parts[i + 2]]
    if (from !== undefined && to !== undefined) renames.set(place(to), place(from))
  }
  return renames
}

async function beginning(root: Path): Promise<Base | Refusal> {
  const empty = await git(root, ['hash-object', '-t', 'tree', '--stdin'])
  return isGitFailure(empty) ? empty : { commit: empty.trim(), why: say('the beginning of the repository') }
}

function historyEnds(log: string): Refusal {
  return {
    failure: say(
      'This clone is shallow and its history ends with the commit that has {log}. Get the rest with “git fetch --unshallow”, or begin at another commit.',
      { log },
    ),
    remedy: 'other-base',
  }
}

/** Whether a shallow clone has the commit without its parents: then it looks as if it had added everything. */
async function isBoundary(root: Path, commit: string): Promise<boolean | GitFailure> {
  const [raw, known] = await Promise.all([
    git(root, ['cat-file', '-p', commit]),
    git(root, ['rev-list', '--parents', '-1', commit]),
  ])
  if (isGitFailure(raw)) return raw
  if (isGitFailure(known)) return known
  return /^parent [0-9a-f]/m.test(raw.split('\n\n')[0] ?? '') && known.trim().split(' ').length === 1
}

async function lines(root: Path, words: readonly string[]): Promise<readonly string[] | GitFailure> {
  const found = await git(root, words)
  return isGitFailure(found) ? found : found.split('\n').filter(Boolean)
}
