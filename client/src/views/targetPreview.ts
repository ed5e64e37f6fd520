// Shows a section in an editor beside the text while a person looks for one, and puts the window back afterwards.

import * as vscode from 'vscode'

export interface ShownTarget {
  /** Shows the range; of many asked for in turn the last. */
  show(uri: vscode.Uri, range: vscode.Range): Promise<void>
  /** Closes what was opened, and shows again what was there before. The second time nothing. */
  restore(): Promise<void>
}

/** The group beside that of the editor. */
export function showBeside(editor: vscode.TextEditor): ShownTarget {
  const home = editor.viewColumn ?? vscode.ViewColumn.One
  const column = home + 1
  const groupBeside = () => vscode.window.tabGroups.all.find(({ viewColumn }) => viewColumn === column)
  const before = groupBeside()
  const tabsBefore = before?.tabs.map(({ input, isPreview }) => ({ uri: uriOf(input), isPreview })) ?? []
  const activeBefore = uriOf(before?.activeTab?.input)
  let isOver = false
  let running: Promise<void> = Promise.resolve()
  let wanted: { readonly uri: vscode.Uri; readonly range: vscode.Range } | undefined

  const showWanted = async () => {
    const now = wanted
    wanted = undefined
    if (!now || isOver) return
    const document = await vscode.workspace.openTextDocument(now.uri)
    if (isOver || wanted) return
    const shown = await vscode.window.showTextDocument(document, {
      viewColumn: column,
      preserveFocus: true,
      preview: true,
      selection: now.range,
    })
    shown.revealRange(now.range, vscode.TextEditorRevealType.AtTop)
  }

  return {
    show: (uri, range) => {
      wanted = { uri, range }
      running = running.then(showWanted)
      return running
    },
    async restore() {
      if (isOver) return
      isOver = true
      await running
      const wasThere = (uri: vscode.Uri | undefined) => tabsBefore.some((tab) => `${tab.uri}` === `${uri}`)
      const opened = groupBeside()?.tabs.filter((tab) => canClose(tab) && !wasThere(uriOf(tab.input))) ?? []
      // The one tab in italics gave way to ours.
      const gone = tabsBefore.find(({ uri, isPreview }) => isPreview && uri && uri !== activeBefore)
      for (const uri of [gone?.uri, activeBefore]) if (uri) await reopen(uri, column)
      if (opened.length > 0) await vscode.window.tabGroups.close(opened, true)
      await vscode.window.showTextDocument(editor.document, { viewColumn: home, selection: editor.selection })
    },
  }
}

/** What was shown before may be no text, or be gone: then it stays closed. */
async function reopen(uri: vscode.Uri, viewColumn: vscode.ViewColumn): Promise<void> {
  const options: vscode.TextDocumentShowOptions = { viewColumn, preserveFocus: true, preview: true }
  await vscode.workspace.openTextDocument(uri).then(
    (document) => vscode.window.showTextDocument(document, options),
    () => undefined,
  )
}

/** A text that is not saved stays where it is open elsewhere, too. */
function canClose({ input, isDirty, group }: vscode.Tab): boolean {
  const others = vscode.window.tabGroups.all.filter((each) => each !== group).flatMap(({ tabs }) => tabs)
  return !isDirty || others.some((tab) => `${uriOf(tab.input)}` === `${uriOf(input)}`)
}

function uriOf(input: unknown): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText ? input.uri : undefined
}
