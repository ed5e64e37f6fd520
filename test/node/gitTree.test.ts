// A corpus as a commit has it, read by git alone.

import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Path } from '../../server/src/core/uri.ts'
import { openCorpusAt } from '../../server/src/node/corpusAt.ts'
import { diskFiles } from '../../server/src/node/files.ts'
import { isGitFailure } from '../../server/src/node/git.ts'
import { openGitTree } from '../../server/src/node/gitTree.ts'
import { temporaryFolder, writeFiles } from '../harness/temporary.ts'
import { commit, git, repository } from './repository.ts'

const silent = { info: () => {}, warn: () => {}, error: () => {} }

/** The documents of the commit, `name text`, each in its order. */
async function check(root: Path, revision: string, expected: Readonly<Record<string, string>>, rules = false) {
  const opened = await openCorpusAt(root, revision, { log: silent, ...(rules ? { rules: diskFiles } : {}) })
  if (isGitFailure(opened)) throw new Error(opened.failure.text)
  const found = [...opened.session.corpus.documents()].map(({ path, text }) => [path.slice(root.length + 1), text])
  expect(Object.fromEntries(found)).toEqual(expected)
  return opened
}

describe('a commit', () => {
  test('has its own files, whatever the working tree has', async () => {
    const root = await repository([
      { day: '2025-11-01', files: '=== a.md\nold\n=== docs/空 格.md\n中文\n=== code.js\nx\n=== empty.md\n' },
      { day: '2025-11-02', files: '=== a.md\nnew\n=== b.md\nb\n', deleted: ['docs'] },
    ])
    await writeFiles(root, '=== c.md\nnot committed\n')
    await check(root, 'HEAD~1', { 'a.md': 'old\n', 'docs/空 格.md': '中文\n', 'empty.md': '' })
    await check(root, 'HEAD', { 'a.md': 'new\n', 'b.md': 'b\n', 'empty.md': '' })
  })

  test('is read below a root that is not the top of the repository', async () => {
    const top = await repository([{ day: '2025-11-01', files: '=== a.md\n=== docs/b.md\nb\n=== docs/c/d.md\nd\n' }])
    await check(`${top}/docs`, 'HEAD', { 'b.md': 'b\n', 'c/d.md': 'd\n' })
  })

  test('may hold large files, and many', async () => {
    const large = 'line of text\n'.repeat(100_000)
    const many = Array.from({ length: 300 }, (_, i) => [`d${i}.md`, `${'x'.repeat(i * 7)}\n`] as const)
    const files = many.map(([name, text]) => `=== ${name}\n${text}`).join('')
    const root = await repository([{ day: '2025-11-01', files: `=== large.md\n${large}${files}` }])
    await check(root, 'HEAD', { 'large.md': large, ...Object.fromEntries(many) })
  })

  test('follows no links', async () => {
    const root = await repository([{ day: '2025-11-01', files: '=== a.md\na\n' }])
    await symlink('/etc', join(root, 'etc'))
    await symlink('a.md', join(root, 'b.md'))
    await commit(root, { day: '2025-11-02' })
    await check(root, 'HEAD', { 'a.md': 'a\n' })
  })

  test('is read by the rules that hold now', async () => {
    const files = '=== a.md\na\n=== old/b.md\nb\n=== .doc-corpus.json\n{ "exclude": ["a.md"] }\n'
    const root = await repository([{ day: '2025-11-01', files }])
    await writeFiles(root, '=== .doc-corpus.json\n{ "exclude": ["old/**"] }\n')
    await check(root, 'HEAD', { 'old/b.md': 'b\n' })
    await check(root, 'HEAD', { 'a.md': 'a\n' }, true)
  })

  test('says nothing of what lies in a submodule', async () => {
    const other = await repository([{ day: '2025-11-01', files: '=== inner.md\n' }])
    const root = await repository([{ day: '2025-11-01', files: '=== a.md\na\n' }])
    git(root, '2025-11-02', 'submodule', 'add', '-q', other, 'sub')
    await commit(root, { day: '2025-11-02' })
    const opened = await check(root, 'HEAD', { 'a.md': 'a\n' })
    expect(opened.submodules).toEqual([`${root}/sub`])
    expect(opened.session.corpus.files.isUnlisted(`${root}/sub/inner.md`)).toBe(true)
  })

  test('is read in a second worktree', async () => {
    const root = await repository([{ day: '2025-11-01', files: '=== a.md\na\n' }])
    const second = `${await temporaryFolder()}/tree`
    git(root, '2025-11-01', 'worktree', 'add', '-q', '--detach', second, 'HEAD')
    await check(second, 'HEAD', { 'a.md': 'a\n' })
  })
})

describe('what cannot be read is said', () => {
  test('a commit that is none', async () => {
    const root = await repository([{ day: '2025-11-01', files: '=== a.md\n' }])
    const opened = await openGitTree(root, 'nothing')
    expect(isGitFailure(opened) && opened.kind).toBe('failed')
  })

  test('a folder in no repository', async () => {
    const opened = await openGitTree(await temporaryFolder(), 'HEAD')
    expect(isGitFailure(opened) && opened.kind).toBe('no-repository')
  })

  test('a file of a tree that is closed', async () => {
    const root = await repository([{ day: '2025-11-01', files: '=== a.md\n' }])
    const tree = await openGitTree(root, 'HEAD')
    if (isGitFailure(tree)) throw new Error('no tree')
    tree.close()
    expect(await tree.files.read(`${root}/a.md`)).toEqual({ kind: 'unreadable', reason: 'closed' })
    expect(await tree.files.read(`${root}/b.md`)).toEqual({ kind: 'missing' })
  })
})
