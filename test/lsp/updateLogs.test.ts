// Update logs through the protocol, on real git repositories: where one can begin, what it speaks of, the log, its refresh.

import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import {
  CancellationTokenSource,
  type CodeLens,
  type CompletionList,
  type Range,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import type { Host } from '../../server/src/lsp/server.ts'
import { pathOfDisk } from '../../server/src/node/files.ts'
import { gitUpdateLogs } from '../../server/src/node/updateLogs.ts'
import type {
  NewUpdateLog,
  RefreshedUpdateLog,
  Refused,
  UpdateLogBases,
  UpdateLogDocuments,
  UpdateLogRefused,
} from '../../server/src/protocol.ts'
import type { UpdateLogPort } from '../../server/src/session/updateLogPort.ts'
import { folderWith, git, write } from '../cli/cli.ts'
import { modern, positionOf, type Talk, talk } from './talk.ts'

const today = '2026-11-20'
const withGit: Host['updateLogs'] = (_, log) => gitUpdateLogs(log)

const corpus = `
=== docs/a.md
# 1. A

## 1.1 One

first

## 1.2 Two

second
=== docs/b.md
# 2. B

A line
that is wrapped.
=== other.md
# Other
`

/** A repository with the corpus as its first commit, and a server that has read it. */
async function start(fixture = corpus, options: unknown = undefined, updateLogs = withGit) {
  const folder = folderWith(fixture)
  git(folder, 'init', '--quiet')
  commit(folder, 'The beginning', '2026-11-01')
  const root = pathOfDisk(folder)
  const server = await talk({ folders: [root], capabilities: modern, options, today, updateLogs })
  await server.settled()
  const uri = (name: string) => server.uri(`${root}/${name}`)
  const open = (name: string, text: string) => server.open(`${root}/${name}`, text)
  return { ...server, folder, root, uri, open, log: uri(`docs/UPDATE-${today}.md`) }
}

function commit(folder: string, subject: string, day: string): string {
  git(folder, 'add', '.')
  git(folder, 'commit', '--quiet', `--date=${day}T12:00:00`, '-m', subject)
  return git(folder, 'rev-parse', 'HEAD').trim()
}

/** Tells the server of a file that is new. */
function changeFiles(client: Talk['client'], uri: string): Promise<void> {
  return client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] })
}

const changed = '# 1. A\n\n## 1.1 One\n\nfirst, again\n\n## 1.2 Two\n\nsecond\n\n## 1.3 Three\n\nthird\n'

test('a log can begin with the log before it, a tag, a commit, a branch', async () => {
  const { ask, client, folder, uri, log } = await start()
  write(folder, 'docs/UPDATE-2026-11-10.md', '# Log\n')
  const logged = commit(folder, 'A log', '2026-11-10')
  git(folder, 'tag', 'v1', 'HEAD~1')
  write(folder, 'docs/a.md', changed)
  commit(folder, 'More', '2026-11-11')
  await changeFiles(client, uri('docs/UPDATE-2026-11-10.md'))
  git(folder, 'branch', 'feature')
  const { kind, ...bases } = await ask<UpdateLogBases>('docCorpus/updateLogBases', { scope: uri('docs') })
  expect(kind).toBe('bases')
  expect(bases).toMatchObject({ log, isThere: false, branches: ['feature'] })
  expect(bases.commits.map(({ day, subject }) => `${day} ${subject}`)).toEqual([
    '2026-11-11 More',
    '2026-11-10 A log',
    '2026-11-01 The beginning',
  ])
  expect(bases.bases.map(({ why, commit: { subject } }) => `${why}: ${subject}`)).toEqual([
    'the last commit that touched docs/UPDATE-2026-11-10.md: A log',
    'the tag v1: The beginning',
    'the beginning of the repository: ', // all was committed today, whatever its author says
  ])
  expect(bases.bases[0]?.commit.name).toBe(logged)
})

