// Edits of the core as a workspace edit, in the richest form that the client takes.

import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import type { FileEdit } from '../core/checks/problem.ts'
import type { Path } from '../core/uri.ts'
import { rangeAt } from './convert.ts'
import type { Context } from './row.ts'

/**
 * The edit: versioned and creating files where the client can. Undefined where it cannot do all of it, or where a file
 * to be changed has not been read.
 */
export function workspaceEdit(context: Context, edits: readonly FileEdit[]): WorkspaceEdit | undefined {
  const { corpus, client, uris, versionOf } = context
  const created = edits.filter((edit) => edit.kind === 'create')
  if (created.length > 0 && !client.fileCreation) return undefined
  const byPath = new Map<Path, TextEdit[]>()
  for (const edit of edits) {
    if (edit.kind !== 'replace') continue
    if (!corpus.document(edit.path)) return undefined
    const list = byPath.get(edit.path) ?? []
    byPath.set(edit.path, list)
    list.push({ range: rangeAt(corpus, edit.path, edit.span), newText: edit.text })
  }
  if (!client.versionedEdits) {
    return { changes: Object.fromEntries([...byPath].map(([path, list]) => [uris.of(path), list])) }
  }
  const start = { line: 0, character: 0 }
  return {
    documentChanges: [
      ...created.map(({ path }) => ({ kind: 'create' as const, uri: uris.of(path), options: { overwrite: false } })),
      ...created
        .filter(({ text }) => text !== '')
        .map(({ path, text }) => textEdit(uris.of(path), null, [{ range: { start, end: start }, newText: text }])),
      ...[...byPath].map(([path, list]) => textEdit(uris.of(path), versionOf(path) ?? null, list)),
    ],
  }
}

function textEdit(uri: string, version: number | null, edits: TextEdit[]): TextDocumentEdit {
  return { textDocument: { uri, version }, edits }
}
