// Runs the real command line as a child process, on folders written down in one string.

import { execFileSync, type SpawnOptionsWithoutStdio, spawn } from 'node:child_process'
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { checkout } from '../harness/sources.ts'

/** The entry as it stands in the sources; Node takes the types off. */
export const entry = join(checkout, 'server/src/cli/main.ts')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** English, without colours, and nothing of the environment that the tests run in. */
export const plainEnvironment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: tmpdir(),
  SYSTEMROOT: process.env.SYSTEMROOT,
  LANG: 'en_US.UTF-8',
  GIT_CONFIG_NOSYSTEM: '1',
}

/** Runs `doc-corpus` in the folder. */
export function cli(folder: string, ...words: string[]): Promise<Ended> {
  return run({ cwd: folder, env: plainEnvironment }, words)
}

/** Runs `doc-corpus` in the folder with other variables of the environment. */
export function cliIn(environment: NodeJS.ProcessEnv, folder: string, ...words: string[]): Promise<Ended> {
  return run({ cwd: folder, env: environment }, words)
}

/** Runs `doc-corpus` in the folder as somebody whom the modes of files stop; for root they mean nothing. */
export function cliAsNobody(folder: string, ...words: string[]): Promise<Ended> {
  if (process.getuid?.() !== 0) return cli(folder, ...words)
  const nobody = 65534
  for (const name of ['', ...namesIn(folder)]) chownSync(join(folder, name), nobody, nobody)
  return run({ cwd: folder, env: plainEnvironment, uid: nobody, gid: nobody }, words)
}

function run(options: SpawnOptionsWithoutStdio, words: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [entry, ...words], options)
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (piece: Buffer) => out.push(piece))
  child.stderr.on('data', (piece: Buffer) => err.push(piece))
  child.stdin.end()
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => {
      done({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() })
    })
  })
}

const made: string[] = []

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** A folder with the files of a fixture: `=== name` and what is in it. It is gone when the tests of the file have ended. */
export function folderWith(fixture: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'doc-corpus-')))
  made.push(folder)
  for (const part of fixture.replace(/^\n/, '').split(/^=== /m).slice(1)) {
    const feed = part.indexOf('\n')
    write(folder, part.slice(0, feed).trim(), part.slice(feed + 1))
  }
  return folder
}

/** Writes a file into the folder, and the folders that it needs. */
export function write(folder: string, name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), content)
}

/** The text of a file in the folder, BOM and all. */
export function textOf(folder: string, name: string, encoding: BufferEncoding = 'utf8'): string {
  return readFileSync(join(folder, name), encoding)
}

/** Every file and folder below the folder, sorted, without what git keeps. */
export function namesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => !name.startsWith('.git'))
    .sort()
}

/** Runs git in the folder. */
export function git(folder: string, ...words: string[]): string {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main']
  return execFileSync('git', [...identity, ...words], { cwd: folder, env: plainEnvironment, encoding: 'utf8' })
}
