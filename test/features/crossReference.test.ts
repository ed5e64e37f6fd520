// A new reference: written in every form so that it leads where it should, and the reference back.

import { describe, expect, test } from 'vitest'
import { corpusAfter } from '../../server/src/core/changes/after.ts'
import type { Edit } from '../../server/src/core/changes/change.ts'
import { backReference } from '../../server/src/core/features/backReference.ts'
import { type CrossReferenceForm, crossReference, usualForm } from '../../server/src/core/features/crossReference.ts'
import { itemAround } from '../../server/src/core/features/sectionItem.ts'
import { resolve } from '../../server/src/core/resolve.ts'
import { fixture, root } from '../harness/fixture.ts'

/** What is around the new reference: files, what is to be named, and how. */
interface Wanted {
  /** `b.md`, `b.md#12.5 X`: a file and the title of one of its headings. */
  readonly to: string
  readonly form?: CrossReferenceForm
  readonly today?: string
  /** What is selected, from the cursor on. */
  readonly selected?: string
}

/** The document with the new reference, which is read again and must lead where it should. */
function check(text: string, { to, form, today, selected = '' }: Wanted): string {
  const { corpus, document, offset } = fixture(text)
  const target = targetIn(corpus, to)
  expect(document.text.slice(offset).startsWith(selected)).toBe(true)
  const span = { start: offset, end: offset + selected.length }
  const edit = crossReference(corpus, document, span, target, { form, today })
  const after = corpusAfter(corpus, { moves: [], edits: [edit] })
  const changed = after.document(document.path)
  const written = changed?.references.filter(
    (each) => each.span.start >= edit.span.start && each.span.end <= edit.span.start + edit.text.length,
  )
  const last = written?.at(-1)
  const resolution = changed && last && resolve(after, changed, last)
  const found = resolution?.kind === 'found' ? resolution.target : undefined
  expect(found?.path, edit.text).toBe(target.document.path)
  const title = target.heading?.title ?? undefined
  if (found?.kind === 'heading') expect(found.heading.title).toBe(title ?? target.document.facts.headings[0]?.title)
  else expect(title === undefined || title === target.document.facts.headings[0]?.title, edit.text).toBe(true)
  return changed?.text ?? ''
}

function targetIn(corpus: ReturnType<typeof fixture>['corpus'], to: string) {
  const [name = '', ...titles] = to.split('#')
  const document = corpus.document(`${root}/${name}`)
  if (!document) throw new Error(`no ${name}`)
  const title = titles.join('#')
  const heading = title === '' ? undefined : document.facts.headings.find((each) => each.title === title)
  if (title !== '' && !heading)
    throw new Error(`no ${title} among ${document.facts.headings.map((each) => each.title)}`)
  return { document, heading }
}

const net = `
=== docs/12-net/net.md
# 12. 网络

## 12.5 网络策略

### 12.5.1 默认拒绝

## 小结
=== docs/en.md
# 3. Storage

## 3.2 Volumes
`

const here = (text: string) => `=== docs/a.md\n${text}\n${net.trimStart()}`
const policy = 'docs/12-net/net.md#12.5 网络策略'

describe('each form leads where it should', () => {
  for (const [form, expected] of [
    ['link', '见 [12.5 网络策略](12-net/net.md#125-网络策略)。'],
    ['mention', '见 `net.md` 12.5 章节。'],
    ['item', '见\n- **[12.5 网络策略](12-net/net.md#125-网络策略)** - 说明（2025-11-07）\n。'],
    ['callout', '见\n\n> 📋 **详细文档**：[12.5 网络策略](12-net/net.md#125-网络策略)\n\n。'],
    [
      'row',
      '见\n\n| 文档 | 说明 |\n| --- | --- |\n| [12.5 网络策略](12-net/net.md#125-网络策略) | 说明（2025-11-07） |\n\n。',
    ],
  ] as const) {
    test(`${form}, Chinese`, () => {
      const text = check(here('# 甲\n\n见 $0。'), { to: policy, form, today: '2025-11-07' })
      expect(text.slice('# 甲\n\n'.length).trimEnd()).toBe(
        form === 'link' || form === 'mention' ? expected : expected.replace('见', '见 '),
      )
    })
  }

  for (const [form, expected] of [
    ['link', '[3.2 Volumes](en.md#32-volumes)'],
    ['mention', '`en.md` Section 3.2'],
    ['item', '- **[3.2 Volumes](en.md#32-volumes)** - description (2025-11-07)'],
    ['callout', '> 📋 **Details**: [3.2 Volumes](en.md#32-volumes)'],
    [
      'row',
      '| Document | Description |\n| --- | --- |\n| [3.2 Volumes](en.md#32-volumes) | description (2025-11-07) |',
    ],
  ] as const) {
    test(`${form}, English`, () => {
      const text = check(here('# A\n\n$0\n'), { to: 'docs/en.md#3.2 Volumes', form, today: '2025-11-07' })
      expect(text.slice('# A\n\n'.length).trimEnd()).toBe(expected)
    })
  }

  test('without a day there is no date', () => {
    expect(check(here('# A\n\n$0\n'), { to: 'docs/en.md', form: 'item' })).toContain('** - description\n')
  })
})

