// `update-log --verify` in real git repositories: against which trees a log is held, and what is printed.

import { describe, expect, test } from 'vitest'
import { cli, folderWith, git, textOf, write } from './cli.ts'

const first = `
=== docs/a.md
# A

**最后更新**：2025-11-01

## 1.1 甲

旧
=== docs/b.md
# B

[a](a.md)
`

function commit(folder: string, day: string) {
  git(folder, 'add', '-A')
  const date = `${day}T12:00:00Z`
  git(folder, '-c', 'user.name=A', 'commit', '-q', '--allow-empty', '--date', date, '-m', day)
}

const log = 'docs/UPDATE-2025-11-03.md'

const second = {
  'docs/a.md': '# A\n\n**最后更新**：2025-11-03\n\n## 1.1 甲\n\n旧\n\n## 1.2 乙\n\n[b](b.md)\n',
  'docs/new.md': '# 新\n\n[a](a.md)\n',
}

/** Two commits, the second with a log of what it changed. */
function logged(text: string): string {
  const folder = folderWith(first)
  git(folder, 'init', '-q')
  commit(folder, '2025-11-01')
  for (const [name, content] of Object.entries({ ...second, [log]: text })) write(folder, name, content)
  commit(folder, '2025-11-03')
  return folder
}

interface Claim {
  readonly line: number
  readonly column: number
  readonly text: string
  readonly kind: string
  readonly claimed: string | number
  readonly actual: string | number | null
  readonly holds: boolean
  readonly movedTo?: string
}

async function claimsOf(folder: string, ...words: string[]) {
  const { code, out, err } = await cli(folder, 'update-log', '--verify', log, '--format', 'json', ...words)
  const { base, head, claims } = JSON.parse(out) as { base: string | null; head: string; claims: readonly Claim[] }
  return { code, err, base, head, claims, wrong: claims.filter(({ holds }) => !holds) }
}

const text = `# 更新

- 新增文档：1 个
  - new.md (新增文档，5 行)
- 更新文档：2 个
  - a.md (1.1 章节)
  - b.md (1.3 章节)
`

describe.concurrent('update-log --verify', () => {
  test('holds a log against the commit that touched it last, and the one before it was added', async () => {
    const folder = logged(text)
    const { code, err, head, base, wrong } = await claimsOf(folder)
    expect([code, err]).toEqual([1, ''])
    expect([head, base]).toEqual(git(folder, 'rev-parse', 'HEAD', 'HEAD~').trim().split('\n'))
    expect(
      wrong.map(({ line, column, text, kind, claimed, actual }) => [line, column, text, kind, claimed, actual]),
    ).toEqual([
      [4, 18, '5', 'lines', 5, 3],
      [6, 11, '1.1', 'section', '1.1', '1.2'],
    ])
  })

  test('what did not change is no fault while it is a guess where the log begins', async () => {
    const named = await claimsOf(logged(text), '--since', 'HEAD~')
    expect(named.wrong.map(({ line, kind, actual }) => [line, kind, actual])).toEqual([
      [4, 'lines', 3],
      [6, 'section', '1.2'],
      [7, 'status', 'unchanged'],
    ])
  })

  test('says so in words, in the language of the person', async () => {
    const folder = logged(text)
    const { code, out } = await cli(folder, 'update-log', '--verify', log)
    expect(code).toBe(1)
    expect(out).toContain('4:18     It says 5 lines; new.md has 3.  lines\n')
    expect(out).toContain('Section 1.1 of a.md did not change; 1.2 did.')
    expect(out).toMatch(/Claims: \d+; not true: 2\.\n$/)
  })

  test('what was done after the log was written is no fault of it; a file that moved is said to be elsewhere', async () => {
    const folder = logged(`# 更新\n\n- new.md (新增文档，3 行)\n\n见 \`b.md\`。\n`)
    write(folder, 'docs/new.md', 'Shorter.\n')
    git(folder, 'mv', 'docs/b.md', 'docs/c.md')
    commit(folder, '2025-11-04')
    const { code, wrong, claims } = await claimsOf(folder)
    expect([code, wrong]).toEqual([0, []])
    expect(claims.find(({ text }) => text === '`b.md`')?.movedTo).toBe('docs/c.md')
    expect((await cli(folder, 'update-log', '--verify', log)).out).toContain('`b.md` has moved to docs/c.md since.')
  })

  test('a log that was changed since is held against the working tree', async () => {
    const folder = logged(text)
    write(folder, log, '# 更新\n\n- new.md (新增文档，1 行)\n')
    write(folder, 'docs/new.md', 'Shorter.\n')
    expect(await claimsOf(folder)).toMatchObject({ code: 0, head: 'worktree', wrong: [] })
  })

  test.for(['zh', 'en'])('a log that the command wrote holds until a word of it is changed: %s', async (language) => {
    const folder = folderWith(first)
    git(folder, 'init', '-q')
    commit(folder, '2025-11-01')
    for (const [name, content] of Object.entries(second)) write(folder, name, content)
    const written = await cli(folder, 'update-log', '--since', 'HEAD', '--out', log, '--language', language)
    expect(written.code).toBe(0)
    const found = await claimsOf(folder)
    expect([found.code, found.wrong, found.head]).toEqual([0, [], 'worktree'])
    const kinds = new Set(found.claims.map(({ kind }) => kind))
    for (const kind of ['path', 'section', 'lines', 'status', 'date']) expect(kinds).toContain(kind)
    const changed = textOf(folder, log).replaceAll('3 行', '5 行').replaceAll('lines: 3', 'lines: 5')
    write(folder, log, changed.replaceAll('1.2 乙', '1.1 乙').replaceAll('→ 2025-11-03', '→ 2025-11-04'))
    expect(new Set((await claimsOf(folder)).wrong.map(({ kind }) => kind))).toEqual(
      new Set(['lines', 'section', 'date']),
    )
  })

  test('without git it is held against what is there, and what changed is not judged', async () => {
    const folder = folderWith(`${first}=== ${log}\n${text.replace('new.md', 'b.md')}`)
    const { code, err, base, head, wrong } = await claimsOf(folder)
    expect([code, err, base, head]).toEqual([1, '', null, 'worktree'])
    expect(wrong.map(({ kind, text }) => [kind, text])).toEqual([['lines', '5']])
  })

  test('what cannot be verified is said, with exit code 2', async () => {
    const folder = logged(text)
    for (const [file, words] of [
      ['none.md', 'There is no file or folder “none.md”.'],
      ['docs', 'is no Markdown document'],
    ] as const) {
      const { code, err, out } = await cli(folder, 'update-log', '--verify', file)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain(words)
    }
    const { code, err } = await cli(folder, 'update-log', '--verify', log, '--since', 'nowhere')
    expect([code, err]).toEqual([2, expect.stringContaining('“nowhere” names no commit')])
    expect((await cli(folder, 'update-log', '--verify', log, '--out', 'x.md')).code).toBe(2)
  })
})
