// The project configuration `.doc-corpus.json`: its shape, its defaults, and the JSON schema made from them.

import * as z from 'zod/mini'
import { presetNames } from './grammar/presets.ts'
import { templateProblem } from './grammar/templates.ts'
import { type Message, say } from './message.ts'
import { defaultSeverities, problemCodes, severities } from './problemCodes.ts'

/** The configuration's file name; the folder that holds it is the corpus root. */
export const configurationName = '.doc-corpus.json'

const severity = z.enum(severities)

const shape = z.strictObject({
  $schema: z.optional(z.string()).check(z.describe('Where the schema of this file is.')),
  include: z
    ._default(z.array(z.string()), ['**/*.md', '**/*.markdown'])
    .check(z.describe('Globs of the documents, relative to this file.')),
  exclude: z._default(z.array(z.string()), []).check(z.describe('Globs of files and folders that are left out.')),
  useGitignore: z._default(z.boolean(), true).check(z.describe('Leave out what .gitignore files name.')),
  anchors: z
    ._default(z.enum(['github', 'gitlab', 'mdbook']), 'github')
    .check(z.describe('The rules by which a heading gets its anchor.')),
  roots: z
    ._default(z.array(z.string()), [])
    .check(
      z.describe(
        'Folders, relative to this file, that links starting with `/` and mentions are also resolved against.',
      ),
    ),
  mentions: z.prefault(
    z.strictObject({
      extensions: z
        ._default(z.array(z.string()), ['md', 'markdown'])
        .check(z.describe('Endings by which text in backticks or prose is recognised as the path of a file.')),
    }),
    {},
  ),
  grammar: z.prefault(
    z.strictObject({
      presets: z
        ._default(z.array(z.enum(presetNames)), [...presetNames])
        .check(z.describe('Languages whose ways of naming a section by its number are recognised in text.')),
      templates: z
        ._default(z.array(z.string()), [])
        .check(
          z.describe(
            'More ways of naming a section, as text with {number}, {title} and {file}: `Kapitel {number}`, `{file}, Abschnitt {number}`.',
          ),
        ),
    }),
    {},
  ),
  maximumSize: z
    ._default(z.int().check(z.positive()), 5_000_000)
    .check(z.describe('Size in bytes above which only the headings of a document are read.')),
  historical: z
    ._default(z.array(z.string()), [])
    .check(
      z.describe(
        'Globs of documents, such as update logs, that keep their words when sections are renamed or renumbered; their links follow.',
      ),
    ),
  severity: z
    ._default(z.partialRecord(z.enum(problemCodes as [string, ...string[]]), severity), {})
    .check(z.describe('Severity of each problem code; `ignore` turns it off.')),
})

/** The configuration with every default filled in. */
export type Settings = z.output<typeof shape>

/** What applies where there is no configuration file. */
export const defaultSettings: Settings = shape.parse({})

/** What is wrong at one place of the configuration: `path` leads to the value, from the outermost key. */
export interface SettingsIssue {
  readonly path: readonly (string | number)[]
  readonly message: Message
}

/** Checks a parsed configuration value and fills in the defaults. */
export function settingsFrom(
  value: unknown,
):
  | { readonly settings: Settings; readonly issues: readonly [] }
  | { readonly settings: undefined; readonly issues: readonly SettingsIssue[] } {
  const result = shape.safeParse(value)
  if (result.success) {
    const issues = templateIssues(result.data)
    const [first, ...others] = issues
    return first ? { settings: undefined, issues: [first, ...others] } : { settings: result.data, issues: [] }
  }
  return {
    settings: undefined,
    issues: result.error.issues.flatMap((issue) => {
      const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
      if (issue.code !== 'unrecognized_keys') return [{ path, message: explained(issue) }]
      return issue.keys.map((key) => ({ path: [...path, key], message: say('There is no setting “{key}”.', { key }) }))
    }),
  }
}

function templateIssues({ grammar }: Settings): readonly SettingsIssue[] {
  return grammar.templates.flatMap((template, i) => {
    const message = templateProblem(template)
    return message ? [{ path: ['grammar', 'templates', i], message }] : []
  })
}

function explained(issue: z.core.$ZodIssue): Message {
  switch (issue.code) {
    case 'invalid_type':
      return say('This must be of the type {type}.', { type: issue.expected })
    case 'invalid_value':
      return say('This must be one of {values}.', { values: issue.values.join(', ') })
    case 'invalid_key':
      return say('There is no problem code of this name.')
    case 'too_small':
      return say('This must be greater than {minimum}.', { minimum: String(issue.minimum) })
    default:
      return say('This value cannot be used here.')
  }
}

/** The severity in force for a code. */
export function severityOf(settings: Settings, code: (typeof problemCodes)[number]) {
  return settings.severity[code] ?? defaultSeverities[code]
}

/** The JSON schema that is shipped with the extension and the npm package. */
export function settingsSchema(): unknown {
  return {
    ...z.toJSONSchema(shape, { io: 'input', target: 'draft-7' }),
    title: 'Doc Corpus configuration',
    allowComments: true,
    allowTrailingCommas: true,
  }
}
