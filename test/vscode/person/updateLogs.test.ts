// A person writes an update log, from the command to the finished log, and refreshes it.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CorpusWithHistory, corpusWithHistory } from './history.ts'
import { todaysLog } from './logs.ts'
import type { Person } from './person.ts'
import { choose, startCommand } from './quickPick.ts'
import { until } from './waiting.ts'
import { withPerson } from './withPerson.ts'

const words = {
  english: {
    command: 'Doc Corpus: New Update Log…',
    folder: ['which folder is it about?', 'handbook/docs '],
    base: ['what has changed since', 'The last commit that touched docs/UPDATE-2026-11-01.md'],
    documents: 'which documents shall it mention?',
    sections: '12.2 Policies (changed) · 12.4 Gateways (added)',
    layout: ['layout only', '- `16-logging/logging.md`: layout only'],
    row: /^\| .*12\.2/,
    section: '  - added 12.4 Gateways',
    came: 'denied',
    diff: /-All traffic is allowed\.\s*\+All traffic is denied/,
    old: 'Gateways',
    now: 'Exits',
    aims: '**Aims**:',
    own: 'By hand. ',
    lens: 'Refresh facts',
  },
  chinese: {
    command: 'Doc Corpus: 新建更新日志…',
    folder: ['针对哪个文件夹？', 'handbook/docs '],
    base: ['从何时起的变更？', '最后一次改动 docs/UPDATE-2026-11-01.md 的提交'],
    documents: '提及哪些文档？',
    sections: '12.2 策略（修改） · 12.4 网关（新增）',
    layout: ['仅格式', '- `16-logging/logging.md`：仅调整排版'],
    row: /^\| .*12\.2/,
    section: '  - 新增 12.4 网关',
    came: '默认拒绝',
    diff: /-默认放行所有流量。\s*\+默认拒绝所有未放行的流量。/,
    old: '网关',
    now: '出口',
    aims: '**更新目标**：',
    own: '手写。',
    lens: '刷新事实',
  },
} as const

for (const language of ['english', 'chinese'] as const) {
  describe(`an update log in ${language}`, () => {
    const corpus = corpusWithHistory(language)
    // Before that of `withPerson`: a second try begins with the corpus as it was.
    beforeEach(() => corpus.restore())
    after(() => corpus.remove())
    const said = words[language]

    withPerson(
      (person) => {
        it('is written by command, tells what changed, is refreshed and undone, and completed', async () => {
          await person().openFile('docs/12-network/network.md')
          await startCommand(person(), said.command)
          await choose(person(), said.folder[0], 'handbook/docs', `${language}-log-folder`)
          await choose(person(), said.base[0], said.base[1], `${language}-log-base`)
          const rows = await documents(person(), said.documents)
          await person().screenshot(`${language}-log-documents`)
          assert.deepEqual(
            rows.map(({ path, isTicked }) => [path, isTicked]),
            [
              ['docs/12-network/network.md', true],
              ['docs/15-storage/storage.md', true],
              ['docs/16-logging/logging.md', false],
            ],
          )
          assert.ok(rows[0]?.text.includes(said.sections), rows[0]?.text)
          assert.ok(rows[2]?.text.includes(said.layout[0]), rows[2]?.text)
          await person().page.locator('.quick-input-widget .monaco-list-row', { hasText: '16-logging' }).click()
          await person().screenshot(`${language}-log-layout-ticked`)
          await person().page.locator('.quick-input-widget .quick-input-action .monaco-button').first().click()
          await person().waitForFile(todaysLog())
          await person().press('Control+Home')
          await person().screenshot(`${language}-log`)
          await lineShown(person(), said.section)
          await person().screenshot(`${language}-log-changes`)
          await lineShown(person(), said.layout[1])

          const line = lineOf(corpus, said.row)
          const parts = await person().hoverAt(line, '12.2', said.came)
          await person().screenshot(`${language}-log-hover`)
          assert.match(parts.join('\n'), said.diff)

          await person().openFile('docs/12-network/network.md')
          await person().goTo(17, said.old)
          await person().press('Shift+End')
          await person().page.keyboard.type(said.now)
          await person().openFile(`docs/${todaysLog()}`)
          await person().goTo(lineOf(corpus, said.aims))
          await person().type(said.own)
          await person().press('Control+Home')
          const lens = person().page.locator('.codelens-decoration a', { hasText: said.lens }).first()
          await lens.waitFor()
          await person().screenshot(`${language}-log-lens`)
          await lens.click()
          await lineShown(person(), `${said.section.split(' 12.4')[0]} 12.4 ${said.now}`)
          await person().press('Control+Home')
          await lineShown(person(), `${said.own}${said.aims}`)
          await person().screenshot(`${language}-log-refreshed`)
          await person().press('Control+Z')
          await person().press('Control+Home')
          await lineShown(person(), said.section)
          await person().press('Control+Home')
          await lineShown(person(), `${said.own}${said.aims}`)

          await person().openFile(`docs/${todaysLog()}`)
          await person().press('Control+End Enter')
          await person().page.keyboard.type('- ')
          const offered = await person().suggestions('12-network/network.md')
          assert.match(offered[0] ?? '', /^12-network\/network\.md/)
          await person().takeFirst('12-network/network.md')
          await person().page.keyboard.type(' ')
          const sections = await person().suggestions(`12.4 ${said.now}`)
          await person().screenshot(`${language}-log-completion`)
          assert.ok(sections[0]?.includes('12.2'), sections[0])
        })
      },
      { folder: corpus.folder, ...(language === 'chinese' ? { language: 'zh-cn' } : {}) },
    )
  })
}

/** The line, from 1, of the log as it was written that is this, or like this. */
function lineOf({ folder }: CorpusWithHistory, wanted: string | RegExp): number {
  const lines = readFileSync(join(folder, 'docs', todaysLog()), 'utf8').split('\n')
  const at = lines.findIndex((line) => (typeof wanted === 'string' ? line === wanted : wanted.test(line)))
  assert.ok(at >= 0, `no line ${wanted} in\n${lines.join('\n')}`)
  return at + 1
}

async function documents(person: Person, title: string) {
  const box = person.page.locator('.quick-input-widget')
  await box.locator('.quick-input-title', { hasText: title }).waitFor()
  const rows = box.locator('.monaco-list-row')
  await rows.first().waitFor()
  return rows.evaluateAll((all) =>
    all.map((row) => ({
      path: (row.querySelector('.label-name')?.textContent ?? '').trim(),
      text: row.textContent?.replace(/\s+/g, ' ') ?? '',
      isTicked: row.querySelector('[aria-checked="true"], input:checked') !== null,
    })),
  )
}

/** Goes down until the line is on the screen, and from the top again: it may come while one looks further below. */
async function lineShown(person: Person, line: string): Promise<void> {
  let before = ''
  const lines = async () => {
    const shown = await person.visibleLines()
    if (!shown.includes(line)) await person.press(shown.join('\n') === before ? 'Control+Home' : 'PageDown')
    before = shown.join('\n')
    return shown
  }
  await until(lines, (shown) => shown.includes(line), `the line '${line}'`)
}
