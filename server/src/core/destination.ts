// Takes a destination apart into path and fragment, and tells which ones are not places in a file at all.

import { decodeString } from 'micromark-util-decode-string'
import type { Destination } from './reference.ts'
import type { Span } from './text.ts'
import { decodePercent } from './uri.ts'

/**
 * Path and fragment of a destination as it stands in the text. Undefined for what is no place in a file: a URL with a
 * scheme or host, and a template expression that another program fills in (`{{ page.url }}`, `${base}/x`, `<%= … %>`).
 */
export function destination(text: string, span: Span): Destination | undefined {
  const written = text.slice(span.start, span.end)
  if (isExternal(written) || isTemplate(written)) return undefined
  const hash = written.search(hashSign)
  const beforeHash = hash < 0 ? written.length : hash
  const query = written.indexOf('?')
  const pathLength = query >= 0 && query < beforeHash ? query : beforeHash
  const hasFragment = hash >= 0
  return {
    path: decoded(written.slice(0, pathLength)).replaceAll('\\', '/'),
    pathSpan: { start: span.start, end: span.start + pathLength },
    fragment: hasFragment ? decoded(written.slice(hash + 1)) : undefined,
    fragmentSpan: hasFragment ? { start: span.start + hash + 1, end: span.end } : undefined,
  }
}

/** A `#` that is not the beginning of a character reference (`&#46;`). */
const hashSign = /#(?!(?<=&#)(?:\d{1,7}|x[0-9a-f]{1,6});)/i

/** A scheme has two letters or more, so that `C:\x` is a path; `//host` is a URL without its scheme. */
function isExternal(written: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(written)
}

function isTemplate(written: string): boolean {
  return /\{\{|\{%|\$\{|<%/.test(written)
}

function decoded(written: string): string {
  return decodePercent(written.includes('\\') || written.includes('&') ? decodeString(written) : written)
}
