// missing-label: a use of a label that nothing in the document defines; readers see the brackets.

import type { Document } from '../document.ts'
import { labelKey } from '../facts/reference/inlines.ts'
import { say } from '../message.ts'
import type { LabelReference } from '../reference.ts'
import { slice } from '../text.ts'
import { nearestNames } from './nearest.ts'
import type { Fix, ReferenceCheck } from './problem.ts'

export const missingLabel: ReferenceCheck = {
  code: 'missing-label',

  problem(_corpus, document, reference, resolution) {
    if (reference.kind !== 'label' || resolution.kind !== 'missing-label' || isProgramName(reference)) return undefined
    if (reference.form !== 'footnote' && labelsOfTemplates(document).has(reference.label)) return undefined
    const label = slice(document.text, reference.targetSpan)
    return {
      code: 'missing-label',
      span: reference.targetSpan,
      message:
        reference.form === 'footnote'
          ? say('No footnote [^{label}] in this document.', { label })
          : say('Nothing in this document defines the label [{label}].', { label }),
      target: label,
    }
  },

  fixes(_corpus, document, reference) {
    return reference.kind === 'label' ? [...didYouMean(document, reference), define(document, reference)] : []
  },
}

/** `[text][package.module]`, `[Vec][std::vec]`: documentation generators resolve these to what they document. */
function isProgramName({ form, label }: LabelReference): boolean {
  return form !== 'footnote' && /^`?[a-z_]\w*(?:(?:\.|::)[a-z_]\w*)+(?:\(\))?`?$/i.test(label)
}

const ofTemplates = new WeakMap<Document, ReadonlySet<string>>()

/**
 * Labels that stand before a colon at the start of a line, where one of these lines is `[label]: {{< relref "x" >}}`: no
 * definition until a site generator has filled it in, and neither are the lines of the same paragraph. Read once for each
 * document.
 */
function labelsOfTemplates(document: Document): ReadonlySet<string> {
  const known = ofTemplates.get(document)
  if (known) return known
  const { text } = document
  const hasOne = /^ {0,3}\[[^\]\n]{1,999}\]:[ \t]*\{[{%]/m.test(text)
  const lines = hasOne ? text.matchAll(/^ {0,3}\[([^\]\n]{1,999})\]:/gm) : []
  const labels = new Set([...lines].map(([, label = '']) => labelKey(label)))
  ofTemplates.set(document, labels)
  return labels
}

function didYouMean(document: Document, reference: LabelReference): readonly Fix[] {
  const { facts, text } = document
  const defined = reference.form === 'footnote' ? facts.footnotes : facts.definitions
  const written = new Map(defined.map(({ label, labelSpan }) => [label, slice(text, labelSpan)]))
  const near = nearestNames(written.keys(), reference.label)
  return near.map((label): Fix => {
    const replacement = written.get(label) ?? label
    const span = reference.targetSpan
    // `[text][]` names its label by its text: the text stays and the label goes between the empty brackets.
    const isCollapsed = reference.form === 'collapsed'
    const place = isCollapsed ? { start: reference.span.end - 1, end: reference.span.end - 1 } : span
    return {
      title: say('Change to [{label}]', { label: reference.form === 'footnote' ? `^${replacement}` : replacement }),
      isPreferred: near.length === 1,
      isSafe: false,
      edits: [{ kind: 'replace', path: document.path, span: place, text: replacement }],
    }
  })
}

/** Adds a definition without a destination, or an empty footnote, at the end. */
function define(document: Document, reference: LabelReference): Fix {
  const { text, facts, path } = document
  const label = slice(text, reference.targetSpan).replace(/\s+/g, ' ')
  const isFootnote = reference.form === 'footnote'
  const line = isFootnote ? `[^${label}]: ` : `[${label}]: <>`
  const feed = text.includes('\r\n') ? '\r\n' : '\n'
  const last = (isFootnote ? facts.footnotes : facts.definitions).at(-1)
  const followsItsKind = last !== undefined && !isFootnote && text.slice(last.span.end).trim() === ''
  const gap = text.endsWith('\n') ? (followsItsKind ? '' : feed) : followsItsKind ? feed : feed + feed
  return {
    title: isFootnote ? say('Add the footnote [^{label}]', { label }) : say('Define the label [{label}]', { label }),
    isPreferred: false,
    isSafe: false,
    edits: [{ kind: 'replace', path, span: { start: text.length, end: text.length }, text: `${gap}${line}${feed}` }],
  }
}
