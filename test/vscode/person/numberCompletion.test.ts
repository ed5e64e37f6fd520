// A person lets section numbers be completed in every place they can stand, and writes quantities without being disturbed.

import assert from 'node:assert/strict'
import type { Person } from './person.ts'
import { withPerson } from './withPerson.ts'

/** A place: what is typed in turn, the label that then has to be there by itself, and the line that taking it with Enter makes. */
interface Scene {
  readonly place: string
  readonly typed: readonly string[]
  readonly label: string
  readonly line: string
}

const scenes: readonly Scene[] = [
  { place: 'a heading', typed: ['## '], label: '06.4', line: '## 06.4 ' },
  { place: 'the first heading below a section', typed: ['### '], label: '06.3.1', line: '### 06.3.1 ' },
  {
    place: 'prose after a document',
    typed: ['参见 `network-stack.md` ', '12.3'],
    label: '12.3 小结',
    line: '参见 `network-stack.md` 12.3 章节',
  },
  { place: 'prose after 第', typed: ['规则在第', '06.2.1'], label: '06.2.1 求值顺序', line: '规则在第 06.2.1 节' },
  { place: 'prose after §', typed: ['规则在 §', '06.2.1'], label: '06.2.1 求值顺序', line: '规则在 §06.2.1' },
  { place: 'prose after 见', typed: ['写法见', '06.1'], label: '06.1 概述', line: '写法见 06.1 章节' },
  { place: 'prose after 参见', typed: ['参见 ', 'xiaojie'], label: '12.3 小结', line: '参见 12.3 章节' },
  {
    place: 'prose after Section',
    typed: ['See Section ', '12.2.1'],
    label: '12.2.1 容器网络',
    line: 'See Section 12.2.1',
  },
  { place: 'prose after digits', typed: ['规则 06.'], label: '06.1 概述', line: '规则 06.1 章节' },
  { place: 'backticks', typed: ['`06.2.'], label: '06.2.1 求值顺序', line: '`06.2.1' },
  { place: 'a link', typed: ['[x](#', '06.2.1'], label: '06.2.1 求值顺序', line: '[x](#0621-求值顺序' },
]

const settings = { 'editor.autoClosingBrackets': 'never', 'editor.inlayHints.enabled': 'off' }

/** Waits for a list that comes by itself, whatever it offers. */
function listComes({ page }: Person): Promise<void> {
  return page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor()
}

describe('completion of section numbers', () => {
  withPerson(
    (person) => {
      /** The cursor stands on the last line, which is empty. */
      const openAtEnd = async () => {
        await person().openFile('docs/06-policy/policy-opa.md')
        await person().goTo(18)
      }

      for (const { place, typed, label, line } of scenes) {
        it(`in ${place} comes by itself, once, and writes what this document writes`, async () => {
          await openAtEnd()
          for (const part of typed) {
            await person().type(part)
            if (part === typed[0] && typed.length > 1) await listComes(person())
          }
          await person().suggestionComes(label)
          const offered = await person().suggestions(label)
          await person().screenshot(`number-in-${place.replaceAll(' ', '-')}`)
          assert.equal(new Set(offered).size, offered.length, offered.join('\n'))
          await person().takeFirst(label)
          await person().waitForLine(line)
        })
      }

      it('in a cell of a row that names a document', async () => {
        await openAtEnd()
        await person().press('Enter')
        await person().waitForCursor(19, 1)
        for (const [i, line] of ['| 文档 | 章节 |', '| --- | --- |'].entries()) {
          await person().type(line)
          await person().press('Escape Enter')
          await person().waitForCursor(20 + i, 1)
        }
        await person().type('| `network-stack.md` | ')
        await person().suggestionComes('12.2.1 容器网络')
        await person().type('12.2')
        await person().waitForSuggestions(['12.2 网络对比', '12.2.1 容器网络'])
        await person().screenshot('number-in-a-cell')
        await person().takeFirst('12.2 网络对比')
        await person().waitForLine('| `network-stack.md` | 12.2')
      })

      it('shows the section beside the list', async () => {
        await openAtEnd()
        await person().type('参见 ')
        await listComes(person())
        await person().type('12.2.1')
        await person().waitForSuggestions(['12.2.1 容器网络'])
        await person().press('Control+Space')
        await person().page.locator('.suggest-details').filter({ hasText: 'veth' }).waitFor()
        await person().screenshot('number-preview')
      })

      for (const text of ['延迟为 12.5 ms', '延迟为 06.2', '共 12. ', '版本 v06.2', '常见 12 种']) {
        it(`leaves '${text}' and the end of its line alone`, async () => {
          await openAtEnd()
          await person().type(text)
          await person().page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' })
          await person().press('Enter')
          await person().waitForCursor(19, 1)
          await person().waitForLine(text)
        })
      }
    },
    { settings },
  )
})

describe('completion of section numbers beside that of VS Code', () => {
  withPerson(
    (person) => {
      for (const [typed, label] of [
        ['参见 12.', '12.1 概述'],
        ['`network-stack.md` ', '12.1 概述'],
        ['[x](#', '06.1 概述'],
      ] as const) {
        it(`offers nothing twice behind '${typed}'`, async () => {
          await person().openFile('docs/06-policy/policy-opa.md')
          await person().goTo(18)
          await person().type(typed)
          const offered = await person().suggestions(typed.startsWith('[') ? '#061-概述' : label)
          await person().screenshot(`number-beside-${typed.replace(/[^\p{L}\d]+/gu, '-')}`)
          assert.equal(new Set(offered).size, offered.length, offered.join('\n'))
          assert.equal(offered.filter((row) => row.includes('概述')).length, 1, offered.join('\n'))
        })
      }
    },
    {
      settings: {
        ...settings,
        'markdown.suggest.paths.enabled': true,
        'editor.wordBasedSuggestions': 'allDocuments',
        'editor.quickSuggestions': { other: 'on', comments: 'on', strings: 'on' },
      },
    },
  )
})
