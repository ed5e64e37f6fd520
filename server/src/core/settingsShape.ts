// Checks a configuration, and makes its JSON schema: loaded only where there is one, for most folders have none.

import * as z from 'zod/mini'
import { presetNames } from './grammar/presets.ts'
import { templateProblem } from './grammar/templates.ts'
import { type Message, say } from './message.ts'
import { levelRule } from './numbering/levelRule.ts'
import { problemCodes, severities } from './problemCodes.ts'
import { defaultSettings, type Settings } from './settings.ts'

const severity = z.enum(severities)

const shape = z.strictObject({
  $schema: z.optional(z.string()).check(z.describe('Where the schema of this file is.')),
  include: z
    ._default(z.array(z.string()), [...defaultSettings.include])
    .check(z.describe('Globs of the documents, relative to this file.')),
  exclude: z
    ._default(z.array(z.string()), [...defaultSettings.exclude])
    .check(z.describe('Globs of files and folders that are left out.')),
  useGitignore: z
    ._default(z.boolean(), defaultSettings.useGitignore)
    .check(z.describe('Leave out what .gitignore files name.')),
  anchors: z
    ._default(z.enum(['github', 'gitlab', 'mdbook']), defaultSettings.anchors)
    .check(z.describe('The rules by which a heading gets its anchor.')),
  roots: z
    ._default(z.array(z.string()), [...defaultSettings.roots])
    .check(
      z.describe(
        'Folders, relative to this file, that links starting with `/` and mentions are also resolved against.',
      ),
    ),
  mentions: z.prefault(
    z.strictObject({
      extensions: z
        ._default(z.array(z.string()), [...defaultSettings.mentions.extensions])
        .check(z.describe('Endings by which text in backticks or prose is recognised as the path of a file.')),
    }),
    {},
  ),
  grammar: z.prefault(
    z.strictObject({
      presets: z
        ._default(z.array(z.enum(presetNames)), [...defaultSettings.grammar.presets])
        .check(z.describe('Languages whose ways of naming a section by its number are recognised in text.')),
      templates: z
        ._default(z.array(z.string()), [...defaultSettings.grammar.templates])
        .check(
          z.describe(
            'More ways of naming a section, as text with {number}, {title} and {file}: `Kapitel {number}`, `{file}, Abschnitt {number}`.',
          ),
        ),
    }),
    {},
  ),
  maximumSize: z
    ._default(z.int().check(z.positive()), defaultSettings.maximumSize)
    .check(z.describe('Size in bytes above which only the headings of a document are read.')),
  historical: z
    ._default(z.array(z.string()), [...defaultSettings.historical])
    .check(
      z.describe(
        'Globs of documents, such as update logs, that keep their words when sections are renamed or renumbered; their links follow.',
      ),
    ),
  redirects: z
    ._default(z.string(), defaultSettings.redirects)
    .check(
      z.describe(
        'A document, relative to this file, with a table of old and new paths: moving a file or folder adds a row to it.',
      ),
    ),
  numbering: z
    ._default(
      z.record(z.string(), z.array(z.string().check(z.refine((example) => levelRule(example) !== undefined)))),
      {},
    )
    .check(
      z.describe(
        'How sections are numbered, by glob of documents: the first heading of each level, such as `## 1.` and `### 1.1`; `{document}` stands for the number of the title. No level: numbers there mean nothing. Without it, the numbering is found in the document.',
      ),
    ),
  severity: z
    ._default(z.partialRecord(z.enum(problemCodes as [string, ...string[]]), severity), { ...defaultSettings.severity })
    .check(z.describe('Severity of each problem code; `ignore` turns it off.')),
})

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

/** The JSON schema that is shipped with the extension and the npm package. */
export function settingsSchema(): unknown {
  return {
    ...z.toJSONSchema(shape, { io: 'input', target: 'draft-7' }),
    title: 'Doc Corpus configuration',
    allowComments: true,
    allowTrailingCommas: true,
  }
}