test('documents are listed with what changed in them, a text that is not saved counts', async () => {
  const { ask, open, log } = await start()
  await open('docs/a.md', changed)
  await open('docs/b.md', '# 2. B\n\nA line that is wrapped.\n')
  await open('other.md', '# Other\n\nmore\n')
  const { documents } = await ask<UpdateLogDocuments>('docCorpus/updateLogDocuments', { log, base: 'HEAD' })
  const sections = [
    { change: 'changed', number: '1.1', title: 'One' },
    { change: 'added', number: '1.3', title: 'Three' },
  ]
  expect(documents).toMatchObject([
    { path: 'docs/a.md', status: 'changed', class: 'content', sections, isLeftOut: false, isMentioned: false },
    { path: 'docs/b.md', status: 'changed', class: 'format-only', sections: [], isLeftOut: false },
  ])
})

test('a new log is written without what needs no mention, and nothing is on disk', async () => {
  const { ask, open, log, uri } = await start()
  await open('docs/a.md', changed)
  await open('docs/b.md', '# 2. B\n\nAnother line.\n')
  const order = { log, base: 'HEAD', leaveOut: [uri('docs/b.md')] }
  const { kind, text } = await ask<NewUpdateLog>('docCorpus/updateLog', order)
  expect(kind).toBe('new')
  expect(text).toContain('`a.md`')
  expect(text).toContain('1.3 Three')
  expect(text).toContain('<!-- doc-corpus:log without b.md -->')
  expect(text).not.toContain('`b.md`')
})

test('where nothing has changed there is nothing to write', async () => {
  const { ask, log } = await start()
  const answer = await ask<Refused>('docCorpus/updateLog', { log, base: 'HEAD' })
  expect(answer).toMatchObject({ kind: 'refused', reason: expect.stringContaining('Nothing has changed in docs') })
})

/** The text after the edits, which must not overlap. */
function edited(text: string, edits: readonly { readonly range: Range; readonly newText: string }[]): string {
  const lines = text.split('\n')
  const offset = ({ line, character }: Range['start']) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character
  return edits.reduceRight(
    (after, { range, newText }) => after.slice(0, offset(range.start)) + newText + after.slice(offset(range.end)),
    text,
  )
}

test('a refresh changes generated parts and nothing else, and keeps to the base of the log', async () => {
  const { ask, open, log, client } = await start()
  await open('docs/a.md', changed)
  const { text } = await ask<NewUpdateLog>('docCorpus/updateLog', { log, base: 'HEAD' })
  const mine = text.replace('## What changed', 'By hand.\n\n## What changed')
  await open(`docs/UPDATE-${today}.md`, mine)
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri: log.replace(`UPDATE-${today}`, 'a'), version: 2 },
    contentChanges: [{ text: changed.replace('1.3 Three', '1.3 Four') }],
  })
  const answer = await ask<RefreshedUpdateLog>('docCorpus/updateLog', { log })
  expect(answer).toMatchObject({ kind: 'refreshed', version: 1, notes: [] })
  const after = edited(mine, answer.edits)
  expect(after).toContain('By hand.\n\n## What changed')
  expect(after).toContain('1.3 Four')
  expect(after).not.toContain('1.3 Three')
  const outside = (log: string) => log.replace(/^<!-- doc-corpus:log begin[\s\S]*?log end \w+ -->$/gm, '')
  expect(outside(after)).toBe(outside(mine))
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri: log, version: 2 },
    contentChanges: [{ text: after }],
  })
  expect(await ask('docCorpus/updateLog', { log })).toMatchObject({ kind: 'refreshed', version: 2, edits: [] })
})

