// Hierarchies, titles beside numbers, colours and counts as a client meets them, and when it is told to ask again.

import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeLens,
  InlayHint,
  SemanticTokens,
  TypeHierarchyItem,
} from 'vscode-languageserver'
import { temporaryFolder } from '../harness/temporary.ts'
import { modern, plain, positionOf, type Talk, type TalkOptions, talk } from './talk.ts'

const notes = `# Notes

## 1 Reading

See \`network.md\` section 12.1 and \`gone/12-x.md\`.
`

const network = `# 12 Network

## 12.1 Overview

### 12.1.1 Goals
`

const corpus = `
=== notes.md
${notes}
=== docs/12-network/network.md
${network}`

interface Opened extends Talk {
  readonly folder: string
  readonly textDocument: { readonly uri: string }
}

/** A client with `notes.md` open, once everything has been read. */
async function opened(options: Partial<TalkOptions> = {}): Promise<Opened> {
  const folder = await temporaryFolder(corpus)
  const client = await talk({ folders: [folder], ...options })
  await client.open(`${folder}/notes.md`, notes)
  await client.settled()
  return { ...client, folder, textDocument: { uri: client.uri(`${folder}/notes.md`) } }
}

const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }

async function titles({ ask, textDocument }: Opened): Promise<readonly unknown[]> {
  const hints = await ask<InlayHint[]>('textDocument/inlayHint', { textDocument, range: whole })
  return hints.map(({ label }) => (typeof label === 'string' ? label : label[0]?.value))
}

test('the call hierarchy goes from a number to those who refer to its section, and on', async () => {
  const { ask, textDocument, uri, folder } = await opened()
  const at = { textDocument, position: positionOf(notes, '12.1 and', 1) }
  const [item] = await ask<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', at)
  expect(item).toMatchObject({
    name: '12.1 Overview',
    detail: 'docs/12-network/network.md',
    uri: uri(`${folder}/docs/12-network/network.md`),
    range: { start: { line: 2, character: 0 }, end: { line: 5, character: 0 } },
    selectionRange: { start: { line: 2, character: 3 }, end: { line: 2, character: 16 } },
  })
  const [caller, ...others] = await ask<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item })
  expect(others).toEqual([])
  expect(caller).toMatchObject({
    from: { name: '1 Reading', uri: textDocument.uri },
    fromRanges: [{ start: positionOf(notes, '12.1'), end: positionOf(notes, '12.1', 4) }],
  })
  const calls = await ask<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: caller?.from })
  expect(calls.map(({ to, fromRanges }) => [to.name, fromRanges.length])).toEqual([
    ['network.md', 1],
    ['12.1 Overview', 1],
  ])
})

test('an item survives edits that were made since it was given', async () => {
  const { ask, client, textDocument } = await opened()
  const at = { textDocument, position: positionOf(notes, '1 Reading') }
  const [item] = await ask<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', at)
  await client.sendNotification('textDocument/didChange', {
    textDocument: { ...textDocument, version: 2 },
    contentChanges: [{ text: `New first line.\n\n${notes}` }],
  })
  const calls = await ask<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item })
  expect(calls[1]?.fromRanges[0]?.start.line).toBe(6)
  expect(await ask('callHierarchy/outgoingCalls', { item: { ...item, data: 'of another make' } })).toBeNull()
})

test('the type hierarchy goes up and down the sections', async () => {
  const { ask, textDocument } = await opened()
  const at = { textDocument, position: positionOf(notes, '12.1 and', 1) }
  const [item] = await ask<TypeHierarchyItem[]>('textDocument/prepareTypeHierarchy', at)
  const names = async (direction: string) =>
    (await ask<TypeHierarchyItem[]>(`typeHierarchy/${direction}`, { item })).map(({ name }) => name)
  expect(await names('supertypes')).toEqual(['12 Network'])
  expect(await names('subtypes')).toEqual(['12.1.1 Goals'])
})

test('a title beside a number leads to its section', async () => {
  const { ask, textDocument, uri, folder } = await opened()
  const hints = await ask<InlayHint[]>('textDocument/inlayHint', { textDocument, range: whole })
  expect(hints).toEqual([
    {
      position: positionOf(notes, '12.1', 4),
      label: [
        {
          value: 'Overview',
          location: {
            uri: uri(`${folder}/docs/12-network/network.md`),
            range: { start: { line: 2, character: 3 }, end: { line: 2, character: 16 } },
          },
        },
      ],
      tooltip: { kind: 'markdown', value: '**12.1 Overview** · `docs/12-network/network.md`' },
      paddingLeft: true,
      paddingRight: false,
    },
  ])
})

test('which titles are shown is asked of the client, and asked again when it says so', async () => {
  const settings = { inlayHints: { sections: false, paths: true } }
  const client = await opened({ settings })
  expect(await titles(client)).toEqual(['12 Network'])
  const again = client.asksAgain('inlayHint')
  await client.configure({ inlayHints: { sections: true, paths: true } })
  await again
  expect(await titles(client)).toEqual(['12 Network', 'Overview'])
  expect(client.registered).toContain('workspace/didChangeConfiguration')
})

test('a client without settings says it when it starts, or when it changes', async () => {
  const client = await opened({ capabilities: plain, options: { inlayHints: { sections: false } } })
  expect(await titles(client)).toEqual([])
  await client.configure({ inlayHints: { paths: true } })
  expect(await titles(client)).toEqual(['12 Network'])
})

