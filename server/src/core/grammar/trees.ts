// Hand-drawn trees in blocks of code (`└── storage-stack.md`): for finding one's way, never for judging.

import type { CodeBlock, DocumentFacts } from '../facts/types.ts'
import type { PathMention } from '../reference.ts'
import type { Settings } from '../settings.ts'

/** What every line of a tree holds. */
const branch = '──'

/** A line of a tree: what is drawn, then a name. */
const entry = /^([ \t>│|├└─┬┌┐╰╭┃━┗┣+]*)([\p{L}\p{N}_.][\p{L}\p{N}_./-]*)(?=\s|$)/u

/** Longer than any line of a tree that a person draws. */
const longestLine = 400

/**
 * Every path in a hand-drawn tree, sorted by place. A name under the names of folders (`docs/`) is a path with them before it,
 * though its span is that of the name alone.
 */
export function treeMentions(
  text: string,
  { codeBlocks }: DocumentFacts,
  { mentions }: Settings,
): readonly PathMention[] {
  const found: PathMention[] = []
  let next = text.indexOf(branch)
  for (const block of codeBlocks) {
    if (next >= 0 && next < block.span.start) next = text.indexOf(branch, block.span.start)
    if (next < 0) break
    if (block.kind === 'fenced' && next < block.span.end) found.push(...inBlock(text, block, mentions.extensions))
  }
  return found
}

interface Folder {
  readonly column: number
  /** Empty for a document that others hang under, as in a chain of references. */
  readonly path: string
}

function* inBlock(text: string, { span }: CodeBlock, extensions: readonly string[]): Iterable<PathMention> {
  const above: Folder[] = []
  for (let start = text.indexOf('\n', span.start) + 1; start > 0 && start < span.end; ) {
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? span.end : Math.min(feed, span.end)
    const line = text.slice(start, Math.min(end, start + longestLine))
    const match = entry.exec(line)
    const [, drawn = '', name = ''] = match ?? []
    if (match && (drawn === '' || drawn.includes('─') || /^[ \t]*$/.test(drawn))) {
      while (above.length > 0 && (above.at(-1)?.column ?? 0) >= drawn.length) above.pop()
      const parent = above.at(-1)?.path ?? ''
      const isFolder = name.endsWith('/')
      const path = isFolder || parent !== '' ? parent + name : name
      above.push({ column: drawn.length, path: isFolder ? path : '' })
      const isDocument = extensions.some(
        (extension) => name.length > extension.length + 1 && name.endsWith(`.${extension}`),
      )
      if (isDocument || (isFolder && /[^./]/.test(name))) {
        const nameSpan = { start: start + drawn.length, end: start + drawn.length + name.length }
        yield {
          kind: 'mention',
          form: 'tree',
          span: nameSpan,
          targetSpan: nameSpan,
          textSpan: undefined,
          target: { path, pathSpan: nameSpan, fragment: undefined, fragmentSpan: undefined },
        }
      }
    }
    start = feed < 0 ? 0 : feed + 1
  }
}
