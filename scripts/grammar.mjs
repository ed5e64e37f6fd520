// Writes what the core knows of numbers, of their words and of metadata into the TextMate grammar. Run it with Node 24 after they change.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { knownLabels } from '../server/src/core/facts/metadata.ts'
import { separator } from '../server/src/core/grammar/numbers.ts'
import { preset, presetNames } from '../server/src/core/grammar/presets.ts'
import { otherWord } from '../server/src/core/grammar/traps.ts'
import { decoration, forms, quantity } from '../server/src/core/number.ts'

const gap = '[ \\t]{0,3}'

/** As `startsWell` and `endsWell` of the core have it, for what can be seen from a line. */
const startsWell = '(?<![A-Za-z\\d_./\\\\:$#@%&=<>~+-])'
const endsWell = '(?![A-Za-z\\d_%％‰°+=<>]|[.:/~-][A-Za-z\\d_*])'

const file = join(import.meta.dirname, '../syntaxes/doc-corpus.injection.tmLanguage.json')
const grammar = JSON.parse(readFileSync(file, 'utf8'))
grammar.repository['section-number'].match = number()
grammar.repository['section-reference'].patterns = references()
grammar.repository.metadata.begin = label()
writeFileSync(file, `${JSON.stringify(grammar, null, 2)}\n`)
console.log(`wrote ${file}`)

/** Group 2 is the number. What may stand before it is listed by length, for Oniguruma looks back over fixed lengths only. */
function number() {
  const depths = [1, 2, 3, 4, 5, 6].map((depth) => '#'.repeat(depth))
  const behind = ['', '> '].flatMap((quote) => depths.map((marks) => `^${quote}${marks}[ \\t]`)).join('|')
  const before = oniguruma(decoration).replace(/\)\+$/, ')*')
  const numbers = forms.map((form) => oniguruma(form).replace(/^((?:\(\?i:)?)\(/, '$1(?:'))
  return `(?<=${behind})(${before})(?!${oniguruma(quantity)})(${numbers.join('|')})`
}

/**
 * Numbers with the words of a template that leaves no doubt; group 1 is the list of numbers. Templates are alike where words
 * stand before or behind, and in how many components they ask for.
 */
function references() {
  const kinds = new Map()
  for (const { around, certainty, least, before, behind } of presetNames.flatMap(preset)) {
    const words = [before.toReversed(), behind].map((parts) => parts.filter(({ kind }) => kind !== 'gap'))
    const isPlain = words.flat().every(({ kind }) => kind === 'literal')
    if (around !== 'number' || certainty !== 'certain' || !isPlain) continue
    const [first, last] = words.map((parts) => parts.map(({ text }) => text).join(''))
    const key = `${least} ${first !== ''} ${last !== ''}`
    const kind = kinds.get(key) ?? { least, first: new Set(), last: new Set() }
    kinds.set(key, kind)
    kind.first.add(first)
    kind.last.add(last)
  }
  return Array.from(kinds.values(), ({ least, first, last }) => ({
    match: `${startsWell}${wordsOf(first)}${gap}(${list(least)})${endsWell}${gap}${wordsOf(last)}`,
    captures: { 1: { patterns: [{ include: '#number-in-reference' }] } },
  }))
}

/** The first number of a list has as many components as it must have. No list is so long that trying it at each of its numbers takes time. */
function list(least) {
  const number = (more) => `(?:[A-Z]-)?[\\d０-９]{1,3}(?:[.．][\\d０-９]{1,3}){${more},5}`
  const between = oniguruma(separator).replace(/\$$/, '').replaceAll('\\s*', gap)
  return `${number(least - 1)}(?:${between}${number(0)}){0,20}`
}

/** Any of the words, longer ones first; none where there are none. */
function wordsOf(words) {
  const longest = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const plain = longest.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  return plain.join('') === '' ? '' : `(?!${oniguruma(otherWord)})(?:${plain.join('|')})`
}

/** Group 2 is the label. Longer labels come first: `文档版本` would otherwise never be reached behind `文档`. */
function label() {
  const labels = [...knownLabels].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const english = labels.filter((each) => /^[a-z ]+$/.test(each))
  const others = labels.filter((each) => !english.includes(each))
  const opening = `(?<=^|[ \\t|｜·])(\\*\\*)(${others.join('|')}|(?i:${english.join('|')}))`
  return `${opening}(?:(\\*\\*)\\s?([：:])|\\s?([：:])(\\*\\*)|([：:]))`
}

/** A pattern of JavaScript that is anchored at the start, as Oniguruma writes it, without the anchor. */
function oniguruma({ source, flags }) {
  const plain = source.replace(/^\^/, '').replace(/\\u\{?([\dA-Fa-f]{4,6})\}?/g, '\\x{$1}')
  return flags.includes('i') ? `(?i:${plain})` : plain
}
