// Real git repositories in folders that go when the test ends.

import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Path } from '../../server/src/core/uri.ts'
import { temporaryFolder, writeFiles } from '../harness/temporary.ts'

/** Runs git in the folder, as nobody in particular; the day, or a time of it with its zone, decides when a commit was made. */
export function git(folder: Path, day: string, ...words: string[]): string {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'init.defaultBranch=main']
  const allowed = ['-c', 'protocol.file.allow=always', '-c', 'commit.gpgsign=false']
  const time = day.includes('T') ? day : `${day}T12:00:00Z`
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_NOSYSTEM: '1',
    HOME: folder,
    GIT_AUTHOR_DATE: time,
    GIT_COMMITTER_DATE: time,
  }
  return execFileSync('git', [...identity, ...allowed, ...words], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' })
}

/** A state of the folder: the files that it writes, those that it deletes, and the day on which it is committed. */
export interface State {
  readonly day: string
  readonly files?: string
  readonly deleted?: readonly string[]
}

/** A repository with a commit for each state. */
export async function repository(states: readonly State[]): Promise<Path> {
  const folder = await temporaryFolder()
  git(folder, '2025-01-01', 'init', '-q')
  for (const state of states) await commit(folder, state)
  return folder
}

/** Commits one more state, and gives its name. */
export async function commit(folder: Path, { day, files = '', deleted = [] }: State): Promise<string> {
  await writeFiles(folder, files)
  for (const name of deleted) await rm(join(folder, name), { recursive: true })
  git(folder, day, 'add', '-A')
  git(folder, day, 'commit', '-q', '--allow-empty', '-m', `state of ${day}`)
  return git(folder, day, 'rev-parse', 'HEAD').trim()
}
