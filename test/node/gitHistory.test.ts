// Where an update log begins, in real repositories.

import { describe, expect, test } from 'vitest'
import { render } from '../../server/src/core/message.ts'
import type { Path } from '../../server/src/core/uri.ts'
import {
  ancestry,
  baseOfLog,
  commitOf,
  lastTag,
  lastTouched,
  partedFrom,
  recentCommits,
  renamesBetween,
} from '../../server/src/node/gitHistory.ts'
import type { Base, Refusal } from '../../server/src/session/updateLogPort.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { commit, git, repository } from './repository.ts'

const log = (root: Path) => `${root}/UPDATE-2025-11-03.md`

async function head(root: Path, revision = 'HEAD'): Promise<string> {
  const found = await commitOf(root, revision)
  if (typeof found !== 'string') throw new Error(render(found.failure))
  return found
}

/** Compares the subject of the commit that was chosen, or the sentence that says why none was. */
async function check(root: Path, answer: Promise<Base | Refusal>, expected: string) {
  const found = await answer
  if ('failure' in found) return expect(render(found.failure)).toBe(expected)
  const kind = git(root, '2025-01-01', 'cat-file', '-t', found.commit).trim()
  const subject = kind === 'commit' ? git(root, '2025-01-01', 'show', '-s', '--format=%s', found.commit).trim() : kind
  expect(`${subject}: ${render(found.why)}`).toBe(expected)
}

const states = [
  { day: '2025-11-01', files: '=== a.md\na\n' },
  { day: '2025-11-02', files: '=== a.md\nb\n' },
  { day: '2025-11-03', files: '=== UPDATE-2025-11-03.md\nlog\n' },
  { day: '2025-11-04', files: '=== a.md\nc\n=== UPDATE-2025-11-03.md\nlog, more\n' },
  { day: '2025-11-05', files: '=== a.md\nd\n' },
]

describe('a log begins', () => {
  test('before the commit that added it', async () => {
    const root = await repository(states)
    const base = baseOfLog(root, log(root), '2025-11-03', await head(root))
    await check(root, base, 'state of 2025-11-02: the commit before the one that added UPDATE-2025-11-03.md')
  })

  test('with the last commit before its day, where git does not know it', async () => {
    const root = await repository(states)
    const base = baseOfLog(root, `${root}/other.md`, '2025-11-05', await head(root))
    await check(root, base, 'state of 2025-11-04: the last commit before 2025-11-05')
  })

  test('with the last commit before its day by the clock of who committed, wherever this is asked', async () => {
    const times = ['2025-11-01', '2025-11-04T23:30:00-08:00', '2025-11-05T07:40:00+08:00', '2025-11-05T12:00:00Z']
    const root = await repository(times.map((day) => ({ day })))
    const base = baseOfLog(root, `${root}/other.md`, '2025-11-05', await head(root))
    await check(root, base, 'state of 2025-11-04T23:30:00-08:00: the last commit before 2025-11-05')
    const early = baseOfLog(root, `${root}/other.md`, '2025-11-04', await head(root))
    await check(root, early, 'state of 2025-11-01: the last commit before 2025-11-04')
  })

  test('with the repository, where nothing was before', async () => {
    const root = await repository(states.slice(2))
    await check(
      root,
      baseOfLog(root, log(root), '2025-11-03', await head(root)),
      'tree: the beginning of the repository',
    )
    const other = baseOfLog(root, `${root}/other.md`, '2025-11-01', await head(root))
    await check(root, other, 'tree: the beginning of the repository')
  })

  test('where the one before it was last touched', async () => {
    const root = await repository(states)
    const end = await head(root)
    const expected = 'state of 2025-11-04: the last commit that touched UPDATE-2025-11-03.md'
    await check(root, lastTouched(root, log(root), end), expected)
    await check(
      root,
      lastTouched(root, `${root}/none.md`, end),
      'No commit that leads here has “none.md”. Commit it first, or begin at another commit.',
    )
  })

  test('at the last tag', async () => {
    const root = await repository(states.slice(0, 2))
    await check(root, lastTag(root, await head(root)), 'No tag leads to this commit. Begin at another one.')
    git(root, '2025-11-02', 'tag', '-a', 'v1', '-m', 'first')
    await commit(root, { day: '2025-11-06' })
    await check(root, lastTag(root, await head(root)), 'state of 2025-11-02: the tag v1')
  })

  test('where it parted from a branch', async () => {
    const root = await repository(states.slice(0, 2))
    git(root, '2025-11-02', 'checkout', '-q', '-b', 'work')
    await commit(root, { day: '2025-11-03' })
    const end = await head(root)
    await check(root, partedFrom(root, 'main', end), 'state of 2025-11-02: where the work parted from main')
    await check(root, partedFrom(root, 'none', end), '“none” names no commit of this repository.')
    git(root, '2025-11-02', 'checkout', '-q', '--orphan', 'alone')
    await commit(root, { day: '2025-11-04' })
    const alone = partedFrom(root, 'main', await head(root))
    await check(root, alone, 'The work and main have no commit in common.')
  })
})

