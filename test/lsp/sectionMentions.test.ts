// Sections named by number as a client meets them: also when it asks before everything has been read.

import { expect, test } from 'vitest'
import type { DocumentLink, Hover, LocationLink } from 'vscode-languageserver'
import { temporaryFolder } from '../harness/temporary.ts'
import { modern, positionOf, talk } from './talk.ts'

const log = '# Log\n\n另见 12.1 章节，`opa.md` 06.2 章节，[12.1 Bridges](z/net.md#121-bridges)。\n'

const corpus = `
=== README.md
${log}
=== opa.md
# 06. OPA

## 06.2 Rules
=== z/net.md
# 12. Net

## 12.1 Bridges

How packets travel.
${Array.from({ length: 200 }, (_, i) => `=== pages/p-${i}.md\n# ${i + 100}. Page\n`).join('')}`

async function started() {
  const folder = await temporaryFolder(corpus)
  const { ask, open, uri } = await talk({ folders: [folder], capabilities: modern })
  await open(`${folder}/README.md`, log)
  const textDocument = { uri: uri(`${folder}/README.md`) }
  const at = (text: string) => ({ textDocument, position: positionOf(log, text) })
  return { ask, at, textDocument, folder }
}

test('a number alone that is asked about at once leads to its section all the same', async () => {
  const { ask, at } = await started()
  const [alone, named] = await Promise.all([
    ask<LocationLink[]>('textDocument/definition', at('2.1 章节')),
    ask<LocationLink[]>('textDocument/definition', at('6.2 章节')),
  ])
  expect(
    [...alone, ...named].map(({ targetUri, targetSelectionRange }) => [
      targetUri.split('/').slice(-1)[0],
      targetSelectionRange.start.line,
    ]),
  ).toEqual([
    ['net.md', 2],
    ['opa.md', 2],
  ])
})

test('the hover on a number says by which rule its section was found', async () => {
  const { ask, at } = await started()
  const { contents } = await ask<Hover>('textDocument/hover', at('2.1 章节'))
  expect(JSON.stringify(contents)).toContain('found in the document of that number')
})

test('numbers are links also at the first question', async () => {
  const { ask, textDocument } = await started()
  const links = await ask<DocumentLink[]>('textDocument/documentLink', { textDocument })
  const shown = links.map(({ range, target }) => [
    log.split('\n')[range.start.line]?.slice(range.start.character, range.end.character),
    target?.replace(/.*\//, ''),
  ])
  expect(shown).toEqual([
    ['12.1', 'net.md#L3'],
    ['opa.md', 'opa.md'],
    ['06.2', 'opa.md#L3'],
    ['z/net.md#121-bridges', 'net.md#L3'],
  ])
})
