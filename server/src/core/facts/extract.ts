// From text to facts: what the lane or the reference extractor reads, with headings named and sections measured.

import { type AnchorRules, createSlugger } from '../slug.ts'
import { lineStarts } from '../text.ts'
import { contentsOf, type Extractor } from './contents.ts'
import { endOfFrontMatter, frontMatterOf } from './frontMatter.ts'
import { scanHeadings } from './headingScan.ts'
import { firstSectionOf, metadataOf } from './metadata.ts'
import { named } from './naming.ts'
import type { DocumentFacts } from './types.ts'

export interface ExtractOptions {
  readonly anchors: AnchorRules
  /** Read the headings only, by a scan of lines: for documents over the size limit. What is too tangled is read so, too. */
  readonly headingsOnly: boolean
  /** The lane where this is missing. */
  readonly extractor?: Extractor
}

/** The facts of one document. Never fails: odd input gives fewer facts. The text has no BOM; the session takes it off. */
export function extractFacts(text: string, options: ExtractOptions): DocumentFacts {
  const all = options.headingsOnly ? undefined : allFacts(text, options.anchors, options.extractor ?? 'lane')
  return all ?? headingsAlone(text, options.anchors)
}

/** Undefined where a part of the text is too long to be read exactly. */
function allFacts(text: string, rules: AnchorRules, extractor: Extractor): DocumentFacts | undefined {
  const frontMatter = frontMatterOf(text)
  const lines = lineStarts(text)
  const contents = contentsOf(text, lines, endOfFrontMatter(text, frontMatter), extractor)
  if (!contents) return undefined
  const { rawHeadings, htmlHeadings, htmlAnchors, ...lists } = contents
  const { headings, anchors } = named(text, contents, createSlugger(rules))
  return {
    ...lists,
    length: text.length,
    lines,
    headings,
    anchors,
    frontMatter,
    metadata: metadataOf(text, lists.prose, firstSectionOf(headings, text.length)),
    headingsOnly: false,
  }
}

function headingsAlone(text: string, rules: AnchorRules): DocumentFacts {
  const found = { rawHeadings: scanHeadings(text), htmlHeadings: [], htmlAnchors: [] }
  return {
    length: text.length,
    lines: lineStarts(text),
    headings: named(text, found, createSlugger(rules)).headings,
    links: [],
    labels: [],
    definitions: [],
    footnotes: [],
    anchors: [],
    codeSpans: [],
    codeBlocks: [],
    tables: [],
    tasks: [],
    quotes: [],
    frontMatter: undefined,
    metadata: [],
    directives: [],
    prose: [],
    headingsOnly: true,
  }
}
