// In which language a document is written, so that what is put into it is worded alike.

import type { Document } from '../document.ts'

/** Whether its beginning, 4,000 characters, has a Chinese character. */
export function isChinese({ text }: Document): boolean {
  return /\p{Script=Han}/u.test(text.slice(0, 4000))
}
