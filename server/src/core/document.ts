// One document of the corpus: its text, its facts, and what follows from them alone.

import { destination } from './destination.ts'
import type { Anchor, DocumentFacts, Heading } from './facts/types.ts'
import { pathMentions } from './grammar/paths.ts'
import { sectionMentions } from './grammar/sections.ts'
import { treeMentions } from './grammar/trees.ts'
import type { LabelReference, LinkReference, PathMention, Reference } from './reference.ts'
import type { Settings } from './settings.ts'
import type { Path } from './uri.ts'

export interface Document {
  readonly path: Path
  readonly text: string
  readonly facts: DocumentFacts
  /** Everything in it that refers to something, sorted by `span.start`. */
  readonly references: readonly Reference[]
  /** What each fragment names; the first of two that share a name, as browsers do. */
  readonly fragments: ReadonlyMap<string, FragmentTarget>
  /** True where the file is not valid UTF-8: replacement characters stand in the text. */
  readonly hasInvalidEncoding: boolean
}

export type FragmentTarget =
  | { readonly kind: 'heading'; readonly heading: Heading }
  | { readonly kind: 'anchor'; readonly anchor: Anchor }

/** `links`: only references that are links or labels, for who asks for nothing else; mentions cost more than all other reading. */
export type ReferencesRead = 'all' | 'links'

/** Builds a document from its text and facts. */
export function createDocument(
  path: Path,
  text: string,
  facts: DocumentFacts,
  settings: Settings,
  hasInvalidEncoding = false,
  read: ReferencesRead = 'all',
): Document {
  const references = read === 'all' ? referencesOf(text, facts, settings) : sorted(linksAndLabels(text, facts))
  return documentWith(path, text, facts, references, hasInvalidEncoding)
}

/** Builds a document of which the references are known. */
export function documentWith(
  path: Path,
  text: string,
  facts: DocumentFacts,
  references: readonly Reference[],
  hasInvalidEncoding: boolean,
): Document {
  let fragments: ReadonlyMap<string, FragmentTarget> | undefined
  return {
    path,
    text,
    facts,
    references,
    get fragments() {
      fragments ??= fragmentsOf(facts)
      return fragments
    },
    hasInvalidEncoding,
  }
}

/** Builds a document of which parts are still somewhere else. Each function is called once, when somebody asks; they never fail. */
export function documentFrom(
  path: Path,
  hasInvalidEncoding: boolean,
  readText: () => string,
  readRest: () => Pick<Document, 'facts' | 'references'>,
): Document {
  let text: string | undefined
  let rest: Pick<Document, 'facts' | 'references'> | undefined
  let fragments: ReadonlyMap<string, FragmentTarget> | undefined
  const known = () => {
    rest ??= readRest()
    return rest
  }
  return {
    path,
    hasInvalidEncoding,
    get text() {
      text ??= readText()
      return text
    },
    get facts() {
      return known().facts
    },
    get references() {
      return known().references
    },
    get fragments() {
      fragments ??= fragmentsOf(known().facts)
      return fragments
    },
  }
}

/** Whether the reference is one of those that `links` reads. */
export function isLinkOrLabel({ kind }: Reference): boolean {
  return kind === 'link' || kind === 'label'
}

/** Everything in the text that refers to something, sorted by `span.start`. */
export function referencesOf(text: string, facts: DocumentFacts, settings: Settings): readonly Reference[] {
  const paths = sorted<LinkReference | PathMention>([...pathMentions(text, facts, settings), ...linksOf(text, facts)])
  const found: Reference[] = [...paths, ...sectionMentions(text, facts, paths, settings)]
  found.push(...treeMentions(text, facts, settings), ...labelsOf(facts))
  return sorted(found)
}

function linksAndLabels(text: string, facts: DocumentFacts): Reference[] {
  return [...linksOf(text, facts), ...labelsOf(facts)]
}

function* linksOf(text: string, facts: DocumentFacts): Iterable<LinkReference> {
  for (const link of facts.links) {
    if (link.kind === 'autolink' || link.kind === 'literal') continue
    const target = destination(text, link.targetSpan)
    if (target) yield linkReference(link.kind, link.span, link.targetSpan, link.textSpan, target)
  }
  for (const definition of facts.definitions) {
    const target = destination(text, definition.targetSpan)
    if (target) yield linkReference('definition', definition.span, definition.targetSpan, undefined, target)
  }
}

function* labelsOf(facts: DocumentFacts): Iterable<LabelReference> {
  for (const use of facts.labels) {
    const { kind: form, span, labelSpan: targetSpan, textSpan, label, isDefined } = use
    yield { kind: 'label', form, span, targetSpan, textSpan, label, isDefined }
  }
}

function sorted<T extends Reference>(references: T[]): readonly T[] {
  return references.sort((a, b) => a.span.start - b.span.start)
}

function linkReference(
  form: LinkReference['form'],
  span: LinkReference['span'],
  targetSpan: LinkReference['targetSpan'],
  textSpan: LinkReference['textSpan'],
  target: LinkReference['target'],
): LinkReference {
  return { kind: 'link', form, span, targetSpan, textSpan, target }
}

function fragmentsOf(facts: DocumentFacts): ReadonlyMap<string, FragmentTarget> {
  const fragments = new Map<string, FragmentTarget>()
  const offer = (id: string, target: FragmentTarget) => {
    if (!fragments.has(id)) fragments.set(id, target)
  }
  for (const heading of facts.headings) offer(heading.anchor, { kind: 'heading', heading })
  for (const heading of facts.headings) if (heading.customId) offer(heading.customId.id, { kind: 'heading', heading })
  for (const anchor of facts.anchors) offer(anchor.id, { kind: 'anchor', anchor })
  return fragments
}
