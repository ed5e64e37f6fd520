// A person inserts references: finds the section in the list, sees it beside the text, chooses the form.

import assert from 'node:assert/strict'
import type { Locator } from 'playwright-core'
import type { Person } from './person.ts'
import { until } from './waiting.ts'
import { withPerson } from './withPerson.ts'

const box = ({ page }: Person): Locator => page.locator('.quick-input-widget')
const rows = (person: Person): Locator => box(person).locator('.monaco-list-row')

/** Opens the list with the cursor at the end of the document. */
async function openList(person: Person, keys = 'Control+K Control+G'): Promise<void> {
  await person.openFile('docs/06-policy/policy-opa.md')
  await person.goTo(18)
  await person.type('见 ')
  await person.press(keys)
  await rows(person).first().waitFor()
}

/** Types into the list until this is the row that Enter takes. */
async function search(person: Person, query: string, first: string): Promise<void> {
  await box(person).locator('input[type="text"], input.input').first().fill(query)
  await box(person).locator('.monaco-list-row.focused').filter({ hasText: first }).waitFor()
}

const groups = ({ page }: Person): Locator => page.locator('.editor-group-container')

// Titles beside numbers would be part of the lines.
const settings = { 'editor.inlayHints.enabled': 'off' }

describe('inserting a cross-reference', () => {
  withPerson(
    (person) => {
      it('lists what is referred to already and what is near, shows it beside the text, and writes it as the document does', async () => {
        await openList(person())
        const offered = await rows(person()).allInnerTexts()
        assert.match(offered[0] ?? '', /12\.2 网络对比/)
        await search(person(), 'rqwl', '12.2.1 容器网络')
        await groups(person()).nth(1).locator('.view-line', { hasText: '### 12.2.1 容器网络' }).first().waitFor()
        await person().screenshot('cross-reference')
        await person().press('Enter')
        await person().waitForLine('见 `network-stack.md` 12.2.1 章节')
        await until(
          () => groups(person()).count(),
          (count) => count === 1,
          'one group of editors',
        )
        await person().press('Control+Z')
        await person().waitForLine('见 ')
      })

      it('puts the window back when the person goes away', async () => {
        await openList(person())
        await search(person(), '12.3', '12.3 小结')
        await groups(person()).nth(1).locator('.view-line', { hasText: '## 12.3 小结' }).first().waitFor()
        await person().press('Escape')
        await until(
          () => groups(person()).count(),
          (count) => count === 1,
          'one group of editors',
        )
        await person().waitForFile('policy-opa.md')
        await person().waitForLine('见 ')
        assert.deepEqual(await person().cursor(), { line: 18, column: 3 })
      })

      it('asks for the form, and refers back after a preview', async () => {
        await person().openFile('docs/12-network-stack/network-stack.md')
        await person().press('Control+End')
        await person().type('## 相关文档')
        await openList(person())
        await search(person(), '12.3', '12.3 小结')
        // The button of the row.
        await box(person()).locator('.monaco-list-row.focused .action-label').first().click()
        const links = rows(person()).filter({ has: person().page.getByText('Link', { exact: true }) })
        await links.first().waitFor()
        await person().screenshot('cross-reference-forms')
        assert.equal(await links.count(), 2)
        await links.last().click()
        const preview = person().page.locator('.bulk-edit-panel')
        await preview.locator('.monaco-list-row').first().waitFor()
        await person().screenshot('cross-reference-back')
        // The box of the document ticks what is in it.
        await preview.locator('.monaco-checkbox:not(.checked), input[type=checkbox]:not(:checked)').first().click()
        await preview.getByText('Apply', { exact: true }).first().click()
        await person().openFile('docs/12-network-stack/network-stack.md')
        await person().press('Control+End')
        await until(
          () => person().visibleLines(),
          (lines) => lines.some((line) => line.startsWith('- [06.3 与网络的关系](../06-policy/policy-opa.md#063-')),
          'the reference back',
        )
      })

      it('makes what is selected the text of a link', async () => {
        await person().openFile('docs/06-policy/policy-opa.md')
        await person().goTo(9, '声明式')
        for (let i = 0; i < 3; i++) await person().press('Shift+ArrowRight')
        await person().press('Control+K Control+G')
        await rows(person()).first().waitFor()
        await search(person(), '12.1', '12.1 概述')
        await person().press('Enter')
        await person().waitForLine('Rego 是[声明式](../12-network-stack/network-stack.md#121-概述)语言。')
      })
    },
    { settings },
  )
})
