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
import type { GradedProblem } from '../core/checks/run.ts'
import type { Corpus } from '../core/corpus.ts'
import type { Document } from '../core/document.ts'
import { type Message, render } from '../core/message.ts'
import type { ProblemCode, Severity } from '../core/problemCodes.ts'
import { defaultSettings, severityOf } from '../core/settings.ts'
import type { Path } from '../core/uri.ts'
import type { Configuration } from '../session/configuration.ts'
import type { ClockPort } from '../session/ports.ts'
import type { Problems } from '../session/problems.ts'
import type { Session } from '../session/session.ts'
import { startSlices } from '../session/slices.ts'
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
  /** What they were made from; as long as this and `uri` are the same, so are they. */
  readonly source: readonly GradedProblem[] | Configuration
  readonly uri: string
  readonly id: string
  readonly items: Diagnostic[]
}

/** Of what is no document and no configuration, or is no more. */
const nothing = { id: '0', items: [] } as const satisfies Pick<Report, 'id' | 'items'>

export class Diagnostics {
  readonly #session: Session
  readonly #problems: Problems
  readonly #client: Client
  readonly #uris: Uris
  readonly #clock: ClockPort
  readonly #reports = new Map<Path, Report>()
  readonly #published = new Map<Path, { readonly uri: string; readonly id: string }>()
  #lastId = 0

  constructor(session: Session, problems: Problems, client: Client, uris: Uris, clock: ClockPort) {
    this.#session = session
    this.#problems = problems
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
    await this.#problems.restore()
    const slices = startSlices(this.#clock)
    let part: WorkspaceDocumentDiagnosticReport[] = []
    for (const path of new Set([...this.paths(), ...previous.keys()])) {
      const { id, items } = this.#report(path)
      const had = previous.get(path)
      if (items.length > 0 || had !== undefined) {
        const about = { uri: this.#uris.of(path), version: this.#session.versionOf(path) ?? null, resultId: id }
        part.push(id === had ? { ...about, kind: 'unchanged' } : { ...about, kind: 'full', items })
      }
      if (!slices.isOver()) continue
      if (part.length > 0) yield part
      part = []
      await slices.pause()
      if (token.isCancellationRequested) return
    }
    yield part
  }

  /** Sends what has changed since it was last sent: of the given files, and where these are all, of those that are no more. */
  async publish(
    paths: Iterable<Path>,
    isAll: boolean,
    send: (uri: string, version: number | undefined, items: Diagnostic[]) => Promise<void>,
  ): Promise<void> {
    if (isAll) await this.#problems.restore()
    const slices = startSlices(this.#clock)
    const named = new Set<Path>()
    for (const path of paths) {
      if (slices.isOver()) await slices.pause()
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

  /** Costs nothing but two look-ups as long as nothing has changed that the diagnostics of the file depend on. */
  #report(path: Path): Pick<Report, 'id' | 'items'> {
    const source = this.#problems.of(path) ?? this.#session.configurations.get(path)
    const uri = this.#uris.of(path)
    const last = this.#reports.get(path)
    if (source === undefined) {
      this.#reports.delete(path)
      return nothing
    }
    if (last && last.source === source && last.uri === uri) return last
    const items = this.#items(this.#session.corpus, path, source)
    const isSame = last !== undefined && JSON.stringify(last.items) === JSON.stringify(items)
    const report = { source, uri, id: isSame ? last.id : String(++this.#lastId), items }
    this.#reports.set(path, report)
    return report
  }

  #items(corpus: Corpus, path: Path, source: Report['source']): Diagnostic[] {
    if (!('settings' in source)) {
      const document = corpus.document(path)
      return document ? source.map((problem) => this.#diagnostic(corpus, document, problem)) : []
    }
    const severity = severityOf(corpus.rootOf(path)?.settings ?? defaultSettings, 'invalid-configuration')
    if (severity === 'ignore') return []
    return source.problems.map(({ span, message }) => ({
      ...this.#named('invalid-configuration', severity, message),
      range: rangeInText(source.text, span),
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