test('a log whose marks name another folder than its own is refreshed for that one', async () => {
  const { ask, open, uri, log } = await start()
  await open('docs/a.md', changed)
  await open('other.md', '# Other\n\nmore\n')
  const { text } = await ask<NewUpdateLog>('docCorpus/updateLog', { log, base: 'HEAD' })
  expect(text).not.toContain('other.md')
  const marked = text.replaceAll(' facts=', ' scope=/. facts=')
  await open(`docs/UPDATE-${today}.md`, marked)
  const { edits } = await ask<RefreshedUpdateLog>('docCorpus/updateLog', { log })
  const after = edited(marked, edits)
  expect(after).toContain('- `other.md`:')
  expect(after).toContain(' language=en scope=/. facts=')
  const { documents } = await ask<UpdateLogDocuments>('docCorpus/updateLogDocuments', { log })
  expect(documents.map(({ path }) => path)).toEqual(['docs/a.md', 'other.md'])
  expect(uri('other.md')).toBe(documents[1]?.uri)
})

test('what is ticked again is mentioned again', async () => {
  const { ask, open, log, uri } = await start()
  await open('docs/a.md', changed)
  await open('docs/b.md', '# 2. B\n\nAnother line.\n')
  const order = { log, base: 'HEAD', leaveOut: [uri('docs/b.md')] }
  const { text } = await ask<NewUpdateLog>('docCorpus/updateLog', order)
  await open(`docs/UPDATE-${today}.md`, text)
  const { documents } = await ask<UpdateLogDocuments>('docCorpus/updateLogDocuments', { log })
  expect(documents.map(({ path, isLeftOut }) => [path, isLeftOut])).toEqual([
    ['docs/a.md', false],
    ['docs/b.md', true],
  ])
  expect(await ask('docCorpus/updateLog', { log })).toMatchObject({ edits: [] })
  const { edits } = await ask<RefreshedUpdateLog>('docCorpus/updateLog', { log, leaveOut: [] })
  const after = edited(text, edits)
  expect(after).not.toContain('log without')
  expect(after).toContain('`b.md`')
})

test('a document in which only the layout changed is mentioned where somebody has ticked it, and on every refresh', async () => {
  const { ask, open, log, uri, client } = await start()
  await open('docs/a.md', changed)
  await open('docs/b.md', '# 2. B\n\nA line that is wrapped.\n')
  const plain = await ask<NewUpdateLog>('docCorpus/updateLog', { log, base: 'HEAD' })
  expect(plain.text).not.toContain('`b.md`')
  expect(plain.text).toContain('only their layout or table of contents changed: 1')
  expect(plain.summary).toContain('updated 1,')
  const order = { log, base: 'HEAD', leaveOut: [], mention: [uri('docs/b.md')] }
  const ticked = await ask<NewUpdateLog>('docCorpus/updateLog', order)
  expect(ticked.text).toContain('<!-- doc-corpus:log with b.md -->\n')
  expect(ticked.text).toContain('- `b.md`: layout only\n')
  expect(ticked.text).not.toContain('only their layout or table of contents changed')
  expect(ticked.summary).toContain('updated 2,')
  await open(`docs/UPDATE-${today}.md`, ticked.text)
  const { documents } = await ask<UpdateLogDocuments>('docCorpus/updateLogDocuments', { log })
  expect(documents.map(({ path, isMentioned }) => [path, isMentioned])).toEqual([
    ['docs/a.md', false],
    ['docs/b.md', true],
  ])
  expect(await ask('docCorpus/updateLog', { log })).toMatchObject({ edits: [], notes: [] })
  const { edits } = await ask<RefreshedUpdateLog>('docCorpus/updateLog', { log, leaveOut: [], mention: [] })
  expect(edited(ticked.text, edits)).toBe(plain.text)
  // Back as it was: nobody was asked about it, so what was said of it stays.
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri: uri('docs/b.md'), version: 2 },
    contentChanges: [{ text: '# 2. B\n\nA line\nthat is wrapped.\n' }],
  })
  const back = await ask<RefreshedUpdateLog>('docCorpus/updateLog', { log, leaveOut: [], mention: [] })
  expect(edited(ticked.text, back.edits)).toContain('<!-- doc-corpus:log with b.md -->\n')
})

