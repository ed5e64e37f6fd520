// Renaming through the protocol: annotations, refusals, files that the editor moves.

import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  CancellationTokenSource,
  type CodeAction,
  LSPErrorCodes,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node'
import { pathOfDisk } from '../../server/src/node/files.ts'
import { folderWith } from '../cli/cli.ts'
import { modern, talk } from './talk.ts'

const corpus = `
=== a.md
# A

[1. Old](#1-old)

## 1. Old
=== d.md
# D

## 1. X

x

## 1. Y

## 2. Z
=== docs/b.md
[x](../a.md#1-old), \`a.md\` 第 1 节
=== docs/c.md
[b](b.md)
`

async function start(capabilities = modern, files = corpus) {
  const folder = pathOfDisk(folderWith(files))
  const server = await talk({ folders: [folder], capabilities })
  await server.settled()
  return { ...server, root: folder, document: (name: string) => ({ uri: server.uri(`${folder}/${name}`) }) }
}

/** The new texts by the name of the document and what each asks for. */
function edits(edit: WorkspaceEdit): readonly string[] {
  return (edit.documentChanges ?? []).flatMap((change) =>
    'edits' in change
      ? change.edits.map((each) => {
          const name = decodeURIComponent(change.textDocument.uri.replace(/.*\//, ''))
          const id = 'annotationId' in each ? each.annotationId : undefined
          const asks = id !== undefined && edit.changeAnnotations?.[id]?.needsConfirmation
          return `${name} ${'newText' in each ? each.newText : ''}${asks ? ' ?' : ''}`
        })
      : [`${change.kind}`],
  )
}

test('a title is renamed where it stands, and elsewhere when the person agrees', async () => {
  const { ask, document } = await start({
    ...modern,
    workspace: { ...modern.workspace, workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  })
  const at = { textDocument: document('a.md'), position: { line: 4, character: 6 } }
  expect(await ask('textDocument/prepareRename', at)).toMatchObject({ placeholder: 'Old' })
  const edit = await ask<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'New' })
  expect(edits(edit).toSorted()).toEqual(['a.md 1-new', 'a.md New', 'a.md New', 'b.md 1-new ?'])
})

test('a number is renamed in prose, too', async () => {
  const { ask, document } = await start()
  const at = { textDocument: document('a.md'), position: { line: 4, character: 3 } }
  const edit = await ask<WorkspaceEdit>('textDocument/rename', { ...at, newName: '2.' })
  expect(edits(edit).toSorted()).toEqual(['a.md 2', 'a.md 2-old', 'a.md 2.', 'b.md 2', 'b.md 2-old'])
})

const sharing = `
=== a.md
# 5. A

## 5.1 X

## 5.2 Y
=== b.md
# 5. B

## 5.3 Z
=== c.md
见 5.3 章节
`

test('what would lead elsewhere is shown before, and refused where it cannot be shown', async () => {
  const workspaceEdit = { documentChanges: true, changeAnnotationSupport: {} }
  const annotating = { ...modern, workspace: { ...modern.workspace, workspaceEdit } }
  const [able, plain] = await Promise.all([start(annotating, sharing), start(modern, sharing)])
  const rename = (from: typeof able) => {
    const at = { textDocument: from.document('a.md'), position: { line: 4, character: 4 } }
    return from.ask<WorkspaceEdit>('textDocument/rename', { ...at, newName: '5.3' })
  }
  expect(edits(await rename(able)).toSorted()).toEqual(['a.md 5.3', 'c.md 5.3 ?'])
  await expect(rename(plain)).rejects.toThrow(
    'References that would lead elsewhere afterwards: 1, such as “5.3 章节” in c.md. Nothing was changed; the command line shows them all.',
  )
})

test('a rename that many documents refer to holds up nothing else, and stops when it is cancelled', async () => {
  const referring = Array.from(
    { length: 1500 },
    (_, i) => `=== docs/d${i}.md\n[7.1 Old](../a.md#71-old), \`a.md\` 7.1 章节\n`,
  )
  const { client, document } = await start(modern, `=== a.md\n# 7. A\n\n## 7.1 Old\n${referring.join('')}`)
  const at = { textDocument: document('a.md'), position: { line: 2, character: 8 } }
  const source = new CancellationTokenSource()
  const answered: string[] = []
  const renamed = client
    .sendRequest('textDocument/rename', { ...at, newName: 'New' }, source.token)
    .finally(() => answered.push('rename'))
  const cancelled = expect(renamed).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled })
  await client.sendRequest('textDocument/documentHighlight', at).finally(() => answered.push('other'))
  source.cancel()
  await cancelled
  expect(answered).toEqual(['other', 'rename'])
  const edit = await client.sendRequest<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'New' })
  expect(edits(edit)).toHaveLength(1 + 2 * referring.length)
})

test('a refusal is an error with a sentence', async () => {
  const { ask, document } = await start()
  const at = { textDocument: document('a.md'), position: { line: 4, character: 3 } }
  await expect(ask('textDocument/rename', { ...at, newName: 'x' })).rejects.toThrow('“x” is no section number.')
})

test('a file that the editor moves takes its references along', async () => {
  const { ask, document } = await start()
  const files = [{ oldUri: document('docs').uri, newUri: document('new').uri }]
  const edit = await ask<WorkspaceEdit | null>('workspace/willRenameFiles', { files })
  expect(edit).toBeNull()
  const one = [{ oldUri: document('docs/b.md').uri, newUri: document('b.md').uri }]
  const moved = await ask<WorkspaceEdit>('workspace/willRenameFiles', { files: one })
  expect(edits(moved).toSorted()).toEqual(['b.md a.md', 'c.md ../b.md'])
  expect((moved.documentChanges as TextDocumentEdit[]).every((change) => 'textDocument' in change)).toBe(true)
})

