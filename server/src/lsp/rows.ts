// The one table of what the server offers: request, capability, what it needs to know first, and its answer.

import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  CodeActionRequest,
  CodeActionResolveRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ProtocolRequestType,
  ReferencesRequest,
  RenameRequest,
  type ResponseError,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  TypeHierarchyPrepareRequest,
  TypeHierarchySubtypesRequest,
  TypeHierarchySupertypesRequest,
  WillRenameFilesRequest,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver'
import { completionFile } from '../core/features/completion.ts'
import { uriOfPath } from '../core/uri.ts'
import {
  type CrossReferenceForms,
  type CrossReferenceInsertion,
  type CrossReferenceItem,
  type CrossReferenceParams,
  type CrossReferenceTargetsParams,
  crossReferenceFormsRequest,
  crossReferenceRequest,
  crossReferenceTargetsRequest,
  type RenumberDocumentParams,
  renumberDocumentRequest,
} from '../protocol.ts'
import { hints, lenses, resolvedLens, tokens, tokensInRange, tokensLegend } from './answers/annotations.ts'
import { codeActionKinds, codeActions, mayTouchDate } from './answers/codeActions.ts'
import { completionPast, completions, resolvedCompletion } from './answers/completions.ts'
import { insertedReference, likelyTargets, renumberedDocument, writtenForms } from './answers/crossReferences.ts'
import { foldingRanges, selectionRanges } from './answers/editing.ts'
import { hierarchyItems, incoming, outgoing, pathOfData, subtypes, supertypes } from './answers/hierarchies.ts'
import { hovered } from './answers/hovers.ts'
import { definitions, highlights, links, referenceLocations } from './answers/navigation.ts'
import { filesRenamed, renamable, renamed } from './answers/renames.ts'
import { resolvedAction, uriOfAction } from './answers/sectionActions.ts'
import { documentSymbols, symbolSteps, workspaceSymbols } from './answers/symbols.ts'
import { aboutItem, atPlace, inCorpus, inDocument, type NeedsOf, type Row } from './row.ts'

/**
 * What begins a destination, a part of one, or the place of a section number; a space stands behind `##`, the name of a document and
 * `Section`. Behind `.` and `-` VS Code would not narrow its list by digits: `#12.5`.
 */
const completionTriggers = ['(', '/', '#', '`', '[', '"', '^', '.', '-', ' ', '第', '§', '见', '（', '|']

/** Files and folders of every kind. */
const allFiles = { filters: [{ pattern: { glob: '**/*' } }] }

/** Every request about documents but diagnostics, which keep state of their own (`diagnostics.ts`). */
export const rows: readonly Row[] = [
  atPlace(DefinitionRequest.type, 'target', { definitionProvider: true }, definitions),
  atPlace(HoverRequest.type, 'target', { hoverProvider: true }, hovered, { looksBack: () => 'base' }),
  atPlace(ReferencesRequest.type, 'corpus', { referencesProvider: true }, referenceLocations),
  atPlace(DocumentHighlightRequest.type, 'target', { documentHighlightProvider: true }, highlights),
  inDocument(DocumentLinkRequest.type, 'corpus', { documentLinkProvider: {} }, links),
  inDocument(DocumentSymbolRequest.type, 'document', { documentSymbolProvider: true }, documentSymbols),
  inCorpus(WorkspaceSymbolRequest.type, 'corpus', { workspaceSymbolProvider: true }, workspaceSymbols, symbolSteps),
  atPlace(
    CompletionRequest.type,
    'target',
    { completionProvider: { triggerCharacters: completionTriggers, resolveProvider: true } },
    completions,
    { file: completionFile, looksBack: completionPast },
  ),
  inCorpus(CompletionResolveRequest.type, 'listing', {}, resolvedCompletion),
  inDocument(FoldingRangeRequest.type, 'document', { foldingRangeProvider: true }, foldingRanges),
  inDocument(SelectionRangeRequest.type, 'document', { selectionRangeProvider: true }, selectionRanges),
  inDocument(
    CodeActionRequest.type,
    'listing',
    { codeActionProvider: { codeActionKinds: [...codeActionKinds], resolveProvider: true } },
    codeActions,
    { needsSaved: mayTouchDate },
  ),
  aboutItem(CodeActionResolveRequest.type, 'corpus', {}, uriOfAction, resolvedAction),
  atPlace(PrepareRenameRequest.type, 'target', {}, renamable),
  atPlace(RenameRequest.type, 'corpus', { renameProvider: { prepareProvider: true } }, renamed),
  inCorpus(
    WillRenameFilesRequest.type,
    'corpus',
    { workspace: { fileOperations: { willRename: allFiles, didRename: allFiles } } },
    filesRenamed,
  ),
  atPlace(CallHierarchyPrepareRequest.type, 'corpus', { callHierarchyProvider: true }, hierarchyItems),
  aboutItem(CallHierarchyIncomingCallsRequest.type, 'corpus', {}, ({ item }) => item.uri, incoming),
  aboutItem(CallHierarchyOutgoingCallsRequest.type, 'corpus', {}, ({ item }) => item.uri, outgoing),
  atPlace(TypeHierarchyPrepareRequest.type, 'corpus', { typeHierarchyProvider: true }, hierarchyItems),
  aboutItem(TypeHierarchySupertypesRequest.type, 'document', {}, ({ item }) => item.uri, supertypes),
  aboutItem(TypeHierarchySubtypesRequest.type, 'document', {}, ({ item }) => item.uri, subtypes),
  inDocument(InlayHintRequest.type, unlessItAsksAgain('refreshesInlayHints'), { inlayHintProvider: true }, hints),
  inDocument(
    SemanticTokensRequest.type,
    unlessItAsksAgain('refreshesSemanticTokens'),
    { semanticTokensProvider: { legend: tokensLegend, full: true, range: true } },
    tokens,
  ),
  inDocument(SemanticTokensRangeRequest.type, unlessItAsksAgain('refreshesSemanticTokens'), {}, tokensInRange),
  inDocument(CodeLensRequest.type, 'document', { codeLensProvider: { resolveProvider: true } }, lenses),
  aboutItem(CodeLensResolveRequest.type, 'corpus', {}, ({ data }) => uriOfData(data), resolvedLens),
  atPlace(
    own<CrossReferenceTargetsParams, CrossReferenceItem[]>(crossReferenceTargetsRequest),
    'corpus',
    {},
    likelyTargets,
  ),
  inDocument(
    own<CrossReferenceParams, CrossReferenceForms | null>(crossReferenceFormsRequest),
    'corpus',
    {},
    writtenForms,
  ),
  inDocument(
    own<CrossReferenceInsertion, WorkspaceEdit | ResponseError | null>(crossReferenceRequest),
    'corpus',
    {},
    insertedReference,
  ),
  inDocument(
    own<RenumberDocumentParams, WorkspaceEdit | null>(renumberDocumentRequest),
    'corpus',
    {},
    renumberedDocument,
  ),
]

/** A request beyond LSP. */
function own<P, R>(method: string): ProtocolRequestType<P, R, never, void, void> {
  return new ProtocolRequestType<P, R, never, void, void>(method)
}

/** A client that cannot be told to ask again waits until there is nothing more to know. */
function unlessItAsksAgain(name: 'refreshesInlayHints' | 'refreshesSemanticTokens'): NeedsOf {
  return (client) => (client[name] ? 'listing' : 'corpus')
}

function uriOfData(data: unknown): string | undefined {
  const path = pathOfData(data)
  return path === undefined ? undefined : uriOfPath(path)
}
