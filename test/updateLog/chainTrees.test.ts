// Chains of references as drawings.

import { expect, test } from 'vitest'
import { chainTrees } from '../../server/src/core/updateLog/chainTrees.ts'
import type { Chain } from '../../server/src/core/updateLog/model.ts'

const directions = { '→': 'to', '←': 'from', '↔': 'both' } as const

/** `new.md at home.md: → a.md ↔ b.md`, one for each new document; a drawing of each, without arrows of its own. */
function check(chains: readonly string[], expected: string): void {
  const drawn = chainTrees(chains.map(chainOf), (file) => file).map(({ lines }) => lines.join('\n'))
  expect(`\n${drawn.join('\n\n')}\n`).toBe(expected)
}

function chainOf(text: string): Chain {
  const [, file = '', home = '', links = ''] = /^(\S+) at (\S+): ?(.*)$/.exec(text) ?? []
  return {
    file,
    home: home === 'null' ? null : home,
    links: Array.from(links.matchAll(/([→←↔]) (\S+)/g), ([, sign, file = '']) => ({
      file,
      direction: sign === '→' || sign === '←' || sign === '↔' ? directions[sign] : 'to',
    })),
  }
}

test('a new document stands below the one from which a reader comes to it, and above those that it refers to', () =>
  check(
    ['net/new.md at net/net.md: → a.md ← b.md ↔ c.md ↔ net/net.md'],
    `
net/net.md
└── net/new.md ↔
    ├── a.md
    └── c.md ↔
`,
  ))

test('a new document to which nobody comes is at the top itself', () =>
  check(
    ['new.md at null: → a.md ← b.md'],
    `
new.md
└── a.md
`,
  ))

test('each new document is drawn with what it refers to once, below the new document that leads to it', () =>
  check(
    [
      'x/README.md at README.md: ← README.md → a.md ↔ x/new.md',
      'x/new.md at x/README.md: → a.md ↔ x/README.md → y/new.md',
      'y/new.md at null: ← x/new.md → b.md',
    ],
    `
README.md
└── x/README.md
    ├── a.md
    └── x/new.md ↔
        ├── a.md
        └── y/new.md

y/new.md
└── b.md
`,
  ))

test('new documents with one home share a drawing, with their branches', () =>
  check(
    ['a.md at README.md: ← README.md → c.md', 'b.md at README.md: ↔ README.md'],
    `
README.md
├── a.md
│   └── c.md
└── b.md ↔
`,
  ))
