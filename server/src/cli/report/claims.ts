// The verdicts on an update log, for people and for programs.

import type { Document } from '../../core/document.ts'
import { type Message, render, say } from '../../core/message.ts'
import { slice } from '../../core/text.ts'
import type { Verdict } from '../../core/updateLog/verify.ts'
import { regionOf } from '../../session/region.ts'
import type { World } from '../command.ts'
import { harmless } from './harmless.ts'

export interface ClaimsReport {
  /** Relative to the root. */
  readonly file: string
  readonly log: Document
  readonly verdicts: readonly Verdict[]
  /** The tree that the log is held against; undefined where there is no git, a commit undefined for the working tree. */
  readonly head: { readonly commit: string | undefined; readonly why: Message } | undefined
  /** The tree before; undefined where it is not known. */
  readonly base: { readonly commit: string; readonly why: Message } | undefined
}

/** Lines and columns count from 1, columns in UTF-16 units; `movedTo` is there where the document has moved since. */
export function jsonClaims({ log, verdicts, head, base }: ClaimsReport): string {
  const claims = verdicts.map(({ span, kind, claimed, actual, holds, movedTo }) => {
    const { line, column } = regionOf(log.facts.lines, span)
    const text = slice(log.text, span)
    return { line, column, text, kind, claimed, actual, holds, ...(movedTo === undefined ? {} : { movedTo }) }
  })
  const states = { version: 1, base: base?.commit ?? null, head: head?.commit ?? 'worktree' }
  return `${JSON.stringify({ ...states, claims })}\n`
}

/** What does not hold, each with what is true; then what has moved since; then how many claims there are. */
export function prettyClaims({ file, log, verdicts, head, base }: ClaimsReport, { streams, bundle }: World): string {
  const { colors } = streams
  const words = (message: Message) => harmless(render(message, bundle))
  const state = ({ commit, why }: { readonly commit: string | undefined; readonly why: Message }) => ({
    commit: commit?.slice(0, 10) ?? words(say('the working tree')),
    why: words(why),
  })
  const lines = [colors.bold(harmless(file))]
  if (head) lines.push(colors.dim(words(say('Held against {commit} ({why}).', state(head)))))
  else lines.push(colors.dim(words(say('Held against what is there now: there is no git to tell how it was.'))))
  if (base) lines.push(colors.dim(words(say('What changed since {commit} ({why}).', state(base)))))
  else lines.push(colors.dim(words(say('What it was before is not known, so what changed is not judged.'))))
  const wrong = verdicts.filter(({ holds }) => !holds)
  const moved = verdicts.filter(({ movedTo }) => movedTo !== undefined)
  const at = ({ span }: Verdict) => {
    const { line, column } = regionOf(log.facts.lines, span)
    return `${line}:${column}`.padEnd(8)
  }
  if (wrong.length > 0) lines.push('')
  for (const verdict of wrong) {
    const { message, kind } = verdict
    if (message) lines.push(`  ${at(verdict)} ${colors.red(words(message))}  ${colors.dim(kind)}`)
  }
  const seen = new Set<string>()
  for (const verdict of moved) {
    const { movedTo = '', claimed } = verdict
    if (seen.has(movedTo)) continue
    if (seen.size === 0) lines.push('')
    seen.add(movedTo)
    const message = say('{path} has moved to {to} since.', { path: claimed, to: movedTo })
    lines.push(`  ${at(verdict)} ${colors.dim(words(message))}`)
  }
  const counts = { claims: verdicts.length, wrong: wrong.length }
  lines.push('', words(say('Claims: {claims}; not true: {wrong}.', counts)))
  return lines.map((line) => `${line}\n`).join('')
}
