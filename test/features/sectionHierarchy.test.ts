// Type hierarchy: the section around a section, and those in it.

import { expect, test } from 'vitest'
import { childrenOf, parentOf } from '../../server/src/core/features/sectionHierarchy.ts'
import { itemsAt } from '../../server/src/core/features/sectionItem.ts'
import { fixture } from '../harness/fixture.ts'

/** Names of what is around the item at the cursor, of itself, and of what is in it: `parent > item > child, child`. */
function check(source: string, expected: string): void {
  const { corpus, document, offset } = fixture(source)
  const found = itemsAt(corpus, document, offset).map((item) => {
    const parent = parentOf(corpus, item)?.name ?? 'nothing'
    const children = childrenOf(corpus, item).map(({ name }) => name)
    return `${parent} > ${item.name} > ${children.join(', ') || 'nothing'}`
  })
  expect(found).toEqual([expected])
}

const text = `=== a.md
Before.

# 12 Network

## 12.1 Overview

### 12.1.1 Goals

Words.

## 12.2 Policies

#### 12.2.0.1 Skips a level

### 12.2.1 Rules

> ## Quoted

# 13 Storage
`
const at = (place: string) => text.replace(place, `$0${place}`)

test('a section is between the one around it and those directly in it', () => {
  check(at('12.1 Overview'), '12 Network > 12.1 Overview > 12.1.1 Goals')
  check(at('12.1.1'), '12.1 Overview > 12.1.1 Goals > nothing')
})

test('a level that is skipped is no gap', () => {
  check(at('12.2 Policies'), '12 Network > 12.2 Policies > 12.2.0.1 Skips a level, 12.2.1 Rules')
  check(at('12.2.0.1'), '12.2 Policies > 12.2.0.1 Skips a level > nothing')
})

test('around the highest level is the document', () => {
  check(at('13 Storage'), 'a.md > 13 Storage > nothing')
  check(at('12 Network'), 'a.md > 12 Network > 12.1 Overview, 12.2 Policies')
  check(at('Before'), 'nothing > a.md > 12 Network, 13 Storage')
})

test('between headings the section around the cursor is meant', () => {
  check(at('Words'), '12.1 Overview > 12.1.1 Goals > nothing')
})

test('a quoted heading is in its section, and not counted among its subsections', () => {
  check(at('Quoted'), '12.2.1 Rules > Quoted > nothing')
  check(at('12.2.1 Rules'), '12.2 Policies > 12.2.1 Rules > nothing')
})

test('a reference is the section that it names', () => {
  check(`=== b.md\n[x](a.md#121-ov$0erview)\n${text}`, '12 Network > 12.1 Overview > 12.1.1 Goals')
  check(`=== b.md\n\`a.$0md\`\n${text}`, 'nothing > a.md > 12 Network, 13 Storage')
})
