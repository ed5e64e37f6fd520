// Reads `.doc-corpus.json`: JSON with comments, checked, with the place of everything that is wrong.

import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import { type Message, say } from '../core/message.ts'
import type { Settings } from '../core/settings.ts'
import { settingsFrom } from '../core/settingsShape.ts'
import type { Span } from '../core/text.ts'

export interface ConfigurationProblem {
  readonly span: Span
  readonly message: Message
}

/** What a configuration file says. `settings` is undefined where it cannot be used; then `problems` says why. */
export interface Configuration {
  /** The text that was read. */
  readonly text: string
  readonly settings: Settings | undefined
  readonly problems: readonly ConfigurationProblem[]
}

/** Reads the text of a configuration file. An empty file means the defaults. */
export function readConfiguration(text: string): Configuration {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true })
  if (errors.length > 0) {
    return {
      text,
      settings: undefined,
      problems: errors.map(({ error, offset, length }) => ({
        span: { start: offset, end: offset + Math.max(length, 1) },
        message: say('This is not valid JSON: {error}.', { error: words(printParseErrorCode(error)) }),
      })),
    }
  }
  const { settings, issues } = settingsFrom(tree ? getNodeValue(tree) : {})
  return { text, settings, problems: issues.map(({ path, message }) => ({ span: spanOf(tree, path), message })) }
}

/** The place of a value; for a key that should not be there, the key; else the nearest thing around it that exists. */
function spanOf(tree: Node | undefined, path: readonly (string | number)[]): Span {
  for (let length = path.length; tree && length >= 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length))
    if (!node) continue
    const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined
    const place = length > 0 && key && node.type !== 'array' ? key : node
    return { start: place.offset, end: place.offset + place.length }
  }
  return { start: 0, end: 1 }
}

/** `PropertyNameExpected` as `property name expected`. */
function words(code: string): string {
  return code.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase()
}
