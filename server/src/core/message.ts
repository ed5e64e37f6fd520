// Sentences for people: the English text is the key under which `l10n/` holds the translation.

/** An English sentence with `{name}` placeholders, and what to put in their places. */
export interface Message {
  readonly text: string
  readonly args: Readonly<Record<string, string | number>>
}

/** Builds a message. Every literal passed here must stand in `l10n/bundle.l10n.zh-cn.json`; a test reads the calls. */
export function say(text: string, args: Message['args'] = {}): Message {
  return { text, args }
}

/** Translations by English text, as `@vscode/l10n` bundles hold them. */
export type Bundle = Readonly<Record<string, string>>

/** The sentence in the bundle's language; English where the bundle has no entry. */
export function render(message: Message, bundle: Bundle = {}): string {
  const template = bundle[message.text] ?? message.text
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = message.args[name]
    return value === undefined ? whole : String(value)
  })
}
