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
  const words = ['server', '--config', 'global.enable = ["MD051", "MD057"]']
  return { name: 'rumdl server', command: nativeRumdl(folder), words, env: { RUMDL_CACHE_DIR: join(folder, 'cache') } }
}

/** The variables that move our cache, and any other, into a folder. */
export function cacheIn(folder: string): Readonly<Record<string, string>> {
  return { DOC_CORPUS_CACHE: folder, XDG_CACHE_HOME: folder, LOCALAPPDATA: folder }
}
