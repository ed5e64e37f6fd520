// The anchors of an edited document: as they were where no title has changed, else given anew to every heading.

import { createSlugger, type Slugger } from '../../slug.ts'
import { between } from '../../text.ts'
import type { Contents } from '../contents.ts'
import { named } from '../naming.ts'
import type { Anchor, DocumentFacts, Heading } from '../types.ts'
import type { Part, Reading } from './parts.ts'

type Named = Pick<DocumentFacts, 'headings' | 'anchors'>

/** Headings and anchors of a part, and what gives the headings behind it their anchors; undefined: those they had. */
export interface PartNames extends Named {
  readonly slugger: Slugger | undefined
}

/**
 * Names the headings of a part. Undefined where a title has changed, and others are not known as they are written:
 * those with `{#id}`, and those in HTML.
 */
export function namesOfPart(
  { text, facts, anchors: rules }: Reading,
  part: Part,
  source: string,
  contents: Contents,
): PartNames | undefined {
  const old = namesIn(text, {
    headings: between(facts.headings, part.start, part.oldEnd),
    anchors: between(facts.anchors, part.start, part.oldEnd),
  })
  let next = 0
  const fresh = named(source, contents, { anchor: () => old[next++]?.id ?? '' })
  const names = namesIn(source, fresh)
  const isSame = names.length === old.length && names.every(({ key }, i) => key !== '' && key === old[i]?.key)
  if (isSame) return { ...fresh, slugger: undefined }
  const isInPart = ({ span }: Heading | Anchor) => span.start >= part.start && span.start < part.oldEnd
  if (facts.headings.some((heading) => heading.customId && !isInPart(heading))) return undefined
  if (facts.anchors.some((anchor) => anchor.kind === 'heading' && !isInPart(anchor))) return undefined
  const slugger = createSlugger(rules)
  for (const { title } of between(facts.headings, 0, part.start)) slugger.anchor(title)
  return { ...named(source, contents, slugger), slugger }
}

/** Everything that has an anchor from its words, in order. Equal keys mean equal words; an empty one is like no other. */
function namesIn(text: string, { headings, anchors }: Named) {
  const names = [
    ...headings.map((heading) => ({ start: heading.span.start, id: heading.anchor, key: keyOf(text, heading) })),
    ...anchors
      .filter(({ kind }) => kind === 'heading')
      .map(({ span, id }) => ({ start: span.start, id, key: text.slice(span.start, span.end) })),
  ]
  return names.sort((a, b) => a.start - b.start)
}

/** A title without an id is all there is; else the anchor is made from the words of the id too, which the line tells. */
function keyOf(text: string, { title, customId, form, span }: Heading): string {
  if (!customId) return `#${title}`
  return form === 'atx' ? `{${text.slice(span.start, span.end)}` : ''
}
