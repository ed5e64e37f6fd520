// New references in the words of the protocol: what they may lead to, how they would be written, and the edit.

import { LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver'
import type { Edit } from '../../core/changes/change.ts'
import type { Document } from '../../core/document.ts'
import { backReference } from '../../core/features/backReference.ts'
import {
  type CrossReferenceTarget,
  crossReference,
  crossReferenceForms,
  usualForm,
} from '../../core/features/crossReference.ts'
import { crossReferenceTargets } from '../../core/features/crossReferenceTargets.ts'
import { renumber } from '../../core/features/renumber.ts'
import { prepareSections } from '../../core/features/sectionIndex.ts'
import { itemAround, itemFor } from '../../core/features/sectionItem.ts'
import { needsPinyin } from '../../core/features/sectionSearch.ts'
import { render, say } from '../../core/message.ts'
import { type Path, pathOfUri, relative } from '../../core/uri.ts'
import type {
  CrossReferenceForms,
  CrossReferenceInsertion,
  CrossReferenceItem,
  CrossReferenceParams,
  CrossReferenceTargetName,
  CrossReferenceTargetsParams,
} from '../../protocol.ts'
import { workspaceChange } from '../change.ts'
import { offsetAt, rangeAt } from '../convert.ts'
import type { Context, InSteps } from '../row.ts'

/** How many targets a list names: more than a person looks through. */
const mostTargets = 200

export function* likelyTargets(
  { corpus, uris }: Context,
  document: Document,
  offset: number,
  { query }: CrossReferenceTargetsParams,
): InSteps<CrossReferenceItem[]> {
  yield* prepareSections(corpus, needsPinyin(query))
  return crossReferenceTargets(corpus, document, offset, query, mostTargets).map(
    ({ path, heading, title, span, nearness }): CrossReferenceItem => ({
      title,
      path: shownPath(corpus.rootOf(path)?.path, path),
      nearness,
      target: {
        uri: uris.of(path),
        ...(heading ? { anchor: heading.anchor } : {}),
        ...(heading?.number ? { number: heading.number.text } : {}),
        offset: heading?.span.start ?? 0,
      },
      range: rangeAt(corpus, path, span),
    }),
  )
}

export function writtenForms(
  context: Context,
  document: Document,
  { range, target, today }: CrossReferenceParams,
): CrossReferenceForms | null {
  const { corpus } = context
  const wanted = targetOf(context, target)
  if (!wanted) return null
  const span = { start: offsetAt(document, range.start), end: offsetAt(document, range.end) }
  const usual = usualForm(document, span.start)
  const forms = crossReferenceForms.map((form) => {
    const { text } = crossReference(corpus, document, span, wanted, { form, today })
    return { form, text, isUsual: form === usual }
  })
  const back = backFrom(document, span.start, wanted, today)
  const shown = back && { path: shownPath(corpus.rootOf(back.path)?.path, back.path), text: back.text.trim() }
  return { forms, back: shown ?? null }
}

/** With a reference back in another document, the edits say what they are, and that one asks for confirmation. */
export function insertedReference(
  context: Context,
  document: Document,
  { range, target, form, today, back }: CrossReferenceInsertion,
): WorkspaceEdit | ResponseError | null {
  const { corpus, client } = context
  const wanted = targetOf(context, target)
  if (!wanted) {
    const gone = say('The section is no longer there.')
    return new ResponseError(LSPErrorCodes.RequestFailed, render(gone, client.bundle))
  }
  const span = { start: offsetAt(document, range.start), end: offsetAt(document, range.end) }
  const known = crossReferenceForms.find((each) => each === form)
  const edit = crossReference(corpus, document, span, wanted, { form: known, today })
  const other = back ? backFrom(document, span.start, wanted, today) : undefined
  const edits = other ? [edit, other] : [edit]
  return workspaceChange(context, { moves: [], edits }, { home: other ? document.path : undefined }) ?? null
}

/** Lets the numbers of a document count on; an edit without changes where all are right. */
export function* renumberedDocument(context: Context, document: Document): InSteps<WorkspaceEdit | null> {
  const change = yield* renumber(context.corpus, document)
  return workspaceChange(context, change, { home: document.path }) ?? null
}

function backFrom(
  document: Document,
  offset: number,
  target: CrossReferenceTarget,
  today: string | undefined,
): Edit | undefined {
  return backReference(document, itemAround(document, offset).heading, target.document, { today })
}

function targetOf({ corpus }: Context, name: CrossReferenceTargetName): CrossReferenceTarget | undefined {
  const { uri, anchor, number, offset } = name
  const item = itemFor(corpus, { path: pathOfUri(uri), anchor, number, offset })
  const document = item && corpus.document(item.path)
  return item && document && { document, heading: item.heading }
}

function shownPath(root: Path | undefined, path: Path): string {
  return relative(root ?? '/', path)
}
