// Runs the Mocha suite in the npm-only VS Code, with the extension under Node or in a web worker.

import { join } from 'node:path'
import { type Counts, countsIn, judged, onlySetting, type Place, withCorpus } from './suiteHost.ts'
import { openWorkbench } from './workbench.ts'

const limit = 180_000

export function runInBrowser(kind: 'node' | 'web', place: Place): Promise<Counts> {
  return withCorpus(place.root, async (folder) => {
    let counts: Counts | undefined
    const errors: string[] = []
    const workbench = await openWorkbench({
      folder,
      kind,
      settings: place.only ? { [onlySetting]: place.only } : {},
      extension: place.root,
      suite: join(place.root, 'dist', 'test', 'suite.cjs'),
      onLog: (type, text) => {
        counts = countsIn(text) ?? counts
        if (type === 'error' && !isUsual(text)) errors.push(text)
        if (/^\s+[✓✗–]/.test(text) || process.env.DOC_CORPUS_VERBOSE) console.log(text)
      },
    })
    try {
      const code = await Promise.race([workbench.exit, timeOut()])
      const result = judged(counts, code)
      if (result.failed > 0) {
        console.error(errors.slice(-20).join('\n'))
        await workbench.page.screenshot({ path: join(place.screenshots, `suite-${kind}.png`) })
      }
      return result
    } finally {
      await workbench.close()
    }
  })
}

/** Errors of VS Code's own that say nothing about the extension: parts that were not built, and hosts not asked. */
function isUsual(text: string): boolean {
  return /lib\/vscode\/node_modules|bindings file|open-vsx|getaddrinfo|Canceled/.test(text)
}

function timeOut(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`the suite did not end within ${limit / 1000} s`)), limit).unref()
  })
}
