// Holds "44 documents updated" against the log's own lists, and against what was updated.

import { type Message, say } from '../message.ts'
import type { NamedDocument } from '../reference.ts'
import { folderOf, isWithin } from '../uri.ts'
import type { DocumentStatus, DocumentsClaim } from './logClaims.ts'
import { scopeOf } from './logScope.ts'
import type { LogWitness } from './logTimes.ts'
import type { Verdict } from './verify.ts'
import { isNear } from './verifySizes.ts'

/**
 * It holds where one way of counting gives the number: its own list, another list of the same kind, what changed below the folder that it is about. Undefined where the
 * log has no such list, so that nobody knows what was counted, where it counts a part that it does not list, and where what it lists is not named.
 */
export function verifyDocuments(about: LogWitness, claim: DocumentsClaim): Verdict | undefined {
  const counted = countedBy(about)
  const { span, claimed, precision, status, own, otherCounts, lists } = claim
  const listed = counted.lists(lists)
  const largest = Math.max(0, ...listed)
  if (largest === 0) return undefined
  const derived = counted.derived(status)
  const mine = own && different(about, own)
  const counts = [...(mine === undefined ? [] : [mine]), ...otherCounts, ...listed, ...derived]
  const actual = derived[0] ?? mine ?? largest
  // Where it names none the log may have counted itself.
  const isTrue = (count: number) => isNear(claimed, count, precision) || (mine === undefined && claimed === count + 1)
  if (counts.some(isTrue)) {
    return { span, kind: 'documents', claimed, actual: claimed, holds: true }
  }
  if (mine === undefined && (claimed <= largest || otherCounts.length > 0)) return undefined
  const replacement = String(actual)
  const message = messageFor(status, { claimed, actual, listed: mine ?? largest })
  return { span, kind: 'documents', claimed, actual, holds: false, message, replacement }
}

const kept = new WeakMap<LogWitness, ReturnType<typeof counting>>()

function countedBy(about: LogWitness): ReturnType<typeof counting> {
  const known = kept.get(about) ?? counting(about)
  kept.set(about, known)
  return known
}

/** Counts each list and each kind of change once, however many claims are made of it. */
function counting(about: LogWitness) {
  const known = new Map<DocumentsClaim['lists'], readonly number[]>()
  const statuses = new Map<DocumentStatus, readonly number[]>()
  return {
    /** How many documents the lists have, each number once. */
    lists(lists: DocumentsClaim['lists']): readonly number[] {
      const counts = known.get(lists) ?? [...new Set(lists.map((names) => different(about, names)))]
      known.set(lists, counts)
      return counts
    },
    derived(status: DocumentStatus): readonly number[] {
      const counts = statuses.get(status) ?? derivedCounts(about, status)
      statuses.set(status, counts)
      return counts
    },
  }
}

function messageFor(status: DocumentStatus, numbers: { claimed: number; actual: number; listed: number }): Message {
  switch (status) {
    case 'added':
      return say('It says {claimed} new documents; there are {actual}, and the log lists {listed}.', numbers)
    case 'changed':
      return say('It says {claimed} updated documents; there are {actual}, and the log lists {listed}.', numbers)
    case 'removed':
      return say('It says {claimed} removed documents; there are {actual}, and the log lists {listed}.', numbers)
  }
}

/** A document that is named twice counts once, and so do two of which nobody knows which is meant. */
function different(about: LogWitness, names: readonly NamedDocument[]): number {
  return new Set(names.map((name) => about.document(name)?.path ?? name.path)).size
}

/** The ways of counting what happened below the folder that the log is about, the best first; none where it is not known how it was before. */
function derivedCounts(about: LogWitness, status: DocumentStatus): readonly number[] {
  const { before, after, log, renames } = about
  if (!before) return []
  const own = folderOf(log.path)
  const folder = scopeOf(log.text, after.rootOf(log.path)?.path ?? own, own)
  let added = 0
  let content = 0
  let others = 0
  const kept = new Set<string>()
  for (const document of after.documents()) {
    kept.add(renames.get(document.path) ?? document.path)
    if (!isWithin(folder, document.path) || document.path === log.path) continue
    const past = about.past(document)
    if (!past) added++
    else if (past.text !== document.text) {
      const kind = about.comparison(document)?.class
      if (kind === 'content') content++
      else if (kind === 'metadata-only' || kind === 'toc-only') others++
    }
  }
  if (status === 'added') return [added]
  if (status === 'changed') return [content + others, content, content + others + added, content + added]
  let removed = 0
  for (const { path } of before.documents()) if (isWithin(folder, path) && !kept.has(path)) removed++
  return [removed]
}
