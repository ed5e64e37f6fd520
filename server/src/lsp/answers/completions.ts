// Completion in the words of LSP; the preview of an item is made when the client asks for that item.

import { type CompletionItem, CompletionItemKind, type CompletionList, type MarkupContent } from 'vscode-languageserver'
import type { Document } from '../../core/document.ts'
import { completion, completionPreview, type CompletionItem as Item } from '../../core/features/completion.ts'
import { hoverMarkdown } from '../../core/features/hoverParts.ts'
import { rangeOf } from '../convert.ts'
import type { Context } from '../row.ts'
import { plainText } from './hovers.ts'

const kinds = {
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  section: CompletionItemKind.Reference,
  anchor: CompletionItemKind.Reference,
  label: CompletionItemKind.Reference,
  footnote: CompletionItemKind.Reference,
} as const

export function completions({ corpus, client }: Context, document: Document, offset: number): CompletionList {
  const { items, isIncomplete } = completion(corpus, document, offset)
  return {
    isIncomplete,
    items: items.map((item): CompletionItem => {
      const replace = rangeOf(document, item.overwriteSpan)
      const insert = rangeOf(document, item.span)
      return {
        label: item.label,
        kind: kinds[item.kind],
        ...(item.description === '' ? {} : { labelDetails: { description: item.description } }),
        ...(item.detail === '' ? {} : { detail: item.detail }),
        filterText: item.filterText,
        sortText: item.sortText,
        textEdit: client.insertReplace
          ? { newText: item.text, insert, replace }
          : { newText: item.text, range: insert },
        ...(item.target ? { data: item.target } : {}),
      }
    }),
  }
}

/** The item with the preview of what it leads to. */
export function resolvedCompletion({ corpus, client }: Context, item: CompletionItem): CompletionItem {
  const target = targetOf(item.data)
  const markdown = target ? hoverMarkdown(completionPreview(corpus, { target }), client.bundle) : ''
  if (markdown === '') return item
  const documentation: MarkupContent | string = client.markdownCompletions
    ? { kind: 'markdown', value: markdown }
    : plainText(markdown)
  return { ...item, documentation }
}

/** What the client gives back may be anything. */
function targetOf(data: unknown): Item['target'] {
  if (typeof data !== 'object' || data === null || !('path' in data) || typeof data.path !== 'string') return undefined
  const anchor = 'anchor' in data && typeof data.anchor === 'string' ? data.anchor : undefined
  return { path: data.path, anchor }
}
