// What an update log can say by itself: the shapes of everything that follows from two states of a corpus.

import type { ChangeClass, SectionChange } from './compareDocuments.ts'

/** Files are named relative to the root, with `/`. */
export interface UpdateFacts {
  /** The folder that the log is about; `.` for the whole corpus. */
  readonly scope: string
  /** Sorted by file; the log itself and what is left out are not among them. */
  readonly documents: readonly DocumentUpdate[]
  /** Documents that a person wants no mention of, that would otherwise stand in `documents`. Sorted. */
  readonly leftOut: readonly string[]
  /** References found before and not now, anywhere in the corpus. Sorted by file and line. */
  readonly broken: readonly BrokenReference[]
  /** For each new document, how it is linked with others. */
  readonly chains: readonly Chain[]
  /** The log before this one, with what it left to do. */
  readonly previous?: { readonly file: string; readonly openTasks: readonly OpenTask[] }
  readonly totals: Totals
}

export interface DocumentUpdate {
  /** Where it is now; of a removed one, where it was. */
  readonly file: string
  readonly status: 'added' | 'changed' | 'removed' | 'renamed'
  /** The file before, of a renamed one. */
  readonly from?: string
  readonly class: ChangeClass
  /** The title without its number; the file's name where there is none. */
  readonly title: string
  /** Line feeds, as `wc -l` counts; of a removed document those it had. */
  readonly lines: number
  /** Line feeds before; absent for an added document. */
  readonly linesBefore?: number
  /** Numbered headings of depth 2; where there are none, all of depth 2 but the table of contents. */
  readonly chapters: number
  readonly sections: readonly SectionUpdate[]
  /** What stands before its first heading says something else. */
  readonly isStartChanged: boolean
  /** Sections with the headings of before stand in another order. */
  readonly isReordered: boolean
  /** Of an added document the titles of its chapters, with their numbers. */
  readonly outline?: readonly string[]
  readonly references: { readonly added: readonly ReferenceUpdate[]; readonly removed: readonly ReferenceUpdate[] }
  /** Links and mentions that now name a file of the same name elsewhere, in the same section; not among `references`. */
  readonly corrections: readonly PathCorrection[]
  /** The dates of the last update that its metadata state; the newest, where there are several. */
  readonly date: { readonly before: string | null; readonly after: string | null }
  /** Its content changed, and its date is no other. */
  readonly isDateOld: boolean
  /** Numbers, as written, that two or more headings carry now, and did not before. */
  readonly duplicateNumbers: readonly string[]
  /** Items of task lists that are not done, and were not there before. */
  readonly newTasks: readonly OpenTask[]
}

/** A renumbered range is one: number `04.11–04.13`, from `04.10–04.12`. */
export interface SectionUpdate {
  readonly change: SectionChange['change']
  /** As written now; before, of a removed one. Null for a heading without a number. */
  readonly number: string | null
  /** Without the number; of a range the title of its first section. */
  readonly title: string
  /** The line of the heading, from 1, in the state that has it. */
  readonly line: number
  /** The number or title before. */
  readonly from?: string
  /** Its own text is another, too, where it was renumbered or retitled; always, where it is `changed`. Never of a range. */
  readonly isChanged: boolean
  /** Other headings of the document carry the number as well. */
  readonly isDuplicate: boolean
}

/** Another document, or a section of one, that a document names now and did not before, or the other way round. Each once, however often it is named. */
export interface ReferenceUpdate {
  /** As it is named: the text of a link, else the path or the number with its words. */
  readonly text: string
  /** The section in which it stands: the first link, or what comes first where there is none. */
  readonly section: Place
  readonly to: {
    readonly file: string
    readonly number: string | null
    readonly title: string | null
    readonly anchor: string | null
  }
  /** The line on which that stands, from 1, in the state that has it. */
  readonly line: number
  /** In which forms it is named: by links, by paths, by numbers of sections. */
  readonly kinds: readonly ('link' | 'mention' | 'section')[]
  /** On how many lines. */
  readonly places: number
}

export interface Place {
  readonly number: string | null
  /** Null before the first heading. */
  readonly title: string | null
}

export interface PathCorrection {
  readonly section: Place
  /** As written. */
  readonly from: string
  readonly to: string
}

export interface BrokenReference {
  readonly kind: 'link' | 'mention' | 'section'
  readonly file: string
  /** From 1, now. */
  readonly line: number
  /** As written. */
  readonly target: string
  /** The file that it named before. */
  readonly named: string
  /** The section that it named before, of a number. */
  readonly section: Place | null
  /** The section that the number names since; null where it names nothing. */
  readonly now: (Place & { readonly file: string }) | null
}

/** A new document, and the documents that it refers to or that refer to it. */
export interface Chain {
  readonly file: string
  /** Of those that refer to it the one from which a reader comes to it: the main document or index of its folder, or of one around it. */
  readonly home: string | null
  /** Sorted by file. */
  readonly links: readonly { readonly file: string; readonly direction: 'to' | 'from' | 'both' }[]
}

export interface OpenTask {
  /** As written, without the brackets. */
  readonly text: string
  readonly section: Place
  readonly line: number
  /** Whether a heading above it says that it is a plan. Others are mostly lists of what to check each time. */
  readonly isPlanned: boolean
}

export interface Totals {
  readonly added: number
  readonly changed: number
  readonly removed: number
  readonly renamed: number
  /** Of changed and renamed documents. */
  readonly content: number
  readonly formatOnly: number
  readonly tocOnly: number
  readonly metadataOnly: number
  /** Lines of all added documents. */
  readonly addedLines: number
  /** A section that is renumbered or retitled, and says something else, counts as `changed` as well. */
  readonly sections: {
    readonly added: number
    readonly removed: number
    readonly renumbered: number
    readonly retitled: number
    readonly changed: number
  }
  readonly references: { readonly added: number; readonly removed: number }
  readonly corrections: number
  readonly broken: number
  /** Documents anywhere in the corpus that refer to an added one. */
  readonly linkingToAdded: number
}
