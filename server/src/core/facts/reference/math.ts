// `$x$` as GitHub reads it, so that prices in prose ("$5 and $10") stay prose.

import { markdownLineEnding, markdownSpace } from 'micromark-util-character'
import type { Code, Construct, Extension, State, TokenizeContext } from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    dollarMath: 'dollarMath'
  }
}

const dollar = 36
const backslash = 92
const backtick = 96

/**
 * One dollar opens math before a character that is no space, behind one that is no letter, digit or dollar; it closes
 * behind a character that is no space and before one that is no letter or digit, on the same line. `$$` is left to the
 * math extension, `` $`…`$ `` to code. Source: GitHub, "Writing mathematical expressions", and its rendering of prices.
 */
export function dollarMath(): Extension {
  return { text: { [dollar]: construct } }
}

const construct: Construct = { name: 'dollarMath', tokenize, previous }

function previous(code: Code): boolean {
  return !isWord(code) && code !== dollar && code !== backslash
}

function tokenize(this: TokenizeContext, effects: Parameters<Construct['tokenize']>[0], ok: State, nok: State): State {
  let last: Code = null
  // micromark asks `previous` only where plain text goes before; another construct for `$` may have come first.
  const mayOpen = previous(this.previous)
  return start

  function start(code: Code): State | undefined {
    if (!mayOpen) return nok(code)
    effects.enter('dollarMath')
    effects.consume(code)
    return first
  }

  function first(code: Code): State | undefined {
    if (code === dollar || code === backtick || isSpace(code)) return nok(code)
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return nok(code)
    if (code === dollar) return isSpace(last) ? nok(code) : close(code)
    last = code
    effects.consume(code)
    return code === backslash ? escaped : inside
  }

  function escaped(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return nok(code)
    last = code
    effects.consume(code)
    return inside
  }

  function close(code: Code): State | undefined {
    effects.consume(code)
    effects.exit('dollarMath')
    return behind
  }

  function behind(code: Code): State | undefined {
    return isWord(code) || code === dollar ? nok(code) : ok(code)
  }
}

function isSpace(code: Code): boolean {
  return code === null || markdownSpace(code) || markdownLineEnding(code)
}

function isWord(code: Code): boolean {
  return code !== null && ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122))
}
