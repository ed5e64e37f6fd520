// ambiguous-reference: a section is named by number, and several documents, none of them nearer, have a section of that number.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { encoded, shortestMention } from '../features/writtenPath.ts'
import { say } from '../message.ts'
import type { SectionMention } from '../reference.ts'
import type { Resolution } from '../resolution.ts'
import { slice } from '../text.ts'
import { folderOf, nameOf, relative } from '../uri.ts'
import type { Fix, ReferenceCheck } from './problem.ts'

export const ambiguousReference: ReferenceCheck = {
  code: 'ambiguous-reference',

  problem(_corpus, document, reference, resolution) {
    if (reference.kind !== 'section' || reference.certainty !== 'certain') return undefined
    if (resolution.kind !== 'ambiguous-section') return undefined
    const { candidates } = resolution
    const number = slice(document.text, reference.targetSpan).replace(/\s+/g, ' ')
    const names = candidates.slice(0, mostNamed).map(({ path }) => nameOf(path))
    const files = [...names, ...(candidates.length > mostNamed ? ['…'] : [])].join(', ')
    return {
      code: 'ambiguous-reference',
      span: reference.targetSpan,
      message: say('{number} can mean sections of {count} documents, {files}.', {
        number,
        count: candidates.length,
        files,
      }),
      target: slice(document.text, reference.targetSpan),
      related: candidates.slice(0, mostNamed).map(({ path, heading }) => ({
        path,
        span: heading.span,
        message: say('“{title}” can be meant.', { title: heading.title }),
      })),
    }
  },

  fixes(corpus, document, reference, resolution) {
    if (reference.kind !== 'section' || resolution.kind !== 'ambiguous-section') return []
    return resolution.candidates
      .slice(0, mostNamed)
      .flatMap((candidate) => [
        ...named(corpus, document, reference, candidate),
        ...linked(corpus, document, reference, candidate),
      ])
  },
}

const mostNamed = 5

type Candidate = (Resolution & { kind: 'ambiguous-section' })['candidates'][number]

/** The document's name before the number; not in a cell, of which every word would count. */
function named(
  corpus: Corpus,
  document: Document,
  { form, span }: SectionMention,
  { path }: Candidate,
): readonly Fix[] {
  const name = form === 'cell' ? undefined : shortestMention(corpus, document, path)
  if (name === undefined || /[\s`]/.test(name)) return []
  const at = { start: span.start, end: span.start }
  return [
    {
      title: say('Name the document: {name}', { name }),
      isPreferred: false,
      isSafe: false,
      edits: [{ kind: 'replace', path: document.path, span: at, text: `\`${name}\` ` }],
    },
  ]
}

function linked(
  corpus: Corpus,
  document: Document,
  reference: SectionMention,
  { path, heading }: Candidate,
): readonly Fix[] {
  const text = slice(document.text, reference.span)
  if (/[[\]\n|]/.test(text)) return []
  const to = relative(folderOf(document.path), path)
    .split('/')
    .map((part) => encoded(part, 'link'))
    .join('/')
  const root = corpus.rootOf(path)?.path ?? folderOf(path)
  return [
    {
      title: say('Make it a link to {file}', { file: relative(root, path) }),
      isPreferred: false,
      isSafe: false,
      edits: [
        {
          kind: 'replace',
          path: document.path,
          span: reference.span,
          text: `[${text}](${to}#${encoded(heading.anchor, 'link')})`,
        },
      ],
    },
  ]
}
