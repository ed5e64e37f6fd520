// `doc-corpus lsp --stdio`: the language server answers over standard input and output.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { entry, folderWith, plainEnvironment } from './cli.ts'

test('it answers initialize with the name of the program, and ends after exit', async () => {
  const child = spawn(process.execPath, [entry, 'lsp', '--stdio'], {
    cwd: folderWith('=== a.md\n'),
    env: plainEnvironment,
  })
  const ended = once(child, 'close')
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } })
  let out = ''
  await new Promise<void>((done) => {
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString()
      if (out.includes('"id":1')) done()
    })
  })
  expect(out).toMatch(/^Content-Length: \d+\r\n/)
  expect(out).toContain('"capabilities"')
  send({ id: 2, method: 'shutdown' })
  send({ method: 'exit' })
  expect(await ended).toEqual([0, null])
})
