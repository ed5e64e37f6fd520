// A person reads a link, follows it with F12 to its heading, and comes back.

import assert from 'node:assert/strict'
import { withPerson } from './withPerson.ts'

describe('a person', () => {
  withPerson((person) => {
    it('reads Chinese text', async () => {
      await person().openFile('docs/12-network-stack/network-stack.md')
      await person().screenshot('chinese-document')
      const lines = await person().visibleLines()
      assert.ok(lines.includes('# 12. 网络栈'), lines.join('\n'))
    })

    it('follows a link with F12 to its heading, and comes back', async () => {
      await person().openFile('README.md')
      await person().goTo(10, 'docs/')
      await person().press('F12')
      await person().waitForFile('network-stack.md')
      await person().waitForCursor(14)
      await person().screenshot('followed-a-link')
      await person().command('Go Back')
      await person().waitForFile('README.md')
      await person().waitForCursor(10)
    })

    it('follows a path in backticks with F12, and comes back', async () => {
      await person().openFile('docs/12-network-stack/network-stack.md')
      await person().goTo(16, 'policy-opa.md')
      await person().press('F12')
      await person().waitForFile('policy-opa.md')
      await person().waitForCursor(1, 1)
      await person().command('Go Back')
      await person().waitForFile('network-stack.md')
      await person().waitForCursor(16)
    })
  })
})
