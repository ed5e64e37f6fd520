// Answers what a command asks in the box of the command palette, one question behind the other.

import type { Person } from './person.ts'

/** Runs a command that asks at once for something else in the same box. */
export async function startCommand(person: Person, title: string): Promise<void> {
  await person.press('Escape F1')
  const box = person.page.locator('.quick-input-widget')
  await box.locator('input').fill(`>${title}`)
  await box.locator('.monaco-list-row.focused').filter({ hasText: title }).first().waitFor()
  await person.press('Enter')
}

/** Waits for the question with this in its title, takes a picture where it has a name, and clicks on the row with this label. */
export async function choose(person: Person, title: string, row: string, picture?: string): Promise<void> {
  const box = person.page.locator('.quick-input-widget')
  await box.locator('.quick-input-title', { hasText: title }).waitFor()
  const name = box.locator('.monaco-list-row').getByText(row, { exact: true }).first()
  await name.waitFor()
  if (picture !== undefined) await person.screenshot(picture)
  await name.click()
}
