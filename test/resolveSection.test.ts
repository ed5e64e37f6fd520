// What mentions of sections name: which document is asked, in which order, and who has the last word.

import { expect, test } from 'vitest'
import type { NamedDocument, SectionMention } from '../server/src/core/reference.ts'
import type { Resolution } from '../server/src/core/resolution.ts'
import { resolve } from '../server/src/core/resolve.ts'
import { fixture, root } from './harness/fixture.ts'

/** A mention of a number, or of a title in quotes: `12.18`, `12.18 "网络对比"`; `named` is how and by what path, `row b.md`. */
function mentionOf(written: string, named: readonly string[]): SectionMention {
  const [, number, title] = /^(.*?)\s*(?:"(.*)")?$/.exec(written) ?? []
  const none = { start: 0, end: 0 }
  return {
    kind: 'section',
    form: 'unit',
    span: none,
    targetSpan: none,
    textSpan: title === undefined ? undefined : none,
    number: number === '' ? undefined : number,
    title,
    certainty: 'certain',
    named: named.map((each): NamedDocument => {
      const [how, path = ''] = each.split(' ')
      if (how !== 'template' && how !== 'row' && how !== 'block' && how !== 'label' && how !== 'section') {
        throw new Error(`Nothing is named by ${how}.`)
      }
      return { how, by: 'mention', path }
    }),
  }
}

/** The mention stands in the document with `$0`, else in the first one. */
function check(source: string, written: string, named: readonly string[], expected: string): void {
  const { corpus, document } = fixture(source)
  expect(answer(resolve(corpus, document, mentionOf(written, named)))).toBe(expected)
}

function answer(resolution: Resolution): string {
  switch (resolution.kind) {
    case 'found': {
      const { target, rule, duplicates = [] } = resolution
      const title = target.kind === 'heading' ? target.heading.title : target.kind
      const others = duplicates.map((each) => ` or ${each.title}`).join('')
      return `${short(target.path)} ${title}${others} by ${rule}`
    }
    case 'missing-section': {
      const { named } = resolution
      return named ? `missing in ${short(named.document.path)} by ${named.rule}` : 'missing'
    }
    case 'ambiguous-section':
      return ['ambiguous', ...resolution.candidates.map(({ path }) => short(path))].join(' ')
    default:
      return resolution.kind
  }
}

function short(path: string): string {
  return path.slice(root.length + 1)
}

const opa = `
=== docs/01-a/a.md
# 1. A
## 1.1 Here
## 12.18 Here too
=== docs/06-policy-opa/policy-opa.md
# 06. OPA
## 06.9 Policies
### 06.9.4 Rego
## 06.12 Last
=== docs/12-network-stack/network-stack.md
# 12. Network
## 12.1 Bridges
## 12.18 Comparison
`

test('the document named with the number is asked first, then the others in their order, each with its rule', () => {
  check(opa, '06.9.4', ['template policy-opa.md'], 'docs/06-policy-opa/policy-opa.md 06.9.4 Rego by named-with-it')
  check(opa, '06.9.4', ['row policy-opa.md'], 'docs/06-policy-opa/policy-opa.md 06.9.4 Rego by named-in-row')
  check(opa, '06.9.4', ['block policy-opa.md'], 'docs/06-policy-opa/policy-opa.md 06.9.4 Rego by named-in-block')
  check(opa, '06.9.4', ['label policy-opa.md'], 'docs/06-policy-opa/policy-opa.md 06.9.4 Rego by named-by-label')
  check(opa, '06.9.4', ['section policy-opa.md'], 'docs/06-policy-opa/policy-opa.md 06.9.4 Rego by named-in-section')
  check(
    opa,
    '12.18',
    ['block network-stack.md', 'section policy-opa.md'],
    'docs/12-network-stack/network-stack.md 12.18 Comparison by named-in-block',
  )
})

test('a named document that numbers its sections otherwise is passed over', () => {
  check(
    opa,
    '12.18',
    ['block policy-opa.md', 'section network-stack.md'],
    'docs/12-network-stack/network-stack.md 12.18 Comparison by named-in-section',
  )
  check(opa, '12.18', ['block policy-opa.md'], 'docs/01-a/a.md 12.18 Here too by this-document')
})

test('a document named right there has the last word on a number of its own numbering', () => {
  check(
    opa,
    '12.19',
    ['row network-stack.md', 'section a.md'],
    'missing in docs/12-network-stack/network-stack.md by named-in-row',
  )
  check(
    opa.replace('12.18 Here too', '12.19 Here too'),
    '12.19',
    ['block network-stack.md'],
    'missing in docs/12-network-stack/network-stack.md by named-in-block',
  )
})

