// A picture of what the command line prints, drawn as a terminal does: in cells, of which a Chinese character takes two.

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { eastAsianWidth } from 'get-east-asian-width'
import type { Page } from 'playwright-core'

/** Runs the check of the examples and draws what a person would see of it. */
export async function takeTerminalPicture(page: Page, root: string, path: string): Promise<void> {
  const words = ['check', 'examples', '--no-cache']
  const output = await printed(join(root, 'server', 'bin', 'doc-corpus.js'), words, root)
  const terminal = await page.context().newPage()
  await terminal.setContent(
    `<style>${style}</style><pre><b>$ doc-corpus check examples</b>\n${html(output.trimEnd())}</pre>`,
  )
  await terminal.locator('pre').screenshot({ path, scale: 'css' })
  await terminal.close()
  console.log(path)
}

function printed(program: string, words: readonly string[], folder: string): Promise<string> {
  const env = { ...process.env, FORCE_COLOR: '1', COLUMNS: '120', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, ...words], { cwd: folder, env }, (error, stdout) => {
      if (error && stdout === '') reject(error)
      else resolve(stdout)
    })
  })
}

const style = `
  body { margin: 0 }
  pre { margin: 0; padding: 14px 18px; width: fit-content; font: 13px/1.45 'DejaVu Sans Mono', monospace; color: #1f2328 }
  i { display: inline-block; width: 2ch; font-style: normal; text-align: center }
  .s2 { color: #6e7781 } .s4 { text-decoration: underline } .s1 { font-weight: bold }
  .s31 { color: #cf222e } .s33 { color: #9a6700 } .s34 { color: #0969da }
`

const beginsCode = '\u001b['

/** Text with the few codes for colour and weight that the command line prints: `ESC[31m` and what follows it. */
function html(text: string): string {
  const [first = '', ...rest] = text.split(beginsCode)
  return rest.reduce(
    (written, part) => {
      const end = part.indexOf('m')
      const code = part.slice(0, end)
      return `${written}</span><span class="s${code}">${cells(part.slice(end + 1))}`
    },
    `<span>${cells(first)}`,
  )
}

function cells(text: string): string {
  return [...text]
    .map((each) => {
      const written = each.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
      return eastAsianWidth(each.codePointAt(0) ?? 0) === 2 ? `<i>${written}</i>` : written
    })
    .join('')
}
