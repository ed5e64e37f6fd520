// Counts as people write them: 1481, 1,481.

/** `1,481` as a number. */
export function countOf(written: string): number {
  return Number(written.replaceAll(',', ''))
}

/** The number as it would stand in place of what is written: with a comma between thousands where that has one. */
export function writtenLike(written: string, number: number): string {
  return written.includes(',') ? String(number).replace(/\B(?=(?:\d{3})+$)/g, ',') : String(number)
}
