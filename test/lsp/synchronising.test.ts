// What the client tells of documents, files and folders, and what the server answers meanwhile.

import { rm, writeFile } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import type { CompletionList, Hover, Location, LocationLink } from 'vscode-languageserver'
import { diskFiles } from '../../server/src/node/files.ts'
import type { FilePort } from '../../server/src/session/ports.ts'
import { temporaryFolder } from '../harness/temporary.ts'
import { modern, plain, talk } from './talk.ts'

const corpus = `
=== a.md
# A

[b](b.md#二)
=== b.md
# B

## 二
`

const symbolNames = (symbols: { name: string }[]) => symbols.map(({ name }) => name)

test('edits arrive in pieces, counted in UTF-16 units', async () => {
  const folder = await temporaryFolder(corpus)
  const { client, ask, open, uri } = await talk({ folders: [folder] })
  const textDocument = { uri: uri(`${folder}/a.md`) }
  await open(`${folder}/a.md`, '# 😀x\r\n\r\ntext\r\n')
  await client.sendNotification('textDocument/didChange', {
    textDocument: { ...textDocument, version: 2 },
    contentChanges: [
      { range: { start: { line: 0, character: 4 }, end: { line: 0, character: 5 } }, text: '中' },
      { range: { start: { line: 2, character: 4 }, end: { line: 2, character: 4 } }, text: '\r\n\r\n## Two' },
    ],
  })
  const symbols = await ask<{ name: string; children: { name: string }[] }[]>('textDocument/documentSymbol', {
    textDocument,
  })
  expect(symbolNames(symbols)).toEqual(['😀中'])
  expect(symbolNames(symbols[0]?.children ?? [])).toEqual(['Two'])
})

test('when a document is closed its file is read, and the status says again how many there are', async () => {
  const folder = await temporaryFolder(corpus)
  const { client, open, settled, uri } = await talk({ folders: [folder] })
  await settled()
  const states: { readonly state: string; readonly sections: number }[] = []
  client.onNotification('docCorpus/status', (status: (typeof states)[number]) => void states.push(status))
  // Not all that is read in a short time is told.
  const isTold = async () => {
    await open(`${folder}/a.md`, '# A\n\n## 1. New\n')
    await client.sendNotification('textDocument/didClose', { textDocument: { uri: uri(`${folder}/a.md`) } })
    expect(states.some(({ state }) => state === 'reading')).toBe(true)
  }
  await vi.waitFor(isTold, 10_000)
  await vi.waitFor(() => expect(states.at(-1)).toMatchObject({ state: 'ready', sections: 3 }), 10_000)
})

test('a document whose file is gone is counted no more once it is closed', async () => {
  const folder = await temporaryFolder(corpus)
  const { client, open, settled, uri } = await talk({ folders: [folder] })
  await settled()
  const counts: number[] = []
  client.onNotification('docCorpus/status', ({ state, documents }: { state: string; documents: number }) => {
    if (state === 'ready') counts.push(documents)
  })
  await open(`${folder}/a.md`, '# A\n')
  await rm(`${folder}/a.md`)
  const gone = uri(`${folder}/a.md`)
  await client.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: gone, type: 3 }] })
  await vi.waitFor(() => expect(counts).toContain(2), 10_000)
  await client.sendNotification('textDocument/didClose', { textDocument: { uri: gone } })
  await vi.waitFor(() => expect(counts.at(-1)).toBe(1), 10_000)
})

test('a client without symbol trees gets a list', async () => {
  const folder = await temporaryFolder(corpus)
  const { ask, uri } = await talk({ folders: [folder], capabilities: plain })
  expect(await ask('textDocument/documentSymbol', { textDocument: { uri: uri(`${folder}/b.md`) } })).toMatchObject([
    { name: 'B', location: { uri: uri(`${folder}/b.md`) } },
    { name: '二', containerName: 'B' },
  ])
})

test('locations name an open document as its client does', async () => {
  const folder = await temporaryFolder(corpus)
  const { client, ask, uri } = await talk({ folders: [folder] })
  const own = uri(`${folder}/b.md`).replace('/b.md', '/%62.md')
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri: own, languageId: 'markdown', version: 1, text: '# B\n\n## 二\n' },
  })
  const links = await ask<LocationLink[]>('textDocument/definition', {
    textDocument: { uri: uri(`${folder}/a.md`) },
    position: { line: 2, character: 12 },
  })
  expect(links.map(({ targetUri }) => targetUri)).toEqual([own])
})

test('every file that comes or goes is watched, and the content of some', async () => {
  const folder = await temporaryFolder(corpus)
  const { registered, settled } = await talk({ folders: [folder] })
  await settled()
  expect(registered).toContain('workspace/didChangeWatchedFiles')
  const without = await talk({ folders: [folder], capabilities: plain })
  await without.settled()
  expect(without.registered).toEqual([])
})

test('a client that watches nothing tells of a new file by saving it', async () => {
  const folder = await temporaryFolder(corpus)
  const { client, ask, open, settled, uri } = await talk({ folders: [folder], capabilities: plain })
  await settled()
  await writeFile(`${folder}/new.md`, '# New\n')
  await open(`${folder}/new.md`, '# New\n')
  await client.sendNotification('textDocument/didSave', { textDocument: { uri: uri(`${folder}/new.md`) } })
  await open(`${folder}/c.md`, '[n](new.md)\n')
  // Asked behind a request that waits for the corpus, so that the new file has been listed.
  await ask('workspace/symbol', { query: '' })
  const found = await ask<Location[]>('textDocument/definition', {
    textDocument: { uri: uri(`${folder}/c.md`) },
    position: { line: 0, character: 6 },
  })
  expect(found.map((each) => each.uri)).toEqual([uri(`${folder}/new.md`)])
})

