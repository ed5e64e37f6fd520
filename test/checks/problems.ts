// How checks are tested: what they report on a fixture, and what each of their fixes does to it.

import { expect } from 'vitest'
import type { Fix, Problem } from '../../server/src/core/checks/problem.ts'
import { fixesFor, type GradedProblem, problemsOf } from '../../server/src/core/checks/run.ts'
import { type Corpus, CorpusIndex } from '../../server/src/core/corpus.ts'
import { createDocument, type Document } from '../../server/src/core/document.ts'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import { render } from '../../server/src/core/message.ts'
import { defaultSettings, type Settings } from '../../server/src/core/settings.ts'
import { lineAt, slice, touches } from '../../server/src/core/text.ts'
import { isDocumentPath, type Path } from '../../server/src/core/uri.ts'
import { fixture, root } from '../harness/fixture.ts'

/**
 * Holds every problem of every document against the caret lines, one to one. An expectation is a code, or a code and a part
 * of the message: `missing-file: Did you mean b.md?`. Then tries every fix: see `expectFixesToMend`.
 */
export function check(source: string, settings: Partial<Settings> = {}): void {
  const { corpus, expectations } = fixture(source, settings)
  const found = problemsIn(corpus)
  const expected = expectations.map((each) => ({ ...each, wanted: each.text.split(': ') }))
  const seen = found.map(({ document, problem }) => {
    const { path } = document
    const match = expected.find(
      (each) =>
        each.path === path &&
        each.span.start === problem.span.start &&
        each.span.end === problem.span.end &&
        each.wanted[0] === problem.code,
    )
    const part = match?.wanted.slice(1).join(': ')
    const message = render(problem.message)
    const words = part === undefined || part === '' ? '' : message.includes(part) ? `: ${part}` : `: ${message}`
    return `${at(document, problem)} ${problem.code}${words}`
  })
  const wanted = expected.map(({ path, span, text }) => {
    const document = corpus.document(path)
    return `${document ? at(document, { span }) : path} ${text}`
  })
  expect(seen.sort()).toEqual(wanted.sort())
  for (const each of found) expectFixesToMend(corpus, each.document, each.problem)
}

/** The fixes for the problem under `$0`, as `title`, `title (preferred)`, `title (preferred, safe)`. */
export function fixTitles(source: string, settings: Partial<Settings> = {}): readonly string[] {
  return fixesAtCursor(source, settings).fixes.map((fix) => {
    const marks = [...(fix.isPreferred ? ['preferred'] : []), ...(fix.isSafe ? ['safe'] : [])]
    return render(fix.title) + (marks.length > 0 ? ` (${marks.join(', ')})` : '')
  })
}

/** The documents that the fix with this title changes or creates, after it, as a fixture writes them. */
export function afterFix(source: string, title: string, settings: Partial<Settings> = {}): string {
  const { corpus, fixes } = fixesAtCursor(source, settings)
  const fix = fixes.find((each) => render(each.title) === title)
  if (!fix) throw new Error(`No fix “${title}” among ${fixes.map((each) => render(each.title)).join(' | ')}`)
  const after = applied(corpus, fix)
  const changed = [...new Set(fix.edits.map(({ path }) => path))]
  return changed.map((path) => `=== ${path.slice(root.length + 1)}\n${after.document(path)?.text ?? ''}`).join('')
}

/** The corpus after the fix. Refuses what an editor would refuse: edits that overlap, and creating what is there. */
export function applied(corpus: Corpus, fix: Fix): Corpus {
  const texts = new Map<Path, string>([...corpus.documents()].map(({ path, text }) => [path, text]))
  const edits = fix.edits.flatMap((edit) => (edit.kind === 'replace' ? [edit] : []))
  const after = new CorpusIndex()
  after.roots = corpus.roots
  for (const path of filesOf(corpus)) after.files.add(path)
  for (const edit of fix.edits) {
    if (edit.kind !== 'create') continue
    expect(corpus.files.isFile(edit.path), `${edit.path} is there already`).toBe(false)
    after.files.add(edit.path)
    texts.set(edit.path, edit.text)
  }
  let last = Number.POSITIVE_INFINITY
  for (const { path, span, text } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    expect(span.end, 'edits overlap').toBeLessThanOrEqual(last)
    last = edits.length > 1 ? span.start : Number.POSITIVE_INFINITY
    const before = texts.get(path) ?? ''
    texts.set(path, before.slice(0, span.start) + text + before.slice(span.end))
  }
  for (const [path, text] of texts) {
    const settings = after.rootOf(path)?.settings ?? defaultSettings
    const facts = extractFacts(text, { anchors: settings.anchors, headingsOnly: false })
    after.set(createDocument(path, text, facts, settings))
  }
  return after
}

/**
 * What every fix must do: its problem is gone and no other has come. Problems are told apart by document, line as written
 * and target, for a fix may move what stands below it.
 */
export function expectFixesToMend(corpus: Corpus, document: Document, problem: Problem): number {
  const before = problemsIn(corpus).map(nameOf)
  const fixes = fixesFor(corpus, document, problem)
  for (const fix of fixes) {
    const title = render(fix.title)
    const after = problemsIn(applied(corpus, fix)).map(nameOf)
    expect(after.length, `“${title}” mends ${nameOf({ document, problem })}`).toBeLessThan(before.length)
    const left = [...before]
    for (const name of after) {
      const place = left.indexOf(name)
      expect(place, `“${title}” brings ${name}`).toBeGreaterThanOrEqual(0)
      left.splice(place, 1)
    }
    expect(left, `“${title}” mends its own problem`).toContain(nameOf({ document, problem }))
  }
  return fixes.length
}

function nameOf({ document, problem }: { readonly document: Document; readonly problem: Problem }): string {
  return `${document.path} ${problem.code} ${problem.target ?? ''}`
}

function problemsIn(corpus: Corpus): { readonly document: Document; readonly problem: GradedProblem }[] {
  return [...corpus.documents()].flatMap((document) =>
    problemsOf(corpus, document).map((problem) => ({ document, problem })),
  )
}

function fixesAtCursor(source: string, settings: Partial<Settings>) {
  const { corpus, document, offset } = fixture(source, settings)
  const problem = problemsOf(corpus, document).find(({ span }) => touches(span, offset))
  if (!problem) throw new Error('No problem at the cursor.')
  expectFixesToMend(corpus, document, problem)
  return { corpus, document, fixes: fixesFor(corpus, document, problem) }
}

function filesOf(corpus: Corpus): readonly Path[] {
  const found: Path[] = []
  const folders = [...corpus.roots.map(({ path }) => path)]
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of corpus.files.entries(folder)) {
      if (corpus.files.isFolder(entry)) folders.push(entry)
      else if (!isDocumentPath(entry) || corpus.files.isFile(entry)) found.push(entry)
    }
  }
  return found
}

/** `a.md:3 [text under the carets]`. */
function at(document: Document, { span }: Pick<Problem, 'span'>): string {
  const line = lineAt(document.facts.lines, span.start) + 1
  return `${document.path.slice(root.length + 1)}:${line} [${slice(document.text, span)}]`
}
