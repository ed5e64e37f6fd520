// The numbering scheme of a document: how the headings of each depth are numbered, as configured or as most of them are.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { parseNumber, type SectionNumber, withComponents } from '../sectionNumber.ts'
import type { LevelRule } from './levelRule.ts'
import { rulesFor } from './rules.ts'
import { type NumberedSection, numberedSections } from './sections.ts'

export interface NumberingScheme {
  /** The number of the document, with which numbers of levels that have it begin: that of its title, else what all its numbers begin with. */
  readonly document: SectionNumber | undefined
  /** By depth. */
  readonly levels: readonly Level[]
}

export interface Level extends LevelRule {
  /** Counted anew below each numbered section: `### 1.` under `## 12.3`. */
  readonly isLocal: boolean
}

/**
 * Undefined where the document has none: nothing is configured, and at no depth most numbers are written alike. Where the configuration
 * gives levels, these are the scheme. Costs as many steps as there are headings.
 */
export function schemeOf(corpus: Corpus, { path, facts }: Document): NumberingScheme | undefined {
  const rules = rulesFor(corpus, path)
  const sections = numberedSections(facts.headings)
  const document = documentNumber(sections)
  if (rules) {
    const levels = rules.map((rule, i) => ({
      ...rule,
      isLocal: i > 0 && !rule.hasDocument && rule.first.components.length === 1,
    }))
    return levels.length === 0 ? undefined : { document, levels }
  }
  const levels = [1, 2, 3, 4, 5, 6].flatMap((depth) => {
    const here = sections.filter((section) => section.heading.depth === depth && section.number !== document)
    return levelOf(here, document) ?? []
  })
  return levels.length === 0 ? undefined : { document, levels }
}

/**
 * The first number of a heading of this depth below a section with the number `above`, or below none: spelled as the scheme has it.
 * Undefined where the scheme has no numbers at this depth, or they continue a number that is not there.
 */
export function firstNumber(
  { document, levels }: NumberingScheme,
  depth: number,
  above: SectionNumber | undefined,
): string | undefined {
  const level = levels.find((each) => each.depth === depth)
  if (!level) return undefined
  const { first, hasDocument, isLocal } = level
  const ofDocument =
    hasDocument && document ? `${document.prefix}${document.components.map(({ text }) => text).join('.')}.` : ''
  const like = parseNumber(ofDocument + first.text)
  if (isLocal || first.components.length === 1 || !like) return like?.text
  const inherited = above?.components.map(({ value }) => value) ?? []
  if (inherited.length !== like.components.length - 1) return undefined
  return withComponents(like, [...inherited, first.components.at(-1)?.value ?? 1])
}

/** The number of the title, where sections are counted below it, else the component that all numbers at the top begin with. */
function documentNumber(sections: readonly NumberedSection[]): SectionNumber | undefined {
  const [first] = sections
  if (first?.heading.depth === 1 && sections.filter(({ heading }) => heading.depth === 1).length === 1)
    return first.number
  const roots = sections.filter(({ place, parent }) => place === 'root' && !parent)
  const shared = roots[0]
  if (!shared || roots.length < 2 || roots.some(({ keys }) => keys.length !== 2 || keys[0] !== shared.keys[0]))
    return undefined
  return parseNumber(shared.number.prefix + shared.number.components[0]?.text)
}

/** How most numbers of one depth are written; undefined where there are none, or no form has more than half of them. */
function levelOf(sections: readonly NumberedSection[], document: SectionNumber | undefined): Level | undefined {
  const forms = new Map<string, { readonly level: Level; count: number }>()
  for (const section of sections) {
    const level = formOf(section, document)
    if (!level) continue
    const name = `${level.first.text}|${level.hasDocument}|${level.isLocal}`
    const form = forms.get(name)
    if (form) form.count++
    else forms.set(name, { level, count: 1 })
  }
  const most = [...forms.values()].reduce<{ level: Level; count: number } | undefined>(
    (best, form) => (best && best.count >= form.count ? best : form),
    undefined,
  )
  return most && most.count * 2 > sections.length ? most.level : undefined
}

/** The form of one number: what is written where it stands first everywhere. */
function formOf(
  { heading, number, series, place, parent }: NumberedSection,
  document: SectionNumber | undefined,
): Level | undefined {
  const hasDocument = document !== undefined && continues(number, document)
  const own = hasDocument ? withoutFirst(number, document.components.length) : number
  if (!own) return undefined
  const start = Math.min(1, ...series.sections.slice(0, 1).map(last))
  const text = withComponents(own, [...own.components.slice(1).map(() => 1), start])
  const isPadded = series.sections.some((each) => /^0\d/.test(each.number.components.at(-1)?.text ?? ''))
  const first = text === undefined ? undefined : parseNumber(isPadded ? text.replace(/(?<!\d)\d(?=\D*$)/, '0$&') : text)
  const isLocal = place === 'root' && parent !== undefined && parent.number !== document
  return first && { depth: heading.depth, first, hasDocument, isLocal }
}

function last({ number }: NumberedSection): number {
  return number.components.at(-1)?.value ?? 0
}

function continues(number: SectionNumber, document: SectionNumber): boolean {
  return (
    number.prefix.toUpperCase() === document.prefix.toUpperCase() &&
    number.components.length > document.components.length &&
    document.components.every(({ value, numeral }, i) => {
      const own = number.components[i]
      return own?.value === value && (own.numeral === 'letter') === (numeral === 'letter')
    })
  )
}

/** `18.` of `12.18.` */
function withoutFirst({ text, components }: SectionNumber, count: number): SectionNumber | undefined {
  const digits = components.map((each) => each.text).join('.')
  const end = text.lastIndexOf(digits) + digits.length
  const rest = components.slice(count).map((each) => each.text)
  return parseNumber(rest.join('.') + text.slice(end))
}
