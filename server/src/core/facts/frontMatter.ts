// Front matter: the block between fences at the very start of a document.

import type { FrontMatter } from './types.ts'

/**
 * The front matter of a document; undefined where it has none. A fence is `---` or `+++`, alone on its line but for white
 * space behind it, as `micromark-extension-frontmatter` has it. A first fence that is never closed is a thematic break.
 */
export function frontMatterOf(text: string): FrontMatter | undefined {
  const opening = /^(---|\+\+\+)[ \t]*(?:\r\n?|\n)/.exec(text)
  if (!opening) return undefined
  const isYaml = opening[1] === '---'
  const closing = isYaml ? /(?<=[\r\n])---[ \t]*(?![^\r\n])/g : /(?<=[\r\n])\+\+\+[ \t]*(?![^\r\n])/g
  const from = opening[0].length
  closing.lastIndex = from
  const found = closing.exec(text)
  if (!found) return undefined
  const lineEnd = text.startsWith('\r\n', found.index - 2) ? 2 : 1
  return {
    kind: isYaml ? 'yaml' : 'toml',
    span: { start: 0, end: found.index + found[0].length },
    contentSpan: { start: from, end: Math.max(from, found.index - lineEnd) },
  }
}

/** Where the line behind the front matter begins; 0 where there is none. */
export function endOfFrontMatter(text: string, frontMatter: FrontMatter | undefined): number {
  if (!frontMatter) return 0
  const { end } = frontMatter.span
  if (text.startsWith('\r\n', end)) return end + 2
  return Math.min(end + 1, text.length)
}
