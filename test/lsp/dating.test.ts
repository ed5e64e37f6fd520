// stale-date in a server: what git says reaches the diagnostics, and so does what is typed and saved.

import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { contentHistory } from '../../server/src/node/contentHistory.ts'
import { nodeClock } from '../../server/src/node/ports.ts'
import type { HistoryPort } from '../../server/src/session/ports.ts'
import { git } from '../cli/cli.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { plain, type Talk, talk } from './talk.ts'

const text = '# A\n\n**Last updated**: 2025-11-07\n\n## X\n\nOne two three.\n'

async function repository(severity: string): Promise<string> {
  const folder = await temporaryFolder(`
=== .doc-corpus.json
{ "severity": { "stale-date": "${severity}" } }
=== a.md
${text}`)
  git(folder, 'init', '-q')
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'first', '--date=2025-11-07T12:00:00Z')
  return folder
}

function messages({ published, uri }: Talk, path: string): readonly string[] {
  const last = published.findLast((each) => each.uri === uri(path))
  return (last?.diagnostics ?? []).map(({ message }) => (typeof message === 'string' ? message : message.value))
}

const stale = `It says 2025-11-07, but its content changed on ${nodeClock.today()}.`

test('what is typed makes the date old, and taking it back makes it good again', async () => {
  const folder = await repository('warning')
  const path = `${folder}/a.md`
  const told = await talk({ folders: [folder], capabilities: plain, history: contentHistory })
  await told.open(path, text)
  const type = (version: number, now: string) =>
    told.client.sendNotification('textDocument/didChange', {
      textDocument: { uri: told.uri(path), version },
      contentChanges: [{ text: now }],
    })
  await type(2, text.replace('two', 'twice'))
  await told.sent(() => expect(messages(told, path)).toEqual([stale]))
  await type(3, text.replace('two ', 'two\n'))
  await told.sent(() => expect(messages(told, path)).toEqual([]))
})

test('a file that changes on disk is compared, too', async () => {
  const folder = await repository('warning')
  const path = `${folder}/a.md`
  const told = await talk({ folders: [folder], capabilities: plain, history: contentHistory })
  await told.settled()
  await writeFile(path, text.replace('two', 'twice'))
  await told.client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: told.uri(path), type: 2 }] })
  await told.sent(() => expect(messages(told, path)).toEqual([stale]))
})

test('git is asked neither where no project wants it, nor once for every change', async () => {
  const asked: string[] = []
  const counting: HistoryPort = {
    ...contentHistory,
    since(folder, day) {
      asked.push(day)
      return contentHistory.since(folder, day)
    },
  }
  const off = await repository('ignore')
  const quiet = await talk({ folders: [off], capabilities: plain, history: counting })
  await quiet.open(`${off}/a.md`, text.replace('two', 'twice [gone](gone.md)'))
  await quiet.sent(() => expect(messages(quiet, `${off}/a.md`)).toEqual([expect.stringContaining('gone.md')]))
  const on = await repository('warning')
  const told = await talk({ folders: [on], capabilities: plain, history: counting })
  const path = `${on}/a.md`
  await told.open(path, text)
  for (const [i, word] of ['twice', 'thrice'].entries()) {
    await told.client.sendNotification('textDocument/didChange', {
      textDocument: { uri: told.uri(path), version: i + 2 },
      contentChanges: [{ text: text.replace('two', `${word} [gone](gone-${i}.md)`) }],
    })
    await told.sent(() => expect(messages(told, path)).toEqual([stale, expect.stringContaining(`gone-${i}.md`)]))
  }
  expect(asked).toEqual(['2025-11-07'])
})

test('how versions compare is kept where the command line keeps it, too', async () => {
  const folder = await repository('warning')
  const path = `${folder}/a.md`
  await writeFile(path, text.replace('two', 'twice'))
  git(folder, 'commit', '-qam', 'second', '--date=2025-11-08T12:00:00Z')
  const stored: string[] = []
  const kept = {
    load: async () => undefined,
    store: async (corpus: string, text: string) => {
      stored.push(`${corpus} ${text}`)
      return undefined
    },
  }
  const told = await talk({ folders: [folder], capabilities: plain, history: { ...contentHistory, kept } })
  await told.sent(() =>
    expect(stored).toEqual([expect.stringMatching(/ \[\["github [0-9a-f]{40} [0-9a-f]{40}",true\]\]$/)]),
  )
  expect(stored[0]).toContain(folder)
  expect(messages(told, path)).toEqual(['It says 2025-11-07, but its content changed on 2025-11-08.'])
})
