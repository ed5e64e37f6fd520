// A person in a browser, where the extension is a web worker and reads the files through the editor.

import assert from 'node:assert/strict'
import { withPerson } from './withPerson.ts'

describe('in a browser', () => {
  withPerson(
    (person) => {
      it('previews a reference, follows it, and comes back', async () => {
        await person().openFile('docs/06-policy/policy-opa.md')
        const parts = await person().hoverAt(17, '12.2', '12.2 网络对比')
        assert.equal(parts.filter((part) => part.startsWith('12.2 网络对比')).length, 1, parts.join('\n---\n'))
        await person().goTo(5, 'stack.md')
        await person().press('F12')
        await person().waitForFile('network-stack.md')
        await person().command('Go Back')
        await person().waitForFile('policy-opa.md')
      })

      it('sees a broken link once, and has it repaired', async () => {
        const isBroken = ({ text }: { readonly text: string }) => text.includes('network-stock.md')
        const problems = await person().waitForProblems((found) => found.some(isBroken))
        assert.equal(problems.filter(isBroken).length, 1)
        await person().openFile('docs/99-traps/broken.md')
        await person().goTo(3, 'network-stock')
        await person().fix('network-stack.md')
        await person().waitForProblems((found) => !found.some(isBroken))
      })

      it('finds a section by pinyin', async () => {
        const rows = await person().findSections('wldb', '12.2 网络对比')
        assert.equal(rows.length, 1, rows.join('\n'))
        await person().press('Enter')
        await person().waitForFile('network-stack.md')
        await person().waitForCursor(14)
      })
    },
    { kind: 'web' },
  )
})
