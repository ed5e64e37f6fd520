// `update-log` in real git repositories: what is written, what is refreshed, and what is said where nothing can be.

import { describe, expect, test } from 'vitest'
import { cli, cliIn, folderWith, git, namesIn, plainEnvironment, textOf, write } from './cli.ts'

const first = `
=== docs/01-a/a.md
# 1 A

**最后更新**：2025-11-01

## 1.1 甲

旧
=== docs/b.md
# B

[a](01-a/a.md)
=== docs/c.md
# C

One
two.
=== README.md
# 说明
`

function commit(folder: string, day: string) {
  git(folder, 'add', '-A')
  git(folder, 'commit', '-q', '--allow-empty', '--date', `${day}T12:00:00Z`, '-m', day)
}

/** A repository with one commit, and a working tree that has changed since. */
function changed(): string {
  const folder = folderWith(first)
  git(folder, 'init', '-q')
  commit(folder, '2025-11-01')
  write(folder, 'docs/01-a/a.md', '# 1 A\n\n**最后更新**：2025-11-02\n\n## 1.1 甲\n\n新\n\n## 1.2 乙\n\n[b](../b.md)\n')
  write(folder, 'docs/new.md', '# 新文档\n\n[a](01-a/a.md)\n')
  write(folder, 'docs/c.md', '# C\n\nOne two.\n')
  return folder
}

const log = 'docs/UPDATE-2025-11-03.md'
const words = ['update-log', '--since', 'HEAD', '--out', log, '--language', 'zh']

