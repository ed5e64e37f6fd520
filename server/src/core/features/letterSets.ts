// Which letters and pairs of letters a text holds, as bits: a look at a few numbers tells what cannot stand in it.

/**
 * The letters of a stretch of text as bits: one for each of a to z, six for all other characters together. What is not in
 * it is not in the text; what is in it may be another character of the same bit.
 */
export function letterSet(text: string, start = 0, end = text.length): number {
  let set = 0
  const last = Math.min(end, text.length)
  for (let i = Math.max(0, start); i < last; i++) {
    const code = text.charCodeAt(i)
    set |= 1 << (code >= a && code <= z ? code - a : 26 + (code % 6))
  }
  return set
}

/** Whether more than so many bits of `wanted` are not in `had`: then more letters than that are missing, too. */
export function lacksMore(had: number, wanted: number, allowed: number): boolean {
  let count = 0
  for (let rest = wanted & ~had; rest !== 0; rest &= rest - 1) if (++count > allowed) return true
  return false
}

/** All characters of a text with the one behind each, as bits of 64 numbers; different pairs may share one. */
export type PairSet = Int32Array

export function pairSet(text: string): PairSet {
  const set = new Int32Array(bits >> 5)
  for (const bit of pairsOf(text)) set[bit >> 5] = (set[bit >> 5] ?? 0) | (1 << (bit & 31))
  return set
}

/** The bits of all pairs in a text. */
export function pairsOf(text: string): Uint16Array {
  const pairs = new Uint16Array(Math.max(0, text.length - 1))
  for (let i = 0; i < pairs.length; i++) {
    const pair = Math.imul(text.charCodeAt(i), 31) + text.charCodeAt(i + 1)
    pairs[i] = Math.imul(pair, 0x9e3779b1) >>> shift
  }
  return pairs
}

/** False only where not all of these pairs are in the set: then no text with them is in the one that the set was made of. */
export function holdsPairs(set: PairSet, pairs: Uint16Array): boolean {
  for (let i = 0; i < pairs.length; i++) {
    const bit = pairs[i] ?? 0
    if (((set[bit >> 5] ?? 0) & (1 << (bit & 31))) === 0) return false
  }
  return true
}

const bits = 2048
/** Of a product the highest bits are mixed best: eleven of 32. */
const shift = 21
const [a, z] = [97, 122]
