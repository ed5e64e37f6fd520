// The anchors a fragment can name, as completion items: by title and number, in Chinese also by pinyin.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { titleWithoutNumber } from '../number.ts'
import { resolvePath } from '../resolvePath.ts'
import { lineAt } from '../text.ts'
import { decodePercent, foldCase, type Path } from '../uri.ts'
import type { Completion, CompletionItem } from './completion.ts'
import type { CompletionPlace } from './completionPlace.ts'
import { isTitled } from './numberFilter.ts'
import { romanised } from './pinyin.ts'
import { encoded } from './writtenPath.ts'

/** How many anchors are offered at once; editors pick from them while more is typed, and ask again only where there are more. */
const mostItems = 1000

/**
 * Headings and ids of the document before the `#`, in order of place; of this document where nothing stands there. Of very many
 * those that what is typed could mean.
 */
export function anchorItems(corpus: Corpus, document: Document, place: CompletionPlace, end: number): Completion {
  const hash = place.typed.indexOf('#')
  const file = anchorFile(corpus, document, place)
  const target = file === undefined ? undefined : corpus.document(file)
  if (!target) return { items: [], isIncomplete: false }
  const { facts, path } = target
  const span = { start: place.span.start + hash + 1, end: place.span.end }
  const typed = foldCase(decodePercent(place.typed.slice(hash + 1)))
  const item = (anchor: string, start: number) => ({
    text: encoded(anchor, place.form),
    span,
    overwriteSpan: { start: span.start, end },
    sortText: String(start).padStart(9, '0'),
    description: '',
    target: { path, anchor },
  })
  const isIncomplete = facts.headings.length + facts.anchors.length > mostItems
  const items: CompletionItem[] = []
  for (const heading of facts.headings) {
    if (items.length >= mostItems) break
    const title = heading.title.replace(/\s+/g, ' ').trim()
    const bare = titleWithoutNumber(title)
    const anchor = heading.customId?.id ?? heading.anchor
    const latin = romanised(bare) // editors want what is typed at the start of a word
    const isMeant = !isIncomplete || anchor.includes(typed) || isTitled(typed, foldCase(title), foldCase(bare), latin)
    if (anchor === '' || !isMeant) continue
    items.push({
      ...item(anchor, heading.span.start),
      kind: 'section',
      label: title || anchor,
      detail: `#${anchor}`,
      filterText: [title, latin?.full, latin?.initials, anchor].filter(Boolean).join(' '),
    })
  }
  for (const { id, span } of facts.anchors) {
    if (items.length >= mostItems) break
    if (id === '' || (isIncomplete && !foldCase(id).includes(typed))) continue
    const line = lineAt(facts.lines, span.start) + 1
    items.push({ ...item(id, span.start), kind: 'anchor', label: id, detail: `:${line}`, filterText: id })
  }
  return { items, isIncomplete }
}

/** The file before the `#`; undefined where nothing is there, and in backticks that name none. */
export function anchorFile(corpus: Corpus, document: Document, { typed, form }: CompletionPlace): Path | undefined {
  const path = typed.slice(0, typed.indexOf('#'))
  if (path === '') return form === 'mention' ? undefined : document.path
  const resolution = resolvePath(corpus, document.path, decodePercent(path), form === 'mention' ? 'mention' : 'link')
  if (resolution.kind !== 'found') return undefined
  return resolution.target.kind === 'folder' ? resolution.target.index : resolution.target.path
}
