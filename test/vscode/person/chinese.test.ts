// A person whose VS Code speaks Chinese: all that this extension says is Chinese.

import assert from 'node:assert/strict'
import { withPerson } from './withPerson.ts'

describe('in Chinese', () => {
  withPerson(
    (person) => {
      it('says what it has read', async () => {
        await person().openFile('README.md')
        assert.match(await person().status('5 篇文档'), /5 篇文档/)
      })

      it('says what is wrong, and offers the repair', async () => {
        const problems = await person().waitForProblems((found) => found.length === 2)
        await person().screenshot('chinese-problem')
        assert.match(problems.map(({ text }) => text).join('\n'), /^policy-opa\.md 中没有 06\.9 节/mu)
        assert.match(problems.map(({ text }) => text).join('\n'), /^\p{Script=Han}.*network-stock\.md/mu)
        await person().openFile('docs/99-traps/broken.md')
        await person().goTo(3, 'network-stock')
        await person().fix('network-stack.md')
        await person().waitForLine('写错的名字：[网络栈](../12-network-stack/network-stack.md)。')
      })

      it('offers its commands', async () => {
        await person().openFile('README.md')
        await person().command('Doc Corpus: 重启语言服务器')
        assert.match(await person().status('5 篇文档'), /5 篇文档/)
      })
    },
    { language: 'zh-cn' },
  )
})
