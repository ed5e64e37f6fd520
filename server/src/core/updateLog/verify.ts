// Holds the claims of an update log against the tree it speaks of, and says what is true.

import { missingFile } from '../checks/missingFile.ts'
import { missingHeading } from '../checks/missingHeading.ts'
import { missingMention } from '../checks/missingMention.ts'
import type { Document } from '../document.ts'
import type { Message } from '../message.ts'
import { say } from '../message.ts'
import { lastUpdated } from '../metadataFields.ts'
import { resolve } from '../resolve.ts'
import { defaultSettings } from '../settings.ts'
import { type Span, slice } from '../text.ts'
import { nameOf, type Path, relative } from '../uri.ts'
import { hasSameText } from './compareDocuments.ts'
import { type LogClaim, logClaims } from './logClaims.ts'
import { isVague, type LogTimes, type LogWitness, witness } from './logTimes.ts'
import { verifyAmount, verifyLinesBefore } from './verifyAmounts.ts'
import { verifyDocuments } from './verifyDocuments.ts'
import { verifyFolder } from './verifyFolders.ts'
import { verifyNumbering } from './verifyNumbering.ts'
import { sectionsClaimed, verifySection } from './verifySections.ts'
import { verifySize, verifyTotal } from './verifySizes.ts'
import { verifySum } from './verifySums.ts'

/** What came of one claim. */
export interface Verdict {
  readonly span: Span
  readonly kind: LogClaim['kind'] | 'number'
  /** What it says, without layout: a number, a path, `a.md → b.md`. */
  readonly claimed: string | number
  /** What is true, in the same form; null where nothing is, or it cannot be said in it. */
  readonly actual: string | number | null
  readonly holds: boolean
  /** Why it does not hold; undefined where it does. */
  readonly message?: Message
  /** What to write in place of the span. */
  readonly replacement?: string
  /** Where the document is today, relative to the root, if it has moved since. */
  readonly movedTo?: string
}

/**
 * The verdict on every claim that can be decided, in the order of the text; one that cannot has none. Costs as many steps as the documents
 * that the log names are long, in both trees.
 */
export function verifyLog(log: Document, times: LogTimes): readonly Verdict[] {
  const { after } = times
  const settings = after.rootOf(log.path)?.settings ?? defaultSettings
  const about = witness(log, times)
  const claims = logClaims(log, settings)
  const claimed = sectionsClaimed(about, claims)
  const resolved = new Map<number, Document>()
  const verdicts = claims.flatMap((claim): Verdict | readonly [] => verdictOn(claim) ?? [])
  return [...verdicts, ...verifyNumbering(after, log)].sort((a, b) => a.span.start - b.span.start)

  function verdictOn(claim: LogClaim): Verdict | undefined {
    switch (claim.kind) {
      case 'path':
        return verifyPath(about, claim)
      case 'section':
        return verifySection(about, claim, claimed)
      case 'lines':
      case 'chapters':
        return verifySize(about, claim)
      case 'total':
        return verifyTotal(about, claim)
      case 'linesBefore':
        return verifyLinesBefore(about, claim)
      case 'references':
      case 'sections':
      case 'growth':
      case 'linked':
        return verifyAmount(about, claim)
      case 'files':
        return verifyFolder(about, claim)
      case 'sum':
        return verifySum(about, claim)
      case 'documents':
        return verifyDocuments(about, claim)
      case 'status':
        return verifyStatus(about, claim)
      case 'chain':
        return verifyChain(about, claim, resolved)
      case 'date':
        return verifyDate(about, claim)
    }
  }
}

type Of<K extends LogClaim['kind']> = LogClaim & { readonly kind: K }

/** A path that is gone holds where it was there before: the log may tell of its end. */
function verifyPath({ log, after, before, movedTo }: LogWitness, { span, reference }: Of<'path'>): Verdict | undefined {
  const claimed = slice(log.text, span)
  const resolution = resolve(after, log, reference)
  if (resolution.kind === 'found') {
    const { target } = resolution
    const path = target.path
    const moved = target.kind === 'folder' ? undefined : movedTo?.(path)
    const to = moved === undefined ? undefined : fileOf(after, moved)
    return { span, kind: 'path', claimed, actual: claimed, holds: true, ...(to === undefined ? {} : { movedTo: to }) }
  }
  const old = before && resolve(before, log, reference)
  if (old?.kind === 'found' && old.target.path !== undefined) {
    return { span, kind: 'path', claimed, actual: claimed, holds: true }
  }
  for (const check of [missingFile, missingHeading, missingMention]) {
    const problem = check.problem(after, log, reference, resolution)
    if (!problem) continue
    const [fix, other] = check.fixes?.(after, log, reference, resolution, 'all') ?? []
    const edit = fix && !other && fix.edits.length === 1 ? fix.edits[0] : undefined
    const isOwn = edit?.kind === 'replace' && edit.path === log.path
    const actual = isOwn ? claimed.replace(slice(log.text, edit.span), edit.text) : null
    const replacement = isOwn && edit.span.start >= span.start && edit.span.end <= span.end ? actual : null
    return {
      span,
      kind: 'path',
      claimed,
      actual,
      holds: false,
      message: problem.message,
      ...(replacement === null ? {} : { replacement }),
    }
  }
  return undefined
}

