// A person meets references in prose: previews one, follows it, and sees the one that leads nowhere.

import assert from 'node:assert/strict'
import { withPerson } from './withPerson.ts'

describe('references in prose', () => {
  withPerson((person) => {
    it('are previewed by resting the mouse on them', async () => {
      await person().openFile('docs/06-policy/policy-opa.md')
      const parts = await person().hoverAt(5, 'network-stack.md', '网络栈')
      await person().screenshot('preview-of-a-reference')
      // Beside it is VS Code's own "Follow link".
      assert.equal(parts.filter((part) => part.startsWith('12. 网络栈')).length, 1, parts.join('\n---\n'))
    })

    it('lead there with F12', async () => {
      await person().openFile('docs/06-policy/policy-opa.md')
      await person().goTo(5, 'stack.md')
      await person().press('F12')
      await person().waitForFile('network-stack.md')
    })
  })
})
