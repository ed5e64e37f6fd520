// Comments in a document that turn checks off: for the next line, from here to there, or for the whole file.

import type { DocumentFacts } from '../facts/types.ts'
import { lineAt } from '../text.ts'
import type { Problem } from './problem.ts'

/**
 * The problems that no comment turns off: `<!-- doc-corpus-disable-next-line CODE -->` (problems that begin on the line
 * behind the comment), `doc-corpus-disable CODE` to `doc-corpus-enable CODE`, `doc-corpus-disable-file CODE` (wherever it
 * stands). Codes are parted by spaces or commas; none means all. The problems must be sorted by place.
 */
export function withoutSuppressed<T extends Problem>(facts: DocumentFacts, problems: readonly T[]): readonly T[] {
  if (facts.directives.length === 0) return problems
  const wholeFile = codesOf(facts, 'disable-file')
  const lines = nextLines(facts)
  const ranges = facts.directives.filter(({ action }) => action === 'disable' || action === 'enable')
  const off = new Map<string, boolean>()
  let isAllOff = false
  let next = 0
  return problems.filter(({ code, span }) => {
    for (let range = ranges[next]; range && range.span.start <= span.start; range = ranges[++next]) {
      const isOff = range.action === 'disable'
      if (range.codes.length > 0) for (const each of range.codes) off.set(each, isOff)
      else {
        off.clear()
        isAllOff = isOff
      }
    }
    if (off.get(code) ?? isAllOff) return false
    return !names(wholeFile, code) && !names(lines.get(lineAt(facts.lines, span.start)), code)
  })
}

/** Codes, or `all`. */
type Codes = ReadonlySet<string>

function names(codes: Codes | undefined, code: string): boolean {
  return codes !== undefined && (codes.has('all') || codes.has(code))
}

function codesOf(facts: DocumentFacts, action: 'disable-file'): Codes {
  const directives = facts.directives.filter((directive) => directive.action === action)
  return new Set(directives.flatMap(({ codes }) => (codes.length > 0 ? codes : ['all'])))
}

function nextLines(facts: DocumentFacts): ReadonlyMap<number, Codes> {
  const lines = new Map<number, Set<string>>()
  for (const { action, span, codes } of facts.directives) {
    if (action !== 'disable-next-line') continue
    const line = lineAt(facts.lines, span.end) + 1
    const set = lines.get(line) ?? new Set()
    lines.set(line, set)
    for (const code of codes.length > 0 ? codes : ['all']) set.add(code)
  }
  return lines
}
