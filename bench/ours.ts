// Our own command line, as it is shipped.

import { join } from 'node:path'
import { output, type Program } from './program.ts'

/** How `doc-corpus` is started with these words. */
export function ourCommand(...words: readonly string[]): { readonly command: string; readonly words: string[] } {
  return { command: process.execPath, words: [join(import.meta.dirname, '../server/bin/doc-corpus.js'), ...words] }
}

/** Our command as a program that runs on a corpus. Exit code 2 says that a document could not be read. */
export function ourProgram(folder: string, words: readonly string[], env: Readonly<Record<string, string>>): Program {
  return { ...ourCommand(...words), folder, env, fine: [0, 1] }
}

/** Whether `check` can keep what it read for the next run: then it has a flag that forbids it. */
export async function hasCache(): Promise<boolean> {
  return (await output(ourProgram('.', ['check', '--help'], {}))).includes('--no-cache')
}
