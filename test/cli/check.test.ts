// `doc-corpus check` as scripts and people call it: what is reported, where, and the exit code.

import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkout } from '../harness/sources.ts'
import { cli, cliAsNobody, folderWith, write } from './cli.ts'
import { checkOutput } from './contract.ts'

interface Expected {
  readonly words?: readonly string[]
  /** `file:line:column-endLine:endColumn code target`, in order. */
  readonly problems: readonly string[]
  readonly code: number
}

/** Runs `check --format json`, holds the output against the contract, and compares all problems. */
async function check(folder: string, { words = [], problems, code }: Expected) {
  const ended = await cli(folder, 'check', '--format', 'json', ...words)
  const output = checkOutput.parse(JSON.parse(ended.out))
  const told = output.problems.map(
    ({ file, line, column, endLine, endColumn, code: each, target }) =>
      `${file}:${line}:${column}-${endLine}:${endColumn} ${each}${target === null ? '' : ` ${target}`}`,
  )
  expect({ problems: told, code: ended.code }, ended.err).toEqual({ problems, code })
  return { ...ended, output }
}

const sound = `
=== .doc-corpus.json
{}
=== a.md
# A

[b](docs/b.md#b)
=== docs/b.md
# B
`

const broken = `
=== .doc-corpus.json
{}
=== a.md
# A

[gone](gone.md) and [nothing](docs/b.md#nothing)
=== docs/b.md
# B

[gone](gone.md)
`

