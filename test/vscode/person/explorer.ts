// What a person does in the Explorer: rename, drag, undo.

import type { Locator } from 'playwright-core'
import type { Person } from './person.ts'
import { untilComes } from './waiting.ts'

/** The row of a file or folder, by its name. */
export function row(person: Person, name: string): Locator {
  const label = person.page.locator('.label-name').getByText(name, { exact: true })
  return person.page.locator('.explorer-folders-view .monaco-list-row').filter({ has: label }).first()
}

/** Opens a folder, so that what is in it has rows. */
export async function unfold(person: Person, folder: string, child: string): Promise<void> {
  await untilComes(() => row(person, folder).click(), row(person, child), `'${child}' in the Explorer`)
}

/** Gives the file or folder another name; what VS Code asks then is left to the caller. */
export async function renameInExplorer(person: Person, name: string, to: string): Promise<void> {
  await row(person, name).click()
  const input = person.page.locator('.explorer-folders-view input')
  await untilComes(() => person.press('F2'), input, 'the box for a new name')
  await input.fill(to)
  await person.press('Enter')
}

/** Drags a row onto a folder, and says yes when VS Code asks whether it was meant. */
export async function dragInto(person: Person, name: string, folder: string): Promise<void> {
  await row(person, name).dragTo(row(person, folder))
  await answer(person, /^Move$/)
}

/** Undoes the last thing done in the Explorer, which has to have the focus; VS Code may ask. */
export async function undoInExplorer(person: Person, name: string): Promise<void> {
  await row(person, name).click()
  await person.press('Control+Z')
}

export function dialog(person: Person): Locator {
  return person.page.locator('.monaco-dialog-box')
}

/** Presses a button of the dialog, once it is there. */
export async function answer(person: Person, button: RegExp): Promise<void> {
  await dialog(person).locator('.monaco-button').filter({ hasText: button }).first().click()
}
