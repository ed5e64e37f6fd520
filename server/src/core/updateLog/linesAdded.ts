// How many lines were added between two texts, counted as a diff counts them.

/**
 * The lines of the second text that are not in the first, in order: what `git diff --numstat` calls added, or a few more where many lines
 * are alike. Line ends do not count. Lines that stand once in both are tied together first, and what is the same around them.
 */
export function linesAdded(before: string, after: string): number {
  const [a, b] = [linesOf(before), linesOf(after)]
  let added = 0
  const open: Range[] = [{ a: 0, aEnd: a.length, b: 0, bEnd: b.length }]
  for (let range = open.pop(); range; range = open.pop()) {
    const rest = withoutSameEnds(a, b, range)
    if (rest.b >= rest.bEnd) continue
    const ties = rest.a < rest.aEnd ? tied(a, b, rest) : []
    if (ties.length === 0) {
      added += rest.bEnd - rest.b
      continue
    }
    let at = rest
    for (const tie of ties) {
      open.push({ a: at.a, aEnd: tie.a, b: at.b, bEnd: tie.b })
      at = { ...at, a: tie.a + 1, b: tie.b + 1 }
    }
    open.push(at)
  }
  return added
}

interface Range {
  readonly a: number
  readonly aEnd: number
  readonly b: number
  readonly bEnd: number
}

function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

function withoutSameEnds(first: readonly string[], second: readonly string[], range: Range): Range {
  let { a, aEnd, b, bEnd } = range
  while (a < aEnd && b < bEnd && first[a] === second[b]) {
    a++
    b++
  }
  while (a < aEnd && b < bEnd && first[aEnd - 1] === second[bEnd - 1]) {
    aEnd--
    bEnd--
  }
  return { a, aEnd, b, bEnd }
}

interface Tie {
  readonly a: number
  readonly b: number
}

/** Lines that stand once in both ranges, as many as are in the same order (the longest rising run, by patience). */
function tied(first: readonly string[], second: readonly string[], range: Range): readonly Tie[] {
  const once = (lines: readonly string[], from: number, to: number) => {
    const places = new Map<string, number>()
    for (let i = from; i < to; i++) {
      const line = lines[i] ?? ''
      places.set(line, places.has(line) ? -1 : i)
    }
    return places
  }
  const inFirst = once(first, range.a, range.aEnd)
  const pairs: Tie[] = []
  for (const [line, b] of once(second, range.b, range.bEnd)) {
    const a = inFirst.get(line) ?? -1
    if (a >= 0 && b >= 0) pairs.push({ a, b })
  }
  pairs.sort((one, two) => one.b - two.b)
  const piles: Chain[] = []
  for (const pair of pairs) {
    let low = 0
    for (let high = piles.length; low < high; ) {
      const middle = (low + high) >> 1
      if ((piles[middle]?.tie.a ?? 0) < pair.a) low = middle + 1
      else high = middle
    }
    piles[low] = { tie: pair, before: piles[low - 1] }
  }
  const run: Tie[] = []
  for (let each = piles.at(-1); each; each = each.before) run.push(each.tie)
  return run.reverse()
}

interface Chain {
  readonly tie: Tie
  readonly before: Chain | undefined
}
