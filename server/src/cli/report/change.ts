// A change as the command line shows it: what is moved, the difference in each document, and what could not be helped.

import { createTwoFilesPatch } from 'diff'
import { editsOf } from '../../core/changes/after.ts'
import { type Change, textAfter } from '../../core/changes/change.ts'

import type { Corpus } from '../../core/corpus.ts'
import { render, say } from '../../core/message.ts'
import { slice } from '../../core/text.ts'
import type { Path } from '../../core/uri.ts'
import { regionOf } from '../../session/region.ts'
import type { World } from '../command.ts'
import { fileName } from '../places.ts'
import { harmless } from './harmless.ts'

type Report = (corpus: Corpus, root: Path, change: Change, world: World, isDryRun: boolean) => string

/** `{"moves":[{"from","to"}],"edits":[{"file","line","column","old","new"}],"changed":[{"file","line","column","text"}]}`. */
export const jsonChange: Report = (corpus, root, { moves, edits, left = [] }) => {
  const report = {
    moves: moves.map(({ from, to }) => ({ from: fileName(root, from), to: fileName(root, to) })),
    edits: edits.flatMap(({ path, span, text }) => {
      const document = corpus.document(path)
      if (!document) return []
      const { line, column } = regionOf(document.facts.lines, span)
      return [{ file: fileName(root, path), line, column, old: slice(document.text, span), new: text }]
    }),
    changed: left.map(({ document, reference }) => {
      const { line, column } = regionOf(document.facts.lines, reference.span)
      return { file: fileName(root, document.path), line, column, text: slice(document.text, reference.span) }
    }),
  }
  return `${JSON.stringify(report)}\n`
}

/** The moves and counts; with a dry run also the differences, as a patch. */
export const prettyChange: Report = (corpus, root, change, { streams, bundle }, isDryRun) => {
  const { moves, edits, left = [] } = change
  const { colors } = streams
  const byPath = editsOf(corpus, change)
  const lines = moves.map(({ from, to }) => harmless(`${fileName(root, from)} → ${fileName(root, to)}`))
  if (isDryRun) {
    for (const [path, same] of byPath) {
      const document = corpus.document(path)
      const name = fileName(root, path)
      if (document) lines.push(patch(name, document.text, textAfter(document.text, same), colors))
    }
  }
  const counts = { edits: edits.length, documents: byPath.size }
  const summary = isDryRun
    ? say('Places to change: {edits}, in {documents} documents. Nothing was written.', counts)
    : say('Places changed: {edits}, in {documents} documents.', counts)
  lines.push(render(summary, bundle))
  if (left.length > 0) {
    lines.push(colors.yellow(render(say('These lead elsewhere than before:'), bundle)))
    for (const { document, reference } of left) {
      const { line, column } = regionOf(document.facts.lines, reference.span)
      const text = slice(document.text, reference.span).replace(/\s+/g, ' ')
      lines.push(`  ${harmless(`${fileName(root, document.path)}:${line}:${column}  ${text}`)}`)
    }
  }
  return lines.map((line) => `${line}\n`).join('')
}

function patch(name: string, before: string, after: string, colors: World['streams']['colors']): string {
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 1 })
    .split('\n')
    .slice(1)
    .map((line) => {
      const shown = harmless(line)
      if (line.startsWith('+')) return colors.green(shown)
      return line.startsWith('-') ? colors.red(shown) : shown
    })
    .join('\n')
    .trimEnd()
}
