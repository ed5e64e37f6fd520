// What a mention of a section names: which document is meant, and which heading of it.

import type { Corpus } from './corpus.ts'
import type { Document } from './document.ts'
import type { Heading } from './facts/types.ts'
import { documentNumber, firstComponent, headingsNumbered, numbersSingly, sharesNumbering } from './numberedHeadings.ts'
import type { NamedDocument, SectionMention } from './reference.ts'
import type { Resolution, Rule, Target } from './resolution.ts'
import { hops, type Places } from './resolvePath.ts'
import { numberKey } from './sectionNumber.ts'
import { headingsTitled, isTitleOf } from './titledHeadings.ts'
import { isDocumentPath, type Path } from './uri.ts'

/**
 * Documents named around the mention are asked first, then its own, then those whose title carries the first component. Where a
 * title is written with the number, the first of these goes before that has both. A document that is named right there has the
 * last word where the number belongs in its numbering, or where it cannot be asked; one that is only the last named in the
 * section has not. Costs as many steps as documents are named, and as carry the first component, at most `mostAlike`.
 */
export function resolveSection(
  corpus: Corpus,
  document: Document,
  mention: SectionMention,
  places: Places,
): Resolution {
  const exact = withTitle(corpus, document, mention, places)
  if (exact) return exact
  let missing: Resolution | undefined
  let isBarred = false
  for (const named of mention.named) {
    const answer = askNamed(corpus, mention, named, places)
    if (!answer) continue
    if (answer.isLast) return answer.resolution
    isBarred ||= named.how !== 'section'
    if (missing?.kind !== 'unknown')
      missing = answer.resolution.kind === 'unknown' || !missing ? answer.resolution : missing
  }
  const here = headingIn(document, mention, 'this-document')
  if (here) return here
  const elsewhere = isBarred ? undefined : byDocumentNumber(corpus, document.path, mention)
  if (elsewhere) return elsewhere
  return document.facts.headingsOnly ? { kind: 'unknown' } : (missing ?? { kind: 'missing-section', named: undefined })
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

/**
 * What one of the named documents says to the number, and whether nothing else need be asked. Undefined where the number is none
 * of its numbering. A single number beyond all of its own (`第 11 节` of ten) is missed only after this document has been asked.
 */
function askNamed(
  corpus: Corpus,
  mention: SectionMention,
  named: NamedDocument,
  places: Places,
): { readonly resolution: Resolution; readonly isLast: boolean } | undefined {
  const { number } = mention
  const rule = ruleOf[named.how]
  const isNear = named.how !== 'section'
  const targets = documentsOf(corpus, named, places)
  if (targets === 'unknown') return { resolution: { kind: 'unknown' }, isLast: isNear }
  const found = targets.flatMap((target) => headingIn(target, mention, rule) ?? [])
  const [only, other] = found
  if (other)
    return { resolution: { kind: 'ambiguous-section', candidates: found.map(({ target }) => target) }, isLast: true }
  if (only) return { resolution: only, isLast: true }
  const [target, namesake] = targets
  if (!target || number === undefined) return undefined
  if (namesake || target.facts.headingsOnly) return { resolution: { kind: 'unknown' }, isLast: isNear }
  const isOwn = sharesNumbering(target.facts, number)
  if (!isOwn && !numbersSingly(target.facts, number)) return undefined
  return { resolution: { kind: 'missing-section', named: { document: target, rule } }, isLast: isNear && isOwn }
}

/** The document with the name, or all that share it; none where the name is not that of a document. */
function documentsOf(corpus: Corpus, { by, path }: NamedDocument, places: Places): readonly Document[] | 'unknown' {
  const place = places(path, by)
  if (place.kind === 'ambiguous') {
    const paths = place.candidates.filter(isDocumentPath).slice(0, mostAlike)
    const documents = paths.flatMap((each) => corpus.document(each) ?? [])
    return documents.length < paths.length ? 'unknown' : documents
  }
  if (place.kind !== 'found') return place.kind === 'unknown' || isDocumentPath(path) ? 'unknown' : []
  const target = place.target.kind === 'folder' ? place.target.index : place.target.path
  if (target === undefined || !isDocumentPath(target)) return []
  const document = corpus.document(target)
  return document ? [document] : 'unknown'
}

/** The first section, in the same order, that has both the number and the title of the mention. */
function withTitle(corpus: Corpus, document: Document, mention: SectionMention, places: Places): Found | undefined {
  const { number, title, named } = mention
  if (number === undefined || title === undefined || named[0]?.how === 'template') return undefined
  const exactly = (target: Document, rule: Rule) => {
    const found = headingIn(target, mention, rule)
    return found && isTitleOf(found.target.heading, title) ? found : undefined
  }
  for (const each of named) {
    const targets = documentsOf(corpus, each, places)
    const found = targets === 'unknown' ? [] : targets.flatMap((target) => exactly(target, ruleOf[each.how]) ?? [])
    if (found[0] && !found[1]) return found[0]
  }
  const here = exactly(document, 'this-document')
  if (here) return here
  const other = byDocumentNumber(corpus, document.path, mention)
  return other?.kind === 'found' && isTitleOf(other.target.heading, title) ? other : undefined
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

function byDocumentNumber(
  corpus: Corpus,
  from: Path,
  mention: SectionMention,
): Found | (Resolution & { kind: 'ambiguous-section' }) | undefined {
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
