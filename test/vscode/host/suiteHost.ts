// What every way of running a suite in VS Code has in common: its parameters, its counts, the corpus it may write to.

import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { run } from './cache.ts'

export interface Counts {
  readonly passed: number
  readonly failed: number
}

export interface Place {
  /** The checkout, which is also the extension's folder. */
  readonly root: string
  /** Where pictures go. */
  readonly screenshots: string
  /** Whether this host was named on the command line, so that its absence is a failure. */
  readonly asked: boolean
  /** Runs only the tests whose full title contains this. */
  readonly only?: string
}

/** The user setting through which the suite inside VS Code learns what to run. */
export const onlySetting = 'docCorpusTests.only'

export interface Host {
  readonly title: string
  /** The counts, or `undefined` when this host cannot be had here and nobody asked for it. */
  run(place: Place): Promise<Counts | undefined>
}

/** How long a suite may take, in milliseconds: on a slow and busy machine it takes a tenth of that. */
export const suiteLimit = 300_000

/** Whether a suite printed this line about one of its tests. */
export function isAboutTest(line: string): boolean {
  return /^\s+[✓✗–]/.test(line)
}

const countsLine = /@@counts (\{.*\})/

/** The counts a suite printed in this line, `undefined` for any other line. */
export function countsIn(line: string): Counts | undefined {
  const found = countsLine.exec(line)?.[1]
  return found === undefined ? undefined : JSON.parse(found)
}

/** Counts and exit code must agree: a suite that ended without counts, or ran no test, has failed. */
export function judged(counts: Counts | undefined, code: number | string): Counts {
  if (!counts || counts.passed + counts.failed === 0) {
    console.error(`  ✗ the suite ended with ${code} and ran no test`)
    return { passed: 0, failed: 1 }
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** Gives `use` a fresh copy of test/vscode/corpus under git, and removes it afterwards. */
export function withCorpus<T>(root: string, use: (folder: string) => Promise<T>): Promise<T> {
  return withCopy(join(root, 'test', 'vscode', 'corpus'), 'corpus', use)
}

/** Gives `use` a copy of a folder, called `name` and under git without the history it had, and removes it afterwards. */
export async function withCopy<T>(from: string, name: string, use: (folder: string) => Promise<T>): Promise<T> {
  const parent = await mkdtemp(join(tmpdir(), 'doc-corpus-fixture-'))
  const folder = join(parent, name)
  try {
    await cp(from, folder, { recursive: true, filter: (source) => basename(source) !== '.git' })
    const author = ['-c', 'user.name=Doc Corpus', '-c', 'user.email=doc-corpus@example.invalid']
    await run('git', ['init', '--quiet', '--initial-branch=main'], folder)
    await run('git', ['add', '.'], folder)
    await run('git', [...author, 'commit', '--quiet', '--no-gpg-sign', '--message=The corpus as it was'], folder)
    return await use(folder)
  } finally {
    await rm(parent, { recursive: true, force: true, maxRetries: 5 })
  }
}
