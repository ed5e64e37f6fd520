// What can be done to a section, as refactorings that are worked out when somebody chooses one.

import { type CodeAction, CodeActionKind, type Diagnostic, LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { Document } from '../../core/document.ts'
import {
  headingAt,
  type SectionAction,
  sectionActionNames,
  sectionActions,
  sectionChange,
} from '../../core/features/sectionActions.ts'
import { render, say } from '../../core/message.ts'
import type { ProblemCode } from '../../core/problemCodes.ts'
import { leftRefusal, workspaceChange } from '../change.ts'
import { positionAt } from '../convert.ts'
import type { Context, InSteps } from '../row.ts'

/** Moving a section is a refactoring of the kind that moves, everything else rewrites. */
export const sectionActionKinds: readonly string[] = [CodeActionKind.RefactorMove, CodeActionKind.RefactorRewrite]

/** What the client sends back when an action is chosen. */
interface Data {
  readonly uri: string
  /** The line of the heading, from 0. */
  readonly line: number
  readonly action: SectionAction
}

/** What mends a number that is wrong; then they are quick fixes. */
const mending: readonly SectionAction[] = ['next-free', 'renumber-from', 'renumber']
export const numberProblems: readonly string[] = [
  'duplicate-number',
  'number-gap',
  'number-order',
  'number-parent',
] satisfies readonly ProblemCode[]

/**
 * None where the client cannot ask for the edit later: working all of them out for every light bulb would be too much. `wrong`: the
 * diagnostics of the heading that say that its number is wrong.
 */
export function offeredSectionActions(
  { client, uris }: Context,
  document: Document,
  offset: number,
  wants: (kind: string) => boolean,
  wrong: readonly Diagnostic[],
): CodeAction[] {
  const heading = client.resolvesActionEdits ? headingAt(document, offset) : undefined
  if (!heading) return []
  const { line } = positionAt(document.facts.lines, heading.span.start)
  return sectionActions(document, offset).flatMap(({ action, title }): CodeAction[] => {
    const isMending = wrong.length > 0 && mending.includes(action)
    const kind = isMending ? CodeActionKind.QuickFix : kindOf(action)
    const data: Data = { uri: uris.of(document.path), line, action }
    const mended = isMending ? { diagnostics: [...wrong] } : {}
    return wants(kind) ? [{ title: render(title, client.bundle), kind, data, ...mended }] : []
  })
}

function kindOf(action: SectionAction): string {
  return action === 'up' || action === 'down' ? CodeActionKind.RefactorMove : CodeActionKind.RefactorRewrite
}

/** The document that an action is about; undefined for what is no action of ours. */
export function uriOfAction({ data }: CodeAction): string | undefined {
  return isData(data) ? data.uri : undefined
}

/** The action with its edit. A refusal is an error, whose sentence the editor shows. */
export function* resolvedAction(
  context: Context,
  action: CodeAction,
  document: Document | undefined,
): InSteps<CodeAction> {
  const { data } = action
  if (!isData(data) || !document) return action
  const { corpus, client } = context
  const title = render(say('New section'), client.bundle)
  const offset = document.facts.lines[data.line] ?? 0
  const change = yield* sectionChange(corpus, document, offset, data.action, title)
  if ('refused' in change) {
    return new ResponseError(LSPErrorCodes.RequestFailed, render(change.refused, client.bundle))
  }
  const left = leftRefusal(context, change)
  if (left) return new ResponseError(LSPErrorCodes.RequestFailed, render(left, client.bundle))
  const edit = workspaceChange(context, change, { home: document.path })
  return edit ? { ...action, edit } : action
}

function isData(data: unknown): data is Data {
  if (typeof data !== 'object' || data === null) return false
  const { uri, line, action } = data as Record<string, unknown>
  return typeof uri === 'string' && typeof line === 'number' && sectionActionNames.some((each) => each === action)
}
