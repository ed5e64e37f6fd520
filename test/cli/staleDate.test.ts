// stale-date from the shell, in real git repositories: which edits make a date old.

import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeClock } from '../../server/src/node/ports.ts'
import { cli, cliIn, folderWith, git, plainEnvironment, textOf, write } from './cli.ts'

const configuration = '{ "severity": { "stale-date": "warning" } }'

const text = `# Network

**Last updated**: 2025-11-07

## Contents

- [1. Purpose](#1-purpose)

## 1. Purpose

A network connects what would otherwise stand alone, and keeps apart what must not meet.
`

/** A repository whose only document was committed on 7 November 2025. */
function repository(source = text): string {
  const folder = folderWith(`=== .doc-corpus.json\n${configuration}\n`)
  write(folder, 'a.md', source)
  git(folder, 'init', '-q')
  commit(folder, '2025-11-07')
  return folder
}

function commit(folder: string, day: string): void {
  git(folder, 'add', '-A')
  git(folder, '-c', 'user.useConfigOnly=false', 'commit', '-qm', day, `--date=${day}T12:00:00Z`)
}

function edit(folder: string, from: string, to: string, name = 'a.md'): void {
  const before = textOf(folder, name)
  expect(before).toContain(from)
  write(folder, name, before.replace(from, to))
}

async function messages(folder: string): Promise<readonly string[]> {
  const { out, err } = await cli(folder, 'check', '--only', 'stale-date', '--format', 'json')
  expect(err).toBe('')
  const { problems }: { problems: { file: string; line: number; message: string }[] } = JSON.parse(out)
  return problems.map(({ file, line, message }) => `${file}:${line} ${message}`)
}

const stale = (day: string) => `a.md:3 It says 2025-11-07, but its content changed on ${day}.`

test('an edit of the text makes a date old, one of wrapping, contents or metadata does not', async () => {
  const folder = repository()
  edit(folder, 'alone, and', 'alone,\nand')
  commit(folder, '2025-11-08')
  edit(folder, '- [1. Purpose](#1-purpose)\n', '- [1. Purpose](#1-purpose)\n- [Top](#network)\n')
  commit(folder, '2025-11-09')
  edit(folder, '2025-11-07\n', '2025-11-07 **Status**: final\n')
  commit(folder, '2025-11-10')
  expect(await messages(folder)).toEqual([])
  edit(folder, 'connects', 'joins')
  commit(folder, '2025-11-11')
  edit(folder, 'alone,\nand', 'alone, and')
  commit(folder, '2025-11-12')
  expect(await messages(folder)).toEqual([stale('2025-11-11')])
})

test('what is not committed counts as of today, where the content is another', async () => {
  const folder = repository()
  edit(folder, 'alone, and', 'alone,\nand')
  expect(await messages(folder)).toEqual([])
  edit(folder, 'connects', 'joins')
  expect(await messages(folder)).toEqual([stale(nodeClock.today())])
})

test('a document that came after its date is not reported until it changes', async () => {
  const folder = repository()
  write(folder, 'b.md', text.replace('2025-11-07', '2025-11-01'))
  commit(folder, '2025-11-08')
  expect(await messages(folder)).toEqual([])
  edit(folder, 'connects', 'joins', 'b.md')
  commit(folder, '2025-11-09')
  expect(await messages(folder)).toEqual(['b.md:3 It says 2025-11-01, but its content changed on 2025-11-09.'])
})

test('a move is no change, and a change before it still counts', async () => {
  const folder = repository()
  edit(folder, 'connects', 'joins')
  commit(folder, '2025-11-08')
  renameSync(join(folder, 'a.md'), join(folder, 'b.md'))
  commit(folder, '2025-11-09')
  expect(await messages(folder)).toEqual(['b.md:3 It says 2025-11-07, but its content changed on 2025-11-08.'])
})

test('where there is no git, and in a clone without the history, nothing is said', async () => {
  const folder = repository()
  edit(folder, 'connects', 'joins')
  commit(folder, '2025-11-08')
  expect(await messages(folder)).toEqual([stale('2025-11-08')])
  const shallow = folderWith('=== note.txt\n')
  git(shallow, 'clone', '-q', '--depth=1', `file://${folder}`, 'clone')
  expect(await messages(join(shallow, 'clone'))).toEqual([])
  const { out } = await cliIn({ ...plainEnvironment, PATH: '/nowhere' }, folder, 'check', '--format', 'json')
  expect(JSON.parse(out).problems).toEqual([])
  rmSync(join(folder, '.git'), { recursive: true })
  expect(await messages(folder)).toEqual([])
})

test('a second run sees a commit that changed no file on disk', async () => {
  const folder = repository()
  edit(folder, 'connects', 'joins')
  expect(await messages(folder)).toEqual([stale(nodeClock.today())])
  commit(folder, '2025-11-08')
  expect(await messages(folder)).toEqual([stale('2025-11-08')])
})

test('names that git would quote are found', async () => {
  const folder = repository()
  renameSync(join(folder, 'a.md'), join(folder, '网络 "1".md'))
  commit(folder, '2025-11-08')
  edit(folder, 'connects', 'joins', '网络 "1".md')
  commit(folder, '2025-11-09')
  expect(await messages(folder)).toEqual(['网络 "1".md:3 It says 2025-11-07, but its content changed on 2025-11-09.'])
})
