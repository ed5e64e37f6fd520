// What one line can begin: each question answered from its characters alone, in the words of the CommonMark spec.

export const tab = 9
export const feed = 10
export const carriageReturn = 13
export const space = 32
export const quoteMarker = 62

/** The first offset from `at` that holds no space; a tab stops it. */
export function skipSpaces(text: string, at: number): number {
  let here = at
  while (text.charCodeAt(here) === space) here++
  return here
}

/** The first offset from `at`, below `end`, that holds neither space nor tab. */
export function skipBlanks(text: string, at: number, end: number): number {
  let here = at
  while (here < end && isBlankCharacter(text.charCodeAt(here))) here++
  return here
}

/** Where the text of `[start, end)` ends when spaces and tabs behind it are left out. */
export function trimEnd(text: string, start: number, end: number): number {
  let here = end
  while (here > start && isBlankCharacter(text.charCodeAt(here - 1))) here--
  return here
}

export function isBlankCharacter(code: number): boolean {
  return code === space || code === tab
}

/** Depth and content of an ATX heading at `at` (spec 4.2); undefined where there is none. */
export function atxHeading(
  text: string,
  at: number,
  end: number,
): { readonly depth: number; readonly start: number; readonly end: number } | undefined {
  let depth = 0
  while (text.charCodeAt(at + depth) === 35) depth++
  const behind = at + depth
  if (depth === 0 || depth > 6 || (behind < end && !isBlankCharacter(text.charCodeAt(behind)))) return undefined
  const start = skipBlanks(text, behind, end)
  const trimmed = trimEnd(text, start, end)
  let closing = trimmed
  while (closing > start && text.charCodeAt(closing - 1) === 35) closing--
  if (closing === trimmed) return { depth, start, end: trimmed }
  if (closing === start) return { depth, start, end: start }
  return isBlankCharacter(text.charCodeAt(closing - 1))
    ? { depth, start, end: trimEnd(text, start, closing) }
    : { depth, start, end: trimmed }
}

/** Whether the rest of the line is a thematic break (spec 4.1). */
export function isThematicBreak(text: string, at: number, end: number): boolean {
  const marker = text.charCodeAt(at)
  if (marker !== 45 && marker !== 42 && marker !== 95) return false
  let count = 0
  for (let here = at; here < end; here++) {
    const code = text.charCodeAt(here)
    if (code === marker) count++
    else if (!isBlankCharacter(code)) return false
  }
  return count >= 3
}

/** Whether the rest of the line underlines a setext heading (spec 4.3). */
export function isUnderline(text: string, at: number, end: number): boolean {
  const marker = text.charCodeAt(at)
  if (marker !== 45 && marker !== 61) return false
  let here = at
  while (text.charCodeAt(here) === marker) here++
  return skipBlanks(text, here, end) === end
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** ASCII punctuation: what a backslash can escape (spec 2.4). */
export function isPunctuation(code: number): boolean {
  return (
    (code >= 33 && code <= 47) ||
    (code >= 58 && code <= 64) ||
    (code >= 91 && code <= 96) ||
    (code >= 123 && code <= 126)
  )
}

/** Characters that can begin something else than a paragraph, or white space; ASCII only. */
const blockStarts = new Uint8Array(128)
for (const character of '\t\n\r #`~$<-*_=[>+|:0123456789') blockStarts[character.charCodeAt(0)] = 1

/** Whether a line whose first character is this one is, at the margin, a line of a paragraph or table, and nothing else. */
export function isPlainStart(code: number): boolean {
  return code > 127 || blockStarts[code] === 0
}
