// From two states of a corpus to everything that an update log can say by itself.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { isContentsTitle, measureOf } from '../measure.ts'
import { lastUpdated } from '../metadataFields.ts'
import { titleWithoutNumber } from '../number.ts'
import { headingsNumbered } from '../numberedHeadings.ts'
import { numberKey } from '../sectionNumber.ts'
import { finished } from '../steps.ts'
import { folderOf, isWithin, nameOf, type Path, relative } from '../uri.ts'
import { brokenReferences } from './brokenReferences.ts'
import { chainsOf, type Edges } from './chains.ts'
import { compareDocuments, hasSameText } from './compareDocuments.ts'
import { isCross, type LookedUp, lookedUp } from './crossReferences.ts'
import { logBefore } from './logNames.ts'
import type { BrokenReference, DocumentUpdate, OpenTask, UpdateFacts } from './model.ts'
import { type Pair, pairs } from './pairs.ts'
import { referenceChanges } from './references.ts'
import { sectionUpdates } from './renumberings.ts'
import { openTasks } from './tasks.ts'
import { type Then, thenOf } from './then.ts'
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

/** Costs as many steps as both corpora have references, and as what changed is long. */
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
  const references = referencesOf(question)
  for (const document of after.documents()) {
    references.after(document)
    yield
  }
  const then = thenOf(root, before, after, all)
  const documents: DocumentUpdate[] = []
  for (const pair of changed) {
    if (!isLeftOut(pair)) documents.push(documentUpdate(pair, question, references, then))
    yield
  }
  documents.sort((a, b) => (a.file < b.file ? -1 : 1))
  const broken: BrokenReference[] = []
  for (const { before: old, after: document } of all) {
    if (old && document) {
      const [now, past] = [references.after(document), () => references.before(old)]
      broken.push(...brokenReferences(after, document, now, past, then))
    }
    yield
  }
  const added = new Set(documents.filter(({ status }) => status === 'added').map(({ file }) => file))
  const chains = chainsOf(added, edgesOf(added, question, references))
  return {
    scope: relative(root, scope),
    documents,
    leftOut: changed
      .filter(isLeftOut)
      .map(({ before, after }) => relative(root, (after ?? before)?.path ?? root))
      .sort(),
    // A corpus has its documents in no order: in an editor one that was edited comes last.
    broken: broken.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)),
    chains,
    ...previousOf(question),
    totals: totalsOf(documents, broken, chains),
  }
}

/** The newest log beside this one with a date in its name before this one's. */
function previousOf({ after, log, root, day }: LogQuestion): Pick<UpdateFacts, 'previous'> {
  if (log === undefined) return {}
  const beside = [...after.files.entries(folderOf(log))].filter((path) => after.document(path) !== undefined)
  const path = logBefore(beside, log, day)
  const document = path === undefined ? undefined : after.document(path)
  return document ? { previous: { file: relative(root, document.path), openTasks: openTasks(document) } } : {}
}

function isSame({ before, after }: Pair): boolean {
  if (!before || !after || before.path.normalize('NFC') !== after.path.normalize('NFC')) return false
  return hasSameText(before, after)
}

/** References of both states, each looked up once. */
interface References {
  before(document: Document): readonly LookedUp[]
  after(document: Document): readonly LookedUp[]
}

function referencesOf({ before, after }: LogQuestion): References {
  const remembering = (corpus: Corpus) => {
    const known = new Map<Document, readonly LookedUp[]>()
    return (document: Document) => {
      const references = known.get(document) ?? lookedUp(corpus, document)
      known.set(document, references)
      return references
    }
  }
  return { before: remembering(before), after: remembering(after) }
}

function documentUpdate(
  { before, after }: Pair,
  { root, day }: LogQuestion,
  references: References,
  then: Then,
): DocumentUpdate {
  const document = after ?? before
  if (!document) throw new Error('a pair of nothing')
  const comparison = before && after ? compareDocuments(before, after) : undefined
  const { added, removed, corrections } = referenceChanges(
    before && { document: before, references: references.before(before) },
    after && { document: after, references: references.after(after) },
    then,
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
    isStartChanged: comparison?.isStartChanged ?? false,
    isReordered: comparison?.isReordered ?? false,
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

/** Who refers to new documents, and to whom these refer. */
function edgesOf(added: ReadonlySet<string>, { after, root, log }: LogQuestion, references: References): Edges {
  const to = new Map<string, Set<string>>()
  const from = new Map<string, Set<string>>()
  const note = (map: Map<string, Set<string>>, key: string, value: string) =>
    map.set(key, (map.get(key) ?? new Set<string>()).add(value))
  for (const document of added.size > 0 ? after.documents() : []) {
    if (document.path === log) continue
    const file = relative(root, document.path)
    for (const each of references.after(document)) {
      if (!isCross(each) || each.resolution.kind === 'missing-file') continue
      const other = relative(root, each.to)
      if (added.has(file)) note(to, file, other)
      if (added.has(other)) note(from, other, file)
    }
  }
  return { to, from }
}
