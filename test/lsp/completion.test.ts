// Completion of section numbers as an editor asks for it: unasked behind a character, going on while typing, item by item.

import { expect, test } from 'vitest'
import type { CompletionItem, CompletionList, CompletionTriggerKind, MarkupContent } from 'vscode-languageserver'
import { temporaryFolder } from '../harness/temporary.ts'
import { modern, plain, positionOf, type Talk, talk } from './talk.ts'

const corpus = `
=== draft.md
# 3. 草稿
=== 06-policy/policy.md
# 06. 策略

## 06.1 求值

求值依赖规则。

## 06.2 规则
=== 06-policy/other.md
# 06. 其他

## 06.2 别的
`

const [asked, typed, continued]: readonly CompletionTriggerKind[] = [1, 2, 3]

/** The answer at the end of the text, as the only content of draft.md. */
async function completed(talk: Talk, folder: string, text: string, context: object): Promise<CompletionList> {
  await talk.open(`${folder}/draft.md`, text)
  await talk.settled()
  return talk.ask('textDocument/completion', {
    textDocument: { uri: talk.uri(`${folder}/draft.md`) },
    position: positionOf(text, text, text.length),
    context,
  })
}

test('what begins the place of a number is a trigger character', async () => {
  const { initialized } = await talk({ folders: [await temporaryFolder(corpus)] })
  const characters = initialized.capabilities.completionProvider?.triggerCharacters
  expect(characters).toEqual(expect.arrayContaining([' ', '.', '第', '§', '见', '（', '|']))
})

test('the edit of a number covers its digits and dots, and no word more', async () => {
  const folder = await temporaryFolder(corpus)
  const list = await completed(await talk({ folders: [folder] }), folder, '详见 `policy.md` 06.1', {
    triggerKind: continued,
  })
  expect(list.isIncomplete).toBe(true)
  expect(list.items).toEqual([
    expect.objectContaining({
      label: '06.1 求值',
      labelDetails: { description: 'policy.md' },
      detail: '06-policy/policy.md',
      filterText: '06.1 求值 qiuzhi qz',
      textEdit: {
        newText: '06.1 章节',
        insert: { start: { line: 0, character: 15 }, end: { line: 0, character: 19 } },
        replace: { start: { line: 0, character: 15 }, end: { line: 0, character: 19 } },
      },
    }),
  ])
})

test('digits that nothing announces bring a list only to those who ask', async () => {
  const folder = await temporaryFolder(corpus)
  const one = await talk({ folders: [folder] })
  expect((await completed(one, folder, '延迟 06.', { triggerKind: typed, triggerCharacter: '.' })).items).toEqual([])
  const { items } = await completed(await talk({ folders: [folder] }), folder, '延迟 06.', { triggerKind: asked })
  expect(items.map(({ label }) => label)).toEqual(['06.2 别的', '06.1 求值', '06.2 规则'])
})

test('a section of any document is found by the pinyin of its title', async () => {
  const folder = await temporaryFolder(corpus)
  const { items } = await completed(await talk({ folders: [folder] }), folder, '参见 biede', { triggerKind: continued })
  expect(items.map(({ label }) => label)).toEqual(['06.2 别的'])
})

test('the name of the document that a number needs is put in before its announcement', async () => {
  const folder = await temporaryFolder(corpus)
  const list = await completed(await talk({ folders: [folder] }), folder, '见§06.2', { triggerKind: asked })
  const start = { line: 0, character: 1 }
  expect(list.items.map(({ additionalTextEdits }) => additionalTextEdits)).toEqual([
    [{ range: { start, end: start }, newText: ' `other.md` ' }],
    [{ range: { start, end: start }, newText: ' `policy.md` ' }],
  ])
})

test('the number of a heading says why it is offered, in the language of the client', async () => {
  const folder = await temporaryFolder(corpus)
  const context = { triggerKind: typed, triggerCharacter: ' ' }
  for (const [locale, description] of [
    ['en', 'next behind “3.1 甲”'],
    ['zh-cn', '“3.1 甲”之后的下一个编号'],
  ] as const) {
    const { items } = await completed(await talk({ folders: [folder], locale }), folder, '## 3.1 甲\n\n## ', context)
    expect(items).toMatchObject([{ label: '3.2', labelDetails: { description }, textEdit: { newText: '3.2 ' } }])
  }
})

test('the section itself comes with an item when it is asked for', async () => {
  const folder = await temporaryFolder(corpus)
  for (const capabilities of [modern, plain]) {
    const one = await talk({ folders: [folder], capabilities })
    const { items } = await completed(one, folder, '`policy.md` 06.1', { triggerKind: asked })
    expect(items[0]?.documentation).toBeUndefined()
    const resolved = await one.ask<CompletionItem>('completionItem/resolve', items[0])
    const documentation = resolved.documentation as MarkupContent | string
    expect(typeof documentation === 'string' ? documentation : documentation.value).toContain('求值依赖规则。')
  }
})
