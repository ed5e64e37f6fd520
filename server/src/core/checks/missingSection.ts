// missing-section: a document is named together with the number of a section, and no section of it carries that number.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { say } from '../message.ts'
import { nearestNumbers } from '../nearestNumbers.ts'
import { headingsNumbered } from '../numberedHeadings.ts'
import type { SectionMention } from '../reference.ts'
import type { Resolution } from '../resolution.ts'
import { numberKey } from '../sectionNumber.ts'
import { slice } from '../text.ts'
import { nameOf } from '../uri.ts'
import { anchorRules } from './fragmentNames.ts'
import { insertHeading } from './newHeading.ts'
import type { Fix, ReferenceCheck } from './problem.ts'

export const missingSection: ReferenceCheck = {
  code: 'missing-section',

  problem(_corpus, document, reference, resolution) {
    if (reference.kind !== 'section' || reference.certainty !== 'certain') return undefined
    const target = documentMeant(resolution)
    if (!target || reference.number === undefined || isInMapping(reference)) return undefined
    const { number } = reference
    const file = nameOf(target.path)
    const [near] = nearestNumbers([target], number, 1)
    return {
      code: 'missing-section',
      span: reference.targetSpan,
      message: near
        ? say('{file} has no section {number}; the nearest is “{title}”.', { file, number, title: near.heading.title })
        : say('{file} has no section {number}.', { file, number }),
      target: slice(document.text, reference.targetSpan),
    }
  },

  fixes(corpus, document, reference, resolution) {
    const target = documentMeant(resolution)
    if (reference.kind !== 'section' || !target) return []
    return [...otherNumbers(document, reference, target), ...newSection(corpus, reference, target)]
  },
}

/** The document without doubt: named right there, not only somewhere in the same section. */
function documentMeant(resolution: Resolution): Document | undefined {
  if (resolution.kind !== 'missing-section' || resolution.named?.rule === 'named-in-section') return undefined
  return resolution.named?.document
}

/** A cell with number and title beside one with a document mostly says where a section of another document went. */
export function isInMapping({ form, title }: SectionMention): boolean {
  return form === 'cell' && title !== undefined
}

const mostNumbers = 3

function otherNumbers(
  document: Document,
  { number = '', targetSpan }: SectionMention,
  target: Document,
): readonly Fix[] {
  return nearestNumbers([target], number, mostNumbers).flatMap(({ heading }): readonly Fix[] => {
    const text = heading.number?.text.replace(/[.．、\s]+$/, '')
    if (text === undefined || !/^[\dA-Z.-]+$/i.test(text)) return []
    const title = say('Change to {target}', { target: heading.title })
    return [
      {
        title,
        isPreferred: false,
        isSafe: false,
        edits: [{ kind: 'replace', path: document.path, span: targetSpan, text }],
      },
    ]
  })
}

/** A new section where it goes on with the numbers that are there: after the last one, or as the first below its parent. */
function newSection(corpus: Corpus, { number, title }: SectionMention, target: Document): readonly Fix[] {
  if (number === undefined || !/^\d+(?:\.\d+)*$/.test(number) || !continues(target, number)) return []
  const heading = title === undefined || /[[\]<>`*_\\]/.test(title) ? number : `${number} ${title}`
  const edit = insertHeading(target, heading, anchorRules(corpus, target))
  if (!edit) return []
  const name = say('Add the section {title} to {file}', { title: heading, file: nameOf(target.path) })
  return [{ title: name, isPreferred: false, isSafe: false, edits: [edit] }]
}

function continues({ facts }: Document, number: string): boolean {
  const parts = number.split('.')
  const last = Number(parts.pop())
  const before = last > 1 ? [...parts, last - 1] : parts
  return before.length > 0 && headingsNumbered(facts, numberKey(before.join('.'))).length > 0
}
