// A document as it is on disk, whatever an editor holds.

import type { Corpus } from '../core/corpus.ts'
import { createDocument, type Document } from '../core/document.ts'
import { extractFacts } from '../core/facts/extract.ts'
import { defaultSettings } from '../core/settings.ts'
import type { Path } from '../core/uri.ts'
import type { FilePort } from './ports.ts'

/** Undefined where the file cannot be read as text. Nothing of it is kept. */
export async function savedDocument(files: FilePort, corpus: Corpus, path: Path): Promise<Document | undefined> {
  const content = await files.read(path)
  if (content.kind !== 'text') return undefined
  const settings = corpus.rootOf(path)?.settings ?? defaultSettings
  const { anchors, maximumSize } = settings
  const facts = extractFacts(content.text, { anchors, headingsOnly: content.size > maximumSize })
  return createDocument(path, content.text, facts, settings, content.hasInvalidEncoding)
}
