// `resolve` for people: each reference, what it names, and why.

import { type Message, render, say } from '../../core/message.ts'
import type { Reference } from '../../core/reference.ts'
import type { Resolution, Rule } from '../../core/resolution.ts'
import type { World } from '../command.ts'
import { harmless } from './harmless.ts'
import type { Place } from './place.ts'

/** One reference of the text, as `resolve --format json` gives it. */
export interface Answer {
  /** As written. */
  readonly text: string
  readonly kind: Reference['kind']
  readonly result: Resolution['kind']
  /** The step of the search that found it; null where nothing did. */
  readonly rule: Rule | null
  readonly to: Place | null
  /** Everything it can be, relative to the root, sections with their anchor; what it is taken for, or what is nearest, first. */
  readonly candidates: readonly string[]
}

/** Three or so lines for each. */
export function prettyAnswers(answers: readonly Answer[], world: World): string {
  const words = (message: Message) => render(message, world.bundle)
  if (answers.length === 0) return `${words(say('The text refers to nothing in a corpus.'))}\n`
  return answers.map((answer) => one(answer, world, words)).join('\n')
}

function one(answer: Answer, { streams }: World, words: (message: Message) => string): string {
  const { colors } = streams
  const lines = [`${colors.bold(harmless(answer.text))}  ${colors.dim(words(kindName(answer.kind)))}`]
  if (answer.to && answer.rule) {
    const { file, line, anchor } = answer.to
    lines.push(`  → ${colors.green(harmless(anchor === null ? file : `${file}:${line} #${anchor}`))}`)
    lines.push(`  ${words(ruleName(answer.rule))}`)
  } else lines.push(`  ${colors.red(words(outcome(answer.result)))}`)
  const others = answer.to ? answer.candidates.slice(1) : answer.candidates
  if (others.length > 0) {
    const title = answer.to ? say('it could also be:') : say('candidates:')
    lines.push(`  ${words(title)}`, ...others.map((file) => `    ${harmless(file)}`))
  }
  return lines.map((line) => `${line}\n`).join('')
}

function kindName(kind: Reference['kind']): Message {
  switch (kind) {
    case 'link':
      return say('as a link')
    case 'mention':
      return say('as a mention')
    case 'label':
      return say('as a label')
    case 'section':
      return say('as a section')
  }
}

function ruleName(rule: Rule): Message {
  switch (rule) {
    case 'this-document':
      return say('by rule: this document')
    case 'relative':
      return say('by rule: relative to the document')
    case 'root':
      return say('by rule: relative to a corpus root')
    case 'ancestor':
      return say('by rule: relative to a folder above the document')
    case 'suffix':
      return say('by rule: the only path that ends so')
    case 'suffix-without-number':
      return say('by rule: the only path that ends so when numbers are left out')
    case 'nearest':
      return say('by rule: the nearest of several paths that end so')
    case 'label':
      return say('by rule: a label of this document')
    case 'named-with-it':
      return say('by rule: the document written with the number')
    case 'named-in-row':
      return say('by rule: the document named in the same row of the table')
    case 'named-in-block':
      return say('by rule: the document named before it in the same paragraph')
    case 'named-by-label':
      return say('by rule: the document named by a label above')
    case 'named-in-section':
      return say('by rule: the document named last in the same section')
    case 'document-number':
      return say('by rule: the document whose title carries the first part of the number')
  }
}

function outcome(result: Resolution['kind']): Message {
  switch (result) {
    case 'found':
      return say('found')
    case 'missing-file':
      return say('no file or folder has this path')
    case 'missing-heading':
      return say('the document is there, the heading is not')
    case 'missing-section':
      return say('no section has this number')
    case 'ambiguous-section':
      return say('sections of several documents have this number, none of them nearer than the others')
    case 'missing-label':
      return say('no such label in this document')
    case 'ambiguous':
      return say('several have this path, none of them nearer than the others')
    case 'outside':
      return say('it leads out of the corpus')
    case 'unknown':
      return say('no verdict: it is left out of the corpus, or could not be read')
  }
}
