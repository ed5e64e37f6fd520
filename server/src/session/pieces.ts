// A check of a document piece by piece: when another document shows another face, only what asked about it is looked at again.

import { type GradedProblem, type PieceProblem, problemsByPiece, withPieces } from '../core/checks/run.ts'
import type { Corpus } from '../core/corpus.ts'
import type { Document } from '../core/document.ts'
import { isFace, noting, type Subject, textSubject } from '../core/subjects.ts'

/** The problems of a document, what was asked to find them, and by which piece of the check. */
export interface CheckedInPieces {
  readonly problems: readonly GradedProblem[]
  readonly subjects: ReadonlySet<Subject>
  readonly found: readonly PieceProblem[]
  readonly faces: Faces
}

/** The faces of documents, behind each the pieces that asked about it: one list, for there is one for each document of the corpus. */
type Faces = readonly (Subject | number)[]

/** Stands for what was asked before the first piece. */
const outside = -1

/** What is to be checked again when a subject has changed: the pieces that asked about a face, and everything for any other. */
export function staleBy(
  checked: Pick<CheckedInPieces, 'faces'> | undefined,
  stale: ReadonlySet<number> | 'all' | undefined,
  subject: Subject,
): ReadonlySet<number> | 'all' {
  const pieces = piecesAsking(checked?.faces ?? [], subject)
  if (!pieces || pieces.includes(outside) || stale === 'all') return 'all'
  return new Set([...(stale ?? []), ...pieces])
}

/** Checks all of a document. */
export function checkInPieces(corpus: Corpus, document: Document): CheckedInPieces {
  return checkedBy(corpus, document, undefined)
}

/**
 * Checks some pieces of a document again, where nothing else has changed of what was asked about. `subjects` are those that these
 * pieces ask about now. Where the problems are the same as before, they are the same list.
 */
export function checkAgain(
  corpus: Corpus,
  document: Document,
  before: Omit<CheckedInPieces, 'subjects'>,
  pieces: ReadonlySet<number>,
): CheckedInPieces {
  const now = checkedBy(
    corpus,
    document,
    [...pieces].sort((a, b) => a - b),
  )
  const faces = byFace(before.faces)
  for (const [face, those] of faces) {
    const others = those.filter((piece) => !pieces.has(piece))
    if (others.length > 0) faces.set(face, others)
    else faces.delete(face)
  }
  for (const [face, those] of byFace(now.faces)) faces.set(face, [...(faces.get(face) ?? []), ...those])
  const replaced = before.found.filter(({ piece }) => pieces.has(piece))
  if (JSON.stringify(replaced) === JSON.stringify(now.found)) {
    return { problems: before.problems, subjects: now.subjects, found: before.found, faces: flat(faces) }
  }
  const found = withPieces(before.found, pieces, now.found)
  return { problems: found.map(({ problem }) => problem), subjects: now.subjects, found, faces: flat(faces) }
}

function checkedBy(corpus: Corpus, document: Document, pieces: Iterable<number> | undefined): CheckedInPieces {
  const subjects = new Set([textSubject(document.path)])
  const faces = new Map<Subject, number[]>()
  let piece = outside
  const note = (subject: Subject) => {
    subjects.add(subject)
    if (!isFace(subject)) return
    const those = faces.get(subject)
    if (!those) faces.set(subject, [piece])
    else if (those.at(-1) !== piece) those.push(piece)
  }
  const begins = (next: number) => {
    piece = next
  }
  const found = problemsByPiece(noting(corpus, note), document, begins, pieces)
  const problems = found.map(({ problem }) => problem)
  for (const { related } of problems) for (const { path } of related ?? []) subjects.add(textSubject(path))
  return { problems, subjects, found, faces: flat(faces) }
}

function flat(faces: ReadonlyMap<Subject, readonly number[]>): Faces {
  // A copy has room for no more than it holds.
  return [...faces].flat(2).slice()
}

function byFace(faces: Faces): Map<Subject, number[]> {
  const found = new Map<Subject, number[]>()
  let those: number[] = []
  for (const each of faces) {
    if (typeof each === 'number') those.push(each)
    else {
      those = []
      found.set(each, those)
    }
  }
  return found
}

/** Undefined where none did. */
function piecesAsking(faces: Faces, face: Subject): readonly number[] | undefined {
  const at = faces.indexOf(face)
  if (at < 0) return undefined
  let end = at + 1
  while (typeof faces[end] === 'number') end++
  return faces.slice(at + 1, end).filter((each) => typeof each === 'number')
}
