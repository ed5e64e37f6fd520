// Documents whose bytes are not what their text says cannot be written without losing some of them.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { say } from '../message.ts'
import { relative } from '../uri.ts'
import type { Refused } from './change.ts'

/** Why the document itself cannot be changed; undefined where it can. References in others still follow around it. */
export function encodingRefusal(corpus: Corpus, document: Document): Refused | undefined {
  if (!document.hasInvalidEncoding) return undefined
  const root = corpus.rootOf(document.path)?.path
  const path = root === undefined ? document.path : relative(root, document.path)
  return {
    refused: say('{path} is not valid UTF-8, and writing it would lose bytes. Save it as UTF-8 first.', { path }),
  }
}
