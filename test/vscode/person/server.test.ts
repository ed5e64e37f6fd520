// A person sees how it stands with the server, and starts it again.

import assert from 'node:assert/strict'
import { withPerson } from './withPerson.ts'

describe('the server', () => {
  withPerson((person) => {
    it('says in the status bar how much it has read', async () => {
      await person().openFile('README.md')
      assert.match(await person().status('5 documents'), /5 documents, 15 sections/)
      await person().page.locator('[id="status.languageStatus"]').hover()
      await person().page.locator('.hover-language-status').filter({ hasText: '5 documents, 15 sections' }).waitFor()
      await person().screenshot('status')
    })

    it('starts again by command, and answers as before', async () => {
      await person().openFile('README.md')
      await person().command('Doc Corpus: Restart Language Server')
      assert.match(await person().status('5 documents'), /5 documents, 15 sections/)
      const parts = await person().hoverAt(10, 'docs/', '12.2 网络对比')
      assert.ok(
        parts.some((part) => part.startsWith('12.2 网络对比')),
        parts.join('\n---\n'),
      )
    })

    it('shows what it has logged', async () => {
      await person().command('Doc Corpus: Show Output')
      await person().page.locator('.output-view .view-line, .panel .view-line').first().waitFor()
    })
  })
})
