// The anchors a fragment can name, as completion items: by title and number, in Chinese also by pinyin.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { resolvePath } from '../resolve.ts'
import { lineAt } from '../text.ts'
import { decodePercent } from '../uri.ts'
import type { CompletionItem } from './completion.ts'
import type { CompletionPlace } from './completionPlace.ts'
import { encoded } from './pathCompletion.ts'
import { romanised } from './pinyin.ts'

/** Headings and ids of the document before the `#`, in order of place; of this document where nothing stands there. */
export function anchorItems(
  corpus: Corpus,
  document: Document,
  place: CompletionPlace,
  end: number,
): readonly CompletionItem[] {
  const hash = place.typed.indexOf('#')
  const target = documentBefore(corpus, document, place, place.typed.slice(0, hash))
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
    const latin = romanised(title)
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

function documentBefore(
  corpus: Corpus,
  document: Document,
  place: CompletionPlace,
  path: string,
): Document | undefined {
  if (path === '') return place.form === 'mention' ? undefined : document
  const kind = place.form === 'mention' ? 'mention' : 'link'
  const resolution = resolvePath(corpus, document.path, decodePercent(path), kind)
  if (resolution.kind !== 'found') return undefined
  const { target } = resolution
  const found = target.kind === 'folder' ? target.index : target.path
  return found === undefined ? undefined : corpus.document(found)
}
