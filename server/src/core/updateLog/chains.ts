// How new documents hang together with others: who refers to them, to whom they refer, and where one comes upon them.

import { nameKey } from '../files.ts'
import { indexNames } from '../resolvePath.ts'
import type { Chain } from './model.ts'

/** Who refers to whom, by files relative to the root. */
export interface Edges {
  readonly to: ReadonlyMap<string, ReadonlySet<string>>
  readonly from: ReadonlyMap<string, ReadonlySet<string>>
}

/** One for each new document, sorted by file. Costs as many steps as they refer and are referred to. */
export function chainsOf(added: Iterable<string>, { to, from }: Edges): readonly Chain[] {
  const none: ReadonlySet<string> = new Set()
  return [...added].sort().map((file) => {
    const [outgoing, incoming] = [to.get(file) ?? none, from.get(file) ?? none]
    const others = [...new Set([...outgoing, ...incoming])].sort()
    const direction = (other: string) => (!incoming.has(other) ? 'to' : outgoing.has(other) ? 'both' : 'from')
    const links = others.map((other) => ({ file: other, direction: direction(other) }) as const)
    return { file, home: homeOf(file, incoming), links }
  })
}

/**
 * The document from which a reader comes to a new one: of those that refer to it the main one of its folder (`12-network/network.md`), else
 * the index of the folder, else the same of the folders around it, the nearest first. So no two are the home of each other. Null where
 * none of these refers to it.
 */
function homeOf(file: string, referrers: ReadonlySet<string>): string | null {
  let best: string | null = null
  for (const other of referrers) {
    if (isAbove(other, file) && (best === null || isAbove(best, other))) best = other
  }
  return best
}

/** Whether the first leads to what is in its folder, and the second is such: itself no nearer to the top. */
function isAbove(home: string, file: string): boolean {
  const [rank, folder] = [rankOf(home), folderIn(home)]
  if (rank === 2 || !(folder === '' || file.startsWith(`${folder}/`))) return false
  return folderIn(file) !== folder || rank < rankOf(file)
}

/** 0 for the index of a folder, 1 for the document that is called like its folder, 2 for every other. */
function rankOf(file: string): 0 | 1 | 2 {
  const name = file.slice(file.lastIndexOf('/') + 1)
  if ((indexNames as readonly string[]).includes(name)) return 0
  const folder = folderIn(file)
  return nameKey(name) === nameKey(folder.slice(folder.lastIndexOf('/') + 1)) ? 1 : 2
}

function folderIn(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')))
}
