// Uses VS Code's workbench the way a person does: keys, mouse and what is on the screen, from outside its processes.

import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Locator, Page } from 'playwright-core'
import { openWorkbench, type WorkbenchOptions } from '../host/workbench.ts'
import { comes, patience, settled, until, untilComes } from './waiting.ts'

export interface PersonOptions extends Omit<WorkbenchOptions, 'kind' | 'suite' | 'onLog'> {
  readonly kind?: 'node' | 'web'
  readonly screenshots: string
}

/** A row of the Problems view. */
export interface SeenProblem {
  readonly severity: 'error' | 'warning' | 'info'
  readonly text: string
}

/** Opens the workbench and hands it to a person; close it at the end. Lines and columns count from 1. */
export async function sitDown(options: PersonOptions): Promise<Person> {
  const workbench = await openWorkbench({ kind: 'node', ...options })
  const person = new Person(workbench.page, options.screenshots, () => workbench.close())
  try {
    const file = workbench.page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first()
    await file.waitFor({ timeout: 2 * patience })
    return person
  } catch (error) {
    await person.screenshot('workbench-did-not-open').catch(() => {})
    await workbench.close()
    throw error
  }
}

export class Person {
  /** For what this class has no word for. */
  readonly page: Page
  readonly close: () => Promise<void>
  readonly #screenshots: string

  constructor(page: Page, screenshots: string, close: () => Promise<void>) {
    this.page = page
    this.close = close
    this.#screenshots = screenshots
    page.setDefaultTimeout(patience)
  }

  /** Puts the window back: no editor is open, and what was not saved is lost. */
  async putBack(): Promise<void> {
    await this.page.mouse.move(0, 0)
    const tabs = this.page.locator('.editor-group-container .tab')
    for (let left = await tabs.count(); left > 0; left = await tabs.count()) {
      await this.command('View: Revert and Close Editor')
      await until(
        () => tabs.count(),
        (count) => count < left,
        'an editor to close',
      )
    }
  }

