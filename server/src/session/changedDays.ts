// Finds out on which day the content of a document last changed, and tells the corpus: for roots that want `stale-date`.

import { wantsDays } from '../core/checks/staleDate.ts'
import type { Root } from '../core/corpus.ts'
import { createDocument, type Document } from '../core/document.ts'
import { extractFacts } from '../core/facts/extract.ts'
import { lastUpdated } from '../core/metadataFields.ts'
import type { Settings } from '../core/settings.ts'
import { compareDocuments } from '../core/updateLog/compareDocuments.ts'
import type { Path } from '../core/uri.ts'
import { type Comparisons, KeptComparisons } from './comparisons.ts'
import type { ClockPort, ContentReader, History, HistoryPort } from './ports.ts'
import type { Session } from './session.ts'

/** How long documents are compared before everything else that waits gets its turn, in milliseconds. */
const slice = 15

/** A document that says when it was last updated. */
interface Dated {
  readonly path: Path
  /** As `2025-11-07`. */
  readonly day: string
  readonly settings: Settings
}

/** What there is to compare with. */
interface Past {
  readonly history: History
  readonly contents: ContentReader
  readonly comparisons: Comparisons
}

/** Undefined where a content cannot be had. */
interface Versions {
  read(content: string): Promise<Document | undefined>
}

export class ChangedDays {
  readonly #session: Pick<Session, 'corpus' | 'setDays' | 'versionOf'>
  readonly #port: HistoryPort
  readonly #clock: ClockPort
  /** What git said when it was last asked, by root, with the day from which on. */
  readonly #histories = new Map<Path, { readonly since: string; readonly history: History | undefined }>()
  /** Whether the content of a file changed from one version to the other. */
  readonly #comparisons: KeptComparisons
  /** The same for what has not been committed, with the name of what has. */
  readonly #uncommitted = new WeakMap<Document, { readonly content: string; readonly isOther: boolean }>()
  readonly #stated = new WeakMap<Document, string | undefined>()
  #sliceStart = 0

  constructor(session: Pick<Session, 'corpus' | 'setDays' | 'versionOf'>, port: HistoryPort, clock: ClockPort) {
    this.#session = session
    this.#port = port
    this.#clock = clock
    this.#comparisons = new KeptComparisons(port.kept)
  }

  /** Keeps for the next run what was compared. Returns why it could not. */
  save(): Promise<string | undefined> {
    return this.#comparisons.save()
  }

  /** Call it when files or commits may have changed: git is asked again. */
  async find(): Promise<void> {
    this.#histories.clear()
    await this.update()
  }

  /**
   * Call it when documents may have changed in editors. Costs as many steps as there are documents, and a comparison for each version that
   * is later than what its document says; one that was made before is not made again.
   */
  async update(): Promise<void> {
    const days = new Map<Path, string>()
    this.#sliceStart = this.#clock.now()
    for (const root of this.#session.corpus.roots.filter(wantsDays)) {
      const dated = this.#dated(root)
      const since = dated.reduce((first, { day }) => (day < first ? day : first), '9999-12-31')
      const history = dated.length > 0 ? await this.#history(root.path, since) : undefined
      if (!history) continue
      const contents = this.#port.contents(root.path)
      const past = { history, contents, comparisons: await this.#comparisons.of(root.path) }
      try {
        for (const each of dated) {
          const day = await this.#changedOn(past, each)
          if (day !== undefined) days.set(each.path, day)
        }
      } finally {
        contents.close()
      }
    }
    this.#session.setDays(days)
  }

  async #history(root: Path, since: string): Promise<History | undefined> {
    const known = this.#histories.get(root)
    if (known && known.since <= since) return known.history
    const history = await this.#port.since(root, since)
    this.#histories.set(root, { since, history })
    return history
  }

  #dated(root: Root): readonly Dated[] {
    const { corpus } = this.#session
    const found: Dated[] = []
    for (const document of corpus.documents()) {
      if (corpus.rootOf(document.path)?.path !== root.path || document.facts.headingsOnly) continue
      if (!this.#stated.has(document)) this.#stated.set(document, lastUpdated(document)?.value)
      const day = this.#stated.get(document)
      if (day !== undefined) found.push({ path: document.path, day, settings: root.settings })
    }
    return found
  }

  /** Undefined where the content has not changed after the day that the document states, as far as anybody knows. */
  async #changedOn(past: Past, dated: Dated): Promise<string | undefined> {
    const { history } = past
    const today = this.#clock.today()
    if (dated.day < today && (await this.#isChangedSinceCommit(past, dated))) return today
    const versions = this.#versions(past, dated)
    const isOther = (before: string, content: string) => this.#isOther(past, versions, dated, before, content)
    let { path } = dated
    for (const { day, changes } of history.commits) {
      const change = changes.get(path)
      if (!change) continue
      const { before, content } = change
      // Added: nobody knows when what it says was written.
      if (!before) return undefined
      if (day > dated.day && (await isOther(before.content, content))) return day
      path = before.path
    }
    return undefined
  }

  async #isChangedSinceCommit({ history, contents }: Past, { path, settings }: Dated): Promise<boolean> {
    const content = history.last.get(path)
    const document = this.#session.corpus.document(path)
    if (content === undefined || !document) return false
    if (!history.uncommitted.has(path) && this.#session.versionOf(path) === undefined) return false
    const known = this.#uncommitted.get(document)
    if (known?.content === content) return known.isOther
    const text = await contents.read(content)
    await this.#pauseAtTimes()
    const now = documentOf(document.text, settings)
    const isOther = text !== undefined && compareDocuments(documentOf(text, settings), now).class === 'content'
    this.#uncommitted.set(document, { content, isOther })
    return isOther
  }

  /** The versions of one file, each read once. What has been committed last is known to the session already, where it is no other on disk. */
  #versions({ history, contents }: Past, { path, settings }: Dated): Versions {
    const known = new Map<string, Document>()
    const document = this.#session.corpus.document(path)
    const last = history.last.get(path)
    const isLast = !history.uncommitted.has(path) && this.#session.versionOf(path) === undefined
    if (isLast && document && last !== undefined && !document.text.includes('\r')) known.set(last, document)
    return {
      async read(content) {
        const text = known.has(content) ? undefined : await contents.read(content)
        if (text !== undefined) known.set(content, documentOf(text, settings))
        return known.get(content)
      },
    }
  }

  async #isOther(
    { comparisons }: Past,
    versions: Versions,
    { settings }: Dated,
    before: string,
    after: string,
  ): Promise<boolean> {
    if (before === after) return false
    const asked = { before, after, anchors: settings.anchors }
    const known = comparisons.isOther(asked)
    if (known !== undefined) return known
    const [old, now] = [await versions.read(before), await versions.read(after)]
    await this.#pauseAtTimes()
    // What cannot be read today may be there tomorrow.
    if (!old || !now) return false
    const isOther = compareDocuments(old, now).class === 'content'
    comparisons.note(asked, isOther)
    return isOther
  }

  async #pauseAtTimes(): Promise<void> {
    if (this.#clock.now() - this.#sliceStart < slice) return
    await this.#clock.pause()
    this.#sliceStart = this.#clock.now()
  }
}

/** Read alike, whatever line endings are on disk. */
function documentOf(text: string, settings: Settings): Document {
  const plain = text.replace(/\r\n?/g, '\n')
  const facts = extractFacts(plain, { anchors: settings.anchors, headingsOnly: false })
  return createDocument('/compared.md', plain, facts, settings, false, 'links')
}
