// Recognises paths of files and folders in backticks, and bare names of documents in prose.

import { destination } from '../destination.ts'
import type { DocumentFacts, ProseRun } from '../facts/types.ts'
import type { PathMention } from '../reference.ts'
import type { Settings } from '../settings.ts'
import type { Span } from '../text.ts'

/** Every mention of a path in the document, sorted by place. */
export function pathMentions(text: string, facts: DocumentFacts, settings: Settings): readonly PathMention[] {
  const extensions = settings.mentions.extensions
  const found: PathMention[] = []
  for (const { span, contentSpan } of facts.codeSpans) {
    if (contentSpan.end - contentSpan.start > longest) continue
    if (!isPath(text.slice(contentSpan.start, contentSpan.end), extensions)) continue
    const target = destination(text, contentSpan)
    if (target)
      found.push({ kind: 'mention', form: 'code', span, targetSpan: contentSpan, textSpan: undefined, target })
  }
  for (const extension of extensions) {
    for (const span of namesInProse(text, facts.prose, `.${extension}`)) {
      const target = destination(text, span)
      if (target) found.push({ kind: 'mention', form: 'prose', span, targetSpan: span, textSpan: undefined, target })
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** Longer than any path that a person writes. */
const longest = 400

/** Characters that make a span of code a command, a pattern or a template rather than a path. */
const notInPath = /[\s*?<>|"'`$(){}[\],;=:@!~…\\，。]|\.\.\.|\/\//

/** Whether code names a file with one of the endings, or a folder: `a/b/`, `12-network-stack`. */
function isPath(code: string, extensions: readonly string[]): boolean {
  const hash = code.indexOf('#')
  const path = hash < 0 ? code : code.slice(0, hash)
  if (path === '' || notInPath.test(path)) return false
  if (extensions.some((extension) => hasStem(path, extension))) return !path.startsWith('/') || path.includes('/', 1)
  return hash < 0 && (isFolder(path) || /^\d{2}-[a-z][\w-]*$/.test(path))
}

function hasStem(path: string, extension: string): boolean {
  const stem = path.length - extension.length - 1
  return stem > 0 && path.charAt(stem - 1) !== '/' && path.endsWith(`.${extension}`)
}

/** `docs/` and `../12-network-stack/`, but not `/etc/`, which speaks of another tree, nor `I/O/`, which is no path. */
function isFolder(path: string): boolean {
  return /^(?:[\p{L}\p{N}_.-]+\/)+$/u.test(path) && !/^(?:\p{Lu}\/|\.{1,2}\/)+$/u.test(path)
}

/**
 * Bare names that end so, in all prose. Names are ASCII, so that `参见network-stack.md的` gives `network-stack.md`. Runs in
 * which the ending does not stand, nearly all, are not looked into.
 */
function* namesInProse(text: string, prose: readonly ProseRun[], ending: string): Iterable<Span> {
  let next = text.indexOf(ending)
  for (const { span, bounds } of prose) {
    if (next >= 0 && next < span.start) next = text.indexOf(ending, span.start)
    if (next < 0) return
    if (next >= span.end) continue
    for (let i = 0; i + 1 < bounds.length; i += 2) {
      const start = bounds[i] ?? 0
      for (const name of namesEndingIn(ending, text.slice(start, bounds[i + 1]))) {
        yield { start: start + name.start, end: start + name.end }
      }
    }
  }
}

/** Linear: the way back from an ending stops at the end of the name before it. */
function namesEndingIn(ending: string, piece: string): readonly Span[] {
  const found: Span[] = []
  let before = 0
  for (let at = piece.indexOf(ending); at >= 0; at = piece.indexOf(ending, at + 1)) {
    const end = at + ending.length
    if (/^[./-]?[a-z0-9_]/i.test(piece.slice(end, end + 2))) continue
    const start = nameStart(piece, at, Math.max(before, at - longest))
    before = end
    if (isName(piece.slice(start, at)) && !notBeforeName.test(piece.slice(Math.max(0, start - 1), start))) {
      found.push({ start, end })
    }
  }
  return found
}

/** What makes the rest of a word something else: a package, a variable, a placeholder, a path of another system. */
const notBeforeName = /[@$%#=/\\&+]/

/** An underscore that Markdown had to escape (`MY\_FILE.md`) belongs to the name. */
const nameCharacter = /[a-z0-9_./-]/i

function nameStart(piece: string, from: number, limit: number): number {
  let start = from
  while (start > limit) {
    const before = piece.charAt(start - 1)
    if (!nameCharacter.test(before) && !(before === '\\' && piece.charAt(start) === '_')) break
    start--
  }
  while (start < from && piece.charAt(start) === '-') start++
  return start
}

function isName(stem: string): boolean {
  return stem.length < longest && /[a-z0-9_]$/i.test(stem) && !stem.startsWith('/') && !/\.\.\.|\/\//.test(stem)
}
