// Quick fixes for the problems under the cursor, and all safe fixes of a document at once.

import { type CodeAction, CodeActionKind, type CodeActionParams, type Diagnostic } from 'vscode-languageserver'
import type { FileEdit } from '../../core/checks/problem.ts'
import { fixesFor, type GradedProblem } from '../../core/checks/run.ts'
import type { Document } from '../../core/document.ts'
import { touchDate } from '../../core/features/touchDate.ts'
import { render, say } from '../../core/message.ts'
import { offsetAt } from '../convert.ts'
import { workspaceEdit } from '../edit.ts'
import type { Context } from '../row.ts'
import { offeredConversions } from './conversions.ts'
import { numberProblems, offeredSectionActions, sectionActionKinds } from './sectionActions.ts'

/** All safe fixes of a document, for `editor.codeActionsOnSave`. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.docCorpus`

/** Today as the date of the last update, for `editor.codeActionsOnSave`. */
const touchDateKind = `${CodeActionKind.Source}.touchDate.docCorpus`

export const codeActionKinds: readonly string[] = [
  CodeActionKind.QuickFix,
  ...sectionActionKinds,
  fixAllKind,
  touchDateKind,
]

/** Whether the request is one for which `codeActions` has to know what is on disk. */
export function mayTouchDate({ context: { only } }: CodeActionParams): boolean {
  return only?.some((each) => isWithinKind(touchDateKind, each)) ?? false
}

function isWithinKind(kind: string, wanted: string): boolean {
  return kind === wanted || kind.startsWith(`${wanted}.`)
}

/** Problems are those of the text as it stands, and not taken from the client's diagnostics, which may be those of an older text. */
export function codeActions(context: Context, document: Document, params: CodeActionParams): CodeAction[] {
  if (!context.client.actionLiterals) return []
  const only = params.context.only
  const wants = (kind: string) => !only || only.some((each) => isWithinKind(kind, each))
  const actions: CodeAction[] = []
  if (wants(CodeActionKind.QuickFix)) actions.push(...quickFixes(context, document, params))
  const offset = offsetAt(document, params.range.start)
  actions.push(...offeredConversions(context, document, offset, wants))
  const wrong = params.context.diagnostics.filter(({ code }) => numberProblems.some((each) => each === code))
  actions.push(...offeredSectionActions(context, document, offset, wants, wrong))
  // Never offered unasked: a light bulb on every line would say nothing.
  if (only && wants(fixAllKind)) actions.push(...fixAll(context, document))
  if (mayTouchDate(params)) actions.push(...dateTouched(context, document))
  return actions
}

function quickFixes(context: Context, document: Document, { range, context: { diagnostics } }: CodeActionParams) {
  const start = offsetAt(document, range.start)
  const end = offsetAt(document, range.end)
  const problems = context.problemsOf(document).filter(({ span }) => span.start <= end && start <= span.end)
  return problems.flatMap((problem) =>
    fixesFor(context.corpus, document, problem).flatMap((fix): CodeAction | readonly [] => {
      const edit = workspaceEdit(context, fix.edits)
      if (!edit) return []
      const mended = diagnostics.filter((diagnostic) => isOf(diagnostic, document, problem))
      return {
        title: render(fix.title, context.client.bundle),
        kind: CodeActionKind.QuickFix,
        diagnostics: mended,
        isPreferred: fix.isPreferred,
        edit,
      }
    }),
  )
}

function fixAll(context: Context, document: Document): CodeAction[] {
  const edit = workspaceEdit(context, safeEdits(context, document))
  if (!edit || Object.keys(edit.changes ?? edit.documentChanges ?? {}).length === 0) return []
  return [{ title: render(say('Apply all safe fixes'), context.client.bundle), kind: fixAllKind, edit }]
}

function dateTouched(context: Context, document: Document): CodeAction[] {
  const { corpus, client, saved } = context
  const today = context.today()
  const edits = touchDate(corpus, document, { saved, today })
  const edit = edits.length > 0 ? workspaceEdit(context, edits) : undefined
  if (!edit) return []
  return [
    { title: render(say('Write today as the date of the last update'), client.bundle), kind: touchDateKind, edit },
  ]
}

/** One safe fix for each problem, those left out that would change what another one changes. */
function safeEdits({ corpus, problemsOf }: Context, document: Document): readonly FileEdit[] {
  const chosen: FileEdit[] = []
  let end = -1
  for (const problem of problemsOf(document)) {
    const fix = fixesFor(corpus, document, problem).find(({ isSafe }) => isSafe)
    const edits = fix?.edits.flatMap((edit) => (edit.kind === 'replace' && edit.path === document.path ? [edit] : []))
    if (!fix || !edits || edits.length === 0 || edits.length < fix.edits.length) continue
    if (edits.some(({ span }) => span.start < end)) continue
    chosen.push(...edits)
    end = Math.max(end, ...edits.map(({ span }) => span.end))
  }
  return chosen
}

function isOf(diagnostic: Diagnostic, document: Document, { code, span }: GradedProblem): boolean {
  return (
    diagnostic.code === code &&
    offsetAt(document, diagnostic.range.start) === span.start &&
    offsetAt(document, diagnostic.range.end) === span.end
  )
}
