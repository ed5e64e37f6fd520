// `doc-corpus references`: who refers to a file or section, and what it refers to.

import type { Corpus } from '../../core/corpus.ts'
import type { Document } from '../../core/document.ts'
import { type ReferencePlace, referencesTo, type Subject } from '../../core/features/references.ts'
import { mentionsInLinks } from '../../core/features/symbolAt.ts'
import { say } from '../../core/message.ts'
import type { Reference } from '../../core/reference.ts'
import { resolve } from '../../core/resolve.ts'
import { encloses, type Span, slice } from '../../core/text.ts'
import type { Path } from '../../core/uri.ts'
import { regionOf } from '../../session/region.ts'
import type { Command } from '../command.ts'
import { isFailure } from '../failure.ts'
import { findSubjects } from '../findSubjects.ts'
import { openCorpus } from '../openCorpus.ts'
import { countParser, declareListFormat, declareRoot, type ListOptions } from '../options.ts'
import { fileName, placesOf } from '../places.ts'
import { refuse } from '../refusal.ts'
import { type Place, placeOf } from '../report/place.ts'
import { type ListedReference, prettyReferences, subjectTitle } from '../report/references.ts'

interface Options extends ListOptions {
  readonly outgoing?: boolean
  readonly depth?: number
}

export const references: Command = {
  declare(parser, words) {
    parser
      .argument('<target>', words(say('FILE, FILE#anchor, FILE:12.18 or 12.18')))
      .option('--outgoing', words(say('also what it refers to')))
      .option('--depth <n>', words(say('how many steps to follow (default: 1)')), countParser(words))
    declareListFormat(parser, words)
    declareRoot(parser, words)
  },

  async run(parser, world) {
    const options = parser.opts<Options>()
    const places = await placesOf(world.folder, [], options.root)
    if (isFailure(places)) return refuse(world, places)
    const opened = await openCorpus(world, places, options)
    if (isFailure(opened)) return refuse(world, opened)
    const { root } = places
    const { corpus } = opened.session
    const subjects = findSubjects(corpus, root, world.folder, parser.args[0] ?? '')
    opened.progress.end()
    if (isFailure(subjects)) return refuse(world, subjects)
    const depth = options.depth ?? 1
    const incoming = incomingOf(corpus, root, subjects, depth)
    const outgoing = options.outgoing ? outgoingOf(corpus, root, subjects, depth) : []
    if (options.format === 'json') {
      const plain = ({ steps: _, ...rest }: ListedReference) => rest
      await world.streams.write(`${JSON.stringify({ incoming: incoming.map(plain), outgoing: outgoing.map(plain) })}\n`)
    } else {
      const titles = subjects.map((subject) => subjectTitle(corpus, root, subject))
      await world.streams.write(prettyReferences(titles, incoming, options.outgoing ? outgoing : undefined, world))
    }
    return opened.isPartial ? 2 : 0
  },
}

/** A reference, and the document that the next step goes on from; undefined where it leads to none. */
interface Step {
  readonly listed: ListedReference
  readonly next: Path | undefined
}

/** What `step` finds for the subjects, then for the documents it leads to, and so on. Each document is asked once. */
function follow(
  subjects: readonly Subject[],
  depth: number,
  step: (subjects: readonly Subject[], steps: number) => readonly Step[],
): readonly ListedReference[] {
  const listed: ListedReference[] = []
  const asked = new Set(subjects.filter(({ kind }) => kind === 'document').map(pathOf))
  let current = subjects
  for (let steps = 1; steps <= depth && current.length > 0; steps++) {
    const found = step(current, steps)
    listed.push(...found.map((each) => each.listed))
    const next = new Set(found.flatMap(({ next: path }) => (path === undefined || asked.has(path) ? [] : [path])))
    for (const path of next) asked.add(path)
    current = [...next].map((path) => ({ kind: 'document', path }))
  }
  return listed
}

/** References to the subjects, then to the documents that hold those. */
function incomingOf(corpus: Corpus, root: Path, subjects: readonly Subject[], depth: number) {
  return follow(subjects, depth, (current, steps) =>
    distinct(current.flatMap((subject) => referencesTo(corpus, subject))).flatMap(({ path, reference }): Step[] => {
      const document = corpus.document(path)
      if (!document || !reference) return []
      return [{ listed: listedReference(corpus, root, document, reference, steps), next: path }]
    }),
  )
}

/** What the subjects refer to, then what the documents refer to that those are in. */
function outgoingOf(corpus: Corpus, root: Path, subjects: readonly Subject[], depth: number) {
  return follow(subjects, depth, (current, steps) =>
    current.flatMap((subject) => {
      const document = corpus.document(pathOf(subject))
      if (!document) return []
      return referencesIn(document, extentOf(subject)).flatMap((reference): Step[] => {
        const resolution = resolve(corpus, document, reference)
        const target = resolution.kind === 'found' ? resolution.target : undefined
        const next = target?.kind === 'folder' ? target.index : target?.path
        if (subject.kind === 'document' && next === document.path) return []
        return [{ listed: listedReference(corpus, root, document, reference, steps), next }]
      })
    }),
  )
}

function referencesIn(document: Document, extent: Span | undefined): readonly Reference[] {
  const nested = mentionsInLinks(document)
  return document.references.filter(
    (reference) => !nested.has(reference) && (!extent || encloses(extent, reference.span)),
  )
}

/** The part of the document that a subject is; undefined for all of it. */
function extentOf(subject: Subject): Span | undefined {
  if (subject.kind === 'document') return undefined
  const { target } = subject
  switch (target.kind) {
    case 'heading':
      return { start: target.heading.span.start, end: Math.max(target.heading.sectionEnd, target.heading.span.end) }
    case 'footnote':
      return target.footnote.span
    case 'definition':
      return target.definition.span
    case 'anchor':
      return target.anchor.span
    default:
      return undefined
  }
}

function pathOf(subject: Subject): Path {
  return subject.kind === 'document' ? subject.path : subject.target.path
}

function distinct(places: readonly ReferencePlace[]): readonly ReferencePlace[] {
  return [...new Map(places.map((place) => [`${place.path}\n${place.span.start}`, place])).values()]
}

function listedReference(
  corpus: Corpus,
  root: Path,
  document: Document,
  reference: Reference,
  steps: number,
): ListedReference {
  const { line, column } = regionOf(document.facts.lines, reference.span)
  const resolution = resolve(corpus, document, reference)
  const to: Place | null = resolution.kind === 'found' ? placeOf(corpus, root, resolution.target) : null
  const text = slice(document.text, reference.span)
  return { file: fileName(root, document.path), line, column, text, kind: reference.kind, to, steps }
}