test('a document that is only the last named in the section leaves the word to this one and to those of the number', () => {
  const moved = opa.replace('12.18 Here too', '12.19 Here too')
  check(moved, '12.19', ['section network-stack.md'], 'docs/01-a/a.md 12.19 Here too by this-document')
  check(moved, '06.9.9', ['section policy-opa.md'], 'missing in docs/06-policy-opa/policy-opa.md by named-in-section')
})

test('single numbers below a numbered section are lists of their own, not the numbering of the document', () => {
  const source = '=== a.md\n## 3. Mine\n=== b.md\n# B\n## 12.1 One\n### 1. Local\n### 2. Local\n'
  check(source, '3', ['block b.md'], 'a.md 3. Mine by this-document')
  check(source, '2', ['block b.md'], 'b.md 2. Local by named-in-block')
  check(source, '2.7', ['block b.md'], 'missing')
})

test('a single number beyond those of a named document is of this document, else of none', () => {
  const source = '=== a.md\n## 3. Mine\n=== b.md\n# B\n## 1. One\n## 2. Two\n=== c.md\n# 4. C\n'
  check(source, '3', ['block b.md'], 'a.md 3. Mine by this-document')
  check(source, '4', ['block b.md'], 'missing in b.md by named-in-block')
  check(source, '4', ['section b.md'], 'c.md 4. C by document-number')
  check(source, '4', [], 'c.md 4. C by document-number')
})

test('a section that has the title, too, goes before one that has the number alone', () => {
  const source = `
=== a.md
## 1.1 Mine
=== b.md
# B
## 1.1 Other
=== c.md
# 1. C
## 1.1 Title
`
  check(source, '1.1 "Mine"', ['row b.md'], 'a.md 1.1 Mine by this-document')
  check(source, '1.1 "Title"', ['row b.md'], 'c.md 1.1 Title by document-number')
  check(source, '1.1 "Title"', ['row b.md', 'section c.md'], 'c.md 1.1 Title by named-in-section')
  check(source, '1.1 "None"', ['row b.md'], 'b.md 1.1 Other by named-in-row')
  check(source, '1.1 "Mine"', ['template b.md'], 'b.md 1.1 Other by named-with-it')
})

test('a folder means its index document', () => {
  check(
    '=== a.md\n=== 31-ebpf/README.md\n# 31. eBPF\n## 31.2 Maps\n',
    '31.2',
    ['block 31-ebpf/'],
    '31-ebpf/README.md 31.2 Maps by named-in-block',
  )
})

test('a path is found as mentions are: the numbers of its folders may be left out', () => {
  check(
    '=== docs/a.md\n=== docs/29-isolation-stack/README.md\n# I\n## 5.2 Layers\n=== docs/README.md\n',
    '5.2',
    ['row isolation-stack/README.md'],
    'docs/29-isolation-stack/README.md 5.2 Layers by named-in-row',
  )
})

test('without a named document this one is asked, then the one whose title carries the first component', () => {
  check(opa, '1.1', [], 'docs/01-a/a.md 1.1 Here by this-document')
  check(opa, '06.9.4', [], 'docs/06-policy-opa/policy-opa.md 06.9.4 Rego by document-number')
  check(opa, '99.1', [], 'missing')
})

test('inside a document leading zeros do not count, between documents they do', () => {
  check(opa, '6.9.4', ['block policy-opa.md'], 'docs/06-policy-opa/policy-opa.md 06.9.4 Rego by named-in-block')
  check(opa, '01.1', [], 'docs/01-a/a.md 1.1 Here by this-document')
  check(opa, '6.9.4', [], 'missing')
  check('=== a.md\n=== b.md\n# 00. Docker\n## 00.3 Images\n', '0.3', [], 'missing')
})

test('of several documents of one number the nearest is meant; of equally near ones none', () => {
  const source = `
=== COGNITIVE/a.md
$0
=== COGNITIVE/10-x/x.md
# 10. X
## 10.1 One
=== TECHNICAL/10-y/y.md
# 10. Y
## 10.1 One
## 10.2 Two
=== ARCHITECTURE/10-z/z.md
# 10. Z
## 10.2 Two
`
  check(source, '10.1', [], 'COGNITIVE/10-x/x.md 10.1 One by document-number')
  check(source, '10.2', [], 'ambiguous ARCHITECTURE/10-z/z.md TECHNICAL/10-y/y.md')
})

