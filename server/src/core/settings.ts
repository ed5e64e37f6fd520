// The project configuration `.doc-corpus.json`: what it can say, and its defaults.

import { type PresetName, presetNames } from './grammar/presets.ts'
import { defaultSeverities, type ProblemCode, type Severity } from './problemCodes.ts'

/** The configuration's file name; the folder that holds it is the corpus root. */
export const configurationName = '.doc-corpus.json'

/** The configuration with every default filled in. What each means is in its schema, see `settingsShape.ts`. */
export interface Settings {
  readonly $schema?: string | undefined
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly useGitignore: boolean
  readonly anchors: 'github' | 'gitlab' | 'mdbook'
  readonly roots: readonly string[]
  readonly mentions: { readonly extensions: readonly string[] }
  readonly grammar: { readonly presets: readonly PresetName[]; readonly templates: readonly string[] }
  readonly maximumSize: number
  readonly historical: readonly string[]
  /** Relative to the root; empty where the project keeps no such document. */
  readonly redirects: string
  readonly numbering: Readonly<Record<string, readonly string[]>>
  readonly severity: Readonly<Partial<Record<string, Severity>>>
}

/** What applies where there is no configuration file. */
export const defaultSettings: Settings = {
  include: ['**/*.md', '**/*.markdown'],
  exclude: [],
  useGitignore: true,
  anchors: 'github',
  roots: [],
  mentions: { extensions: ['md', 'markdown'] },
  grammar: { presets: presetNames, templates: [] },
  maximumSize: 5_000_000,
  historical: [],
  redirects: '',
  numbering: {},
  severity: {},
}

/** The severity in force for a code. */
export function severityOf(settings: Settings, code: ProblemCode): Severity {
  return settings.severity[code] ?? defaultSeverities[code]
}
