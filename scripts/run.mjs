// Starts every npm task: installs what is missing, then runs `scripts/tasks.mjs` under the current Node in node_modules.

import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// This file alone must run on any Node from 18 on, and with nothing installed.

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const packages = join(root, 'node_modules')
const lockfile = join(root, 'package-lock.json')
const stamp = join(packages, '.doc-corpus-lockfile')

installPackages()
runTask()

/** Packages are installed again only when the lockfile is another one than last time. */
function installPackages() {
  const hash = createHash('sha256').update(readFileSync(lockfile)).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  if (!installedByHand()) {
    console.error('Installing packages from npm')
    const { status } = npm('ci', '--no-audit', '--no-fund', '--loglevel=error')
    if (status !== 0) {
      console.error('npm could not install the packages: see its message above.')
      process.exit(status ?? 1)
    }
  }
  writeFileSync(stamp, hash)
}

/** Whether someone ran `npm install` here since the lockfile was written. */
function installedByHand() {
  const hidden = join(packages, '.package-lock.json')
  const justBefore = 2000
  return existsSync(hidden) && statSync(hidden).mtimeMs >= statSync(lockfile).mtimeMs - justBefore
}

function npm(...parameters) {
  const cli = process.env.npm_execpath
  const options = { cwd: root, stdio: ['ignore', 2, 2] }
  if (cli?.endsWith('.js')) return spawnSync(process.execPath, [cli, ...parameters], options)
  return spawnSync('npm', parameters, { ...options, shell: process.platform === 'win32' })
}

function runTask() {
  const node = currentNode()
  const path = [dirname(node), join(packages, '.bin'), process.env.PATH].join(delimiter)
  const child = spawn(node, [join(root, 'scripts', 'tasks.mjs'), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
  // The shell between npm and this program passes no signal on; when it was ended, this task must end too.
  const parent = process.ppid
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 1000).unref()
}

/** The Node that is a package of this project; the one at hand where that one was not installed but this one will do. */
function currentNode() {
  const own = join(packages, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error(
    `This needs Node 24, and npm did not install its package 'node'; this is Node ${process.versions.node}.`,
  )
  process.exit(1)
}
