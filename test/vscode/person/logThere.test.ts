// A person asks for an update log that is there already, changed by hand, written by hand, or damaged: no answer loses a word.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { corpusWithHistory } from './history.ts'
import { todaysLog } from './logs.ts'
import { notification } from './notifications.ts'
import { choose, startCommand } from './quickPick.ts'
import { until } from './waiting.ts'
import { withPerson } from './withPerson.ts'

const network = 'docs/12-network/network.md'
/** What the person writes outside of the marks, behind the title. */
const own = 'A sentence of my own.'
const lastLog = 'The last commit that touched docs/UPDATE-2026-11-01.md'
const marks = 'The base that the log names in its marks'

describe('an update log that is there already', () => {
  const corpus = corpusWithHistory('english')
  /** The log as the extension wrote it in this window. VS Code holds it open for a while, so it is not deleted between tests. */
  let isWritten = false
  let generated = ''
  afterEach(function () {
    if (this.currentTest?.state === 'passed') return
    corpus.restore()
    isWritten = false
  })
  after(() => corpus.remove())
  const log = join(corpus.folder, 'docs', todaysLog())
  const onDisk = () => readFileSync(log, 'utf8')

  withPerson(
    (person) => {
      const box = () => person().page.locator('.quick-input-widget')
      const list = () => box().locator('.quick-input-title', { hasText: 'which documents' })

      /** Asks for the log of today in `docs`, up to the list of documents. */
      const ask = async (base: string) => {
        await person().openFile(network)
        await startCommand(person(), 'Doc Corpus: New Update Log…')
        await choose(person(), 'which folder is it about?', 'handbook/docs')
        await choose(person(), 'what has changed since', base)
        await list().waitFor()
      }
      const accept = () => box().locator('.quick-input-action .monaco-button').first().click()

      /** The log that is there, as the extension writes it but for a sentence of the person and these words. */
      const written = async (change: (text: string) => string) => {
        if (!isWritten) {
          await ask(lastLog)
          await accept()
          await person().waitForFile(todaysLog())
          await person().putBack()
          generated = onDisk()
          isWritten = true
        }
        const fresh = generated.replace('\n\n', `\n\n${own}\n\n`)
        const changed = change(fresh)
        assert.notEqual(changed, fresh)
        writeFileSync(log, changed)
        return { fresh, changed }
      }
      /** Waits until the log stands on the left, and a new one that nobody has saved on the right. */
      const beside = async () => {
        const tab = (group: number) =>
          person().page.locator('.editor-group-container').nth(group).locator('.tab.active')
        await tab(1).filter({ hasText: 'Untitled-' }).waitFor()
        assert.equal(await tab(0).getAttribute('data-resource-name'), todaysLog())
      }
      /** Opens the log, once the editor has it as it stands on disk: with this line, or without. */
      const opened = async (line: string, isThere: boolean) => {
        await person().openFile(`docs/${todaysLog()}`)
        await until(
          () => person().visibleLines(),
          (lines) => lines.includes(own) && lines.includes(line) === isThere,
          'the log as it stands on disk',
        )
      }
      /** Saves what the active editor holds until that is this. */
      const holds = async (expected: string, what: string) => {
        const saved = async () => {
          await person().press('Control+S')
          return onDisk()
        }
        await until(saved, (text) => text === expected, what)
      }

      it('keeps words changed in a generated part until they are to be overwritten, and undo has them again', async () => {
        const { fresh, changed } = await written((text) => text.replace('12.4 Gateways', '12.4 Gateways and doors'))
        await opened('  - added 12.4 Gateways and doors', true)
        await ask(marks)
        await person().press('Escape')
        await list().waitFor({ state: 'hidden' })
        assert.equal(onDisk(), changed)

        await ask(marks)
        await accept()
        await person().waitForFile(todaysLog())
        const told = await notification(person(), 'Somebody has changed words')
        await person().screenshot('log-there-question')
        await holds(changed, 'the log as the person left it')

        await told.getByText('Overwrite What Was Changed').click()
        await holds(fresh, 'the facts, and the sentence of the person')
        await person().openFile(`docs/${todaysLog()}`)
        await person().press('Control+Z')
        await holds(changed, 'the log as the person left it, after undo')
      })

      it('stays as it is where a person wrote all of it; the new one is shown beside it, if it is wanted', async () => {
        const { changed } = await written(() => `# A log by hand\n\n${own}\n\n- Networks have doors.\n`)
        await opened('# A log by hand', true)
        await ask(lastLog)
        await accept()
        const told = await notification(person(), 'This log has no generated parts')
        await person().screenshot('log-by-hand')
        assert.equal(onDisk(), changed)
        await told.getByText('Show the New Log Beside').click()
        await beside()
        await person().waitForLine('  - added 12.4 Gateways')
        await person().screenshot('log-by-hand-beside')
        assert.equal(onDisk(), changed)
      })

      it('stays as it is where its marks are damaged; the new facts are shown beside it', async () => {
        const { changed } = await written((text) => text.replace(/<!-- doc-corpus:log end added -->\n/, ''))
        await opened('<!-- doc-corpus:log end added -->', false)
        await person().command('Doc Corpus: Refresh Update Log')
        const told = await notification(person(), 'The log was left as it is.')
        await person().screenshot('log-damaged')
        await told.getByText('Show the New Log Beside').click()
        await beside()
        await person().waitForLine('  - added 12.4 Gateways')
        await person().screenshot('log-damaged-beside')
        assert.equal(onDisk(), changed)
        await person().openFile(`docs/${todaysLog()}`)
        await holds(changed, 'the log as the person left it')
      })
    },
    { folder: corpus.folder, size: { width: 1280, height: 1400, scale: 1 } },
  )
})
