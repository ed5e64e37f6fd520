// A document as it is kept while nobody works on it: its longest lists, which are rarely asked for, take few bytes.

import { type Document, documentFrom } from '../document.ts'
import type { DocumentFacts } from '../facts/types.ts'
import { PackReader, PackWriter } from './bytes.ts'
import { type Packing, packings } from './lists.ts'

/**
 * The same document; prose, tables and links, which are more than half of all facts, are unpacked when somebody asks for them, and
 * forgotten when nobody holds them. On a corpus of 637 documents, 10.2 MB, this is 50 MB less.
 */
export function atRest({ path, text, facts, references, hasInvalidEncoding }: Document): Document {
  const rest = { facts: factsAtRest(facts), references }
  return documentFrom(
    path,
    hasInvalidEncoding,
    () => text,
    () => rest,
  )
}

function factsAtRest(facts: DocumentFacts): DocumentFacts {
  const prose = packed(facts, facts.prose, packings.prose)
  const tables = packed(facts, facts.tables, packings.tables)
  const links = packed(facts, facts.links, packings.links)
  return {
    ...facts,
    get prose() {
      return prose()
    },
    get tables() {
      return tables()
    },
    get links() {
      return links()
    },
  }
}

/** The list, packed until somebody asks for it. */
function packed<T extends object>({ length }: DocumentFacts, list: T, packing: Packing<T>): () => T {
  const writer = new PackWriter()
  packing.write(writer, list)
  const bytes = writer.taken()
  const { texts } = writer
  let last: WeakRef<T> | undefined
  return () => {
    const unpacked =
      last?.deref() ?? packing.read(new PackReader(bytes, 0, bytes.length, length, (index) => texts[index]))
    last = new WeakRef(unpacked)
    return unpacked
  }
}
