// The parts hovers are made of: titles, paths, previews, counts, and the first places that refer to something.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { type Bundle, type Message, render, say } from '../message.ts'
import type { Target } from '../resolution.ts'
import { lineAt, type Span, slice } from '../text.ts'
import { nameOf, type Path, relative, uriOfPath } from '../uri.ts'
import { referencesTo, type Subject, titleHeading } from './references.ts'
import { codeBlock, codeSpan, escapeMarkdown } from './safeMarkdown.ts'
import { sectionPath } from './sectionPath.ts'
import { sectionBody, sectionPreview } from './sectionPreview.ts'
import { targetPlace } from './targetPlace.ts'

/** A sentence in the reader's language, as plain text; or Markdown that is the same in every language. */
export type HoverPart = Message | { readonly markdown: string }

/** The parts as one Markdown text in the bundle's language; what the sentences quote is escaped. */
export function hoverMarkdown(parts: readonly HoverPart[], bundle: Bundle = {}): string {
  return parts.map((part) => ('markdown' in part ? part.markdown : escapeMarkdown(render(part, bundle)))).join('')
}

const gap: HoverPart = { markdown: '\n\n' }
const dot: HoverPart = { markdown: ' · ' }

/** All about a target that was found: title, place, first lines, counts; the notes say how it was found. */
export function targetParts(corpus: Corpus, target: Target, notes: readonly Message[]): readonly HoverPart[] {
  const place = targetPlace(corpus, target)
  const document = place && corpus.document(place.path)
  if (target.kind === 'folder' && target.index === undefined) {
    return [...pathParts(corpus, target.path), ...details([say('a folder without an index document'), ...notes])]
  }
  if (!place || !document) return [...pathParts(corpus, place?.path ?? target.path), ...details(notes)]
  const heading = target.kind === 'heading' ? target.heading : undefined
  const isWhole = target.kind === 'file' || target.kind === 'folder'
  const title = heading ?? (isWhole ? titleHeading(document) : undefined)
  const subject: Subject = isWhole ? { kind: 'document', path: document.path } : { kind: 'target', target }
  const preview = previewOf(document, target)
  return [
    ...(title ? [{ markdown: `**${escapeMarkdown(title.title)}**` }, gap] : []),
    ...pathParts(corpus, document.path, isWhole ? undefined : lineOf(document, place.selection.start)),
    ...breadcrumb(document, place.selection, heading),
    ...(preview === '' ? [] : [{ markdown: `\n\n---\n\n${preview}\n\n---` }]),
    ...details([...counts(document, heading, isWhole), incomingMessage(corpus, subject), ...notes]),
  ]
}

/** How many refer to the subject, and the first few places. */
export function incomingParts(corpus: Corpus, subject: Subject, most: number): readonly HoverPart[] {
  const places = referencesTo(corpus, subject)
  const parts: HoverPart[] = [countMessage(places)]
  for (const { path, span } of places.slice(0, most)) {
    const document = corpus.document(path)
    parts.push({ markdown: '\n- ' }, ...pathParts(corpus, path, document && lineOf(document, span.start)))
  }
  if (places.length > most) {
    parts.push({ markdown: '\n- ' }, say('and {count} more', { count: places.length - most }))
  }
  if (parts.length > 1) parts.splice(1, 0, { markdown: '\n' })
  return parts
}

/** The path within its root, as a link that opens it; `line` counts from 0. */
export function pathParts(corpus: Corpus, path: Path, line?: number): readonly HoverPart[] {
  const root = corpus.rootOf(path)?.path
  const shown = root === undefined ? path : root === path ? nameOf(path) : relative(root, path)
  const [text, fragment] = line === undefined ? [shown, ''] : [`${shown}:${line + 1}`, `#L${line + 1}`]
  return [{ markdown: `[${codeSpan(text)}](${linkTarget(uriOfPath(path))}${fragment})` }]
}

