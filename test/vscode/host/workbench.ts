// Opens VS Code's workbench in a headless browser on a folder, with the extension of this checkout running in it.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { type CodeServer, startCodeServer } from './codeServer.ts'
import { serveWebExtension } from './webExtension.ts'

export interface WorkbenchOptions {
  /** The folder to open, as an absolute path. */
  readonly folder: string
  /** The folder of the extension to run; none where it is left out. */
  readonly extension?: string
  /** `web`: the extension's browser entry in a web worker; else its desktop entry under Node. */
  readonly kind: 'node' | 'web'
  /** A file to show at first, as an absolute path. */
  readonly file?: string
  /** Where the cursor stands in it, counted from 1. */
  readonly at?: { readonly line: number; readonly column: number }
  /** The bundle whose `run` the extension host calls. */
  readonly suite?: string
  readonly settings?: Readonly<Record<string, unknown>>
  /** The display language; VS Code's own words stay English. */
  readonly language?: 'zh-cn'
  /** Of the window, in pixels; a scale of 2 draws each of them with four. */
  readonly size?: { readonly width: number; readonly height: number; readonly scale: number }
  readonly onLog?: (type: string, text: string) => void
}

export interface Workbench {
  readonly page: Page
  /** Fulfilled with the suite's exit code when it has run. */
  readonly exit: Promise<number>
  close(): Promise<void>
}

/** How many times slower the page is than this machine, to see what happens on a slow one. */
const slowdown = Number(process.env.DOC_CORPUS_SLOWDOWN ?? 1)

/** Nothing that asks, fetches, or waits. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'editor.hover.delay': 100,
  'editor.quickSuggestionsDelay': 0,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off', // in a browser it is on; off, as on the desktop, what a test types ends with it
  'git.autoRepositoryDetection': 'openEditors',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.colorTheme': 'Light Modern',
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
}

/** Starts server and browser and opens the workbench; whoever calls must close it. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const data = await mkdtemp(join(tmpdir(), 'doc-corpus-vscode-'))
  await writeSettings(data, { ...quietSettings, ...options.settings })
  if (options.language) await addLanguage(data, options.language)
  const clean = (): Promise<void> => rm(data, { recursive: true, force: true, maxRetries: 5 })
  const server = await startCodeServer(data).catch(async (error: unknown) => {
    await clean()
    throw error
  })
  const browser = await launchChromium().catch(async (error: unknown) => {
    await server.stop()
    await clean()
    throw error
  })
  const close = async (): Promise<void> => {
    await browser.close()
    await server.stop()
    await clean()
  }
  try {
    return { ...(await openWindow(await newContext(browser, options), server, options)), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** A browser window, with nothing kept from another, in which the workbench can be opened. */
export async function newContext(
  browser: Browser,
  { size, language, kind }: WorkbenchOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: size ?? { width: 1280, height: 800 },
    deviceScaleFactor: size?.scale ?? 1,
    locale: language ?? 'en-US',
    bypassCSP: kind === 'web', // the workbench expects web extensions on https, not on this machine
  })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  return context
}

/** Opens the workbench of a running server in a new page of the window. */
export async function openWindow(
  context: BrowserContext,
  server: CodeServer,
  options: WorkbenchOptions,
): Promise<Pick<Workbench, 'page' | 'exit'>> {
  const page = await context.newPage()
  if (slowdown > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const exit = new Promise<number>((resolve) => page.exposeFunction('codeAutomationExit', resolve))
  await page.exposeFunction('codeAutomationLog', (type: string, parameters: unknown[]) => {
    options.onLog?.(type, parameters.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join(' '))
  })
  if (options.kind === 'web' && options.extension !== undefined) {
    const served = await serveWebExtension(page, options.extension, options.suite)
    page.once('close', () => served.stop())
  }
  await page.goto(workbenchAddress(server, options), { timeout: 120_000 })
  return { page, exit }
}

/** The address at which a running server shows a folder with the extension under development. */
export function workbenchAddress({ port, token }: CodeServer, options: WorkbenchOptions): string {
  const remote = (path: string): string => `vscode-remote://localhost:${port}${pathToFileURL(path).pathname}`
  const { kind, extension, suite, file, at } = options
  const place = at ? `:${at.line}:${at.column}` : ''
  const payload = [
    ...(kind === 'node' && extension !== undefined ? [['extensionDevelopmentPath', remote(extension)]] : []),
    ...(kind === 'node' && suite ? [['extensionTestsPath', remote(suite)]] : []),
    ...(file ? [['openFile', remote(file) + place]] : []),
    ...(at ? [['gotoLineMode', 'true']] : []),
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ]
  const folder = pathToFileURL(options.folder).pathname
  return `http://localhost:${port}/?tkn=${token}&folder=${folder}&payload=${encodeURIComponent(JSON.stringify(payload))}`
}

export async function writeSettings(dataFolder: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  for (const scope of ['User', 'Machine']) {
    await mkdir(join(dataFolder, 'data', scope), { recursive: true })
    await writeFile(join(dataFolder, 'data', scope, 'settings.json'), JSON.stringify(settings, undefined, 2))
  }
}

/** Gives VS Code a language without its language pack: one without a word in it will do. */
async function addLanguage(dataFolder: string, language: string): Promise<void> {
  const words = join(dataFolder, 'data', 'words.json')
  const extensions = [{ extensionIdentifier: { id: 'doc-corpus.no-words' }, version: '0.0.0' }]
  const packs = { [language]: { hash: 'none', extensions, translations: { vscode: words } } }
  await writeFile(words, JSON.stringify({ contents: {} }))
  await writeFile(join(dataFolder, 'data', 'languagepacks.json'), JSON.stringify(packs))
  await writeFile(join(dataFolder, 'data', 'User', 'argv.json'), JSON.stringify({ locale: language }))
}
