// missing-mention: dead paths in backticks that surely belong to the corpus; everything else stays quiet.

import { expect, test } from 'vitest'
import { afterFix, check, fixTitles } from './problems.ts'

test('a path below a numbered folder of the corpus is reported', () => {
  check(`
=== docs/a.md
See \`12-network/policy.md\` and \`docs/12-network/old/\`.
     ^^^^^^^^^^^^^^^^^^^^ missing-mention
                                ^^^^^^^^^^^^^^^^^^^^ missing-mention
=== docs/12-network/network.md
`)
})

test('a telling name that is elsewhere now is reported', () => {
  check(`
=== docs/a.md
See \`theory/state-compression.md\`.
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-mention
=== docs/theory/other.md
=== docs/proofs/state-compression.md
`)
})

test('documentation of a tool speaks of other trees', () => {
  check(`
=== docs/index.md
Create \`docs/intro.md\`, then edit \`docs/getting-started.md\`, \`src/pages/index.md\` and \`my-project/README.md\`.
Your site has a folder \`docs/\`, a file \`docs/guide.md\`, \`content/posts/my-first-post.md\` and \`docs/01-intro/hello.md\`.
The config is in \`.vitepress/theme/index.md\`; \`blog/2019-05-28-first-blog-post.md\` is a post.
=== docs/advanced/guide.md
=== docs/blog/other.md
=== src/pages/other.md
=== content/posts/other.md
`)
})

test('a bare name, a name in prose, an ambiguous folder and an unknown folder say nothing', () => {
  check(`
=== x/a.md
\`gone.md\` and 12-network/gone.md and \`12-net/gone.md\` and \`99-none/gone.md\` and \`../gone.md\`
=== a/12-net/x.md
=== b/12-net/x.md
=== 12-network/x.md
`)
})

test('placeholders, plans and history are left alone', () => {
  check(`
=== a.md
\`12-net/UPDATE-YYYY-MM-DD.md\` \`12-net/NN-name.md\` \`12-net/xxx.md\` \`12-net/your-topic.md\` \`12-net/foo.md\`

- [ ] \`12-net/later.md\`
- 新增 \`12-net/new-one.md\`
- **建议创
  建**：\`12-net/wrapped.md\`
- \`12-net/old-one.md\` → \`12-net/x.md\`
- \`12-net/gone.md\` was removed

## Roadmap

### Next

\`12-net/future.md\`

## Structure

[\`12-net/text.md\`](12-net/x.md)

- [x] \`12-net/done.md\`
       ^^^^^^^^^^^^^^ missing-mention
=== 12-net/x.md
`)
})

test('the fix writes the path as the old one was written', () => {
  const source = `
=== docs/a.md
See \`theory/state-compression.md$0\`.
=== docs/theory/other.md
=== docs/proofs/state-compression.md
`
  expect(fixTitles(source)).toEqual(['Change to proofs/state-compression.md (preferred)'])
  expect(afterFix(source, 'Change to proofs/state-compression.md')).toBe(
    '=== docs/a.md\nSee `proofs/state-compression.md`.\n',
  )
})
