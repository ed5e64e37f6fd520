// Takes the pictures of the README, docs/images, from examples/: `npm run test:vscode -- pictures`.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { withCopy } from '../host/suiteHost.ts'
import { type Person, sitDown } from './person.ts'
import { choose, startCommand } from './quickPick.ts'
import { takeTerminalPicture } from './terminal.ts'
import { untilComes } from './waiting.ts'

const size = { width: 1040, height: 560, scale: 1.5 }
/** All but the status bar. */
const whole = { x: 0, y: 0, width: size.width, height: 526 }

interface Scene {
  readonly show: (person: Person) => Promise<unknown>
  /** The part of the window to take, where it is not the whole. */
  readonly x?: number
  readonly width?: number
  readonly height?: number
}

const settings = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 14,
  'editor.hover.above': false,
  'editor.lightbulb.enabled': 'off',
  'editor.lineNumbersMinChars': 3,
  'editor.minimap.enabled': false,
  'editor.overviewRulerBorder': false,
  'editor.scrollbar.vertical': 'hidden',
  'editor.stickyScroll.enabled': false,
  'editor.wordWrap': 'off',
  'git.blame.statusBarItem.enabled': false,
  'scm.diffDecorations': 'none',
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.editorActionsLocation': 'hidden',
  'workbench.layoutControl.enabled': false,
}

/** Takes the pictures of these names; all where there are none. */
export async function takePictures(root: string, names: readonly string[]): Promise<void> {
  const isWanted = (name: string) => names.length === 0 || names.includes(name)
  const pictures = join(root, 'docs', 'images')
  await mkdir(pictures, { recursive: true })
  await withCopy(join(root, 'examples'), 'examples', async (folder) => {
    const person = await sitDown({ folder, extension: root, screenshots: pictures, size, settings })
    try {
      await person.openFile('docs/12-network-stack/network-stack.md')
      await person.status('documents')
      for (const [name, { show, ...part }] of Object.entries(scenes)) {
        if (!isWanted(name)) continue
        await person.press('Escape Escape')
        await person.command('View: Close All Editors')
        await show(person)
        const path = join(pictures, `${name}.png`)
        await person.page.screenshot({ path, clip: { ...whole, ...part }, animations: 'disabled' })
        console.log(path)
      }
      if (isWanted('check')) await takeTerminalPicture(person.page, root, join(pictures, 'check.png'))
    } finally {
      await person.close()
    }
  })
}

