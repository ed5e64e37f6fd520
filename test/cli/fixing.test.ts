// `check --fix`: what it writes, what it leaves alone, and what it leaves as it was.

import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { applyFixes } from '../../server/src/cli/fixing.ts'
import type { ReportedProblem } from '../../server/src/cli/report/report.ts'
import { problemsOf } from '../../server/src/core/checks/run.ts'
import { openCorpus } from '../../server/src/node/corpus.ts'
import { pathOfDisk } from '../../server/src/node/files.ts'
import { cli, folderWith, namesIn, textOf, write } from './cli.ts'

/** Runs `check --fix` and compares every named file with what it must hold. */
async function check(folder: string, words: readonly string[], expected: Readonly<Record<string, string>>) {
  const before = namesIn(folder)
  const ended = await cli(folder, 'check', '--fix', ...words)
  const texts = Object.fromEntries(Object.keys(expected).map((name) => [name, textOf(folder, name)]))
  expect(texts, ended.err).toEqual(expected)
  expect(namesIn(folder)).toEqual(before)
  return ended
}

const fixable = `
=== .doc-corpus.json
{}
=== docs/01-a/a.md
# A

[b](01-b/b.md) and [gone](gone.md)
=== docs/02-x/c.md
[b](01-b/b.md)
=== docs/01-b/b.md
# B
`

describe.concurrent('check --fix', () => {
  test('safe fixes are written, the others are left and reported', async () => {
    const { code, out, err } = await check(folderWith(fixable), [], {
      'docs/01-a/a.md': '# A\n\n[b](../01-b/b.md) and [gone](gone.md)\n',
      'docs/02-x/c.md': '[b](../01-b/b.md)\n',
    })
    expect(err).toBe('Mended: 2; documents written: 2.\n')
    expect(out).toContain('gone.md')
    expect(out).toContain('1 problem: error 1\n')
    expect(code).toBe(1)
  })

  test('nothing outside the chosen paths is written', async () => {
    await check(folderWith(fixable), ['docs/02-x'], {
      'docs/01-a/a.md': '# A\n\n[b](01-b/b.md) and [gone](gone.md)\n',
      'docs/02-x/c.md': '[b](../01-b/b.md)\n',
    })
  })

  test('numbers, titles and dates are not safe to mend unseen; a bold label that is not closed is', async () => {
    const folder = folderWith(`
=== .doc-corpus.json
{}
=== a.md
# 12. A

**最后更新：2025-11-15 **维护者**：项目团队

## 12.1 X

## 12.1 Y

## 12.4 Z

见 12.9 章节和 **12.4 Other** 章节
`)
    const { err, out } = await check(folder, [], {
      'a.md': `# 12. A

**最后更新**：2025-11-15 **维护者**：项目团队

## 12.1 X

## 12.1 Y

## 12.4 Z

见 12.9 章节和 **12.4 Other** 章节
`,
    })
    expect(err).toBe('Mended: 1; documents written: 1.\n')
    expect(out).toContain('title-mismatch')
  })

  test('what --only leaves out is not mended', async () => {
    const { err } = await check(folderWith(fixable), ['--only', 'missing-heading'], {
      'docs/02-x/c.md': '[b](01-b/b.md)\n',
    })
    expect(err).toBe('Mended: 0; documents written: 0.\n')
  })

  test('what the baseline knows is not mended', async () => {
    const folder = folderWith(fixable)
    await cli(folder, 'check', '--write-baseline', 'known.json')
    await check(folder, ['--baseline', 'known.json'], { 'docs/02-x/c.md': '[b](01-b/b.md)\n' })
  })

  test('BOM and CRLF stay, and so does the mode of the file', async () => {
    const folder = folderWith(fixable)
    write(folder, 'docs/02-x/c.md', '\ufeff# C\r\n\r\n[b](01-b/b.md)\r\n尾')
    chmodSync(join(folder, 'docs/02-x/c.md'), 0o640)
    await check(folder, ['docs/02-x'], { 'docs/02-x/c.md': '\ufeff# C\r\n\r\n[b](../01-b/b.md)\r\n尾' })
    if (process.platform !== 'win32') expect(statSync(join(folder, 'docs/02-x/c.md')).mode & 0o777).toBe(0o640)
  })

  test('UTF-16 stays UTF-16', async () => {
    const folder = folderWith(fixable)
    const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')
    write(folder, 'docs/02-x/c.md', utf16('[b](01-b/b.md) 文\n'))
    write(folder, 'docs/02-x/d.md', utf16('[b](01-b/b.md) 文\n').swap16())
    await cli(folder, 'check', '--fix', 'docs/02-x')
    const { code, out } = await cli(folder, 'check', 'docs/02-x', '--format', 'json')
    expect([code, JSON.parse(out).problems]).toEqual([0, []])
    expect(textBytes(folder, 'docs/02-x/c.md')).toEqual(utf16('[b](../01-b/b.md) 文\n'))
    expect(textBytes(folder, 'docs/02-x/d.md')).toEqual(utf16('[b](../01-b/b.md) 文\n').swap16())
  })

  test('a document that is not valid UTF-8 is never written', async () => {
    const folder = folderWith(fixable)
    const bytes = Buffer.concat([Buffer.from('[b](01-b/b.md) '), Buffer.from([0xff, 0x0a])])
    write(folder, 'docs/02-x/c.md', bytes)
    await cli(folder, 'check', '--fix', 'docs/02-x')
    expect(textBytes(folder, 'docs/02-x/c.md')).toEqual(bytes)
  })

  test('a document that has changed since it was read is refused, and nothing else is written either', async () => {
    const folder = folderWith(fixable)
    const { corpus, places, problems } = await checkedIn(folder)
    write(folder, 'docs/02-x/c.md', '[b](01-b/b.md) by another program\n')
    const applied = await applyFixes(corpus, places, problems)
    expect(applied).toMatchObject({
      failure: { text: '“{file}” has changed since it was read; nothing was written. Run it again.' },
    })
    expect(textOf(folder, 'docs/01-a/a.md')).toContain('[b](01-b/b.md)')
  })
})

async function checkedIn(folder: string) {
  const root = pathOfDisk(folder)
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const { corpus } = await openCorpus(root, { log })
  const problems = [...corpus.documents()].flatMap((document): ReportedProblem[] => {
    const { path, text, facts } = document
    const place = {
      file: path,
      path,
      source: { text, lines: facts.lines },
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 1,
    }
    return problemsOf(corpus, document).map((problem) => ({ ...problem, ...place }))
  })
  return { corpus, places: { root, paths: [] }, problems }
}

function textBytes(folder: string, name: string): Buffer {
  return Buffer.from(textOf(folder, name, 'latin1'), 'latin1')
}
