// From two states of a corpus to everything that an update log can say by itself.

import { isHistorical } from '../changes/historical.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { isContentsTitle, measureOf } from '../measure.ts'
import { lastUpdated } from '../metadataFields.ts'
import { titleWithoutNumber } from '../number.ts'
import { headingsNumbered } from '../numberedHeadings.ts'
import { numberKey } from '../sectionNumber.ts'
import { finished } from '../steps.ts'
import { slice } from '../text.ts'
import { folderOf, isWithin, nameOf, type Path, relative } from '../uri.ts'
import { compareDocuments } from './compareDocuments.ts'
import type { BrokenReference, Chain, DocumentUpdate, OpenTask, UpdateFacts } from './model.ts'
import { type Pair, pairs } from './pairs.ts'
import { lineOf } from './places.ts'
import { type CrossLink, crossLinks, linkChanges } from './references.ts'
import { sectionUpdates } from './renumberings.ts'
import { openTasks } from './tasks.ts'
import { totalsOf } from './totals.ts'

export interface LogQuestion {
  /** The corpus then and now, both with the same root. */
  readonly before: Corpus
  readonly after: Corpus
  readonly root: Path
  /** The folder that the log is about. */
  readonly scope: Path
  /** The log itself, which is no news. */
  readonly log: Path | undefined
  /** `YYYY-MM-DD`: documents that state this day or a later one are up to date. */
  readonly day: string
  /** New path to old, as git has found them. */
  readonly renames: ReadonlyMap<Path, Path>
  readonly leftOut: ReadonlySet<Path>
  /** Folders of which one state is not known, as those of submodules. */
  readonly unknown: readonly Path[]
}

/** Costs as many steps as both corpora have links, and as what changed is long. */
export function updateFacts(question: LogQuestion): UpdateFacts {
  return finished(factsInSteps(question))
}

/** The same in steps of about a document each, so that it holds up nothing else. Neither corpus may change on the way. */
export function* factsInSteps(question: LogQuestion): Generator<void, UpdateFacts> {
  const { before, after, root, scope, log, leftOut } = question
  // What is there and was not read, or lies in a folder that was not listed, is neither new nor gone.
  const isUnread = (corpus: Corpus, path: Path) =>
    !corpus.document(path) && (corpus.files.isFile(path) || corpus.files.isUnlisted(path))
  const known = (documents: Iterable<Document>, other: Corpus) =>
    [...documents].filter(({ path }) => {
      return path !== log && !question.unknown.some((folder) => isWithin(folder, path)) && !isUnread(other, path)
    })
  const all = pairs(known(before.documents(), after), known(after.documents(), before), question.renames)
  const isInScope = ({ before, after }: Pair) =>
    [before, after].some((document) => document !== undefined && isWithin(scope, document.path))
  const changed: Pair[] = []
  for (const pair of all) {
    if (isInScope(pair) && !isSame(pair)) changed.push(pair)
    yield
  }
  const isLeftOut = ({ before, after }: Pair) =>
    [before, after].some((document) => document !== undefined && leftOut.has(document.path))
  const links = linksOf(question)
  for (const document of after.documents()) {
    links.after(document)
    yield
  }
  const now = nowOf(all)
  const documents: DocumentUpdate[] = []
  for (const pair of changed) {
    if (!isLeftOut(pair)) documents.push(documentUpdate(pair, question, links, now))
    yield
  }
  documents.sort((a, b) => (a.file < b.file ? -1 : 1))
  const broken: BrokenReference[] = []
  for (const pair of all) {
    broken.push(...brokenIn(pair, question, links))
    yield
  }
  const chains = chainsOf(documents, question, links)
  return {
    scope: relative(root, scope),
    documents,
    leftOut: changed.filter(isLeftOut).map(({ before, after }) => relative(root, (after ?? before)?.path ?? root)),
    broken,
    chains,
    ...previousOf(question),
    totals: totalsOf(documents, broken, chains),
  }
}

/** The newest log beside this one with a date in its name before this one's. */
function previousOf({ after, log, root, day }: LogQuestion): Pick<UpdateFacts, 'previous'> {
  if (log === undefined) return {}
  const formOf = (path: Path) => nameOf(path).replace(/\d{4}-\d{2}-\d{2}/, '')
  let found: { readonly day: string; readonly document: Document } | undefined
  for (const path of after.files.entries(folderOf(log))) {
    const its = /\d{4}-\d{2}-\d{2}/.exec(nameOf(path))?.[0]
    const document = its === undefined || its >= day || formOf(path) !== formOf(log) ? undefined : after.document(path)
    if (its !== undefined && document && (!found || its > found.day)) found = { day: its, document }
  }
  return found ? { previous: { file: relative(root, found.document.path), openTasks: openTasks(found.document) } } : {}
}

/** Line ends are git's affair. */
function isSame({ before, after }: Pair): boolean {
  if (!before || !after || before.path.normalize('NFC') !== after.path.normalize('NFC')) return false
  return before.text === after.text || withFeeds(before.text) === withFeeds(after.text)
}

function withFeeds(text: string): string {
  return text.replace(/\r\n/g, '\n')
}

/** Links of both states, each looked up once. */
interface Links {
  before(document: Document): readonly CrossLink[]
  after(document: Document): readonly CrossLink[]
}

function linksOf({ before, after }: LogQuestion): Links {
  const remembering = (corpus: Corpus) => {
    const known = new Map<Document, readonly CrossLink[]>()
    return (document: Document) => {
      const links = known.get(document) ?? crossLinks(corpus, document)
      known.set(document, links)
      return links
    }
  }
  return { before: remembering(before), after: remembering(after) }
}

