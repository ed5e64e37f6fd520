// Recognises paths of files and folders in backticks, and bare names of documents in prose.

import { destination } from '../destination.ts'
import type { DocumentFacts } from '../facts/types.ts'
import type { PathMention } from '../reference.ts'
import type { Settings } from '../settings.ts'
import type { Span } from '../text.ts'

/** Every mention of a path in the document, sorted by place. */
export function pathMentions(text: string, facts: DocumentFacts, settings: Settings): readonly PathMention[] {
  const extensions = settings.mentions.extensions
  const found: PathMention[] = []
  for (const { span, contentSpan } of facts.codeSpans) {
    if (!isPath(text.slice(contentSpan.start, contentSpan.end), extensions)) continue
    const target = destination(text, contentSpan)
    if (target)
      found.push({ kind: 'mention', form: 'code', span, targetSpan: contentSpan, textSpan: undefined, target })
  }
  for (const run of facts.prose) {
    for (let i = 0; i + 1 < run.bounds.length; i += 2) {
      const piece = { start: run.bounds[i] ?? 0, end: run.bounds[i + 1] ?? 0 }
      for (const span of bareNames(text, piece, extensions)) {
        const target = destination(text, span)
        if (target) found.push({ kind: 'mention', form: 'prose', span, targetSpan: span, textSpan: undefined, target })
      }
    }
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

/** Characters that make a span of code a command, a pattern or a template rather than a path. */
const notInPath = /[\s*?<>|"'`$(){}[\],;=:@!~…\\]|\.\.\.|,|，|。/

/** Whether code names a file with one of the endings, or a folder: `a/b/`, `12-network-stack`. */
function isPath(code: string, extensions: readonly string[]): boolean {
  if (code.length > 400) return false
  const hash = code.indexOf('#')
  const path = hash < 0 ? code : code.slice(0, hash)
  if (path === '' || notInPath.test(path)) return false
  if (endsWithOne(path, extensions)) return !path.startsWith('/') || path.includes('/', 1)
  return hash < 0 && (isFolder(path) || /^\d{2}-[a-z][\w-]*$/.test(path))
}

/** `docs/` and `../12-network-stack/`, but not `/etc/` (an absolute path speaks of another tree) and not `//`. */
function isFolder(path: string): boolean {
  return /^(?:\.{1,2}\/)*(?:[\p{L}\p{N}_.-]+\/)+$/u.test(path)
}

function endsWithOne(path: string, extensions: readonly string[]): boolean {
  return extensions.some(
    (extension) => path.endsWith(`.${extension}`) && !/(?:^|\/)$/.test(path.slice(0, -extension.length - 1)),
  )
}

/** Bare names in one piece of prose: ASCII, so that `参见network-stack.md的` gives `network-stack.md`. Linear in the text. */
function bareNames(text: string, piece: Span, extensions: readonly string[]): readonly Span[] {
  const found: Span[] = []
  for (const extension of extensions) {
    const ending = `.${extension}`
    for (let at = text.indexOf(ending, piece.start); at >= 0 && at < piece.end; at = text.indexOf(ending, at + 1)) {
      const end = at + ending.length
      if (end > piece.end || isNameCharacter(text.charCodeAt(end))) continue
      let start = at
      while (start > piece.start && isNameCharacter(text.charCodeAt(start - 1), true)) start--
      while (start < at && text.charAt(start) === '-') start++
      const name = text.slice(start, at)
      if (name !== '' && /\w$/.test(name) && !name.includes('//')) found.push({ start, end })
    }
  }
  return found
}

function isNameCharacter(code: number, inPath = false): boolean {
  const isWord = (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95
  return isWord || (inPath && (code === 45 || code === 46 || code === 47))
}
