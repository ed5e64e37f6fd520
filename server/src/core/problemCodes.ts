// Every problem code with its default severity: the list that settings, documentation and checks share.

/** `ignore` reports nothing. The others are the severities of LSP. */
export const severities = ['ignore', 'hint', 'information', 'warning', 'error'] as const
export type Severity = (typeof severities)[number]

/** Codes are never renamed once released. */
export const defaultSeverities = {
  'missing-file': 'error',
  'missing-heading': 'warning',
  'missing-label': 'warning',
  'missing-section': 'warning',
  'missing-mention': 'hint',
  'ambiguous-reference': 'hint',
  'title-mismatch': 'hint',
  'wrong-case': 'warning',
  'outside-corpus': 'hint',
  'duplicate-label': 'warning',
  'unused-label': 'hint',
  'duplicate-number': 'warning',
  'number-gap': 'information',
  'number-order': 'information',
  'number-parent': 'warning',
  'number-depth': 'information',
  'number-prefix': 'hint',
  'conflicting-metadata': 'information',
  'stale-date': 'ignore',
  'wrong-count': 'hint',
  'log-claim': 'hint',
  'malformed-metadata': 'information',
  'invalid-encoding': 'information',
  'large-document': 'information',
  'invalid-configuration': 'error',
} as const satisfies Record<string, Severity>

export type ProblemCode = keyof typeof defaultSeverities

export const problemCodes = Object.keys(defaultSeverities) as readonly ProblemCode[]

/** Codes of which the checks have something to say of links and labels only. */
const aboutLinks: ReadonlySet<ProblemCode> = new Set([
  'missing-file',
  'missing-heading',
  'missing-label',
  'wrong-case',
  'outside-corpus',
])

/** Whether these are codes, and none but those that are about links and labels: then nothing else need be read. */
export function areAboutLinks(codes: readonly ProblemCode[]): boolean {
  return codes.length > 0 && codes.every((code) => aboutLinks.has(code))
}
