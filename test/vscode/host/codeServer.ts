// Installs and starts the npm-only VS Code: the server and workbench inside the npm package `code-server`.

import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cached, installPackages, runNpm } from './cache.ts'

const version = '4.139.1'

export interface CodeServer {
  readonly port: number
  /** Of the server; where processes have groups, also of the group of all that it starts. */
  readonly pid: number | undefined
  /** Without it the server answers nobody: other people and web pages can reach this machine's ports too. */
  readonly token: string
  stop(): Promise<void>
}

/**
 * Starts VS Code's server, reachable from this machine only, on a free port; or on the port of one that was stopped before: what
 * a browser keeps, it keeps by port.
 */
export async function startCodeServer(dataFolder: string, freePort = 0): Promise<CodeServer> {
  const code = await installedCode()
  const token = randomUUID()
  const parameters = [
    join(code, 'out', 'server-main.js'),
    ...[
      '--host',
      '127.0.0.1',
      '--port',
      String(freePort),
      '--connection-token',
      token,
      '--accept-server-license-terms',
    ],
    ...['--server-data-dir', dataFolder, '--extensions-dir', join(dataFolder, 'extensions')],
    ...['--enable-smoke-test-driver', '--disable-telemetry'],
  ]
  const ownGroup = process.platform !== 'win32'
  const child = spawn(process.execPath, parameters, { detached: ownGroup, stdio: ['ignore', 'pipe', 'pipe'] })
  const end = (signal: NodeJS.Signals): void => endProcess(child, ownGroup, signal)
  const endNow = (): void => end('SIGKILL')
  process.once('exit', endNow)
  const port = await announcedPort(child)
  const stop = async (): Promise<void> => {
    process.removeListener('exit', endNow)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    end('SIGKILL')
    await ended
  }
  return { port, pid: child.pid, token, stop }
}

/** The folder of VS Code's server; gets it from npm the first time. */
async function installedCode(): Promise<string> {
  const sentence = `Getting VS Code from npm (code-server ${version}, 400 MB on disk, only this once)`
  const folder = await cached(`code-server-${version}`, sentence, async (aside) => {
    await installPackages(aside, `code-server@${version}`)
    const code = join(aside, 'node_modules', 'code-server', 'lib', 'vscode')
    await rm(join(code, 'extensions', 'copilot'), { recursive: true, force: true })
    await runNpm(code, ['install', '--ignore-scripts', '--omit=dev', '--omit=optional'])
    await addFileWatcher(aside, code)
  })
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode')
}

/** The watcher's native part is an optional package of VS Code's; taking them all would double the size. */
async function addFileWatcher(aside: string, code: string): Promise<void> {
  const packages = join(code, 'node_modules', '@parcel')
  const { default: watcher } = await import(join(packages, 'watcher', 'package.json'), { with: { type: 'json' } })
  await runNpm(aside, ['install', '--ignore-scripts', `@parcel/watcher@${watcher.version}`])
  const native = (await readdir(join(aside, 'node_modules', '@parcel'))).filter((name) => name.startsWith('watcher-'))
  for (const name of native) await rename(join(aside, 'node_modules', '@parcel', name), join(packages, name))
}

function announcedPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = ''
    const read = (data: Buffer): void => {
      output += data
      const port = /listening on (\d+)/.exec(output)?.[1]
      if (port) resolve(Number(port))
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`VS Code's server ended with ${code}:\n${output}`)))
  })
}

function endProcess(child: ChildProcess, group: boolean, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return
  try {
    process.kill(group ? -child.pid : child.pid, signal)
  } catch {
    // It ended by itself in the meantime.
  }
}
