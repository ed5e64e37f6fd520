// title-mismatch: number and title are written together, and the section of that number has another title, or that title another number.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { titleHeading } from '../features/references.ts'
import { type Message, say } from '../message.ts'
import { titleWithoutNumber } from '../number.ts'
import { headingsNumbered } from '../numberedHeadings.ts'
import type { LinkReference, Reference } from '../reference.ts'
import type { Resolution } from '../resolution.ts'
import { numberKey } from '../sectionNumber.ts'
import { type Span, slice } from '../text.ts'
import { headingsTitled, isTitleOf, plainTitle } from '../titledHeadings.ts'
import { nameOf, type Path } from '../uri.ts'
import { type NamedSection, namedSection } from './namedSection.ts'
import type { Fix, ReferenceCheck } from './problem.ts'

export const titleMismatch: ReferenceCheck = {
  code: 'title-mismatch',

  problem(corpus, document, reference, resolution) {
    const mismatch = mismatchOf(corpus, document, reference, resolution)
    if (!mismatch) return undefined
    return {
      code: 'title-mismatch',
      span: mismatch.span,
      message: explained(mismatch),
      target: slice(document.text, mismatch.span),
      related: [{ path: mismatch.target.path, span: mismatch.heading.span, message: say('The section is here.') }],
    }
  },

  fixes(corpus, document, reference, resolution) {
    const mismatch = mismatchOf(corpus, document, reference, resolution)
    if (!mismatch) return []
    const { written, heading, titled, target } = mismatch
    const replace = (span: Span, text: string): Fix => ({
      title: say('Change to {target}', { target: text }),
      isPreferred: false,
      isSafe: false,
      edits: [{ kind: 'replace', path: document.path, span, text }],
    })
    const number = numberLike(written.number, titled ?? heading)
    const title = mismatch.heading === titled ? undefined : titleOf(heading)
    return [
      ...(titled && number !== undefined ? [replace(written.numberSpan, number)] : []),
      ...(title !== undefined && written.titleSpan && target ? [replace(written.titleSpan, title)] : []),
    ]
  },
}

/** What is written, and the section that it leads to. */
interface Mismatch {
  readonly span: Span
  readonly written: NamedSection
  readonly target: Document
  /** The section that the reference leads to. */
  readonly heading: Heading
  /** The section that has the written title; the same as `heading` where only the number is wrong. Undefined where none has. */
  readonly titled: Heading | undefined
}

function explained({ written, target, heading, titled }: Mismatch): Message {
  const file = nameOf(target.path)
  const title = written.title ?? ''
  if (titled) {
    const number = plainNumber(titled)
    return say('“{title}” is section {number} of {file}, not {written}.', {
      title,
      number,
      file,
      written: bare(written.number),
    })
  }
  return say('Section {number} of {file} is “{title}”.', {
    number: plainNumber(heading),
    file,
    title: titleWithoutNumber(heading.title),
  })
}

/**
 * Where number and title contradict each other beyond doubt. A document with a section of it (`[12. Network](x.md#1218-…)`)
 * is no contradiction, and neither is a shorter or longer way to say the title.
 */
