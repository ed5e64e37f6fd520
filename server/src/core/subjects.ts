// What questions to a corpus are about, so that after a change only those who asked about it have to ask again.

import type { Corpus } from './corpus.ts'
import type { Document } from './document.ts'
import { nameKey } from './files.ts'
import { folderOf, nameOf, type Path } from './uri.ts'

/**
 * What a question asks about, and what a change changes: an answer may be another only after a change of something that was
 * asked about. Names stand for all paths that end in them, so that a document has few subjects; that a question is
 * asked again in vain when a file of the same name comes or goes is the price. The forms cannot be taken for each other:
 * a name key has no slash, a path begins with one or a scheme and ends in none.
 */
export type Subject = string

/** Whether there is a file or folder of this name, where, and how it is spelled. */
export function nameSubject(path: Path): Subject {
  return nameKey(nameOf(path))
}

/** What is directly in a folder. */
export function entriesSubject(folder: Path): Subject {
  return `${folder}/`
}

/** What other documents see of a document: see `sameFace`. */
export function faceSubject(path: Path): Subject {
  return path
}

/** Whether it is the face of a document. `noting` hears of such each time that one is asked about, of names only once. */
export function isFace(subject: Subject): boolean {
  if (subject === rootsSubject || subject === documentsSubject) return false
  return subject.includes('/') && !subject.endsWith('/') && !subject.endsWith('#')
}

/** A document to the letter, with every place in it. */
export function textSubject(path: Path): Subject {
  return `${path}#`
}

/** The day on which the content of a document last changed. No path has two slashes behind its scheme. */
export function daySubject(path: Path): Subject {
  return `${path}//`
}

/** Which roots there are, with their settings. */
export const rootsSubject: Subject = '/roots'

/** All documents, or all who mention something: changed whenever a document is. */
export const documentsSubject: Subject = '/documents'

/** Which documents carry a number with this first component in their title; what stands in each is asked by its face. */
export function numberSubject(component: string): Subject {
  return `/numbers/${component}/`
}

/** The same corpus; `note` hears the subjects of every question that is asked of it, each at least once. */
export function noting(corpus: Corpus, note: (subject: Subject) => void): Corpus {
  const names = new Set<string>()
  const folders = new Set<Path>()
  const noteName = (path: Path) => {
    const name = nameOf(path)
    if (names.has(name)) return
    names.add(name)
    note(nameKey(name))
  }
  const noteAllNames = (path: Path) => {
    for (let at = path; !folders.has(at); at = folderOf(at)) {
      folders.add(at)
      noteName(at)
    }
  }
  const { files } = corpus
  const about = <T>(subject: Subject, answer: T): T => {
    note(subject)
    return answer
  }
  return {
    get roots() {
      return about(rootsSubject, corpus.roots)
    },
    rootOf: (path) => about(rootsSubject, corpus.rootOf(path)),
    document: (path) => about(faceSubject(path), corpus.document(path)),
    measure: (path) => about(textSubject(path), corpus.measure(path)),
    changedOn: (path) => about(daySubject(path), corpus.changedOn(path)),
    documents: () => about(documentsSubject, corpus.documents()),
    get size() {
      return about(documentsSubject, corpus.size)
    },
    mentionsOf: (name) => about(documentsSubject, corpus.mentionsOf(name)),
    numberMentionsOf: (component) => about(documentsSubject, corpus.numberMentionsOf(component)),
    *documentsNumbered(component) {
      note(numberSubject(component))
      for (const document of corpus.documentsNumbered(component)) yield about(faceSubject(document.path), document)
    },
    unnamedMentions: () => about(documentsSubject, corpus.unnamedMentions()),
    files: {
      isFile(path) {
        noteName(path)
        return files.isFile(path)
      },
      isFolder(path) {
        noteName(path)
        return files.isFolder(path)
      },
      entries: (folder) => about(entriesSubject(folder), files.entries(folder)),
      spelling(path) {
        noteName(path)
        return files.spelling(path)
      },
      named(name) {
        noteName(name)
        return files.named(name)
      },
      isUnlisted(path) {
        noteAllNames(path)
        return files.isUnlisted(path)
      },
    },
  }
}

/**
 * Whether other documents see the same in both: all that a fragment can name, with titles and numbers, wherever in the
 * text it stands. A check may read no more than this of a document other than its own.
 */
export function sameFace(a: Document, b: Document): boolean {
  const [one, two] = [a.facts, b.facts]
  return (
    one.headingsOnly === two.headingsOnly &&
    one.headings.length === two.headings.length &&
    one.anchors.length === two.anchors.length &&
    one.headings.every((heading, i) => {
      const other = two.headings[i]
      return (
        heading.anchor === other?.anchor &&
        heading.title === other.title &&
        heading.depth === other.depth &&
        heading.nested === other.nested &&
        heading.number?.text === other.number?.text &&
        heading.customId?.id === other.customId?.id
      )
    }) &&
    one.anchors.every((anchor, i) => anchor.id === two.anchors[i]?.id && anchor.kind === two.anchors[i]?.kind)
  )
}