test('files that are back already, as after undoing, have their references brought back', async () => {
  const { ask, document, root, client } = await start()
  const files = [{ oldUri: document('docs/b.md').uri, newUri: document('b.md').uri }]
  renameSync(join(root, 'docs/b.md'), join(root, 'b.md'))
  await client.sendNotification('workspace/didRenameFiles', { files })
  const edit = await ask<WorkspaceEdit>('workspace/willRenameFiles', { files, isMade: true })
  expect(edits(edit).toSorted()).toEqual(['b.md a.md', 'c.md ../b.md'])
  expect((edit.documentChanges as TextDocumentEdit[]).map(({ textDocument }) => textDocument.uri).toSorted()).toEqual([
    document('b.md').uri,
    document('docs/c.md').uri,
  ])
})

test('a folder that is back already has its references brought back', async () => {
  const { ask, document, root, client } = await start(
    modern,
    '=== a.md\n[x](12-net/net.md#1-x)\n=== 12-net/net.md\n# N\n\n## 1. X\n\n[a](../a.md)\n',
  )
  const moved = async (from: string, to: string) => {
    renameSync(join(root, from), join(root, to))
    const files = [{ oldUri: document(from).uri, newUri: document(to).uri }]
    await client.sendNotification('workspace/didRenameFiles', { files })
    return files
  }
  await moved('12-net', '04-net')
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { ...document('a.md'), languageId: 'markdown', version: 1, text: '[x](04-net/net.md#1-x)\n' },
  })
  const files = await moved('04-net', '12-net')
  const edit = await ask<WorkspaceEdit>('workspace/willRenameFiles', { files, isMade: true })
  expect(edits(edit)).toEqual(['a.md 12-net/net.md'])
})

test('an editor that updates links itself is left the destinations, and nothing else', async () => {
  const { ask, document } = await start(
    modern,
    '=== .doc-corpus.json\n{ "redirects": "MAP.md" }\n=== MAP.md\n| old | new |\n| --- | --- |\n=== a.md\n[b](docs/b.md), `docs/b.md`\n=== docs/b.md\n# B\n',
  )
  const files = [{ oldUri: document('docs/b.md').uri, newUri: document('b.md').uri }]
  const edit = await ask<WorkspaceEdit>('workspace/willRenameFiles', { files, leaveLinks: true })
  expect(edits(edit).toSorted()).toEqual(['MAP.md | `docs/b.md` | `b.md` |\n', 'a.md b.md'])
})

test('and gets a row in the table of redirects', async () => {
  const { ask, document } = await start(
    modern,
    '=== .doc-corpus.json\n{ "redirects": "MAP.md" }\n=== MAP.md\n| old | new |\n| --- | --- |\n=== docs/b.md\n# B\n',
  )
  const files = [{ oldUri: document('docs/b.md').uri, newUri: document('b.md').uri }]
  const edit = await ask<WorkspaceEdit>('workspace/willRenameFiles', { files })
  expect(edits(edit)).toEqual(['MAP.md | `docs/b.md` | `b.md` |\n'])
})

test('an action on a section is offered by name, and worked out when it is chosen', async () => {
  const { ask, document } = await start({
    ...modern,
    textDocument: {
      ...modern.textDocument,
      codeAction: { ...modern.textDocument?.codeAction, resolveSupport: { properties: ['edit'] }, dataSupport: true },
    },
  })
  const place = { line: 4, character: 3 }
  const asked = { textDocument: document('a.md'), range: { start: place, end: place }, context: { diagnostics: [] } }
  const actions = await ask<CodeAction[]>('textDocument/codeAction', asked)
  expect(actions.map(({ title, edit }) => [title, edit])).toEqual([
    ['Insert section 2. behind this one', undefined],
    ['Remove the section', undefined],
  ])
  const [insert, remove] = await Promise.all(
    actions.map((action) => ask<CodeAction>('codeAction/resolve', action).catch(String)),
  )
  expect(typeof insert === 'object' && insert.edit && edits(insert.edit)).toEqual(['a.md \n## 2. New section\n'])
  expect(remove).toBe('Error: 3 references lead to this section; look for them first.')
})

test('a number that is wrong is put right by renumbering, as a quick fix', async () => {
  const { ask, document } = await start({
    ...modern,
    textDocument: {
      ...modern.textDocument,
      codeAction: { ...modern.textDocument?.codeAction, resolveSupport: { properties: ['edit'] } },
    },
  })
  const place = { line: 6, character: 3 }
  const diagnostics = [{ range: { start: place, end: place }, message: '', code: 'duplicate-number' }]
  const asked = {
    textDocument: document('d.md'),
    range: { start: place, end: place },
    context: { diagnostics, only: ['quickfix'] },
  }
  const actions = await ask<CodeAction[]>('textDocument/codeAction', asked)
  const renumber = actions.find(({ title }) => title === 'Renumber from here')
  expect(renumber?.diagnostics).toEqual(diagnostics)
  const { edit } = await ask<CodeAction>('codeAction/resolve', renumber)
  expect(edit && edits(edit)).toEqual(['d.md 2.', 'd.md 3.'])
})
