// What a mention of a section names: which document is meant, and which heading of it.

import type { Corpus } from './corpus.ts'
import type { Document } from './document.ts'
import type { Heading } from './facts/types.ts'
import { titleWithoutNumber } from './number.ts'
import { documentNumber, firstComponent, headingsNumbered, sharesNumbering } from './numberedHeadings.ts'
import type { SectionMention } from './reference.ts'
import { hops, type Resolution, type Rule, resolvePath, type Target } from './resolve.ts'
import { numberKey } from './sectionNumber.ts'
import { isDocumentPath, type Path } from './uri.ts'

/**
 * Documents named around the mention are asked first, then its own, then those whose title carries the first component. A named
 * document in whose numbering the number belongs has the last word.
 */
export function resolveSection(corpus: Corpus, document: Document, mention: SectionMention): Resolution {
  let isSure = true
  for (const named of mention.named) {
    const place = resolvePath(corpus, document.path, named.path, named.by)
    const path =
      place.kind !== 'found' ? undefined : place.target.kind === 'folder' ? place.target.index : place.target.path
    if (path === undefined || !isDocumentPath(path)) {
      if (place.kind === 'unknown') isSure = false
      continue
    }
    const target = corpus.document(path)
    if (!target) return { kind: 'unknown' }
    const found = foundIn(target, mention, ruleOf[named.how])
    if (found) return found
    if (target.facts.headingsOnly) isSure = false
    if (mention.number !== undefined && sharesNumbering(target.facts, mention.number)) {
      return isSure ? { kind: 'missing-section', document: target } : { kind: 'unknown' }
    }
  }
  return (
    foundIn(document, mention, 'this-document') ??
    byDocumentNumber(corpus, document.path, mention) ??
    (isSure ? { kind: 'missing-section', document: undefined } : { kind: 'unknown' })
  )
}

type Found = Resolution & { readonly kind: 'found'; readonly target: Target & { kind: 'heading' } }

const ruleOf = {
  template: 'named-with-it',
  row: 'named-in-row',
  block: 'named-in-block',
  label: 'named-by-label',
  section: 'named-in-section',
} as const satisfies Record<SectionMention['named'][number]['how'], Rule>

function foundIn(target: Document, mention: SectionMention, rule: Rule): Found | undefined {
  const [heading, ...duplicates] = headingsMeant(target, mention)
  if (!heading) return undefined
  return {
    kind: 'found',
    target: { kind: 'heading', heading, path: target.path },
    rule,
    spelling: undefined,
    ...(duplicates.length > 0 ? { duplicates } : {}),
  }
}

/** Where two have the number, the one whose title is written with it goes first. */
function headingsMeant(target: Document, { number, title }: SectionMention): readonly Heading[] {
  if (number === undefined) return title === undefined ? [] : headingsTitled(target, title)
  const same = headingsNumbered(target.facts, numberKey(number))
  if (same.length < 2 || title === undefined) return same
  const named = same.filter((heading) => isTitle(heading, title))
  return [...named, ...same.filter((heading) => !named.includes(heading))]
}

function headingsTitled(target: Document, title: string): readonly Heading[] {
  return target.facts.headings.filter((heading) => !heading.nested && isTitle(heading, title))
}

/** Whether a title is written as that of the heading, with its number or without. */
function isTitle(heading: Heading, title: string): boolean {
  const wanted = plain(title)
  return wanted === plain(heading.title) || wanted === plain(titleWithoutNumber(heading.title))
}

function plain(title: string): string {
  return title.replace(/\s+/g, '').toLowerCase()
}

function byDocumentNumber(corpus: Corpus, from: Path, mention: SectionMention): Resolution | undefined {
  const first = mention.number === undefined ? undefined : firstComponent(mention.number)
  if (first === undefined) return undefined
  const found = [...corpus.documentsNumbered(first)]
    .filter((each) => each.path !== from && documentNumber(each.facts) === first)
    .flatMap((each) => foundIn(each, mention, 'document-number') ?? [])
    .sort((a, b) => hops(from, a.target.path) - hops(from, b.target.path) || (a.target.path < b.target.path ? -1 : 1))
  const [nearest, next] = found
  if (!nearest) return undefined
  if (!next || hops(from, nearest.target.path) < hops(from, next.target.path)) return nearest
  return { kind: 'ambiguous-section', candidates: found.map(({ target }) => target) }
}
