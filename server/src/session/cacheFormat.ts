// What is kept between two runs about the documents of one folder, as bytes and back.

import type { Path } from '../core/uri.ts'
import { isNumber, parsed } from './keptJson.ts'
import type { FileStamp } from './ports.ts'

/** What is kept of one document. */
export interface CachedDocument {
  readonly path: Path
  /** The file when it was read; undefined where it had changed so shortly before that only its content can tell. */
  readonly stamp: FileStamp | undefined
  /** Of the file's bytes. */
  readonly hash: string
  /** The settings that decided what was read: see `readingOf`. */
  readonly reading: string
  readonly hasInvalidEncoding: boolean
  /** As `pack` made them, the texts encoded. */
  readonly numbers: Uint8Array
  readonly texts: Uint8Array
}

/** Text as bytes and back, as the platform does it: exact, but for halves of surrogate pairs. */
export interface TextCodec {
  encode(text: string): Uint8Array
  decode(bytes: Uint8Array): string
}

/** Length of the index in four bytes, the index as JSON, then what was packed, one document behind the other. */
export function cacheBytes(documents: readonly CachedDocument[], { encode }: TextCodec): Uint8Array {
  const index = encode(JSON.stringify(documents.map(entryOf)))
  const size = documents.reduce((sum, { numbers, texts }) => sum + numbers.length + texts.length, 4 + index.length)
  const bytes = new Uint8Array(size)
  new DataView(bytes.buffer).setUint32(0, index.length)
  bytes.set(index, 4)
  let at = 4 + index.length
  for (const { numbers, texts } of documents) {
    bytes.set(numbers, at)
    bytes.set(texts, at + numbers.length)
    at += numbers.length + texts.length
  }
  return bytes
}

/** What `cacheBytes` wrote; undefined for anything else. The documents hold on to the bytes. */
export function cachedDocuments(bytes: Uint8Array, { decode }: TextCodec): readonly CachedDocument[] | undefined {
  if (bytes.length < 4) return undefined
  const start = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  if (start > bytes.length) return undefined
  const index = parsed(decode(bytes.subarray(4, start)))
  if (!Array.isArray(index)) return undefined
  const documents: CachedDocument[] = []
  let at = start
  for (const entry of index) {
    const document = documentOf(entry, bytes, at)
    if (!document) return undefined
    at = document.end
    documents.push(document)
  }
  return at === bytes.length ? documents : undefined
}

function entryOf({ path, stamp, hash, reading, hasInvalidEncoding, numbers, texts }: CachedDocument): unknown {
  const known = stamp && [stamp.size, stamp.modified, stamp.changed, stamp.inode]
  return [path, known ?? null, hash, reading, hasInvalidEncoding, numbers.length, texts.length]
}

function documentOf(
  entry: unknown,
  bytes: Uint8Array,
  at: number,
): (CachedDocument & { readonly end: number }) | undefined {
  if (!Array.isArray(entry)) return undefined
  const [path, known, hash, reading, hasInvalidEncoding, numbersLength, textsLength] = entry as readonly unknown[]
  if (typeof path !== 'string' || typeof hash !== 'string' || typeof reading !== 'string') return undefined
  if (!isLength(numbersLength) || !isLength(textsLength) || typeof hasInvalidEncoding !== 'boolean') return undefined
  const stamp = known === null ? undefined : stampOf(known)
  if (known !== null && !stamp) return undefined
  const middle = at + numbersLength
  const end = middle + textsLength
  if (end > bytes.length) return undefined
  return {
    path,
    stamp,
    hash,
    reading,
    hasInvalidEncoding,
    end,
    get numbers() {
      return bytes.subarray(at, middle)
    },
    get texts() {
      return bytes.subarray(middle, end)
    },
  }
}

function stampOf(known: unknown): FileStamp | undefined {
  if (!Array.isArray(known)) return undefined
  const [size, modified, changed, inode] = known as readonly unknown[]
  const isStamp = isNumber(size) && isNumber(modified) && isNumber(changed) && isNumber(inode)
  return isStamp ? { size, modified, changed, inode } : undefined
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}
