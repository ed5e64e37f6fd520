// Rows of the bench as a Markdown table, with a verdict wherever there is a goal.

/** One comparison. Texts say what was measured with its unit. */
export interface Row {
  readonly work: string
  readonly ours: string
  readonly against: string
  readonly theirs: string
  /** Ours divided by theirs; undefined where there is nothing to compare with. */
  readonly ratio?: number
  /** The ratio must not be above this. */
  readonly goal?: number
}

/** What one group of measurements says of one corpus. */
export interface Section {
  readonly title: string
  readonly rows: readonly Row[]
  /** Sentences or tables that belong to the rows: what was counted, what is not alike, what could not be measured. */
  readonly notes?: readonly string[]
}

/** The section as Markdown, under a heading of the third level. */
export function sectionText({ title, rows, notes = [] }: Section): string {
  const blocks = [`### ${title}`]
  if (rows.length > 0) {
    const cells = rows.map((row) => [
      row.work,
      row.ours,
      row.against,
      row.theirs,
      row.ratio === undefined ? '' : digits(row.ratio),
      goalText(row),
    ])
    blocks.push(tableText(['work', 'Doc Corpus', 'against', '', 'ratio', 'goal'], cells))
  }
  return [...blocks, ...notes].join('\n\n')
}

/** A table of plain cells. */
export function tableText(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Milliseconds with as many digits as they can be trusted for. */
export function milliseconds(value: number): string {
  return Number.isNaN(value) ? 'not measured' : `${measured(value)} ms`
}

/** Megabytes of 1,000,000 bytes. */
export function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? 'not measured' : `${measured(bytes / 1e6)} MB`
}

/** A whole number with thousands set apart. */
export function counted(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

/** Decimals only below ten. */
function measured(value: number): string {
  const places = value < 1 ? 2 : value < 10 ? 1 : 0
  return value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places })
}

function goalText({ ratio, goal }: Row): string {
  if (goal === undefined) return ''
  if (ratio === undefined || Number.isNaN(ratio)) return `≤ ${goal}, not measured`
  return `≤ ${goal}, ${ratio <= goal ? 'met' : '**not met**'}`
}

function digits(value: number): string {
  return Number.isNaN(value) ? '' : value < 0.1 ? value.toFixed(3) : value.toFixed(2)
}
