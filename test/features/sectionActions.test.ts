// What can be done to a section: what is offered where, what it comes to, and that the opposite undoes it.

import { expect, test } from 'vitest'
import { corpusAfter } from '../../server/src/core/changes/after.ts'
import { changedMeanings } from '../../server/src/core/changes/identity.ts'
import { type SectionAction, sectionActions, sectionChange } from '../../server/src/core/features/sectionActions.ts'
import { render } from '../../server/src/core/message.ts'
import { finished } from '../../server/src/core/steps.ts'
import { fixture } from '../harness/fixture.ts'

const corpus = `
=== a.md
# 12. N

- [12.1 A](#121-a)
- [12.2 B](#122-b)
  - [12.2.1 C](#1221-c)
- [12.3 D](#123-d)

## 12.1 A

a

## 12.2 B

b 见 12.3

### 12.2.1 C

## 12.3 D

d
=== b.md
\`a.md\` 12.1、12.2、12.2.1 和 12.3 章节 [12.3 D](a.md#123-d)
`

/** Does each action in turn to the section of that title; every reference goes on meaning what it meant. The texts that come of it. */
function check(title: string, actions: readonly SectionAction[]): readonly string[] {
  let { corpus: now } = fixture(corpus) as { corpus: Parameters<typeof corpusAfter>[0] }
  for (const action of actions) {
    const document = now.document('/corpus/a.md')
    const heading = document?.facts.headings.find((each) => each.title.endsWith(title))
    if (!document || !heading) throw new Error(`no ${title}`)
    expect(sectionActions(document, heading.span.start).map((each) => each.action)).toContain(action)
    const change = finished(sectionChange(now, document, heading.span.start, action, 'New'))
    if ('refused' in change) return [render(change.refused)]
    const after = corpusAfter(now, change)
    expect(finished(changedMeanings(now, after, change)).map(({ reference }) => reference)).toEqual([])
    now = after
  }
  return [...now.documents()].map(({ text }) => text)
}

const unchanged = [...fixture(corpus).corpus.documents()].map(({ text }) => text)

test('sections that change places change numbers, in the contents and everywhere', () => {
  expect(check(' B', ['down'])).toEqual([
    `# 12. N

- [12.1 A](#121-a)
- [12.2 D](#122-d)
- [12.3 B](#123-b)
  - [12.3.1 C](#1231-c)

## 12.1 A

a

## 12.2 D

d

## 12.3 B

b 见 12.2

### 12.3.1 C
`,
    '`a.md` 12.1、12.3、12.3.1 和 12.2 章节 [12.2 D](a.md#122-d)\n',
  ])
  expect(check(' B', ['down', 'up'])).toEqual(unchanged)
  expect(check(' B', ['up', 'down'])).toEqual(unchanged)
})

test('a section that is lowered becomes the last of the one before it, and lifted again what it was', () => {
  expect(check(' D', ['lower'])).toEqual([
    `# 12. N

- [12.1 A](#121-a)
- [12.2 B](#122-b)
  - [12.2.1 C](#1221-c)
  - [12.2.2 D](#1222-d)

## 12.1 A

a

## 12.2 B

b 见 12.2.2

### 12.2.1 C

### 12.2.2 D

d
`,
    '`a.md` 12.1、12.2、12.2.1 和 12.2.2 章节 [12.2.2 D](a.md#1222-d)\n',
  ])
  expect(check(' D', ['lower', 'lift'])).toEqual(unchanged)
  expect(check(' C', ['lift', 'lower'])).toEqual(unchanged)
})

test('a section put in is taken away again', () => {
  const document = fixture(corpus).document
  const at = (title: string) => document.facts.headings.find((each) => each.title.endsWith(title))?.span.start ?? 0
  expect(sectionActions(document, at(' A')).map(({ action }) => action)).toEqual(['insert', 'down', 'remove'])
  expect(sectionActions(document, at(' N')).map(({ action }) => action)).toEqual([])
  expect(sectionActions(document, 12)).toEqual([])
})

test('one that others refer to is not taken away', () => {
  expect(check(' C', ['remove'])).toEqual(['1 references lead to this section; look for them first.'])
})
