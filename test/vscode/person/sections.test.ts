// A person looks for sections: in the outline, and in the whole corpus by number, title, pinyin and path.

import assert from 'node:assert/strict'
import { withPerson } from './withPerson.ts'

describe('sections', () => {
  withPerson((person) => {
    it('stand in one outline', async () => {
      await person().openFile('docs/06-policy/policy-opa.md')
      await person().waitForOutline([
        '06. 策略与 OPA',
        '06.1 概述',
        '06.2 规则语言',
        '06.2.1 求值顺序',
        '06.3 与网络的关系',
      ])
      await person().screenshot('outline')
    })

    for (const [what, query, title, line] of [
      ['number', '12.2.1', '12.2.1 容器网络', 18],
      ['Chinese title', '网络对比', '12.2 网络对比', 14],
      ['pinyin initials', 'wldb', '12.2 网络对比', 14],
      ['pinyin', 'rongqiwangluo', '12.2.1 容器网络', 18],
      ['the name of the document', 'network-stack', '12. 网络栈', 1],
    ] as const) {
      it(`are found by ${what} with Ctrl+T, each once`, async () => {
        const rows = await person().findSections(query, title)
        await person().screenshot(`sections-by-${what.replace(/ /g, '-')}`)
        assert.equal(rows.filter((row) => row.includes(title)).length, 1, rows.join('\n'))
        assert.equal(new Set(rows).size, rows.length, rows.join('\n'))
        await person().press('Enter')
        await person().waitForFile('network-stack.md')
        await person().waitForCursor(line)
      })
    }
  })
})
