// Writes the update log of today: asks for the folder, where to begin, and which documents to mention.

import * as vscode from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import {
  newUpdateLogCommand,
  type UpdateLogBases,
  type UpdateLogCommit,
  type UpdateLogDocument,
  type UpdateLogDocuments,
  type UpdateLogOrder,
  updateLogBasesRequest,
  updateLogDocumentsRequest,
} from '../../../server/src/protocol.ts'
import { ask, isDistrusted, write } from './updateLogs.ts'

/** The parameter is the folder that was clicked on in the Explorer. */
export function registerNewUpdateLog(client: BaseLanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand(newUpdateLogCommand, async (clicked?: vscode.Uri) => {
    if (isDistrusted()) return
    const folder = clicked instanceof vscode.Uri ? clicked : await chosenFolder()
    if (!folder) return
    const scope = client.code2ProtocolConverter.asUri(folder)
    const looking = vscode.l10n.t('Looking for where the update log can begin')
    const bases = await ask<UpdateLogBases>(client, updateLogBasesRequest, { scope }, looking)
    const base = bases && (await chosenBase(bases))
    if (!base) return
    const question = { log: bases.log, ...base }
    const comparing = vscode.l10n.t('Comparing documents')
    const changed = await ask<UpdateLogDocuments>(client, updateLogDocumentsRequest, question, comparing)
    const chosen = changed && (await chosenDocuments(changed.documents))
    if (chosen) await write(client, { log: bases.log, base: changed.base, ...chosen })
  })
}

/** Folders around the document in the active editor, its own first; or any other. */
async function chosenFolder(): Promise<vscode.Uri | undefined> {
  const folders = foldersAround(vscode.window.activeTextEditor?.document.uri)
  if (folders.length === 1) return folders[0]
  const items = folders.map((folder, i) => ({
    label: `$(folder) ${nameOf(folder)}`,
    description: i === 0 ? vscode.l10n.t('the folder of this document') : '',
    folder,
  }))
  const other = { label: `$(folder-opened) ${vscode.l10n.t('Another folder…')}`, description: '', folder: undefined }
  const title = vscode.l10n.t('New update log: which folder is it about?')
  const chosen = await vscode.window.showQuickPick([...items, other], { title, matchOnDescription: true })
  if (chosen !== other) return chosen?.folder
  const defaultUri = folders[0]
  const dialog = { canSelectFiles: false, canSelectFolders: true, title, ...(defaultUri ? { defaultUri } : {}) }
  return (await vscode.window.showOpenDialog(dialog))?.[0]
}

/** From the folder that is open, with its name. */
function nameOf(folder: vscode.Uri): string {
  const workspace = vscode.workspace.getWorkspaceFolder(folder)
  if (workspace?.uri.toString() === folder.toString()) return workspace.name
  return vscode.workspace.asRelativePath(folder, true)
}

function foldersAround(document: vscode.Uri | undefined): readonly vscode.Uri[] {
  const open = vscode.workspace.workspaceFolders?.map(({ uri }) => uri) ?? []
  const workspace = document && vscode.workspace.getWorkspaceFolder(document)?.uri
  if (!document || !workspace) return open
  const folders: vscode.Uri[] = []
  for (let at = vscode.Uri.joinPath(document, '..'); at.path.length > workspace.path.length; ) {
    folders.push(at)
    at = vscode.Uri.joinPath(at, '..')
  }
  return [...folders, workspace]
}

/** Where the log is to begin, as the server is told. */
type ChosenBase = { readonly base: string } | { readonly branch: string }

async function chosenBase({ bases, commits, branches }: UpdateLogBases): Promise<ChosenBase | undefined> {
  const title = vscode.l10n.t('New update log: what has changed since…')
  const likely = bases.map(({ why, commit }) => ({
    label: `$(git-commit) ${why.charAt(0).toUpperCase()}${why.slice(1)}`,
    description: described(commit),
    choose: async (): Promise<ChosenBase | undefined> => ({ base: commit.name }),
  }))
  const commit = {
    label: `$(list-unordered) ${vscode.l10n.t('A commit…')}`,
    description: '',
    choose: () => chosenCommit(title, commits),
  }
  const branch = {
    label: `$(git-branch) ${vscode.l10n.t('Where the work parted from a branch…')}`,
    description: '',
    choose: () => chosenBranch(title, branches),
  }
  const items = [...likely, ...(commits.length > 0 ? [commit] : []), ...(branches.length > 0 ? [branch] : [])]
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDescription: true })
  return chosen?.choose()
}

