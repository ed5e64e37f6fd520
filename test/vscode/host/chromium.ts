// Finds a Chromium to drive: the one named by DOC_CORPUS_CHROMIUM, else an installed one, else one from npm, else apt's.

import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { cached, installPackages, run } from './cache.ts'

interface Executable {
  readonly path: string
  readonly environment: Readonly<Record<string, string>>
}

const fromNpm = '@sparticuz/chromium@153.0.0'
const fontPackages = [
  '@embedpdf/fonts-sc@1.0.0',
  'dejavu-fonts-ttf@2.37.3',
  'twemoji-colr-font@15.0.3',
  'wawoff2@2.0.1',
]
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A headless browser which can show Chinese text; rejects with a sentence for the user when none can be had. */
export async function launchChromium(): Promise<Browser> {
  const executable = await findExecutable()
  const env = { ...process.env, ...(await fontEnvironment()), ...executable.environment }
  return chromium.launch({ executablePath: executable.path, args: flags, env: withoutUndefined(env), timeout: 120_000 })
}

async function findExecutable(): Promise<Executable> {
  const named = process.env.DOC_CORPUS_CHROMIUM
  if (named) {
    if (starts(named)) return { path: named, environment: {} }
    throw new Error(`DOC_CORPUS_CHROMIUM names ${named}, which does not start.`)
  }
  const installed = installedBrowsers().find((path) => starts(path))
  if (installed) return { path: installed, environment: {} }
  const reasons: string[] = []
  for (const source of [npmBrowser, aptBrowser]) {
    const found = await source().catch((error: unknown) => String(error))
    if (typeof found !== 'string') return found
    reasons.push(found)
  }
  throw new Error(
    `The VS Code suites need a Chromium. Install one, or name one in DOC_CORPUS_CHROMIUM.\n${reasons.join('\n')}`,
  )
}

/** The headless shell inside an npm package, with the few shared libraries it needs beside it. */
async function npmBrowser(): Promise<Executable> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw 'The one from npm is for Linux on x64.'
  const folder = await cached('sparticuz-chromium-153.0.0', `Getting a browser from npm (${fromNpm}, 75 MB)`, unpack)
  const environment = { LD_LIBRARY_PATH: join(folder, 'libraries', 'lib') }
  const path = join(folder, 'chromium')
  if (!starts(path, environment)) throw `The one from npm (${fromNpm}) does not start here.`
  return { path, environment }
}

async function unpack(folder: string): Promise<void> {
  await installPackages(folder, fromNpm)
  const archives = join(folder, 'node_modules', '@sparticuz', 'chromium', 'bin')
  const parts = [
    ['chromium.br', 'chromium'],
    ['al2023.tar.br', 'libraries.tar'],
  ] as const
  for (const [from, to] of parts) {
    const packed = createReadStream(join(archives, from))
    await pipeline(packed, createBrotliDecompress(), createWriteStream(join(folder, to)))
  }
  await chmod(join(folder, 'chromium'), 0o755)
  await mkdir(join(folder, 'libraries'))
  await run('tar', ['-xf', 'libraries.tar', '-C', 'libraries'], folder)
  await rm(join(folder, 'node_modules'), { recursive: true })
}

/** The last resort of a bare Debian machine. */
async function aptBrowser(): Promise<Executable> {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) throw 'Not root on Debian, so no package was installed.'
  console.log("Installing Debian's package chromium, since no other browser was found")
  await run('apt-get', ['update', '-qq'])
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
  const path = onPath('chromium')
  if (!path || !starts(path)) throw "Debian's chromium was installed but does not start."
  return { path, environment: {} }
}

/** On Linux the same fonts everywhere, Chinese among them, so that pictures are the same on every machine. */
async function fontEnvironment(): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return {}
  const folder = await cached('fonts-1', 'Getting fonts from npm (25 MB)', async (aside) => {
    await installPackages(aside, ...fontPackages)
    await mkdir(join(aside, 'fonts'))
    const kept = [
      '@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf',
      '@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf',
      'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
      'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
      'dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf',
      'dejavu-fonts-ttf/ttf/DejaVuSansMono-Bold.ttf',
    ]
    for (const file of kept) {
      await rename(join(aside, 'node_modules', file), join(aside, 'fonts', file.replace(/.*\//, '')))
    }
    await unpackEmoji(aside)
    await rm(join(aside, 'node_modules'), { recursive: true })
    await writeFile(join(aside, 'fonts.conf'), fontConfiguration)
  })
  return { FONTCONFIG_FILE: join(folder, 'fonts.conf') }
}

/** The emoji come packed for web pages, as WOFF2. */
async function unpackEmoji(aside: string): Promise<void> {
  const { decompress } = createRequire(join(aside, 'package.json'))('wawoff2')
  const packed = await readFile(join(aside, 'node_modules', 'twemoji-colr-font', 'twemoji.woff2'))
  await writeFile(join(aside, 'fonts', 'twemoji.ttf'), await decompress(packed))
}

const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias binding="same"><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
</fontconfig>
`

function installedBrowsers(): string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
  const places = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    join(process.env.PROGRAMFILES ?? '', 'Google', 'Chrome', 'Application', 'chrome.exe'),
    join(process.env['PROGRAMFILES(X86)'] ?? '', 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ]
  const found = names.map((name) => onPath(name)).filter((path) => path !== undefined)
  return [...found, ...places.filter((path) => existsSync(path))]
}

/** The file that a command of this name would run, `undefined` when there is none. */
export function onPath(name: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.flatMap((folder) => endings.map((end) => join(folder, name + end))).find((path) => existsSync(path))
}

function starts(path: string, environment: Readonly<Record<string, string>> = {}): boolean {
  if (process.platform === 'win32') return existsSync(path) // there, --version opens a window
  try {
    execFileSync(path, ['--version'], { env: { ...process.env, ...environment }, stdio: 'ignore', timeout: 60_000 })
    return true
  } catch {
    return false
  }
}

function withoutUndefined(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined))
}
