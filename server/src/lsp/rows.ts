// The one table of what the server offers: request, capability, what it needs to know first, and its answer.

import {
  CodeActionRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  ReferencesRequest,
  SelectionRangeRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver'
import { completionFile } from '../core/features/completion.ts'
import { codeActionKinds, codeActions } from './answers/codeActions.ts'
import { completions, resolvedCompletion } from './answers/completions.ts'
import { foldingRanges, selectionRanges } from './answers/editing.ts'
import { hovered } from './answers/hovers.ts'
import { definitions, highlights, links, referenceLocations } from './answers/navigation.ts'
import { documentSymbols, symbolSteps, workspaceSymbols } from './answers/symbols.ts'
import { atPlace, inCorpus, inDocument, type Row } from './row.ts'

/** What begins a destination or a part of one; behind `.` and `-` VS Code would not narrow its list by digits: `#12.5`. */
const completionTriggers = ['(', '/', '#', '`', '[', '"', '^', '.', '-']

/** Every request about documents but diagnostics, which keep state of their own (`diagnostics.ts`). */
export const rows: readonly Row[] = [
  atPlace(DefinitionRequest.type, 'target', { definitionProvider: true }, definitions),
  atPlace(HoverRequest.type, 'target', { hoverProvider: true }, hovered),
  atPlace(ReferencesRequest.type, 'corpus', { referencesProvider: true }, referenceLocations),
  atPlace(DocumentHighlightRequest.type, 'target', { documentHighlightProvider: true }, highlights),
  inDocument(DocumentLinkRequest.type, 'listing', { documentLinkProvider: {} }, links),
  inDocument(DocumentSymbolRequest.type, 'document', { documentSymbolProvider: true }, documentSymbols),
  inCorpus(WorkspaceSymbolRequest.type, 'corpus', { workspaceSymbolProvider: true }, workspaceSymbols, symbolSteps),
  atPlace(
    CompletionRequest.type,
    'target',
    { completionProvider: { triggerCharacters: completionTriggers, resolveProvider: true } },
    completions,
    { file: completionFile },
  ),
  inCorpus(CompletionResolveRequest.type, 'listing', {}, resolvedCompletion),
  inDocument(FoldingRangeRequest.type, 'document', { foldingRangeProvider: true }, foldingRanges),
  inDocument(SelectionRangeRequest.type, 'document', { selectionRangeProvider: true }, selectionRanges),
  inDocument(
    CodeActionRequest.type,
    'listing',
    { codeActionProvider: { codeActionKinds: [...codeActionKinds] } },
    codeActions,
  ),
]
