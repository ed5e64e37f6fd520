// What the client at the other end can do, read once from what it says when it starts.

import type { InitializeParams } from 'vscode-languageserver'
import type { Bundle } from '../core/message.ts'
import type { Options } from '../protocol.ts'
import { type Preferences, preferencesFrom } from './preferences.ts'

export interface Client {
  readonly options: Options
  /** What the options say of what can also be told later: see `Preferences`. */
  readonly preferences: Preferences
  /** Translations into the client's language. */
  readonly bundle: Bundle
  readonly definitionLinks: boolean
  readonly symbolTrees: boolean
  readonly markdownHovers: boolean
  readonly markdownCompletions: boolean
  readonly insertReplace: boolean
  readonly versionedEdits: boolean
  readonly fileCreation: boolean
  readonly fileRenaming: boolean
  readonly changeAnnotations: boolean
  readonly actionLiterals: boolean
  readonly resolvesActionEdits: boolean
  readonly pullsDiagnostics: boolean
  readonly refreshesDiagnostics: boolean
  readonly relatedInformation: boolean
  readonly unnecessaryTag: boolean
  readonly codeDescriptions: boolean
  readonly registersWatchers: boolean
  readonly registersFolders: boolean
  readonly givesConfiguration: boolean
  readonly registersConfiguration: boolean
  readonly refreshesInlayHints: boolean
  readonly refreshesSemanticTokens: boolean
  readonly refreshesCodeLenses: boolean
  readonly showsProgress: boolean
}

/** Reads the parameters of `initialize`. `bundles` holds translations by language, `zh-cn`. */
export function clientFrom(params: InitializeParams, bundles: Readonly<Record<string, Bundle>>): Client {
  const { textDocument, workspace, window } = params.capabilities
  const { publishDiagnostics } = textDocument ?? {}
  const edit = workspace?.workspaceEdit
  return {
    options: optionsFrom(params.initializationOptions),
    preferences: preferencesFrom(params.initializationOptions),
    bundle: bundles[languageOf(params.locale)] ?? {},
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    symbolTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    markdownHovers: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    markdownCompletions: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') ?? false,
    insertReplace: textDocument?.completion?.completionItem?.insertReplaceSupport ?? false,
    versionedEdits: edit?.documentChanges ?? false,
    fileCreation: (edit?.documentChanges && edit.resourceOperations?.includes('create')) ?? false,
    fileRenaming: (edit?.documentChanges && edit.resourceOperations?.includes('rename')) ?? false,
    changeAnnotations: edit?.changeAnnotationSupport !== undefined,
    actionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    resolvesActionEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false,
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    relatedInformation: (textDocument?.diagnostic ?? publishDiagnostics)?.relatedInformation ?? false,
    unnecessaryTag: (textDocument?.diagnostic ?? publishDiagnostics)?.tagSupport?.valueSet.includes(1) ?? false,
    codeDescriptions: (textDocument?.diagnostic ?? publishDiagnostics)?.codeDescriptionSupport ?? false,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    registersFolders: workspace?.workspaceFolders ?? false,
    givesConfiguration: workspace?.configuration ?? false,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport ?? false,
    refreshesSemanticTokens: workspace?.semanticTokens?.refreshSupport ?? false,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport ?? false,
    showsProgress: window?.workDoneProgress ?? false,
  }
}

/** `zh-CN`, `zh-Hans` and `zh` as the bundle's `zh-cn`; Traditional Chinese gets English: no bundle is written for it. */
function languageOf(locale: string | undefined): string {
  const name = (locale ?? 'en').toLowerCase().replaceAll('_', '-')
  return /^zh(?:-(?:cn|sg|my|hans)(?:-|$)|$)/.test(name) ? 'zh-cn' : name
}

/** Takes only what has the right shape: any client may send anything. */
function optionsFrom(value: unknown): Options {
  if (typeof value !== 'object' || value === null) return {}
  const { leave, leavePlainLinks, diagnostics, files, cache, git, showsReferences } = value as Record<string, unknown>
  return {
    ...(Array.isArray(leave) ? { leave: leave.filter((each) => typeof each === 'string') } : {}),
    leavePlainLinks: leavePlainLinks === true,
    showsReferences: showsReferences === true,
    diagnostics: diagnostics === 'openFiles' ? 'openFiles' : 'workspace',
    ...(files === 'client' ? { files } : {}),
    ...(git === false ? { git } : {}),
    ...(typeof cache === 'string' || cache === false ? { cache } : {}),
  }
}
