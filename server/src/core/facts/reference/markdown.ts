// What Markdown means here: CommonMark, GFM, front matter and math, as micromark reads them.

import { parse, postprocess, preprocess } from 'micromark'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import { math } from 'micromark-extension-math'
import type { Event, Extension } from 'micromark-util-types'
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
    frontmatter(['yaml', 'toml']),
    math({ singleDollarTextMath: false }),
    dollarMath(),
  ]
  return [...loaded]
}

/** The events of a whole document. Offsets are UTF-16 offsets into the text, which must not start with a BOM. */
export function markdownEvents(text: string): readonly Event[] {
  return postprocess(
    parse({ extensions: extensions() })
      .document()
      .write(preprocess()(text, undefined, true)),
  )
}
