// Headings, code, tables, tasks and block quotes from the events.

import type { Token } from 'micromark-util-types'
import type { Span } from '../../text.ts'
import type { CodeBlock, Quote, Table, TableRow, Task } from '../types.ts'
import type { Handlers } from './handlers.ts'
import { spanOf } from './inlines.ts'

/** A heading before anchors and sections are worked out. */
export interface RawHeading {
  readonly span: Span
  readonly form: 'atx' | 'setext'
  readonly depth: number
  readonly contentSpan: Span
  readonly text: string
  readonly nested: boolean
}

export interface BlockFacts {
  readonly headings: RawHeading[]
  readonly codeBlocks: CodeBlock[]
  readonly tables: Table[]
  readonly tasks: Task[]
  readonly quotes: Quote[]
  /** Blocks and inline pieces of HTML. */
  readonly html: { readonly span: Span; readonly isBlock: boolean }[]
}

const containers = ['blockQuote', 'listOrdered', 'listUnordered', 'gfmFootnoteDefinition'] as const

/** `title` gives the text of the heading that has just ended. */
export function readBlocks(text: string, title: () => string, out: BlockFacts): Handlers {
  let depth = 0
  let marker = 0
  let content: Span | undefined
  let language: string | undefined
  let rows: TableRow[] = []
  let cells: Span[] = []
  let cell: Span | undefined
  let isDone = false
  /** How many images the walk is in: HTML in the text of an image is not rendered. */
  let images = 0

  const beginHeading = () => {
    content = undefined
    marker = 0
  }
  const endHeading = (form: RawHeading['form']) => (token: Token) => {
    const span = spanOf(token)
    const contentSpan = content ?? { start: span.start + marker, end: span.start + marker }
    out.headings.push({ span, form, depth: marker, contentSpan, text: title(), nested: depth > 0 })
  }
  const beginCell = () => {
    cell = undefined
  }
  const endCell = (token: Token) => {
    const at = token.start.offset + (text.charAt(token.start.offset) === '|' ? 1 : 0)
    cells.push(cell ?? { start: at, end: at })
  }
  const endCode = (kind: CodeBlock['kind']) => (token: Token) => {
    out.codeBlocks.push({ kind, span: spanOf(token), language })
    language = undefined
  }
  const endHtml = (isBlock: boolean) => (token: Token) => {
    if (images === 0) out.html.push({ span: spanOf(token), isBlock })
  }
  const deeper = () => {
    depth++
  }
  const shallower = () => {
    depth--
  }

  return {
    enter: {
      ...Object.fromEntries(containers.map((type) => [type, deeper])),
      atxHeading: beginHeading,
      setextHeading: beginHeading,
      image: () => {
        images++
      },
      table: () => {
        rows = []
      },
      tableRow: () => {
        cells = []
      },
      tableHeader: beginCell,
      tableData: beginCell,
    },
    exit: {
      ...Object.fromEntries(containers.map((type) => [type, shallower])),
      blockQuote: (token) => {
        depth--
        out.quotes.push({ span: spanOf(token), alert: alertOf(text, token.start.offset) })
      },
      atxHeadingSequence: (token) => {
        if (marker === 0) marker = token.end.offset - token.start.offset
      },
      setextHeadingLineSequence: (token) => {
        marker = text.charAt(token.start.offset) === '=' ? 1 : 2
      },
      atxHeadingText: (token) => {
        content = spanOf(token)
      },
      setextHeadingText: (token) => {
        const { start, end } = spanOf(token)
        content = { start, end: start + text.slice(start, end).replace(/[ \t]+$/, '').length }
      },
      atxHeading: endHeading('atx'),
      setextHeading: endHeading('setext'),
      codeFencedFenceInfo: (token) => {
        language = text.slice(token.start.offset, token.end.offset).replace(/^[ \t]+/, '') || undefined
      },
      codeFenced: endCode('fenced'),
      codeIndented: endCode('indented'),
      mathFlow: endCode('math'),
      tableContent: (token) => {
        cell = spanOf(token)
      },
      tableHeader: endCell,
      tableData: endCell,
      tableRow: (token) => {
        rows.push({ span: spanOf(token), cells })
      },
      table: (token) => {
        out.tables.push({ span: spanOf(token), rows })
      },
      taskListCheckValueChecked: () => {
        isDone = true
      },
      taskListCheckValueUnchecked: () => {
        isDone = false
      },
      taskListCheck: (token) => {
        out.tasks.push({ span: spanOf(token), isDone })
      },
      image: () => {
        images--
      },
      htmlFlow: endHtml(true),
      htmlText: endHtml(false),
    },
  }
}

/** `> [!NOTE]` alone on the first line of a block quote (GitHub's alerts). */
const alertLine = /> {0,3}\[!(note|tip|important|warning|caution)\][ \t]*(?:\r?\n|$)/iy

/** The alert that the block quote at the offset is; undefined where it is a plain quote. */
export function alertOf(text: string, start: number): Quote['alert'] {
  alertLine.lastIndex = start
  return alertLine.exec(text)?.[1]?.toLowerCase() as Quote['alert']
}
