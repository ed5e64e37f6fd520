// What looks like a mention of a section and is something else: versions, amounts, laws, other people's documents.

import type { NumberList, NumberToken } from './numbers.ts'
import type { Match, Surroundings, Template } from './templates.ts'

/** Words that begin with the word for a section and are something else: 节点, 节省, 章程. */
export const otherWord =
  /^(?:节(?=[点省能约奏假流律拍气日课操目电水育油制度肢食庆选])|章(?=[程鱼法])|部分(?=[之的]?[一二三四五六七八九十]))/

/** Units and other words behind a number that make it an amount or a version; a unit begins no longer word (`核`, but `核心`). */
const amount = new RegExp(
  `^\\s*(?:${[
    '[%％‰°℃倍月日号秒万亿吨米度英及]|[步](?![骤进])|层(?![次级叠])|核(?![心对查])|个(?![人性体])|年(?![度表])|天(?!然)|周(?!期)',
    '元(?![数素件])|人(?![工类员机物])|次(?![要级序])|条(?!件)|行(?![业为动列])|台(?!账)|块(?!链)|级(?![别联])|维(?![护度])',
    '种(?![子类])|类(?![型别比图])|组(?![件织成合网装])|版|代(?![码理价表数])',
    '小时|分钟|分(?![类析布层级散解支组配区片发])|毫[秒米]|微秒|纳秒|公[里斤]|千[克米]|平方|以上|以下|以内|左右|正式|发布|起(?![源点])|开始',
    '[KMGTP]i?[Bb]?\\b|[mnμ]?s\\b|x\\b|or\\s+(?:later|newer|above)|and\\s+(?:later|newer|above|up)',
  ].join('|')})`,
)

const versionBefore =
  /(?:版本号?|版|[Vv]ersions?|[Rr]elease|[Pp]ort|端口|约|大约|超过|达到?|为|至少|最多|低于|高于|小于|大于)\s*$/

