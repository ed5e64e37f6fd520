// `renumber`: headings and what refers to them on disk, what is refused, and what is shown before.

import { describe, expect, test } from 'vitest'
import { cli, folderWith, textOf, write } from './cli.ts'

const gaps = `
=== .doc-corpus.json
{ "historical": ["LOG.md"] }
=== a.md
# 12. A

- [12.3 B](#123-b)

## 12.1 X

## 12.3 B
=== docs/b.md
见 \`a.md\` 12.3 章节和 [12.3 B](../a.md#123-b)
=== LOG.md
新增 \`a.md\` 12.3 章节，见 [12.3 B](a.md#123-b)
`

describe.concurrent('renumber', () => {
  test('lets sections count on, with contents, links and mentions; what is historical keeps its words', async () => {
    const folder = folderWith(gaps)
    const { code, out, err } = await cli(folder, 'renumber', 'a.md')
    expect([code, out, err]).toEqual([0, 'Places changed: 7, in 3 documents.\n', ''])
    expect(textOf(folder, 'a.md')).toBe('# 12. A\n\n- [12.2 B](#122-b)\n\n## 12.1 X\n\n## 12.2 B\n')
    expect(textOf(folder, 'docs/b.md')).toBe('见 `a.md` 12.2 章节和 [12.2 B](../a.md#122-b)\n')
    expect(textOf(folder, 'LOG.md')).toBe('新增 `a.md` 12.3 章节，见 [12.3 B](a.md#122-b)\n')
  })

  test('finds nothing to do where every number is right', async () => {
    const folder = folderWith('=== a.md\n# 1. A\n\n## 1.1 B\n')
    expect(await cli(folder, 'renumber', 'a.md')).toEqual({
      code: 0,
      out: 'Places changed: 0, in 0 documents.\n',
      err: '',
    })
  })

  test('keeps line ends and BOM', async () => {
    const folder = folderWith('=== .doc-corpus.json\n{}\n')
    write(folder, 'a.md', '\ufeff# 12. A\r\n\r\n## 12.1 X\r\n\r\n## 12.3 B\r\n尾')
    await cli(folder, 'renumber', 'a.md')
    expect(textOf(folder, 'a.md')).toBe('\ufeff# 12. A\r\n\r\n## 12.1 X\r\n\r\n## 12.2 B\r\n尾')
  })

  test('writes nothing on a dry run, and shows a patch', async () => {
    const folder = folderWith(gaps)
    const { code, out } = await cli(folder, 'renumber', 'a.md', '--dry-run')
    expect(code).toBe(0)
    expect(out).toContain('-## 12.3 B\n+## 12.2 B\n')
    expect(out).toContain('Places to change: 7, in 3 documents. Nothing was written.\n')
    expect(textOf(folder, 'a.md')).toContain('12.3')
  })

  test('gives JSON to programs', async () => {
    const folder = folderWith('=== a.md\n# 1. A\n\n## 1.1 B\n\n## 1.3 C\n')
    const { out } = await cli(folder, 'renumber', 'a.md', '--format', 'json')
    expect(JSON.parse(out)).toEqual({
      moves: [],
      edits: [{ file: 'a.md', line: 5, column: 4, old: '1.3', new: '1.2' }],
      changed: [],
    })
  })

  test('says which references would mean another section', async () => {
    const folder = folderWith(`
=== .doc-corpus.json
{}
=== a.md
# 5. A

## 5.1 X

## 5.3 Y
=== b.md
# 5. B

## 5.2 Z
=== c.md
见 5.2 章节
`)
    const { code, out } = await cli(folder, 'renumber', 'a.md', '--dry-run')
    expect(out).toContain('These lead elsewhere than before:\n  c.md:1:3  5.2 章节\n')
    expect(code).toBe(1)
  })

  test('refuses a document that is not valid UTF-8', async () => {
    const folder = folderWith('=== .doc-corpus.json\n{}\n')
    const bytes = Buffer.concat([Buffer.from('# 1. A\n\n## 1.2 B '), Buffer.from([0xff, 0x0a])])
    write(folder, 'a.md', bytes)
    const { code, err } = await cli(folder, 'renumber', 'a.md')
    expect(err).toContain('a.md is not valid UTF-8, and writing it would lose bytes. Save it as UTF-8 first.\n')
    expect(code).toBe(2)
    expect(textOf(folder, 'a.md', 'latin1')).toBe(bytes.toString('latin1'))
  })

  test('refuses what is no document', async () => {
    const { code, err } = await cli(folderWith('=== a.md\n# A\n=== p.png\nP\n'), 'renumber', 'p.png')
    expect([code, err]).toEqual([2, '“p.png” is no document of the corpus.\n'])
  })
})
