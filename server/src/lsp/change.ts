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
import { type Message, render, say } from '../core/message.ts'
import type { Path } from '../core/uri.ts'
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
  const byPath = editsOf(corpus, change)
  const plain = ({ path, span, text }: Edit) => TextEdit.replace(rangeAt(corpus, path, span), text)
  if (!client.versionedEdits) {
    return { changes: Object.fromEntries([...byPath].map(([path, same]) => [uris.of(path), same.map(plain)])) }
  }
  const asked = asking.home === undefined ? undefined : asking.home
  const edited = (edit: Edit) => {
    if (!client.changeAnnotations || asked === undefined) return plain(edit)
    return AnnotatedTextEdit.replace(rangeAt(corpus, edit.path, edit.span), edit.text, annotationOf(edit, asked))
  }
  const documentChanges = [
    ...[...byPath].map(([path, same]) =>
      TextDocumentEdit.create({ uri: uris.of(path), version: versionOf(path) ?? null }, same.map(edited)),
    ),
    ...moves.map(({ from, to }) => RenameFile.create(uris.of(from), uris.of(to), { overwrite: false })),
  ]
  if (!client.changeAnnotations || asked === undefined) return { documentChanges }
  return { documentChanges, changeAnnotations: annotations(context) }
}

const names = ['target', 'here', 'elsewhere', 'words'] as const
type Name = (typeof names)[number]

function annotationOf({ path, reason }: Edit, home: Path): Name {
  if (reason === 'target') return 'target'
  if (reason === 'mention') return 'words'
  return path === home ? 'here' : 'elsewhere'
}

const labels: Readonly<Record<Name, Message>> = {
  target: say('What was asked for'),
  here: say('References in the same document'),
  elsewhere: say('Links in other documents'),
  words: say('Paths and numbers in text'),
}

function annotations({ client }: Context): Record<string, ChangeAnnotation> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      { label: render(labels[name], client.bundle), needsConfirmation: name === 'elsewhere' || name === 'words' },
    ]),
  )
}