describe.concurrent('check', () => {
  test('both extractors find the same in the examples', async () => {
    const examples = join(checkout, 'examples')
    const both = await Promise.all(
      ['lane', 'reference'].map((extractor) => cli(examples, 'check', '--format', 'json', '--extractor', extractor)),
    )
    const [lane, reference] = both.map(({ out, err, code }) => ({
      report: checkOutput.parse(JSON.parse(out)),
      err,
      code,
    }))
    expect(lane).toEqual(reference)
    expect(lane?.report.problems.length).toBeGreaterThan(3)
  }, 60_000)

  test('an extractor that there is not is wrong usage', async () => {
    const { code, err } = await cli(folderWith(sound), 'check', '--extractor', 'other')
    expect([code, err]).toEqual([2, expect.stringContaining('lane, reference')])
  })

  test('a sound corpus has nothing to report, and is counted', async () => {
    const folder = folderWith(sound)
    const { output, err } = await check(folder, { problems: [], code: 0 })
    expect(output).toEqual({ version: 1, root: folder, documents: 2, sections: 2, references: 1, problems: [] })
    expect(err).toBe('')
  })

  test('problems come with file, region, code and the target as written', async () => {
    await check(folderWith(broken), {
      problems: [
        'a.md:3:8-3:15 missing-file gone.md',
        'a.md:3:41-3:48 missing-heading docs/b.md#nothing',
        'docs/b.md:3:8-3:15 missing-file gone.md',
      ],
      code: 1,
    })
  })

  test('paths choose what is reported, not what is known', async () => {
    const folder = folderWith(broken)
    await check(folder, {
      words: ['a.md'],
      problems: ['a.md:3:8-3:15 missing-file gone.md', 'a.md:3:41-3:48 missing-heading docs/b.md#nothing'],
      code: 1,
    })
  })

  test('a folder below the root is checked as a part of the whole', async () => {
    const folder = folderWith(`
=== .doc-corpus.json
{}
=== top.md
# Top
=== docs/b.md
[top](../top.md)
`)
    const { output } = await check(join(folder, 'docs'), { words: ['.'], problems: [], code: 0 })
    expect([output.root, output.documents]).toEqual([folder, 1])
  })

  test('without a configuration the folder with .git is the root, and without that the folder itself', async () => {
    const folder = folderWith(`
=== top.md
# Top
=== docs/b.md
[top](../top.md)
`)
    await check(join(folder, 'docs'), {
      words: ['b.md'],
      problems: ['b.md:1:7-1:16 outside-corpus ../top.md'],
      code: 0,
    })
    write(folder, '.git/HEAD', 'ref: refs/heads/main\n')
    await check(join(folder, 'docs'), { words: ['b.md'], problems: [], code: 0 })
  })

  test('--root goes before what is found', async () => {
    const folder = folderWith(sound)
    const { output } = await check(folder, { words: ['--root', 'docs'], problems: [], code: 0 })
    expect([output.root, output.documents]).toEqual([join(folder, 'docs'), 1])
  })

  test('a path reached through a symbolic link is the path itself', async () => {
    const folder = folderWith(broken)
    const elsewhere = folderWith('=== x.txt\n')
    symlinkSync(join(folder, 'docs'), join(elsewhere, 'link'))
    await check(folder, {
      words: [join(elsewhere, 'link'), '--root', '.'],
      problems: ['docs/b.md:3:8-3:15 missing-file gone.md'],
      code: 1,
    })
  })

  test('--only names the codes that count', async () => {
    await check(folderWith(broken), {
      words: ['--only', 'missing-heading', '--only', 'missing-label'],
      problems: ['a.md:3:41-3:48 missing-heading docs/b.md#nothing'],
      code: 1,
    })
  })

  test('where only codes about links are asked for, links are what is counted', async () => {
    const folder = folderWith('=== a.md\n[b](b.md) and `b.md`\n=== b.md\n')
    const counted = async (...words: string[]) =>
      (await check(folder, { words, problems: [], code: 0 })).output.references
    expect(await counted('--no-cache')).toBe(2)
    expect(await counted('--no-cache', '--only', 'missing-mention')).toBe(2)
    expect(await counted('--no-cache', '--only', 'missing-file')).toBe(1)
    expect(await counted('--only', 'missing-file')).toBe(1)
  })

  test('warnings fail the run unless only errors are to', async () => {
    const folder = folderWith(broken)
    const problems = ['a.md:3:41-3:48 missing-heading docs/b.md#nothing']
    await check(folder, { words: ['--only', 'missing-heading'], problems, code: 1 })
    await check(folder, { words: ['--only', 'missing-heading', '--fail-on', 'error'], problems, code: 0 })
    await check(folder, { words: ['--only', 'missing-heading', '--fail-on', 'warning'], problems, code: 1 })
  })

  test('hints are reported and never fail the run', async () => {
    const folder = folderWith('=== docs/b.md\n[x](../../x.md)\n')
    await check(folder, { problems: ['docs/b.md:1:5-1:15 outside-corpus ../../x.md'], code: 0 })
  })

  test('columns count UTF-16 units behind a BOM, Chinese, characters of two units and CRLF', async () => {
    const folder = folderWith('=== .doc-corpus.json\n{}\n')
    write(folder, 'a.md', '\ufeff# 甲\r\n\r\n😀文 [x](无.md) e\u0301 [y](y.md)\r\n')
    await check(folder, {
      problems: ['a.md:3:9-3:13 missing-file 无.md', 'a.md:3:22-3:26 missing-file y.md'],
      code: 1,
    })
  })

  test('percent-encoding and backslashes are read as browsers and Windows write them', async () => {
    const folder = folderWith(`
=== a.md
[x](%E6%96%87%E6%A1%A3.md) [y](docs\\b.md) [z](%E6%97%A0.md) [w](docs\\gone.md)
=== 文档.md
# 文档
=== docs/b.md
# B
`)
    await check(folder, {
      problems: ['a.md:1:47-1:59 missing-file %E6%97%A0.md', 'a.md:1:65-1:77 missing-file docs\\gone.md'],
      code: 1,
    })
  })

  test('a document that is not UTF-8 is read as far as it goes, and told once', async () => {
    const folder = folderWith('=== b.md\n# B\n')
    write(folder, 'a.md', Buffer.from([0x23, 0x20, 0xff, 0xfe, 0x0a, 0x5b, 0x78, 0x5d, 0x28, 0x79, 0x29, 0x0a]))
    const { output } = await check(folder, {
      problems: ['a.md:1:3-1:4 invalid-encoding', 'a.md:2:5-2:6 missing-file y'],
      code: 1,
    })
    expect(output.problems[0]?.severity).toBe('information')
  })

  test('a document that is no text is not read, said, and no clean bill is given', async () => {
    const folder = folderWith('=== b.md\n[a](a.md)\n')
    write(folder, 'a.md', Buffer.from([0x23, 0x00, 0x01, 0x02]))
    const { err } = await check(folder, { problems: [], code: 2 })
    expect(err).toBe('a.md: The file is not text; it is listed, but not read.\n')
  })

  test.skipIf(process.platform === 'win32')(
    'what may not be read or listed is said, and no clean bill is given',
    async () => {
      const folder = folderWith(`${sound}=== docs/secret/c.md\n# C\n=== locked.md\n# L\n`)
      write(folder, 'd.md', '[unknown](docs/secret/none.md)\n')
      chmodSync(join(folder, 'docs/secret'), 0)
      write(folder, 'docs/.doc-corpus.json', '{}')
      for (const name of ['locked.md', 'docs/.doc-corpus.json']) chmodSync(join(folder, name), 0)
      const { code, out, err } = await cliAsNobody(folder, 'check', '--format', 'json')
      chmodSync(join(folder, 'docs/secret'), 0o700)
      expect([code, checkOutput.parse(JSON.parse(out)).problems]).toEqual([2, []])
      expect(err).toBe(
        'docs/.doc-corpus.json: The file cannot be read (EACCES).\n' +
          'docs/secret: The folder cannot be listed (EACCES); nothing in it is checked.\n' +
          'locked.md: The file cannot be read (EACCES).\n',
      )
    },
  )

  test('a loop of symbolic links ends', async () => {
    const folder = folderWith(sound)
    symlinkSync(folder, join(folder, 'docs', 'loop'), 'dir')
    symlinkSync('docs', join(folder, 'again'), 'dir')
    const { output } = await check(folder, { problems: [], code: 0 })
    expect(output.documents).toBe(2)
  })

  test('a broken configuration is a problem with its place, and the exit code says that the check was not as asked', async () => {
    const folder = folderWith(`
=== .doc-corpus.json
{
  "severity": { "missing-file": "loud" },
  "colour": true
}
=== a.md
# A
`)
    const { output } = await check(folder, {
      problems: ['.doc-corpus.json:2:17-2:31 invalid-configuration', '.doc-corpus.json:3:3-3:11 invalid-configuration'],
      code: 2,
    })
    expect(output.problems.map(({ severity }) => severity)).toEqual(['error', 'error'])
  })

  test('--config stands in for the configuration of the root', async () => {
    const folder = folderWith(broken)
    write(folder, 'ci/strict.json', '{ // comment\n "severity": { "missing-file": "ignore" }, "exclude": ["a.md"] }')
    await check(folder, { words: ['--config', 'ci/strict.json'], problems: [], code: 0 })
    write(folder, 'ci/bad.json', '{ "nonsense": 1 }')
    await check(folder, {
      words: ['--config', 'ci/bad.json', 'docs'],
      problems: ['ci/bad.json:1:3-1:13 invalid-configuration', 'docs/b.md:3:8-3:15 missing-file gone.md'],
      code: 2,
    })
  })

  test('the severity of a code comes from the configuration', async () => {
    const folder = folderWith(broken)
    write(folder, '.doc-corpus.json', '{ "severity": { "missing-file": "hint", "missing-heading": "ignore" } }')
    const { output } = await check(folder, {
      problems: ['a.md:3:8-3:15 missing-file gone.md', 'docs/b.md:3:8-3:15 missing-file gone.md'],
      code: 0,
    })
    expect(output.problems[0]?.severity).toBe('hint')
  })
})
