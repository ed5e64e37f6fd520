// A small corpus of a test's own, in a git repository whose commits have the days that the test says.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface OwnCorpus {
  readonly folder: string
  read(name: string): string
  readIfThere(name: string): string | undefined
  write(name: string, text: string): void
  /** What `git` prints. */
  git(...words: readonly string[]): string
  /** Commits all that has changed, as of noon of that day, `2026-11-01`. */
  commit(subject: string, day: string): void
  /** All files as they were committed last, and no others. */
  restore(): void
  remove(): void
}

/** Removed at the end also where no test of theirs is run, and so no hook. */
const made = new Set<string>()
process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** The texts by their paths; nothing is committed. A workbench is ready when five documents are read, of which `README.md` is one. */
export function ownCorpus(name: string, texts: Readonly<Record<string, string>>): OwnCorpus {
  const parent = mkdtempSync(join(tmpdir(), 'doc-corpus-own-'))
  made.add(parent)
  const folder = join(parent, name)
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const git = (words: readonly string[], environment = process.env): string =>
    execFileSync('git', words, { cwd: folder, env: environment, stdio: 'pipe', encoding: 'utf8' })
  for (const [name, text] of Object.entries(texts)) write(name, text)
  git(['init', '--quiet', '--initial-branch=main'])
  return {
    folder,
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    readIfThere: (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined),
    write,
    git: (...words) => git(words),
    commit(subject, day) {
      const date = `${day}T12:00:00`
      const author = ['-c', 'user.name=Doc Corpus', '-c', 'user.email=doc-corpus@example.invalid']
      git(['add', '.'])
      git([...author, 'commit', '--quiet', '--no-gpg-sign', `--message=${subject}`], {
        ...process.env,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      })
    },
    restore() {
      git(['checkout', '--quiet', '--', '.'])
      git(['clean', '--quiet', '--force', '-d'])
    },
    remove: () => rmSync(parent, { recursive: true, force: true, maxRetries: 5 }),
  }
}