test('what is not ticked stays so while nothing is changed in it, and under another name', async () => {
  const { ask, open, log, uri, folder, client } = await start()
  await open('docs/a.md', changed)
  await open('docs/b.md', '# 2. B\n\nAnother line.\n')
  const order = { log, base: 'HEAD', leaveOut: [uri('docs/b.md')], mention: [] }
  const { text } = await ask<NewUpdateLog>('docCorpus/updateLog', order)
  await open(`docs/UPDATE-${today}.md`, text)
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri: uri('docs/b.md'), version: 2 },
    contentChanges: [{ text: '# 2. B\n\nA line\nthat is wrapped.\n' }],
  })
  const { edits } = await ask<RefreshedUpdateLog>('docCorpus/updateLog', { log, leaveOut: [], mention: [] })
  expect(edited(text, edits)).toContain('<!-- doc-corpus:log without b.md -->\n')
  await client.sendNotification('textDocument/didClose', { textDocument: { uri: uri('docs/b.md') } })
  git(folder, 'mv', 'docs/b.md', 'docs/c.md')
  const changes = [
    { uri: uri('docs/b.md'), type: 3 },
    { uri: uri('docs/c.md'), type: 1 },
  ]
  await client.sendNotification('workspace/didChangeWatchedFiles', { changes })
  const { documents } = await ask<UpdateLogDocuments>('docCorpus/updateLogDocuments', { log })
  expect(documents.map(({ path, isLeftOut }) => [path, isLeftOut])).toEqual([
    ['docs/a.md', false],
    ['docs/c.md', true],
  ])
})

test('damaged marks keep a log as it is; the new one is offered beside it', async () => {
  const { ask, open, log } = await start()
  await open('docs/a.md', changed)
  const { text } = await ask<NewUpdateLog>('docCorpus/updateLog', { log, base: 'HEAD' })
  await open(`docs/UPDATE-${today}.md`, text.replace('<!-- doc-corpus:log end summary -->\n', ''))
  const answer = await ask<UpdateLogRefused>('docCorpus/updateLog', { log })
  expect(answer.kind).toBe('refused')
  expect(answer.reason).toMatch(/^Line \d+: /)
  expect(answer.fresh).toContain('1.3 Three')
})

test('a part that somebody has changed stays until it is to be overwritten', async () => {
  const { ask, open, log } = await start()
  await open('docs/a.md', changed)
  const { text } = await ask<NewUpdateLog>('docCorpus/updateLog', { log, base: 'HEAD' })
  const mine = text.replace('1.3 Three', '1.3 Three, at last')
  await open(`docs/UPDATE-${today}.md`, mine)
  const kept = await ask<RefreshedUpdateLog>('docCorpus/updateLog', { log })
  expect(kept.edits).toEqual([])
  expect(kept.notes).toHaveLength(1)
  const { edits } = await ask<RefreshedUpdateLog>('docCorpus/updateLog', { log, overwrite: true })
  expect(edited(mine, edits)).toBe(text)
})

test('without git, a repository or trust a sentence says so', async () => {
  const folder = pathOfDisk(folderWith(corpus))
  const log = (server: { uri(path: string): string }) => ({ log: server.uri(`${folder}/docs/UPDATE-${today}.md`) })
  const loose = await talk({ folders: [folder], today, updateLogs: withGit })
  expect(await loose.ask('docCorpus/updateLog', log(loose))).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('lies in no git repository'),
  })
  const untrusted = await talk({ folders: [folder], today, options: { git: false } })
  expect(await untrusted.ask('docCorpus/updateLog', log(untrusted))).toMatchObject({
    kind: 'refused',
    reason: 'Update logs need git, which is not run in a workspace that is not trusted.',
  })
  const web = await talk({ folders: [folder], today, locale: 'zh-cn' })
  expect(await web.ask('docCorpus/updateLogBases', { scope: web.uri(folder) })).toEqual({
    kind: 'refused',
    reason: '更新日志需要 git，而这里无法运行 git。',
  })
})

