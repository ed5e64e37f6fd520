// A person meets sections named by number: goes to them from prose and from a cell, and reads how they were found.

import assert from 'node:assert/strict'
import { withPerson } from './withPerson.ts'

describe('a section named by number', () => {
  withPerson((person) => {
    it('is gone to with F12', async () => {
      await person().openFile('docs/12-network-stack/network-stack.md')
      await person().goTo(16, '06.2')
      await person().press('F12')
      await person().waitForFile('policy-opa.md')
      await person().waitForCursor(7, 1)
    })

    it('is gone to from each number of a list', async () => {
      await person().openFile('docs/06-policy/policy-opa.md')
      await person().goTo(5, '12.2.1')
      await person().press('F12')
      await person().waitForFile('network-stack.md')
      await person().waitForCursor(18, 1)
    })

    it('is previewed, with the rule by which it was found', async () => {
      await person().openFile('docs/12-network-stack/network-stack.md')
      const parts = await person().hoverAt(16, '06.2', '06.2 规则语言')
      await person().screenshot('preview-of-a-number')
      const [preview = '', ...more] = parts.filter((part) => part.includes('06.2 规则语言'))
      assert.deepEqual(more, [])
      assert.match(preview, /policy-opa\.md:7/)
      assert.match(preview, /Rego 是声明式语言/)
      assert.match(preview, /found in the document written with it/)
    })

    it('that is not there says so, with the nearest', async () => {
      await person().openFile('docs/12-network-stack/network-stack.md')
      const parts = await person().hoverAt(24, '06.9', 'no section 06.9')
      await person().screenshot('number-of-no-section')
      assert.ok(
        parts.some((part) => /06\.3 与网络的关系/.test(part)),
        parts.join('\n---\n'),
      )
    })

    it('is gone to from a cell of a table that is being written', async () => {
      await person().openFile('docs/06-policy/policy-opa.md')
      await person().goTo(10)
      for (const line of ['', '| 文档 | 章节 |', '| --- | --- |', '| network-stack.md | 12.1, 12.3 |']) {
        await person().press('Enter')
        if (line === '') continue
        await person().type(line)
        await person().press('Escape')
      }
      await person().goTo(14, '12.3')
      await person().press('F12')
      await person().waitForFile('network-stack.md')
      await person().waitForCursor(22, 1)
    })
  })
})
