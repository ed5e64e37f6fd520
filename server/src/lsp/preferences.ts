// What a person has chosen for their editor: the settings `docCorpus.*` that the server reads, asked of the client or told by it.

import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver'
import { type InlayHintKind, inlayHintKinds } from '../core/features/inlayHints.ts'
import type { Client } from './client.ts'
import type { Guard } from './guard.ts'

/** What is shown besides the text; nothing of it decides what is a problem. */
export interface Preferences {
  readonly inlayHints: ReadonlySet<InlayHintKind>
  /** Counts of references above headings. */
  readonly codeLens: boolean
}

const section = 'docCorpus'

const hintSettings = {
  sections: 'inlayHints.sections',
  tables: 'inlayHints.tables',
  paths: 'inlayHints.paths',
  links: 'inlayHints.links',
  counts: 'inlayHints.counts',
} as const satisfies Record<InlayHintKind, string>

/** What holds for what a client does not say. */
const defaults: Preferences = { inlayHints: new Set(['sections', 'counts']), codeLens: false }

/** Reads `{ inlayHints: { sections: true }, codeLens: { references: true } }`, of which anything may be left out or wrong. */
export function preferencesFrom(value: unknown, otherwise: Preferences = defaults): Preferences {
  const isOn = (name: string, before: boolean) => {
    const found = name.split('.').reduce(valueAt, value)
    return typeof found === 'boolean' ? found : before
  }
  return {
    inlayHints: new Set(inlayHintKinds.filter((kind) => isOn(hintSettings[kind], otherwise.inlayHints.has(kind)))),
    codeLens: isOn('codeLens.references', otherwise.codeLens),
  }
}

/** Follows what the client says; `changed` is called when it is something else than before. Call `ask` once it is initialized. */
export function listenToPreferences(
  connection: Connection,
  client: Client,
  guard: Guard,
  changed: () => void,
): { readonly now: Preferences; ask(): Promise<void> } {
  let now = client.preferences
  const take = (value: unknown) => {
    const next = preferencesFrom(value, client.preferences)
    if (isSame(now, next)) return
    now = next
    changed()
  }
  const request = () =>
    guard.run('workspace/configuration', undefined, async () => {
      take(await connection.workspace.getConfiguration({ section }))
    })
  connection.onDidChangeConfiguration(({ settings }) => {
    if (client.givesConfiguration) void request()
    else take(valueAt(settings, section) ?? settings)
  })
  return {
    get now() {
      return now
    },
    async ask() {
      if (client.registersConfiguration) {
        await guard.run('client/registerCapability', undefined, async () => {
          await connection.client.register(DidChangeConfigurationNotification.type, { section })
        })
      }
      if (client.givesConfiguration) await request()
    },
  }
}

function isSame(a: Preferences, b: Preferences): boolean {
  return a.codeLens === b.codeLens && inlayHintKinds.every((kind) => a.inlayHints.has(kind) === b.inlayHints.has(kind))
}

function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