function mismatchOf(
  corpus: Corpus,
  document: Document,
  reference: Reference,
  resolution: Resolution,
): Mismatch | undefined {
  if (resolution.kind !== 'found' || (reference.kind !== 'section' && reference.kind !== 'link')) return undefined
  const { target } = resolution
  if (target.kind !== 'heading' && target.kind !== 'file' && target.kind !== 'folder') return undefined
  // Most are settled here: before the text is asked for, and before anything is taken apart.
  if (target.kind === 'heading' && !target.heading.number) return undefined
  if (target.kind === 'heading' && reference.kind === 'link' && isQuoted(document, reference, target.heading))
    return undefined
  const written = namedSection(document, reference)
  const path = target.kind === 'folder' ? target.index : target.path
  const holder = written && path !== undefined ? corpus.document(path) : undefined
  if (!written || !holder || written.title === undefined) return undefined
  const heading = target.kind === 'heading' ? target.heading : titleHeading(holder)
  if (!heading?.number) return undefined
  const own = numberKey(heading.number.text)
  const wanted = numberKey(written.number)
  if (own === undefined || wanted === undefined) return undefined
  const { title } = written
  const mismatch = (titled: Heading | undefined, span: Span) => ({ span, written, target: holder, heading, titled })
  if (own !== wanted) {
    const isRight = isWithin(own, wanted) || isNumberOfPath(wanted, holder.path)
    const isMeant = !headingsNumbered(holder.facts, wanted).some((each) => isTitleOf(each, title))
    return !isRight && isMeant && isTitle(heading, title, target.kind)
      ? mismatch(heading, written.numberSpan)
      : undefined
  }
  if (headingsNumbered(holder.facts, own).some((each) => isTitleOf(each, title))) return undefined
  const titled = headingsTitled(holder.facts, title).find(({ number }) => number !== undefined)
  if (titled) {
    const other = numberKey(titled.number?.text ?? '')
    return other === undefined || isWithin(own, other) ? undefined : mismatch(titled, written.numberSpan)
  }
  if (reference.kind === 'link' || reference.form === 'cell' || !written.titleSpan) return undefined
  return isChanged(titleWithoutNumber(heading.title), title) ? mismatch(undefined, written.titleSpan) : undefined
}

/** Whether the text of the link is the title of the heading to the letter. */
function isQuoted({ text }: Document, { textSpan }: LinkReference, { title }: Heading): boolean {
  return textSpan !== undefined && textSpan.end - textSpan.start === title.length && slice(text, textSpan) === title
}

/** Whether one number is that of a section around the other. */
function isWithin(a: string, b: string): boolean {
  return a.startsWith(`${b}.`) || b.startsWith(`${a}.`)
}

/** Whether the folders and the file carry the components of the number: `10.3` for `10-models/03-cases/x.md`. */
function isNumberOfPath(key: string, path: Path): boolean {
  const numbers = path.split('/').map((part) => Number(/^(\d{1,3})-/.exec(part)?.[1] ?? -1))
  return ` ${numbers.join(' ')} `.includes(` ${key.split('.').join(' ')} `)
}

/** Whether the title is that of the heading; of a whole document it may leave out what stands behind a colon. */
function isTitle(heading: Heading, title: string, kind: 'file' | 'folder' | 'heading'): boolean {
  if (isTitleOf(heading, title)) return true
  const main = titleWithoutNumber(heading.title).split(/[：:]|\s[-–—]+\s|——/)[0] ?? ''
  return kind !== 'heading' && plainTitle(main) === plainTitle(title) && plainTitle(main) !== ''
}

/**
 * Whether the written title was once that of the section: it shares at least half of its pairs of letters, and neither
 * holds the other. What shares less speaks of something in the section rather than naming it.
 */
function isChanged(title: string, written: string): boolean {
  const [one, two] = [plainTitle(title), plainTitle(written)]
  if (one.includes(two) || two.includes(one)) return false
  const pairs = new Set(pairsOf(one))
  return pairsOf(two).filter((pair) => pairs.has(pair)).length * 2 >= Math.min(one.length, two.length) - 1
}

function pairsOf(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2))
}

function bare(number: string): string {
  return number.replace(/[.．、\s]+$/, '')
}

function plainNumber({ number }: Heading): string {
  return bare(number?.text ?? '')
}

/** The number of the heading with the dot that the written number has, or has not. */
function numberLike(written: string, { number }: Heading): string | undefined {
  return number && bare(number.text) + written.slice(bare(written).length)
}

/** The title without its number where it can stand in any text as it is. */
function titleOf({ title }: Heading): string | undefined {
  const plain = titleWithoutNumber(title)
  return plain === '' || /[[\]<>`*_\\|#~$&"“”「」『』]/.test(plain) ? undefined : plain
}
