// Markdown as a log is written in: text that means itself, code, tables with even columns.

/** Text in which nothing is markup. An underline within a word is none, and stays. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<>|~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/\s*\n\s*/g, ' ')
}

/** A code span with as many backticks as it needs. Nothing for nothing. */
export function codeSpan(text: string): string {
  const content = text.replace(/\s*\n\s*/g, ' ')
  if (content === '') return ''
  const longest = Math.max(0, ...(content.match(/`+/g) ?? []).map((ticks) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  const padding = longest > 0 || /^ .* $/.test(content) ? ' ' : ''
  return `${fence}${padding}${content}${padding}${fence}`
}

/** The lines of a table with cells padded to the width of their columns; other lines, and tables with ragged rows, stay as they are. */
export function paddedTable(text: string): string {
  const lines = text.split('\n')
  const rows = lines.map((line) => (/^\|.*\|$/.test(line.trim()) ? cellsOf(line.trim()) : undefined))
  const counts = new Set(rows.flatMap((row) => (row ? [row.length] : [])))
  if (counts.size !== 1) return text
  const widths: number[] = []
  for (const row of rows)
    for (const [i, cell] of (row ?? []).entries()) widths[i] = Math.max(widths[i] ?? 3, isRule(cell) ? 3 : width(cell))
  return lines
    .map((line, i) => {
      const row = rows[i]
      if (!row) return line
      const cells = row.map((cell, column) => {
        const wanted = widths[column] ?? 3
        return isRule(cell) ? rule(cell, wanted) : cell + ' '.repeat(wanted - width(cell))
      })
      return `| ${cells.join(' | ')} |`
    })
    .join('\n')
}

function cellsOf(row: string): readonly string[] {
  return row
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
}

function isRule(cell: string): boolean {
  return /^:?-{3,}:?$/.test(cell)
}

function rule(cell: string, wanted: number): string {
  const [start, end] = [cell.startsWith(':') ? ':' : '', cell.endsWith(':') ? ':' : '']
  return start + '-'.repeat(wanted - start.length - end.length) + end
}

/** Columns in a terminal or editor, as formatters count them: characters of East Asia are two wide. */
function width(text: string): number {
  let sum = 0
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue
    sum +=
      /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]/u.test(
        character,
      )
        ? 2
        : 1
  }
  return sum
}
