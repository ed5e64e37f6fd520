// Runs the Mocha suite in the npm-only VS Code, with the extension under Node or in a web worker.

import { join } from 'node:path'
import { type Counts, countsIn, judged, type Place, withCorpus } from './suiteHost.ts'
import { openWorkbench } from './workbench.ts'

const limit = 180_000

export function runInBrowser(kind: 'node' | 'web', place: Place): Promise<Counts> {
  return withCorpus(place.root, async (folder) => {
    let counts: Counts | undefined
    const workbench = await openWorkbench({
      folder,
      kind,
      extension: place.root,
      suite: join(place.root, 'dist', 'test', 'suite.cjs'),
      onLog: (type, text) => {
        counts = countsIn(text) ?? counts
        if (isWorthShowing(type, text)) console.log(text)
      },
    })
    try {
      const code = await Promise.race([workbench.exit, timeOut()])
      const result = judged(counts, code)
      if (result.failed > 0) await workbench.page.screenshot({ path: join(place.screenshots, `suite-${kind}.png`) })
      return result
    } finally {
      await workbench.close()
    }
  })
}

/** The suite's own lines, and errors; not the workbench's chatter. */
function isWorthShowing(type: string, text: string): boolean {
  if (process.env.DOC_CORPUS_VERBOSE) return true
  return /^\s+[✓✗]/.test(text) || (type === 'error' && text.includes('doc-corpus'))
}

function timeOut(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`the suite did not end within ${limit / 1000} s`)), limit).unref()
  })
}
