// What Markdown means here: CommonMark, GFM and math, as micromark reads them.

import { parse, postprocess, preprocess } from 'micromark'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import { math } from 'micromark-extension-math'
import type { Chunk, Event, Extension } from 'micromark-util-types'
import { dollarMath } from './math.ts'

let loaded: readonly Extension[] | undefined

/** The extensions of micromark's syntax that are in force. */
export function extensions(): Extension[] {
  loaded ??= [
    gfmAutolinkLiteral(),
    gfmFootnote(),
    gfmStrikethrough(),
    gfmTable(),
    gfmTaskListItem(),
    math({ singleDollarTextMath: false }),
    dollarMath(),
  ]
  return [...loaded]
}

/** The events of a document from the offset on, a start of line. Offsets are UTF-16 offsets into the whole text. */
export function markdownEvents(text: string, from: number): readonly Event[] {
  const start = { line: 1, column: 1, offset: from, _index: 0, _bufferIndex: -1 }
  const tokenizer = parse({ extensions: extensions() }).document(start)
  return postprocess(tokenizer.write(chunksOf(text.slice(from))))
}

/** The text as micromark takes it. A byte order mark stays where it is: taking it away would move every offset. */
export function chunksOf(text: string): Chunk[] {
  const read = preprocess()
  read('', undefined, false)
  return read(text, undefined, true)
}
