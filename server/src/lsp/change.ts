// A change of many documents as a workspace edit: annotated where the client can, so that a person sees what it is about to do.

import {
  AnnotatedTextEdit,
  type ChangeAnnotation,
  RenameFile,
  TextDocumentEdit,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import { editsOf } from '../core/changes/after.ts'
import type { Change, Edit } from '../core/changes/change.ts'
import type { Corpus } from '../core/corpus.ts'
import { type Message, render, say } from '../core/message.ts'
import { slice } from '../core/text.ts'
import { type Path, relative } from '../core/uri.ts'
import { rangeAt } from './convert.ts'
import type { Context } from './row.ts'

/** `home`: the document that the person is in; what is changed elsewhere, and words in prose, ask for confirmation. */
export interface Asking {
  readonly home: Path | undefined
  /** Moves are left out where the client makes them itself. */
  readonly withoutMoves?: boolean
}

/** Undefined where the client cannot do all of it. */
export function workspaceChange(context: Context, change: Change, asking: Asking): WorkspaceEdit | undefined {
  const { corpus, client, uris, versionOf } = context
  const moves = asking.withoutMoves ? [] : change.moves
  if (moves.length > 0 && !client.fileRenaming) return undefined
  const byPath = withLeft(corpus, change)
  const plain = ({ path, span, text }: Marked) => TextEdit.replace(rangeAt(corpus, path, span), text)
  if (!client.versionedEdits) {
    return { changes: Object.fromEntries([...byPath].map(([path, same]) => [uris.of(path), same.map(plain)])) }
  }
  const edited = (edit: Marked) => {
    const name = client.changeAnnotations ? annotationOf(edit, asking.home) : undefined
    if (name === undefined) return plain(edit)
    return AnnotatedTextEdit.replace(rangeAt(corpus, edit.path, edit.span), edit.text, name)
  }
  const documentChanges = [
    ...[...byPath].map(([path, same]) =>
      TextDocumentEdit.create({ uri: uris.of(path), version: versionOf(path) ?? null }, same.map(edited)),
    ),
    ...moves.map(({ from, to }) => RenameFile.create(uris.of(from), uris.of(to), { overwrite: false })),
  ]
  if (!client.changeAnnotations || (asking.home === undefined && !change.left)) return { documentChanges }
  return { documentChanges, changeAnnotations: annotations(context) }
}

/** Why a change that leaves references behind is not made: the client has no way of showing which. Undefined where it has, or where none is. */
export function leftRefusal(
  { corpus, client }: Context,
  { left: [first, ...others] = [] }: Change,
): Message | undefined {
  if (!first || (client.changeAnnotations && client.versionedEdits)) return undefined
  const { document, reference } = first
  const root = corpus.rootOf(document.path)?.path
  return say(
    'References that would lead elsewhere afterwards: {count}, such as “{text}” in {path}. Nothing was changed; the command line shows them all.',
    {
      count: 1 + others.length,
      text: slice(document.text, reference.span).replace(/\s+/g, ' '),
      path: root === undefined ? document.path : relative(root, document.path),
    },
  )
}

/** An edit, or a place that stays as it is and is shown to the person. */
type Marked = Pick<Edit, 'path' | 'span' | 'text'> & { readonly reason: Edit['reason'] | 'left' }

/** The edits, and those references that lead elsewhere afterwards, written as they are; what touches an edit is not marked. */
function withLeft(corpus: Corpus, change: Change): ReadonlyMap<Path, readonly Marked[]> {
  const byPath = new Map<Path, readonly Marked[]>(editsOf(corpus, change))
  for (const { document, reference } of change.left ?? []) {
    const { path, text } = document
    const same = byPath.get(path) ?? []
    const span = reference.targetSpan
    if (same.some((edit) => edit.span.start <= span.end && span.start <= edit.span.end)) continue
    const mark: Marked = { path, span, text: slice(text, span), reason: 'left' }
    byPath.set(
      path,
      [...same, mark].sort((a, b) => a.span.start - b.span.start),
    )
  }
  return byPath
}

const names = ['target', 'here', 'elsewhere', 'words', 'left'] as const
type Name = (typeof names)[number]

/** Undefined where nobody is asked: nothing but what leads elsewhere is shown when the editor moves files. */
function annotationOf({ path, reason }: Marked, home: Path | undefined): Name | undefined {
  if (reason === 'left') return 'left'
  if (home === undefined) return undefined
  if (reason === 'target') return 'target'
  if (reason === 'mention') return 'words'
  return path === home ? 'here' : 'elsewhere'
}

const labels: Readonly<Record<Name, Message>> = {
  target: say('What was asked for'),
  here: say('References in the same document'),
  elsewhere: say('Links in other documents'),
  words: say('Paths and numbers in text'),
  left: say('These lead elsewhere afterwards'),
}

const confirmed: ReadonlySet<Name> = new Set(['elsewhere', 'words', 'left'])

function annotations({ client }: Context): Record<string, ChangeAnnotation> {
  return Object.fromEntries(
    names.map((name) => [name, { label: render(labels[name], client.bundle), needsConfirmation: confirmed.has(name) }]),
  )
}
