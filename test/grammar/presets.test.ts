// Ways of mentioning a section that the presets know beside those of sections.test.ts.

import { expect, test } from 'vitest'
import { fixture } from '../harness/fixture.ts'

function check(text: string, expected: readonly string[]): void {
  const { document } = fixture(text)
  const found = document.references.flatMap((each) =>
    each.kind === 'section' ? [`${each.number} ${each.title ?? ''} ${each.certainty}`] : [],
  )
  expect(found).toEqual(expected)
}

test('where something was put is a section, with its title or without', () => {
  check('在 31.12.1 相关技术文档中添加引用', ['31.12.1 相关技术文档 likely'])
  check('在 31.10.3.1 和 31.10.3.2 中添加引用', ['31.10.3.1  likely', '31.10.3.2  likely'])
})

test('numbers of one or two parts may be anything', () => {
  check('在 2.0 中，在 3 节点中，在 1.30 版本中', [])
})