describe.concurrent('update-log', () => {
  test('writes a log of the working tree that check finds nothing wrong with', async () => {
    const folder = changed()
    const { code, out, err } = await cli(folder, ...words)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^“docs\/UPDATE-2025-11-03\.md” is written: documents added 1, updated 1, removed 0, since /)
    const text = textOf(folder, log)
    expect(text).toContain('# docs 文档更新总结（2025-11-03）')
    expect(text).toContain('- `new.md`：新文档，3 行')
    expect(text).toContain('- `01-a/a.md`：\n  - 新增 1.2 乙\n  - 修改 1.1 甲\n  - 更新日期 2025-11-01 → 2025-11-02\n')
    expect(text).toContain('- 另有 1 个文档只改了排版或目录')
    expect(await cli(folder, 'check', log)).toMatchObject({ code: 0 })
  })

  test('prints the facts as JSON, and writes nothing', async () => {
    const folder = changed()
    const before = namesIn(folder)
    const { code, out } = await cli(folder, ...words, '--format', 'json')
    expect([code, namesIn(folder)]).toEqual([0, before])
    const facts = JSON.parse(out)
    expect([facts.version, facts.base.length, facts.head, facts.scope]).toEqual([1, 40, 'worktree', 'docs'])
    expect(facts.documents).toMatchObject([
      {
        file: 'docs/01-a/a.md',
        status: 'changed',
        class: 'content',
        lines: 11,
        chapters: 2,
        sections: [
          { change: 'changed', number: '1.1', title: '甲', line: 5 },
          { change: 'added', number: '1.2', title: '乙', line: 9 },
        ],
        references: { added: [{ text: 'b', section: { number: '1.2' }, to: { file: 'docs/b.md' } }], removed: [] },
        date: { before: '2025-11-01', after: '2025-11-02' },
      },
      { file: 'docs/c.md', class: 'format-only' },
      { file: 'docs/new.md', status: 'added' },
    ])
    expect(facts.totals).toMatchObject({ added: 1, changed: 2, content: 1, formatOnly: 1 })
  })

  test('a dry run prints the log, and writes nothing', async () => {
    const folder = changed()
    const { out } = await cli(folder, ...words, '--dry-run', '--language', 'en')
    expect(out).toMatch(/^# docs: what changed \(2025-11-03\)\n/)
    expect(namesIn(folder)).not.toContain(log)
  })

  test('refreshes what it wrote, keeps what was written by hand, and the base', async () => {
    const folder = changed()
    await cli(folder, ...words, '--language', 'en')
    const written = textOf(folder, log).replace('> To be written: what was done, and why.', 'By hand: 我写的。')
    write(folder, log, written)
    commit(folder, '2025-11-03')
    write(folder, 'docs/later.md', '# Later\n')
    const { code, out } = await cli(folder, 'update-log', '--out', log)
    expect([code, out]).toEqual([0, expect.stringMatching(/is refreshed: documents added 2, .*marks/)])
    const text = textOf(folder, log)
    expect(text).toContain('By hand: 我写的。')
    expect(text).toContain('- `later.md`: Later (lines: 1)')
  })

  test('a document that is left out stays so', async () => {
    const folder = changed()
    await cli(folder, ...words, '--without', 'docs/new.md')
    expect(textOf(folder, log)).toContain('<!-- doc-corpus:log without new.md -->')
    write(folder, 'docs/later.md', '# 后来\n')
    const { out } = await cli(folder, 'update-log', '--out', log)
    expect(out).toMatch(/documents added 1, /)
    expect(textOf(folder, log)).not.toContain('- `new.md`')
  })

  test('a document in which only the layout changed is mentioned when asked for, stays so, and verifies', async () => {
    const folder = changed()
    const { out } = await cli(folder, ...words, '--with', 'docs/c.md')
    expect(out).toMatch(/documents added 1, updated 2, /)
    const text = textOf(folder, log)
    expect(text).toContain('<!-- doc-corpus:log with c.md -->\n')
    expect(text).toContain('- `c.md`：仅调整排版\n')
    expect(text).not.toContain('只改了排版或目录')
    expect(await cli(folder, 'update-log', '--verify', log)).toMatchObject({ code: 0 })
    const json = await cli(folder, 'update-log', '--out', log, '--format', 'json')
    expect(JSON.parse(json.out)).toMatchObject({ mentioned: ['docs/c.md'], leftOut: [] })
    await cli(folder, 'update-log', '--out', log)
    expect(textOf(folder, log)).toBe(text)
    await cli(folder, 'update-log', '--out', log, '--without', 'docs/c.md')
    expect(textOf(folder, log)).toContain('<!-- doc-corpus:log without c.md -->\n')
    expect(textOf(folder, log)).not.toContain('log with c.md')
    await cli(folder, 'update-log', '--out', log, '--with', 'docs/c.md')
    expect(textOf(folder, log)).toBe(text)
    const { err } = await cli(folder, 'update-log', '--out', log, '--with', 'docs/gone.md', '--dry-run')
    expect(err).toBe('Nothing is told of “docs/gone.md”: nothing has changed in it, or it is no document.\n')
  })

  test('a log about another folder than its own is refreshed for that one, until another is asked for', async () => {
    const folder = changed()
    write(folder, 'README.md', '# 说明\n\n新\n')
    const [name, own] = ['UPDATE-2025-11-03.md', ['update-log', '--out', 'UPDATE-2025-11-03.md']]
    await cli(folder, ...own, '--since', 'HEAD', '--scope', 'docs', '--language', 'en')
    expect(textOf(folder, name)).toContain(' language=en scope=docs facts=')
    expect(textOf(folder, name)).toContain('- `docs/new.md`: 新文档 (lines: 3)')
    write(folder, 'docs/later.md', '# Later\n')
    await cli(folder, ...own)
    const text = textOf(folder, name)
    expect(text).toContain(' language=en scope=docs facts=')
    expect(text).toContain('- `docs/later.md`: Later (lines: 1)')
    expect(text).not.toContain('README.md')
    expect(await cli(folder, 'update-log', '--verify', name)).toMatchObject({ code: 0 })
    await cli(folder, ...own, '--scope', '.')
    expect(textOf(folder, name)).toContain('- `README.md`:')
    expect(textOf(folder, name)).not.toContain('scope=')
  })

  test('marks that are damaged keep everything; the facts are printed', async () => {
    const folder = changed()
    await cli(folder, ...words)
    const damaged = textOf(folder, log).replace(/<!-- doc-corpus:log end added -->\n/, '')
    write(folder, log, damaged)
    const { code, out, err } = await cli(folder, 'update-log', '--out', log, '--since', 'HEAD')
    expect([code, textOf(folder, log)]).toEqual([2, damaged])
    expect(err).toMatch(/^docs\/UPDATE-2025-11-03\.md:\d+: “updated” begins before “added” has ended\.\n/)
    expect(out).toContain('- `new.md`：新文档')
  })

  test('a part in which somebody wrote is left, and that is said', async () => {
    const folder = changed()
    await cli(folder, ...words)
    const edited = textOf(folder, log).replace('新文档，3 行', '新文档（很好），3 行')
    write(folder, log, edited)
    const { code, err } = await cli(folder, 'update-log', '--out', log)
    expect([code, textOf(folder, log)]).toEqual([1, edited])
    expect(err).toMatch(/:\d+: Somebody has changed words in the generated part “added”; it stays as it is\./)
    expect(await cli(folder, 'update-log', '--out', log, '--overwrite')).toMatchObject({ code: 0 })
    expect(textOf(folder, log)).not.toContain('很好')
  })

  test('a project has its own template, and mistakes in it are told with their place', async () => {
    const folder = changed()
    write(
      folder,
      '.doc-corpus/update-log.md.liquid',
      '# {{ log.day }}\n\n{% generated x %}\n{{ totals.added }}\n{% endgenerated %}\n',
    )
    await cli(folder, ...words)
    expect(textOf(folder, log)).toMatch(/^# 2025-11-03\n\n<!-- doc-corpus:log begin x base=.* -->\n\n1\n\n/)
    write(folder, '.doc-corpus/update-log.md.liquid', '# {{ log.day }}\n\n{{ totals.add }}\n')
    const { code, err } = await cli(folder, ...words)
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(
        /^\.doc-corpus\/update-log\.md\.liquid:3:4: there is no field “add” here\. Known are added, changed, /,
      ),
    ])
  })

  test('compares two commits, whatever the working tree has', async () => {
    const folder = changed()
    commit(folder, '2025-11-02')
    write(folder, 'docs/later.md', '# 后来\n')
    const { out } = await cli(
      folder,
      'update-log',
      '--since',
      'HEAD~1',
      '--to',
      'HEAD',
      '--scope',
      'docs',
      '--format',
      'json',
    )
    const { documents, head } = JSON.parse(out)
    expect(documents.map(({ file }: { file: string }) => file)).toEqual(['docs/01-a/a.md', 'docs/c.md', 'docs/new.md'])
    expect(head).toMatch(/^[0-9a-f]{40}$/)
  })

  test('keeps BOM and CRLF of the log', async () => {
    const folder = changed()
    await cli(folder, ...words)
    write(folder, log, `\ufeff${textOf(folder, log).replaceAll('\n', '\r\n')}`)
    write(folder, 'docs/later.md', '# 后来\n')
    await cli(folder, 'update-log', '--out', log)
    const text = textOf(folder, log)
    expect(text.startsWith('\ufeff# docs')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    expect(text).toContain('后来')
  })
})

