// Call hierarchy: who refers to a section, and what it refers to.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CorpusIndex } from '../../server/src/core/corpus.ts'
import { createDocument } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { incomingCalls, outgoingCalls } from '../../server/src/core/features/callHierarchy.ts'
import { itemAround, itemOf, itemsAt, type SectionItem } from '../../server/src/core/features/sectionItem.ts'
import { defaultSettings } from '../../server/src/core/settings.ts'
import { fixture } from '../harness/fixture.ts'
import { checkout, read } from '../harness/sources.ts'

/**
 * What is at the cursor must be called `name`, and the references between it and others those marked with carets, each with the
 * name of the section or file at the other end.
 */
function check(direction: 'incoming' | 'outgoing', name: string, source: string): void {
  const given = fixture(source)
  const items = itemsAt(given.corpus, given.document, given.offset)
  expect(items.map((item) => item.name)).toEqual([name])
  const [item] = items
  if (!item) return
  const calls = direction === 'incoming' ? incomingCalls(given.corpus, item) : outgoingCalls(given.corpus, item)
  const found = calls.flatMap(({ item: other, spans }) =>
    spans.map(({ start, end }) => `${direction === 'incoming' ? other.path : item.path}:${start}-${end} ${other.name}`),
  )
  const expected = given.expectations.map(({ path, span, text }) => `${path}:${span.start}-${span.end} ${text}`)
  expect(found.sort()).toEqual(expected.sort())
}

const network = `
=== docs/12-network/network.md
# 12. Network

## 12.1 Overview

## 12.2 Policies
`

test('the innermost sections that refer to a heading are those around each reference', () => {
  check(
    'incoming',
    '12.2 Policies',
    `
=== docs/12-network/network.md
# 12. Network

- [12.2](#122-policies)
         ^^^^^^^^^^^^^ 12. Network

## 12.2 $0Policies

=== docs/06-policy/policy.md
[up](../12-network/network.md#122-policies) stands before any heading.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy.md

# 06. Policy

## 6.1 Rules

### 6.1.1 Order

See [it](../12-network/network.md#122-policies) and [again](../12-network/network.md#122-policies).
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 6.1.1 Order
                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 6.1.1 Order
`,
  )
})

test('two references from one section are one call', () => {
  const { corpus, document, offset } = fixture('=== a.md\n# $0A\n=== b.md\n# B\n[x](a.md) [y](a.md#a)')
  const [item] = itemsAt(corpus, document, offset)
  expect(item && incomingCalls(corpus, item).map((call) => call.spans.length)).toEqual([2])
})

test('a section refers to all that it and its subsections name outside of it', () => {
  check(
    'outgoing',
    '1 Start',
    `
=== a.md
# A

[before](b.md)

## 1 $0Start

[two](#2-two) [inside](#11-more) [file](b.md) [section](b.md#b2)
      ^^^^^^ 2 Two
                                        ^^^^ b.md
                                                        ^^^^^^^ B2

### 1.1 More

[picture](x.png) [gone](gone.md) [folder](c/)
          ^^^^^ x.png
                                          ^^ README.md

## 2 Two

[behind](b.md)
=== b.md
# B
## B2
=== x.png
=== c/README.md
`,
  )
})

test('a number in prose is the section that it names', () => {
  check(
    'incoming',
    '12.2 Policies',
    `=== a.md
# A
See \`network.md\` section 12.2$0 for policies.
                         ^^^^ A
${network}`,
  )
})

test('a number in prose refers from the section that it stands in', () => {
  check(
    'outgoing',
    'A',
    `=== a.md
# $0A
See \`network.md\` section 12.2 for policies.
     ^^^^^^^^^^ network.md
                         ^^^^ 12.2 Policies
${network}`,
  )
})

test('on a path the document is meant, with all that refers to places in it', () => {
  check(
    'incoming',
    'b.md',
    `
=== a.md
# A
[x](b$0.md#b2) and [y](b.md)
    ^^^^^^^^^ A
                       ^^^^ A
=== b.md
# B
[own](#b2)
## B2
`,
  )
})

test('elsewhere the section around the cursor is meant', () => {
  const source = (before: string) => `
=== a.md
${before}
Wo$0rds and [b](b.md).
                ^^^^ b.md
=== b.md
`
  check('outgoing', '2 Two', source('# A\n\n[x](b.md)\n\n## 2 Two'))
  check('outgoing', 'a.md', source(''))
})

test('an id or a line in the text of a section is the section; the next section is not part of it', () => {
  const source = `
=== a.md
# $0A

[id](b.md#there) [line](b.md#L4)
     ^^^^^^^^^^ B1
                        ^^^^^^^ B1

[Next](b.md)
===
=== b.md
# B

## B1
<a id="there"></a>
`
  check('outgoing', 'A', source)
  check('incoming', 'B1', source.replace('$0', '').replaceAll('^ B1', '^ A').replace('## B1', '## $0B1'))
})

test('a label refers from where it is used to where its definition leads', () => {
  const source = (cursorA: string, cursorB: string) => `
=== a.md
# A
## ${cursorA}One
[text][label]
       ^^^^^ NAME
## Two
[label]: b.md#b
=== b.md
# ${cursorB}B
`
  check('outgoing', 'One', source('$0', '').replace('NAME', 'B'))
  check('incoming', 'B', source('', '$0').replace('NAME', 'One'))
})

test('in the examples whoever is said to refer to a section is said to by that section, and the other way round', () => {
  const corpus = examples()
  const pairs = { in: new Set<string>(), out: new Set<string>() }
  const nameOf = ({ path, heading }: SectionItem) => `${path}#${heading?.anchor ?? ''}`
  for (const document of corpus.documents()) {
    const [title, ...headings] = document.facts.headings.filter(({ nested }) => !nested)
    for (const item of headings.map((heading) => itemOf(document, heading))) {
      for (const call of incomingCalls(corpus, item)) pairs.in.add(`${nameOf(call.item)} > ${nameOf(item)}`)
    }
    for (const item of [undefined, title, ...headings].map((heading) => itemOf(document, heading))) {
      for (const { item: to, spans } of outgoingCalls(corpus, item)) {
        if (!to.heading || to.heading === corpus.document(to.path)?.facts.headings[0]) continue
        for (const { start } of spans) pairs.out.add(`${nameOf(itemAround(document, start))} > ${nameOf(to)}`)
      }
    }
  }
  expect(pairs.in.size).toBeGreaterThan(100)
  expect([...pairs.in].filter((pair) => !pairs.out.has(pair))).toEqual([])
  expect([...pairs.out].filter((pair) => !pairs.in.has(pair))).toEqual([])
})

function examples(): CorpusIndex {
  const corpus = new CorpusIndex()
  corpus.roots = [{ path: '/examples', settings: defaultSettings }]
  for (const name of readdirSync(join(checkout, 'examples'), { recursive: true, encoding: 'utf8' })) {
    const path = `/examples/${name.replaceAll('\\', '/')}`
    if (!path.includes('.', path.lastIndexOf('/') + 2)) continue
    corpus.files.add(path)
    if (!path.endsWith('.md')) continue
    const text = read(`examples/${name}`)
    corpus.set(
      createDocument(path, text, extractFacts(text, { anchors: 'github', headingsOnly: false }), defaultSettings),
    )
  }
  return corpus
}
