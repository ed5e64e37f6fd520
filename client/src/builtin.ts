// How this extension lives beside VS Code's built-in Markdown support, so that a person never sees two of anything.

import * as vscode from 'vscode'
import type { Middleware } from 'vscode-languageclient'
import type { Options } from '../../server/src/protocol.ts'

/*
 * What the built-in extension (`vscode.markdown-language-features`) does, and who answers. It cannot be asked to be quiet
 * but by its settings, so either ours is quiet, or both say the same and VS Code shows it once.
 *
 * | feature           | built-in                                       | decision                                          |
 * | ----------------- | ---------------------------------------------- | ------------------------------------------------- |
 * | outline           | the same headings                              | built-in                                          |
 * | folding           | the same regions                               | built-in                                          |
 * | selection         | the same steps                                 | built-in                                          |
 * | workspace symbols | headings that hold the letters of the query    | both: ours only what has other letters, such as   |
 * |                   |                                                | Chinese titles by pinyin: see `sections.ts`       |
 * | document links    | Markdown links                                 | both: ours only what the built-in does not see    |
 * | definition        | links with a fragment, uses of labels          | both: same range, which VS Code shows once        |
 * | references        | Markdown links to headings and files           | both: same ranges, which VS Code shows once       |
 * | highlights        | off unless `markdown.occurrencesHighlight`     | ours; VS Code takes the first answer              |
 * | hover             | the picture or film of a link                  | the built-in's there, ours everywhere else        |
 * | completion        | paths and headings in links, by letters        | ours: `markdown.suggest.paths.enabled` is off by   |
 * |                   |                                                | default; ours is quiet in links where it is on    |
 * | diagnostics       | off unless `markdown.validate.enabled`         | ours; where it is on, ours of the same kind hide  |
 * | rename            | headings, labels                               | ours: VS Code asks first who came last, so ours    |
 * |                   |                                                | starts when the built-in has                      |
 * | moved files       | Markdown links, off by default                 | ours; where the built-in is on, ours leaves links  |
 * | hierarchies       | none                                           | ours; so are titles beside numbers, semantic      |
 * |                   |                                                | colours (never of links) and counts on headings   |
 */

/** Requests in which the built-in answers as well as ours would. */
export const leftToBuiltin: Pick<Options, 'leave' | 'leavePlainLinks'> = {
  leave: ['textDocument/documentSymbol', 'textDocument/foldingRange', 'textDocument/selectionRange'],
  leavePlainLinks: true,
}

/** Whether the built-in extension is there: a person can disable it, and other editors made from VS Code may lack it. */
export function hasBuiltin(): boolean {
  return vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined
}

/** Resolves when the built-in has offered what it has: of two that answer alike VS Code asks the one first that came last. */
export async function afterBuiltin(): Promise<void> {
  const builtin = vscode.extensions.getExtension('vscode.markdown-language-features')
  await Promise.allSettled([builtin?.activate()])
}

/** Takes out of our answers what the built-in says too. */
export const besideBuiltin: Middleware = {
  async provideDefinition(document, position, token, next) {
    const found = await next(document, position, token)
    if (!Array.isArray(found)) return found
    return found.flatMap((each) => ('targetUri' in each ? [asBuiltin(each)] : []))
  },

  async provideHover(document, position, token, next) {
    const hover = await next(document, position, token)
    return hover?.range && isOnPicture(document, hover.range, position) ? undefined : hover
  },

  provideCompletionItem(document, position, context, token, next) {
    const isBuiltinOn = settings(document).get('suggest.paths.enabled') === true
    return isBuiltinOn && isInLink(document, position) ? undefined : next(document, position, context, token)
  },

  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token)
    if (!report || !('items' in report)) return report
    const validation = settings('uri' in document ? document : undefined)
    if (validation.get('validate.enabled') !== true) return report
    return { ...report, items: report.items.filter((each) => !isAlsoBuiltin(validation, each)) }
  },
}

/** Settings of the built-in that decide what it reports; when one changes, all problems have to be asked for again. */
export const builtinValidation = 'markdown.validate'

/** The same place in the words of the built-in, to be shown once: of a section it names the heading, of a label all. */
function asBuiltin(link: vscode.LocationLink): vscode.LocationLink {
  const name = link.targetSelectionRange
  return name?.start.isEqual(link.targetRange.start) ? { ...link, targetRange: name } : link
}

function settings(document: vscode.TextDocument | undefined): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('markdown', document)
}

const picture = /\.(?:bmp|gif|ico|jpe?g|png|svg|webp|avif|mp4|webm)(?=[?#\s>)"']|$)/i

function isOnPicture(document: vscode.TextDocument, range: vscode.Range, position: vscode.Position): boolean {
  const text = document.getText(range)
  const target = Math.max(text.lastIndexOf('](') + 1, 0)
  return picture.test(text.slice(target)) && document.offsetAt(position) > document.offsetAt(range.start) + target
}

/** Where the built-in completes: destinations and labels. In code nobody but ours does, nor in plain text. */
function isInLink(document: vscode.TextDocument, position: vscode.Position): boolean {
  const before = document.lineAt(position.line).text.slice(0, position.character)
  if ((before.match(/`/g)?.length ?? 0) % 2 === 1) return false
  return /\]\((?:<[^<>]*|[^()\s]*)$|\]\[[^[\]]*$|^[\s>]*\[[^[\]]+\]:\s*\S*$|<[a-z][^<>]*\s(?:src|href)=["'][^"'<>]*$/i.test(
    before,
  )
}

/** Which setting of the built-in has it report the same; undefined for what it knows nothing of. */
function validationOf(diagnostic: vscode.Diagnostic): string | undefined {
  switch (diagnostic.code instanceof Object ? diagnostic.code.value : diagnostic.code) {
    case 'missing-file':
    case 'wrong-case':
    case 'outside-corpus':
      return 'fileLinks.enabled'
    case 'missing-heading':
      return 'fragmentLinks.enabled'
    case 'missing-label':
      return 'referenceLinks.enabled'
    case 'duplicate-label':
      return 'duplicateLinkDefinitions.enabled'
    case 'unused-label':
      return 'unusedLinkDefinitions.enabled'
    default:
      return undefined
  }
}

function isAlsoBuiltin(validation: vscode.WorkspaceConfiguration, diagnostic: vscode.Diagnostic): boolean {
  const name = validationOf(diagnostic)
  return name !== undefined && validation.get(`validate.${name}`) !== 'ignore'
}