test('a base that is no commit, comes later or stands beside is refused', async () => {
  const { ask, folder, log } = await start()
  git(folder, 'checkout', '--quiet', '-b', 'side')
  write(folder, 'docs/a.md', changed)
  commit(folder, 'Beside', '2026-11-02')
  git(folder, 'checkout', '--quiet', '-')
  expect(await ask('docCorpus/updateLog', { log, base: 'side' })).toMatchObject({
    reason: expect.stringContaining('the log would tell everything backwards'),
  })
  write(folder, 'docs/b.md', '# 2. B\n\nAnother line.\n')
  commit(folder, 'More', '2026-11-03')
  expect(await ask('docCorpus/updateLog', { log, base: 'nothing' })).toMatchObject({
    reason: '“nothing” names no commit of this repository.',
  })
  expect(await ask('docCorpus/updateLog', { log, base: 'side' })).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('does not come before'),
  })
})

test.skipIf(process.platform === 'win32')(
  'a log is not written through a symbolic link, and a template that is wrong is told with its place',
  async () => {
    const { ask, open, log, folder, uri } = await start()
    await open('docs/a.md', changed)
    write(folder, '.doc-corpus/update-log.md.liquid', '# {{ log.day }}\n\n{{ nothing }}\n')
    const wrong = await ask<Refused>('docCorpus/updateLog', { log, base: 'HEAD' })
    expect(wrong.reason).toMatch(
      /^\.doc-corpus\/update-log\.md\.liquid:3:4: there is no field “nothing” here\. Known are /,
    )
    rmSync(join(folder, '.doc-corpus'), { recursive: true })
    const outside = folderWith('=== x.txt\n')
    symlinkSync(join(outside, 'log.md'), join(folder, `docs/UPDATE-${today}.md`))
    symlinkSync(outside, join(folder, 'away'))
    for (const [place, link] of [
      [log, `docs/UPDATE-${today}.md`],
      [uri(`away/UPDATE-${today}.md`), 'away'],
    ]) {
      expect(await ask('docCorpus/updateLog', { log: place, base: 'HEAD' })).toEqual({
        kind: 'refused',
        reason: `“${link}” is a symbolic link. A log is written only where it really is: name that place.`,
      })
    }
  },
)

test('of several repositories in a folder each has logs of its own, and of one within another nothing is told', async () => {
  const folder = folderWith(`${corpus.replaceAll('=== ', '=== p/')}=== q/b.md\n# B\n`)
  for (const name of ['p', 'q']) {
    git(join(folder, name), 'init', '--quiet')
    commit(join(folder, name), 'The beginning', '2026-11-01')
  }
  git(folder, 'clone', '--quiet', join(folder, 'q'), 'p/docs/inner')
  write(folder, 'p/docs/a.md', changed)
  const root = pathOfDisk(folder)
  const server = await talk({ folders: [root], capabilities: modern, today, updateLogs: withGit })
  await server.settled()
  const scope = server.uri(`${root}/p/docs`)
  const { log, commits } = await server.ask<UpdateLogBases>('docCorpus/updateLogBases', { scope })
  expect(commits.map(({ subject }) => subject)).toEqual(['The beginning'])
  const { documents } = await server.ask<UpdateLogDocuments>('docCorpus/updateLogDocuments', { log, base: 'HEAD' })
  expect(documents.map(({ path }) => path)).toEqual(['p/docs/a.md'])
  const { notes, kind } = await server.ask<NewUpdateLog>('docCorpus/updateLog', { log, base: 'HEAD' })
  expect([kind, notes.map(({ message }) => message)]).toEqual([
    'new',
    ['“p/docs/inner” is a repository of its own; what changed in it is not told.'],
  ])
  const above = await server.ask<Refused>('docCorpus/updateLogBases', { scope: server.uri(root) })
  expect(above.reason).toContain('lies in no git repository, but p, q in it are some')
})

