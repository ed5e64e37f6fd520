// A person chooses where an update log begins, at a tag, a branch or another log, and which folder it is about.

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { todaysLog } from './logs.ts'
import { clearNotifications, notification } from './notifications.ts'
import { ownCorpus } from './ownCorpus.ts'
import type { Person } from './person.ts'
import { choose, startCommand } from './quickPick.ts'
import { until } from './waiting.ts'
import { withPerson } from './withPerson.ts'

/**
 * Three commits and what is not committed, each about one document: the one before the log, the one with it; on `work` the one at which
 * `main` went its own way, and the one with the tag.
 */
function branchedCorpus() {
  const corpus = ownCorpus('handbook', {
    'README.md': '# Handbook\n\nText.\n',
    'docs/12-network/network.md': '# 12. Networks\n\n## 12.1 Names\n\nText.\n',
    'docs/15-storage/storage.md': '# 15. Storage\n\n## 15.1 Disks\n\nText.\n',
    'docs/16-logs/logs.md': '# 16. Logs\n\n## 16.1 Files\n\nText.\n',
    'docs/UPDATE-2026-11-01.md': '# Handbook: what changed (2026-11-01)\n\nThe beginning.\n',
  })
  const change = (name: string) => corpus.write(name, corpus.read(name).replace('Text.', 'Another text.'))
  corpus.commit('The handbook as it was', '2026-11-01')
  change('docs/16-logs/logs.md')
  corpus.commit('Logs', '2026-11-02')
  corpus.git('branch', 'work')
  change('README.md')
  corpus.commit('What main did alone', '2026-11-03')
  corpus.git('checkout', '--quiet', 'work')
  change('docs/15-storage/storage.md')
  corpus.commit('Storage', '2026-11-04')
  corpus.git('tag', 'v1.0')
  const restore = () => {
    corpus.restore()
    change('docs/12-network/network.md')
  }
  return { ...corpus, restore }
}

const network = 'docs/12-network/network.md'
const storage = 'docs/15-storage/storage.md'
const logs = 'docs/16-logs/logs.md'

describe('the beginning of an update log', () => {
  const corpus = branchedCorpus()
  beforeEach(() => corpus.restore())
  after(() => corpus.remove())

  withPerson(
    (person) => {
      it('is given up without a trace by Escape at any question', async () => {
        for (const answers of [[], ['handbook/docs'], ['handbook/docs', 'The tag v1.0']]) {
          await person().openFile(network)
          await startCommand(person(), 'Doc Corpus: New Update Log…')
          const titles = ['which folder is it about?', 'what has changed since', 'which documents']
          for (const [i, row] of answers.entries()) await choose(person(), titles[i] ?? '', row)
          const box = person().page.locator('.quick-input-widget')
          const title = box.locator('.quick-input-title', { hasText: titles[answers.length] ?? '' })
          await title.waitFor()
          await person().press('Escape')
          await title.waitFor({ state: 'hidden' })
        }
        assert.equal(corpus.git('status', '--porcelain').trim(), `M ${network}`)
      })

      for (const [what, rows, expected] of [
        ['the log before it', ['The last commit that touched docs/UPDATE-2026-11-01.md'], [network, storage, logs]],
        ['the last tag', ['The tag v1.0'], [network]],
        ['a commit', ['A commit…', 'Logs'], [network, storage]],
        ['a branch', ['Where the work parted from a branch…', 'main'], [network, storage]],
      ] as const) {
        it(`can be ${what}`, async () => {
          await person().openFile(network)
          await startCommand(person(), 'Doc Corpus: New Update Log…')
          await choose(person(), 'which folder is it about?', 'handbook/docs')
          for (const [i, row] of rows.entries())
            await choose(person(), 'what has changed since', row, i === 0 ? undefined : `log-base-${what}`)
          assert.deepEqual(await ticked(person()), expected)
          // One log is written: VS Code holds it open for a while, though its file is deleted before the next test.
          if (what !== 'a branch') return person().press('Escape')
          await accept(person())
          await person().waitForFile(todaysLog())
          const text = readFileSync(join(corpus.folder, 'docs', todaysLog()), 'utf8')
          for (const path of [network, storage, logs])
            assert.equal(text.includes(`\`${path.slice('docs/'.length)}\``), path !== logs, path)
        })
      }

      it('asks for a folder in the dialog, and refuses one that is not open here', async () => {
        await person().openFile(network)
        await startCommand(person(), 'Doc Corpus: New Update Log…')
        await choose(person(), 'which folder is it about?', 'Another folder…')
        await inDialog(person(), `${join(corpus.folder, 'docs', '15-storage')}/`, 'log-folder-dialog')
        await choose(person(), 'what has changed since', 'A commit…')
        await choose(person(), 'what has changed since', 'Logs')
        assert.deepEqual(await ticked(person()), [storage])
        await accept(person())
        await person().waitForFile(todaysLog())
        assert.ok(existsSync(join(corpus.folder, 'docs', '15-storage', todaysLog())))

        await person().openFile(network)
        await startCommand(person(), 'Doc Corpus: New Update Log…')
        await choose(person(), 'which folder is it about?', 'Another folder…')
        await inDialog(person(), `${join(corpus.folder, '..')}/`)
        await notification(person(), 'lies in no folder that is open here')
        await person().screenshot('log-folder-outside')
        await clearNotifications(person())
      })
    },
    { folder: corpus.folder },
  )
})

/** The documents that are offered and ticked, once they are. */
async function ticked(person: Person): Promise<string[]> {
  const box = person.page.locator('.quick-input-widget')
  await box.locator('.quick-input-title', { hasText: 'which documents shall it mention?' }).waitFor()
  const rows = box.locator('.monaco-list-row')
  await rows.first().waitFor()
  return rows.evaluateAll((all) =>
    all
      .filter((row) => row.querySelector('[aria-checked="true"], input:checked') !== null)
      .map((row) => (row.querySelector('.label-name')?.textContent ?? '').trim()),
  )
}

async function accept(person: Person): Promise<void> {
  await person.page.locator('.quick-input-widget .quick-input-action .monaco-button').first().click()
}

/** Writes a path into VS Code's own dialog for folders, and takes it once the dialog knows it. */
async function inDialog(person: Person, path: string, picture?: string): Promise<void> {
  const box = person.page.locator('.quick-input-widget')
  const title = box.locator('.quick-input-title', { hasText: 'which folder is it about?' })
  await title.waitFor()
  const input = box.locator('input[type=text]:visible').first()
  // It writes the folder to begin with by itself, into what is there already.
  await until(
    () => input.inputValue(),
    (value) => value !== '',
    'the folder that the dialog begins with',
  )
  await box.locator('.monaco-list-row').first().waitFor()
  const filled = async () => {
    if ((await input.inputValue()) !== path) await input.fill(path)
    await box.locator('.monaco-list-row').first().waitFor()
    return input.inputValue()
  }
  await until(filled, (value) => value === path, 'the path in the dialog')
  if (picture !== undefined) await person.screenshot(picture)
  await box.locator('.quick-input-action .monaco-button').first().click()
  await title.waitFor({ state: 'hidden' }) // it looks whether the folder is there; keys would have it give up
}
