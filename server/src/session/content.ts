// What the bytes of a file are: text in one of three encodings, or no text at all.

import type { FileContent } from './ports.ts'

/** The platform's decoder for an encoding. Throws at what is not valid where `fatal`, else puts U+FFFD; takes off a BOM. */
export type Decode = (bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be', fatal: boolean) => string

/** Text of bytes: UTF-8, or UTF-16 with a BOM. NUL bytes near the start mean that it is no text. */
export function contentOf(bytes: Uint8Array, decode: Decode): FileContent {
  const size = bytes.length
  const text = (content: string, hasInvalidEncoding: boolean): FileContent => {
    return { kind: 'text', text: content, size, hasInvalidEncoding }
  }
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return text(decode(bytes, 'utf-16le', false), false)
  if (first === 0xfe && second === 0xff) return text(decode(bytes, 'utf-16be', false), false)
  if (bytes.subarray(0, 8000).includes(0)) return { kind: 'binary' }
  try {
    return text(decode(bytes, 'utf-8', true), false)
  } catch {
    return text(decode(bytes, 'utf-8', false), true)
  }
}