async function chosenCommit(title: string, commits: readonly UpdateLogCommit[]): Promise<ChosenBase | undefined> {
  const items = commits.map(({ name, day, subject }) => ({
    label: subject === '' ? name.slice(0, 10) : subject,
    description: `${day} · ${name.slice(0, 10)}`,
    name,
  }))
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDescription: true })
  return chosen && { base: chosen.name }
}

async function chosenBranch(title: string, branches: readonly string[]): Promise<ChosenBase | undefined> {
  const chosen = await vscode.window.showQuickPick(branches, { title })
  return chosen === undefined ? undefined : { branch: chosen }
}

function described({ name, day, subject }: UpdateLogCommit): string {
  return [name.slice(0, 10), day, subject].filter(Boolean).join(' · ')
}

interface DocumentItem extends vscode.QuickPickItem {
  readonly document?: UpdateLogDocument
}

/** What the person has ticked, as the server is told; undefined where they do not want a log. */
async function chosenDocuments(
  documents: readonly UpdateLogDocument[],
): Promise<Required<Pick<UpdateLogOrder, 'leaveOut' | 'mention'>> | undefined> {
  const title = vscode.l10n.t('New update log: which documents shall it mention?')
  if (documents.length === 0) return { leaveOut: [], mention: [] }
  const groups = [
    [vscode.l10n.t('New documents'), documents.filter(({ status }) => status === 'added')],
    [vscode.l10n.t('Updated documents'), documents.filter((each) => isUpdated(each) && !isLayoutOnly(each))],
    [vscode.l10n.t('Removed documents'), documents.filter(({ status }) => status === 'removed')],
    [vscode.l10n.t('Only layout or table of contents changed'), documents.filter(isLayoutOnly)],
  ] as const
  const items = groups.flatMap(([label, group]): DocumentItem[] =>
    group.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...group.map(itemOf)],
  )
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  })
  if (!chosen) return undefined
  const ticked = new Set(chosen.map(({ document }) => document?.uri))
  const isTicked = ({ uri }: UpdateLogDocument) => ticked.has(uri)
  const uris = (all: readonly UpdateLogDocument[]) => all.map(({ uri }) => uri)
  return {
    // One that nobody has ever ticked is not mentioned as long as no more changes in it; it need not be left out for ever.
    leaveOut: uris(documents.filter((each) => !isTicked(each) && (!isLayoutOnly(each) || each.isLeftOut))),
    mention: uris(documents.filter((each) => isTicked(each) && (isLayoutOnly(each) || each.isMentioned))),
  }
}

function isUpdated({ status }: UpdateLogDocument): boolean {
  return status === 'changed' || status === 'renamed'
}

/** A reader would not notice; a new name is noticed. */
function isLayoutOnly({ status, class: kind }: UpdateLogDocument): boolean {
  return status === 'changed' && (kind === 'format-only' || kind === 'toc-only')
}

function itemOf(document: UpdateLogDocument): DocumentItem {
  const { path, title, sections } = document
  const detail = sections.slice(0, mostSections).map(sectionText)
  const more = sections.length - detail.length
  if (more > 0) detail.push(vscode.l10n.t('and {count} more', { count: more }))
  return {
    label: path,
    description: `${title} · ${classOf(document)}`,
    ...(detail.length > 0 ? { detail: detail.join(' · ') } : {}),
    picked: !document.isLeftOut && (!isLayoutOnly(document) || document.isMentioned),
    document,
  }
}

/** More would not fit on the line. */
const mostSections = 6

function classOf({ status, class: kind }: UpdateLogDocument): string {
  switch (status) {
    case 'added':
      return vscode.l10n.t('new')
    case 'removed':
      return vscode.l10n.t('removed')
    default:
      break
  }
  const changed = {
    content: vscode.l10n.t('content'),
    'metadata-only': vscode.l10n.t('metadata only'),
    'format-only': vscode.l10n.t('layout only'),
    'toc-only': vscode.l10n.t('table of contents only'),
  }[kind]
  return status === 'renamed' ? `${vscode.l10n.t('renamed')} · ${changed}` : changed
}

function sectionText({ change, number, title }: UpdateLogDocument['sections'][number]): string {
  const section = number === null ? title : `${number} ${title}`
  const changes = {
    added: vscode.l10n.t('{section} (added)', { section }),
    removed: vscode.l10n.t('{section} (removed)', { section }),
    renumbered: vscode.l10n.t('{section} (renumbered)', { section }),
    retitled: vscode.l10n.t('{section} (retitled)', { section }),
    changed: vscode.l10n.t('{section} (changed)', { section }),
  }
  return changes[change]
}