test('a number that very many documents carry is not searched for', () => {
  const many = (count: number) =>
    `=== a.md\n${Array.from({ length: count }, (_, i) => `=== d${i}/b.md\n# 1. B\n${i === 0 ? '## 1.7 S\n' : ''}`).join('')}`
  check(many(100), '1.7', [], 'd0/b.md 1.7 S by document-number')
  check(many(101), '1.7', [], 'missing')
})

test('of headings with one number the shallowest is meant, and the others are told', () => {
  const source = '=== a.md\n# A\n## 1. One\n#### 2. Deep\n### 2. Less deep\n## 2. Two\n### 2. Again\n'
  check(source, '2', [], 'a.md 2. Two or 2. Less deep or 2. Again or 2. Deep by this-document')
  check(source, '2 "Again"', [], 'a.md 2. Again or 2. Two or 2. Less deep or 2. Deep by this-document')
})

test('Chinese, Roman and padded numbers of one value are the same', () => {
  const source = '=== a.md\n# A\n## 第三章 网络\n## Part II Storage\n## 十二、存储\n'
  check(source, '3', [], 'a.md 第三章 网络 by this-document')
  check(source, '第 12 章', [], 'a.md 十二、存储 by this-document')
  check(source, 'Part 2', [], 'a.md Part II Storage by this-document')
  check(source, '2', [], 'missing')
})

test('a title alone is looked for with and without its number, and is never missed in a document', () => {
  const source = '=== a.md\n# A\n=== b.md\n# B\n## 3.4 技术规格：深入\n'
  check(source, '"技术规格深入"', ['section b.md'], 'b.md 3.4 技术规格：深入 by named-in-section')
  check(source, '"3.4 技术规格：深入"', ['section b.md'], 'b.md 3.4 技术规格：深入 by named-in-section')
  check(source, '"网络"', ['section b.md'], 'missing')
})

test('a document that is named and is not there leaves no verdict', () => {
  check(opa, '1.1', ['block gone.md'], 'unknown')
  check(opa, '1.1', ['section gone.md'], 'docs/01-a/a.md 1.1 Here by this-document')
  check(opa, '99.1', ['section gone.md'], 'unknown')
})

test('a name that several documents share means the one that has the section', () => {
  const source = `
=== a/a.md
=== b/x.md
## 3.1 One
=== c/x.md
## 3.1 One
## 3.2 Two
`
  check(source, '3.2', ['block x.md'], 'c/x.md 3.2 Two by named-in-block')
  check(source, '3.1', ['block x.md'], 'ambiguous b/x.md c/x.md')
  check(source, '3.3', ['block x.md'], 'unknown')
})

test('of a document of which only the headings are known nothing is called missing', () => {
  const { corpus, document } = fixture('=== a.md\n=== b.md\n# B\n## 3.1 One\n')
  const big = corpus.document(`${root}/b.md`)
  if (!big) throw new Error('no b.md')
  corpus.set({ ...big, facts: { ...big.facts, headingsOnly: true } })
  const named = ['row b.md']
  expect(answer(resolve(corpus, document, mentionOf('3.1', named)))).toBe('b.md 3.1 One by named-in-row')
  expect(answer(resolve(corpus, document, mentionOf('3.2', named)))).toBe('unknown')
})

test('a mention costs no look at documents that nobody named', () => {
  const looks = (count: number): number => {
    const others = Array.from({ length: count }, (_, i) => `=== d${i}/c.md\n# ${i + 100}. C\n## ${i + 100}.1 S\n`)
    const { corpus, document } = fixture(`${opa}${others.join('')}`)
    let asked = 0
    const counting = {
      ...corpus,
      roots: corpus.roots,
      files: corpus.files,
      rootOf: (path: string) => corpus.rootOf(path),
      document(path: string) {
        asked++
        return corpus.document(path)
      },
      *documentsNumbered(component: string) {
        for (const each of corpus.documentsNumbered(component)) {
          asked++
          yield each
        }
      },
      documents: () => {
        throw new Error('all documents are looked at')
      },
    }
    const all = {
      ...counting,
      size: 0,
      measure: () => undefined,
      changedOn: () => undefined,
      mentionsOf: () => [],
      numberMentionsOf: () => [],
      unnamedMentions: () => [],
    }
    for (const number of ['06.9.4', '12.99', '99.1', '1.1'])
      resolve(all, document, mentionOf(number, ['section policy-opa.md']))
    return asked
  }
  expect(looks(5)).toBeGreaterThan(0)
  expect(looks(500)).toBe(looks(5))
})
