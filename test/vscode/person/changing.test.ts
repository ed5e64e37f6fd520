// A person renames a heading, renames a folder in the Explorer and acts on sections; undo puts everything back.

import assert from 'node:assert/strict'
import type { Person } from './person.ts'
import { until, untilComes } from './waiting.ts'
import { withPerson } from './withPerson.ts'

const network = 'docs/12-network-stack/network-stack.md'
const policy = 'docs/06-policy/policy-opa.md'

/** Renames what is at the cursor to this; the box first holds the name as it is. */
async function renameTo(person: Person, before: string, after: string): Promise<void> {
  const input = person.page.locator('.rename-box input')
  await untilComes(() => person.press('F2'), input, 'the box for a new name')
  assert.equal(await input.inputValue(), before)
  await input.fill(after)
  await person.press('Enter')
}

/** Presses a button of the dialog. */
async function answer(person: Person, button: RegExp): Promise<void> {
  await person.page.locator('.monaco-dialog-box .monaco-button').filter({ hasText: button }).first().click()
}

describe('changing what is referred to', () => {
  withPerson((person) => {
    it('renames a title with F2: links elsewhere wait for a tick', async () => {
      await person().openFile(network)
      await person().goTo(14, '网络对比')
      await renameTo(person(), '网络对比', '网络比较')
      const preview = person().page.locator('.bulk-edit-panel')
      await preview.locator('.monaco-list-row').first().waitFor()
      await person().screenshot('rename')
      const boxes = preview.locator('.monaco-list-row .monaco-checkbox, .monaco-list-row input[type=checkbox]')
      assert.ok((await boxes.count()) > 3)
      await preview.getByText('Apply', { exact: true }).first().click()
      await person().waitForLine('## 12.2 网络比较')
      await person().waitForLine('- [12.2 网络比较](#122-网络比较)')
      await person().press('Control+Z')
      await person().waitForLine('## 12.2 网络对比')
      await person().waitForLine('- [12.2 网络对比](#122-网络对比)')
    })

    it('refuses a number that is taken with a sentence, and changes nothing', async () => {
      await person().openFile(network)
      await person().goTo(14, '12.2')
      await renameTo(person(), '12.2', '12.3')
      await person().command('Notifications: Show Notifications')
      const said = person().page.locator('.notifications-center .notification-list-item-message').first()
      await said.waitFor()
      assert.equal(await said.innerText(), '“12.3 小结” has this number already.')
      await person().waitForLine('## 12.2 网络对比')
    })

    it('takes references along when a folder gets another name, once, and back with one undo', async () => {
      await person().openFile(policy)
      const row = (name: string) =>
        person().page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name }).first()
      await row('12-network-stack').click()
      const input = person().page.locator('.explorer-folders-view input')
      await untilComes(() => person().press('F2'), input, 'the box for a new name')
      await input.fill('04-network')
      await person().press('Enter')
      await person().page.locator('.monaco-dialog-box').waitFor()
      await person().screenshot('move-asks')
      await answer(person(), /^OK$/)
      await row('04-network').waitFor()
      await person().waitForLine('参见 [12.2 网络对比](../04-network/network-stack.md#122-网络对比)。')
      await row('04-network').click()
      await person().press('Control+Z')
      await row('12-network-stack').waitFor()
      await person().waitForLine('参见 [12.2 网络对比](../12-network-stack/network-stack.md#122-网络对比)。')
    })

    it('acts on a section from the light bulb, and renumbers everything behind it', async () => {
      await person().openFile(network)
      await person().goTo(10)
      const menu = person().page.locator('.action-widget .monaco-list-row.action')
      await untilComes(() => person().press('Escape Control+.'), menu, 'the menu of the light bulb')
      await person().screenshot('section-actions')
      await menu.filter({ hasText: 'Insert section 12.2 behind this one' }).first().click()
      const preview = person().page.locator('.bulk-edit-panel')
      await preview.locator('.monaco-list-row').first().waitFor()
      await person().screenshot('section-inserted')
      await preview.getByText('Apply', { exact: true }).first().click()
      await person().waitForLine('## 12.2 New section')
      await person().waitForLine('## 12.3 网络对比')
      await until(
        () => person().visibleLines(),
        (lines) => lines.includes('- [12.3 网络对比](#123-网络对比)'),
        'the entry of the table of contents',
      )
    })
  })
})