test('progress is reported to who asks for it', async () => {
  const { ask, client, open, log } = await start()
  await open('docs/a.md', changed)
  const reports: unknown[] = []
  client.onNotification('$/progress', ({ token, value }: { token: unknown; value: unknown }) => {
    if (token === 'mine') reports.push(value)
  })
  await ask('docCorpus/updateLog', { log, base: 'HEAD', workDoneToken: 'mine' })
  expect(reports).toContainEqual({ kind: 'report', message: expect.any(String), percentage: 100 })
})

test('git is not asked before somebody asks for a log', async () => {
  let asked = 0
  const counting = new Proxy(gitUpdateLogs({ info() {}, warn() {}, error() {} }), {
    get(port, name, receiver) {
      asked++
      return Reflect.get(port, name, receiver)
    },
  })
  const folder = pathOfDisk(folderWith(corpus))
  const { settled, ask, open, uri } = await talk({ folders: [folder], today, updateLogs: () => counting })
  await settled()
  await open(`${folder}/docs/a.md`, changed)
  await ask('textDocument/hover', {
    textDocument: { uri: uri(`${folder}/docs/a.md`) },
    position: { line: 0, character: 0 },
  })
  expect(asked).toBe(0)
})

/** A server with a log that is open, of which `a.md` has changed since the base. */
async function withLog() {
  const server = await start()
  await server.open('docs/a.md', changed)
  const { text } = await server.ask<NewUpdateLog>('docCorpus/updateLog', { log: server.log, base: 'HEAD' })
  await server.open(`docs/UPDATE-${today}.md`, text)
  const at = (place: string, offset = 0) => ({
    textDocument: { uri: server.log },
    position: positionOf(text, place, offset),
  })
  return { ...server, text, at }
}

test('above each generated part of a log a lens refreshes the facts', async () => {
  const { ask, log, text, uri } = await withLog()
  const lenses = await ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: log } })
  const lines = text.split('\n')
  expect(lenses.map(({ range }) => lines[range.start.line]?.slice(0, 25))).toEqual(
    lines.filter((line) => line.startsWith('<!-- doc-corpus:log begin')).map((line) => line.slice(0, 25)),
  )
  expect(lenses[0]?.command).toEqual({
    title: 'Refresh facts',
    command: 'docCorpus.refreshUpdateLog',
    arguments: [log],
  })
  expect(await ask('textDocument/codeLens', { textDocument: { uri: uri('docs/a.md') } })).toEqual([])
})

test('without git no lens promises anything', async () => {
  const { log, text, root } = await withLog()
  const server = await talk({ folders: [root], today, options: { git: false } })
  await server.open(`${root}/docs/UPDATE-${today}.md`, text)
  expect(await server.ask('textDocument/codeLens', { textDocument: { uri: log } })).toEqual([])
})

test('a hover in a log shows what changed there', async () => {
  const { ask, at } = await withLog()
  const hovered = async (place: string, offset: number) =>
    (await ask<{ contents: { value: string } }>('textDocument/hover', at(place, offset))).contents.value
  expect(await hovered('changed 1.1 One', 3)).toContain('-first\n+first, again')
  expect(await hovered('`a.md`', 2)).toContain('- added 1.3 Three')
})

test('completion in a log offers what changed first', async () => {
  const { ask, client, log, at, text } = await withLog()
  const place = at('## Summary')
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri: log, version: 2 },
    contentChanges: [{ text: text.replace('## Summary', '- \n\n## Summary') }],
  })
  const { line } = place.position
  const list = await ask<CompletionList>('textDocument/completion', {
    textDocument: { uri: log },
    position: { line, character: 2 },
    context: { triggerKind: 1 },
  })
  expect(list.items.map(({ label }) => label)[0]).toBe('a.md')
  await client.sendNotification('textDocument/didChange', {
    textDocument: { uri: log, version: 3 },
    contentChanges: [{ text: text.replace('## Summary', '- `a.md` \n\n## Summary') }],
  })
  const sections = await ask<CompletionList>('textDocument/completion', {
    textDocument: { uri: log },
    position: { line, character: 9 },
    context: { triggerKind: 1 },
  })
  const labels = sections.items.map(({ label }) => label)
  expect(labels.slice(0, 2)).toEqual(['1.1 One', '1.3 Three'])
  expect(new Set(labels).size).toBe(labels.length)
})