/** A URI as the destination of a link: nothing in it can end the link. */
function linkTarget(uri: string): string {
  return uri.replace(/[()<>\s\\]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

function previewOf(document: Document, target: Target): string {
  switch (target.kind) {
    case 'heading':
      return sectionPreview(document, sectionBody(target.heading))
    case 'file':
    case 'folder': {
      const start = titleHeading(document)?.span.end ?? document.facts.frontMatter?.span.end ?? 0
      return sectionPreview(document, { start, end: document.facts.length })
    }
    case 'footnote':
      return sectionPreview(document, target.footnote.span)
    case 'lines':
      return linesPreview(document, target)
    case 'anchor': {
      const section = sectionPath(document, target.anchor.span.start).at(-1)
      return sectionPreview(document, {
        start: target.anchor.span.end,
        end: section?.sectionEnd ?? document.facts.length,
      })
    }
    case 'definition':
      return codeSpan(slice(document.text, target.definition.targetSpan))
  }
}

const mostLines = 14

function linesPreview(document: Document, { first, last }: Target & { kind: 'lines' }): string {
  const { lines, length } = document.facts
  const shown: string[] = []
  for (let line = first; line <= last && line < lines.length && shown.length < mostLines; line++) {
    const text = document.text.slice(lines[line] ?? 0, lines[line + 1] ?? length).trimEnd()
    shown.push(text.length > 200 ? `${text.slice(0, 200)}…` : text)
  }
  return shown.length === 0 ? '' : codeBlock(shown, 'markdown')
}

/** Titles of the sections around the place, outermost first. */
function breadcrumb(document: Document, selection: Span, heading: Heading | undefined): readonly HoverPart[] {
  const around = sectionPath(document, selection.start).filter((each) => each !== heading)
  if (around.length === 0 || (heading === undefined && selection.end === 0)) return []
  return [gap, { markdown: around.map(({ title }) => escapeMarkdown(title)).join(' › ') }]
}

function details(messages: readonly Message[]): readonly HoverPart[] {
  return messages.flatMap((message, i) => [i === 0 ? gap : dot, message])
}

/** Labels of metadata that say when a document was last changed. */
const updateLabels: ReadonlySet<string> = new Set([
  ...'最后更新 更新时间 更新日期 最后修改 修改日期'.split(' '),
  ...['last updated', 'last modified', 'updated'],
])

function counts(document: Document, heading: Heading | undefined, isWhole: boolean): readonly Message[] {
  const { headings, lines, length, metadata } = document.facts
  const span = heading ? sectionBody(heading) : isWhole ? { start: 0, end: length } : undefined
  if (!span) return []
  const title = heading ?? titleHeading(document)
  const inside = headings.filter(
    (each) => !each.nested && each !== title && span.start <= each.span.start && each.span.start < span.end,
  )
  const firstLine = lineAt(lines, heading?.span.start ?? 0)
  const lineCount = lineAt(lines, span.end) - firstLine + (endsMidLine(document, span.end) ? 1 : 0)
  const updated = metadata.find(({ label, value }) => updateLabels.has(label.toLowerCase()) && value !== '')
  return [
    ...(inside.length === 0 ? [] : [sectionsMessage(inside.length)]),
    lineCount === 1 ? say('1 line') : say('{count} lines', { count: lineCount }),
    ...(updated ? [say('updated {date}', { date: updated.value.slice(0, 40) })] : []),
  ]
}

function endsMidLine({ facts }: Document, end: number): boolean {
  return facts.lines[lineAt(facts.lines, end)] !== end
}

function sectionsMessage(count: number): Message {
  return count === 1 ? say('1 section') : say('{count} sections', { count })
}

function incomingMessage(corpus: Corpus, subject: Subject): Message {
  return countMessage(referencesTo(corpus, subject))
}

function countMessage(places: readonly { readonly path: Path }[]): Message {
  const count = places.length
  const documents = new Set(places.map(({ path }) => path)).size
  if (count === 0) return say('no references')
  if (count === 1) return say('1 reference')
  return documents === 1
    ? say('{count} references in one document', { count })
    : say('{count} references in {documents} documents', { count, documents })
}

function lineOf({ facts }: Document, offset: number): number {
  return lineAt(facts.lines, offset)
}
