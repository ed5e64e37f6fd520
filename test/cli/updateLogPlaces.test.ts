// `update-log` where repositories are not as simple as one would like, and where a log must not be written: each in a real repository.

import { existsSync, mkdirSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { git as gitOn } from '../node/repository.ts'
import { cli, type Ended, folderWith, git, namesIn, textOf, write } from './cli.ts'

const documents = `
=== docs/a.md
# 1. A

## 1.1 One

first
=== docs/b.md
# 2. B

A line
that is wrapped.
`

function commit(folder: string, day: string): void {
  git(folder, 'add', '-A')
  // Git looks for the last commit before a day by when it was made, not by when its author says.
  gitOn(folder, day, 'commit', '-q', '--allow-empty', '-m', day)
}

/** A repository with one commit. */
function repository(fixture = documents): string {
  const folder = folderWith(fixture)
  git(folder, 'init', '-q')
  commit(folder, '2025-11-01')
  return folder
}

function append(folder: string, name: string, text: string): void {
  write(folder, name, textOf(folder, name) + text)
}

/** Documents that the log lists as new or updated, as it writes them. */
function listed(folder: string, log: string): readonly string[] {
  return [...textOf(folder, log).matchAll(/^- `(.+?)`:/gm)].map((match) => match[1] ?? '')
}

async function refused(folder: string, ended: Promise<Ended>, err: string | RegExp): Promise<void> {
  const before = namesIn(folder)
  const { code, out, err: said } = await ended
  expect(said).toEqual(typeof err === 'string' ? `${err}\n` : expect.stringMatching(err))
  expect([code, out, namesIn(folder)]).toEqual([2, '', before])
}

const log = 'docs/UPDATE-2025-11-05.md'
const logOfIt = ['update-log', '--out', log, '--language', 'en']

describe.concurrent('a history that does not reach far enough', () => {
  test('a shallow clone is told what is missing, and begins where it can', async () => {
    const origin = repository()
    append(origin, 'docs/a.md', 'second\n')
    commit(origin, '2025-11-02')
    const folder = folderWith('')
    git(folder, 'clone', '-q', '--depth', '1', `file://${origin}`, '.')
    append(folder, 'docs/b.md', '\nMore.\n')
    const hint = 'The commit to begin at is named with --since.'
    await refused(
      folder,
      cli(folder, ...logOfIt.with(2, 'docs/UPDATE-2025-11-01.md')),
      `This clone is shallow and its history ends behind 2025-11-01. Get the rest with “git fetch --unshallow”, or begin at another commit.\n${hint}`,
    )
    await refused(
      folder,
      cli(folder, ...logOfIt, '--since', 'HEAD~1'),
      '“HEAD~1” names no commit that this clone has, for it is shallow. Get the rest with “git fetch --unshallow”.',
    )
    expect(await cli(folder, ...logOfIt, '--since', 'HEAD')).toMatchObject({ code: 0, err: '' })
    expect(listed(folder, log)).toEqual(['b.md'])
  })

  test('a base beside the head is refused, and the option that helps is named', async () => {
    const folder = repository()
    git(folder, 'checkout', '-q', '-b', 'side')
    append(folder, 'docs/b.md', '\nBeside.\n')
    commit(folder, '2025-11-02')
    git(folder, 'checkout', '-q', 'main')
    append(folder, 'docs/a.md', 'second\n')
    commit(folder, '2025-11-03')
    await refused(
      folder,
      cli(folder, ...logOfIt, '--since', 'side'),
      /would look undone\. Begin where the two parted\.\nThat is what --since-branch does\.\n$/,
    )
    expect(await cli(folder, ...logOfIt, '--since-branch', 'side')).toMatchObject({ code: 0 })
    expect(listed(folder, log)).toEqual(['a.md'])
  })

  test('a log that no commit has is nothing to go on from', () => {
    const folder = repository()
    write(folder, 'docs/UPDATE-2025-11-04.md', '# Log\n')
    return refused(
      folder,
      cli(folder, ...logOfIt, '--since-log', 'docs/UPDATE-2025-11-04.md'),
      'No commit that leads here has “docs/UPDATE-2025-11-04.md”. Commit it first, or begin at another commit.\nThe commit to begin at is named with --since.',
    )
  })

  test('what stands in a repository without a commit cannot be compared, whatever is asked', async () => {
    const folder = folderWith(documents)
    git(folder, 'init', '-q')
    const none = 'This repository has no commit yet, so there is nothing to compare with.'
    for (const words of [[], ['--since', 'HEAD'], ['--since-tag']])
      await refused(folder, cli(folder, ...logOfIt, ...words), none)
  })
})

describe.concurrent('what git and the log say when', () => {
  test('hundreds of renames are renames, whether git knows the new files or not', async () => {
    const count = 300
    const names = Array.from({ length: count }, (_, i) => i)
    const folder = repository(
      names
        .map((i) => `=== docs/d${i}.md\n# D${i}\n\n## ${i}.1 X\n\nText of ${i}, long enough.\n\nAnd a line of ${i}.\n`)
        .join(''),
    )
    mkdirSync(join(folder, 'docs/new'))
    for (const i of names) git(folder, 'mv', `docs/d${i}.md`, `docs/new/e${i}.md`)
    for (const i of names.slice(0, 150)) append(folder, `docs/new/e${i}.md`, `\nMore of ${i}.\n`)
    for (const isKnown of [true, false]) {
      if (!isKnown) git(folder, 'reset', '-q')
      const { out, code } = await cli(folder, ...logOfIt, '--since', 'HEAD', '--format', 'json')
      const { totals, documents } = JSON.parse(out)
      expect([code, totals.renamed, totals.added, totals.removed, totals.content]).toEqual([0, count, 0, 0, 150])
      expect(
        documents.every(({ file, from }: { file: string; from: string }) => file.replace('new/e', 'd') === from),
      ).toBe(true)
    }
  })

  test('a log whose changes were taken back is refreshed to say so', async () => {
    const folder = repository()
    append(folder, 'docs/a.md', 'second\n')
    await cli(folder, ...logOfIt, '--since', 'HEAD')
    expect(listed(folder, log)).toEqual(['a.md'])
    git(folder, 'checkout', '-q', 'docs/a.md')
    expect(await cli(folder, 'update-log', '--out', log)).toMatchObject({ code: 0, err: '' })
    expect(listed(folder, log)).toEqual([])
    expect(textOf(folder, log)).toContain('- Updated documents: 0\n')
  })

  test('a log of a day to come begins at the last commit', async () => {
    const folder = repository()
    append(folder, 'docs/a.md', 'second\n')
    const future = 'docs/UPDATE-2099-01-01.md'
    const { code, out } = await cli(folder, ...logOfIt.with(2, future))
    expect([code, out]).toEqual([0, expect.stringContaining('(the last commit before 2099-01-01)')])
    expect(listed(folder, future)).toEqual(['a.md'])
    expect(await cli(folder, 'update-log', '--verify', future)).toMatchObject({ code: 0 })
  })

  test('what looks like a day and is none is none', async () => {
    const folder = repository()
    append(folder, 'docs/a.md', 'second\n')
    for (const name of ['UPDATE-2025-13-45.md', 'UPDATE-0000-00-00.md', 'UPDATE-2025-02-30.md']) {
      const { out } = await cli(folder, ...logOfIt.with(2, `docs/${name}`), '--dry-run')
      const day = /^# docs: what changed \((.*)\)$/m.exec(out)?.[1] ?? ''
      expect(Math.abs(Date.parse(day) - Date.now())).toBeLessThan(3 * 86_400_000)
    }
  })

  test('a second log of a day goes on where the first was committed', async () => {
    const folder = repository()
    append(folder, 'docs/a.md', 'second\n')
    await cli(folder, ...logOfIt)
    commit(folder, '2025-11-05')
    append(folder, 'docs/b.md', '\nMore.\n')
    const second = 'docs/UPDATE-2025-11-05-2.md'
    const { out } = await cli(folder, ...logOfIt.with(2, second))
    expect(out).toContain(`(the last commit that touched ${log})`)
    expect(listed(folder, second)).toEqual(['b.md'])
    const another = await cli(folder, ...logOfIt.with(2, 'docs/CHANGES-2025-11-05.md'))
    expect(another.out).toContain('(the last commit before 2025-11-05)')
  })

  test('a head that is on no branch is a head', async () => {
    const folder = repository()
    append(folder, 'docs/a.md', 'second\n')
    commit(folder, '2025-11-02')
    git(folder, 'checkout', '-q', '--detach')
    append(folder, 'docs/b.md', '\nMore.\n')
    expect(await cli(folder, ...logOfIt, '--since-branch', 'main')).toMatchObject({ code: 0, err: '' })
    expect(listed(folder, log)).toEqual(['b.md'])
  })
})

describe.concurrent('where repository and corpus are not the same folder', () => {
  test('a corpus in a folder of its repository knows nothing of what is outside', async () => {
    const folder = repository(`${documents}=== docs/.doc-corpus.json\n{}\n=== other/o.md\n# O\n`)
    append(folder, 'docs/a.md', 'second\n')
    append(folder, 'other/o.md', '\nMore.\n')
    git(folder, 'mv', 'docs/b.md', 'docs/c.md')
    expect(await cli(folder, ...logOfIt, '--since', 'HEAD')).toMatchObject({ code: 0, err: '' })
    expect(listed(folder, log)).toEqual(['a.md'])
    expect(textOf(folder, log)).toContain('\nrenamed b.md → c.md\n')
    expect(await cli(folder, 'update-log', '--verify', log)).toMatchObject({ code: 0 })
  })

  test('of several repositories below one root each has logs of its own', async () => {
    const root = folderWith('=== .doc-corpus.json\n{}\n')
    for (const name of ['p', 'q']) {
      for (const document of ['a', 'b'])
        write(root, `${name}/docs/${document}.md`, `# ${document}\n\n[q](../../q/docs/b.md)\n`)
      git(join(root, name), 'init', '-q')
      commit(join(root, name), '2025-11-01')
      append(root, `${name}/docs/a.md`, '\nMore.\n')
    }
    const own = 'p/docs/UPDATE-2025-11-05.md'
    expect(await cli(root, ...logOfIt.with(2, own))).toMatchObject({ code: 0, err: '' })
    expect(listed(root, own)).toEqual(['a.md'])
    expect(await cli(root, 'update-log', '--verify', own)).toMatchObject({ code: 0, err: '' })
    commit(join(root, 'p'), '2025-11-05')
    expect(await cli(root, 'update-log', '--verify', own)).toMatchObject({ code: 0, err: '' })
    const json = await cli(
      root,
      'update-log',
      '--scope',
      'p/docs',
      '--since',
      'HEAD~1',
      '--to',
      'HEAD',
      '--format',
      'json',
    )
    expect(JSON.parse(json.out).documents.map(({ file }: { file: string }) => file)).toEqual(['p/docs/a.md'])
    await refused(
      root,
      cli(root, 'update-log', '--since', 'HEAD'),
      `${root} lies in no git repository, but p, q in it are some. Choose a folder there.`,
    )
  })

  test('of a repository within the repository nothing is told, be it a submodule, a new one or unknown to git', async () => {
    const other = repository()
    const folder = repository()
    const sub = ['-c', 'protocol.file.allow=always', 'submodule', 'add', '-q']
    git(folder, ...sub, other, 'docs/old')
    commit(folder, '2025-11-02')
    git(folder, ...sub, other, 'docs/sub')
    git(folder, 'clone', '-q', other, 'docs/clone')
    for (const name of ['old', 'sub', 'clone']) append(folder, `docs/${name}/docs/a.md`, 'second\n')
    append(folder, 'docs/a.md', 'second\n')
    const { code, err } = await cli(folder, ...logOfIt, '--since', 'HEAD')
    const own = (path: string) => `“docs/${path}” is a repository of its own; what changed in it is not told.\n`
    expect([code, err]).toEqual([0, ['old', 'clone', 'sub'].map(own).join('')])
    expect(listed(folder, log)).toEqual(['a.md'])
    const inner = 'docs/sub/docs/UPDATE-2025-11-05.md'
    expect(await cli(folder, ...logOfIt.with(2, inner), '--root', folder, '--since', 'HEAD')).toMatchObject({
      code: 0,
      err: '',
    })
    expect(listed(folder, inner)).toEqual(['a.md'])
  })

  test('a second worktree is as good as the first', async () => {
    const first = repository()
    const folder = join(folderWith(''), 'second')
    git(first, 'worktree', 'add', '-q', '--detach', folder, 'HEAD')
    append(folder, 'docs/a.md', 'second\n')
    expect(await cli(folder, ...logOfIt, '--since', 'HEAD')).toMatchObject({ code: 0, err: '' })
    expect(listed(folder, log)).toEqual(['a.md'])
    expect(existsSync(join(first, log))).toBe(false)
  })
})

describe.concurrent('a log is never written', () => {
  test('outside of the root', () => {
    const folder = repository()
    const outside = folderWith('=== x.txt\n')
    append(folder, 'docs/a.md', 'second\n')
    const out = join(outside, 'UPDATE-2025-11-05.md')
    return refused(
      outside,
      cli(folder, ...logOfIt.with(2, out), '--scope', 'docs', '--since', 'HEAD'),
      `“${out}” lies outside the corpus root ${folder}.`,
    )
  })

  test.skipIf(process.platform === 'win32')('through a symbolic link, wherever it leads', async () => {
    const folder = repository()
    const outside = folderWith('=== x.md\nkeep\n')
    append(folder, 'docs/a.md', 'second\n')
    mkdirSync(join(folder, 'docs/real'))
    const links = {
      'docs/away': outside,
      'docs/near': 'real',
      [log]: join(outside, 'x.md'),
      'docs/UPDATE-2025-11-06.md': 'gone.md',
    }
    for (const [name, to] of Object.entries(links)) symlinkSync(to, join(folder, name))
    const linked = (path: string) =>
      `“${path}” is a symbolic link. A log is written only where it really is: name that place.`
    const since = ['--since', 'HEAD']
    for (const [out, link] of [
      ['docs/away/UPDATE-2025-11-05.md', 'docs/away'],
      ['docs/near/UPDATE-2025-11-05.md', 'docs/near'],
      [log, log],
      ['docs/UPDATE-2025-11-06.md', 'docs/UPDATE-2025-11-06.md'],
    ] as const) {
      await refused(folder, cli(folder, ...logOfIt.with(2, out), '--scope', 'docs', ...since), linked(link))
    }
    await refused(folder, cli(folder, 'update-log', '--scope', 'docs/near', ...since), linked('docs/near'))
    expect(namesIn(outside)).toEqual(['x.md'])
    expect(textOf(outside, 'x.md')).toBe('keep\n')
    for (const [name, to] of Object.entries(links)) expect(readlinkSync(join(folder, name))).toBe(to)
  })

  const template = '.doc-corpus/update-log.md.liquid'
  const withTemplate = () => {
    const folder = repository()
    append(folder, 'docs/a.md', 'second\n')
    mkdirSync(join(folder, '.doc-corpus'))
    return folder
  }

  test('by a template that is no text', async () => {
    for (const bytes of [Buffer.from('a\0b'), Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a])]) {
      const folder = withTemplate()
      writeFileSync(join(folder, template), bytes)
      await refused(
        folder,
        cli(folder, ...logOfIt, '--since', 'HEAD'),
        `The template ${template} is no text in UTF-8 or UTF-16.`,
      )
    }
  })

  test('by a template that is a folder', () => {
    const folder = withTemplate()
    mkdirSync(join(folder, template))
    return refused(folder, cli(folder, ...logOfIt, '--since', 'HEAD'), `The template ${template} is a folder.`)
  })

  test.skipIf(process.platform === 'win32')('by a template that cannot be read', () => {
    const folder = withTemplate()
    symlinkSync('update-log.md.liquid', join(folder, template))
    return refused(
      folder,
      cli(folder, ...logOfIt, '--since', 'HEAD'),
      `The template ${template} cannot be read (ELOOP).`,
    )
  })
})
