// Opens the corpus as a commit has it, by the rules of what is a document that hold now.

import { configurationName } from '../core/settings.ts'
import { join, nameOf, type Path } from '../core/uri.ts'
import type { FilePort, LogPort } from '../session/ports.ts'
import type { Listener, Session } from '../session/session.ts'
import { openCorpus } from './corpus.ts'
import { diskFiles } from './files.ts'
import { type GitFailure, isGitFailure } from './git.ts'
import { openGitTree } from './gitTree.ts'
import { mounted } from './repositories.ts'

export interface CorpusAt {
  readonly session: Session
  /** Folders that are repositories of their own, of which nothing is known. */
  readonly submodules: readonly Path[]
}

export interface CorpusAtOptions {
  readonly log: LogPort
  readonly listener?: Listener
  /** Configurations are read from here, so that both states are read alike: what is no document now was none. Else from the commit. */
  readonly rules?: FilePort | undefined
  /** Read in place of the root's configuration. */
  readonly configuration?: Path | undefined
  /** The repository of the commit, where it begins below the root; what lies outside is as it is now. */
  readonly repository?: Path | undefined
}

/** Reads all documents of the commit, or tree, below the root. The working tree is not touched. */
export async function openCorpusAt(
  root: Path,
  commit: string,
  { log, rules, configuration, listener, repository = root }: CorpusAtOptions,
): Promise<CorpusAt | GitFailure> {
  const tree = await openGitTree(repository, commit)
  if (isGitFailure(tree)) return tree
  const all = repository === root ? tree.files : mounted(tree.files, repository, diskFiles)
  try {
    const files = rules === undefined ? all : ruledBy(all, root, rules, configuration)
    const session = await openCorpus(root, {
      files,
      log,
      ...(rules ? { configuration } : {}),
      ...(listener ? { listener } : {}),
    })
    return { session, submodules: tree.submodules }
  } finally {
    tree.close()
  }
}

/** The files with the configurations of others. One that has come or gone at the root has so here, too. */
function ruledBy(files: FilePort, root: Path, rules: FilePort, configuration: Path | undefined): FilePort {
  const isRule = (path: Path) => nameOf(path) === configurationName || path === configuration
  return {
    async list(folder) {
      const entries = await files.list(folder)
      if (folder !== root || entries === undefined || 'reason' in entries) return entries
      const others = entries.filter(({ name }) => name !== configurationName)
      const own = join(root, configurationName) ?? root
      const isThere = (await rules.read(own)).kind !== 'missing'
      return isThere ? [...others, { name: configurationName, kind: 'file' }] : others
    },
    read: (path, known) => (isRule(path) ? rules.read(path) : files.read(path, known)),
  }
}