/** Where a document of before is now. */
function nowOf(all: readonly Pair[]): (path: Path) => Path {
  const now = new Map<Path, Path>()
  for (const { before, after } of all)
    if (before && after && before.path !== after.path) now.set(before.path, after.path)
  return (path) => now.get(path) ?? path
}

function documentUpdate(
  { before, after }: Pair,
  { root, day }: LogQuestion,
  links: Links,
  now: (path: Path) => Path,
): DocumentUpdate {
  const document = after ?? before
  if (!document) throw new Error('a pair of nothing')
  const comparison = before && after ? compareDocuments(before, after) : undefined
  const { added, removed, corrections } = linkChanges(
    before && { document: before, links: links.before(before) },
    after && { document: after, links: links.after(after) },
    root,
    now,
  )
  const kind = comparison?.class ?? 'content'
  const date = { before: statedDay(before), after: statedDay(after) }
  const isOld = date.after !== null && date.before === date.after && date.after < day
  const isRenamed = before && after && before.path.normalize('NFC') !== after.path.normalize('NFC')
  return {
    file: relative(root, document.path),
    status: !before ? 'added' : !after ? 'removed' : isRenamed ? 'renamed' : 'changed',
    ...(isRenamed ? { from: relative(root, before.path) } : {}),
    class: kind,
    title: titleOf(document),
    ...measureOf(document),
    ...(before ? { linesBefore: measureOf(before).lines } : {}),
    sections: sectionUpdates(comparison?.sections ?? [], before, after),
    ...(before ? {} : { outline: outlineOf(document) }),
    references: { added, removed },
    corrections,
    date,
    isDateOld: comparison !== undefined && kind === 'content' && isOld,
    duplicateNumbers: before && after ? newDuplicates(before, after) : [],
    newTasks: after ? newTasks(before, after) : [],
  }
}

function titleOf({ path, facts }: Document): string {
  const heading = facts.headings.find(({ nested, depth }) => !nested && depth === 1)
  const title = heading ? titleWithoutNumber(heading.title).trim() : ''
  return title === '' ? nameOf(path) : title
}

/** The headings that `measureOf` counts. */
function outlineOf({ facts }: Document): readonly string[] {
  const second = facts.headings.filter(({ nested, depth, title }) => !nested && depth === 2 && !isContentsTitle(title))
  const numbered = second.filter(({ number }) => number !== undefined)
  return (numbered.length > 0 ? numbered : second).map(({ title }) => title)
}

function statedDay(document: Document | undefined): string | null {
  return (document && lastUpdated(document)?.value) ?? null
}

function newTasks(before: Document | undefined, after: Document): readonly OpenTask[] {
  const known = new Set(before ? openTasks(before).map(({ text }) => text) : [])
  return openTasks(after).filter(({ text }) => !known.has(text))
}

function newDuplicates(before: Document, after: Document): readonly string[] {
  const found = new Map<string, string>()
  for (const { number, nested } of after.facts.headings) {
    const key = nested || !number ? undefined : numberKey(number.text)
    if (key === undefined || number === undefined || found.has(key)) continue
    const isDuplicate = headingsNumbered(after.facts, key).length > 1
    if (isDuplicate && headingsNumbered(before.facts, key).length < 2) found.set(key, number.text)
  }
  return [...found.values()]
}

/** Links that lead to nothing, and to something before. What a document of history says was true then. */
function brokenIn(
  { before, after }: Pair,
  { after: corpus, root }: LogQuestion,
  links: Links,
): readonly BrokenReference[] {
  if (!before || !after || isHistorical(corpus, after.path)) return []
  const isMissing = ({ resolution }: CrossLink) =>
    resolution.kind === 'missing-file' || resolution.kind === 'missing-heading'
  const missing = links.after(after).filter(isMissing)
  if (missing.length === 0) return []
  const written = (document: Document, { reference }: CrossLink) => slice(document.text, reference.targetSpan)
  const old = new Map(links.before(before).map((link) => [written(before, link), link]))
  return missing.flatMap((link): BrokenReference | readonly [] => {
    const target = written(after, link)
    const was = old.get(target)
    if (was?.resolution.kind !== 'found') return []
    const place = { file: relative(root, after.path), line: lineOf(after, link.reference.span.start) }
    return { ...place, target, named: relative(root, was.to) }
  })
}

function chainsOf(
  documents: readonly DocumentUpdate[],
  { after, root, log }: LogQuestion,
  links: Links,
): readonly Chain[] {
  const added = new Set(documents.filter(({ status }) => status === 'added').map(({ file }) => file))
  if (added.size === 0) return []
  const to = new Map<string, Set<string>>()
  const from = new Map<string, Set<string>>()
  const note = (map: Map<string, Set<string>>, key: string, value: string) =>
    map.set(key, (map.get(key) ?? new Set<string>()).add(value))
  for (const document of after.documents()) {
    if (document.path === log) continue
    const file = relative(root, document.path)
    for (const link of links.after(document)) {
      if (link.resolution.kind === 'missing-file') continue
      const other = relative(root, link.to)
      if (added.has(file)) note(to, file, other)
      if (added.has(other)) note(from, other, file)
    }
  }
  return [...added].sort().map((file) => {
    const [outgoing, incoming] = [to.get(file) ?? new Set<string>(), from.get(file) ?? new Set<string>()]
    const others = [...new Set([...outgoing, ...incoming])].sort()
    const direction = (other: string) => (!incoming.has(other) ? 'to' : outgoing.has(other) ? 'both' : 'from')
    return { file, links: others.map((other) => ({ file: other, direction: direction(other) })) }
  })
}
