// Writing a reference in its other form, as refactorings: a link as a mention, a mention as a link.

import { type CodeAction, CodeActionKind } from 'vscode-languageserver'
import type { Document } from '../../core/document.ts'
import { convertedReference } from '../../core/features/convertReference.ts'
import { render, say } from '../../core/message.ts'
import { workspaceChange } from '../change.ts'
import type { Context } from '../row.ts'

/** With its edit: it is small, and whether there is one at all is known only from it. */
export function offeredConversions(
  context: Context,
  document: Document,
  offset: number,
  wants: (kind: string) => boolean,
): CodeAction[] {
  const kind = CodeActionKind.RefactorRewrite
  const conversion = wants(kind) ? convertedReference(context.corpus, document, offset) : undefined
  if (!conversion) return []
  const edit = workspaceChange(context, conversion.change, { home: undefined })
  if (!edit) return []
  const title = conversion.to === 'link' ? say('Convert to link') : say('Convert to mention')
  return [{ title: render(title, context.client.bundle), kind, edit }]
}
