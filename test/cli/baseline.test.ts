// Baselines: what they accept stays quiet, what is new does not.

import { describe, expect, test } from 'vitest'
import { cli, folderWith, textOf, write } from './cli.ts'

/** Writes a baseline of the corpus, applies the change, and compares what `check --baseline` still reports. */
async function check(fixture: string, change: (folder: string) => void, expected: readonly string[]) {
  const folder = folderWith(fixture)
  const written = await cli(folder, 'check', '--write-baseline', 'known.json')
  expect([written.code, written.out]).toEqual([0, ''])
  change(folder)
  const { out } = await cli(folder, 'check', '--baseline', 'known.json', '--format', 'json')
  const problems: { file: string; line: number; target: string }[] = JSON.parse(out).problems
  expect(problems.map(({ file, line, target }) => `${file}:${line} ${target}`)).toEqual(expected)
}

const fixture = `
=== .doc-corpus.json
{}
=== docs/a.md
[x](x.md)

[y](y.md) [x](x.md)
`

describe.concurrent('baseline', () => {
  test('what was there is not reported', () => check(fixture, () => {}, []))

  test('lines may move', () =>
    check(fixture, (folder) => write(folder, 'docs/a.md', `# New\n\n\n${textOf(folder, 'docs/a.md')}`), []))

  test('a new target is news', () =>
    check(fixture, (folder) => write(folder, 'docs/a.md', `[z](z.md)\n${textOf(folder, 'docs/a.md')}`), [
      'docs/a.md:1 z.md',
    ]))

  test('of one more of the same, the last is news', () =>
    check(fixture, (folder) => write(folder, 'docs/a.md', `[x](x.md)\n${textOf(folder, 'docs/a.md')}`), [
      'docs/a.md:4 x.md',
    ]))

  test('the same target in another document is news', () =>
    check(fixture, (folder) => write(folder, 'docs/b.md', '[x](x.md)\n'), ['docs/b.md:1 x.md']))

  test('the file is JSON with one entry per line, sorted', async () => {
    const folder = folderWith(fixture)
    const { err } = await cli(folder, 'check', '--write-baseline', 'known.json')
    expect(err).toBe('3 problems are written to “known.json”.\n')
    expect(textOf(folder, 'known.json')).toBe(`{
  "version": 1,
  "problems": [
    {"file":"docs/a.md","code":"missing-file","target":"x.md","count":2},
    {"file":"docs/a.md","code":"missing-file","target":"y.md","count":1}
  ]
}
`)
  })

  test('problems below the severity that fails count too', async () => {
    const folder = folderWith(fixture)
    await cli(folder, 'check', '--write-baseline', 'known.json')
    const { code, out } = await cli(folder, 'check', '--baseline', 'known.json')
    expect(code).toBe(0)
    expect(out).toContain('No problems.\n3 more in the baseline are not shown.\n')
  })

  test('a file that is no baseline is refused', async () => {
    const folder = folderWith(`${fixture}=== no.json\n{ "version": 1, "problems": [{ "file": 1 }] }\n=== half.json\n{`)
    for (const name of ['no.json', 'half.json']) {
      const { code, out, err } = await cli(folder, 'check', '--baseline', name)
      expect({ code, out, err }).toEqual({
        code: 2,
        out: '',
        err: `“${name}” is no baseline; write one with --write-baseline.\n`,
      })
    }
    const { code, err } = await cli(folder, 'check', '--baseline', 'none.json')
    expect([code, err]).toEqual([2, 'The baseline “none.json” cannot be read (ENOENT).\n'])
  })

  test('a baseline that cannot be written is said, and nothing is left behind', async () => {
    const folder = folderWith(fixture)
    const { code, err } = await cli(folder, 'check', '--write-baseline', 'nowhere/known.json')
    expect(code).toBe(2)
    expect(err).toMatch(/known\.json” cannot be written \(ENOENT\); everything is as it was before\.\n$/)
  })
})
