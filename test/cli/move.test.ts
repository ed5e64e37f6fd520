// `move`: what is on disk afterwards, what is refused, and that nothing is ever done by half.

import { chmodSync, lstatSync, readlinkSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { carryOut } from '../../server/src/cli/changing.ts'
import { moveFiles } from '../../server/src/core/features/moveFiles.ts'
import { finished } from '../../server/src/core/steps.ts'
import { openCorpus } from '../../server/src/node/corpus.ts'
import { pathOfDisk } from '../../server/src/node/files.ts'
import { cli, cliAsNobody, folderWith, namesIn, textOf, write } from './cli.ts'

/** Every file with its text, byte for byte; folders that are empty end in `/`. */
function contents(folder: string): Readonly<Record<string, string>> {
  const names = namesIn(folder)
  return Object.fromEntries(
    names.flatMap((name): [string, string][] => {
      if (!lstatSync(join(folder, name)).isDirectory()) return [[name, textOf(folder, name, 'latin1')]]
      return names.some((each) => each.startsWith(`${name}/`)) ? [] : [[`${name}/`, '']]
    }),
  )
}

/** Moves, and compares all that is there afterwards. */
async function check(folder: string, from: string, to: string, expected: Readonly<Record<string, string>>) {
  const ended = await cli(folder, 'move', from, to)
  const bytes = Object.entries(expected).map(([name, text]) => [name, Buffer.from(text).toString('latin1')])
  expect(contents(folder), ended.err).toEqual(Object.fromEntries(bytes))
  return ended
}

/** Moves what cannot be moved: the sentence, exit code 2, and everything as it was. */
async function refused(folder: string, from: string, to: string, sentence: string, run = cli) {
  const before = contents(folder)
  const ended = await run(folder, 'move', from, to)
  expect(ended).toEqual({ code: 2, out: '', err: `${sentence}\n` })
  expect(contents(folder)).toEqual(before)
}

const small = `
=== .doc-corpus.json
{}
=== a.md
# A

[b](docs/b.md#b) and \`docs/b.md\`
=== docs/b.md
# B

![p](p.png) [a](../a.md)
=== docs/p.png
P
`

describe.concurrent('what is moved', () => {
  test('a document with the references to it and from it', async () => {
    const { code, out, err } = await check(folderWith(small), 'docs/b.md', 'new/c.md', {
      '.doc-corpus.json': '{}\n',
      'a.md': '# A\n\n[b](new/c.md#b) and `new/c.md`\n',
      'docs/p.png': 'P\n',
      'new/c.md': '# B\n\n![p](../docs/p.png) [a](../a.md)\n',
    })
    expect([code, out, err]).toEqual([0, 'docs/b.md → new/c.md\nPlaces changed: 3, in 2 documents.\n', ''])
  })

  test('a folder with the pictures in it', async () => {
    await check(folderWith(small), 'docs', 'x/y', {
      '.doc-corpus.json': '{}\n',
      'a.md': '# A\n\n[b](x/y/b.md#b) and `x/y/b.md`\n',
      'x/y/b.md': '# B\n\n![p](p.png) [a](../../a.md)\n',
      'x/y/p.png': 'P\n',
    })
  })

  test('a picture, whose links follow', async () => {
    await check(folderWith(small), 'docs/p.png', 'img', {
      '.doc-corpus.json': '{}\n',
      'a.md': '# A\n\n[b](docs/b.md#b) and `docs/b.md`\n',
      'docs/b.md': '# B\n\n![p](../img) [a](../a.md)\n',
      img: 'P\n',
    })
  })

  test('into a folder that is there, under its own name', async () => {
    const folder = folderWith(`${small}=== img/q.png\nQ\n`)
    const { out } = await cli(folder, 'move', 'docs/p.png', 'img')
    expect(out).toContain('docs/p.png → img/p.png')
    expect(textOf(folder, 'docs/b.md')).toContain('![p](../img/p.png)')
  })

  test('a name that differs in case alone', async () => {
    const { code } = await check(folderWith(small), 'docs/b.md', 'docs/B.md', {
      '.doc-corpus.json': '{}\n',
      'a.md': '# A\n\n[b](docs/B.md#b) and `docs/B.md`\n',
      'docs/B.md': '# B\n\n![p](p.png) [a](../a.md)\n',
      'docs/p.png': 'P\n',
    })
    expect(code).toBe(0)
  })

  test('a folder that is a corpus of its own within another', async () => {
    const folder = folderWith(`${small}=== docs/.doc-corpus.json\n{"severity": {}}\n`)
    await check(folder, 'docs', 'x', {
      '.doc-corpus.json': '{}\n',
      'a.md': '# A\n\n[b](x/b.md#b) and `x/b.md`\n',
      'x/.doc-corpus.json': '{"severity": {}}\n',
      'x/b.md': '# B\n\n![p](p.png) [a](../a.md)\n',
      'x/p.png': 'P\n',
    })
  })

  test('with a row in the table that the project keeps, whose old paths are no problem', async () => {
    const folder = folderWith(`
=== .doc-corpus.json
{ "redirects": "MAP.md" }
=== MAP.md
| old | new |
| --- | --- |
=== 01-a/b.md
# B
=== 01-a/c.md
# C
`)
    await check(folder, '01-a/b.md', '01-a/d.md', {
      '.doc-corpus.json': '{ "redirects": "MAP.md" }\n',
      'MAP.md': '| old | new |\n| --- | --- |\n| `01-a/b.md` | `01-a/d.md` |\n',
      '01-a/c.md': '# C\n',
      '01-a/d.md': '# B\n',
    })
    expect(await cli(folder, 'check', '--no-cache')).toMatchObject({ code: 0 })
    write(folder, '.doc-corpus.json', '{}')
    const { out } = await cli(folder, 'check', '--no-cache')
    expect(out).toContain('01-a/b.md')
  })

  test('and line ends, BOM and encoding stay as they are', async () => {
    const folder = folderWith(small)
    write(folder, 'crlf.md', '\ufeff# C\r\n\r\n[b](docs/b.md)\r\n尾')
    write(folder, 'u16.md', Buffer.from('\ufeff[b](docs/b.md) 文\n', 'utf16le'))
    await cli(folder, 'move', 'docs/b.md', 'b.md')
    expect(textOf(folder, 'crlf.md')).toBe('\ufeff# C\r\n\r\n[b](b.md)\r\n尾')
    expect(textOf(folder, 'u16.md', 'utf16le')).toBe('\ufeff[b](b.md) 文\n')
  })
})

describe.concurrent('what cannot be written anew is said', () => {
  test('a document that is not valid UTF-8 keeps every byte', async () => {
    const folder = folderWith(small)
    const bytes = Buffer.concat([Buffer.from('[b](docs/b.md) '), Buffer.from([0xed, 0xb3, 0x8b, 0x0a])])
    write(folder, 'bad.md', bytes)
    const { code, out } = await cli(folder, 'move', 'docs/b.md', 'b.md')
    expect(textOf(folder, 'bad.md', 'latin1')).toBe(bytes.toString('latin1'))
    expect(textOf(folder, 'a.md')).toContain('[b](b.md#b)')
    expect(out).toContain('These lead elsewhere than before:\n  bad.md:1:1  [b](docs/b.md)\n')
    expect(code).toBe(1)
  })

  test('and so does one that is moved itself', async () => {
    const folder = folderWith(small)
    const bytes = Buffer.concat([Buffer.from('[b](docs/b.md) '), Buffer.from([0xff, 0x0a])])
    write(folder, 'bad.md', bytes)
    const { code, out } = await cli(folder, 'move', 'bad.md', 'x/bad.md')
    expect(textOf(folder, 'x/bad.md', 'latin1')).toBe(bytes.toString('latin1'))
    expect([code, out.includes('bad.md:1:1  [b](docs/b.md)')]).toEqual([1, true])
  })

  test('a number that would mean another section', async () => {
    const folder = folderWith(`
=== .doc-corpus.json
{}
=== c/c.md
见 5.1 章节
=== c/x/a.md
# 5. A

## 5.1 X
=== d/d/d/b.md
# 5. B

## 5.1 Y
`)
    const { code, out } = await cli(folder, 'move', 'c/x/a.md', 'e/f/g/h/a.md')
    expect(out).toContain('These lead elsewhere than before:\n  c/c.md:1:3  5.1 章节\n')
    expect(code).toBe(1)
  })
})

describe.concurrent('what is refused', () => {
  test('a source that is not there', () =>
    refused(folderWith(small), 'x.md', 'y.md', 'There is no file or folder “x.md”.'))
  test('a target that is', () => refused(folderWith(small), 'a.md', 'docs/b.md', 'docs/b.md is there already.'))
  test('a folder into itself', () => refused(folderWith(small), 'docs', 'docs/x', 'docs cannot be moved into itself.'))
  test('a place below a file', () =>
    refused(folderWith(small), 'docs', 'a.md/x', 'a.md is a file, and nothing can be put into it.'))
  test('a place outside', async () => {
    const folder = folderWith(small)
    await refused(folder, 'docs', '../x', `${pathOfDisk(join(folder, '../x'))} lies outside the corpus.`)
  })
  test('the corpus itself', async () => {
    const folder = folderWith(small)
    await refused(folder, '.', 'x', `${folder.split('/').at(-1)} is the corpus itself.`)
  })
  test('the configuration', () =>
    refused(
      folderWith(small),
      '.doc-corpus.json',
      'docs/.doc-corpus.json',
      '.doc-corpus.json makes its folder a corpus and cannot leave it.',
    ))

  test('a target that only the disk knows of', async () => {
    const folder = folderWith(`${small}=== .gitignore\nhidden.md\n`)
    write(folder, 'hidden.md', 'kept')
    await refused(
      folder,
      'docs/b.md',
      'hidden.md',
      `“${join(folder, 'docs/b.md')}” cannot be moved (EEXIST); everything is as it was before.`,
    )
  })

  test('documents that must not be written', async () => {
    const folder = folderWith(small)
    chmodSync(join(folder, 'a.md'), 0o444)
    const sentence = `“${join(folder, 'a.md')}” cannot be written (EACCES); everything is as it was before.`
    await refused(folder, 'docs/b.md', 'b.md', sentence, cliAsNobody)
  })

  test('a folder that nothing can be put into: what was written is put back', async () => {
    const folder = folderWith(`${small}=== locked/x.md\n# X\n`)
    chmodSync(join(folder, 'locked'), 0o555)
    const sentence = `“${join(folder, 'docs')}” cannot be moved (EACCES); everything is as it was before.`
    await refused(folder, 'docs', 'locked/new', sentence, cliAsNobody)
    chmodSync(join(folder, 'locked'), 0o755)
  })
})

test('a document that has changed since it was read stops all of it', async () => {
  const folder = folderWith(small)
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const root = pathOfDisk(folder)
  const { corpus } = await openCorpus(root, { log })
  const change = finished(moveFiles(corpus, [{ from: `${root}/docs/b.md`, to: `${root}/b.md` }]))
  write(folder, 'a.md', 'by another program\n')
  const before = contents(folder)
  expect(carryOut(corpus, change)).toMatchObject({
    failure: { text: '“{file}” has changed since it was read; nothing was written. Run it again.' },
  })
  expect(contents(folder)).toEqual(before)
})

test('when the second of two moves fails, the first is taken back and texts are as they were', async () => {
  const folder = folderWith(small)
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  const root = pathOfDisk(folder)
  const { corpus } = await openCorpus(root, { log })
  const moves = [
    { from: `${root}/docs`, to: `${root}/deep/er/docs` },
    { from: `${root}/a.md`, to: `${root}/z.md` },
  ]
  const change = finished(moveFiles(corpus, moves))
  write(folder, 'z.md', 'by another program\n')
  const before = contents(folder)
  expect(carryOut(corpus, change)).toMatchObject({ failure: { args: { reason: 'EEXIST' } } })
  expect(contents(folder)).toEqual(before)
})

describe.concurrent('symbolic links', () => {
  test('to folders are not followed, and not moved', async () => {
    const folder = folderWith(small)
    symlinkSync('docs', join(folder, 'link'))
    const { code, err } = await cli(folder, 'move', 'link', 'other')
    expect([code, err]).toEqual([2, 'There is no file or folder link.\n'])
    expect(readlinkSync(join(folder, 'link'))).toBe('docs')
  })

  test('to documents stay links, and the document is written once', async () => {
    const folder = folderWith(small)
    symlinkSync('a.md', join(folder, 'also-a.md'))
    const { code } = await cli(folder, 'move', 'docs/b.md', 'b.md')
    expect(code).toBe(0)
    expect(readlinkSync(join(folder, 'also-a.md'))).toBe('a.md')
    expect(textOf(folder, 'a.md')).toBe('# A\n\n[b](b.md#b) and `b.md`\n')
  })
})

describe.concurrent('before anything is written', () => {
  test('a dry run shows a patch', async () => {
    const folder = folderWith(small)
    const before = contents(folder)
    const { code, out } = await cli(folder, 'move', 'docs/b.md', 'b.md', '--dry-run')
    expect(contents(folder)).toEqual(before)
    expect(code).toBe(0)
    expect(out).toBe(`docs/b.md → b.md
--- a/a.md
+++ b/a.md
@@ -2,2 +2,2 @@
 
-[b](docs/b.md#b) and \`docs/b.md\`
+[b](b.md#b) and \`b.md\`
--- a/docs/b.md
+++ b/docs/b.md
@@ -2,2 +2,2 @@
 
-![p](p.png) [a](../a.md)
+![p](docs/p.png) [a](a.md)
Places to change: 4, in 2 documents. Nothing was written.
`)
  })

  test('and a program reads it as JSON', async () => {
    const folder = folderWith(small)
    const { out } = await cli(folder, 'move', 'docs/p.png', 'p.png', '--dry-run', '--format', 'json')
    expect(JSON.parse(out)).toEqual({
      moves: [{ from: 'docs/p.png', to: 'p.png' }],
      edits: [{ file: 'docs/b.md', line: 3, column: 6, old: 'p.png', new: '../p.png' }],
      changed: [],
    })
  })
})
