// A second opinion on facts: the same facts read from the tree that remark builds, which our code never sees.

import type { HtmlData } from 'mdast'
import type { Extension, Handle } from 'mdast-util-from-markdown'
import { frontmatter } from 'micromark-extension-frontmatter'
import { math } from 'micromark-extension-math'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import type {} from 'remark-parse'
import { dollarMath } from '../../server/src/core/facts/reference/math.ts'
import type { DocumentFacts } from '../../server/src/core/facts/types.ts'
import { type Span, slice } from '../../server/src/core/text.ts'

/** Facts as lines of text, one list per kind, so that a difference reads like a sentence. */
export type Comparable = Readonly<Record<string, readonly string[]>>

/** As much of a node of mdast as is looked at here. */
interface Node {
  readonly type: string
  readonly children?: readonly Node[]
  readonly position?: { readonly start: { readonly offset?: number }; readonly end: { readonly offset?: number } }
  readonly depth?: number
  readonly value?: string
  readonly alt?: string | null
  readonly url?: string
  readonly identifier?: string
  readonly checked?: boolean | null
  readonly data?: { readonly as?: string }
}

/** What remark finds. Web addresses that it looks for in the finished tree (`[www.a.b` ) have no place, and are left out. */
export function factsOfMdast(text: string): Comparable {
  const tree = parser.parse(text) as Node
  const facts = {
    headings: [] as string[],
    links: [] as string[],
    labels: [] as string[],
    definitions: [] as string[],
    footnotes: [] as string[],
    codeSpans: [] as string[],
    codeBlocks: [] as string[],
    tables: [] as string[],
    tasks: [] as string[],
    quotes: [] as string[],
    frontMatter: [] as string[],
  }
  const visit = (node: Node, depth: number): void => {
    const { start, end } = spanOf(node)
    const at = `${start}-${end}`
    switch (node.data?.as ?? node.type) {
      case 'heading':
        facts.headings.push(
          `${at} h${node.depth} ${depth > 0 ? 'nested ' : ''}${titleOf(text.slice(start, end), node)}`,
        )
        break
      case 'link':
      case 'image':
        if (start >= 0) facts.links.push(`${at} ${node.type} ${node.url}`)
        break
      case 'linkReference':
      case 'imageReference':
      case 'footnoteReference':
        facts.labels.push(`${at} ${node.type} ${node.identifier}`)
        break
      case 'definition':
        facts.definitions.push(`${at} ${node.identifier} ${node.url}`)
        break
      case 'footnoteDefinition':
        facts.footnotes.push(`${at} ${node.identifier}`)
        break
      case 'inlineCode':
        facts.codeSpans.push(
          `${at} ${oneLine(node.value ?? '')
            .replaceAll('\\|', '|')
            .trim()}`,
        )
        break
      case 'code':
      case 'mathFlow':
        facts.codeBlocks.push(at)
        break
      case 'tableCell':
        facts.tables.push(cellLine(text, trimmed(text, start, end)).replaceAll('\0', '\ufffd'))
        break
      case 'tableRow':
        facts.tables.push(`row ${at}`)
        break
      case 'table':
        facts.tables.push(`table ${at}`)
        break
      case 'listItem':
        if (typeof node.checked === 'boolean') facts.tasks.push(`${node.checked}`)
        break
      case 'blockquote':
        facts.quotes.push(at)
        break
      case 'yaml':
      case 'toml':
        facts.frontMatter.push(`${at} ${node.data?.as}`)
        break
    }
    const inner = containers.has(node.type) ? depth + 1 : depth
    for (const child of node.children ?? []) visit(child, inner)
  }
  visit(tree, 0)
  return facts
}

