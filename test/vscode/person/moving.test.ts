// A person moves files in the Explorer, with every setting that says what references do then; undo puts everything back.

import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { answer, dialog, dragInto, renameInExplorer, row, undoInExplorer, unfold } from './explorer.ts'
import { ownCorpus } from './ownCorpus.ts'
import type { Person } from './person.ts'
import { until } from './waiting.ts'
import { withPerson } from './withPerson.ts'

const texts = {
  'README.md':
    '# Handbook\n\n[Networks](docs/12-network/network.md), `12-network/network.md`, [12.1](docs/12-network/network.md#121-names)\n',
  'docs/12-network/network.md':
    '# 12. Networks\n\nSee [Storage](../15-storage/storage.md) and `15-storage/storage.md`.\n\n## 12.1 Names\n\nText.\n',
  'docs/15-storage/storage.md': '# 15. Storage\n\n[12.1 Names](../12-network/network.md#121-names)\n',
  'docs/16-logs/logs.md': '# 16. Logs\n\nText.\n',
  'docs/17-more/more.md': '# 17. More\n\nText.\n',
} as const

type Texts = Readonly<Record<string, string>>

/** All documents of the corpus behind the move of the folder to `04-network`. */
const renamed: Texts = {
  'README.md': texts['README.md'].replaceAll('12-network/', '04-network/'),
  'docs/04-network/network.md': texts['docs/12-network/network.md'],
  'docs/15-storage/storage.md': texts['docs/15-storage/storage.md'].replaceAll('12-network/', '04-network/'),
}

/** A corpus of its own for a `describe`, as it was before each test. */
function corpusOf() {
  const corpus = ownCorpus('handbook', texts)
  corpus.commit('The handbook as it was', '2026-11-01')
  // Before that of `withPerson`: a second try begins with the corpus as it was.
  beforeEach(() => corpus.restore())
  after(() => corpus.remove())
  /** Saves what is open until these are the documents on disk: VS Code leaves some of what it changes unsaved. */
  const stands = async (person: Person, expected: Texts) => {
    const saved = async () => {
      await person.command('File: Save All')
      return Object.fromEntries(Object.keys(expected).map((name) => [name, corpus.readIfThere(name)]))
    }
    await until(saved, (texts) => isDeepStrictEqual(texts, expected), 'the documents')
  }
  return { ...corpus, stands }
}

describe('moving with updateReferencesOnFileMove = always', () => {
  const { folder, stands } = corpusOf()
  withPerson(
    (person) => {
      it('changes references and asks nobody; undo puts the folder and the references back', async () => {
        await person().openFile('docs/15-storage/storage.md')
        await renameInExplorer(person(), '12-network', '04-network')
        await row(person(), '04-network').waitFor()
        await person().waitForLine('[12.1 Names](../04-network/network.md#121-names)')
        assert.equal(await dialog(person()).count(), 0)
        await stands(person(), renamed)
        await person().waitForProblems((problems) => problems.length === 0)
        await undoInExplorer(person(), '04-network')
        await row(person(), '12-network').waitFor()
        await person().screenshot('move-always-undone')
        await person().waitForLine('[12.1 Names](../12-network/network.md#121-names)')
        await stands(person(), texts)
      })
    },
    { folder, settings: { 'docCorpus.updateReferencesOnFileMove': 'always' } },
  )
})

describe('moving with updateReferencesOnFileMove = never', () => {
  const { folder, stands } = corpusOf()
  withPerson(
    (person) => {
      it('changes nothing and asks nobody; what is broken then is reported', async () => {
        const isBroken = ({ text }: { readonly text: string }) => text.includes('12-network/network.md')
        await person().openFile('docs/15-storage/storage.md')
        await renameInExplorer(person(), '12-network', '04-network')
        await row(person(), '04-network').waitFor()
        await person().waitForProblems((problems) => problems.filter(isBroken).length >= 3)
        await person().screenshot('move-never')
        assert.equal(await dialog(person()).count(), 0)
        await person().waitForLine('[12.1 Names](../12-network/network.md#121-names)')
        const { 'docs/12-network/network.md': moved, ...others } = texts
        await stands(person(), { ...others, 'docs/04-network/network.md': moved })
        await undoInExplorer(person(), '04-network')
        await row(person(), '12-network').waitFor()
        await person().waitForProblems((problems) => !problems.some(isBroken))
        await stands(person(), texts)
      })
    },
    { folder, settings: { 'docCorpus.updateReferencesOnFileMove': 'never' } },
  )
})

for (const ours of ['prompt', 'always'] as const) {
  describe(`moving beside VS Code's own link updating, ours being ${ours}`, () => {
    const { folder, stands } = corpusOf()
    withPerson(
      (person) => {
        it('changes links and mentions once each', async () => {
          await person().openFile('docs/15-storage/storage.md')
          await renameInExplorer(person(), '12-network', '04-network')
          if (ours === 'prompt') await answer(person(), /^OK$/)
          await row(person(), '04-network').waitFor()
          await person().waitForLine('[12.1 Names](../04-network/network.md#121-names)')
          await stands(person(), renamed)
          await person().screenshot(`move-beside-${ours}`)
        })
      },
      {
        folder,
        settings: {
          'docCorpus.updateReferencesOnFileMove': ours,
          'markdown.updateLinksOnFileMove.enabled': 'always',
        },
      },
    )
  })
}

describe('dragging in the Explorer', () => {
  const { folder, stands } = corpusOf()
  withPerson(
    (person) => {
      it('takes references along when a file is dragged into another folder, and back with one undo', async () => {
        await person().openFile('docs/15-storage/storage.md')
        await unfold(person(), '12-network', 'network.md')
        await dragInto(person(), 'network.md', '16-logs')
        await dialog(person()).locator('.monaco-button').filter({ hasText: /^OK$/ }).waitFor()
        await person().screenshot('drag-asks')
        await answer(person(), /^OK$/)
        await person().waitForLine('[12.1 Names](../16-logs/network.md#121-names)')
        await person().screenshot('dragged')
        await stands(person(), {
          'README.md': texts['README.md'].replaceAll('12-network/', '16-logs/'),
          'docs/16-logs/network.md': texts['docs/12-network/network.md'],
          'docs/15-storage/storage.md': texts['docs/15-storage/storage.md'].replaceAll('12-network/', '16-logs/'),
        })
        await person().waitForProblems((problems) => problems.length === 0)
        await undoInExplorer(person(), '16-logs')
        await person().waitForLine('[12.1 Names](../12-network/network.md#121-names)')
        await stands(person(), texts)
      })

      it('takes references inside a folder along when it is dragged deeper', async () => {
        await person().openFile('docs/12-network/network.md')
        await dragInto(person(), '12-network', '17-more')
        await answer(person(), /^OK$/)
        await person().waitForLine('See [Storage](../../15-storage/storage.md) and `15-storage/storage.md`.')
        await stands(person(), {
          'README.md': texts['README.md'].replaceAll('docs/12-network/', 'docs/17-more/12-network/'),
          'docs/15-storage/storage.md': texts['docs/15-storage/storage.md'].replaceAll(
            '../12-network/',
            '../17-more/12-network/',
          ),
        })
      })
    },
    { folder },
  )
})
