// List items: their markers, what they may interrupt, and check boxes in them.

import { isBlankCharacter, isDigit, skipBlanks, space, tab } from './lines.ts'

/** Length of a list marker that is followed by white space or the end of the line (spec 5.2); 0 where there is none. */
export function listMarker(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at)
  let length = 1
  if (code >= 48 && code <= 57) {
    while (isDigit(text.charCodeAt(at + length))) length++
    const delimiter = text.charCodeAt(at + length)
    if (length > 9 || (delimiter !== 46 && delimiter !== 41)) return 0
    length++
  } else if (code !== 45 && code !== 42 && code !== 43) return 0
  return at + length >= end || isBlankCharacter(text.charCodeAt(at + length)) ? length : 0
}

/** A list item may interrupt a paragraph when it is not empty, and starts with 1 where it is ordered (spec 5.2). */
export function mayInterrupt(text: string, first: number, marker: number, end: number): boolean {
  if (skipBlanks(text, first + marker, end) === end) return false
  return !isDigit(text.charCodeAt(first)) || (marker === 2 && text.charCodeAt(first) === 49)
}

/** A check box at the start of an item's text (GFM 5.3). `unsure` where it has no text behind it, or a tab or line end in it. */
export function checkBox(text: string, first: number, end: number): 'none' | 'done' | 'open' | 'unsure' {
  if (text.charCodeAt(first) === 91 && first + 1 === end) return 'unsure'
  const mark = text.charCodeAt(first + 1)
  if (text.charCodeAt(first) !== 91 || text.charCodeAt(first + 2) !== 93) return 'none'
  if (mark === tab) return 'unsure'
  if (mark !== space && mark !== 120 && mark !== 88) return 'none'
  if (text.charCodeAt(first + 3) !== space || skipBlanks(text, first + 3, end) === end) return 'unsure'
  return mark === space ? 'open' : 'done'
}
