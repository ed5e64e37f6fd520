// Git and the template for update logs in the language server.

import { say } from '../core/message.ts'
import type { Path } from '../core/uri.ts'
import type { LogPort } from '../session/ports.ts'
import type { Base, Refusal, UpdateLogPort } from '../session/updateLogPort.ts'
import { openCorpusAt } from './corpusAt.ts'
import { diskFiles } from './files.ts'
import { git, isGitFailure } from './git.ts'
import {
  ancestry,
  baseOfLog,
  commitOf,
  lastTag,
  lastTouched,
  partedFrom,
  recentCommits,
  renamesBetween,
} from './gitHistory.ts'

/** Asks the `git` program. `log` hears what cannot be read of a commit. */
export function gitUpdateLogs(log: LogPort): UpdateLogPort {
  return {
    head,
    baseOfLog,
    ancestor,
    lastTouched,
    lastTag,
    partedFrom,
    commits: recentCommits,
    branches,
    renames: (root, base) => renamesBetween(root, base, undefined),
    async corpusAt(root, commit, listener) {
      const opened = await openCorpusAt(root, commit, { log, rules: diskFiles, listener })
      return isGitFailure(opened) ? opened : { corpus: opened.session.corpus, submodules: opened.submodules }
    },
    async write(corpus, facts, request) {
      // The template language is loaded when somebody writes a log, not when an editor starts.
      const { freshLog, languageOf } = await import('./freshLog.ts')
      const language = request.language ?? languageOf(corpus, request.scope)
      return freshLog(corpus, facts, { ...request, language })
    },
  }
}

async function head(root: Path): Promise<string | Refusal> {
  const found = await commitOf(root, 'HEAD')
  if (typeof found === 'string') return found
  const isRepository = await git(root, ['rev-parse', '--git-dir'])
  if (isGitFailure(isRepository)) return isRepository
  return { failure: say('This repository has no commit yet, so there is nothing to compare with.') }
}

/** The tree without files is the beginning of the repository, before everything. */
async function ancestor(root: Path, revision: string, head: string): Promise<Base | Refusal> {
  const isName = /^[0-9a-f]{40,64}$/.test(revision)
  const kind = isName ? await git(root, ['cat-file', '-t', revision]) : ''
  if (typeof kind === 'string' && kind.trim() === 'tree') {
    return { commit: revision, why: say('the beginning of the repository') }
  }
  const commit = await commitOf(root, revision)
  if (typeof commit !== 'string') return commit
  return (await ancestry(root, commit, head)) ?? { commit, why: say('the revision {revision}', { revision }) }
}

async function branches(root: Path): Promise<readonly string[] | Refusal> {
  const words = ['for-each-ref', '--sort=-committerdate', '--count=200', '--format=%(HEAD)%(refname:short)']
  const found = await git(root, [...words, 'refs/heads', 'refs/remotes'])
  if (isGitFailure(found)) return found
  return found
    .split('\n')
    .filter((line) => line.startsWith(' ') && !line.endsWith('/HEAD'))
    .map((line) => line.slice(1))
}
