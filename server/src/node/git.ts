// Asks the `git` program, without a shell, and says in a sentence why it could not answer.

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Message, say } from '../core/message.ts'
import type { Path } from '../core/uri.ts'
import { diskPath } from './files.ts'

/** Why git does not answer. */
export interface GitFailure {
  readonly failure: Message
  /** `no`: git ended with 1 and said nothing, which in a question means no. */
  readonly kind: 'no-git' | 'no-repository' | 'no' | 'failed'
}

/** Whether git did not answer. */
export function isGitFailure(result: unknown): result is GitFailure {
  return typeof result === 'object' && result !== null && 'failure' in result
}

/** What git may not do whoever configured it: take locks, run programs, take file names for patterns, speak another language. */
export const gitOptions = [
  '--literal-pathspecs',
  '-c',
  'log.showSignature=false',
  '-c',
  'core.fsmonitor=false',
] as const
export const gitEnvironment = { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' } as const

const run = promisify(execFile)

/** What git prints when it is asked in the folder, with nothing to read. */
export async function git(folder: Path, words: readonly string[]): Promise<string | GitFailure> {
  try {
    const asked = run('git', [...gitOptions, '-C', diskPath(folder), ...words], {
      env: { ...process.env, ...gitEnvironment },
      maxBuffer: 1 << 28,
      windowsHide: true,
    })
    asked.child.stdin?.end()
    return (await asked).stdout
  } catch (error) {
    return failureOf(folder, failed(error))
  }
}

/** The failure for what git said, or for a program that could not be started. */
function failureOf(folder: Path, { code, stderr }: { code: unknown; stderr: string }): GitFailure {
  if (code === 'ENOENT') {
    return { kind: 'no-git', failure: say('git is needed for this, and it is not installed or not on the path.') }
  }
  if (/not a git repository/i.test(stderr)) {
    const failure = say('{folder} lies in no git repository, so nobody can tell what changed.', {
      folder: diskPath(folder),
    })
    return { kind: 'no-repository', failure }
  }
  const reason = stderr.trim() || String(code)
  const failure = say('git cannot tell what changed: {reason}', { reason })
  return { kind: code === 1 && stderr.trim() === '' ? 'no' : 'failed', failure }
}

function failed(error: unknown): { readonly code: unknown; readonly stderr: string } {
  if (typeof error !== 'object' || error === null) return { code: String(error), stderr: '' }
  return {
    code: 'code' in error ? error.code : String(error),
    stderr: 'stderr' in error && typeof error.stderr === 'string' ? error.stderr : '',
  }
}
