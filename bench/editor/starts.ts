// Starts a real VS Code on a corpus, and again with what it kept, and says when what was on the screen.

import { globSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { startCodeServer } from '../../test/vscode/host/codeServer.ts'
import { type Seen, seenOn, watchScreens } from '../../test/vscode/host/screen.ts'
import { newContext, openWindow, quietSettings, writeSettings } from '../../test/vscode/host/workbench.ts'
import type { HeadingLink } from './link.ts'
import { processIn, type ServerProcess } from './processes.ts'

/** What is started, and what is waited for. */
export interface Scene {
  /** The corpus. */
  readonly folder: string
  /** The folder of the extension; undefined for VS Code alone. */
  readonly extension: string | undefined
  /** Its server as a process, or in a web worker. */
  readonly kind: 'node' | 'web'
  readonly link: HeadingLink
  /** Part of what the hover over the link says. */
  readonly hover: string
  /** What the status bar says when all problems are there; undefined where none are waited for. */
  readonly problems: string | undefined
}

/** Milliseconds from the moment the page is asked for; NaN for what cannot be had here. */
export interface Start {
  readonly text: number
  readonly links: number
  readonly hover: number
  /** From when on the status bar says what it says in the end. */
  readonly problems: number
  /** What it says in the end. */
  readonly label: string
  /** When the process of our server was started. */
  readonly server: number
  /** Processor time of our server until all was there. */
  readonly processorTime: number
}

/**
 * In milliseconds: how long all may take, and ending; how long is waited for problems that do not change any more; how often the
 * mouse moves.
 */
const [patience, ending, stillness, between] = [120_000, 30_000, 10_000, 350] as const

/**
 * Starts once for each picture's path. The first start has nothing from before: no user data, no cache of facts, nothing that a browser
 * keeps. Each other one has what the one before left behind, and all processes but the browser are started anew.
 */
export async function startsOf(
  browser: Browser,
  data: string,
  scene: Scene,
  pictures: readonly string[],
): Promise<Start[]> {
  await writeSettings(data, quietSettings)
  const { folder, extension, kind, link } = scene
  const isThere = extension === undefined ? {} : { extension }
  const options = { folder, kind, file: join(folder, link.document), at: link.at, ...isThere }
  const context = await newContext(browser, options)
  await watchScreens(context, scene.hover)
  const starts: Start[] = []
  let port = 0
  for (const path of pictures) {
    const server = await startCodeServer(data, port)
    port = server.port
    try {
      const { page } = await openWindow(context, server, options)
      starts.push(await watched(page, scene, server.pid))
      await page.screenshot({ path })
      await page.close()
      if (starts.length < pictures.length) await untilKept(data, scene, server.pid)
    } finally {
      await server.stop()
    }
  }
  await context.close()
  return starts
}

/** Rests the mouse on the link, elsewhere each time nothing has come, until everything is there. */
async function watched(page: Page, scene: Scene, group: number | undefined): Promise<Start> {
  const begin = await page.evaluate(() => performance.timeOrigin)
  const now = () => Date.now() - begin
  let seen: Seen | undefined
  let server: ServerProcess | undefined
  for (let step = 0; now() < patience; step++) {
    seen = await seenOn(page)
    if (scene.extension !== undefined) server = processIn(group, programOf(scene.extension))
    if (isAllThere(seen, scene) || stillFor(seen, now()) > stillness) break
    if (seen?.text !== undefined && seen.hover === undefined && !seen.isHoverComing) await restOnLink(page, step)
    await wait(between)
  }
  // What was waited for must also stay.
  if (scene.problems !== undefined) {
    while (seen?.hover !== undefined && stillFor(seen, now()) < stillness / 3) {
      await wait(between)
      seen = await seenOn(page)
    }
  }
  if (seen?.text === undefined || seen.hover === undefined) {
    throw new Error(`there was no hover with '${scene.hover}' in ${patience / 1000} s`)
  }
  const last = seen.problems.at(-1)
  return {
    text: seen.text,
    links: seen.links ?? Number.NaN,
    hover: seen.hover,
    problems: last?.time ?? Number.NaN,
    label: last?.label ?? '',
    server: server ? server.began - begin : Number.NaN,
    processorTime: server?.processorTime ?? Number.NaN,
  }
}

function isAllThere(seen: Seen | undefined, { problems }: Scene): boolean {
  return seen?.hover !== undefined && (problems === undefined || seen.problems.at(-1)?.label === problems)
}

/** For how long nothing has changed since the hover came; 0 where it has not. */
function stillFor(seen: Seen | undefined, now: number): number {
  return seen?.hover === undefined ? 0 : now - Math.max(seen.hover, seen.problems.at(-1)?.time ?? 0)
}

/** On the path before the cursor, each time a little farther to the left: at the same place VS Code asks nobody again. */
async function restOnLink(page: Page, step: number): Promise<void> {
  const cursor = page.locator('.editor-instance .monaco-editor .cursors-layer .cursor').first()
  const box = await cursor.boundingBox({ timeout: between }).catch(() => null)
  if (box) await page.mouse.move(box.x - 4 - 8 * (step % 5), box.y + box.height / 2)
}

/** Waits until our server, which is told to end, has kept the facts for the next start. In a web worker it has no place for them. */
async function untilKept(data: string, { extension, kind }: Scene, group: number | undefined): Promise<void> {
  if (extension === undefined || kind === 'web') return
  const isKept = () => globSync('data/User/globalStorage/**/*.facts', { cwd: data }).length > 0
  const deadline = Date.now() + ending
  while (!isKept() || processIn(group, programOf(extension))) {
    if (Date.now() > deadline) throw new Error('our server did not end, or kept nothing for its next start')
    await wait(between)
  }
}

function programOf(extension: string): string {
  return join(extension, 'server', 'dist', 'main.cjs')
}