test('an editor without our client writes and refreshes a log by command, and makes the edit itself', async () => {
  const { ask, client, initialized, open, log, uri } = await start()
  expect(initialized.capabilities.executeCommandProvider?.commands).toEqual(
    expect.arrayContaining(['docCorpus.newUpdateLog', 'docCorpus.refreshUpdateLog']),
  )
  const edits: WorkspaceEdit[] = []
  client.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
    edits.push(edit)
    return { applied: true }
  })
  const said: string[] = []
  client.onNotification('window/showMessage', ({ message }: { message: string }) => {
    said.push(message)
  })
  const run = (command: string, argument: unknown) =>
    ask('workspace/executeCommand', { command: `docCorpus.${command}`, arguments: [argument] })
  await open('docs/a.md', changed)
  await run('newUpdateLog', { uri: uri('docs/a.md'), base: 'HEAD' })
  const [created, written] = edits[0]?.documentChanges ?? []
  expect(created).toEqual({ kind: 'create', uri: log, options: { overwrite: false } })
  const text =
    written && 'edits' in written && written.edits[0] && 'newText' in written.edits[0] ? written.edits[0].newText : ''
  expect(text).toContain('1.3 Three')
  await vi.waitFor(() => expect(said[0]).toMatch(/^“docs\/UPDATE-2026-11-20.md” is written/))
  await open(`docs/UPDATE-${today}.md`, text)
  await open('docs/b.md', '# 2. B\n\nAnother line.\n')
  await run('refreshUpdateLog', log)
  expect(edits[1]?.documentChanges).toMatchObject([{ textDocument: { uri: log, version: 1 } }])
  await expect(run('newUpdateLog', { uri: uri('docs'), base: 'nothing' })).rejects.toThrow('names no commit')
  await expect(run('refreshUpdateLog', 3)).rejects.toThrow('needs the address of a document')
})

/** Git, but for some of what it is asked. */
function gitBut(others: Partial<UpdateLogPort>): Host['updateLogs'] {
  return (_, log) => ({ ...gitUpdateLogs(log), ...others })
}

test('who gives up gets an answer while the older state is still being read', async () => {
  let begin = () => {}
  const reading = new Promise<void>((resolve) => {
    begin = resolve
  })
  const corpusAt = () => {
    begin()
    return new Promise<never>(() => {})
  }
  const { client, log } = await start(corpus, undefined, gitBut({ corpusAt }))
  const source = new CancellationTokenSource()
  const answer = client.sendRequest('docCorpus/updateLogDocuments', { log, base: 'HEAD' }, source.token)
  await reading
  source.cancel()
  expect(await answer).toBeNull()
})

test('a commit is read once, however many questions there are about it', async () => {
  let reads = 0
  const real = gitUpdateLogs({ info() {}, warn() {}, error() {} })
  const corpusAt: UpdateLogPort['corpusAt'] = (...asked) => {
    reads++
    return real.corpusAt(...asked)
  }
  const { ask, open, log } = await start(corpus, undefined, gitBut({ corpusAt }))
  await open('docs/a.md', changed)
  const question = { log, base: 'HEAD' }
  const both = [
    ask('docCorpus/updateLogDocuments', question),
    ask<NewUpdateLog>('docCorpus/updateLog', question),
  ] as const
  const [, { text }] = await Promise.all(both)
  await open(`docs/UPDATE-${today}.md`, text)
  await ask('docCorpus/updateLog', { log })
  await ask('textDocument/hover', { textDocument: { uri: log }, position: positionOf(text, '`a.md`', 2) })
  expect(reads).toBe(1)
})
