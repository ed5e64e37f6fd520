// How much memory is held, after all that nobody holds has been collected.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** In bytes, what lies outside of the heap included. */
export function heldMemory(): number {
  for (let i = 0; i < 3; i++) collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** The same text, of which no other text is a part. */
export function ownCopy(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text))
}
