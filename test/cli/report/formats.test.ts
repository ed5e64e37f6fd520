// What each format of `check` prints, byte for byte or held against its specification.

import picocolors from 'picocolors'
import type { Log } from 'sarif'
import { describe, expect, test } from 'vitest'
import type { CheckReport, View } from '../../../server/src/cli/report/report.ts'
import { sarifLog } from '../../../server/src/cli/report/sarif.ts'
import { cli, folderWith, git, write } from '../cli.ts'

const fixture = `
=== .doc-corpus.json
{ "severity": { "outside-corpus": "information" } }
=== docs/甲 乙.md
# 甲

全角 [x](无.md) 与 [y](../../../z.md)

[w](50%,a:b.md)
=== docs/good.md
# Good
`

async function check(format: string, ...words: string[]) {
  const folder = folderWith(fixture)
  git(folder, 'init', '-q')
  const { out, code, err } = await cli(folder, 'check', '--format', format, ...words)
  expect([code, err]).toEqual([1, ''])
  return { folder, out }
}

describe.concurrent('formats', () => {
  test('pretty groups by document, marks the text under its full-width neighbours, and counts', async () => {
    const { out } = await check('pretty')
    expect(out.replace(/\d+\.\d s/, 'N s')).toBe(`docs/甲 乙.md
  3:8   error        No file or folder 无.md.  missing-file
      全角 [x](无.md) 与 [y](../../../z.md)
               ^^^^^
  3:20  information  ../../../z.md leads out of the corpus, where nothing can be checked.  outside-corpus
      全角 [x](无.md) 与 [y](../../../z.md)
                             ^^^^^^^^^^^^^
  5:5   error        No file or folder 50%,a:b.md.  missing-file
      [w](50%,a:b.md)
          ^^^^^^^^^^

  2  missing-file    error
  1  outside-corpus  information

3 problems in 1 document: error 2 · information 1
Checked: documents 2, sections 2, references 3; N s.
`)
  })

  test('pretty speaks Chinese', async () => {
    const { out } = await check('pretty', '--locale', 'zh-cn')
    expect(out).toContain('1 个文档中有 3 个问题：错误 2 · 信息 1\n')
  })

  test('pretty has no colours in a pipe, unless they are forced', async () => {
    expect((await check('pretty')).out).not.toContain('\u001b')
  })

  test('github names files from the top of the repository and escapes what commands are made of', async () => {
    const { out } = await check('github')
    expect(out).toBe(
      [
        '::error file=docs/甲 乙.md,line=3,endLine=3,col=8,endColumn=12,title=missing-file::No file or folder 无.md.',
        '::notice file=docs/甲 乙.md,line=3,endLine=3,col=20,endColumn=33,title=outside-corpus::../../../z.md leads out of the corpus, where nothing can be checked.',
        '::error file=docs/甲 乙.md,line=5,endLine=5,col=5,endColumn=15,title=missing-file::No file or folder 50%25,a:b.md.',
        '',
      ].join('\n'),
    )
  })

  test('github counts from the repository where the root is a part of it', async () => {
    const folder = folderWith(fixture)
    git(folder, 'init', '-q')
    const { out } = await cli(folder, 'check', '--root', 'docs', '--only', 'missing-file', '--format', 'github')
    expect(out).toMatch(/^::error file=docs\/甲 乙\.md,line=3,/)
  })

  test('sarif has rules, regions in UTF-16 units, and encoded file names', async () => {
    const { out, folder } = await check('sarif')
    const log: Log = JSON.parse(out)
    const [run] = log.runs
    expect(log.version).toBe('2.1.0')
    expect(run?.columnKind).toBe('utf16CodeUnits')
    expect(run?.originalUriBaseIds).toEqual({ SRCROOT: { uri: `file://${folder}/` } })
    expect(run?.results?.length).toBe(3)
    const [first] = run?.results ?? []
    const rule = run?.tool.driver.rules?.[first?.ruleIndex ?? -1]
    expect([first?.ruleId, rule?.id]).toEqual(['missing-file', 'missing-file'])
    expect(rule?.helpUri).toMatch(/^https:\/\/.*missing-file/)
    expect(first?.level).toBe('error')
    expect(first?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'docs/%E7%94%B2%20%E4%B9%99.md', uriBaseId: 'SRCROOT' },
      region: { startLine: 3, startColumn: 8, endLine: 3, endColumn: 12 },
    })
  })

  test('sarif fingerprints stay when lines move, and differ between two of the same target', async () => {
    const folder = folderWith('=== .doc-corpus.json\n{}\n=== a.md\n[x](x.md) [x](x.md)\n')
    const prints = async () => {
      const { out } = await cli(folder, 'check', '--format', 'sarif')
      const log: Log = JSON.parse(out)
      return log.runs[0]?.results?.map((result) => Object.values(result.partialFingerprints ?? {})[0])
    }
    const before = await prints()
    write(folder, 'a.md', '# Title\n\n[x](x.md) and [x](x.md)\n')
    expect(await prints()).toEqual(before)
    expect(new Set(before).size).toBe(2)
  })

  test('junit has a suite per document, a failure per problem that fails the run, and no broken XML', async () => {
    const { out } = await check('junit')
    expect(out.replace(/time="[\d.]+"/, 'time="N"')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="doc-corpus" tests="4" failures="2" errors="0" time="N">
  <testsuite name="docs/good.md" tests="1" failures="0" errors="0">
    <testcase name="docs/good.md" classname="docs/good.md"/>
  </testsuite>
  <testsuite name="docs/甲 乙.md" tests="3" failures="2" errors="0">
    <testcase name="missing-file 3:8" classname="docs/甲 乙.md"><failure type="missing-file" message="No file or folder 无.md.">docs/甲 乙.md:3:8: error missing-file: No file or folder 无.md.</failure></testcase>
    <testcase name="outside-corpus 3:20" classname="docs/甲 乙.md"><system-out>docs/甲 乙.md:3:20: information outside-corpus: ../../../z.md leads out of the corpus, where nothing can be checked.</system-out></testcase>
    <testcase name="missing-file 5:5" classname="docs/甲 乙.md"><failure type="missing-file" message="No file or folder 50%,a:b.md.">docs/甲 乙.md:5:5: error missing-file: No file or folder 50%,a:b.md.</failure></testcase>
  </testsuite>
</testsuites>
`)
  })

  test('junit escapes markup and leaves out what XML cannot hold', async () => {
    const folder = folderWith('=== .doc-corpus.json\n{}\n')
    write(folder, 'a.md', '[x](<a&b"\u0001c.md>)\n')
    const { out } = await cli(folder, 'check', '--format', 'junit')
    expect(out).toContain('message="No file or folder a&amp;b&quot;\ufffdc.md."')
    expect(out).not.toContain('\u0001')
  })
})

test('what is built is a SARIF log by the types made from its schema', () => {
  const report: CheckReport = {
    root: '/r',
    documents: 0,
    sections: 0,
    references: 0,
    corpusSize: 0,
    files: [],
    problems: [],
    known: 0,
    seconds: 0,
    sourceOf: () => undefined,
  }
  const view: View = {
    bundle: {},
    colors: picocolors.createColors(false),
    columns: undefined,
    repository: '/r',
    failOn: 'warning',
  }
  const log: Log = sarifLog(report, view)
  expect(log.runs[0]?.results).toEqual([])
})
