// What begins with one character that stands for nothing else: `<` for tags and autolinks, `$` for math.

import { isDigit } from './lines.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: the specification (6.5) excludes exactly these.
const autolink = /<([a-z][a-z0-9+.-]{1,31}:[^\u0000-\u0020<>\u007f]*)>/iy
const email =
  /<([a-z0-9.#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*)>/iy
const tag =
  /<(?:[a-z][a-z0-9-]*(?:[ \t]+[a-z_:][a-z0-9:._-]*(?:[ \t]*=[ \t]*(?:[^ \t\r\n"'=<>`/]+|'[^'\r\n]*'|"[^"\r\n]*"))?)*[ \t]*\/?|\/[a-z][a-z0-9-]*[ \t]*)>/iy

export type Angle =
  | { readonly kind: 'link'; readonly end: number; readonly target: string }
  | { readonly kind: 'html'; readonly end: number }
  | { readonly kind: 'text' }
  | { readonly kind: 'unsure' }

/** Which ends are known not to come any more before `limit`, so that no text is searched twice for one. */
export interface MissingEnds {
  commentEnd: boolean
  tagEnd: boolean
}

/** What the `<` at the offset begins, before `limit`: an autolink, a tag or comment on one line, or nothing. */
export function angleAt(text: string, at: number, limit: number, missing: MissingEnds): Angle {
  if (missing.tagEnd || !/[a-z/!?0-9.#$%&'*+=^_`{|}~-]/i.test(text.charAt(at + 1))) return { kind: 'text' }
  const close = text.indexOf('>', at)
  if (close < 0 || close >= limit) {
    missing.tagEnd = true
    return { kind: 'text' }
  }
  if (text.startsWith('<!--', at)) return commentAt(text, at, limit, missing)
  const address = matchAt(autolink, text, at, limit)
  if (address) return { kind: 'link', end: at + address[0].length, target: address[1] ?? '' }
  const mail = matchAt(email, text, at, limit)
  if (mail) return { kind: 'link', end: at + mail[0].length, target: `mailto:${mail[1]}` }
  const html = matchAt(tag, text, at, limit)
  if (html) return { kind: 'html', end: at + html[0].length }
  return mayBeTag(text, at) ? { kind: 'unsure' } : { kind: 'text' }
}

/** What no tag can go on with behind its name, nor an address. */
const noTag = /<[a-z][a-z0-9-]*[,;()\u0080-\uffff]/iy

function mayBeTag(text: string, at: number): boolean {
  if (!/[a-z/!?]/i.test(text.charAt(at + 1))) return false
  noTag.lastIndex = at
  return !noTag.test(text)
}

/** A comment on one line; `<!-->` and `<!--->` are whole ones (spec 6.6). */
function commentAt(text: string, at: number, limit: number, missing: MissingEnds): Angle {
  if (missing.commentEnd) return { kind: 'text' }
  const close = text.indexOf('-->', at + 2)
  if (close < 0 || close + 3 > limit) {
    missing.commentEnd = true
    return { kind: 'text' }
  }
  const newline = text.indexOf('\n', at)
  return newline >= 0 && newline < close ? { kind: 'unsure' } : { kind: 'html', end: close + 3 }
}

const domainWithDot = /@[\w-]*\./y

/** Whether the `@` at the offset is in no mail address: they have a dot behind it. */
export function isLoneAt(text: string, at: number): boolean {
  domainWithDot.lastIndex = at
  return !domainWithDot.test(text)
}

const address = /https?:\/\/[a-z\d](?:[a-z\d-]|\.(?=[a-z\d]))*(?:[:/?#][\w/.~%=+?:,#&-]*)?/iy

/**
 * Where the bare address at the offset ends (GFM 6.9); undefined where it is not a plain one: of ASCII, its last character
 * no punctuation, white space behind it, no letter before it. `isFirst`: nothing stands before in the leaf.
 */
export function literalEnd(text: string, at: number, limit: number, isFirst: boolean): number | undefined {
  const before = isFirst ? 0 : text.charCodeAt(at - 1)
  const match = isWord(before) ? undefined : matchAt(address, text, at, limit)
  if (!match) return undefined
  const end = at + match[0].length
  const last = text.charCodeAt(end - 1)
  const behind = end < limit ? text.charCodeAt(end) : 32
  const isWhite = behind === 32 || behind === 9 || behind === 10 || behind === 13
  return isWhite && (isWord(last) || last === 47) ? end : undefined
}

export type Dollars = { readonly kind: 'math' | 'text'; readonly end: number } | { readonly kind: 'unsure' }

/** What the dollars at the offset begin: math on one line, or nothing. `isFirst`: nothing stands before in the leaf. */
export function dollarsAt(text: string, at: number, limit: number, isFirst: boolean): Dollars {
  const before = isFirst ? 0 : text.charCodeAt(at - 1)
  if (before === 36) return { kind: 'unsure' }
  let length = 1
  while (at + length < limit && text.charCodeAt(at + length) === 36) length++
  if (length > 1) return displayMath(text, at, length, limit)
  const end = isWord(before) || before === 92 ? undefined : mathEnd(text, at, limit)
  return end === undefined ? { kind: 'text', end: at + 1 } : { kind: 'math', end }
}

/** Several dollars are closed by as many, as backticks are; over the end of the line only micromark knows. */
function displayMath(text: string, at: number, length: number, limit: number): Dollars {
  let here = at + length
  while (here < limit) {
    const code = text.charCodeAt(here)
    if (code === 10) return { kind: 'unsure' }
    let run = 0
    while (here + run < limit && text.charCodeAt(here + run) === 36) run++
    if (run === length) return { kind: 'math', end: here + run }
    here += Math.max(run, 1)
  }
  return { kind: 'text', end: at + length }
}

/** Where the math of one dollar ends, by the rules of the reference extractor's `dollarMath`; undefined where it is none. */
function mathEnd(text: string, at: number, limit: number): number | undefined {
  for (let here = at + 1; here < limit; here++) {
    const code = text.charCodeAt(here)
    if (code === 10 || code === 13) return undefined
    if (here === at + 1 && (code === 32 || code === 9 || code === 96)) return undefined
    if (code === 36) {
      const last = text.charCodeAt(here - 1)
      const behind = here + 1 < limit ? text.charCodeAt(here + 1) : 0
      return last === 32 || last === 9 || isWord(behind) || behind === 36 ? undefined : here + 1
    }
    const next = text.charCodeAt(here + 1)
    if (code === 92 && next !== 10 && next !== 13) here++
  }
  return undefined
}

function matchAt(pattern: RegExp, text: string, at: number, limit: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  return match && at + match[0].length <= limit ? match : undefined
}

function isWord(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}