/** Documents of others that have sections, too. */
const foreignBefore =
  /(?:\b(?:RFC|ISO(?:\/IEC)?|IEC|IEEE|ECMA|IETF|NIST|PEP|BCP|FIPS|ITU|ANSI|EN|DIN|GB\/T|GDPR|HIPAA|CFR|POSIX|CommonMark|GFM|ES\d*|SOX|DMCA)[\s-]?[\w./:-]*|U\.?S\.?C?\.?|C\.F\.R\.|\bAct(?:\s+of\s+\d{4})?|\bLaw|\bCode|\bConstitution|\bTitle\s+\d+|》)\s*[,，:;]?\s*[（(["“]?\s*$/

const foreignBehind =
  /^\s*[,，(（]?\s*(?:(?:of|in|from|de|du|der|des)\s+(?:the\s+|an?\s+)?)?\[?(?:RFC|ISO|IEC|IEEE|ECMA|NIST|PEP|U\.?S\.?|GDPR|BGB|StGB|HGB|FCC|IRS|Act\b|Code\b|Law\b)/

/** `of` and what follows: mine, or somebody else's. */
const ofOther = /^[ \t\ufffc]*\s+(?:(?:of|from)\s+(?!this\b|(?:the\s+)?(?:present|current|same)\b|\ufffc)|in\s+[A-Z])/

/** Whether a match of the template is something else than a mention. `[match.start, match.end)` may begin with its words. */
export function isTrap(place: Surroundings, template: Template, match: Match, list: NumberList): boolean {
  const { text } = place
  const last = list.at(-1) ?? list[0]
  const behind = text.slice(last.end, last.end + 40)
  const unit = /^[\s*]*/.exec(behind)?.[0].length ?? 0
  if (match.title === undefined && otherWord.test(behind.slice(unit))) return true
  const before = text.slice(Math.max(0, match.start - 40), match.start)
  switch (template.form) {
    case 'unit':
      return isNamed(place, list) || versionBefore.test(before) || (match.title !== undefined && amount.test(behind))
    case 'ordinal':
      return /》[\s（(]*$/.test(before)
    case 'cited':
      return (
        amount.test(behind) ||
        isOtherWord(text, match.start) ||
        (/[在使]/.test(text.charAt(match.start)) && !list.every(isNoVersion))
      )
    case 'strong':
      return amount.test(behind) || list.some(isShare) || !isTitleLike(text, match, last)
    case 'bracketed':
      if (
        match.title &&
        (!isTitleLike(text, match, last) || /版\s*$/.test(text.slice(match.title.start, match.title.end)))
      )
        return true
      return amount.test(behind) || !list.every((token) => isNoVersion(token) || isAfterFile(place, match, token))
    case 'listed':
      return amount.test(behind)
    case 'word':
    case 'sign':
      return isForeign(place, match, last, list)
    default:
      return false
  }
}

/** `常见 3.5` and `意见 1.2` only end like the word that sends the reader somewhere. */
function isOtherWord(text: string, start: number): boolean {
  return text.startsWith('见', start) && /[常意可看再远显罕少预偏高浅想听]/.test(text.charAt(start - 1))
}

/**
 * Whether a number is no score, no factor and no version: those begin with a small number, as `（0.3）`, `（1.5-2.5）`, `(1.1.0)`, and
 * sections that are named without a word are mostly those of a document with a number of its own: `24.10.3`, `06.9.4`.
 */
function isNoVersion({ text, components }: NumberToken): boolean {
  return components > 3 || /^(?:[A-Z]-|0\d|\d{2})/.test(text)
}

/** `0.3` is a share; `00.3` and `0.3.1` are numbers of sections. */
function isShare({ text, components }: NumberToken): boolean {
  return components === 2 && text.startsWith('0.')
}

function isAfterFile(place: Surroundings, match: Match, token: NumberToken): boolean {
  let at = match.start
  while (at > 0 && /[\s*]/.test(place.text.charAt(at - 1))) at--
  return !isShare(token) && place.fileEndingAt(at) !== undefined
}

/** Whether words behind a number are a title, and not a unit or the rest of a formula: `1.5 RTT`, `8.5 → 0`. */
function isTitleLike(text: string, match: Match, last: NumberToken): boolean {
  const title = text.slice(match.title?.start ?? last.end, match.title?.end ?? last.end).trim()
  return /^[\p{L}\p{N}\p{Extended_Pictographic}“"「『《\ufffc.]/u.test(title) && !/^[a-z/]{1,4}$/i.test(title)
}

/** Whether the name of a product stands right before a number that could be its version: `Dapr 2.0 章节`, `K8s 1.30`. */
function isNamed(place: Surroundings, list: NumberList): boolean {
  const { text } = place
  const [first] = list
  if (first.components > 3 || /^0\d/.test(first.text)) return false
  let at = first.start
  while (at > 0 && /[ \t\u00a0*]/.test(text.charAt(at - 1))) at--
  if (place.fileEndingAt(at)) return false
  const word = /[\p{Script=Latin}][\p{Script=Latin}\d+./_-]{0,30}$/u.exec(text.slice(Math.max(0, at - 32), at))?.[0]
  if (word === undefined) return text.charAt(at - 1) === '\ufffc'
  return !/^(?:see|in|and|or|of|section|to|the)$/i.test(word)
}

function isForeign(place: Surroundings, match: Match, last: NumberToken, list: NumberList): boolean {
  const { text, fileStartingAt } = place
  if (place.isForeignBefore(match.start)) return true
  const before = text.slice(Math.max(0, match.start - 60), match.start)
  const behind = text.slice(last.end, last.end + 60)
  if (foreignBefore.test(before) || foreignBehind.test(behind)) return true
  if (list.length === 1 && last.components === 1 && /^\d{3}$/.test(last.text)) return true
  if (list.length === 1 && last.components === 1 && /^\([a-z\d]/.test(behind)) return true
  const of = /^\s+(?:of|from|in)\s+(?:the\s+)?/.exec(behind)?.[0].length
  if (of !== undefined && fileStartingAt(last.end + of)) return false
  return ofOther.test(behind) || (of !== undefined && place.isForeignBehind(last.end + of))
}

/** Whether a match is so unmistakable that it may be called broken. */
export function isCertain(
  text: string,
  template: Template,
  match: Match,
  list: NumberList,
  token: NumberToken,
): boolean {
  if (template.certainty !== 'certain') return false
  switch (template.form) {
    case 'ordinal':
      return /^[\d０-９]/.test(token.text)
    case 'unit':
      return (
        !/(?:^|[^章小])节$/.test(text.slice(Math.max(0, match.end - 2), match.end)) ||
        /^(?:[^\p{L}\d]|[的中所里及和与至、]|$)/u.test(text.slice(match.end, match.end + 1))
      )
    case 'word':
    case 'sign':
      return token.components > 1
    case 'cited':
      return !/\s?版/.test(text.slice(match.end, match.end + 2)) && list.every(({ components }) => components > 1)
    default:
      return true
  }
}
