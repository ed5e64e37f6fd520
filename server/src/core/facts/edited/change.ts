// What an edit has changed: the one stretch between what two texts have in common at their beginnings and at their ends.

/** `[start, oldEnd)` of the old text has become `[start, newEnd)` of the new one. */
export interface Change {
  readonly start: number
  readonly oldEnd: number
  readonly newEnd: number
}

/** Characters that are compared at once. */
const stride = 4096

/** The change from one text to the other; undefined where they are equal. Linear, at the speed of comparing memory. */
export function changeBetween(before: string, after: string): Change | undefined {
  if (before === after) return undefined
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start + stride <= shorter && before.slice(start, start + stride) === after.slice(start, start + stride)) {
    start += stride
  }
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  const most = shorter - start
  const piece = (text: string, end: number) => text.slice(text.length - end - stride, text.length - end)
  let common = 0
  while (common + stride <= most && piece(before, common) === piece(after, common)) common += stride
  const last = (text: string) => text.charCodeAt(text.length - common - 1)
  while (common < most && last(before) === last(after)) common++
  return { start, oldEnd: before.length - common, newEnd: after.length - common }
}
