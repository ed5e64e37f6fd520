// A person lets paths and sections be completed: each is offered once, and accepting one writes what was meant.

import assert from 'node:assert/strict'
import { withPerson } from './withPerson.ts'

describe('completion', () => {
  withPerson((person) => {
    before(async () => {
      await person().openFile('docs/06-policy/policy-opa.md')
      await person().status('5 documents')
    })

    for (const [what, typed, title, anchor] of [
      ['number', '12.2.1', '12.2.1 容器网络', '1221-容器网络'],
      ['pinyin', 'xiaojie', '12.3 小结', '123-小结'],
    ] as const) {
      it(`of a section narrows by ${what} as it is typed`, async () => {
        await person().openFile('docs/06-policy/policy-opa.md')
        await person().press('Control+End Enter')
        await person().type('[x](../12-network-stack/network-stack.md#')
        await person().suggestionsCome()
        await person().type(typed)
        await person().waitForSuggestions([title])
        await person().press('Enter')
        await person().waitForLine(`[x](../12-network-stack/network-stack.md#${anchor})`)
      })
    }

    for (const [what, typed, taken, written] of [
      ['a path after ](', '[x](', 'network-stack.md', '[x](../12-network-stack/network-stack.md)'],
      [
        'a section after #',
        '[x](../12-network-stack/network-stack.md#',
        '12.2 网络对比',
        '[x](../12-network-stack/network-stack.md#122-网络对比)',
      ],
      ['a section of the document after #', '[x](#', '06.2 规则语言', '[x](#062-规则语言)'],
      ['a path in backticks', '`net', 'network-stack.md', '`network-stack.md'],
    ] as const) {
      it(`of ${what} offers each once, and writes the one that is taken`, async () => {
        await person().openFile('docs/06-policy/policy-opa.md')
        await person().press('Control+End Enter')
        await person().type(typed)
        const offered = await person().suggestions()
        await person().screenshot(`completion-of-${what.replace(/[^a-z]+/g, '-')}`)
        assert.equal(new Set(offered).size, offered.length, offered.join('\n'))
        await person().take(taken)
        await person().waitForLine(written)
      })
    }
  })
})
