// The language of what is printed: English or Simplified Chinese.

import type { Bundle } from '../core/message.ts'

export const languages = ['en', 'zh-cn'] as const
export type Language = (typeof languages)[number]

/** Translations into the language; none for English. */
export async function bundleOf(language: Language): Promise<Bundle> {
  return language === 'en' ? {} : (await import('./chinese.ts')).translations
}

/**
 * The language of the environment: `LC_ALL`, else `LC_MESSAGES`, else `LANG`, else (on Windows, which has none of them)
 * the system's own. Traditional Chinese gets English, as in VS Code: no bundle is written for it.
 */
export function languageOf(environment: Readonly<Record<string, string | undefined>>, system: string): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment
  const name = LC_ALL || LC_MESSAGES || LANG || system
  return /^zh(?:[-_](?:hans|cn|sg|my))?(?![a-z-])/i.test(name.replace('_', '-')) && !/hant|tw|hk|mo\b/i.test(name)
    ? 'zh-cn'
    : 'en'
}

/** The language must be known before the words are parsed, for what is said about them. */
export function languageIn(words: readonly string[]): Language {
  for (const [i, word] of words.entries()) {
    if (word === '--') break
    const value = word === '--locale' ? words[i + 1] : word.startsWith('--locale=') ? word.slice(9) : undefined
    const language = languages.find((each) => each === value)
    if (language) return language
  }
  // Elsewhere the environment says it, and asking the system takes 19 ms.
  const isWindows = process.platform === 'win32'
  return languageOf(process.env, isWindows ? Intl.DateTimeFormat().resolvedOptions().locale : 'en')
}
