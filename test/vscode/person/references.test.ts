// A person meets references: previews what they name, and lists who refers to a section or a document.

import assert from 'node:assert/strict'
import { withPerson } from './withPerson.ts'

describe('references', () => {
  withPerson((person) => {
    it('in prose are previewed by resting the mouse on them', async () => {
      await person().openFile('docs/06-policy/policy-opa.md')
      const parts = await person().hoverAt(5, 'network-stack.md', '网络栈')
      await person().screenshot('preview-of-a-reference')
      // Beside it is VS Code's own "Follow link".
      assert.equal(parts.filter((part) => part.startsWith('12. 网络栈')).length, 1, parts.join('\n---\n'))
    })

    it('to a section are previewed with its title, where it stands, and its first lines', async () => {
      await person().openFile('docs/06-policy/policy-opa.md')
      const parts = await person().hoverAt(17, '12.2 网络对比', '12.2 网络对比')
      const [preview = '', ...more] = parts.filter((part) => part.startsWith('12.2 网络对比'))
      assert.deepEqual(more, [])
      assert.match(preview, /network-stack\.md:14/)
      assert.match(preview, /^12\. 网络栈$/m, 'the sections around it')
      assert.match(preview, /^策略的写法见 policy-opa\.md 06\.2 章节。$/m, 'its first line')
    })

    it('are previewed without what is not text', async () => {
      await person().openFile('docs/99-traps/unsafe.md')
      const parts = await person().hoverAt(3, '98.1', '结尾')
      const preview = parts.find((part) => part.startsWith('98.1 预览')) ?? ''
      assert.match(preview, /正文 加粗 之后/)
      assert.match(preview, /运行 和 脚本/)
      const box = person().page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: '结尾' })
      assert.equal(await box.locator('strong', { hasText: '加粗' }).count(), 1)
      assert.equal(await box.locator('script, img, iframe').count(), 0)
      const links = await box.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('data-href') ?? ''))
      assert.ok(links.length > 0, 'the place is a link')
      assert.deepEqual(
        links.filter((each) => /^(?:command|javascript):/.test(each)),
        [],
      )
      assert.notEqual(await person().page.title(), 'taken')
    })

    it('to a section are listed with Shift+F12', async () => {
      await person().openFile('docs/12-network-stack/network-stack.md')
      await person().goTo(14, '网络对比')
      await person().waitForReferences(['README.md', 'network-stack.md', 'policy-opa.md'])
      await person().screenshot('references-of-a-section')
    })

    it('to a document are listed with Shift+F12 from anywhere in its text', async () => {
      await person().openFile('docs/06-policy/policy-opa.md')
      await person().goTo(9, '声明式')
      await person().waitForReferences(['README.md', 'network-stack.md'])
    })
  })
})
