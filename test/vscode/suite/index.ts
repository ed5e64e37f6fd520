// The Mocha run inside VS Code's extension host, the same for the desktop host and the web worker host.

import 'mocha/mocha.js'
import * as vscode from 'vscode'
import { consoleReport } from './report.ts'

/** VS Code calls this once the extension host is up, and ends the host when it settles. */
export async function run(): Promise<void> {
  // Mocha's browser build serves both hosts; all that it misses under Node is a page address to read options from.
  if (!('location' in globalThis)) Object.assign(globalThis, { location: { search: '' } })
  mocha.setup({ ui: 'bdd', reporter: consoleReport, timeout: 120_000 })
  const only = vscode.workspace.getConfiguration('docCorpusTests').get<string>('only')
  if (only) mocha.fgrep(only)
  // Imported only now, because each of these files calls `describe` at once.
  await import('./extension.test.ts')
  await import('./answers.test.ts')
  await import('./annotations.test.ts')
  await import('./sections.test.ts')
  await import('./metadata.test.ts')
  await import('./updateLogs.test.ts')
  await import('./coexistence.test.ts')
  await import('./changing.test.ts')
  let passed = 0
  const failed = await new Promise<number>((resolve) => {
    mocha.run(resolve).on('pass', () => {
      passed += 1
    })
  })
  console.log(`@@counts ${JSON.stringify({ passed, failed })}`) // the harness reads this line
  if (failed > 0) throw new Error(`${failed} failed`)
}
