// Today as the date of the last update, as a client asks for it when saving.

import { expect, test } from 'vitest'
import type { CodeAction } from 'vscode-languageserver'
import { nodeClock } from '../../server/src/node/ports.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { talk } from './talk.ts'

const text = '# A\n\n**Last updated**: 2025-11-07\n\n## X\n\nOne two three.\n'
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }

/** What is offered for the text in an editor while the disk has the one above. */
async function offered(now: string, only: readonly string[] | undefined): Promise<readonly CodeAction[]> {
  const folder = await temporaryFolder(`=== a.md\n${text}`)
  const { open, ask, uri } = await talk({ folders: [folder] })
  await open(`${folder}/a.md`, now)
  const textDocument = { uri: uri(`${folder}/a.md`) }
  const context = { diagnostics: [], ...(only ? { only } : {}) }
  return ask('textDocument/codeAction', { textDocument, range, context })
}

const kind = 'source.touchDate.docCorpus'

test('a change of the text is dated when it is saved', async () => {
  const [action, ...others] = await offered(text.replace('two', 'twice'), [kind])
  expect(others).toEqual([])
  expect(action).toMatchObject({
    title: 'Write today as the date of the last update',
    kind,
    edit: {
      documentChanges: [
        {
          edits: [
            {
              range: { start: { line: 2, character: 18 }, end: { line: 2, character: 28 } },
              newText: nodeClock.today(),
            },
          ],
        },
      ],
    },
  })
})

test('nothing is offered unasked, nor for what no reader would notice', async () => {
  expect(await offered(text.replace('two', 'twice'), undefined)).toEqual([])
  expect(await offered(text.replace('two', 'twice'), ['source.fixAll'])).toEqual([])
  expect(await offered(text.replace('two ', 'two\n'), [kind])).toEqual([])
})
