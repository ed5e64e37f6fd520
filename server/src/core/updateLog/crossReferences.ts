// What in a document refers to other documents, in whatever form, looked up in one state of the corpus.

import { isHistorical } from '../changes/historical.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import type { LabelReference, LinkReference, PathMention, Reference, SectionMention } from '../reference.ts'
import type { Resolution } from '../resolution.ts'
import { resolve } from '../resolve.ts'
import { encloses, firstFrom, slice } from '../text.ts'
import { folderOf, isDocumentPath, join, type Path } from '../uri.ts'
import { isUpdateLog } from './logNames.ts'

/** A reference that may lead into another document. */
export interface LookedUp {
  readonly reference: LinkReference | PathMention | SectionMention
  readonly resolution: Resolution
  /** As written, so that two references with the same words in the same form have the same. */
  readonly written: string
  /** The other document; of a broken link where it would be. Undefined for what leads nowhere, into its own document, or to what is no document. */
  readonly to: Path | undefined
}

/** A reference into another document. */
export interface CrossReference extends LookedUp {
  readonly to: Path
}

/**
 * Links, mentions of paths and of sections, in document order. Left out are pictures, trees, what stays in the document by its very form,
 * mentions in the text of a link, which says itself where it leads, and mentions in a log or a document of history: these tell what
 * was. Costs a resolution for each.
 */
export function lookedUp(corpus: Corpus, document: Document): readonly LookedUp[] {
  const isOfItsTime = isUpdateLog(document) || isHistorical(corpus, document.path)
  return document.references.flatMap((reference): LookedUp | readonly [] => {
    if (reference.kind === 'label' || isInside(reference)) return []
    if (reference.kind !== 'link' && (isOfItsTime || isInLink(document, reference))) return []
    const resolution = resolve(corpus, document, reference)
    const to = targetOf(document, reference, resolution)
    return {
      reference,
      resolution,
      written: writtenForm(document, reference),
      to: to === document.path ? undefined : to,
    }
  })
}

export function isCross(each: LookedUp): each is CrossReference {
  return each.to !== undefined
}

/** The section that is named; undefined where a whole document is, or nothing is found. */
export function headingOf(resolution: Resolution): Heading | undefined {
  return resolution.kind === 'found' && resolution.target.kind === 'heading' ? resolution.target.heading : undefined
}

/** What stands behind the `#`; undefined where there is none. */
export function fragmentOf(reference: CrossReference['reference']): string | undefined {
  return reference.kind === 'section' ? undefined : reference.target.fragment
}

function isInside(reference: Exclude<Reference, LabelReference>): boolean {
  if (reference.kind === 'link') return reference.form === 'image' || reference.target.path === ''
  return reference.kind === 'mention' && (reference.form === 'tree' || reference.target.path === '')
}

function isInLink({ facts }: Document, { span }: PathMention | SectionMention): boolean {
  const link = facts.links[firstFrom(facts.links, span.start) - 1]
  return link?.textSpan !== undefined && encloses(link.textSpan, span)
}

function targetOf(document: Document, reference: LookedUp['reference'], resolution: Resolution): Path | undefined {
  if (resolution.kind === 'missing-heading') return resolution.document.path
  if (resolution.kind === 'missing-file' && reference.kind === 'link') {
    const path = join(folderOf(document.path), reference.target.path)
    return path !== undefined && isDocumentPath(path) ? path : undefined
  }
  if (resolution.kind !== 'found') return undefined
  const found = resolution.target
  // A link to a folder shows its index; who names a folder means the folder.
  if (found.kind === 'folder') return reference.kind === 'link' ? found.index : undefined
  if (reference.kind === 'section' && isCoincidence(reference, resolution)) return undefined
  return isDocumentPath(found.path) ? found.path : undefined
}

/** A number alone, near no document, that some document has a section for: `（3.5）`. It may be a score. */
function isCoincidence(
  { certainty, title }: SectionMention,
  { rule }: Resolution & { readonly kind: 'found' },
): boolean {
  return certainty === 'likely' && title === undefined && rule === 'document-number'
}

/** A document that is only the last named in the section is no part of what is written: it may be another after a word far above. */
function writtenForm({ text }: Document, reference: LookedUp['reference']): string {
  if (reference.kind !== 'section') return `${reference.kind} ${slice(text, reference.targetSpan)}`
  const [first] = reference.named
  const beside = first && first.how !== 'section' ? first.path : ''
  return `section ${reference.number ?? reference.title ?? ''} of ${beside}`
}
