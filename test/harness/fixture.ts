// A corpus written down in one string: several files, cursors `$0`, and carets under the text they speak of.

import { type Corpus, CorpusIndex } from '../../server/src/core/corpus.ts'
import { createDocument, type Document } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { defaultSettings, type Settings } from '../../server/src/core/settings.ts'
import { lineAt, lineStarts, type Span } from '../../server/src/core/text.ts'
import { isDocumentPath, join, type Path } from '../../server/src/core/uri.ts'

/** The folder that fixtures pretend to live in. */
export const root = '/corpus'

export interface Fixture {
  readonly corpus: CorpusIndex
  /** The document that holds `$0`, else the first one. */
  readonly document: Document
  /** Offset of `$0`; 0 where there is none. */
  readonly offset: number
  /** What caret lines expect, in order. */
  readonly expectations: readonly Expectation[]
}

/** `^^^ text` under a line: the span above the carets, and the words behind them. */
export interface Expectation {
  readonly path: Path
  readonly span: Span
  readonly text: string
}

/**
 * Reads a fixture. Files begin with `=== name`; without such a line everything is `a.md`. A line of only spaces, carets
 * and words (`   ^^^ missing-file`) speaks of the line above and is taken out; a caret in a Chinese line counts one
 * column per UTF-16 unit, `$0` two. `<<< text` instead of carets speaks of the whole line above.
 */
export function fixture(source: string, settings: Partial<Settings> = {}): Fixture {
  const corpus = new CorpusIndex()
  const full = { ...defaultSettings, ...settings }
  corpus.roots = [{ path: root, settings: full }]
  const expectations: Expectation[] = []
  let at: { path: Path; offset: number } | undefined
  let first: Path | undefined
  for (const { name, text } of filesOf(source)) {
    const path = join(root, name) ?? root
    corpus.files.add(path)
    if (!isDocumentPath(path)) continue
    const plain = withoutExpectations(path, text, expectations)
    const cursor = plain.indexOf('$0')
    const content = plain.replace('$0', '')
    if (cursor >= 0) {
      at = { path, offset: cursor }
      closeGap(expectations, path, cursor)
    }
    first ??= path
    corpus.set(
      createDocument(path, content, extractFacts(content, { anchors: full.anchors, headingsOnly: false }), full),
    )
  }
  const document = corpus.document(at?.path ?? first ?? '')
  if (!document) throw new Error('The fixture has no document.')
  return { corpus, document, offset: at?.offset ?? 0, expectations }
}

function filesOf(source: string): readonly { name: string; text: string }[] {
  const trimmed = source.replace(/^\n/, '')
  if (!/^=== /m.test(trimmed)) return [{ name: 'a.md', text: trimmed }]
  return trimmed
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const feed = part.indexOf('\n')
      return feed < 0
        ? { name: part.trim(), text: '' }
        : { name: part.slice(0, feed).trim(), text: part.slice(feed + 1) }
    })
}

function withoutExpectations(path: Path, text: string, expectations: Expectation[]): string {
  const kept: string[] = []
  let offset = 0
  let lineStart = 0
  for (const line of text.split('\n')) {
    const carets = /^( *)(\^+) (.+)$/.exec(line)
    const whole = /^<<< (.+)$/.exec(line)
    if (carets) {
      const start = lineStart + (carets[1]?.length ?? 0)
      expectations.push({ path, span: { start, end: start + (carets[2]?.length ?? 0) }, text: carets[3] ?? '' })
    } else if (whole) {
      expectations.push({ path, span: { start: lineStart, end: offset - 1 }, text: whole[1] ?? '' })
    } else {
      kept.push(line)
      lineStart = offset
      offset += line.length + 1
    }
  }
  return kept.join('\n')
}

/** Moves what stands behind the cursor to where it is once `$0` is taken out. */
function closeGap(expectations: Expectation[], path: Path, cursor: number): void {
  const moved = (offset: number) => (offset > cursor ? Math.max(cursor, offset - 2) : offset)
  for (const [i, each] of expectations.entries()) {
    if (each.path !== path) continue
    expectations[i] = { ...each, span: { start: moved(each.span.start), end: moved(each.span.end) } }
  }
}

/** A place as people write it: `a.md:3:5`, lines and columns from 1. */
export function place(corpus: Corpus, path: Path, offset: number): string {
  const text = corpus.document(path)?.text ?? ''
  const starts = lineStarts(text)
  const line = lineAt(starts, offset)
  return `${path.slice(root.length + 1)}:${line + 1}:${offset - (starts[line] ?? 0) + 1}`
}
