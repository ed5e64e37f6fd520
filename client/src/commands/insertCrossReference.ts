// Asks for a section or document in one list, shows it beside the text meanwhile, and writes the reference to it.

import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import {
  type CrossReferenceFormName,
  type CrossReferenceForms,
  type CrossReferenceItem,
  type CrossReferenceParams,
  crossReferenceFormsRequest,
  crossReferenceRequest,
  crossReferenceTargetsRequest,
  insertCrossReferenceCommand,
} from '../../../server/src/protocol.ts'
import { type ShownTarget, showBeside } from '../views/targetPreview.ts'
import { applyEdit } from './applyEdit.ts'

/** Which form is taken: that which the document uses, or the one that the person chooses in a second step. */
const commands = { [insertCrossReferenceCommand]: false, 'docCorpus.insertCrossReferenceAs': true } as const

export function registerInsertCrossReference(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, asksForm]) =>
      vscode.commands.registerCommand(name, () => insertCrossReference(client, asksForm)),
    ),
  )
}

/** Where the reference will stand. */
interface Place {
  readonly editor: vscode.TextEditor
  readonly version: number
  readonly selection: vscode.Selection
}

interface Row extends vscode.QuickPickItem {
  readonly found: CrossReferenceItem
}

interface Choice {
  readonly found: CrossReferenceItem
  readonly asksForm: boolean
}

async function insertCrossReference(client: BaseLanguageClient, asksForm: boolean): Promise<void> {
  const editor = vscode.window.activeTextEditor
  if (editor?.document.languageId !== 'markdown') return
  const place: Place = { editor, version: editor.document.version, selection: editor.selection }
  const beside = showBeside(editor)
  try {
    const choice = await chosenTarget(client, place, beside, asksForm)
    if (!choice) return
    const params = paramsOf(client, place, choice.found)
    const form = choice.asksForm
      ? await chosenForm(client, params, choice.found.title)
      : { form: undefined, back: false }
    if (!form) return
    await beside.restore()
    if (editor.document.version !== place.version) {
      void vscode.window.showWarningMessage(vscode.l10n.t('The document has changed meanwhile; nothing was inserted.'))
      return
    }
    await applyEdit(client, crossReferenceRequest, { ...params, ...form })
  } finally {
    await beside.restore()
  }
}

/** The row that is taken with Enter, or whose button is pressed; undefined where the person goes away. */
function chosenTarget(
  client: BaseLanguageClient,
  place: Place,
  beside: ShownTarget,
  asksForm: boolean,
): Promise<Choice | undefined> {
  const formButton: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('list-selection'),
    tooltip: vscode.l10n.t('Choose how it is written'),
  }
  const pick = vscode.window.createQuickPick<Row>()
  // What the server has found is shown as it comes: VS Code would sort rows by the letters it finds in them.
  Object.assign(pick, { sortByLabel: false })
  pick.title = vscode.l10n.t('Insert Cross-Reference')
  pick.placeholder = vscode.l10n.t('Number, title, path, pinyin or initials')
  pick.ignoreFocusOut = true
  let asked = new vscode.CancellationTokenSource()
  const search = async () => {
    asked.cancel()
    asked = new vscode.CancellationTokenSource()
    const { token } = asked
    pick.busy = true
    const params = {
      textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(place.editor.document),
      position: client.code2ProtocolConverter.asPosition(place.selection.start),
      query: pick.value,
    }
    const found = await client
      .sendRequest<CrossReferenceItem[] | null>(crossReferenceTargetsRequest, params, token)
      .catch(() => null) // cancelled: another question is on its way
    if (token.isCancellationRequested) return
    pick.items = (found ?? []).map((each) => rowOf(each, formButton))
    pick.busy = false
  }
  return new Promise((resolve) => {
    pick.onDidChangeValue(search)
    pick.onDidChangeActive(([row]) => {
      if (row) void beside.show(client.protocol2CodeConverter.asUri(row.found.target.uri), rangeOf(client, row.found))
    })
    pick.onDidAccept(() => {
      const [row] = pick.activeItems
      if (!row) return
      resolve({ found: row.found, asksForm })
      pick.hide()
    })
    pick.onDidTriggerItemButton(({ item }) => {
      resolve({ found: item.found, asksForm: true })
      pick.hide()
    })
    pick.onDidHide(() => {
      asked.cancel()
      pick.dispose()
      resolve(undefined)
    })
    pick.show()
    void search()
  })
}

function rowOf(found: CrossReferenceItem, formButton: vscode.QuickInputButton): Row {
  return {
    found,
    label: found.title,
    description: found.path,
    alwaysShow: true,
    ...(found.nearness === 'cited' ? { iconPath: new vscode.ThemeIcon('references') } : {}),
    buttons: [formButton],
  }
}

function rangeOf(client: BaseLanguageClient, { range }: CrossReferenceItem): vscode.Range {
  const { start, end } = range
  return client.protocol2CodeConverter.asRange({ start: { ...start }, end: { ...end } })
}

function paramsOf(client: BaseLanguageClient, place: Place, { target }: CrossReferenceItem): CrossReferenceParams {
  const now = new Date()
  const digits = (value: number) => String(value).padStart(2, '0')
  return {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(place.editor.document),
    range: client.code2ProtocolConverter.asRange(place.selection),
    target,
    today: `${now.getFullYear()}-${digits(now.getMonth() + 1)}-${digits(now.getDate())}`,
  }
}

interface FormRow extends vscode.QuickPickItem {
  readonly form?: CrossReferenceFormName
  readonly back?: boolean
}

/** The second step: every form as it would be written, and the same with a reference back. */
async function chosenForm(
  client: BaseLanguageClient,
  params: CrossReferenceParams,
  title: string,
): Promise<{ readonly form: CrossReferenceFormName | undefined; readonly back: boolean } | undefined> {
  const written = await client.sendRequest<CrossReferenceForms | null>(crossReferenceFormsRequest, params)
  if (!written) return undefined
  const { forms, back } = written
  const usualFirst = [...forms].sort((a, b) => Number(b.isUsual) - Number(a.isUsual))
  const rows = (isBack: boolean): FormRow[] =>
    usualFirst.map(({ form, text, isUsual }) => ({
      form,
      back: isBack,
      label: nameOf(form),
      ...(isUsual ? { description: vscode.l10n.t('as this document does') } : {}),
      detail: text.trim().replace(/\s*\n\s*/g, ' ⏎ '),
    }))
  const separator: FormRow = {
    label: vscode.l10n.t('and back, from {path}', { path: back?.path ?? '' }),
    kind: vscode.QuickPickItemKind.Separator,
  }
  const chosen = await vscode.window.showQuickPick(back ? [...rows(false), separator, ...rows(true)] : rows(false), {
    title: vscode.l10n.t('Refer to {title}', { title }),
    placeHolder: vscode.l10n.t('How shall it be written?'),
    ignoreFocusOut: true,
  })
  return chosen && { form: chosen.form, back: chosen.back === true }
}

function nameOf(form: CrossReferenceFormName): string {
  switch (form) {
    case 'link':
      return vscode.l10n.t('Link')
    case 'item':
      return vscode.l10n.t('Item of a list')
    case 'mention':
      return vscode.l10n.t('Path and number in text')
    case 'callout':
      return vscode.l10n.t('Quoted line')
    case 'row':
      return vscode.l10n.t('Row of a table')
  }
}
