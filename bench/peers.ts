// The programs to compare with: pinned versions from npm, installed on demand into the cache folder, never ours to depend on.

import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cached, installPackages } from '../test/vscode/host/cache.ts'

const pinned = {
  rumdl: ['rumdl@0.2.75'],
  'vscode-markdown-languageserver': ['vscode-markdown-languageserver@0.5.0'],
  'remark-validate-links': ['remark-cli@12.0.1', 'remark-validate-links@13.1.0', 'remark-gfm@4.0.1'],
  'markdown-it': ['markdown-it@15.0.3'],
} as const

export type PeerName = keyof typeof pinned

export interface Peers {
  /** The folder that holds the peer's `node_modules`; undefined where it could not be installed. */
  folder(name: PeerName): string | undefined
  /** `rumdl 0.2.75`, or why it is not there. */
  readonly texts: readonly string[]
}

/** Installs what is not in the cache yet. A peer that cannot be installed is named with the reason; the rest is measured. */
export async function installPeers(): Promise<Peers> {
  const folders = new Map<PeerName, string>()
  const texts: string[] = []
  for (const [name, packages] of Object.entries(pinned) as [PeerName, readonly string[]][]) {
    const versions = packages.map((each) => each.replace('@', ' ')).join(' with ')
    try {
      const folder = await cached(
        packages.join('+').replaceAll('@', '-'),
        `Installing ${versions} from npm into the cache folder`,
        (aside) => installPackages(aside, ...packages),
      )
      if (name === 'rumdl') nativeRumdl(folder)
      folders.set(name, folder)
      texts.push(versions)
    } catch (error) {
      texts.push(`${versions} (not measured: ${reason(error)})`)
    }
  }
  return { folder: (name) => folders.get(name), texts }
}

/** The native binary that the package brings for this platform, without the Node wrapper around it. Throws where there is none. */
export function nativeRumdl(folder: string): string {
  const require = createRequire(join(folder, 'package.json'))
  const { platform, arch } = process
  const file = platform === 'win32' ? 'rumdl.exe' : 'rumdl'
  const names = [`@rumdl/cli-${platform}-${arch}`, `@rumdl/cli-${platform}-${arch}-musl`]
  for (const name of names)
    if (existsSync(join(folder, 'node_modules', name, file))) return require.resolve(`${name}/${file}`)
  throw new Error(`it has no binary for ${platform} on ${arch}`)
}

function reason(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n').filter(Boolean)
  const telling = lines.find((line) => line.includes('npm error')) ?? lines[0]
  return telling?.replace(/^npm error\s*/, '') ?? 'no reason was given'
}
