// A person whose project wants dates to be true: the report, its fix; and metadata completed from what other documents say.

import assert from 'node:assert/strict'
import { ownCorpus } from './ownCorpus.ts'
import { withPerson } from './withPerson.ts'

const english = '**Last updated**: 2026-11-01 **Maintainer**: Platform team'
const chinese = '**最后更新**：2026-11-01 **维护者**：平台组'

/** Of two documents the content changed after the date, of one the layout; one says so. */
function datedCorpus() {
  const corpus = ownCorpus('handbook', {
    'README.md': '# Handbook\n\n- [Networks](docs/12-network/network.md)\n',
    'docs/12-network/network.md': `# 12. Networks\n\n${english}\n\n## 12.1 Names\n\nNames are looked up.\n`,
    'docs/15-storage/storage.md': `# 15. Storage\n\n${english}\n\n## 15.1 Disks\n\nDisks are\nslow.\n`,
    'docs/16-logs/logs.md': `# 16. 日志\n\n${chinese}\n\n## 16.1 去向\n\n写到磁盘。\n`,
    'docs/17-new/new.md': '# 17. New\n\n\n\n## 17.1 Text\n\nText.\n',
  })
  corpus.commit('The handbook as it was', '2026-11-01')
  const change = (name: string, from: string, to: string) => corpus.write(name, corpus.read(name).replace(from, to))
  change('docs/12-network/network.md', 'looked up', 'looked up by the node')
  change('docs/15-storage/storage.md', 'are\nslow', 'are slow')
  change('docs/16-logs/logs.md', '磁盘', '对象存储')
  corpus.commit('More is known', '2026-11-05')
  return corpus
}

describe('dates and other metadata', () => {
  const corpus = datedCorpus()
  beforeEach(() => corpus.restore())
  after(() => corpus.remove())

  withPerson(
    (person) => {
      /** The reports, once there are so many. */
      const stale = async (count: number) => {
        const found = await person().waitForProblems(
          (problems) => problems.filter(({ text }) => text.includes('stale-date')).length === count,
        )
        return found.filter(({ text }) => text.includes('stale-date'))
      }

      it('a date that is older than what git says is reported once the project wants it, and put right', async () => {
        await person().openFile('docs/12-network/network.md')
        await stale(0)
        corpus.write('.doc-corpus.json', '{ "severity": { "stale-date": "information" } }\n')
        const problems = await stale(2)
        await person().screenshot('stale-date')
        for (const { severity, text } of problems) {
          assert.equal(severity, 'info')
          assert.match(text, /It says 2026-11-01, but its content changed on 2026-11-05\./)
        }
        await person().openFile('docs/12-network/network.md')
        await person().goTo(3, '2026')
        await person().fix('Write 2026-11-05')
        await person().waitForLine(english.replace('11-01', '11-05'))
        await stale(1)
        await person().openFile('docs/16-logs/logs.md')
        await person().goTo(3, '2026')
        await person().fix('Write 2026-11-05')
        await person().waitForLine(chinese.replace('11-01', '11-05'))
        await stale(0)
      })

      it('a text that is changed now and says an older day is reported as changed today', async () => {
        corpus.write('.doc-corpus.json', '{ "severity": { "stale-date": "information" } }\n')
        await person().openFile('docs/15-storage/storage.md')
        await stale(2)
        await person().openFile('docs/15-storage/storage.md')
        await person().goTo(7)
        await person().press('End')
        await person().type(' They are being replaced.')
        await stale(3)
      })

      it('labels and values of other documents are completed, in the way of each language', async () => {
        await person().openFile('docs/17-new/new.md')
        await person().goTo(3)
        await person().type('**')
        const labels = await person().suggestions('Maintainer')
        await person().screenshot('metadata-labels')
        for (const label of ['Last updated', 'Maintainer', '最后更新', '维护者'])
          assert.ok(
            labels.some((row) => row.startsWith(label)),
            labels.join('\n'),
          )
        await person().take('Maintainer')
        await person().waitForLine('**Maintainer**: ')
        await person().suggestions('Platform team')
        await person().screenshot('metadata-values')
        await person().takeFirst('Platform team')
        await person().waitForLine('**Maintainer**: Platform team')

        await person().goTo(3)
        await person().press('Shift+End Delete')
        await person().type('**维')
        await person().suggestions('维护者')
        await person().takeFirst('维护者')
        await person().waitForLine('**维护者**：')
        await person().suggestions('平台组')
        await person().take('平台组')
        await person().waitForLine('**维护者**：平台组')
      })
    },
    { folder: corpus.folder },
  )
})
