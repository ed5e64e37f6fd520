// The anchors a fragment can name, as completion items: by title and number, in Chinese also by pinyin.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { titleWithoutNumber } from '../number.ts'
import { resolvePath } from '../resolvePath.ts'
import { lineAt } from '../text.ts'
import { decodePercent, type Path } from '../uri.ts'
import type { CompletionItem } from './completion.ts'
import type { CompletionPlace } from './completionPlace.ts'
import { romanised } from './pinyin.ts'
import { encoded } from './writtenPath.ts'

/** Headings and ids of the document before the `#`, in order of place; of this document where nothing stands there. */
export function anchorItems(
  corpus: Corpus,
  document: Document,
  place: CompletionPlace,
  end: number,
): readonly CompletionItem[] {
  const hash = place.typed.indexOf('#')
  const file = anchorFile(corpus, document, place)
  const target = file === undefined ? undefined : corpus.document(file)
  if (!target) return []
  const span = { start: place.span.start + hash + 1, end: place.span.end }
  const item = (anchor: string, start: number) => ({
    text: encoded(anchor, place.form),
    span,
    overwriteSpan: { start: span.start, end },
    sortText: String(start).padStart(9, '0'),
    description: '',
    target: { path: target.path, anchor },
  })
  const sections = target.facts.headings.map((heading): CompletionItem => {
    const title = heading.title.replace(/\s+/g, ' ').trim()
    const anchor = heading.customId?.id ?? heading.anchor
    const latin = romanised(titleWithoutNumber(title)) // editors want what is typed at the start of a word
    return {
      ...item(anchor, heading.span.start),
      kind: 'section',
      label: title || anchor,
      detail: `#${anchor}`,
      filterText: [title, latin?.full, latin?.initials, anchor].filter(Boolean).join(' '),
    }
  })
  const ids = target.facts.anchors.map((anchor): CompletionItem => {
    const line = lineAt(target.facts.lines, anchor.span.start) + 1
    return {
      ...item(anchor.id, anchor.span.start),
      kind: 'anchor',
      label: anchor.id,
      detail: `:${line}`,
      filterText: anchor.id,
    }
  })
  return [...sections, ...ids].filter(({ text }) => text !== '')
}

/** The file before the `#`; undefined where nothing is there, and in backticks that name none. */
export function anchorFile(corpus: Corpus, document: Document, { typed, form }: CompletionPlace): Path | undefined {
  const path = typed.slice(0, typed.indexOf('#'))
  if (path === '') return form === 'mention' ? undefined : document.path
  const resolution = resolvePath(corpus, document.path, decodePercent(path), form === 'mention' ? 'mention' : 'link')
  if (resolution.kind !== 'found') return undefined
  return resolution.target.kind === 'folder' ? resolution.target.index : resolution.target.path
}