/** Only where it is known how it was before. */
function verifyStatus(about: LogWitness, { span, subject, status }: Of<'status'>): Verdict | undefined {
  const { before, log } = about
  const document = about.document(subject)
  if (!before || !document || document.path === log.path) return undefined
  const name = nameOf(document.path)
  const past = about.past(document)
  const actual = statusNow(about, document, past)
  const holds =
    status === 'added'
      ? !past
      : status === 'removed'
        ? false
        : status === 'metadata'
          ? actual === 'metadata' || actual === 'contents'
          : actual !== 'unchanged'
  const verdict = { span, kind: 'status', claimed: status, actual, holds } as const
  if (holds) return verdict
  const isSame = status === 'changed' || status === 'added' || (status === 'metadata' && actual === 'unchanged')
  if (isVague(subject) || (isSame && about.isGuess)) return undefined
  switch (status) {
    case 'added':
      return { ...verdict, message: say('{name} is not new: it was there before.', { name }) }
    case 'removed':
      return { ...verdict, message: say('{name} is still there.', { name }) }
    case 'changed':
      return { ...verdict, message: say('{name} did not change.', { name }) }
    case 'metadata':
      return {
        ...verdict,
        message: !past
          ? say('{name} is new, so that more than its metadata changed.', { name })
          : actual === 'changed'
            ? say('In {name} more than the metadata changed.', { name })
            : say('{name} did not change.', { name }),
      }
  }
}

function statusNow(about: LogWitness, document: Document, past: Document | undefined): string {
  if (!past) return 'added'
  if (hasSameText(past, document)) return 'unchanged'
  const kind = about.comparison(document)?.class
  return kind === 'metadata-only'
    ? 'metadata'
    : kind === 'toc-only'
      ? 'contents'
      : kind === 'format-only'
        ? 'format'
        : 'changed'
}

/** In a tree a name that several documents have means the one nearest to the document it hangs under. */
function verifyChain(about: LogWitness, claim: Of<'chain'>, resolved: Map<number, Document>): Verdict | undefined {
  const { span, parent } = claim
  const from = (parent && resolved.get(parent.start)) ?? about.document(claim.from)
  if (!from) return undefined
  const to = parent ? about.documentNear(claim.to, from.path) : about.document(claim.to)
  if (!to) return undefined
  if (parent) resolved.set(span.start, to)
  if (to.path === from.path) return undefined
  const holds = about.referred(from).has(to.path)
  const [a, b] = [claim.from.path, claim.to.path]
  const claimed = `${a} → ${b}`
  if (holds) return { span, kind: 'chain', claimed, actual: claimed, holds }
  const names = { from: fileOf(about.after, from.path), to: fileOf(about.after, to.path) }
  const isReverse = about.referred(to).has(from.path)
  return {
    span,
    kind: 'chain',
    claimed,
    actual: isReverse ? `${b} → ${a}` : null,
    holds,
    message: isReverse
      ? say('{from} does not refer to {to}; it is the other way round.', names)
      : say('{from} does not refer to {to}, nor the other way round.', names),
  }
}

function verifyDate(about: LogWitness, { span, subject, claimed }: Of<'date'>): Verdict | undefined {
  const document = about.document(subject)
  if (!document) return undefined
  const actual = lastUpdated(document)?.value ?? null
  if (actual === claimed) return { span, kind: 'date', claimed, actual, holds: true }
  const name = nameOf(document.path)
  if (actual === null) {
    return { span, kind: 'date', claimed, actual, holds: false, message: say('{name} states no date.', { name }) }
  }
  const message = say('It says {claimed}; {name} states {actual}.', { claimed, name, actual })
  return { span, kind: 'date', claimed, actual, holds: false, message, replacement: actual }
}

function fileOf(corpus: LogTimes['after'], path: Path): string {
  const root = corpus.rootOf(path)
  return root ? relative(root.path, path) : path
}