  /** Opens a file of the folder by its path, through Quick Open; then the keys go to its text. */
  async openFile(path: string): Promise<void> {
    const name = path.replace(/.*\//, '')
    const box = await this.askIn('Control+P', path)
    // Enter takes the row that is focused, which for a moment is one of the files that were open last.
    await box.locator(`.monaco-list-row.focused[aria-label*="${name}"]`).first().waitFor()
    await this.answer(box)
    await this.waitForFile(name)
    await this.waitForFocus()
  }

  /** Puts the cursor on a line, at a column or just before a text; columns count characters, as the status bar does. */
  async goTo(line: number, place: number | string = 1): Promise<void> {
    await this.answer(await this.askIn('Control+G', `:${line}:1`))
    await this.waitForFocus()
    await this.waitForCursor(line, 1)
    const column = typeof place === 'number' ? place : await this.columnOf(place)
    for (let at = 1; at < column; at++) await this.page.keyboard.press('ArrowRight')
    await this.waitForCursor(line, column)
  }

  /** Presses keys together, as `F12`, `Control+Shift+O`, `Control+K Control+I` for one after the other. */
  async press(keys: string): Promise<void> {
    for (const chord of keys.split(' ')) await this.page.keyboard.press(chord)
    // What they have done at once is on the screen two frames later; the status bar is drawn with them.
    await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  }

  /** Types one line of text into the editor, and waits until the cursor stands behind it. */
  async type(text: string): Promise<void> {
    const from = await this.cursor()
    await this.page.keyboard.type(text, { delay: 20 })
    if (from) await this.waitForCursor(from.line, from.column + [...text].length)
  }

  /** Runs a command by its title, through the command palette. */
  async command(title: string): Promise<void> {
    const box = await this.askIn('F1', `>${title}`)
    await box.locator('.monaco-list-row.focused').filter({ hasText: title }).first().waitFor()
    await this.answer(box)
  }

  /** Rests the mouse on the text there until a part with this text pops up: the texts of all parts. */
  async hoverAt(line: number, place: number | string, containing: string): Promise<string[]> {
    await this.goTo(line, place)
    const parts = this.page.locator('.monaco-editor .monaco-hover:not(.hidden) .hover-contents:visible')
    const rest = async () => {
      await this.page.mouse.move(0, 0)
      await parts.first().waitFor({ state: 'hidden' })
      const cursor = await this.editor().locator('.cursors-layer .cursor').first().boundingBox()
      if (!cursor) throw new Error(`no cursor on the screen at ${line}:${place}`)
      await this.page.mouse.move(cursor.x + 3, cursor.y + cursor.height / 2, { steps: 4 })
    }
    await untilComes(rest, parts.filter({ hasText: containing }), `'${containing}' to pop up`)
    return settled(parts)
  }

  /** Asks for suggestions at the cursor until one has this label; reads them, with their details, in order. */
  async suggestions(label: string): Promise<string[]> {
    const ask = async () => {
      if (!(await this.suggestion(label).isVisible())) await this.press('Control+Space')
    }
    await untilComes(ask, this.suggestion(label), `the suggestion '${label}'`)
    return settled(this.page.locator('.suggest-widget.visible .monaco-list-row'))
  }

  /** Waits until exactly these labels are suggested. */
  async waitForSuggestions(labels: readonly string[]): Promise<void> {
    const names = this.page.locator('.suggest-widget.visible .monaco-list-row .label-name')
    await until(
      () => names.allInnerTexts(),
      (shown) => isDeepStrictEqual(shown, labels),
      'the suggestions',
    )
  }

  /** Waits for a suggestion that comes by itself. */
  async suggestionComes(label: string): Promise<void> {
    await this.suggestion(label).waitFor()
  }

  /** Takes the suggestion on the screen with this label, with the mouse. */
  async take(label: string): Promise<void> {
    await this.suggestion(label).click()
  }

  /** Takes the suggestion with Enter, once it is the one that Enter takes. */
  async takeFirst(label: string): Promise<void> {
    await this.suggestion(label, '.focused').waitFor()
    await this.press('Enter')
  }

  /** Opens the Problems view and reads its rows, in order; `atLeast` says how many to wait for. */
  async problems(atLeast = 0): Promise<SeenProblem[]> {
    await this.command('Problems: Focus on Problems View')
    // The row, not its icon: that gives way to a bulb where the row has the focus and a quick fix.
    const rows = this.page.locator('.markers-panel .monaco-list-row:has(.marker-icon)')
    if (atLeast > 0) await rows.nth(atLeast - 1).waitFor()
    return rows.evaluateAll((found) =>
      found.map((row) => {
        const icon = row.querySelector('.marker-icon .codicon, .marker-icon')?.outerHTML ?? ''
        const severity = /error/.test(icon) ? 'error' : /warning/.test(icon) ? 'warning' : 'info'
        return { severity, text: (row.textContent ?? '').replace(/\s+/g, ' ').trim() } as const
      }),
    )
  }

  /** Reads the Problems view again and again until it shows what is waited for; fails with what it shows. */
  async waitForProblems(areThere: (problems: readonly SeenProblem[]) => boolean): Promise<SeenProblem[]> {
    return until(() => this.problems(), areThere, 'the problems')
  }

  /** Asks for quick fixes at the cursor, again when the menu does not come or goes, and takes the one with this title. */
  async fix(title: string): Promise<void> {
    const row = this.page.locator('.action-widget .monaco-list-row.action').filter({ hasText: title }).first()
    await untilComes(() => this.press('Escape Control+.'), row, `the quick fix '${title}'`)
    await row.click()
  }

  /** Lists who refers to what is at the cursor, beside the text, until these are the files, sorted by name. */
  async waitForReferences(files: readonly string[]): Promise<void> {
    const widget = this.page.locator('.reference-zone-widget')
    const ask = async () => {
      await this.press('Escape Shift+F12')
      await comes(widget.locator('.ref-tree .monaco-list-row'))
      return (await settled(widget.locator('.ref-tree .reference-file .label-name'))).sort()
    }
    await until(ask, (found) => isDeepStrictEqual(found, files), 'the references')
  }

  /** Opens the Outline view and waits until these are its rows, in order, without their `#`. */
  async waitForOutline(titles: readonly string[]): Promise<void> {
    await this.command('Explorer: Focus on Outline View')
    const rows = this.page.locator('.outline-tree .monaco-list-row')
    const read = async () => (await settled(rows)).map((row) => row.replace(/^#+ /, ''))
    await until(read, (found) => isDeepStrictEqual(found, titles), 'the outline')
  }

  /** Looks for symbols of the workspace until the one that Enter takes has this text: the rows that are offered. */
  async findSections(query: string, first: string): Promise<string[]> {
    const ask = async () => {
      const box = await this.askIn('Control+T', `#${query}`)
      await comes(box.locator('.monaco-list-row.focused').filter({ hasText: first }))
      return settled(box.locator('.monaco-list-row'))
    }
    return until(ask, (found) => found[0]?.includes(first) === true, `'${first}' as the first section`)
  }

  /** What the status items of the language say, as a screen reader hears it, once one contains this. */
  async status(containing: string): Promise<string> {
    const item = this.page.locator('[id="status.languageStatus"]')
    const read = async () =>
      (
        await item.evaluateAll((found) =>
          found.flatMap((each) => [each, ...each.querySelectorAll('[aria-label]')]).map((each) => each.ariaLabel ?? ''),
        )
      ).join('\n')
    return until(read, (text) => text.includes(containing), `'${containing}' in the status bar`)
  }

  /** The name of the file in the active editor tab. */
  async activeFile(): Promise<string> {
    const name = await this.page
      .locator('.editor-group-container.active .tab.active')
      .getAttribute('data-resource-name')
    return name ?? ''
  }

  /** Where the cursor is, as the status bar shows it. */
  async cursor(): Promise<{ line: number; column: number } | undefined> {
    const text = await this.page.locator('[id="status.editor.selection"]').textContent()
    const found = /(\d+)\D+(\d+)/.exec(text ?? '')
    return found ? { line: Number(found[1]), column: Number(found[2]) } : undefined
  }

  /** The lines of the active editor that are on the screen. */
  async visibleLines(): Promise<string[]> {
    const lines = await this.editor()
      .locator('.view-lines .view-line')
      .evaluateAll((all) =>
        all
          .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' }))
          .sort((a, b) => a.top - b.top)
          .map(({ text }) => text),
      )
    return lines.map((line) => line.replaceAll('\u00a0', ' '))
  }

  async waitForFile(name: string): Promise<void> {
    await this.page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`).waitFor()
    const address = encodeURIComponent(name).replace(
      /[!'()*]/g,
      (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
    )
    await this.page.locator(`.editor-group-container.active .monaco-editor[data-uri$="/${address}"]`).waitFor()
    await this.editor().locator('.view-line').first().waitFor()
  }

  /** Waits until a line of the active editor, as far as it is on the screen, is this. */
  async waitForLine(text: string): Promise<void> {
    await until(
      () => this.visibleLines(),
      (lines) => lines.includes(text),
      `the line '${text}'`,
    )
  }

  async waitForCursor(line: number, column?: number): Promise<void> {
    const place = column === undefined ? new RegExp(`Ln ${line},`) : new RegExp(`Ln ${line}, Col ${column}\\b`)
    await this.page.locator('[id="status.editor.selection"]').filter({ hasText: place }).waitFor()
  }

  /** Writes a picture of the whole window to .cache/screenshots, and says where. */
  async screenshot(name: string): Promise<string> {
    const path = join(this.#screenshots, `${name}.png`)
    await this.page.screenshot({ path })
    return path
  }

  /** Opens a box with keys and writes into it: keys that come before the window listens are lost, so asks again. */
  private async askIn(keys: string, text: string): Promise<Locator> {
    const box = this.page.locator('.quick-input-widget')
    const input = box.locator('input')
    await untilComes(() => this.press(`Escape ${keys}`), input, `the box that ${keys} opens`)
    await input.fill(text)
    return box
  }

  private async answer(box: Locator): Promise<void> {
    await this.press('Enter')
    await box.waitFor({ state: 'hidden' })
  }

  /** Waits until the keys go to the text: before, some would be lost, and those after them would not. */
  private async waitForFocus(): Promise<void> {
    await this.editor().and(this.page.locator('.focused')).waitFor()
  }

  private suggestion(label: string, state = ''): Locator {
    const name = this.page.locator('.label-name').getByText(label, { exact: true })
    return this.page.locator(`.suggest-widget.visible .monaco-list-row${state}`).filter({ has: name }).first()
  }

  private async columnOf(text: string): Promise<number> {
    const line = await until(
      () => this.lineOfCursor(), // the status bar knows the place before the line is drawn
      (drawn) => drawn.includes(text),
      `'${text}' on the line`,
    )
    return [...line.slice(0, line.indexOf(text))].length + 1
  }

  private async lineOfCursor(): Promise<string> {
    const cursor = await this.editor().locator('.cursors-layer .cursor').first().boundingBox()
    const line = await this.editor()
      .locator('.view-lines .view-line')
      .evaluateAll(
        (all, top) => all.find((each) => Math.abs(each.getBoundingClientRect().top - top) < 5)?.textContent ?? '',
        cursor?.y ?? 0,
      )
    return line.replaceAll('\u00a0', ' ')
  }

  private editor(): Locator {
    return this.page.locator('.editor-group-container.active .editor-instance .monaco-editor').first()
  }
}
