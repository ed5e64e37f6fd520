// A person meets titles beside numbers and the hierarchies of sections.

import assert from 'node:assert/strict'
import { withPerson } from './withPerson.ts'

describe('beside the text', () => {
  withPerson((person) => {
    it('a title says which section the number before it names, and leads there', async () => {
      await person().openFile('docs/06-policy/policy-opa.md')
      const title = person()
        .page.locator('.view-line span span', { hasText: /^\s*网络对比\s*$/ })
        .first()
      await title.waitFor()
      await title.hover()
      const hover = person().page.locator('.monaco-hover:not(.hidden)', { hasText: '12.2 网络对比' }).first()
      await hover.waitFor()
      assert.match(await hover.innerText(), /docs\/12-network-stack\/network-stack\.md/)
      await person().screenshot('title-beside-a-number')
      await person().page.keyboard.down('Control')
      await title.hover()
      await title.click()
      await person().page.keyboard.up('Control')
      await person().waitForFile('network-stack.md')
      await person().waitForCursor(14, 1)
    })

    it('the call hierarchy goes on from section to section', async () => {
      await person().openFile('docs/06-policy/policy-opa.md')
      await person().goTo(7, '规则语言')
      await person().command('Calls: Show Call Hierarchy')
      const rows = person().page.locator('.sidebar .monaco-list-row')
      await rows.filter({ hasText: '12.2 网络对比' }).click()
      await person().press('ArrowRight')
      await rows.and(person().page.locator('[aria-level="3"]')).filter({ hasText: '06.3 与网络的关系' }).waitFor()
      await person().screenshot('call-hierarchy')
    })
  })
})
