// Neovim, headless, with the built server over standard input and output: what its user gets.

import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../harness/temporary.ts'

const checkout = join(import.meta.dirname, '..', '..')
const server = join(checkout, 'server', 'dist', 'main.cjs')

/** Why the test cannot run here; undefined where it can. */
function reason(): string | undefined {
  if (spawnSync('nvim', ['--version']).status !== 0) return 'there is no nvim on the path'
  if (!existsSync(server)) return 'the server is not built: npm run build'
  return undefined
}

const missing = reason()
if (missing) console.warn(`Neovim is not tested: ${missing}.`)

const script = String.raw`
local node, server, folder, out = unpack(vim.split(vim.env.DOC_CORPUS_TEST, '\n'))
local result = {}
local function finish()
  local file = assert(io.open(out, 'w'))
  file:write(vim.fn.json_encode(result))
  file:close()
  vim.cmd('qall!')
end
local ok, problem = pcall(function()
  vim.cmd('edit ' .. folder .. '/a.md')
  vim.bo.filetype = 'markdown'
  local id = vim.lsp.start_client({
    name = 'doc-corpus',
    cmd = { node, server, '--stdio' },
    root_dir = folder,
    workspace_folders = { { uri = vim.uri_from_fname(folder), name = 'corpus' } },
  })
  vim.lsp.buf_attach_client(0, id)
  local client = vim.lsp.get_client_by_id(id)
  assert(vim.wait(30000, function() return client.initialized end), 'it does not start')
  assert(vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end, 50), 'no diagnostics')
  result.diagnostics = vim.tbl_map(function(each)
    return { line = each.lnum, column = each.col, code = each.code, source = each.source }
  end, vim.diagnostic.get(0))
  local function ask(method, line, character)
    local params = { textDocument = { uri = vim.uri_from_bufnr(0) }, position = { line = line, character = character } }
    local answers = assert(vim.lsp.buf_request_sync(0, method, params, 30000), method)
    return answers[id].result
  end
  result.hover = ask('textDocument/hover', 2, 8).contents.value
  local items = ask('textDocument/completion', 4, 4).items
  result.completion = vim.tbl_map(function(item) return item.label end, items)
  vim.api.nvim_win_set_cursor(0, { 3, 8 })
  vim.lsp.buf.definition()
  assert(vim.wait(30000, function() return vim.fn.expand('%:t') == 'b.md' end, 50), 'it does not go there')
  result.definition = vim.fn.expand('%:t') .. ':' .. vim.fn.line('.')
end)
if not ok then result.problem = tostring(problem) end
finish()
`

test.skipIf(missing !== undefined)(
  `Neovim hovers, completes, goes to definitions and shows problems${missing ? ` (${missing})` : ''}`,
  async () => {
    const folder = await temporaryFolder(
      `=== a.md\n# A\n\n[b](b.md#二) [gone](gone.md)\n\n[c](\n=== b.md\n# B\n\n## 二\n\nThe second section.\n=== run.lua\n${script}`,
    )
    const out = join(folder, 'out.json')
    const words = ['--clean', '--headless', '-n', '-l', join(folder, 'run.lua')]
    const old = ['--clean', '--headless', '-n', '-c', `luafile ${join(folder, 'run.lua')}`]
    await promisify(execFile)('nvim', knowsScripts() ? words : old, {
      env: { ...process.env, DOC_CORPUS_TEST: [process.execPath, server, folder, out].join('\n') },
      timeout: 110_000,
    })
    const result: unknown = JSON.parse(await readFile(out, 'utf8'))
    expect(result).toEqual({
      diagnostics: [{ line: 2, column: expect.any(Number), code: 'missing-file', source: 'doc-corpus' }],
      hover: expect.stringContaining('The second section.'),
      completion: expect.arrayContaining(['b.md']),
      definition: 'b.md:3',
    })
  },
)

/** `nvim -l` is there from 0.9 on. */
function knowsScripts(): boolean {
  const version = /NVIM v0\.(\d+)/.exec(spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout)
  return version === null || Number(version[1]) >= 9
}
