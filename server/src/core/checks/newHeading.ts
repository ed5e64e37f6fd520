// Makes up a heading for a reference that wants one: its title, and the place in the document where it belongs.

import type { Document } from '../document.ts'
import { extractFacts } from '../facts/extract.ts'
import type { Heading } from '../facts/types.ts'
import type { LinkReference } from '../reference.ts'
import type { AnchorRules } from '../slug.ts'
import { slice } from '../text.ts'
import { nameOf, stemOf } from '../uri.ts'
import type { FileEdit } from './problem.ts'

/** The title, as Markdown, of a heading whose anchor is the fragment: the link's text if it fits, else the fragment's words. */
export function titleForFragment(
  document: Document,
  link: LinkReference,
  fragment: string,
  rules: AnchorRules,
): string | undefined {
  const words = fragment.replaceAll('-', ' ').trim()
  return [...textsOf(document, link), words, fragment].find((title) => anchorOf(title, rules) === fragment)
}

/** The title, as Markdown, for a document that a link leads to: the link's text, else the words of the file's name. */
export function titleForFile(document: Document, link: LinkReference, rules: AnchorRules): string {
  const fromName = stemOf(nameOf(link.target.path.replace(/\/+$/, '')))
    .replaceAll(/[-_]+/g, ' ')
    .trim()
  const text = textsOf(document, link).find((each) => anchorOf(each, rules) !== undefined && !/[./\\]\w+$/.test(each))
  return text ?? (fromName === '' ? 'README' : fromName)
}

/**
 * Inserts a heading with nothing under it: behind the section whose number comes right before it, else as the last section
 * below the one its number begins with, else at the end. Undefined where the end of the document is inside a comment or code.
 */
export function insertHeading(document: Document, title: string, rules: AnchorRules): FileEdit | undefined {
  const { text, facts, path } = document
  const number = extractFacts(`# ${title}\n`, { anchors: rules, headingsOnly: false }).headings[0]?.number?.text
  const place = number === undefined ? undefined : numberedPlace(facts.headings, number)
  const offset = place?.offset ?? text.length
  const feed = text.includes('\r\n') ? '\r\n' : '\n'
  const line = `${'#'.repeat(place?.depth ?? 2)} ${title}${feed}`
  if (offset < text.length) return { kind: 'replace', path, span: { start: offset, end: offset }, text: line + feed }
  if (!isOpenGround(document)) return undefined
  const gap = text === '' ? '' : /\n\s*\n$/.test(text) ? '' : text.endsWith('\n') ? feed : feed + feed
  return { kind: 'replace', path, span: { start: offset, end: offset }, text: gap + line }
}

/** The text of the link on one line, without the marks around all of it; none where it has links or images of its own. */
function textsOf(document: Document, link: LinkReference): readonly string[] {
  if (!link.textSpan) return []
  const raw = slice(document.text, link.textSpan)
    .replace(/\s*\n[\s>]*/g, ' ')
    .trim()
  const plain = raw.replace(/^(\*\*|__|\*|`)(.+)\1$/, '$2')
  return /[[\]<>]/.test(raw) || raw.startsWith('#') ? [] : [plain, plain.replace(/[`*]/g, '')]
}

/** The anchor a title gets where it stands alone; undefined for what is no title. */
function anchorOf(title: string, rules: AnchorRules): string | undefined {
  if (/[\r\n]/.test(title) || title === '') return undefined
  const { headings } = extractFacts(`# ${title}\n`, { anchors: rules, headingsOnly: false })
  const [heading] = headings
  return heading && heading.title !== '' && !heading.customId ? heading.anchor : undefined
}

function numberedPlace(headings: readonly Heading[], number: string): { offset: number; depth: number } | undefined {
  const parts = components(number)
  const parent = parts.slice(0, -1).join('.')
  let sibling: Heading | undefined
  let above: Heading | undefined
  for (const heading of headings) {
    if (!heading.number || heading.nested) continue
    const own = components(heading.number.text)
    if (own.join('.') === parent && parent !== '') above ??= heading
    const isSibling = own.length === parts.length && own.slice(0, -1).join('.') === parent
    if (isSibling && Number(own.at(-1)) < Number(parts.at(-1)) && (sibling?.depth ?? 7) >= heading.depth)
      sibling = heading
  }
  if (sibling) return { offset: sibling.sectionEnd, depth: sibling.depth }
  return above && above.depth < 6 ? { offset: above.sectionEnd, depth: above.depth + 1 } : undefined
}

/** `06.9.` gives `6`, `9`. */
function components(number: string): readonly string[] {
  return number
    .split(/[.．]/)
    .filter((part) => part !== '')
    .map((part) => part.replace(/^0+(?=\d)/, ''))
}

function isOpenGround({ text, facts }: Document): boolean {
  const last = facts.codeBlocks.at(-1)
  const isInCode = last?.kind !== 'indented' && last !== undefined && last.span.end >= text.trimEnd().length
  const isClosed = !isInCode || /\n[ >]*(?:`{3,}|~{3,}|\${2,})[ \t]*$/.test(slice(text, last.span))
  return isClosed && text.lastIndexOf('<!--') <= text.lastIndexOf('-->')
}
