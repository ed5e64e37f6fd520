// New references through the protocol: the requests of our client, and the commands of every other.

import { expect, test } from 'vitest'
import type { CodeAction, CompletionList, WorkspaceEdit } from 'vscode-languageserver/node'
import { pathOfDisk } from '../../server/src/node/files.ts'
import type { CrossReferenceForms, CrossReferenceItem } from '../../server/src/protocol.ts'
import { folderWith } from '../cli/cli.ts'
import { modern, positionOf, talk } from './talk.ts'

const a = '# 1. 甲\n\n见 xref\n\n`net.md` 12.5 章节\n'
const net = '# 12. 网络\n\n## 12.5 策略\n\n## 12.6 相关文档\n\n- [x](x.md)\n'
const corpus = `=== a.md\n${a}=== net.md\n${net}=== odd.md\n# 3. O\n\n## 3.1 A\n\n## 3.3 B\n`

async function start(options: { readonly leave?: readonly string[]; readonly annotates?: boolean } = {}) {
  const folder = pathOfDisk(folderWith(corpus))
  const server = await talk({
    folders: [folder],
    options: { leave: options.leave ?? [] },
    capabilities: options.annotates
      ? {
          ...modern,
          workspace: { ...modern.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
        }
      : modern,
  })
  const applied: WorkspaceEdit[] = []
  const asked: { message: string; titles: string[] }[] = []
  let choice: string | undefined
  server.client.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
    applied.push(edit)
    return { applied: true }
  })
  server.client.onRequest(
    'window/showMessageRequest',
    ({ message, actions }: { message: string; actions: { title: string }[] }) => {
      asked.push({ message, titles: actions.map(({ title }) => title) })
      return actions.find(({ title }) => title.startsWith(choice ?? '-')) ?? null
    },
  )
  await server.settled()
  const uri = (name: string) => server.uri(`${folder}/${name}`)
  return {
    ...server,
    uri,
    applied,
    asked,
    document: (name: string) => ({ uri: uri(name) }),
    choose: (title: string) => {
      choice = title
    },
    execute: (command: string, given: object) =>
      server.ask('workspace/executeCommand', { command, arguments: [given] }),
  }
}

const at = positionOf(a, 'xref')
const range = { start: at, end: { line: at.line, character: at.character + 4 } }
const empty = { start: at, end: at }

