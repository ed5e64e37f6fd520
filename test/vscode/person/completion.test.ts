// A person lets paths and sections be completed: each is offered once, and accepting one writes what was meant.

import assert from 'node:assert/strict'
import { withPerson } from './withPerson.ts'

describe('completion', () => {
  withPerson(
    (person) => {
      /** The cursor stands on the last line, which is empty. */
      const openAtEnd = async () => {
        await person().openFile('docs/06-policy/policy-opa.md')
        await person().goTo(18)
      }

      /**
       * It stands between the parentheses of a new link, as when VS Code closes them. The closing one is typed first: a
       * suggestion that was asked for at the end of a line takes the place of all that is typed behind it meanwhile.
       */
      const openInLink = async () => {
        await openAtEnd()
        await person().type('[x])')
        await person().press('ArrowLeft')
        await person().waitForCursor(18, 4)
        await person().type('(')
      }

      for (const [what, typed, title, anchor] of [
        ['number', '12.2.1', '12.2.1 容器网络', '1221-容器网络'],
        ['pinyin', 'xiaojie', '12.3 小结', '123-小结'],
      ] as const) {
        it(`of a section narrows by ${what} as it is typed`, async () => {
          await openInLink()
          await person().type('../12-network-stack/network-stack.md#')
          await person().suggestionComes(title)
          await person().type(typed)
          await person().waitForSuggestions([title])
          await person().takeFirst(title)
          await person().waitForLine(`[x](../12-network-stack/network-stack.md#${anchor})`)
        })
      }

      for (const [what, typed, taken, written] of [
        ['a path after ](', '', 'network-stack.md', '[x](../12-network-stack/network-stack.md)'],
        [
          'a section after #',
          '../12-network-stack/network-stack.md#',
          '12.2 网络对比',
          '[x](../12-network-stack/network-stack.md#122-网络对比)',
        ],
        ['a section of the document after #', '#', '06.2 规则语言', '[x](#062-规则语言)'],
        ['a path in backticks', '`net', 'network-stack.md', '`network-stack.md'],
      ] as const) {
        it(`of ${what} offers each once, and writes the one that is taken`, async () => {
          await (typed.startsWith('`') ? openAtEnd() : openInLink())
          await person().type(typed)
          const offered = await person().suggestions(taken)
          await person().screenshot(`completion-of-${what.replace(/[^a-z]+/g, '-')}`)
          assert.equal(new Set(offered).size, offered.length, offered.join('\n'))
          await person().take(taken)
          await person().waitForLine(written)
        })
      }
    },
    { settings: { 'editor.autoClosingBrackets': 'never' } },
  )
})
