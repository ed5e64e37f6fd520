// Touching the date: which edits write today, and how.

import { expect, test } from 'vitest'
import { touchDate } from '../../server/src/core/features/touchDate.ts'
import { fixture, root } from '../harness/fixture.ts'

const today = '2026-01-05'

/** The text when it is saved over another one; the same where nothing is touched. */
function touched(saved: string | undefined, text: string, changedOn?: string): string {
  const { corpus, document } = fixture(text)
  if (changedOn !== undefined) corpus.setDays(new Map([[`${root}/a.md`, changedOn]]))
  const before = saved === undefined ? undefined : fixture(saved).document
  const edits = touchDate(corpus, document, { saved: before, today })
  return edits.reduceRight(
    (all, edit) =>
      edit.kind === 'replace' ? all.slice(0, edit.span.start) + edit.text + all.slice(edit.span.end) : all,
    document.text,
  )
}

const text = '# A\n\n**最后更新**：2025-11-07 **状态**：草稿\n\n## 目录\n\n- [X](#x)\n\n## X\n\n一二三四五六。\n'

test('an edit of the text writes today, wherever an older date of an update stands', () => {
  const edited = `${text.replace('三', '叁')}\n---\n\n**Last updated**: 2025/11/7\n`
  expect(touched(text, edited)).toBe(edited.replace('2025-11-07', '2026-01-05').replace('2025/11/7', '2026/1/5'))
})

test('new line breaks, contents and metadata leave the date alone', () => {
  for (const edited of [
    text,
    text.replace('三四', '三\n四'),
    text.replace('- [X](#x)\n', '- [X](#x)\n- [A](#a)\n'),
    text.replace('草稿', '定稿'),
  ]) {
    expect(touched(text, edited)).toBe(edited)
  }
})

test('a date of today or later is left alone, and so are other dates', () => {
  for (const date of ['**最后更新**：2026-01-05', '**最后更新**：2026-02-01', '**创建日期**：2025-01-01']) {
    const edited = text.replace('**最后更新**：2025-11-07', date).replace('三', '叁')
    expect(touched(text, edited)).toBe(edited)
  }
})

test('what is not known on disk is not touched', () => {
  expect(touched(undefined, text)).toBe(text)
})

test('a change that was saved without its date counts until it is committed', () => {
  expect(touched(text, text, today)).toBe(text.replace('2025-11-07', today))
  expect(touched(text, text, '2026-01-04')).toBe(text)
})
