// Git and the template for update logs in the language server.

import type { Path } from '../core/uri.ts'
import type { LogPort } from '../session/ports.ts'
import type { Refusal, UpdateLogPort } from '../session/updateLogPort.ts'
import { openCorpusAt } from './corpusAt.ts'
import { diskFiles } from './files.ts'
import { git, isGitFailure } from './git.ts'
import {
  baseOfLog,
  headCommit,
  lastTag,
  lastTouched,
  namedBase,
  partedFrom,
  recentCommits,
  renamesBetween,
} from './gitHistory.ts'
import { linkOnWay, repositoriesBelow, repositoryOf } from './repositories.ts'

/** Asks the `git` program. `log` hears what cannot be read of a commit. */
export function gitUpdateLogs(log: LogPort): UpdateLogPort {
  return {
    head: headCommit,
    baseOfLog,
    ancestor: namedBase,
    lastTouched,
    lastTag,
    partedFrom,
    commits: recentCommits,
    branches,
    renames: (root, base) => renamesBetween(root, base, undefined),
    repositoryOf,
    repositoriesBelow,
    linkOnWay,
    async corpusAt({ root, repository }, commit, listener) {
      const opened = await openCorpusAt(root, commit, { log, rules: diskFiles, listener, repository })
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

async function branches(root: Path): Promise<readonly string[] | Refusal> {
  const words = ['for-each-ref', '--sort=-committerdate', '--count=200', '--format=%(HEAD)%(refname:short)']
  const found = await git(root, [...words, 'refs/heads', 'refs/remotes'])
  if (isGitFailure(found)) return found
  return found
    .split('\n')
    .filter((line) => line.startsWith(' ') && !line.endsWith('/HEAD'))
    .map((line) => line.slice(1))
}
