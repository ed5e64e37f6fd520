// The only place where offsets become lines and columns, and paths become URIs, and the other way round.

import type { Position, Range } from 'vscode-languageserver'
import type { Corpus } from '../core/corpus.ts'
import type { Document } from '../core/document.ts'
import { lineAt, lineStarts, type Span } from '../core/text.ts'
import { type Path, pathOfUri, uriOfPath } from '../core/uri.ts'

const documentStart: Position = { line: 0, character: 0 }

/** The offset of a position, columns being UTF-16 units; what lies behind the end of a line or of the text is its end. */
export function offsetAt({ text, facts: { lines } }: Document, { line, character }: Position): number {
  const start = lines[line]
  if (start === undefined) return text.length
  const next = lines[line + 1]
  if (next === undefined) return Math.min(start + character, text.length)
  const breakLength = text.charCodeAt(next - 1) === 10 && text.charCodeAt(next - 2) === 13 ? 2 : 1
  return Math.min(start + character, Math.max(start, next - breakLength))
}

/** The position of an offset, given the offsets of line starts. */
export function positionAt(lines: readonly number[], offset: number): Position {
  const line = lineAt(lines, offset)
  return { line, character: offset - (lines[line] ?? 0) }
}

/** The range of a span of the document. */
export function rangeOf(document: Document, span: Span): Range {
  return rangeIn(document.facts.lines, span)
}

/** The range of a span in a text that is no document. */
export function rangeInText(text: string, span: Span): Range {
  return rangeIn(lineStarts(text), span)
}

/** The range of a span in the file; its start where the file is no document, or has not been read. */
export function rangeAt(corpus: Corpus, path: Path, span: Span): Range {
  const document = corpus.document(path)
  return document ? rangeOf(document, span) : { start: documentStart, end: documentStart }
}

function rangeIn(lines: readonly number[], { start, end }: Span): Range {
  const first = positionAt(lines, start)
  const next = lines[first.line + 1]
  // Most spans end in the line in which they begin.
  if (start <= end && (next === undefined || end < next))
    return { start: first, end: { line: first.line, character: first.character + end - start } }
  return { start: first, end: positionAt(lines, end) }
}

/** URIs of files, written as the client writes them for what it holds open. */
export class Uris {
  readonly #open = new Map<Path, string>()

  opened(uri: string): Path {
    const path = pathOfUri(uri)
    this.#open.set(path, uri)
    return path
  }

  closed(uri: string): Path {
    const path = pathOfUri(uri)
    this.#open.delete(path)
    return path
  }

  get openPaths(): Iterable<Path> {
    return this.#open.keys()
  }

  isOpen(path: Path): boolean {
    return this.#open.has(path)
  }

  of(path: Path): string {
    return this.#open.get(path) ?? uriOfPath(path)
  }
}
