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
  /**
   * Keep only what links and labels are checked by: headings, anchors, links, labels with what defines them, and directives. All other
   * lists are empty then: of a large corpus they are most of what the memory has to hold, and to be searched for what is gone.
   */
  readonly linksOnly?: boolean
}

/** The facts of one document. Never fails: odd input gives fewer facts. The text has no BOM; the session takes it off. */
export function extractFacts(text: string, options: ExtractOptions): DocumentFacts {
  return (options.headingsOnly ? undefined : allFacts(text, options)) ?? headingsAlone(text, options.anchors)
}

/** Undefined where a part of the text is too long to be read exactly. */
function allFacts(text: string, options: ExtractOptions): DocumentFacts | undefined {
  const frontMatter = frontMatterOf(text)
  const lines = lineStarts(text)
  const contents = contentsOf(text, lines, endOfFrontMatter(text, frontMatter), options.extractor ?? 'lane')
  if (!contents) return undefined
  const { rawHeadings, htmlHeadings, htmlAnchors, ...lists } = contents
  const { headings, anchors } = named(text, contents, createSlugger(options.anchors))
  return {
    ...(options.linksOnly ? { ...lists, ...noneButLinks } : lists),
    length: text.length,
    lines,
    headings,
    anchors,
    frontMatter,
    metadata: options.linksOnly ? [] : metadataOf(text, lists.prose, firstSectionOf(headings, text.length)),
    headingsOnly: false,
  }
}

/** The lists of which links and labels need nothing. */
const noneButLinks = { codeSpans: [], codeBlocks: [], tables: [], tasks: [], quotes: [], prose: [] } as const

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
