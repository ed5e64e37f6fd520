// Keeps downloaded tools in one cache folder outside node_modules: each is filled once, aside, then moved into place.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** The folder `name` of the cache; when it is not there, says `sentence` and has `fill` make it. */
export async function cached(name: string, sentence: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), name)
  if (existsSync(folder)) return folder
  console.log(sentence)
  await mkdir(cacheFolder(), { recursive: true })
  const aside = await mkdtemp(join(cacheFolder(), 'unfinished-'))
  try {
    await fill(aside)
    await rename(aside, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error // else another run was faster, and its copy is as good
    })
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
  return folder
}

/** Installs packages from npm into a folder, without running their scripts. */
export async function installPackages(folder: string, ...packages: string[]): Promise<void> {
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
  await runNpm(folder, ['install', '--ignore-scripts', ...packages])
}

/** Runs npm in a folder; its output is shown only when it fails. */
export function runNpm(folder: string, parameters: string[]): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error']
  const cli = process.env.npm_execpath
  return cli?.endsWith('.js')
    ? run(process.execPath, [cli, ...parameters, ...quiet], folder)
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...parameters, ...quiet], folder)
}

/** Runs a program to its end; rejects with its output when it fails. */
export function run(program: string, parameters: string[], folder?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const shell = program.endsWith('.cmd')
    const child = spawn(program, parameters, { cwd: folder, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`'${program} ${parameters.join(' ')}' ended with ${code}:\n${output}`))
    })
  })
}

/** Where downloads are kept: DOC_CORPUS_CACHE, else the place this system has for such files. */
export function cacheFolder(): string {
  const chosen = process.env.DOC_CORPUS_CACHE
  if (chosen) return chosen
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'doc-corpus')
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'doc-corpus', 'cache')
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'doc-corpus')
}
