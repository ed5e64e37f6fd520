// Makes what the template of a log sees: the facts in the order of a log, with paths as the log writes them.

import { type ChainTree, chainTrees } from './chainTrees.ts'
import { isTold } from './compareDocuments.ts'
import type { ChainView, DocumentView, LogHead, LogView, TargetView, TasksView } from './logView.ts'
import type { DocumentUpdate, ReferenceUpdate, SectionUpdate, UpdateFacts } from './model.ts'
import { treeOf } from './tree.ts'

export interface ViewOptions extends Omit<LogHead, 'name' | 'shortBase' | 'shortHead'> {
  /** The folder of the log relative to the root; `.` for the root. */
  readonly folder: string
  /** The name of the root's folder. */
  readonly rootName: string
  /** Files relative to the root that are mentioned although only their layout changed. */
  readonly mentioned: ReadonlySet<string>
}

/** Tasks of a document with more than these are counted, not copied. */
const fewTasks = 20

/** How many documents the log tells to be updated: see `updated` of the view. */
export function updatedCount({ documents }: UpdateFacts, mentioned: ReadonlySet<string>): number {
  return documents.filter((each) => isChanged(each) && isNews(each, mentioned)).length
}

function isChanged({ status }: Pick<DocumentUpdate, 'status'>): boolean {
  return status === 'changed' || status === 'renamed'
}

function isNews(
  { class: kind, file }: Pick<DocumentUpdate, 'class' | 'file'>,
  mentioned: ReadonlySet<string>,
): boolean {
  return isTold(kind) || mentioned.has(file)
}

/** The facts as a template sees them. */
export function viewOf(facts: UpdateFacts, { folder, rootName, mentioned, ...head }: ViewOptions): LogView {
  const path = (file: string) => writtenFrom(folder, file)
  const documents = facts.documents.map((document) => documentView(document, path))
  const added = documents.filter(({ status }) => status === 'added')
  const updated = documents.filter((each) => isChanged(each) && isNews(each, mentioned))
  const hasDates = facts.documents.some(({ date }) => date.after !== null)
  const byFile = new Map(documents.map((document) => [document.file, document]))
  const viewsOf = (isMeant: (document: DocumentUpdate) => boolean) =>
    facts.documents.filter(isMeant).flatMap(({ file }) => byFile.get(file) ?? [])
  const name = head.scope === '.' ? rootName : (head.scope.split('/').at(-1) ?? head.scope)
  const ends = {
    shortBase: shortened(head.base),
    shortHead: /^[0-9a-f]{40,}$/.test(head.head) ? shortened(head.head) : '',
  }
  return {
    log: { ...head, ...ends, name },
    totals: facts.totals,
    added,
    updated,
    removed: documents.filter(({ status }) => status === 'removed'),
    renamed: documents.filter(({ status }) => status === 'renamed'),
    layoutOnly: documents.filter((each) => each.status === 'changed' && !isNews(each, mentioned)),
    tree: treeOf(
      name,
      documents
        .filter(({ status }) => status !== 'changed')
        .map(({ file, status }) => ({ path: writtenFrom(head.scope, file), status })),
    ),
    chains: chainTrees(facts.chains, path).map((tree) => chainView(tree, path)),
    broken: facts.broken,
    oldDates: viewsOf(({ isDateOld }) => isDateOld),
    undated: viewsOf(
      (each) => hasDates && each.status !== 'removed' && each.class === 'content' && each.date.after === null,
    ),
    duplicates: documents.filter(({ duplicateNumbers }) => duplicateNumbers.length > 0),
    linked: updated.filter(({ linkedTo }) => linkedTo.length > 0),
    unlinked: updated.filter(({ unlinkedFrom }) => unlinkedFrom.length > 0),
    corrected: documents.filter(({ corrections }) => corrections.length > 0),
    tasks: tasksOf(facts, path),
  }
}

function tasksOf({ previous, documents }: UpdateFacts, path: (file: string) => string): readonly TasksView[] {
  const fromLog = previous ? [{ ...previous, title: previous.file }] : []
  const others = documents.filter(({ file }) => file !== previous?.file)
  const fromDocuments = others.map(({ file, title, newTasks }) => ({
    file,
    title,
    openTasks: newTasks.filter(({ isPlanned }) => isPlanned),
  }))
  return [...fromLog, ...fromDocuments]
    .filter(({ openTasks }) => openTasks.length > 0)
    .map(({ file, title, openTasks }) => ({
      path: path(file),
      title,
      count: openTasks.length,
      tasks: openTasks.length > fewTasks ? [] : openTasks.map((task) => ({ ...task, text: withoutLinks(task.text) })),
    }))
}

function documentView(document: DocumentUpdate, path: (file: string) => string): DocumentView {
  const { file, from, title, status, lines, linesBefore = 0, chapters, corrections, date, duplicateNumbers } = document
  const of = (change: SectionUpdate['change']) => document.sections.filter((section) => section.change === change)
  const there = document.sections.filter(({ change }) => change !== 'removed')
  const references = (all: readonly ReferenceUpdate[]) => all.map((each) => ({ ...each, path: path(each.to.file) }))
  return {
    path: path(file),
    file,
    from: from === undefined ? '' : path(from),
    title,
    status,
    class: document.class,
    lines,
    linesBefore,
    growth: lines - linesBefore,
    chapters,
    outline: document.outline ?? [],
    sections: {
      all: document.sections,
      added: of('added'),
      changed: of('changed'),
      retitled: of('retitled'),
      renumbered: of('renumbered'),
      removed: of('removed'),
      names: [...new Set(there.map(({ number, title }) => number?.replace(/[.．]$/, '') ?? title))],
    },
    isStartChanged: document.isStartChanged,
    isReordered: document.isReordered,
    references: { added: references(document.references.added), removed: references(document.references.removed) },
    linkedTo: targetsOf(document.references.added, path),
    unlinkedFrom: targetsOf(document.references.removed, path),
    corrections,
    dateBefore: date.before ?? '',
    dateAfter: date.after ?? '',
    duplicateNumbers,
  }
}

function targetsOf(references: readonly ReferenceUpdate[], path: (file: string) => string): readonly TargetView[] {
  const byFile = new Map<string, ReferenceUpdate[]>()
  for (const each of references) {
    const same = byFile.get(each.to.file)
    if (same) same.push(each)
    else byFile.set(each.to.file, [each])
  }
  return [...byFile].map(([file, same]) => ({
    path: path(file),
    count: same.reduce((sum, { places }) => sum + places, 0),
    sections: [...new Set(same.flatMap(({ to }) => to.number ?? []))],
  }))
}

function chainView({ top, lines, documents }: ChainTree, path: (file: string) => string): ChainView {
  return {
    path: path(top),
    tree: lines.join('\n'),
    documents: documents.map(({ file, links }) => ({
      path: path(file),
      referredBy: links.filter(({ direction }) => direction !== 'to').map((link) => path(link.file)),
    })),
  }
}

/** Links in a copied task would lead elsewhere from here. */
function withoutLinks(text: string): string {
  return text.replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
}

function shortened(commit: string): string {
  return commit.slice(0, 10)
}

/** A file below the log's folder from there, any other from the root: both are ways in which people name files. */
function writtenFrom(folder: string, file: string): string {
  if (folder === '.') return file
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file
}
