// Runs the Mocha suite in the npm-only VS Code, with the extension under Node or in a web worker.

import { join } from 'node:path'
import { withSecondTry } from './secondTry.ts'
import {
  type Counts,
  countsIn,
  isAboutTest,
  judged,
  onlySetting,
  type Place,
  suiteLimit,
  withCorpus,
} from './suiteHost.ts'
import { openWorkbench } from './workbench.ts'

export function runInBrowser(kind: 'node' | 'web', place: Place): Promise<Counts> {
  return withSecondTry('the suite did not begin', () => withCorpus(place.root, (folder) => run(kind, place, folder)))
}

/** Rejects only when the suite did not begin. */
async function run(kind: 'node' | 'web', place: Place, folder: string): Promise<Counts> {
  let counts: Counts | undefined
  let hasBegun = false
  const errors: string[] = []
  const workbench = await openWorkbench({
    folder,
    kind,
    settings: place.only ? { [onlySetting]: place.only } : {},
    extension: place.root,
    suite: join(place.root, 'dist', 'test', 'suite.cjs'),
    onLog: (type, text) => {
      counts = countsIn(text) ?? counts
      hasBegun ||= isAboutTest(text) || counts !== undefined
      if (type === 'error' && !isUsual(text)) errors.push(text)
      if (isAboutTest(text) || process.env.DOC_CORPUS_VERBOSE) console.log(text)
    },
  })
  try {
    const code = await Promise.race([workbench.exit, timeOut()])
    const result = hasBegun ? judged(counts, code) : undefined
    if (result?.failed === 0) return result
    console.error(errors.slice(-20).join('\n'))
    await workbench.page.screenshot({ path: join(place.screenshots, `suite-${kind}.png`) })
    if (!result) throw new Error(`the suite ended with ${code} before its first test`)
    return result
  } finally {
    await workbench.close()
  }
}

/** Errors of VS Code's own that say nothing about the extension: parts that were not built, and hosts not asked. */
function isUsual(text: string): boolean {
  return /lib\/vscode\/node_modules|bindings file|open-vsx|getaddrinfo|Canceled/.test(text)
}

function timeOut(): Promise<string> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(`no answer for ${suiteLimit / 1000} s`), suiteLimit).unref()
  })
}
