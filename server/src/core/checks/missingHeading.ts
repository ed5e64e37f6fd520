// missing-heading: the document is there, but has nothing with the anchor that the link asks for.

import { writtenFragment } from '../changes/rewrite.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { type Message, say } from '../message.ts'
import type { LinkReference } from '../reference.ts'
import { type AnchorRules, slug } from '../slug.ts'
import { slice } from '../text.ts'
import { folderOf, nameOf, relative } from '../uri.ts'
import { type FragmentGuess, fragmentGuesses } from './fragmentCause.ts'
import { anchorRules, namesIn } from './fragmentNames.ts'
import { nearestNames } from './nearest.ts'
import { insertHeading, titleForFragment } from './newHeading.ts'
import type { Fix, ReferenceCheck } from './problem.ts'
import { repoint } from './repoint.ts'

/** How many other documents with the heading are offered at most, the nearest ones. */
const mostOthers = 3

export const missingHeading: ReferenceCheck = {
  code: 'missing-heading',

  problem(corpus, document, reference, resolution) {
    if (reference.kind !== 'link' || resolution.kind !== 'missing-heading') return undefined
    const { fragmentSpan } = reference.target
    if (!fragmentSpan) return undefined
    const { fragment } = resolution
    const [guess] = fragmentGuesses(fragment, namesIn(corpus, resolution.document))
    return {
      code: 'missing-heading',
      span: fragmentSpan,
      message: explained(nameOf(resolution.document.path), fragment, guess),
      target: slice(document.text, reference.targetSpan),
    }
  },

  fixes(corpus, document, reference, resolution) {
    if (reference.kind !== 'link' || resolution.kind !== 'missing-heading') return []
    const { document: target, fragment } = resolution
    const failure = { corpus, document, link: reference, target, fragment }
    const meant = sameDocument(failure)
    return [...(meant.length > 0 ? meant : otherDocuments(failure)), ...createHeading(failure)]
  },
}

/** A link whose fragment names nothing in its target. */
interface Failure {
  readonly corpus: Corpus
  readonly document: Document
  readonly link: LinkReference
  readonly target: Document
  readonly fragment: string
}

function explained(file: string, fragment: string, guess: FragmentGuess | undefined): Message {
  if (!guess) return say('{file} has no heading #{fragment}.', { file, fragment })
  const { anchor } = guess
  const number = guess.heading?.number?.text ?? ''
  const title = guess.heading?.title ?? anchor
  switch (guess.cause) {
    case 'case':
      return say('{file} has no heading #{fragment}, for anchors are lower case: #{anchor}.', {
        file,
        fragment,
        anchor,
      })
    case 'punctuation':
      return say(
        '{file} has no heading #{fragment}: punctuation and emoji are dropped from an anchor, which gives #{anchor}.',
        {
          file,
          fragment,
          anchor,
        },
      )
    case 'selector':
      return say(
        '{file} has no heading #{fragment}: its emoji leaves the invisible character U+FE0F in the anchor #{anchor}.',
        {
          file,
          fragment,
          anchor,
        },
      )
    case 'leading':
      return say(
        '{file} has no heading #{fragment}: what stands before the title leaves a hyphen, which gives #{anchor}.',
        {
          file,
          fragment,
          anchor,
        },
      )
    case 'hyphens':
      return say(
        '{file} has no heading #{fragment}: each space gives one hyphen and nothing else does, which makes #{anchor}.',
        {
          file,
          fragment,
          anchor,
        },
      )
    case 'spelling':
      return say('{file} has no heading #{fragment}; there is #{anchor}.', { file, fragment, anchor })
    case 'repeated':
      return say(
        '{file} has no heading #{fragment}: there are fewer headings of that name, the first being #{anchor}.',
        {
          file,
          fragment,
          anchor,
        },
      )
    case 'number':
      return say('{file} has no heading #{fragment}: the section of that title is “{title}” #{anchor}.', {
        file,
        fragment,
        title,
        anchor,
      })
    case 'title':
      return say('{file} has no heading #{fragment}: section {number} is “{title}” #{anchor}.', {
        file,
        fragment,
        number,
        title,
        anchor,
      })
    case 'start':
      return say('{file} has no heading #{fragment}; the full anchor is #{anchor}.', { file, fragment, anchor })
  }
}

/** Whether only the spelling differs, and no digit moved from one number to another. */
function isCertain(fragment: string, { anchor, cause }: FragmentGuess, rules: AnchorRules): boolean {
  if (cause === 'case' || cause === 'selector' || cause === 'leading') return true
  const digits = (name: string) => name.match(/\d+/g)?.join()
  if (cause === 'hyphens' || cause === 'punctuation')
    return slug(fragment, rules) === anchor || digits(fragment) === digits(anchor)
  return false
}

/** The anchors of the same document that may be meant. */
function sameDocument({ corpus, document, link, target, fragment }: Failure): readonly Fix[] {
  const names = namesIn(corpus, target)
  const guesses = fragmentGuesses(fragment, names)
  const isOnly = guesses.length === 1
  const [first] = guesses
  const anchors = first ? guesses.map(({ anchor }) => anchor) : nearestNames(names.all.keys(), fragment)
  return anchors.slice(0, 5).flatMap((anchor): readonly Fix[] => {
    const span = link.target.fragmentSpan
    if (!span) return []
    const text = writtenFragment(document, link, anchor)
    const before = document.text.slice(link.targetSpan.start, span.start)
    return [
      {
        title: say('Change to {target}', { target: `${before}${text}` }),
        isPreferred: isOnly && first !== undefined,
        isSafe: isOnly && first !== undefined && isCertain(fragment, first, names.rules),
        edits: [{ kind: 'replace', path: document.path, span, text }],
      },
    ]
  })
}

/** Documents that do have the heading. Looks into every document of the corpus. */
function otherDocuments({ corpus, document, link, target, fragment }: Failure): readonly Fix[] {
  const from = folderOf(document.path)
  const others = [...corpus.documents()]
    .filter((each) => each !== target && each.fragments.has(fragment))
    .map(({ path }) => ({ path, steps: relative(from, path).split('/').length }))
    .sort((a, b) => a.steps - b.steps || (a.path < b.path ? -1 : 1))
  return others.slice(0, mostOthers).flatMap(({ path }): readonly Fix[] => {
    const change = repoint(corpus, document, link, path)
    if (!change?.keepsFragment) return []
    const title = say('Change to {target}', { target: change.written })
    return [{ title, isPreferred: others.length === 1, isSafe: false, edits: change.edits }]
  })
}

function createHeading({ corpus, document, link, target, fragment }: Failure): readonly Fix[] {
  const rules = anchorRules(corpus, target)
  const title = titleForFragment(document, link, fragment, rules)
  const edit = title === undefined ? undefined : insertHeading(target, title, rules)
  if (title === undefined || !edit) return []
  return [
    {
      title: say('Add the heading “{title}” to {file}', { title, file: nameOf(target.path) }),
      isPreferred: false,
      isSafe: false,
      edits: [edit],
    },
  ]
}
