// The core, the command line and the language server find the same problems in the same corpus.

import picocolors from 'picocolors'
import { expect, test } from 'vitest'
import type { PublishDiagnosticsParams, WorkspaceDiagnosticReport } from 'vscode-languageserver'
import { run } from '../server/src/cli/program.ts'
import type { Streams } from '../server/src/cli/streams.ts'
import { problemsOf } from '../server/src/core/checks/run.ts'
import { type Path, pathOfUri } from '../server/src/core/uri.ts'
import { diskFiles, diskPath } from '../server/src/node/files.ts'
import { nodeClock } from '../server/src/node/ports.ts'
import { Session } from '../server/src/session/session.ts'
import { temporaryFolder } from './harness/temporary.ts'
import { modern, plain, talk } from './lsp/talk.ts'

const corpus = `
=== .doc-corpus.json
{ "severity": { "outside-corpus": "warning", "missing-mention": "information" } }
=== README.md
# 知识库 🗂️

> **版本**：v1.0 **最后更新：2025-11-07 **维护者**：文档组

[12.1](docs/12-network/network.md#121-概述) [坏](docs/12-network/netwrok.md) 😀 [头](#无此标题)
[case](Docs/12-network/network.md) [out](../elsewhere.md) \`12-network/none.md\`\r
[l][gone] [ok][d] [^n]

[d]: docs/12-network/network.md
[d]: README.md
[unused]: README.md

\`\`\`md
[never](a.md)
\`\`\`
=== docs/12-network/network.md
# 12 网络

## 12.1 概述

<!-- doc-corpus-disable-next-line missing-file -->
[silenced](x.md)
[heard](x.md)

见 \`network.md\` 12.7 章节，另见 10.1 章节，[13.1 概述](#121-概述)。
=== docs/10-a/a.md
# 10 甲

## 10.1 一
=== docs/10-b/b.md
# 10 乙

## 10.1 一
=== drafts/.gitignore
*
=== drafts/d.md
[ignored](x.md)
=== drafts/e/.doc-corpus.json
{ "severity": { "missing-file": "ignore" } }
=== drafts/e/e.md
[ignored too](x.md)
`

/** `file:line:column-line:column severity code message`, lines and columns from 1. */
type Line = string

async function fromCore(folder: Path): Promise<readonly Line[]> {
  const session = new Session({ files: diskFiles, clock: nodeClock, log: { info() {}, warn() {}, error() {} } })
  await session.open([folder])
  const lines: Line[] = []
  for (const document of session.corpus.documents()) {
    const at = (offset: number) => {
      const before = document.text.slice(0, offset).split('\n')
      return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
    }
    for (const { span, severity, code } of problemsOf(session.corpus, document)) {
      lines.push(`${document.path.slice(folder.length + 1)}:${at(span.start)}-${at(span.end)} ${severity} ${code}`)
    }
  }
  return lines.sort()
}

interface Reported {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly code: string
  readonly severity: string
}

async function fromCommandLine(folder: Path): Promise<readonly Line[]> {
  let written = ''
  const streams: Streams = {
    write: async (text) => {
      written += text
      return true
    },
    complain: (text) => expect.unreachable(text),
    isTerminal: false,
    isErrorTerminal: false,
    columns: undefined,
    colors: picocolors.createColors(false),
  }
  const words = ['check', diskPath(folder), '--no-cache', '--format', 'json']
  expect(await run({ words, streams, bundle: {}, folder: '/', atEnd: () => {} })).toBe(1)
  const { problems }: { problems: readonly Reported[] } = JSON.parse(written)
  return problems
    .map((each) => {
      const { file, line, column, endLine, endColumn, severity, code } = each
      return `${file}:${line}:${column}-${endLine}:${endColumn} ${severity} ${code}`
    })
    .sort()
}

const severities = ['', 'error', 'warning', 'information', 'hint']

function lines(folder: Path, files: readonly { uri: string; items: PublishDiagnosticsParams['diagnostics'] }[]) {
  return files
    .flatMap(({ uri, items }) =>
      items.map(({ range: { start, end }, severity, code }) => {
        const from = `${start.line + 1}:${start.character + 1}`
        const to = `${end.line + 1}:${end.character + 1}`
        return `${pathOfUri(uri).slice(folder.length + 1)}:${from}-${to} ${severities[severity ?? 0]} ${code}`
      }),
    )
    .sort()
}

test('core, command line, and servers that are asked and that send agree', async () => {
  const folder = await temporaryFolder(corpus)
  const core = await fromCore(folder)
  expect(new Set(core.map((line) => line.split(' ').at(-1))).size).toBeGreaterThan(10)

  expect(await fromCommandLine(folder)).toEqual(core)

  const asked = await talk({ folders: [folder], capabilities: modern })
  const report = await asked.ask<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] })
  const full = report.items.flatMap((item) => (item.kind === 'full' ? [item] : []))
  expect(lines(folder, full)).toEqual(core)

  const told = await talk({ folders: [folder], capabilities: plain })
  await told.sent(() => {
    const last = new Map(told.published.map(({ uri, diagnostics }) => [uri, diagnostics]))
    const reports = [...last].map(([uri, items]) => ({ uri, items }))
    expect(lines(folder, reports)).toEqual(core)
  })
})
