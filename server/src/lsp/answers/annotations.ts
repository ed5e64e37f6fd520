// What is shown over the text and beside it: inlay hints, colours and code lenses in the words of LSP.

import {
  type CodeLens,
  type InlayHint,
  type InlayHintParams,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver'
import type { Document } from '../../core/document.ts'
import { lensSections, sectionLens } from '../../core/features/codeLens.ts'
import { countHints } from '../../core/features/countHints.ts'
import { inlayHints } from '../../core/features/inlayHints.ts'
import { codeSpan, escapeMarkdown } from '../../core/features/safeMarkdown.ts'
import { keyOf } from '../../core/features/sectionItem.ts'
import { semanticTokens, tokenModifiers, tokenTypes } from '../../core/features/semanticTokens.ts'
import { render, say } from '../../core/message.ts'
import type { Span } from '../../core/text.ts'
import { marksOf } from '../../core/updateLog/markers.ts'
import { relative } from '../../core/uri.ts'
import { refreshUpdateLogCommand, showReferencesCommand } from '../../protocol.ts'
import { offsetAt, positionAt, rangeAt, rangeOf } from '../convert.ts'
import type { Context } from '../row.ts'
import { itemOfData } from './hierarchies.ts'

export function hints(context: Context, document: Document, { range }: InlayHintParams): InlayHint[] {
  const within = { start: offsetAt(document, range.start), end: offsetAt(document, range.end) }
  const counts = context.preferences.inlayHints.has('counts') ? trueCounts(context, document, within) : []
  return [...titles(context, document, within), ...counts]
}

function titles({ corpus, preferences, isComplete, uris }: Context, document: Document, within: Span): InlayHint[] {
  return inlayHints(corpus, document, within, { kinds: preferences.inlayHints, isComplete }).map(
    ({ offset, title, path, heading }) => ({
      position: positionAt(document.facts.lines, offset),
      label: [{ value: title, location: { uri: uris.of(path), range: rangeAt(corpus, path, heading.titleSpan) } }],
      tooltip: {
        kind: 'markdown',
        value: `**${escapeMarkdown(heading.title)}** · ${codeSpan(relative(corpus.rootOf(path)?.path ?? '/', path))}`,
      },
      paddingLeft: true,
      paddingRight: /^[\p{L}\p{N}]/u.test(document.text.slice(offset, offset + 2)),
    }),
  )
}

function trueCounts({ corpus, client, problemsOf }: Context, document: Document, within: Span): InlayHint[] {
  return countHints(corpus, document, within, problemsOf(document)).map(({ offset, actual }) => ({
    position: positionAt(document.facts.lines, offset),
    label: `≠ ${actual}`,
    tooltip: render(say('There really are {actual}.', { actual }), client.bundle),
    paddingLeft: true,
    paddingRight: true,
  }))
}

/** What numbers in an answer about colours stand for. */
export const tokensLegend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] }

export function tokens(context: Context, document: Document): SemanticTokens {
  return tokensWithin(context, document, undefined)
}

export function tokensInRange(
  context: Context,
  document: Document,
  { range }: SemanticTokensRangeParams,
): SemanticTokens {
  return tokensWithin(context, document, { start: offsetAt(document, range.start), end: offsetAt(document, range.end) })
}

function tokensWithin(
  { corpus, isComplete, problemsOf }: Context,
  document: Document,
  within: Span | undefined,
): SemanticTokens {
  const builder = new SemanticTokensBuilder()
  const options = { problems: problemsOf(document), isComplete, within }
  for (const { span, type, modifier } of semanticTokens(corpus, document, options)) {
    const { line, character } = positionAt(document.facts.lines, span.start)
    const modifiers = modifier === undefined ? 0 : 1 << tokenModifiers.indexOf(modifier)
    builder.push(line, character, span.end - span.start, tokenTypes.indexOf(type), modifiers)
  }
  return builder.build()
}

/** Lenses without what they say, which is asked for one by one for what is on the screen. None where the person has them off. */
export function lenses(context: Context, document: Document): CodeLens[] {
  const refreshing = refreshLenses(context, document)
  if (!context.preferences.codeLens) return refreshing
  return refreshing.concat(sectionLenses(document))
}

function sectionLenses(document: Document): CodeLens[] {
  return lensSections(document).map((item) => ({ range: rangeOf(document, item.selection), data: keyOf(item) }))
}

/** Above each generated part of an update log. None where the marks cannot be trusted. */
function refreshLenses({ client, uris, hasLogs }: Context, document: Document): CodeLens[] {
  if (!hasLogs || !document.text.includes('doc-corpus:log begin')) return []
  const { parts, damage } = marksOf(document.text)
  if (damage.length > 0) return []
  const title = render(say('Refresh facts'), client.bundle)
  const command = { title, command: refreshUpdateLogCommand, arguments: [uris.of(document.path)] }
  return parts.map(({ span }) => ({ range: rangeOf(document, { start: span.start, end: span.start }), command }))
}

/** The command of a client that shows references; of others one without a name, which is shown and does nothing. */
export function resolvedLens(context: Context, lens: CodeLens): CodeLens {
  if (lens.command) return lens
  const { corpus, client, uris, isComplete } = context
  const item = itemOfData(corpus, lens.data)
  const found = item && sectionLens(corpus, item, { isComplete })
  if (!item || !found) return { ...lens, command: { title: '', command: '' } }
  const title = render(found.title, client.bundle)
  if (!client.options.showsReferences || found.places.length === 0) return { ...lens, command: { title, command: '' } }
  const locations = found.places.map(({ path, span }) => ({ uri: uris.of(path), range: rangeAt(corpus, path, span) }))
  const position = rangeAt(corpus, item.path, item.selection).start
  return {
    ...lens,
    command: { title, command: showReferencesCommand, arguments: [uris.of(item.path), position, locations] },
  }
}
