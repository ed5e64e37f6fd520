// How many files a log says a folder has.

import { expect, test } from 'vitest'
import { check } from './logs.ts'

const documents = [
  't/axioms/README.md',
  't/axioms/one.md',
  't/axioms/deep/two.md',
  't/proofs/three.md',
  'other/axioms/x.md',
]
  .map((path) => `=== ${path}\n# X\n`)
  .join('')

test('documents with the index or without, what lies below or not, and what is listed', () => {
  const verdicts = check(
    undefined,
    `=== t/UPDATE-2025-11-07.md
# 更新

- \`axioms/\`：3 个文件
- **\`axioms/\`**：2 个文件全部完成
- \`axioms/\`：1 个文档
- \`axioms/\`：⟦4⟧⟦files: It says 4 files; axioms has 3.⟧ 个文件
- 公理（axioms/）：⟦7⟧⟦files: has 3⟧ 个文件（完成）
- **proofs/**：⟦2⟧⟦files: proofs has 1⟧ 个文档（一、二）
- \`proofs/\`: ⟦2⟧⟦files: has 1⟧ files
- \`axioms/\`：4+ 个文件夹
- 修复 \`axioms/\`：9 个文件
- \`axioms/\`：⟦8⟧⟦files: has 3⟧ 个文件（包括 README.md）
- \`nowhere/\`：9 个文件
${documents}`,
  )
  expect(verdicts.filter(({ kind, holds }) => kind === 'files' && holds)).toHaveLength(3)
})

test('fewer may be those that the log is about', () => {
  const many = Array.from({ length: 9 }, (_, i) => `=== t/many/${i}.md\n# ${i}\n`).join('')
  const verdicts = check(undefined, `=== t/UPDATE-2025-11-07.md\n# 更新\n\n- \`many/\`：5 个文件\n${many}`)
  expect(verdicts.filter(({ kind }) => kind === 'files')).toEqual([])
})

test('in the list of a folder a folder in it is meant', () => {
  check(
    undefined,
    `=== t/UPDATE-2025-11-07.md
# 更新

- \`../other/\`：1 个文件
  - \`axioms/\`：⟦3⟧⟦files: axioms has 1⟧ 个文件
${documents}`,
  )
})

test('files that are gone were there', () => {
  check(
    `${documents}=== t/axioms/gone.md\n# Gone\n`,
    `=== t/UPDATE-2025-11-07.md
# 更新

- \`axioms/\`：4 个文件
- \`axioms/\`：⟦5⟧⟦files: has 4⟧ 个文件
${documents}`,
  )
})
