// A person opens a folder that they do not trust: reading works, no program runs in it; when they trust it, all works.

import assert from 'node:assert/strict'
import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { clearNotifications, notification, sentenceOf } from './notifications.ts'
import { ownCorpus } from './ownCorpus.ts'
import { choose, startCommand } from './quickPick.ts'
import { until } from './waiting.ts'
import { withPerson } from './withPerson.ts'

/** What is in the way is a repository that has git run a program of its own, and a template of its own. */
function distrustedCorpus() {
  const log = '<!-- doc-corpus:log begin summary base=HEAD head=worktree -->\n\n<!-- doc-corpus:log end summary -->\n'
  const corpus = ownCorpus('handbook', {
    '.doc-corpus.json': '{ "severity": { "stale-date": "warning" } }\n',
    '.doc-corpus/update-log.md.liquid': '# By the template of the project\n\n{{ totals.changed }}\n',
    'README.md': '# Handbook\n\n- [Networks](docs/12-network/network.md)\n- [Gone](docs/gone.md)\n',
    'docs/12-network/network.md': '# 12. Networks\n\n**Last updated**: 2026-11-01\n\n## 12.1 Names\n\nText.\n',
    'docs/15-storage/storage.md': '# 15. Storage\n\n## 15.1 Disks\n\nSee [12.1](../12-network/network.md#121-names).\n',
    'docs/16-logs/logs.md': '# 16. Logs\n\nText.\n',
    'docs/UPDATE-2026-11-02.md': `# Log\n\n${log}`,
  })
  corpus.commit('The handbook as it was', '2026-11-01')
  corpus.write('docs/12-network/network.md', corpus.read('docs/12-network/network.md').replace('Text', 'Other text'))
  corpus.commit('More is known', '2026-11-05')
  const hasRun = join(corpus.folder, '.git', 'has-run')
  corpus.write('.git/runs', `#!/bin/sh\ntouch '${hasRun}'\nexit 1\n`)
  chmodSync(join(corpus.folder, '.git', 'runs'), 0o755)
  corpus.git('config', 'core.fsmonitor', '.git/runs')
  return { ...corpus, hasRun: () => existsSync(hasRun) }
}

describe('in a folder that is not trusted', () => {
  const corpus = distrustedCorpus()
  after(() => corpus.remove())

  withPerson(
    (person) => {
      const isStale = ({ text }: { readonly text: string }) => text.includes('stale-date')
      const isGone = ({ text }: { readonly text: string }) => text.includes('docs/gone.md')

      it('references work, git is not run and a log is refused with a sentence; all of it comes with trust', async () => {
        await person().openFile('docs/15-storage/storage.md')
        await person().hoverAt(5, '12.1', '12.1 Names')
        const problems = await person().waitForProblems((found) => found.some(isGone))
        assert.equal(problems.filter(isStale).length, 0)

        await person().openFile('docs/12-network/network.md')
        await startCommand(person(), 'Doc Corpus: New Update Log…')
        const refusal = await notification(person(), 'need git')
        await person().screenshot('untrusted')
        const sentence = 'Update logs need git, which is not run in a workspace that is not trusted.'
        assert.equal(await sentenceOf(refusal), sentence)
        await clearNotifications(person())

        await person().openFile('docs/UPDATE-2026-11-02.md')
        await person().command('Doc Corpus: Refresh Update Log')
        const again = await notification(person(), 'need git')
        assert.equal(await person().page.locator('.codelens-decoration a').count(), 0)
        assert.equal(corpus.hasRun(), false)

        await again.getByText('Manage Workspace Trust').click()
        await person()
          .page.locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust$/ })
          .first()
          .click()
        await person().waitForProblems((found) => found.filter(isStale).length === 1)
        await person().openFile('docs/12-network/network.md')
        await startCommand(person(), 'Doc Corpus: New Update Log…')
        await choose(person(), 'which folder is it about?', 'handbook/docs')
        await choose(person(), 'what has changed since', 'A commit…')
        await choose(person(), 'what has changed since', 'The handbook as it was')
        const box = person().page.locator('.quick-input-widget')
        await box.locator('.quick-input-title', { hasText: 'which documents' }).waitFor()
        await box.locator('.quick-input-action .monaco-button').first().click()
        await person().waitForLine('# By the template of the project')
        await person().screenshot('trusted')
        await until(
          async () => corpus.hasRun(),
          (hasRun) => hasRun,
          'git to have run what the repository says',
        )
      })
    },
    {
      folder: corpus.folder,
      settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' },
    },
  )
})
