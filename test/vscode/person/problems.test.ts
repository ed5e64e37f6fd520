// A person meets a broken link in the Problems view, has it repaired, and takes the repair back.

import assert from 'node:assert/strict'
import { withPerson } from './withPerson.ts'

const isBroken = ({ text }: { readonly text: string }) => text.includes('network-stock.md')
/** A number that the document named with it does not have. */
const isMissing = ({ text }: { readonly text: string }) => text.includes('no section 06.9')
const isNowhere = ({ text }: { readonly text: string }) => text.includes('nowhere.md')

describe('a broken link', () => {
  withPerson((person) => {
    it('is listed once, also before its document is opened', async () => {
      await person().openFile('README.md')
      const problems = await person().waitForProblems((found) => found.some(isBroken) && found.some(isMissing))
      await person().screenshot('problems')
      const severities = (are: typeof isBroken) => problems.filter(are).map(({ severity }) => severity)
      assert.deepEqual(
        [severities(isBroken), severities(isMissing)],
        [['error'], ['warning']],
        JSON.stringify(problems),
      )
      assert.equal(problems.length, 2, JSON.stringify(problems))
    })

    it('is repaired by the quick fix, and broken again by undo', async () => {
      await person().openFile('docs/99-traps/broken.md')
      await person().goTo(3, 'network-stock')
      await person().fix('network-stack.md')
      await person().waitForLine('写错的名字：[网络栈](../12-network-stack/network-stack.md)。')
      await person().waitForProblems((found) => !found.some(isBroken))
      await person().openFile('docs/99-traps/broken.md')
      await person().press('Control+Z')
      await person().waitForLine('写错的名字：[网络栈](../12-network-stack/network-stock.md)。')
      const again = await person().waitForProblems((found) => found.some(isBroken))
      assert.equal(again.filter(isBroken).length, 1)
    })

    it('comes and goes with what is typed', async () => {
      await person().openFile('docs/06-policy/policy-opa.md')
      await person().goTo(9)
      await person().type('[x](nowhere.md)')
      const found = await person().waitForProblems((all) => all.some(isNowhere))
      assert.equal(found.filter(isNowhere).length, 1)
      await person().openFile('docs/06-policy/policy-opa.md')
      await person().press('Control+Shift+K') // the line goes
      await person().waitForProblems((all) => !all.some(isNowhere))
    })
  })
})
