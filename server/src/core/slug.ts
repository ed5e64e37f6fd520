// Anchors of headings, by the rules of the place where the corpus is read.

import GithubSlugger, { slug as githubSlug } from 'github-slugger'
import type { Settings } from './settings.ts'

export type AnchorRules = Settings['anchors']

/** Gives the headings of one document their anchors, in order: a repeated one gets `-1`, `-2`, … */
export interface Slugger {
  anchor(title: string): string
}

/** A slugger for one document. */
export function createSlugger(rules: AnchorRules): Slugger {
  if (rules === 'github') {
    const github = new GithubSlugger()
    return { anchor: (title) => github.slug(title) }
  }
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

/** The anchor of a title that occurs once. */
export function slug(title: string, rules: AnchorRules): string {
  switch (rules) {
    case 'github':
      return githubSlug(title)
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