describe('a shallow clone', () => {
  test('does not seem to have added everything at its end', async () => {
    const origin = await repository(states.slice(0, 3))
    const root = `${await temporaryFolder()}/clone`
    git(origin, '2025-11-06', 'clone', '-q', '--depth', '1', `file://${origin}`, root)
    const end = await head(root)
    await check(
      root,
      baseOfLog(root, log(root), '2025-11-03', end),
      'This clone is shallow and its history ends with the commit that has UPDATE-2025-11-03.md. Get the rest with “git fetch --unshallow”, or begin at another commit.',
    )
    const touched = await lastTouched(root, log(root), end)
    expect('failure' in touched && touched.failure.text).toMatch(/^This clone is shallow/)
    await check(
      root,
      baseOfLog(root, `${root}/other.md`, '2025-11-02', end),
      'This clone is shallow and its history ends behind 2025-11-02. Get the rest with “git fetch --unshallow”, or begin at another commit.',
    )
  })

  test('that goes back far enough is as good as any', async () => {
    const origin = await repository(states)
    const root = `${await temporaryFolder()}/clone`
    git(origin, '2025-11-06', 'clone', '-q', '--depth', '4', `file://${origin}`, root)
    const base = baseOfLog(root, log(root), '2025-11-03', await head(root))
    await check(root, base, 'state of 2025-11-02: the commit before the one that added UPDATE-2025-11-03.md')
  })
})

describe('a base that is none', () => {
  test('after the head, or beside it', async () => {
    const root = await repository(states.slice(0, 2))
    const [first, second] = [await head(root, 'HEAD~1'), await head(root)]
    git(root, '2025-11-02', 'checkout', '-q', '-b', 'side', first)
    const side = await commit(root, { day: '2025-11-04', files: '=== b.md\n' })
    expect(await ancestry(root, first, second)).toBeUndefined()
    const said = async (base: string, end: string) => (await ancestry(root, base, end))?.failure.text
    expect(await said(second, first)).toMatch(/comes after/)
    expect(await said(side, second)).toMatch(/does not come before/)
  })

  test('a name that is an option, or nothing', async () => {
    const root = await repository(states.slice(0, 1))
    for (const name of ['--all', 'nothing', '', 'HEAD~9', 'a b']) {
      const found = await commitOf(root, name)
      expect(typeof found === 'string' || render(found.failure)).toBe(`“${name}” names no commit of this repository.`)
    }
  })
})

test('commits can be chosen from a list', async () => {
  const root = await repository(states.slice(0, 3))
  const found = await recentCommits(root, await head(root), 2)
  expect('failure' in found || found.map(({ day, subject }) => `${day} ${subject}`)).toEqual([
    '2025-11-03 state of 2025-11-03',
    '2025-11-02 state of 2025-11-02',
  ])
})

test('renames are found between commits, and in the working tree, with any name', async () => {
  const text = 'a line that says something\n'.repeat(20)
  const root = await repository([{ day: '2025-11-01', files: `=== a b.md\n${text}=== c.md\n${text}c\n` }])
  git(root, '2025-11-02', 'mv', 'a b.md', '中文 "d".md')
  const base = await head(root)
  const expected = [[`${root}/中文 "d".md`, `${root}/a b.md`]]
  const inTree = await renamesBetween(root, base, undefined)
  expect('failure' in inTree || [...inTree]).toEqual(expected)
  const end = await commit(root, { day: '2025-11-02' })
  const between = await renamesBetween(root, base, end)
  expect('failure' in between || [...between]).toEqual(expected)
})
