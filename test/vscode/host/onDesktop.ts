// Runs the Mocha suite in a desktop VS Code: the one named by DOC_CORPUS_VSCODE, else one that is downloaded.

import type { Counts, Place } from './suiteHost.ts'

export async function runOnDesktop(_place: Place): Promise<Counts | undefined> {
  console.log('  desktop host not available: not written yet')
  return undefined
}
