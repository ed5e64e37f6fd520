// Asked for links before everything has been read, the client answers none at once, and has VS Code ask again.

import { expect, test } from 'vitest'
import { linksWhenRead } from '../../client/src/links.ts'
import type { Status } from '../../server/src/protocol.ts'

type Links = ReturnType<typeof linksWhenRead>
type Asked = Parameters<Links['provideDocumentLinks']>

/** What happened, in order: each `ask` with whether the server was asked, and `again` where VS Code is told to ask again. */
function happens(...steps: readonly (Status['state'] | 'ask')[]): string[] {
  const seen: string[] = []
  let tell: (status: Pick<Status, 'state'>) => unknown = () => {}
  const links = linksWhenRead(
    (listener) => {
      tell = listener
      return { dispose() {} }
    },
    () => seen.push('again'),
  )
  // Neither document nor token is looked at.
  const [document, token] = [{}, {}] as unknown as Asked
  for (const step of steps) {
    if (step !== 'ask') {
      tell({ state: step })
      continue
    }
    let isServerAsked = false
    links.provideDocumentLinks(document, token, () => {
      isServerAsked = true
      return []
    })
    seen.push(isServerAsked ? 'server' : 'none')
  }
  return seen
}

test('there are no links until all has been read, then VS Code asks again', () => {
  expect(happens('ask', 'listing', 'ask', 'reading', 'ask', 'ready', 'ask')).toEqual([
    'none',
    'none',
    'none',
    'again',
    'server',
  ])
})

test('whose reading was stopped has links of what has been read', () => {
  expect(happens('reading', 'ask', 'stopped', 'ask')).toEqual(['none', 'again', 'server'])
})

test('nobody is told to ask again who did not ask, or has asked again', () => {
  expect(happens('reading', 'ready', 'ask', 'ready')).toEqual(['server'])
  expect(happens('ask', 'ready', 'ready')).toEqual(['none', 'again'])
})

test('what is read later holds nobody up', () => {
  expect(happens('ready', 'reading', 'ask', 'ready')).toEqual(['server'])
})
