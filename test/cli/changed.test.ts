// `check --changed-since`: problems in what changed, and in what refers to it, in real git repositories.

import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cli, cliIn, folderWith, git, plainEnvironment, textOf, write } from './cli.ts'

/** Every document has an old problem of its own; `a.md` refers to the others. */
const fixture = `
=== .doc-corpus.json
{ "severity": { "missing-mention": "warning" } }
=== a.md
[b](docs/b.md) [old](gone-a.md) [section](docs/b.md#one) [folder](sub/)

The words are in \`03-x/c.md\`.
=== docs/b.md
# B

## One

[old](gone-b.md)
=== 03-x/c.md
[old](gone-c.md)
=== 03-x/kept.md
=== sub/README.md
[old](gone-d.md)
`

/** Commits the fixture, applies the change, and compares the problems since `main`. */
async function check(change: (folder: string) => void, expected: readonly string[], rev = 'main') {
  const folder = repository()
  change(folder)
  await since(folder, rev, expected)
}

function repository(): string {
  const folder = folderWith(fixture)
  git(folder, 'init', '-q')
  git(folder, 'add', '.')
  git(folder, 'commit', '-qm', 'first')
  return folder
}

async function since(folder: string, rev: string, expected: readonly string[]) {
  const { out, err } = await cli(folder, 'check', '--changed-since', rev, '--format', 'json')
  const problems: { file: string; target: string }[] = JSON.parse(out || '{"problems":[]}').problems
  expect(
    problems.map(({ file, target }) => `${file} ${target}`),
    err,
  ).toEqual(expected)
}

describe.concurrent('check --changed-since', () => {
  test('nothing changed, nothing reported', () => check(() => {}, []))

  test('a changed document is reported whole', () =>
    check((folder) => write(folder, '03-x/c.md', `${textOf(folder, '03-x/c.md')}\nmore\n`), ['03-x/c.md gone-c.md']))

  test('a heading that is gone breaks what refers to it', () =>
    check((folder) => write(folder, 'docs/b.md', '# B\n'), ['a.md docs/b.md#one']))

  test('a file that is gone breaks links and mentions', () =>
    check((folder) => rmSync(join(folder, '03-x/c.md')), ['a.md 03-x/c.md']))

  test('a renamed file breaks links to its old name', () =>
    check(
      (folder) => renameSync(join(folder, 'docs/b.md'), join(folder, 'docs/new.md')),
      ['a.md docs/b.md', 'a.md docs/b.md#one', 'docs/new.md gone-b.md'],
    ))

  test('a folder that is gone breaks links to it', () =>
    check((folder) => rmSync(join(folder, 'sub'), { recursive: true }), ['a.md sub/']))

  test('a document that git does not know yet has changed', () =>
    check((folder) => write(folder, 'new.md', '[x](gone-n.md)\n'), ['new.md gone-n.md']))

  test('what is committed on the branch counts, what the other branch did since does not', async () => {
    const folder = repository()
    git(folder, 'checkout', '-qb', 'work')
    write(folder, '03-x/c.md', '[old](gone-c.md) more\n')
    git(folder, 'commit', '-qam', 'mine')
    git(folder, 'checkout', '-q', 'main')
    write(folder, 'docs/b.md', `${textOf(folder, 'docs/b.md')}more\n`)
    git(folder, 'commit', '-qam', 'theirs')
    git(folder, 'checkout', '-q', 'work')
    await since(folder, 'main', ['03-x/c.md gone-c.md'])
  })

  test('a root below the top of the repository sees its own files', async () => {
    const folder = repository()
    write(folder, '03-x/c.md', '[old](gone-c.md) more\n')
    write(folder, 'a.md', 'changed too [x](gone.md)\n')
    const { out } = await cli(folder, 'check', '--root', '03-x', '--changed-since', 'HEAD', '--format', 'json')
    expect(JSON.parse(out).problems.map(({ file }: { file: string }) => file)).toEqual(['c.md'])
  })

  test('names with Chinese, spaces and quotes are read as they are', () =>
    check((folder) => write(folder, '文 档/"甲".md', '[x](gone.md)\n'), ['文 档/"甲".md gone.md']))

  test('a revision that is none, or looks like an option, is refused', async () => {
    const folder = repository()
    for (const rev of ['nothing', '--output=x']) {
      const { code, out, err } = await cli(folder, 'check', `--changed-since=${rev}`)
      expect({ code, out, err }).toEqual({ code: 2, out: '', err: `“${rev}” names no commit of this repository.\n` })
    }
  })

  test('a folder that is no repository is refused', async () => {
    const folder = folderWith(fixture)
    const { code, out, err } = await cli(folder, 'check', '--changed-since', 'main')
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: `${folder} lies in no git repository, so nobody can tell what changed.\n`,
    })
  })

  test('a machine without git is told so', async () => {
    const folder = folderWith(fixture)
    const { code, err } = await cliIn({ ...plainEnvironment, PATH: folder }, folder, 'check', '--changed-since', 'main')
    expect([code, err]).toEqual([2, 'git is needed for this, and it is not installed or not on the path.\n'])
  })
})
