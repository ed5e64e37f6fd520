// Completion in the words of LSP; the preview of an item is made when the client asks for that item.

import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  type MarkupContent,
} from 'vscode-languageserver'
import type { Document } from '../../core/document.ts'
import { completion, completionPreview, type CompletionItem as Item } from '../../core/features/completion.ts'
import { isText } from '../../core/features/completionPlace.ts'
import { crossReferenceWord } from '../../core/features/crossReferenceWord.ts'
import { hoverMarkdown } from '../../core/features/hoverParts.ts'
import { logItems } from '../../core/features/logCompletion.ts'
import { needsPinyin, type Occasion } from '../../core/features/numberCompletion.ts'
import { prepareSections } from '../../core/features/sectionIndex.ts'
import { render, say } from '../../core/message.ts'
import { insertCrossReferenceCommand } from '../../protocol.ts'
import { rangeOf } from '../convert.ts'
import type { LookingBack } from '../logPasts.ts'
import type { Context, InSteps } from '../row.ts'
import { plainText } from './hovers.ts'

const kinds = {
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  section: CompletionItemKind.Reference,
  anchor: CompletionItemKind.Reference,
  label: CompletionItemKind.Reference,
  footnote: CompletionItemKind.Reference,
  number: CompletionItemKind.Value,
  field: CompletionItemKind.Field,
  value: CompletionItemKind.Value,
} as const

/** In steps where the pinyin of every title may have to be worked out first. */
export function completions(
  context: Context,
  document: Document,
  offset: number,
  params: CompletionParams,
): CompletionList | InSteps<CompletionList> {
  const { corpus } = context
  if (!isText(document, offset) || !needsPinyin(corpus, document, offset))
    return listed(context, document, offset, params)
  return (function* () {
    yield* prepareSections(corpus, true)
    return listed(context, document, offset, params)
  })()
}

function listed(
  context: Context,
  document: Document,
  offset: number,
  { context: asked }: CompletionParams,
): CompletionList {
  const { corpus, client } = context
  const found = completion(corpus, document, offset, occasionOf(asked?.triggerKind))
  const starting = startsReference(context, document, offset)
  const facts = context.past?.facts
  const items = withNews(facts ? logItems(corpus, facts, document, offset) : [], found.items)
  // In a log whose facts are still being gathered the next key may bring more.
  const isWaiting = context.hasLogs && !facts && document.text.includes('doc-corpus:log begin')
  return {
    isIncomplete: found.isIncomplete || starting.length > 0 || isWaiting,
    items: starting.concat(
      items.map((item): CompletionItem => {
        const replace = rangeOf(document, item.overwriteSpan)
        const insert = rangeOf(document, item.span)
        const description =
          typeof item.description === 'string' ? item.description : render(item.description, client.bundle)
        return {
          label: item.label,
          kind: kinds[item.kind],
          ...(description === '' ? {} : { labelDetails: { description } }),
          ...(item.detail === '' ? {} : { detail: item.detail }),
          filterText: item.filterText,
          sortText: item.sortText,
          textEdit: client.insertReplace
            ? { newText: item.text, insert, replace }
            : { newText: item.text, range: insert },
          ...(item.also
            ? { additionalTextEdits: [{ range: rangeOf(document, item.also.span), newText: item.also.text }] }
            : {}),
          ...(item.target ? { data: item.target } : {}),
        }
      }),
    ),
  }
}

/** Behind `xref` or 引用: an item that takes the word away and starts the command that asks what to refer to. */
function startsReference({ client, uris }: Context, document: Document, offset: number): CompletionItem[] {
  const word = crossReferenceWord(document, offset)
  if (!word) return []
  const range = rangeOf(document, word)
  const title = render(say('Insert Cross-Reference'), client.bundle)
  const place = { uri: uris.of(document.path), range: { start: range.start, end: range.start } }
  const label = document.text.slice(word.start, word.end)
  return [
    {
      label: `${title}…`,
      kind: CompletionItemKind.Event,
      filterText: label,
      sortText: ' ',
      textEdit: client.insertReplace ? { newText: '', insert: range, replace: range } : { newText: '', range },
      command: { title, command: insertCrossReferenceCommand, arguments: [place] },
    },
  ]
}

/** What changed stands first, and once. */
function withNews(news: readonly Item[], items: readonly Item[]): readonly Item[] {
  const keyOf = ({ target }: Item) => target && `${target.path}#${target.anchor ?? ''}`
  const keys = new Set(news.map(keyOf))
  return [...news, ...items.filter((item) => !item.target || !keys.has(keyOf(item)))]
}

/** Who asks for a list waits for what changed; who types does not. */
export function completionPast(params: unknown): LookingBack {
  const { context } = params as CompletionParams
  return occasionOf(context?.triggerKind) === 'asked' ? 'facts' : 'facts-at-hand'
}

function occasionOf(kind: CompletionTriggerKind | undefined): Occasion {
  switch (kind) {
    case CompletionTriggerKind.TriggerCharacter:
      return 'typed'
    case CompletionTriggerKind.TriggerForIncompleteCompletions:
      return 'continued'
    default:
      return 'asked'
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
