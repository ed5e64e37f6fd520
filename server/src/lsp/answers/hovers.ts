// Hover in the words of LSP: Markdown, or plain text for clients that show no Markdown.

import type { Hover } from 'vscode-languageserver'
import type { Document } from '../../core/document.ts'
import { type Hover as CoreHover, hover } from '../../core/features/hover.ts'
import { hoverMarkdown } from '../../core/features/hoverParts.ts'
import { type LogHover, logHover } from '../../core/features/logHover.ts'
import { say } from '../../core/message.ts'
import { rangeOf } from '../convert.ts'
import type { Context } from '../row.ts'

export function hovered(
  { corpus, client, isComplete, past }: Context,
  document: Document,
  offset: number,
): Hover | null {
  const found = withChanges(hover(corpus, document, offset), past && logHover(past.before, corpus, document, offset))
  if (!found) return null
  const note = isComplete ? [] : [{ markdown: '\n\n' }, say('The corpus is still being read; counts may grow.')]
  const markdown = hoverMarkdown([...found.parts, ...note], client.bundle)
  return {
    contents: client.markdownHovers
      ? { kind: 'markdown', value: markdown }
      : { kind: 'plaintext', value: plainText(markdown) },
    range: rangeOf(document, found.span),
  }
}

/** In a log what changed stands first: that is what somebody wants to know there. */
function withChanges(found: CoreHover | undefined, changes: LogHover | undefined): CoreHover | undefined {
  if (!found || !changes) return found ?? changes
  return { span: found.span, parts: [...changes.parts, { markdown: '\n\n---\n\n' }, ...found.parts] }
}

/** The Markdown that `hoverMarkdown` makes as people would write it without: links by their text, no escapes. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\]\n]*)\]\([^()\s]*\)/g, '$1')
    .replace(/(?<!\\)(?:\*\*|`+)/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