describe.concurrent('where nothing can be written, that is said', () => {
  /** Runs, and compares exit code, standard error and that no file is new. */
  async function check(folder: string, options: readonly string[], code: number, err: string | RegExp) {
    const before = namesIn(folder)
    const ended = await cli(folder, 'update-log', ...options)
    expect(ended.err).toEqual(typeof err === 'string' ? err : expect.stringMatching(err))
    expect([ended.code, namesIn(folder)]).toEqual([code, before])
  }

  test('no repository', () => {
    const folder = folderWith(first)
    return check(folder, [], 2, `${folder} lies in no git repository, so nobody can tell what changed.\n`)
  })

  test('no git', async () => {
    const { code, err } = await cliIn({ ...plainEnvironment, PATH: '/nowhere' }, changed(), 'update-log')
    expect([code, err]).toEqual([2, 'git is needed for this, and it is not installed or not on the path.\n'])
  })

  test('no commit', () => {
    const folder = folderWith(first)
    git(folder, 'init', '-q')
    return check(folder, [], 2, 'This repository has no commit yet, so there is nothing to compare with.\n')
  })

  test('nothing changed', () => {
    const folder = folderWith(first)
    git(folder, 'init', '-q')
    commit(folder, '2025-11-01')
    return check(
      folder,
      ['--since', 'HEAD'],
      0,
      /^Nothing has changed in \. since [0-9a-f]{10}; there is nothing to write\.\n$/,
    )
  })

  test('a revision that is none', () =>
    check(changed(), ['--since', 'nothing'], 2, '“nothing” names no commit of this repository.\n'))

  test('a base that comes after the head', () => {
    const folder = changed()
    commit(folder, '2025-11-02')
    return check(folder, ['--since', 'HEAD', '--to', 'HEAD~1'], 2, /comes after .* Exchange the two\.\n$/)
  })

  test('marks that name no commit of this repository, or an option', async () => {
    for (const base of ['1234567890123456789012345678901234567890', '--batch', '-h']) {
      const folder = changed()
      await cli(folder, ...words)
      write(folder, log, textOf(folder, log).replaceAll(/base=\w+/g, `base=${base}`))
      const { code, err } = await cli(folder, 'update-log', '--out', log)
      expect([code, err]).toEqual([
        2,
        `The commit ${base}, which the log names in its marks, is not in this repository.\nThe commit to begin at is named with --since.\n`,
      ])
    }
  })

  test('a log written by hand', () => {
    const folder = changed()
    write(folder, log, '# By hand\n')
    return check(
      folder,
      ['--since', 'HEAD', '--out', log],
      2,
      /This log has no generated parts, so there is nothing to refresh\./,
    )
  })

  test('a place that is none', () =>
    check(
      changed(),
      ['--out', 'none/log.md'],
      2,
      '“none/log.md” cannot be a log: it must be a Markdown file in a folder that is there.\n',
    ))

  test('two ways to choose the base', () =>
    check(changed(), ['--since', 'HEAD', '--since-tag'], 2, /--since-tag.*--since/))
})