/** New texts, by the name of the document. */
function texts(edit: WorkspaceEdit): readonly string[] {
  return (edit.documentChanges ?? []).flatMap((change) =>
    'edits' in change
      ? change.edits.map((each) => {
          const id = 'annotationId' in each ? each.annotationId : undefined
          const asks = id !== undefined && edit.changeAnnotations?.[id]?.needsConfirmation
          const name = change.textDocument.uri.replace(/.*\//, '')
          return `${name} ${'newText' in each ? each.newText.trim() : ''}${asks ? ' ?' : ''}`
        })
      : [],
  )
}

test('targets are searched for, shown in every form, and inserted, with the reference back where the person agrees', async () => {
  const { ask, document } = await start({ annotates: true })
  const textDocument = document('a.md')
  const found = await ask<CrossReferenceItem[]>('docCorpus/crossReferenceTargets', {
    textDocument,
    position: at,
    query: 'cl',
  })
  expect(found.map(({ title, path, nearness }) => [title, path, nearness])).toEqual([['12.5 策略', 'net.md', 'cited']])
  const target = found[0]?.target
  const params = { textDocument, range: empty, target, today: '2025-11-07' }
  const { forms, back } = await ask<CrossReferenceForms>('docCorpus/crossReferenceForms', params)
  expect(forms.map(({ form, text, isUsual }) => [form, text.trim().replace(/\s+/g, ' '), isUsual])).toEqual([
    ['link', '[12.5 策略](net.md#125-策略)', false],
    ['item', '- **[12.5 策略](net.md#125-策略)** - 说明（2025-11-07）', false],
    ['mention', '`net.md` 12.5 章节', true],
    ['callout', '> 📋 **详细文档**：[12.5 策略](net.md#125-策略)', false],
    ['row', '| 文档 | 说明 | | --- | --- | | [12.5 策略](net.md#125-策略) | 说明（2025-11-07） |', false],
  ])
  expect(back).toEqual({ path: 'net.md', text: '- [1. 甲](a.md)（2025-11-07）' })
  const one = await ask<WorkspaceEdit>('docCorpus/crossReference', { ...params, form: 'link' })
  expect(texts(one)).toEqual(['a.md [12.5 策略](net.md#125-策略)'])
  expect(one.changeAnnotations).toBeUndefined()
  const both = await ask<WorkspaceEdit>('docCorpus/crossReference', { ...params, range, back: true })
  expect(texts(both)).toEqual(['a.md [xref](net.md#125-策略)', 'net.md - [1. 甲](a.md)（2025-11-07） ?'])
})

test('a section that is gone is refused with a sentence', async () => {
  const { ask, document, uri } = await start()
  const target = { uri: uri('gone.md'), anchor: 'x', offset: 0 }
  const params = { textDocument: document('a.md'), range: empty, target }
  await expect(ask('docCorpus/crossReference', params)).rejects.toThrow('The section is no longer there.')
  expect(await ask('docCorpus/crossReferenceForms', params)).toBeNull()
})

test('the command of other editors inserts what it is given by name', async () => {
  const { execute, applied, initialized, uri } = await start()
  expect(initialized.capabilities.executeCommandProvider?.commands).toEqual([
    'docCorpus.insertCrossReference',
    'docCorpus.renumberDocument',
    'docCorpus.newUpdateLog',
    'docCorpus.refreshUpdateLog',
  ])
  for (const target of ['net.md#125-策略', 'net.md:12.5', '12.5 策略', 'clue', 'net.md']) {
    await execute('docCorpus.insertCrossReference', { uri: uri('a.md'), position: at, target, form: 'link' }).catch(
      String,
    )
  }
  const section = 'a.md [12.5 策略](net.md#125-策略)'
  expect(applied.flatMap(texts)).toEqual([section, section, section, 'a.md [12. 网络](net.md)'])
})

test('what is not found, and what is no command or document, is refused with a sentence', async () => {
  const { execute, applied, uri } = await start()
  const insert = (given: object) => execute('docCorpus.insertCrossReference', given)
  await expect(insert({ uri: uri('a.md'), target: 'net.md#nowhere' })).rejects.toThrow(
    'There is no “net.md#nowhere” in the corpus.',
  )
  await expect(insert({})).rejects.toThrow('needs the address of a document')
  await expect(execute('docCorpus.nothing', { uri: uri('a.md') })).rejects.toThrow(
    'There is no command docCorpus.nothing.',
  )
  expect(applied).toEqual([])
})

test('without a target the person is asked', async () => {
  const { execute, applied, asked, choose, uri } = await start()
  const given = { uri: uri('a.md'), range: empty, query: '' }
  await execute('docCorpus.insertCrossReference', given)
  expect(applied).toEqual([])
  expect(asked).toEqual([
    {
      message: 'What shall the reference lead to?',
      titles: expect.arrayContaining(['12.5 策略 · net.md', '3.1 A · odd.md']),
    },
  ])
  choose('12.5 策略')
  await execute('docCorpus.insertCrossReference', given)
  expect(applied.flatMap(texts)).toEqual(['a.md `net.md` 12.5 章节'])
})

test('a completion starts the command in its place', async () => {
  const { ask, document, uri } = await start()
  const complete = (position: object) =>
    ask<CompletionList>('textDocument/completion', { textDocument: document('a.md'), position })
  const { items } = await complete(range.end)
  const item = items.find(({ command }) => command)
  expect(item).toMatchObject({
    label: 'Insert Cross-Reference…',
    filterText: 'xref',
    textEdit: { newText: '' },
    command: { command: 'docCorpus.insertCrossReference', arguments: [{ uri: uri('a.md'), range: empty }] },
  })
  const elsewhere = await complete(at)
  expect(elsewhere.items.filter(({ command }) => command)).toEqual([])
})

test('the numbers of a document are made to count on', async () => {
  const { execute, applied, uri } = await start()
  await execute('docCorpus.renumberDocument', { uri: uri('odd.md') })
  expect(applied.flatMap(texts)).toEqual(['odd.md 3.2'])
})

test('a client that has the commands itself is not told of them', async () => {
  const { initialized } = await start({ leave: ['workspace/executeCommand'] })
  expect(initialized.capabilities.executeCommandProvider).toBeUndefined()
})

test('a mention is converted to a link', async () => {
  const { ask, document } = await start()
  const place = positionOf(a, '12.5', 1)
  const context = { diagnostics: [], only: ['refactor'] }
  const params = { textDocument: document('a.md'), range: { start: place, end: place }, context }
  const actions = await ask<CodeAction[]>('textDocument/codeAction', params)
  expect(actions.map(({ title, edit }) => [title, edit && texts(edit)])).toEqual([
    ['Convert to link', ['a.md [12.5 策略](net.md#125-策略)']],
  ])
})
