// What a client may say of a person's choices, and what holds where it says nothing.

import { expect, test } from 'vitest'
import { inlayHintKinds } from '../../server/src/core/features/inlayHints.ts'
import { preferencesFrom } from '../../server/src/lsp/preferences.ts'
import { read } from '../harness/sources.ts'

/** The names of the settings that are on. */
function check(value: unknown, ...expected: readonly string[]): void {
  const { inlayHints, codeLens } = preferencesFrom(value)
  const on = [...inlayHints].map((kind) => `inlayHints.${kind}`)
  expect([...on, ...(codeLens ? ['codeLens.references'] : [])]).toEqual(expected)
}

test('each setting is read, and what is left out keeps its default', () => {
  check(
    { inlayHints: { paths: true }, codeLens: { references: true } },
    'inlayHints.sections',
    'inlayHints.paths',
    'inlayHints.counts',
    ...counts,
  )
  check(
    { inlayHints: { sections: false, tables: true, links: true } },
    'inlayHints.tables',
    'inlayHints.links',
    'inlayHints.counts',
  )
})

test('what is of another shape changes nothing', () => {
  for (const value of [undefined, null, 1, 'on', [], { inlayHints: true }, { inlayHints: { sections: 'no' } }]) {
    check(value, ...sections)
  }
})

test('the defaults are those of the settings of VS Code', () => {
  const properties: Readonly<Record<string, { readonly default: unknown }>> = JSON.parse(read('package.json'))
    .contributes.configuration.properties
  const names = [...inlayHintKinds.map((kind) => `inlayHints.${kind}`), 'codeLens.references']
  check({}, ...names.filter((name) => properties[`docCorpus.${name}`]?.default === true))
  expect(names.filter((name) => properties[`docCorpus.${name}`] === undefined)).toEqual([])
})

const sections = ['inlayHints.sections', 'inlayHints.counts']
const counts = ['codeLens.references']
