// `source.fixAll.docCorpus`: what is mended at once is what `check --fix` would mend, and nothing else.

import { expect, test } from 'vitest'
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver/node'
import { pathOfDisk } from '../../server/src/node/files.ts'
import { folderWith } from '../cli/cli.ts'
import { modern, talk } from './talk.ts'

test('safe fixes of links and metadata together; numbers are left to the person', async () => {
  const text = '# 12. A\n\n**最后更新：2025-11-15\n\n[b](01-b/b.md)\n\n## 12.1 X\n\n## 12.1 Y\n'
  const folder = pathOfDisk(folderWith(`=== docs/02-x/a.md\n${text}=== docs/01-b/b.md\n# B\n`))
  const { ask, settled, uri } = await talk({ folders: [folder], capabilities: modern })
  await settled()
  const textDocument = { uri: uri(`${folder}/docs/02-x/a.md`) }
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
  const context = { diagnostics: [], only: ['source.fixAll.docCorpus'] }
  const actions = await ask<CodeAction[]>('textDocument/codeAction', { textDocument, range, context })
  expect(actions.map(({ kind }) => kind)).toEqual(['source.fixAll.docCorpus'])
  const [change] = (actions[0]?.edit?.documentChanges ?? []) as TextDocumentEdit[]
  const written = change?.edits.map((edit) => ('newText' in edit ? `${edit.range.start.line}: ${edit.newText}` : ''))
  expect(written?.toSorted()).toEqual(['2: **', '4: ../01-b/b.md'])
})
