// Writes what the core knows of numbers and of metadata into the TextMate grammar. Run it with Node 24 after they change.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { knownLabels } from '../server/src/core/facts/metadata.ts'
import { decoration, forms, quantity } from '../server/src/core/number.ts'

const file = join(import.meta.dirname, '../syntaxes/doc-corpus.injection.tmLanguage.json')
const grammar = JSON.parse(readFileSync(file, 'utf8'))
grammar.repository['section-number'].match = number()
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
