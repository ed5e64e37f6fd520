// number-prefix: the number of a document against those of its path.

import { test } from 'vitest'
import { check } from './problems.ts'

test('a document whose number is not that of its folder is reported where its neighbours keep to theirs', () => {
  check(`
=== docs/10-install/install.md
# 10. Install
=== docs/11-faults/faults.md
# 11. Faults
=== docs/12-network/network.md
# 11. Network
  ^^^ number-prefix: The document is numbered 11., but lies in 12-network.
=== docs/13-terms/README.md
# 13. Terms
`)
})

test('files are sorted by numbers, too', () => {
  check(`
=== 01-purpose.md
# 1. Purpose
=== 02-use.md
# 2. Use
=== 03-care.md
# 4. Care
  ^^ number-prefix: The document is numbered 4., but lies in 03-care.md.
`)
})

test('any number of the path may begin that of the document', () => {
  check(`
=== 12-structure/README.md
# 12. Structure
=== 12-structure/01-basics/README.md
# 12.1 Basics
=== 12-structure/01-basics/03-kinds.md
# 12.1.3 Kinds
=== 12-structure/02-forms.md
# 2. Forms
=== 12-structure/layers/L-3-containers.md
# L-3 Containers
=== 12-structure/03-flow/04-paths.md
# 012.3.4 Paths
`)
})

test('a folder farther up does not number what lies in folders without a number', () => {
  check(`
=== docs/03-runtime/runtime.md
# 3. Runtime
=== docs/04-infra/infra.md
# 4. Infra
=== docs/04-infra/network/network.md
# 12. Network
=== docs/05-terms/terms.md
# 5. Terms
`)
})

test('where neighbours do not keep to their numbers, nothing is said', () => {
  check(`
=== docs/04-infrastructure/README.md
# 12. Infrastructure
=== docs/05-runtime/README.md
# 5. Runtime
=== docs/06-policy/README.md
# 6. Policy
=== docs/07-edge/README.md
# 17. Edge
`)
})

test('where there are no neighbours, nothing is said', () => {
  check('=== docs/04-infrastructure/network.md\n# 12. Network\n')
  check('=== network.md\n# 12. Network\n')
})

test('sections, and titles without a number, are not looked at', () => {
  check(`
=== 01-purpose.md
# 1. Purpose
=== 02-use.md
# 2. Use
=== 03-care.md
# Care
## 1. Daily
## 2. Weekly
=== 04-terms.md
## 7. Terms
`)
})

test('where numbers mean nothing, this one does not', () => {
  const source = `
=== 01-purpose.md
# 1. Purpose
=== 02-use.md
# 2. Use
=== 03-care.md
# 4. Care
`
  check(source, { numbering: { '**': [] } })
})
