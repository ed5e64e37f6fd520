// Section numbers at the start of a title: how they are written.

/** Emoji and other symbols, with joiners and variation selectors, that authors put before a number or title. `scripts/grammar.mjs` reads it, too. */
export const decoration = /^(?:\p{Extended_Pictographic}|\p{So}|\p{Emoji_Modifier}|\u200d|\ufe0f|\s)+/u

/**
 * What makes digits before it a quantity: a unit of measure that begins no longer word (`7 层`, but `7 层次`). Known
 * inexactness: `2 9 层架构` is told from `8 层架构` by what surrounds a heading, which is not asked here.
 */
const measure = [
  '层(?![次级叠间式])|步(?![骤进])|组(?![件织成合网装])|分钟|核(?![心对查])|种(?![子类])|类(?![型别比图/])|个(?![人性体例])',
  '大(?![纲规小数模型语量学]|\\s?O)|项(?!目)|年(?![度表])|月(?!度)|日(?![志常程期])|天(?!然)|小时|秒|次(?![要级])|倍(?!增)',
  '行(?![业为动列])|维(?![护度])|周(?!期)|条(?!件)|点(?!对点)|域(?![名间])|章(?!节)|节(?!点[聚级性组无定标])|[人台篇]|[KMGT]i?B\\b|[mnμ]s\\b|%',
  '(?:second|minute|hour|day|week|month|year|way|thing|step|reason|tip|time|layer|type|question|rule|example)s?\\b',
].join('|')
/** Of four numbers, these are an IP address: ranges that are reserved, two zeros, or a number that no section reaches. */
const address =
  '(?:(?:192\\.168|169\\.254|\\d{1,3}\\.0\\.0)\\.\\d|(?=[\\d.]{0,11}\\d{3})\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.]))'
/** A release has its date right behind it: `1.2.0 (2026-11-07)`, `1.2 - 2026-11-07`. */
const release = '\\d{1,3}(?:\\.\\d{1,4}){1,2}\\s{1,3}[-–—/(（]\\s?\\d{4}-\\d'
/** Digits at the start of a title that are no number of a section: a quantity, an address, a release. */
export const quantity = new RegExp(`^(?:\\d{1,3}\\s+(?:${measure})|${address}|${release})`, 'iu')

/** One group, the number. A number in digits with no dot needs a space behind it. */
export const forms: readonly RegExp[] = [
  // 12.18  06.9.4  7.2.  L-3.10.1  A.1  § 3.2; no year stands first
  /^((?:§\s?|[A-Z]-)?(?:\d{1,3}|[A-Z](?=\.\d))(?:\.\d{1,4})+\.?)(?=[\s、：:)）]|[\u0080-\u{10ffff}]|$)/u,
  // 1.  1、
  /^((?:[A-Z]-)?\d{1,3}[.．、])(?=\s|[\u0080-\u{10ffff}]|$)/u,
  // 1 概述  L-0 硬件; three digits are a code more often: 404 Not Found
  /^(\d{1,2}|[A-Z]-\d{1,2})(?=\s+\S)/u,
  // 一、  （一）  第三章  第 3.2 节  附录 A.1
  /^([一二三四五六七八九十百零〇]{1,5}[、．])/u,
  /^([（(][一二三四五六七八九十百\d]{1,4}[）)])/u,
  /^(第\s*(?:\d{1,3}(?:\.\d{1,3})*|[一二三四五六七八九十百零〇]{1,5})\s*(?:章|节|部分|篇|编))/u,
  /^(附录\s*[A-Z\d一二三四五六七八九十]{1,2}(?:\.\d{1,3})*)(?=[\s.．：:、]|$)/u,
  /^((?:Chapter|Section|Part|Appendix)\s+(?:\d{1,3}(?:\.\d+)*|[A-Z](?:\.\d{1,3})+|[IVXLC]{1,6}|[A-Z]))(?=[\s.:：—–-]|$)/iu,
]

/** Which of the forms a digit or a letter of ASCII can begin: most titles begin with one, and most forms need not be tried. */
const formsOf = {
  digit: forms.slice(0, 3),
  letter: [...forms.slice(0, 3), ...forms.slice(-1)],
  other: forms,
} as const

/** What any of the forms begins with. */
const begins = /^[\da-z§（(第附一二三四五六七八九十百零〇]/iu

/** The number a title starts with: as written, and where in the title it stands. Undefined where there is none. */
export function numberAtStart(title: string): { readonly text: string; readonly index: number } | undefined {
  const index = mayBeDecorated(title) ? (decoration.exec(title)?.[0].length ?? 0) : 0
  const rest = index === 0 ? title : title.slice(index)
  const kind = kindOf(rest.charCodeAt(0))
  if (kind === 'other' && !begins.test(rest)) return undefined
  if (kind !== 'letter' && quantity.test(rest)) return undefined
  for (const form of formsOf[kind]) {
    const text = form.exec(rest)?.[1]
    if (text !== undefined) return { text, index }
  }
  return undefined
}

/** Nothing in ASCII but white space is a decoration, and no Chinese character of the basic block is. */
function mayBeDecorated(title: string): boolean {
  const code = title.charCodeAt(0)
  return code <= 32 || (code > 126 && (code < 0x4e00 || code > 0x9fff))
}

function kindOf(code: number): 'digit' | 'letter' | 'other' {
  if (code >= 48 && code <= 57) return 'digit'
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) ? 'letter' : 'other'
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
