// Holds "`01-axioms/`: 6 files" against the folder.

import type { Corpus } from '../corpus.ts'
import { say } from '../message.ts'
import { resolve } from '../resolve.ts'
import { indexNames } from '../resolvePath.ts'
import { isDocumentPath, isWithin, join, nameOf, type Path } from '../uri.ts'
import type { FolderClaim } from './logClaims.ts'
import type { LogWitness } from './logTimes.ts'
import type { Verdict } from './verify.ts'
import { isNear } from './verifySizes.ts'

/**
 * It holds where one way of counting gives the number: documents or files, with what lies below or without, with the index or without,
 * or what the log lists. It is wrong where the folder never had so many; fewer may be those that the log is about.
 */
export function verifyFolder(about: LogWitness, claim: FolderClaim): Verdict | undefined {
  const { span, claimed, precision, listed } = claim
  const { after, before } = about
  const folder = folderOf(about, claim)
  if (folder === undefined || after.files.isUnlisted(folder)) return undefined
  const now = [...filesIn(after, folder)]
  const ways = [...waysOf(now, folder), listed].filter((count) => count > 0)
  if (ways.some((count) => isNear(claimed, count, precision))) {
    return { span, kind: 'files', claimed, actual: claimed, holds: true }
  }
  const most = new Set([...now, ...(before ? filesIn(before, folder) : [])]).size
  if (claimed <= most || (precision === 'about' && isNear(claimed, most, precision))) return undefined
  const message = say('It says {claimed} files; {name} has {actual}.', { claimed, actual: most, name: nameOf(folder) })
  return { span, kind: 'files', claimed, actual: most, holds: false, message }
}

/** The folder that is meant: the one below the folder in whose list it stands, where there is one. */
function folderOf(about: LogWitness, { folder, around }: FolderClaim): Path | undefined {
  const { after, log } = about
  const [nearest, ...others] = around
  const parent = nearest && folderOf(about, { ...noClaim, folder: nearest, around: others })
  if (parent !== undefined) {
    const below = join(parent, folder.target.path.replace(/\/$/, ''))
    if (below !== undefined && after.files.isFolder(below)) return below
  }
  const resolution = resolve(after, log, folder)
  if (resolution.kind !== 'found' || resolution.target.kind !== 'folder') return undefined
  const { path } = resolution.target
  return parent === undefined || isWithin(parent, path) ? path : undefined
}

const noClaim = { kind: 'files', span: { start: 0, end: 0 }, claimed: 0, precision: 'exact', listed: 0 } as const

function* filesIn({ files }: Corpus, folder: Path): Iterable<Path> {
  const open: Path[] = [folder]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const path of files.entries(next)) {
      if (files.isFolder(path)) open.push(path)
      else yield path
    }
  }
}

function waysOf(files: readonly Path[], folder: Path): readonly number[] {
  const isDirect = (path: Path) => !path.slice(folder.length + 1).includes('/')
  const isIndex = (path: Path) => (indexNames as readonly string[]).includes(nameOf(path))
  return [files, files.filter(isDocumentPath)].flatMap((all) => {
    const without = (paths: readonly Path[]) => paths.filter((path) => !isIndex(path)).length
    const direct = all.filter(isDirect)
    return [
      all.length,
      without(all),
      direct.length,
      without(direct),
      all.filter((path) => !(isDirect(path) && isIndex(path))).length,
    ]
  })
}
