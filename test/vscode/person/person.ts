// Uses VS Code's workbench the way a person does: keys, mouse and what is on the screen, from outside its processes.

import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { openWorkbench, type WorkbenchOptions } from '../host/workbench.ts'

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
    await workbench.page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor()
    return person
  } catch (error) {
    await person.screenshot('workbench-did-not-open')
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
    page.setDefaultTimeout(15_000)
  }

  /** Opens a file of the folder by its path, through Quick Open. */
  async openFile(path: string): Promise<void> {
    const name = path.replace(/.*\//, '')
    await this.press('Control+P')
    const input = this.page.locator('.quick-input-widget input')
    await input.fill(path)
    // Enter takes the row that is focused, which for a moment is one of the files that were open last.
    await this.page.locator(`.quick-input-widget .monaco-list-row.focused[aria-label*="${name}"]`).first().waitFor()
    await this.press('Enter')
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' })
    await this.waitForFile(name)
  }

  /** Puts the cursor on a line, at a column or just before a text; columns count characters, as the status bar does. */
  async goTo(line: number, place: number | string = 1): Promise<void> {
    await this.press('Control+G')
    await this.page.locator('.quick-input-widget input').fill(`:${line}:1`)
    await this.press('Enter')
    await this.waitForCursor(line, 1)
    const column = typeof place === 'number' ? place : await this.columnOf(place)
    for (let at = 1; at < column; at++) await this.press('ArrowRight')
    await this.waitForCursor(line, column)
  }

  /** Presses keys together, as `F12`, `Control+Shift+O`, `Control+K Control+I` for one after the other. */
  async press(keys: string): Promise<void> {
    for (const chord of keys.split(' ')) await this.page.keyboard.press(chord)
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text, { delay: 20 })
  }

  /** Runs a command by its title, through the command palette. */
  async command(title: string): Promise<void> {
    await this.press('F1')
    await this.page.locator('.quick-input-widget input').fill(`>${title}`)
    await this.page.locator('.quick-input-widget .monaco-list-row.focused').filter({ hasText: title }).first().waitFor()
    await this.press('Enter')
  }

  /**
   * Rests the mouse on the text there and reads what pops up, part by part: parts come in their own time, so say which
   * text to wait for. Gives what is there after ten seconds, which may be nothing.
   */
  async hoverAt(line: number, place: number | string, containing = ''): Promise<string[]> {
    await this.goTo(line, place)
    const parts = this.page.locator('.monaco-editor .monaco-hover:not(.hidden) .hover-contents:visible')
    await this.page.mouse.move(0, 0)
    await parts.first().waitFor({ state: 'hidden' })
    const cursor = await this.editor().locator('.cursors-layer .cursor').first().boundingBox()
    if (!cursor) throw new Error(`no cursor on the screen at ${line}:${place}`)
    await this.page.mouse.move(cursor.x + 3, cursor.y + cursor.height / 2, { steps: 4 })
    await this.comes(parts.filter({ hasText: containing }))
    return this.settled(parts)
  }

  /** Asks for suggestions at the cursor and reads them, with their details, in order; nothing when there are none. */
  async suggestions(): Promise<string[]> {
    await this.press('Control+Space')
    await this.page.locator('.suggest-widget.visible').waitFor()
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row')
    await this.comes(rows) // else it says "No suggestions."
    return this.settled(rows)
  }

  /** Waits until exactly these labels are suggested. */
  async waitForSuggestions(labels: readonly string[]): Promise<void> {
    const names = this.page.locator('.suggest-widget.visible .monaco-list-row .label-name')
    await this.until(
      () => names.allInnerTexts(),
      (shown) => JSON.stringify(shown) === JSON.stringify(labels),
      'the suggestions',
    )
  }

  /** Waits for suggestions that come by themselves. */
  async suggestionsCome(): Promise<void> {
    await this.page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor()
  }

  /** Takes the suggestion on the screen with this label. */
  async take(label: string): Promise<void> {
    const row = this.page.locator('.suggest-widget.visible .monaco-list-row').filter({
      has: this.page.locator('.label-name').getByText(label, { exact: true }),
    })
    await row.first().click()
  }

  /** Opens the Problems view and reads its rows, in order; `atLeast` says how many to wait for. */
  async problems(atLeast = 0): Promise<SeenProblem[]> {
    await this.command('Problems: Focus on Problems View')
    const rows = this.page.locator('.markers-panel .monaco-list-row .marker-icon')
    if (atLeast > 0) await rows.nth(atLeast - 1).waitFor()
    return this.page.locator('.markers-panel .monaco-list-row:has(.marker-icon)').evaluateAll((found) =>
      found.map((row) => {
        const icon = row.querySelector('.marker-icon .codicon, .marker-icon')?.outerHTML ?? ''
        const severity = /error/.test(icon) ? 'error' : /warning/.test(icon) ? 'warning' : 'info'
        return { severity, text: (row.textContent ?? '').replace(/\s+/g, ' ').trim() } as const
      }),
    )
  }

  /** Reads the Problems view again and again until it shows what is waited for; fails with what it shows. */
  async waitForProblems(areThere: (problems: readonly SeenProblem[]) => boolean): Promise<SeenProblem[]> {
    return this.until(() => this.problems(), areThere, 'the problems')
  }

  /** Asks for quick fixes at the cursor, again when the menu does not come or goes, and takes the one with this title. */
  async fix(title: string): Promise<void> {
    const row = this.page.locator('.action-widget .monaco-list-row.action').filter({ hasText: title }).first()
    const ask = async () => {
      await this.press('Escape')
      await this.press('Control+.')
      return row.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      )
    }
    await this.until(ask, (isThere) => isThere, `the quick fix '${title}'`)
    await row.click()
  }

  /** Lists who refers to what is at the cursor, beside the text: the names of their files, sorted. */
  async references(): Promise<string[]> {
    await this.press('Shift+F12')
    const widget = this.page.locator('.reference-zone-widget')
    await widget.locator('.ref-tree .monaco-list-row').first().waitFor()
    return (await this.settled(widget.locator('.ref-tree .reference-file .label-name'))).sort()
  }

  /** The rows of the Outline view, in order, once one with this text is there. */
  async outline(containing: string): Promise<string[]> {
    await this.command('Explorer: Focus on Outline View')
    const rows = this.page.locator('.outline-tree .monaco-list-row')
    await rows.filter({ hasText: containing }).first().waitFor()
    return this.settled(rows)
  }

  /** Looks for symbols of the workspace: the rows that are offered, once one with this text is there. */
  async findSections(query: string, containing: string): Promise<string[]> {
    await this.press('Control+T')
    const widget = this.page.locator('.quick-input-widget')
    await widget.locator('input').fill(`#${query}`)
    const rows = widget.locator('.monaco-list-row')
    await rows.filter({ hasText: containing }).first().waitFor()
    return this.settled(rows)
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
    return this.until(read, (text) => text.includes(containing), `'${containing}' in the status bar`)
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
    await this.until(
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

  /** Asks again until the answer is what is waited for; fails with the last answer. */
  private async until<T>(ask: () => Promise<T>, isThere: (answer: T) => boolean, what: string): Promise<T> {
    const deadline = Date.now() + 15_000
    for (;;) {
      const answer = await ask()
      if (isThere(answer)) return answer
      if (Date.now() > deadline) throw new Error(`waited for ${what}; there is ${JSON.stringify(answer, undefined, 1)}`)
      await this.page.waitForTimeout(100)
    }
  }

  /** Waits for the first of these, but not for ever: that nothing comes is an answer too. */
  private async comes(elements: Locator): Promise<void> {
    await elements
      .first()
      .waitFor({ timeout: 10_000 })
      .catch(() => {})
  }

  /** The texts of these elements, once they are twice the same: an answer may come in parts. */
  private async settled(elements: Locator): Promise<string[]> {
    let before = ''
    for (let tries = 0; tries < 40; tries++) {
      const texts = (await elements.allInnerTexts()).map((text) => text.trim())
      const now = JSON.stringify(texts)
      if (now === before && !now.includes('Loading...')) return texts
      before = now
      await this.page.waitForTimeout(150)
    }
    throw new Error(`what is on the screen keeps changing: ${before}`)
  }

  private async columnOf(text: string): Promise<number> {
    let line = ''
    for (let tries = 0; tries < 50; tries++) {
      line = await this.lineOfCursor()
      const at = line.indexOf(text)
      if (at >= 0) return [...line.slice(0, at)].length + 1
      await this.page.waitForTimeout(100) // the status bar knows the place before the line is drawn
    }
    throw new Error(`'${text}' is not on the line: ${line}`)
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
