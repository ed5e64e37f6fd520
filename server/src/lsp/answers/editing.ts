// Folding and growing selections in the words of LSP.

import {
  type FoldingRange,
  FoldingRangeKind,
  type SelectionRange,
  type SelectionRangeParams,
} from 'vscode-languageserver'
import type { Document } from '../../core/document.ts'
import { folding } from '../../core/features/folding.ts'
import { selectionRange } from '../../core/features/selectionRange.ts'
import { offsetAt, rangeOf } from '../convert.ts'
import type { Context } from '../row.ts'

export function foldingRanges(_: Context, document: Document): FoldingRange[] {
  return folding(document).map(({ kind, span }) => {
    const { start, end } = rangeOf(document, span)
    const shown =
      kind === 'comment' ? FoldingRangeKind.Comment : kind === 'region' ? FoldingRangeKind.Region : undefined
    return { startLine: start.line, endLine: end.line, ...(shown ? { kind: shown } : {}) }
  })
}

export function selectionRanges(_: Context, document: Document, { positions }: SelectionRangeParams): SelectionRange[] {
  return positions.map((position) => {
    const spans = selectionRange(document, offsetAt(document, position))
    const whole: SelectionRange = { range: rangeOf(document, { start: 0, end: document.text.length }) }
    return spans.reduceRight<SelectionRange>((parent, span) => ({ range: rangeOf(document, span), parent }), whole)
  })
}
