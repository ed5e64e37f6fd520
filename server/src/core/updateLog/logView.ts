// What the template of a log sees: its shapes, which are documented in the guide.

import type { ChangeClass } from './compareDocuments.ts'
import type {
  BrokenReference,
  DocumentUpdate,
  OpenTask,
  PathCorrection,
  ReferenceUpdate,
  SectionUpdate,
  Totals,
} from './model.ts'
import type { TreeLine } from './tree.ts'

export interface LogView {
  readonly log: LogHead
  readonly totals: Totals
  /** New documents. */
  readonly added: readonly DocumentView[]
  /** Documents whose content or metadata changed, renamed ones among them, and those in which less changed that a person wants mentioned. */
  readonly updated: readonly DocumentView[]
  readonly removed: readonly DocumentView[]
  readonly renamed: readonly DocumentView[]
  /** All other documents in which only the layout or the table of contents changed. */
  readonly layoutOnly: readonly DocumentView[]
  /** New, removed and renamed documents in a drawing of their folders: `text`, and the `status` of a document. */
  readonly tree: readonly TreeLine[]
  /** How new documents hang together with others, as drawings. */
  readonly chains: readonly ChainView[]
  readonly broken: readonly BrokenReference[]
  /** Documents whose date is older than what they say. */
  readonly oldDates: readonly DocumentView[]
  /** Documents that changed and state no date, where others do. */
  readonly undated: readonly DocumentView[]
  /** Documents with numbers that two headings carry since. */
  readonly duplicates: readonly DocumentView[]
  /** Updated documents that refer to others since. */
  readonly linked: readonly DocumentView[]
  /** Updated documents that do not refer to others any more. */
  readonly unlinked: readonly DocumentView[]
  /** Documents with links that were put right. */
  readonly corrected: readonly DocumentView[]
  /** Open items of task lists: those of the log before this one, and new ones below headings that say they are a plan. */
  readonly tasks: readonly TasksView[]
}

export interface LogHead {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** The name of the scope's folder, or of the corpus. */
  readonly name: string
  /** The scope relative to the root; `.` for all. */
  readonly scope: string
  readonly base: string
  readonly head: string
  /** The first ten characters of a commit. `head` is empty for the working tree. */
  readonly shortBase: string
  readonly shortHead: string
  /** Who maintains most of the documents, as their metadata say; empty where they do not. */
  readonly maintainer: string
}

export interface DocumentView {
  /** As the log writes it: relative to its own folder, or to the root where it lies elsewhere. */
  readonly path: string
  /** Relative to the root. */
  readonly file: string
  /** Where it was, as the log writes it; empty for one that was not renamed. */
  readonly from: string
  readonly title: string
  readonly status: DocumentUpdate['status']
  readonly class: ChangeClass
  readonly lines: number
  readonly linesBefore: number
  /** `lines` less `linesBefore`. */
  readonly growth: number
  readonly chapters: number
  /** Of a new document the titles of its chapters. */
  readonly outline: readonly string[]
  readonly sections: SectionsView
  readonly isStartChanged: boolean
  readonly isReordered: boolean
  readonly references: { readonly added: readonly ReferenceView[]; readonly removed: readonly ReferenceView[] }
  /** Documents that it refers to since, whole or by a section, each once. */
  readonly linkedTo: readonly TargetView[]
  /** The same of the removed references. */
  readonly unlinkedFrom: readonly TargetView[]
  readonly corrections: readonly PathCorrection[]
  readonly dateBefore: string
  readonly dateAfter: string
  readonly duplicateNumbers: readonly string[]
}

export interface SectionsView {
  readonly all: readonly SectionUpdate[]
  readonly added: readonly SectionUpdate[]
  readonly changed: readonly SectionUpdate[]
  readonly retitled: readonly SectionUpdate[]
  readonly renumbered: readonly SectionUpdate[]
  readonly removed: readonly SectionUpdate[]
  /** Numbers of what is there now, without a dot behind them, or titles where there are none. Each once. */
  readonly names: readonly string[]
}

export interface ReferenceView extends ReferenceUpdate {
  /** The target as the log writes it. */
  readonly path: string
}

export interface TargetView {
  readonly path: string
  /** On how many lines it is named. */
  readonly count: number
  /** The numbers of its sections that are named, each once. */
  readonly sections: readonly string[]
}

export interface ChainView {
  /** The document at the top of the drawing. */
  readonly path: string
  /** A drawing: each document refers to those below it, and they to it where `↔` stands behind them. */
  readonly tree: string
  /** The new documents in it that are drawn with what they refer to, each with all that refer to it. */
  readonly documents: readonly { readonly path: string; readonly referredBy: readonly string[] }[]
}

export interface TasksView {
  readonly path: string
  readonly title: string
  /** None where there are more than twenty: then the document itself is the list. */
  readonly tasks: readonly OpenTask[]
  readonly count: number
}
