// Problems as diagnostics: asked for by the client, or sent to clients that cannot ask.

import {
  type CancellationToken,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver'
import { documentationUri } from '../core/checks/documentation.ts'
import { type GradedProblem, problemsOf } from '../core/checks/run.ts'
import type { Corpus } from '../core/corpus.ts'
import type { Document } from '../core/document.ts'
import { type Message, render } from '../core/message.ts'
import type { ProblemCode, Severity } from '../core/problemCodes.ts'
import { defaultSettings, severityOf } from '../core/settings.ts'
import type { Path } from '../core/uri.ts'
import type { ClockPort } from '../session/ports.ts'
import type { Session } from '../session/session.ts'
import type { Client } from './client.ts'
import { rangeAt, rangeInText, rangeOf, type Uris } from './convert.ts'

const source = 'doc-corpus'

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const satisfies Record<Exclude<Severity, 'ignore'>, DiagnosticSeverity>

/** The diagnostics of one file, under a name that stays the same for as long as they do. */
interface Report {
  readonly generation: number
  readonly id: string
  /** The diagnostics as JSON, to compare. */
  readonly content: string
  readonly items: Diagnostic[]
}

/** How long files are checked before everything else that waits gets its turn, in milliseconds. */
const slice = 15

export class Diagnostics {
  readonly #session: Session
  readonly #client: Client
  readonly #uris: Uris
  readonly #clock: ClockPort
  readonly #reports = new Map<Path, Report>()
  readonly #published = new Map<Path, { readonly uri: string; readonly id: string }>()
  #lastId = 0

  constructor(session: Session, client: Client, uris: Uris, clock: ClockPort) {
    this.#session = session
    this.#client = client
    this.#uris = uris
    this.#clock = clock
  }

  /** The answer to `textDocument/diagnostic`. Nothing is said of a file that is neither document nor configuration. */
  ofDocument(path: Path, previousId: string | undefined): DocumentDiagnosticReport {
    const { id, items } = this.#report(path)
    return id === previousId ? { kind: 'unchanged', resultId: id } : { kind: 'full', resultId: id, items }
  }

  /**
   * The answer to `workspace/diagnostic`, in parts: what differs from what the client has, given its result ids by URI;
   * and that the rest is unchanged. A file of which the client has nothing, and which has no problem, is left out.
   */
  async *ofWorkspace(
    previous: ReadonlyMap<Path, string>,
    token: CancellationToken,
  ): AsyncIterable<WorkspaceDocumentDiagnosticReport[]> {
    let part: WorkspaceDocumentDiagnosticReport[] = []
    const seen = new Set<Path>()
    for await (const path of this.#inSlices(this.#paths(previous.keys()), token)) {
      if (path === undefined) {
        if (part.length > 0) yield part
        part = []
        continue
      }
      if (seen.has(path)) continue
      seen.add(path)
      const { id, items } = this.#report(path)
      const had = previous.get(path)
      const about = { uri: this.#uris.of(path), version: this.#session.versionOf(path) ?? null, resultId: id }
      if (id === had) part.push({ ...about, kind: 'unchanged' })
      else if (items.length > 0 || had !== undefined) part.push({ ...about, kind: 'full', items })
    }
    yield part
  }

  /** Sends what has changed since it was last sent: of the given files, and where these are all, of those that are no more. */
  async publish(
    paths: Iterable<Path>,
    isAll: boolean,
    send: (uri: string, version: number | undefined, items: Diagnostic[]) => Promise<void>,
  ): Promise<void> {
    const named = new Set<Path>()
    for await (const path of this.#inSlices(paths, undefined)) {
      if (path === undefined) continue
      named.add(path)
      const { id, items } = this.#report(path)
      const uri = this.#uris.of(path)
      const last = this.#published.get(path)
      if (last?.uri === uri && last.id === id) continue
      if (last === undefined && items.length === 0 && !this.#uris.isOpen(path)) continue
      if (last && last.uri !== uri) await send(last.uri, undefined, [])
      this.#published.set(path, { uri, id })
      await send(uri, this.#session.versionOf(path), items)
    }
    for (const [path, { uri }] of isAll ? this.#published : []) {
      if (named.has(path)) continue
      this.#published.delete(path)
      await send(uri, undefined, [])
    }
  }

  /** Every file that can have problems. */
  *paths(): Iterable<Path> {
    for (const { path } of this.#session.corpus.documents()) yield path
    yield* this.#session.configurations.keys()
  }

  #paths(more: Iterable<Path>): readonly Path[] {
    return [...this.paths(), ...more]
  }

  /** The items, with `undefined` between slices. Ends early when the token is cancelled. */
  async *#inSlices<T>(items: Iterable<T>, token: CancellationToken | undefined): AsyncIterable<T | undefined> {
    let start = this.#clock.now()
    for (const item of items) {
      if (token?.isCancellationRequested) return
      yield item
      if (this.#clock.now() - start < slice) continue
      yield undefined
      await this.#clock.pause()
      start = this.#clock.now()
    }
  }

  #report(path: Path): Report {
    const { corpus, generation } = this.#session
    const last = this.#reports.get(path)
    if (last?.generation === generation) return last
    const items = this.#items(corpus, path)
    const content = JSON.stringify(items)
    const id = last?.content === content ? last.id : String(++this.#lastId)
    const report = { generation, id, content, items }
    this.#reports.set(path, report)
    return report
  }

  #items(corpus: Corpus, path: Path): Diagnostic[] {
    const document = corpus.document(path)
    if (document) return problemsOf(corpus, document).map((problem) => this.#diagnostic(corpus, document, problem))
    const configuration = this.#session.configurations.get(path)
    const severity = severityOf(corpus.rootOf(path)?.settings ?? defaultSettings, 'invalid-configuration')
    if (!configuration || severity === 'ignore') return []
    return configuration.problems.map(({ span, message }) => ({
      ...this.#named('invalid-configuration', severity, message),
      range: rangeInText(configuration.text, span),
    }))
  }

  #diagnostic(corpus: Corpus, document: Document, problem: GradedProblem): Diagnostic {
    const { code, severity, message, span, target, related, isUnnecessary } = problem
    return {
      ...this.#named(code, severity, message),
      range: rangeOf(document, span),
      ...(isUnnecessary && this.#client.unnecessaryTag ? { tags: [DiagnosticTag.Unnecessary] } : {}),
      ...(target === undefined ? {} : { data: { target } }),
      ...(related && this.#client.relatedInformation
        ? {
            relatedInformation: related.map((each) => ({
              location: { uri: this.#uris.of(each.path), range: rangeAt(corpus, each.path, each.span) },
              message: render(each.message, this.#client.bundle),
            })),
          }
        : {}),
    }
  }

  #named(code: ProblemCode, severity: Exclude<Severity, 'ignore'>, message: Message) {
    return {
      code,
      source,
      severity: severities[severity],
      message: render(message, this.#client.bundle),
      ...(this.#client.codeDescriptions ? { codeDescription: { href: documentationUri(code) } } : {}),
    }
  }
}
