// Takes the pictures of the README, docs/images, from examples/: `npm run test:vscode -- pictures`.

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { withCopy } from '../host/suiteHost.ts'
import { type Person, sitDown } from './person.ts'
import { takeTerminalPicture } from './terminal.ts'

const size = { width: 1080, height: 600, scale: 1.5 }

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
  'git.blame.statusBarItem.enabled': false,
  'scm.diffDecorations': 'none',
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.editor.editorActionsLocation': 'hidden',
  'workbench.layoutControl.enabled': false,
}

export async function takePictures(root: string): Promise<void> {
  const pictures = join(root, 'docs', 'images')
  await mkdir(pictures, { recursive: true })
  await withCopy(join(root, 'examples'), 'examples', async (folder) => {
    const person = await sitDown({ folder, extension: root, screenshots: pictures, size, settings })
    try {
      await person.openFile('docs/12-network-stack/network-stack.md')
      await person.status('documents')
      for (const [name, scene] of Object.entries(scenes)) {
        await person.press('Escape Escape')
        await scene(person)
        await take(person, join(pictures, `${name}.png`))
      }
      await takeTerminalPicture(person.page, root, join(pictures, 'check.png'))
    } finally {
      await person.close()
    }
  })
}

/** What is on the screen in each picture, in the order they are taken. */
const scenes: Readonly<Record<string, (person: Person) => Promise<unknown>>> = {
  hover: async (person) => {
    await hideSideBar(person)
    await person.openFile('docs/11-troubleshooting/troubleshooting.md')
    await person.hoverAt(39, '15.3.3', '15.3.3 回收')
  },

  search: async (person) => {
    await person.findSections('wlcl', '12.5 网络策略')
  },

  problems: async (person) => {
    await person.openFile('docs/99-broken/broken.md')
    await person.problems(1)
    await person.openFile('docs/99-broken/broken.md')
    await person.goTo(9, '../12-network')
    await person.press('Control+.')
    await person.page.locator('.action-widget .monaco-list-row').first().waitFor()
  },

  references: async (person) => {
    await person.command('View: Hide Panel')
    await person.openFile('docs/12-network-stack/network-stack.md')
    await person.goTo(55, '网络策略')
    await person.command('References: Find All References')
    await person.page.locator('.references-view, .tree-explorer-viewlet-tree-view').first().waitFor()
    await person.page.waitForTimeout(3000)
  },
  completion: async (person) => {
    await person.openFile('docs/15-storage-stack/storage-stack.md')
    await person.goTo(26)
    await person.press('End Enter Enter')
    await person.type('隔离见 [网络策略](../12-network-stack/network-stack.md#')
    await person.suggestionsCome()
    await person.type('12.5')
    await person.waitForSuggestions(['12.5 网络策略', '12.5.1 默认拒绝', '12.5.2 放行'])
    await person.press('Control+Space') // shows the preview
    await person.page.locator('.suggest-details:visible').filter({ hasText: '12.5' }).waitFor()
  },
}

async function hideSideBar(person: Person): Promise<void> {
  const bar: Locator = person.page.locator('.part.sidebar')
  if (await bar.isVisible()) await person.command('View: Toggle Primary Side Bar Visibility')
  await bar.waitFor({ state: 'hidden' })
}

async function take(person: Person, path: string): Promise<void> {
  await person.page.screenshot({ path, animations: 'disabled' })
  console.log(path)
}
