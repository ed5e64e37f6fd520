// Section numbers at the start of a title: how they are written.

/** Emoji and other symbols, with joiners and variation selectors, that authors put before a number or title. */
const decoration = /^(?:\p{Extended_Pictographic}|\p{So}|\p{Emoji_Modifier}|\u200d|\ufe0f|\s)+/u

/** One group, the number. A number in digits with no dot needs a space behind it, and no unit of measure. */
const forms: readonly RegExp[] = [
  // 12.18  06.9.4  1.  7.2.  L-3.10.1  A.1
  /^((?:[A-Z]-)?(?:\d{1,4}|[A-Z](?=\.\d))(?:\.\d{1,4})+\.?)(?=[\s\u3000、：:)）]|[\u0080-\u{10ffff}]|$)/u,
  /^((?:[A-Z]-)?\d{1,4}[.．])(?=\s|[\u0080-\u{10ffff}]|$)/u,
  // 1 概述; the year and the quantity are left to titles
  /^(\d{1,3})(?=\s+\S)(?!\s+(?:层|步|个|组|分|核|种|类|大|项|年|月|日|天|小时|分钟|秒|次|倍|行)\s*)/u,
  // 一、  （一）  第三章  第 3 节  附录 A
  /^([一二三四五六七八九十百零〇]{1,5}[、．])/u,
  /^([（(][一二三四五六七八九十百\d]{1,4}[）)])/u,
  /^(第\s*(?:\d{1,3}|[一二三四五六七八九十百零〇]{1,5})\s*(?:章|节|部分|篇|编))/u,
  /^(附录\s*[A-Z\d一二三四五六七八九十]{1,2})(?=[\s.．：:、]|$)/u,
  /^((?:Chapter|Section|Part|Appendix)\s+(?:\d{1,3}(?:\.\d+)*|[IVXLC]{1,6}|[A-Z]))(?=[\s.:：—–-]|$)/iu,
]

/** The number a title starts with: as written, and where in the title it stands. Undefined where there is none. */
export function numberAtStart(title: string): { readonly text: string; readonly index: number } | undefined {
  const index = decoration.exec(title)?.[0].length ?? 0
  const rest = title.slice(index)
  for (const form of forms) {
    const text = form.exec(rest)?.[1]
    if (text !== undefined) return { text, index }
  }
  return undefined
}

/** The title without its number and without what stands before and right behind it. */
export function titleWithoutNumber(title: string): string {
  const number = numberAtStart(title)
  if (!number) return title.trim()
  return title
    .slice(number.index + number.text.length)
    .replace(/^[\s.．、：:)）—–-]+/u, '')
    .trim()
}
