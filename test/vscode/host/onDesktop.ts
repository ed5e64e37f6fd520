// Runs the Mocha suite in a desktop VS Code: the one named by DOC_CORPUS_VSCODE, else one that is downloaded.

import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron'
import { cacheFolder } from './cache.ts'
import { onPath } from './chromium.ts'
import { withSecondTry } from './secondTry.ts'
import {
  type Counts,
  countsIn,
  isAboutTest,
  judged,
  onlySetting,
  type Place,
  suiteLimit,
  withCorpus,
} from './suiteHost.ts'
import { quietSettings } from './workbench.ts'

/** The counts, or `undefined` after saying why there is no desktop VS Code here. */
export async function runOnDesktop(place: Place): Promise<Counts | undefined> {
  const found = await desktop().catch((error: unknown) => new Error(`it cannot be downloaded (${plain(error)})`))
  if (found instanceof Error) {
    if (place.asked) throw new Error(`The desktop host is not available: ${found.message}.`)
    console.log(`  desktop host not available: ${found.message}`)
    return undefined
  }
  const run = async (folder: string): Promise<Counts> => {
    const data = await mkdtemp(join(tmpdir(), 'doc-corpus-desktop-'))
    try {
      await mkdir(join(data, 'User'), { recursive: true })
      await writeFile(
        join(data, 'User', 'settings.json'),
        JSON.stringify({ ...quietSettings, [onlySetting]: place.only }),
      )
      return await runSuite(found, place.root, folder, data)
    } finally {
      await rm(data, { recursive: true, force: true, maxRetries: 5 })
    }
  }
  return withSecondTry('the suite did not begin', () => withCorpus(place.root, run))
}

/** The words that start a desktop VS Code, or why there can be none. */
async function desktop(): Promise<readonly [string, ...string[]] | Error> {
  const display = process.platform !== 'linux' || process.env.DISPLAY !== undefined
  const xvfb = onPath('xvfb-run')
  if (!display && !xvfb) return new Error('there is no display, nor xvfb-run to make one')
  const named = process.env.DOC_CORPUS_VSCODE ?? process.env.VSCODE_EXECUTABLE
  const code = named ?? (await downloadAndUnzipVSCode({ cachePath: cacheFolder(), reporter: new SilentReporter() }))
  return display || !xvfb ? [code] : [xvfb, '--auto-servernum', code]
}

/** Rejects only when the suite did not begin. */
async function runSuite(
  [program, ...before]: readonly [string, ...string[]],
  root: string,
  folder: string,
  data: string,
): Promise<Counts> {
  const words = [
    ...before,
    folder,
    ...['--no-sandbox', '--disable-gpu', '--disable-updates', '--disable-workspace-trust', '--disable-extensions'],
    ...['--skip-welcome', '--skip-release-notes', `--user-data-dir=${data}`],
    ...[`--extensionDevelopmentPath=${root}`, `--extensionTestsPath=${join(root, 'dist', 'test', 'suite.cjs')}`],
  ]
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], timeout: suiteLimit })
  let counts: Counts | undefined
  let hasBegun = false
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      output.push(line)
      counts = countsIn(line) ?? counts
      hasBegun ||= isAboutTest(line) || counts !== undefined
      if (isAboutTest(line)) console.log(line)
    })
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exit) => resolve(exit ?? 1))
  })
  const result = hasBegun ? judged(counts, code) : undefined
  if (result?.failed !== 0) console.error(output.slice(-60).join('\n'))
  if (!result) throw new Error(`the suite ended with ${code} before its first test`)
  return result
}

function plain(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? ''
}
