// Anchors of headings, by the rules of the place where the corpus is read.

import { slug as githubSlug } from 'github-slugger'
import type { Settings } from './settings.ts'

export type AnchorRules = Settings['anchors']

/** Gives the headings of one document their anchors, in order: a repeated one gets `-1`, `-2`, … */
export interface Slugger {
  anchor(title: string): string
}

/** A slugger for one document. */
export function createSlugger(rules: AnchorRules): Slugger {
  if (rules === 'github') return githubSlugger()
  const used = new Map<string, number>()
  return {
    anchor(title) {
      const base = slug(title, rules)
      const count = used.get(base)
      used.set(base, (count ?? -1) + 1)
      return count === undefined ? base : `${base}-${count + 1}`
    },
  }
}

/** Counts as github-slugger does: an anchor that is taken, by whatever title, is passed over. */
function githubSlugger(): Slugger {
  const used = new Map<string, number>()
  return {
    anchor(title) {
      const base = github(title)
      let anchor = base
      while (used.has(anchor)) {
        const count = (used.get(base) ?? 0) + 1
        used.set(base, count)
        anchor = `${base}-${count}`
      }
      used.set(anchor, 0)
      return anchor
    },
  }
}

/** The anchor of a title that occurs once. */
export function slug(title: string, rules: AnchorRules): string {
  switch (rules) {
    case 'github':
      return github(title)
    case 'gitlab':
      // GitLab's documented rules: spaces to hyphens, punctuation dropped, runs of hyphens joined.
      return title
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
        .replace(/ /g, '-')
        .replace(/-{2,}/g, '-')
    case 'mdbook':
      // mdBook's `normalize_id`: letters, digits, `_` and `-` are kept, white space becomes a hyphen.
      return title
        .toLowerCase()
        .replace(/\s/gu, '-')
        .replace(/[^\p{Alphabetic}\p{N}_-]/gu, '')
  }
}

/** What github-slugger makes of a UTF-16 unit: kept, dropped, a hyphen, in lower case; or half a character. 0: not asked yet. */
const [kept, dropped, hyphen, lowered, half] = [1, 2, 3, 4, 5]
const verdicts = new Uint8Array(0x10000)

/** github-slugger's `slug`, whose pattern of some thousand ranges is asked once for each character and not for each title. */
function github(title: string): string {
  let anchor = ''
  let from = 0
  for (let at = 0; at < title.length; at++) {
    const code = title.charCodeAt(at)
    const verdict = verdicts[code] || verdictOf(code)
    if (verdict === kept) continue
    if (verdict === half) return githubSlug(title)
    if (verdict === lowered) return github(title.toLowerCase())
    if (at > from) anchor += title.slice(from, at)
    if (verdict === hyphen) anchor += '-'
    from = at + 1
  }
  return from === 0 ? title : anchor + title.slice(from)
}

function verdictOf(code: number): number {
  const character = String.fromCharCode(code)
  const slug = githubSlug(character)
  let verdict = slug === '' ? dropped : slug === character ? kept : hyphen
  if (character.toLowerCase() !== character) verdict = lowered
  if (code >= 0xd800 && code <= 0xdfff) verdict = half
  verdicts[code] = verdict
  return verdict
}
