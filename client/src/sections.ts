// What VS Code's own search for symbols (Ctrl+T) gets from our search for sections, of which it shows no more than its
// letters allow.

import * as vscode from 'vscode'
import type { Middleware } from 'vscode-languageclient'

/**
 * VS Code throws away every symbol whose name does not hold the letters of the query in their order. So a section found
 * by pinyin, by path or by likeness carries the query behind its title: `12.5 网络策略 (wlcl)`. Where the built-in Markdown
 * support lists headings too, it finds by the same letters, and of the rest of ours there would be two.
 */
export function sectionsFor(hasBuiltin: boolean): Middleware {
  return {
    async provideWorkspaceSymbols(query, token, next) {
      const found = (await next(query, token)) ?? []
      return found.flatMap((symbol) => {
        // VS Code shows the path itself, and what contains a symbol before it: the path again.
        if (holds(symbol.name, query)) return hasBuiltin ? [] : [named(symbol, symbol.name)]
        return [named(symbol, `${symbol.name} (${query})`)]
      })
    },
  }
}

function named(symbol: vscode.SymbolInformation, name: string): vscode.SymbolInformation {
  return new vscode.SymbolInformation(name, symbol.kind, '', symbol.location)
}

/** Whether the characters of the query stand in the name in their order, whatever stands between; no query is in all. */
function holds(name: string, query: string): boolean {
  const wanted = [...query.toLowerCase().replace(/\s/g, '')]
  let at = 0
  for (const character of name.toLowerCase()) if (character === wanted[at]) at += 1
  return at >= wanted.length
}