describe('the target', () => {
  test('a document is linked by its title, without a fragment', () => {
    expect(check(here('$0'), { to: 'docs/en.md', form: 'link' })).toContain('[3. Storage](en.md)')
    expect(check(here('$0'), { to: 'docs/en.md#3. Storage', form: 'mention' })).toContain('`en.md`')
  })

  test('in its own document a link has only the fragment, and a mention only the number', () => {
    const own = (form: CrossReferenceForm) =>
      check('=== docs/a.md\n# 7. A\n\n见 $0。\n\n## 7.1 节\n', { to: 'docs/a.md#7.1 节', form })
    expect(own('link')).toContain('见 [7.1 节](#71-节)。')
    expect(own('mention')).toContain('见 7.1 章节。')
  })

  test('a mention that would mean another document becomes a link', () => {
    const text = `=== a.md\n# 7. A\n\n见 \`b.md\` 与 $0。\n\n## 7.1 节\n=== b.md\n# 7. B\n\n## 7.1 另一节\n`
    expect(check(text, { to: 'a.md#7.1 节', form: 'mention' })).toContain('与 [7.1 节](#71-节)。')
  })

  test('a section without a number is linked where a mention was asked for', () => {
    expect(check(here('见 $0'), { to: 'docs/12-net/net.md#小结', form: 'mention' })).toContain(
      '[小结](12-net/net.md#小结)',
    )
  })

  test('a title with brackets, pipes, code and links', () => {
    const text = '=== a.md\n$0\n=== b.md\n# B\n\n## 1.1 [x] a | `b|[c]` *d*\n\n## 1.2 see [b](b.md)\n'
    expect(check(text, { to: 'b.md#1.1 [x] a | b|[c] d', form: 'link' })).toContain(
      '[1.1 \\[x\\] a | `b|[c]` *d*](b.md#11-x-a--bc-d)',
    )
    expect(check(text, { to: 'b.md#1.2 see b', form: 'link' })).toContain('[1.2 see b](b.md#12-see-b)')
  })

  test('in a table pipes do not end the cell', () => {
    const text = '=== a.md\n| x | y |\n| --- | --- |\n| $0 | b |\n=== b.md\n# B\n\n## 1.1 a | b\n'
    for (const form of [undefined, 'callout', 'item'] as const) {
      const options = form ? { form } : {}
      expect(check(text, { to: 'b.md#1.1 a | b', ...options })).toContain('| [1.1 a \\| b](b.md#11-a--b) | b |')
    }
  })

  test('paths with spaces, parentheses, percent signs and what looks like a scheme', () => {
    const text = '=== a.md\n$0\n=== d (1)/b 100%.md\n# B\n=== x:y.md\n# X\n'
    expect(check(text, { to: 'd (1)/b 100%.md', form: 'link' })).toContain('[B](d%20%281%29/b%20100%25.md)')
    expect(check(text, { to: 'x:y.md', form: 'link' })).toContain('[X](./x:y.md)')
  })
})

