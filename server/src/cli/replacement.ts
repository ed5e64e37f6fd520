// The new bytes of a document's file: its text with edits, in the encoding that the file has.

import { accessSync, constants, lstatSync, readFileSync, realpathSync } from 'node:fs'
import { textAfter } from '../core/changes/change.ts'
import type { Document } from '../core/document.ts'
import { say } from '../core/message.ts'
import type { Span } from '../core/text.ts'
import type { Path } from '../core/uri.ts'
import { decode, diskPath } from '../node/files.ts'
import { type Failure, reasonOf } from './failure.ts'
import type { Replacement } from './replaceFiles.ts'

/** What to write in place of the file; a failure where it cannot be read, or is not what was read before. The edits do not overlap. */
export function replacementOf(
  document: Document | undefined,
  path: Path,
  edits: readonly { readonly span: Span; readonly text: string }[],
): Replacement | Failure {
  const named = diskPath(path)
  let file = named
  let before: Buffer
  try {
    // A symbolic link stays one: the file behind it is written.
    file = realpathSync(named)
    before = readFileSync(file)
  } catch (error) {
    return {
      failure: say('“{file}” cannot be read ({reason}); nothing was written.', { file, reason: reasonOf(error) }),
    }
  }
  try {
    accessSync(file, constants.W_OK)
  } catch (error) {
    const reason = reasonOf(error)
    return { failure: say('“{file}” cannot be written ({reason}); everything is as it was before.', { file, reason }) }
  }
  const content = decode(before)
  if (content.kind !== 'text' || content.text !== document?.text) {
    return { failure: say('“{file}” has changed since it was read; nothing was written. Run it again.', { file }) }
  }
  // What its encoding does not allow would be written as something else, and be lost.
  if (Buffer.compare(encoded(content.text, before), before) !== 0) {
    return {
      failure: say('“{file}” is not valid text in its encoding; nothing was written. Save it as UTF-8 first.', {
        file,
      }),
    }
  }
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start)
  return {
    file,
    isBehindLink: lstatSync(named).isSymbolicLink(),
    before,
    bytes: encoded(textAfter(content.text, sorted), before),
  }
}

/** The text in the encoding of the old bytes, with their BOM. */
export function encoded(text: string, before: Uint8Array): Uint8Array {
  const [first, second, third] = before
  if (first === 0xff && second === 0xfe) return Buffer.from(`\ufeff${text}`, 'utf16le')
  if (first === 0xfe && second === 0xff) return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  return Buffer.from(first === 0xef && second === 0xbb && third === 0xbf ? `\ufeff${text}` : text)
}