/** Our facts in the same form. */
export function comparable(text: string, facts: DocumentFacts): Comparable {
  const at = ({ start, end }: Span) => `${start}-${end}`
  const shown = {
    headings: facts.headings.map(
      (each) => `${at(each.span)} h${each.depth} ${each.nested ? 'nested ' : ''}${oneLine(each.title)}`,
    ),
    links: facts.links
      .filter((each) => each.kind !== 'html')
      .map((each) => `${at(each.span)} ${each.kind === 'image' ? 'image' : 'link'} ${each.target}`),
    labels: facts.labels
      .filter((each) => each.isDefined)
      .map(
        (each) =>
          `${at(each.span)} ${each.kind === 'footnote' ? 'footnote' : each.isImage ? 'image' : 'link'}Reference ${each.label}`,
      ),
    definitions: facts.definitions.map((each) => `${at(each.span)} ${each.label} ${each.target}`),
    footnotes: facts.footnotes.map((each) => `${at(each.span)} ${each.label}`),
    codeSpans: facts.codeSpans.map(
      (each) => `${at(each.span)} ${oneLine(slice(text, each.contentSpan)).replaceAll('\\|', '|').trim()}`,
    ),
    codeBlocks: facts.codeBlocks.map((each) => at(each.span)),
    tables: facts.tables.flatMap((table) => [
      `table ${at(table.span)}`,
      ...table.rows.flatMap((row) => [`row ${at(row.span)}`, ...row.cells.map((cell) => cellLine(text, cell))]),
    ]),
    tasks: facts.tasks.map((each) => `${each.isDone}`),
    quotes: facts.quotes.map((each) => at(each.span)),
    frontMatter: facts.frontMatter ? [`${at(facts.frontMatter.span)} ${facts.frontMatter.kind}`] : [],
  }
  // CommonMark shows a NUL as a replacement character; facts keep what is written.
  return Object.fromEntries(
    Object.entries(shown).map(([kind, lines]) => [kind, lines.map((each) => each.replaceAll('\0', '\ufffd'))]),
  )
}

const containers: ReadonlySet<string> = new Set(['blockquote', 'list', 'footnoteDefinition'])

/** Math and front matter as nodes of HTML, of which mdast asks no more than a value; `data.as` keeps the kind. */
const enterNode: Handle = function (token) {
  this.enter({ type: 'html', value: this.sliceSerialize(token), data: { as: token.type } as HtmlData }, token)
}
const exitNode: Handle = function (token) {
  this.exit(token)
}
/** The text behind the opening `$$` belongs to the block, not to the tree. */
const buffer: Handle = function () {
  this.buffer()
}
const resume: Handle = function () {
  this.resume()
}
const kinds = ['mathText', 'dollarMath', 'mathFlow', 'yaml', 'toml']
const ownNodes: Extension = {
  enter: { ...Object.fromEntries(kinds.map((kind) => [kind, enterNode])), mathFlowFenceMeta: buffer },
  exit: { ...Object.fromEntries(kinds.map((kind) => [kind, exitNode])), mathFlowFenceMeta: resume },
}

/** remark with the dialect of this project: GFM, front matter, and math, for which it has no nodes of its own. */
const parser = remark().use(remarkGfm)
// Its lists of extensions are open until the first parse.
parser.freeze()
parser
  .data()
  .micromarkExtensions?.push(frontmatter(['yaml', 'toml']), math({ singleDollarTextMath: false }), dollarMath())
parser.data().fromMarkdownExtensions?.push(ownNodes)

function spanOf(node: Node): Span {
  return { start: node.position?.start.offset ?? -1, end: node.position?.end.offset ?? -1 }
}

/** The title of a heading without `{#id}` behind it. */
function titleOf(source: string, heading: Node): string {
  const content = source.replace(/[\r\n]+(?:[ \t]*>)*[ \t]*(?:=+|-+)[ \t]*$/, '').replace(/[ \t]#*[ \t]*$/, '')
  const title = oneLine(plain(heading))
  return /(?<!\\)\{#[\p{L}\p{N}_:.-]{1,200}\}[ \t]*$/u.test(content)
    ? title.slice(0, title.lastIndexOf('{#')).trimEnd()
    : title
}

/** The text of a node as `mdast-util-to-string` gives it, without HTML. */
function plain(node: Node): string {
  switch (node.data?.as ?? node.type) {
    case 'html':
      return ''
    case 'mathText':
    case 'dollarMath':
      return (node.value ?? '').replace(/^\$+|\$+$/g, '')
    default:
      return node.value ?? (node.alt || (node.children ?? []).map(plain).join(''))
  }
}

/** The text with each line break, and the prefix of containers behind it, as one space. */
function oneLine(text: string): string {
  return text.replace(/[ \t]*[\r\n]+(?:[ \t]*>)*[ \t]*/g, ' ')
}

/** A cell without its pipes and padding. A backslash before a pipe makes it content. */
function trimmed(text: string, start: number, end: number): Span {
  const inside = text.slice(start, end)
  const before = /^\|?[ \t]*/.exec(inside)?.[0].length ?? 0
  const content = inside.slice(before).replace(/(?<!\\)\|[ \t]*$/, '')
  return { start: start + before, end: start + before + content.replace(/[ \t]+$/, '').length }
}

function cellLine(text: string, { start, end }: Span): string {
  return start === end ? 'cell, empty' : `cell ${start}-${end} ${text.slice(start, end)}`
}