/** What is on the screen in each picture, in the order they are taken. */
const scenes: Readonly<Record<string, Scene>> = {
  hover: {
    show: async (person) => {
      await hideSideBar(person)
      await person.openFile('docs/11-troubleshooting/troubleshooting.md')
      await person.hoverAt(39, '15.3.3', '15.3.3 回收')
    },
  },

  search: {
    x: 190,
    width: 660,
    height: 96,
    show: async (person) => {
      await person.findSections('wlcl', '12.5 网络策略')
    },
  },

  problems: {
    height: 510,
    show: async (person) => {
      await person.openFile('docs/99-broken/broken.md')
      await person.problems(1)
      await person.openFile('docs/99-broken/broken.md')
      await person.goTo(9, '../12-network')
      const fixes = person.page.locator('.action-widget .monaco-list-row')
      await untilComes(() => person.press('Escape Control+.'), fixes, 'the quick fixes')
    },
  },

  references: {
    height: 440,
    show: async (person) => {
      await person.command('View: Hide Panel')
      await person.openFile('docs/12-network-stack/network-stack.md')
      await person.goTo(55, '网络策略')
      await person.command('References: Find All References')
      const files = person.page.locator('.sidebar .monaco-list-row[aria-level="1"]')
      await files.first().waitFor()
      await drag(person, person.page.locator('.part.sidebar'), 90)
      await expand(person, files)
    },
  },
  completion: {
    height: 440,
    show: async (person) => {
      await hideSideBar(person)
      await person.openFile('docs/15-storage-stack/storage-stack.md')
      await person.goTo(26)
      await person.press('End Enter Enter')
      await person.waitForCursor(28, 1)
      await person.type('隔离见 [网络策略](../12-network-stack/network-stack.md#')
      await person.suggestionComes('12.5 网络策略')
      await person.type('12.5')
      await person.waitForSuggestions(['12.5 网络策略', '12.5.1 默认拒绝', '12.5.2 放行'])
    },
  },
  titles: {
    height: 300,
    show: async (person) => {
      await hideSideBar(person)
      await person.openFile('docs/UPDATE-2026-11-07.md')
      await person.goTo(36)
      await person.page.locator('.view-line', { hasText: 'CNI 插件' }).waitFor()
    },
  },

  calls: {
    height: 440,
    show: async (person) => {
      await person.openFile('docs/12-network-stack/network-stack.md')
      await person.goTo(55, '网络策略')
      await person.command('Calls: Show Call Hierarchy')
      const rows = person.page.locator('.sidebar .monaco-list-row')
      await rows.filter({ hasText: '11.1 排查顺序' }).waitFor()
      await drag(person, person.page.locator('.part.sidebar'), 90)
      await rows.filter({ hasText: '06.5 网络策略校验' }).click()
      await person.press('ArrowRight')
      await rows.filter({ hasText: '12.5.1 默认拒绝' }).waitFor()
    },
  },

  'update-log': {
    height: 300,
    show: async (person) => {
      await hideSideBar(person)
      await person.openFile('docs/12-network-stack/network-stack.md')
      await person.goTo(70)
      await person.press('End Enter Enter')
      await person.waitForCursor(72, 1)
      await person.type('### 12.5.3 审计')
      await person.openFile('docs/15-storage-stack/storage-stack.md')
      await person.goTo(26)
      await person.press('End')
      await person.type('扩容前先做快照。')
      await startCommand(person, 'Doc Corpus: New Update Log…')
      await choose(person, 'which folder', 'examples/docs')
      await choose(person, 'changed since', 'A commit…')
      await choose(person, 'changed since', 'The corpus as it was')
      await person.page.locator('.quick-input-title', { hasText: 'which documents' }).waitFor()
    },
  },

  'number-cell': {
    height: 440,
    show: async (person) => {
      await hideSideBar(person)
      await person.openFile('docs/11-troubleshooting/troubleshooting.md')
      await person.goTo(23)
      await person.press('End Enter')
      await person.waitForCursor(24, 1)
      await person.type('| 卷写满 | `storage-stack.md` | ')
      await person.suggestionComes('15.3.3 回收')
      await person.type('15.')
      await person.suggestionComes('15.4 容量规划')
    },
  },
  'number-heading': {
    height: 440,
    show: async (person) => {
      await hideSideBar(person)
      await person.openFile('docs/12-network-stack/network-stack.md')
      await person.goTo(70)
      await person.press('End Enter Enter')
      await person.waitForCursor(72, 1)
      await person.type('### ')
      await person.suggestionComes('12.5.3')
    },
  },
  'number-prose': {
    height: 440,
    show: async (person) => {
      await hideSideBar(person)
      await person.openFile('docs/15-storage-stack/storage-stack.md')
      await person.goTo(26)
      await person.press('End Enter Enter')
      await person.waitForCursor(28, 1)
      await person.type('限制见 `policy-opa.md` ')
      await person.suggestionComes('06.1 概述')
      await person.type('06.9')
      await person.suggestionComes('06.9.3 存储类白名单')
    },
  },
  'cross-reference': {
    height: 440,
    show: async (person) => {
      await openAtReference(person)
      await person.page.locator('.quick-input-widget input:visible').first().fill('wlcl')
      const row = person.page.locator('.quick-input-widget .monaco-list-row.focused')
      await row.filter({ hasText: '12.5 网络策略' }).waitFor()
      const beside = person.page.locator('.editor-group-container').nth(1)
      await beside.locator('.view-line', { hasText: '## 12.5 网络策略' }).first().waitFor()
    },
  },
  'section-actions': {
    height: 440,
    show: async (person) => {
      await hideSideBar(person)
      await person.openFile('docs/12-network-stack/network-stack.md')
      await person.goTo(55)
      // The menu is as high as half of the window: the section has to stand in the upper part.
      for (let line = 0; line < 10; line++) await person.press('Control+ArrowDown')
      const menu = person.page.locator('.action-widget .monaco-list-row.action')
      await untilComes(() => person.press('Escape Control+.'), menu, 'the menu of the light bulb')
    },
  },
  rename: {
    show: async (person) => {
      await hideSideBar(person)
      await person.openFile('docs/12-network-stack/network-stack.md')
      await person.goTo(55, '网络策略')
      const input = person.page.locator('.rename-box input')
      await untilComes(() => person.press('F2'), input, 'the box for a new name')
      await input.fill('网络隔离')
      await person.press('Enter')
      await person.page.locator('.bulk-edit-panel .monaco-list-row').first().waitFor()
    },
  },
}

/** The list of Insert Cross-Reference, asked for at the end of a paragraph. */
async function openAtReference(person: Person): Promise<void> {
  await hideSideBar(person)
  await person.openFile('docs/15-storage-stack/storage-stack.md')
  await person.goTo(26)
  await person.press('End Enter Enter')
  await person.waitForCursor(28, 1)
  await person.type('隔离见 ')
  await person.press('Escape Control+K Control+G')
  await person.page.locator('.quick-input-widget .monaco-list-row').first().waitFor()
}

/** Opens what can be opened, one after the other: each opening moves what is below. */
async function expand(person: Person, rows: Locator): Promise<void> {
  const closed = rows.and(person.page.locator('[aria-expanded="false"]'))
  while ((await closed.count()) > 0) {
    const before = await closed.count()
    await closed.first().click()
    await person.page.waitForFunction(
      (count) => document.querySelectorAll('.sidebar .monaco-list-row[aria-expanded="false"]').length < count,
      before,
    )
  }
}

/** Makes a part of the window wider at its right. */
async function drag(person: Person, part: Locator, by: number): Promise<void> {
  const box = await part.boundingBox()
  if (!box) throw new Error('there is nothing to drag')
  const { mouse } = person.page
  const edge = box.x + box.width
  await mouse.move(edge, 200)
  await mouse.down()
  await mouse.move(edge + by, 200, { steps: 5 })
  await mouse.up()
}

async function hideSideBar(person: Person): Promise<void> {
  const bar: Locator = person.page.locator('.part.sidebar')
  if (await bar.isVisible()) await person.command('View: Toggle Primary Side Bar Visibility')
  await bar.waitFor({ state: 'hidden' })
}
