// How the parts of the reference extractor take turns over the events of one document.

import type { Event, Token, TokenizeContext } from 'micromark-util-types'

type Handler = (token: Token, context: TokenizeContext) => void

/** What to do when a token of a type begins or ends. */
export interface Handlers {
  readonly enter?: Readonly<Record<string, Handler>>
  readonly exit?: Readonly<Record<string, Handler>>
}

/** A walk over events that calls the parts in the order given. It may be taken several times, over parts of a document. */
export function createWalk(parts: readonly Handlers[]): (events: readonly Event[]) => void {
  const enter = merged(parts.map((part) => part.enter ?? {}))
  const exit = merged(parts.map((part) => part.exit ?? {}))
  return (events) => {
    for (const [kind, token, context] of events) {
      for (const handle of (kind === 'enter' ? enter : exit).get(token.type) ?? []) handle(token, context)
    }
  }
}

function merged(tables: readonly Readonly<Record<string, Handler>>[]): ReadonlyMap<string, readonly Handler[]> {
  const all = new Map<string, Handler[]>()
  for (const table of tables) {
    for (const [type, handler] of Object.entries(table)) {
      const list = all.get(type)
      if (list) list.push(handler)
      else all.set(type, [handler])
    }
  }
  return all
}