test('a folder that joins the workspace is read, one that leaves is forgotten', async () => {
  const [one, two] = [await temporaryFolder('=== one.md\n# One\n'), await temporaryFolder('=== two.md\n# Two\n')]
  const { client, ask, uri } = await talk({ folders: [one] })
  const names = async () => symbolNames(await ask<{ name: string }[]>('workspace/symbol', { query: '' })).sort()
  expect(await names()).toEqual(['One'])
  await client.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: uri(two), name: 'two' }], removed: [] },
  })
  expect(await names()).toEqual(['One', 'Two'])
  await client.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [], removed: [{ uri: uri(one), name: 'one' }] },
  })
  expect(await names()).toEqual(['Two'])
})

/** A disk on which reading some files takes until it is told to go on. */
function slowDisk(isSlow: (path: string) => boolean): { files: FilePort; goOn: () => void } {
  let goOn = () => {}
  const gate = new Promise<void>((resolve) => {
    goOn = resolve
  })
  return {
    files: {
      list: diskFiles.list,
      async read(path) {
        if (isSlow(path)) await gate
        return diskFiles.read(path)
      },
    },
    goOn,
  }
}

test('an open document is answered while the rest is still being read, and says so', async () => {
  const folder = await temporaryFolder(`${corpus}=== slow.md\n# Slow\n`)
  const { files, goOn } = slowDisk((path) => path.endsWith('slow.md'))
  const { ask, open, settled, uri } = await talk({ folders: [folder], files })
  await open(`${folder}/a.md`, '# A\n\n[b](b.md#二)\n')
  const params = { textDocument: { uri: uri(`${folder}/a.md`) }, position: { line: 2, character: 10 } }
  const early = await ask<Hover>('textDocument/hover', params)
  expect(JSON.stringify(early.contents)).toContain('still being read')
  expect(await ask('textDocument/definition', params)).toHaveLength(1)
  goOn()
  await settled()
  const late = await ask<Hover>('textDocument/hover', params)
  expect(JSON.stringify(late.contents)).not.toContain('still being read')
})

test('anchors of a file that has not been read yet are offered once that one file has', async () => {
  const folder = await temporaryFolder(`${corpus}=== slow.md\n# Slow\n`)
  const { files, goOn } = slowDisk((path) => path.endsWith('slow.md'))
  const reading: string[] = []
  const watched: FilePort = {
    ...files,
    read(path) {
      reading.push(path)
      return files.read(path)
    },
  }
  const { ask, open, uri } = await talk({ folders: [folder], files: watched })
  const text = '[b](slow.md#'
  await open(`${folder}/a.md`, `${text}\n\n[c](`)
  const labels = async (position: object) => {
    const list = await ask<CompletionList>('textDocument/completion', {
      textDocument: { uri: uri(`${folder}/a.md`) },
      position,
    })
    return list.items.map(({ label }) => label)
  }
  let isAnswered = false
  const anchors = labels({ line: 0, character: text.length }).finally(() => {
    isAnswered = true
  })
  // Other completion does not wait for it.
  expect(await labels({ line: 2, character: 4 })).toContain('slow.md')
  expect([reading.some((path) => path.endsWith('slow.md')), isAnswered]).toEqual([true, false])
  goOn()
  expect(await anchors).toEqual(['Slow'])
})

test('a question about everything waits for everything, unless it is taken back', async () => {
  const folder = await temporaryFolder(`${corpus}=== slow.md\n[b](b.md)\n`)
  const { files, goOn } = slowDisk((path) => path.endsWith('slow.md'))
  const { client, ask, uri } = await talk({ folders: [folder], files })
  const params = {
    textDocument: { uri: uri(`${folder}/b.md`) },
    position: { line: 0, character: 2 },
    context: { includeDeclaration: false },
  }
  const cancelled = client.sendRequest('textDocument/references', params, {
    isCancellationRequested: false,
    onCancellationRequested: (listener: (event: unknown) => unknown) => {
      const timer = setTimeout(() => listener(undefined), 0)
      return { dispose: () => clearTimeout(timer) }
    },
  })
  await expect(cancelled).rejects.toMatchObject({ code: -32800 })
  const references = ask<Location[]>('textDocument/references', params)
  goOn()
  expect((await references).map((each) => each.uri)).toContain(uri(`${folder}/slow.md`))
})

test('reading that the person stops is said to be partial', async () => {
  const folder = await temporaryFolder(`${corpus}=== c.md\n`)
  const { files, goOn } = slowDisk((path) => path.endsWith('.md'))
  const { client, logged, settled } = await talk({ folders: [folder], files, capabilities: modern })
  const token = await new Promise<unknown>((resolve) => {
    client.onRequest('window/workDoneProgress/create', (params: { token: unknown }) => {
      resolve(params.token)
    })
  })
  await new Promise<void>((resolve) => {
    client.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
      if (value.kind === 'begin') resolve()
    })
  })
  await client.sendNotification('window/workDoneProgress/cancel', { token })
  await client.sendRequest('textDocument/hover', {
    textDocument: { uri: 'file:///none.md' },
    position: { line: 0, character: 0 },
  })
  goOn()
  await settled()
  expect(logged.join('\n')).toContain('Stopped: 1 documents have been read, 2 have not')
})