test('references have colours by the legend, in all of the document or in a range', async () => {
  const { ask, textDocument, initialized } = await opened()
  expect(initialized.capabilities.semanticTokensProvider).toMatchObject({
    legend: { tokenTypes: ['sectionNumber', 'documentPath'], tokenModifiers: ['broken', 'ambiguous'] },
  })
  const { line, character } = positionOf(notes, 'network.md')
  const number = positionOf(notes, '12.1')
  const expected = [line, character, 10, 1, 0, 0, number.character - character, 4, 0, 0]
  const { data } = await ask<SemanticTokens>('textDocument/semanticTokens/full', { textDocument })
  expect(data).toEqual(expected)
  const part = await ask<SemanticTokens>('textDocument/semanticTokens/range', {
    textDocument,
    range: { start: { line, character: 0 }, end: { line, character: number.character } },
  })
  expect(part.data).toEqual(expected.slice(0, 5))
})

test('counts above headings are off, and come one by one where they are on', async () => {
  const off = await opened()
  const { textDocument } = off
  expect(await off.ask('textDocument/codeLens', { textDocument })).toEqual([])
  const on = await opened({ settings: { codeLens: { references: true } }, options: { showsReferences: true } })
  const uri = on.uri(`${on.folder}/docs/12-network/network.md`)
  const lenses = await on.ask<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } })
  expect(lenses.map(({ range, command }) => [range.start.line, command])).toEqual([
    [0, undefined],
    [2, undefined],
    [4, undefined],
  ])
  const commands = await Promise.all(
    lenses.map(async (lens) => (await on.ask<CodeLens>('codeLens/resolve', lens)).command),
  )
  expect(commands[1]).toEqual({
    title: '1 reference',
    command: 'docCorpus.showReferences',
    arguments: [
      uri,
      { line: 2, character: 3 },
      [{ uri: on.textDocument.uri, range: { start: positionOf(notes, '12.1'), end: positionOf(notes, '12.1', 4) } }],
    ],
  })
  expect(commands[2]).toEqual({ title: 'no references', command: '' })
})

test('a client without the command gets the count as a plain title, in its language', async () => {
  const { ask, uri, folder } = await opened({ settings: { codeLens: { references: true } }, locale: 'zh-cn' })
  const textDocument = { uri: uri(`${folder}/docs/12-network/network.md`) }
  const [lens] = await ask<CodeLens[]>('textDocument/codeLens', { textDocument })
  expect((await ask<CodeLens>('codeLens/resolve', lens)).command).toEqual({ title: '1 处引用', command: '' })
})

test('a client is told to ask again when another document changes what is shown here', async () => {
  const client = await opened({ settings: { codeLens: { references: true } } })
  const again = Promise.all([client.asksAgain('inlayHint'), client.asksAgain('semanticTokens')])
  const file = `${client.folder}/docs/12-network/network.md`
  await writeFile(file, network.replace('Overview', 'Retitled'))
  await client.client.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.uri(file), type: 2 }],
  })
  await again
  expect(await titles(client)).toEqual(['Retitled'])
})

test('an edit that names nothing anew has only counts asked for again', async () => {
  const client = await opened()
  // What reading had to tell has been told with this.
  const settled = client.asksAgain('semanticTokens')
  await client.configure({ inlayHints: { links: true } })
  await settled
  const told: string[] = []
  for (const about of ['inlayHint', 'semanticTokens'] as const)
    void client.asksAgain(about).then(() => told.push(about))
  const counts = client.asksAgain('codeLens')
  await client.client.sendNotification('textDocument/didChange', {
    textDocument: { ...client.textDocument, version: 2 },
    contentChanges: [{ text: `${notes}\nMore words.\n` }],
  })
  await counts
  expect(told).toEqual([])
})

test('a client that cannot be told waits until everything is known', async () => {
  const folder = await temporaryFolder(corpus)
  const { ask, open, uri } = await talk({ folders: [folder], capabilities: { ...modern, workspace: {} } })
  await open(`${folder}/notes.md`, notes)
  const hints = await ask<InlayHint[]>('textDocument/inlayHint', {
    textDocument: { uri: uri(`${folder}/notes.md`) },
    range: whole,
  })
  expect(hints.length).toBe(1)
})

test('the true number stands beside one that is not so, until it is turned off or mended elsewhere', async () => {
  const folder = await temporaryFolder(
    '=== a.md\n| File | Lines |\n| --- | --- |\n| `b.md` | 12 |\n=== b.md\n# B\n\nX\n',
  )
  const client = await talk({ folders: [folder] })
  await client.settled()
  const textDocument = { uri: client.uri(`${folder}/a.md`) }
  const shown = () => client.ask<InlayHint[]>('textDocument/inlayHint', { textDocument, range: whole })
  expect(await shown()).toEqual([
    {
      position: { line: 2, character: 13 },
      label: '≠ 3',
      tooltip: 'There really are 3.',
      paddingLeft: true,
      paddingRight: true,
    },
  ])
  await client.configure({ inlayHints: { counts: false } })
  await client.asksAgain('inlayHint')
  expect(await shown()).toEqual([])
  const again = client.asksAgain('inlayHint')
  await writeFile(`${folder}/b.md`, 'X\n'.repeat(12))
  await client.client.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.uri(`${folder}/b.md`), type: 2 }],
  })
  await again
  await client.configure({ inlayHints: { counts: true } })
  await client.asksAgain('inlayHint')
  expect(await shown()).toEqual([])
})
