// `npm start [FOLDER]`: opens a folder in VS Code with the extension of this checkout, until Ctrl-C.

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { onPath } from '../test/vscode/host/chromium.ts'
import { startCodeServer } from '../test/vscode/host/codeServer.ts'
import { quietSettings, workbenchAddress, writeSettings } from '../test/vscode/host/workbench.ts'

/** Opens the desktop VS Code where there is one, else the one from npm in a browser; gives the exit code at the end. */
export async function start(root, folder) {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    console.error(`There is no folder ${folder}.`)
    return 2
  }
  console.log(`Without an editor: npm run check -- ${relative(process.env.INIT_CWD ?? process.cwd(), folder) || '.'}`)
  const data = await mkdtemp(join(tmpdir(), 'doc-corpus-start-'))
  try {
    const desktop = desktopCode()
    return await (desktop ? openDesktop(desktop, root, folder, data) : serve(root, folder, data))
  } finally {
    await rm(data, { recursive: true, force: true, maxRetries: 5 })
  }
}

const hint =
  'Try: F12 on a link or a path in backticks, the mouse over it, Shift+F12 on a heading, and the Problems view.'

/** The document to begin with, so that the window is not empty: the extension starts with it. */
function firstFile(folder) {
  return ['README.md', 'readme.md', 'index.md']
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path))
    .slice(0, 1)
}

function desktopCode() {
  const named = process.env.DOC_CORPUS_VSCODE
  if (named) return named
  // In the terminal of a remote VS Code, `code` is another program, which cannot open a development window.
  if (process.env.VSCODE_IPC_HOOK_CLI || !hasDesktop()) return undefined
  return onPath('code') ?? onPath('codium')
}

function hasDesktop() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
}

async function openDesktop(code, root, folder, data) {
  await mkdir(join(data, 'User'), { recursive: true })
  await writeFile(join(data, 'User', 'settings.json'), JSON.stringify(quietSettings, undefined, 2))
  console.log(`Opening ${folder} in ${code}; close its window to end.\n${hint}`)
  const window = ['--wait', '--new-window', '--user-data-dir', data, `--extensionDevelopmentPath=${root}`]
  const words = [...window, folder, ...firstFile(folder)]
  const child = spawn(code, words, { stdio: 'inherit', shell: process.platform === 'win32' })
  const ended = new Promise((done) => child.once('exit', (exit) => done(exit ?? 0)))
  const failed = new Promise((_, reject) => child.once('error', reject))
  return Promise.race([ended, failed, interrupted().then(() => child.kill() && 0)])
}

async function serve(root, folder, data) {
  await writeSettings(data, quietSettings)
  const server = await startCodeServer(data)
  const [file] = firstFile(folder)
  const address = workbenchAddress(server, { folder, extension: root, kind: 'node', ...(file ? { file } : {}) })
  const door = await shortAddress(address)
  console.log(`\nVS Code with Doc Corpus, on ${folder}:\n\n    ${door.address}\n\n${hint}\nCtrl-C ends it.`)
  if (hasDesktop()) openInBrowser(door.address)
  await interrupted()
  door.close()
  await server.stop()
  return 0
}

/** The workbench's address is long and carries the server's token; a short one that leads there is easier to open. */
async function shortAddress(address) {
  const path = `/${randomBytes(6).toString('hex')}`
  const door = createServer((request, response) => {
    response.writeHead(request.url === path ? 302 : 404, request.url === path ? { location: address } : {}).end()
  })
  await new Promise((listening) => door.listen(0, '127.0.0.1', listening))
  const close = () => {
    door.close()
    door.closeAllConnections()
  }
  return { address: `http://localhost:${door.address().port}${path}`, close }
}

function openInBrowser(address) {
  const [program, ...words] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open']
  spawn(program, [...words, address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}

function interrupted() {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, done)
  })
}
