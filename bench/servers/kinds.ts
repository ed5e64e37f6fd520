// The servers that are measured: ours, and those of the peers that are here.

import { join } from 'node:path'
import { ourCommand } from '../ours.ts'
import { nativeRumdl, type Peers } from '../peers.ts'
import type { ServerKind } from './talk.ts'

/** Our server as every editor but VS Code starts it. `cache` is a folder for what it keeps between runs. */
export function ourServer(cache: string, preload?: { readonly module: string; readonly report: string }): ServerKind {
  const { command, words } = ourCommand('lsp', '--stdio')
  return {
    name: 'doc-corpus',
    command,
    words: preload ? ['--import', preload.module, ...words] : words,
    env: { ...cacheIn(cache), ...(preload ? { DOC_CORPUS_BENCH_REPORT: preload.report } : {}) },
  }
}

/** rumdl's server with the two rules about links; undefined where it is not installed. */
export function rumdlServer(peers: Peers): ServerKind | undefined {
  const folder = peers.folder('rumdl')
  if (!folder) return undefined
  return {
    name: 'rumdl server',
    command: nativeRumdl(folder),
    words: ['server', '--no-config'],
    env: { RUMDL_CACHE_DIR: join(folder, 'cache') },
    // A configuration in its words is not heard by the server: it would run all its rules.
    initializationOptions: { enableRules: ['MD051', 'MD057'] },
  }
}

/** The variables that move our cache into a folder; on macOS it has its place below the home folder. */
export function cacheIn(folder: string): Readonly<Record<string, string>> {
  return { XDG_CACHE_HOME: folder, LOCALAPPDATA: folder, ...(process.platform === 'darwin' ? { HOME: folder } : {}) }
}
