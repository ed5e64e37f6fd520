// Ctrl-C while a command is at work: a real signal, sent to a real process whenever it stops to listen.

import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'vitest'
import { entry, folderWith, git, namesIn, plainEnvironment, textOf, write } from './cli.ts'

/** Says so before the program pauses for the nth time, and waits there, deaf as all JavaScript is, until the file `go` is written. */
const waiting = (n: number, go: string) => `
import { existsSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import timers from 'node:timers/promises'
const pause = timers.setImmediate
let count = 0
timers.setImmediate = (...words) => {
  if (++count === ${n}) {
    process.stderr.write('paused\\n')
    while (!existsSync(${JSON.stringify(go)})) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
  }
  return pause(...words)
}
syncBuiltinESMExports()
`

interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly wasPaused: boolean
}

/** Runs the command and sends SIGINT when it pauses for the nth time; a command that pauses less often ends by itself. */
function interrupted(folder: string, n: number, words: readonly string[]): Promise<Ended> {
  const go = join(folderWith(''), 'go')
  const preload = `--import=data:text/javascript,${encodeURIComponent(waiting(n, go))}`
  const child = spawn(process.execPath, [preload, entry, ...words], { cwd: folder, env: plainEnvironment })
  let wasPaused = false
  child.stderr.on('data', (piece: Buffer) => {
    if (wasPaused || !piece.toString().includes('paused\n')) return
    wasPaused = true
    child.kill('SIGINT')
    writeFileSync(go, '')
  })
  child.stdin.end()
  child.stdout.resume()
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code, signal) => done({ code, signal, wasPaused }))
  })
}

function contentOf(folder: string): Readonly<Record<string, string>> {
  const files = namesIn(folder).filter((name) => /\.\w+$/.test(name))
  return Object.fromEntries(files.map((name) => [name, textOf(folder, name)]))
}

function corpus(): string {
  const folder = folderWith(`
=== a.md
# 1. A

## 1.1 One

## 1.3 Three

**最后更新：2025-11-07 **维护者**：A
=== docs/b.md
# 2. B

See [One](../a.md#11-one) and [Three](../a.md#13-three).
`)
  git(folder, 'init', '-q')
  git(folder, 'add', '-A')
  git(folder, 'commit', '-qm', 'one')
  write(folder, 'docs/b.md', `${textOf(folder, 'docs/b.md')}\nMore.\n`)
  return folder
}

test.skipIf(process.platform === 'win32').concurrent.for([
  ['move', 'a.md', 'c.md'],
  ['renumber', 'a.md'],
  ['check', '--fix'],
  ['update-log', '--since', 'HEAD', '--scope', 'docs'],
])('Ctrl-C before %s has written anything leaves everything as it was', async (words, { expect }) => {
  let stopped = 0
  for (let n = 1; ; n++) {
    expect(n).toBeLessThan(50)
    const folder = corpus()
    const before = contentOf(folder)
    const { code, signal, wasPaused } = await interrupted(folder, n, words)
    if (!wasPaused) {
      // Left alone it does its work: so there was something to be kept from.
      expect(contentOf(folder)).not.toEqual(before)
      break
    }
    expect([n, code, signal]).toEqual([n, 130, null])
    expect([n, contentOf(folder)]).toEqual([n, before])
    stopped++
  }
  // It listens twice right before it writes.
  expect(stopped).toBeGreaterThanOrEqual(2)
})
