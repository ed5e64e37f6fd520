// The production sources as text, for tests that hold rules about the code itself.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The checkout. */
export const checkout = join(import.meta.dirname, '../..')

export interface Source {
  /** Relative to the checkout, with `/`. */
  readonly path: string
  readonly text: string
}

/** Every TypeScript file of the server and the client, tests aside. */
export const sources: readonly Source[] = ['server/src', 'client/src'].flatMap((folder) =>
  readdirSync(join(checkout, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => ({ path, text: read(path) })),
)

/** The text of a file of the checkout, with LF. */
export function read(path: string): string {
  return readFileSync(join(checkout, path), 'utf8').replaceAll('\r\n', '\n')
}

/** The rows of the Markdown table with this header, without header and delimiter; cells trimmed. */
export function tableRows(markdown: string, header: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n')
  const at = lines.indexOf(header)
  if (at < 0) throw new Error(`There is no table '${header}'.`)
  const rest = lines.slice(at + 2)
  const end = rest.findIndex((line) => !line.startsWith('|'))
  return rest.slice(0, end < 0 ? rest.length : end).map((line) =>
    line
      .slice(1, line.lastIndexOf('|'))
      .split('|')
      .map((cell) => cell.trim()),
  )
}
