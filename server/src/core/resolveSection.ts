// What a mention of a section names: which document is meant, and which heading of it.

import type { Corpus } from './corpus.ts'
import type { Document } from './document.ts'
import type { Heading } from './facts/types.ts'
import { documentNumber, firstComponent, headingsNumbered, sharesNumbering } from './numberedHeadings.ts'
import type { NamedDocument, SectionMention } from './reference.ts'
import type { Resolution, Rule, Target } from './resolution.ts'
import { hops, resolvePath } from './resolvePath.ts'
import { numberKey } from './sectionNumber.ts'
import { headingsTitled, isTitleOf } from './titledHeadings.ts'
import { isDocumentPath, type Path } from './uri.ts'

/**
 * Documents named around the mention are asked first, then its own, then those whose title carries the first component. A
 * document that is named right there has the last word where the number belongs in its numbering, or where it cannot be
 * asked; one that is only the last named in the section has not. Costs as many steps as documents are named, and as
 * documents carry the first component, at most `mostAlike`.
 */
export function resolveSection(corpus: Corpus, document: Document, mention: SectionMention): Resolution {
  let missing: (Resolution & { kind: 'missing-section' }) | undefined
  let isSure = true
  for (const named of mention.named) {
    const answer = askNamed(corpus, document, mention, named)
    if (answer === 'not-meant') continue
    if (answer.kind !== 'missing-section' && answer.kind !== 'unknown') return answer
    if (named.how !== 'section') return answer
    if (answer.kind === 'unknown') isSure = false
    else missing ??= answer
  }
  const elsewhere = headingIn(document, mention, 'this-document') ?? byDocumentNumber(corpus, document.path, mention)
  if (elsewhere) return elsewhere
  return isSure && !document.facts.headingsOnly
    ? (missing ?? { kind: 'missing-section', named: undefined })
    : { kind: 'unknown' }
}

/** A number or name that more documents carry than this tells nothing by itself, and is not searched for. */
const mostAlike = 100

type Found = Resolution & { readonly kind: 'found'; readonly target: Target & { kind: 'heading' } }

/** The rule that says a named document is meant. */
const ruleOf = {
  template: 'named-with-it',
  row: 'named-in-row',
  block: 'named-in-block',
  label: 'named-by-label',
  section: 'named-in-section',
} as const satisfies Record<NamedDocument['how'], Rule>

/** What one of the named documents says to the number: `not-meant` where it numbers its sections otherwise, or is none. */
function askNamed(
  corpus: Corpus,
  document: Document,
  mention: SectionMention,
  { how, by, path }: NamedDocument,
): Resolution | 'not-meant' {
  const place = resolvePath(corpus, document.path, path, by)
  const rule = ruleOf[how]
  if (place.kind === 'unknown') return place
  if (place.kind === 'ambiguous') return amongNamesakes(corpus, mention, place.candidates, rule)
  if (place.kind !== 'found') return isDocumentPath(path) ? { kind: 'unknown' } : 'not-meant'
  const target = place.target.kind === 'folder' ? place.target.index : place.target.path
  if (target === undefined || !isDocumentPath(target)) return 'not-meant'
  const named = corpus.document(target)
  if (!named) return { kind: 'unknown' }
  const found = headingIn(named, mention, rule)
  if (found) return found
  if (named.facts.headingsOnly) return { kind: 'unknown' }
  if (mention.number === undefined || !sharesNumbering(named.facts, mention.number)) return 'not-meant'
  return { kind: 'missing-section', named: { document: named, rule } }
}

/** A name that several documents share means the one that has the section. */
function amongNamesakes(corpus: Corpus, mention: SectionMention, paths: readonly Path[], rule: Rule): Resolution {
  const found = paths.slice(0, mostAlike).flatMap((path) => {
    const document = isDocumentPath(path) ? corpus.document(path) : undefined
    return (document && headingIn(document, mention, rule)) ?? []
  })
  const [only, other] = found
  if (!only) return { kind: 'unknown' }
  return other ? { kind: 'ambiguous-section', candidates: found.map(({ target }) => target) } : only
}

function headingIn(target: Document, mention: SectionMention, rule: Rule): Found | undefined {
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
  if (number === undefined) return title === undefined ? [] : headingsTitled(target.facts, title)
  const same = headingsNumbered(target.facts, numberKey(number))
  if (same.length < 2 || title === undefined) return same
  const named = same.filter((heading) => isTitleOf(heading, title))
  return [...named, ...same.filter((heading) => !named.includes(heading))]
}

function byDocumentNumber(corpus: Corpus, from: Path, mention: SectionMention): Resolution | undefined {
  const first = mention.number === undefined ? undefined : firstComponent(mention.number)
  if (first === undefined) return undefined
  const found: Found[] = []
  let alike = 0
  for (const each of corpus.documentsNumbered(first)) {
    if (each.path === from || documentNumber(each.facts) !== first) continue
    if (++alike > mostAlike) return undefined
    const one = headingIn(each, mention, 'document-number')
    if (one) found.push(one)
  }
  found.sort(
    (a, b) => hops(from, a.target.path) - hops(from, b.target.path) || (a.target.path < b.target.path ? -1 : 1),
  )
  const [nearest, next] = found
  if (!nearest) return undefined
  if (!next || hops(from, nearest.target.path) < hops(from, next.target.path)) return nearest
  return { kind: 'ambiguous-section', candidates: found.map(({ target }) => target) }
}