describe('where it is put', () => {
  test('selected text becomes the text of the link, whatever the form', () => {
    for (const form of ['link', 'mention', 'item', 'callout', 'row'] as const) {
      const text = check(here('见 $0网络 *策略*。'), { to: policy, form, selected: '网络 *策略*' })
      expect(text).toContain('见 [网络 *策略*](12-net/net.md#125-网络策略)。')
    }
  })

  test('brackets that are selected are escaped, a link that is selected gives its text', () => {
    const selected = 'a] [b](c.md)'
    expect(check(here(`$0${selected}`), { to: policy, selected })).toContain('[a\\] b](12-net/')
  })

  test('a row behind a row has its columns', () => {
    const text = here('| 文档 | 说明 | 日期 |\n| --- | --- | --- |\n| `x` | $0y | z |\n\n完')
    expect(check(text, { to: policy, form: 'row' })).toContain(
      '| `x` | y | z |\n| [12.5 网络策略](12-net/net.md#125-网络策略) | 说明 |  |\n\n完',
    )
    const head = here('| 文$0档 | 说明 |\n| --- | --- |\n')
    expect(check(head, { to: policy, form: 'row' })).toContain('| --- | --- |\n| [12.5')
    const below = here('| 文档 | 说明 |\n| --- | --- |\n$0')
    expect(check(below, { to: policy, form: 'row' })).toContain('| --- | --- |\n| [12.5')
  })

  test('an item has the marker and indent of its list, once', () => {
    expect(check(here('* 一\n  * 二$0'), { to: policy, form: 'item' })).toContain('  * 二\n  * **[12.5')
    expect(check(here('* 一\n* $0'), { to: policy, form: 'item' })).toContain('* 一\n* **[12.5')
    expect(check(here('* 一\n$0'), { to: policy, form: 'item' })).toContain('* 一\n* **[12.5')
  })

  test('a document with CRLF keeps it', () => {
    const text = check(here('甲\r\n乙$0丙\r\n'), { to: policy, form: 'callout' })
    expect(text).toBe('甲\r\n乙\r\n\r\n> 📋 **详细文档**：[12.5 网络策略](12-net/net.md#125-网络策略)\r\n\r\n丙\r\n\n')
  })
})

describe('the usual form', () => {
  const usual = (text: string) => {
    const { document, offset } = fixture(text)
    return usualForm(document, offset)
  }

  test('is what the document uses most', () => {
    expect(usual('$0\n')).toBe('link')
    expect(usual('见 `b.md` 12.5 章节，`b.md` 12.6 章节，[c](c.md)，又 $0')).toBe('mention')
    expect(usual('- **[b](b.md)** - x\n- **[c](c.md)** - y\n$0')).toBe('item')
    expect(usual('> 📋 **详细文档**：[b](b.md)\n\n$0')).toBe('callout')
    expect(usual('- **[b](b.md)** - x\n- **[c](c.md)** - y\n\n见 $0')).toBe('link')
    expect(usual('`b.md` 12.5 章节\n\n| a |\n| --- |\n| $0 |\n')).toBe('link')
  })
})

describe('the reference back', () => {
  /** The edit that refers back from `b.md` to the section around the cursor in `a.md`, and the text it makes. */
  function back(section: string, today?: string): string | undefined {
    const { corpus, document, offset } = fixture(`=== a.md\n# 1. A\n\n## 1.1 甲\n\n$0\n=== b.md\n# B\n\n${section}`)
    const target = corpus.document(`${root}/b.md`)
    if (!target) throw new Error('no b.md')
    const edit: Edit | undefined = backReference(document, itemAround(document, offset).heading, target, { today })
    return (
      edit &&
      corpusAfter(corpus, { moves: [], edits: [edit] })
        .document(target.path)
        ?.text.slice('# B\n\n'.length)
    )
  }

  test('is an item at the end of the list, written like the others', () => {
    expect(back('## 9. 相关文档\n\n- **[X](x.md)**\n  更多\n\n## 完\n', '2025-11-07')).toBe(
      '## 9. 相关文档\n\n- **[X](x.md)**\n  更多\n- **[1.1 甲](a.md#11-甲)**（2025-11-07）\n\n## 完\n',
    )
    expect(back('## See also\n\n* [X](x.md)')).toBe('## See also\n\n* [X](x.md)\n* [1.1 甲](a.md#11-甲)\n')
  })

  test('begins a list where there is none', () => {
    expect(back('## 🔗 相关文档\n\n## 完\n')).toBe('## 🔗 相关文档\n\n- [1.1 甲](a.md#11-甲)\n\n## 完\n')
  })

  test('is not written twice, not without such a section, not in the document itself', () => {
    expect(back('## 相关文档\n\n- [甲](a.md#11-甲)\n')).toBeUndefined()
    expect(back('## 其他\n\n- [甲](x.md)\n')).toBeUndefined()
    const { document } = fixture('# A\n\n## 相关文档\n\n- [甲](x.md)\n')
    expect(backReference(document, undefined, document)).toBeUndefined()
  })
})
