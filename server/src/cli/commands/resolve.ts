// `doc-corpus resolve`: what a piece of text refers to when it stands in a document, and by which rule.

import type { Corpus } from '../../core/corpus.ts'
import { destination } from '../../core/destination.ts'
import { createDocument, type Document } from '../../core/document.ts'
import { extractFacts } from '../../core/facts/extract.ts'
import type { Heading } from '../../core/facts/types.ts'
import { say } from '../../core/message.ts'
import { numberAtStart, titleWithoutNumber } from '../../core/number.ts'
import type { Reference, SectionMention } from '../../core/reference.ts'
import type { Resolution } from '../../core/resolution.ts'
import { resolve as resolution } from '../../core/resolve.ts'
import { numberKey } from '../../core/sectionNumber.ts'
import { defaultSettings } from '../../core/settings.ts'
import { slice } from '../../core/text.ts'
import { isDocumentPath, nameOf, type Path } from '../../core/uri.ts'
import type { Command } from '../command.ts'
import { isFailure } from '../failure.ts'
import { openCorpus } from '../openCorpus.ts'
import { declareListFormat, declareRoot, type ListOptions } from '../options.ts'
import { endsLike } from '../pathTail.ts'
import { fileName, pathOn, placesOf } from '../places.ts'
import { refuse } from '../refusal.ts'
import { type Answer, prettyAnswers } from '../report/answers.ts'
import { placeOf } from '../report/place.ts'

interface Options extends ListOptions {
  readonly from: string
}

/** Exit code 1: something in the text names nothing, or several things. */
export const resolve: Command = {
  declare(parser, words) {
    parser
      .argument(
        '<text>',
        words(
          say('a Markdown link, a path or section as text mentions it, a path with or without #anchor, or a number'),
        ),
      )
      .requiredOption('--from <file>', words(say('the document that the text stands in')))
    declareListFormat(parser, words)
    declareRoot(parser, words)
  },

  async run(parser, world) {
    const options = parser.opts<Options>()
    const places = await placesOf(world.folder, [options.from], options.root)
    if (isFailure(places)) return refuse(world, places)
    const opened = await openCorpus(world, places, options)
    if (isFailure(opened)) return refuse(world, opened)
    opened.progress.end()
    const { corpus } = opened.session
    const document = corpus.document(places.paths[0] ?? pathOn(world.folder, options.from))
    if (!document)
      return refuse(world, { failure: say('“{file}” is no document of the corpus.', { file: options.from }) })
    const text = parser.args[0] ?? ''
    const { document: holder, references } = referencesIn(corpus, document, text)
    const answers = references.map((reference) => answerOf(corpus, places.root, document, holder, reference))
    if (options.format === 'json') {
      await world.streams.write(`${JSON.stringify({ text, from: fileName(places.root, document.path), answers })}\n`)
    } else await world.streams.write(prettyAnswers(answers, world))
    return opened.isPartial ? 2 : answers.every(({ result }) => result === 'found') && answers.length > 0 ? 0 : 1
  },
}

/**
 * The references in the text, as if it stood in the document and could use the labels of it. A text that is no Markdown
 * reference is taken for a destination: once as a link has it, once as a mention, for which the search is wider.
 */
function referencesIn(
  corpus: Corpus,
  document: Document,
  text: string,
): { readonly document: Document; readonly references: readonly Reference[] } {
  const settings = corpus.rootOf(document.path)?.settings ?? defaultSettings
  const labels = [...document.facts.definitions, ...document.facts.footnotes].map(({ span }) =>
    slice(document.text, span),
  )
  const full = [text, '', ...labels.flatMap((label) => [label, ''])].join('\n')
  const facts = extractFacts(full, { anchors: settings.anchors, headingsOnly: false })
  const holder = { ...document, text: full, facts, fragments: document.fragments }
  const { references } = createDocument(document.path, full, facts, settings)
  const written = references.filter(({ span }) => span.end <= text.length)
  const isBare = !/\s/.test(text) && written.every(({ kind, form }) => kind === 'mention' && form === 'prose')
  const isAngled = /^<[^<>\n]*>$/.test(text)
  if (written.length > 0 && !isBare && !isAngled) return { document: holder, references: written }
  const span = isAngled ? { start: 1, end: text.length - 1 } : { start: 0, end: text.length }
  const section = isAngled ? undefined : sectionOf(text)
  if (section) return { document: holder, references: [section] }
  const target = destination(full, span)
  if (!target) return { document: holder, references: [] }
  const common = { span, targetSpan: span, textSpan: undefined, target }
  const link: Reference = { kind: 'link', form: 'inline', ...common }
  const mention: Reference = { kind: 'mention', form: 'code', ...common }
  return { document: holder, references: target.path === '' ? [link] : [link, mention] }
}

/** A number, alone or with a title, as a reference to the section; undefined for anything else. */
function sectionOf(text: string): Reference | undefined {
  const words = text.trim()
  const number = numberKey(words) === undefined ? numberAtStart(words)?.text : words
  if (number === undefined) return undefined
  const title = number === words ? '' : titleWithoutNumber(words)
  const span = { start: 0, end: text.length }
  return {
    kind: 'section',
    form: 'unit',
    span,
    targetSpan: span,
    textSpan: undefined,
    number,
    title: title === '' ? undefined : title,
    certainty: 'likely',
    named: [],
  }
}

/** `document` is the one that the text stands in, `holder` the same with the text alone. */
function answerOf(corpus: Corpus, root: Path, document: Document, holder: Document, reference: Reference): Answer {
  const found = resolution(corpus, reference.kind === 'section' ? document : holder, reference)
  return {
    text: slice(holder.text, reference.span),
    kind: reference.kind,
    result: found.kind,
    rule: found.kind === 'found' ? found.rule : null,
    to: found.kind === 'found' ? placeOf(corpus, root, found.target) : null,
    candidates: candidatesOf(corpus, root, reference, found),
  }
}

/** Everything it can be, what it is taken for first: files, and sections as `file#anchor`. */
function candidatesOf(corpus: Corpus, root: Path, reference: Reference, found: Resolution): readonly string[] {
  const section = (path: Path, { anchor }: Heading) => `${fileName(root, path)}#${anchor}`
  if (reference.kind === 'section') {
    if (found.kind === 'ambiguous-section') return found.candidates.map(({ path, heading }) => section(path, heading))
    if (found.kind === 'missing-section' && found.named) return [fileName(root, found.named.document.path)]
    if (found.kind !== 'found' || found.target.kind !== 'heading') return []
    const { target, duplicates = [] } = found
    return [target.heading, ...duplicates].map((heading) => section(target.path, heading))
  }
  return pathsOf(corpus, reference, found).map((path) => fileName(root, path))
}

function pathsOf(corpus: Corpus, reference: Exclude<Reference, SectionMention>, found: Resolution): readonly Path[] {
  switch (found.kind) {
    case 'found': {
      const { target, rule } = found
      const isGuess = rule === 'suffix' || rule === 'suffix-without-number' || rule === 'nearest'
      if (!isGuess || reference.kind === 'label') return [target.path]
      const { path } = reference.target
      const alike = [...corpus.files.named(nameOf(path.replace(/\/+$/, '')))].filter(
        (each) => endsLike(each, path) && (!isDocumentPath(path) || isDocumentPath(each)),
      )
      return [target.path, ...alike.filter((each) => each !== target.path).sort()]
    }
    case 'missing-file':
    case 'ambiguous':
      return found.candidates
    case 'missing-heading':
      return [found.document.path]
    default:
      return []
  }
}
