// What checks find for the command line: where nothing at all has changed, what the last run found.

import { problemsOf } from '../core/checks/run.ts'
import type { Document } from '../core/document.ts'
import type { ProblemCode } from '../core/problemCodes.ts'
import type { Path } from '../core/uri.ts'
import { type Checked, check, findingOf, keepFindings, keptFindings } from '../session/findings.ts'
import { allFindings, type Finding, FindingsText } from '../session/keptFindings.ts'
import type { OpenedCorpus } from './openCorpus.ts'

export interface Findings {
  /** What is wrong in the document, and how much there is in it. */
  of(document: Document): Finding
  /** Keeps what was found, where every document was looked at and something is new. Returns why it could not. */
  save(): Promise<string | undefined>
}

/**
 * Findings of the corpus as it now stands; all of them are kept ones or none is. `only`: the codes that are asked for; where
 * findings are kept, all are looked for all the same.
 */
export async function findingsOf(
  { session, findings: texts, keepDisk }: Pick<OpenedCorpus, 'session' | 'findings' | 'keepDisk'>,
  only: readonly ProblemCode[],
): Promise<Findings> {
  const { corpus, fingerprint } = session
  const earlier = texts && (await keptFindings(session, texts))
  const kept = earlier && allFindings(earlier)
  const found = new Map<Path, { readonly finding: Finding; readonly checked: Checked }>()
  return {
    of(document) {
      if (!texts) return findingOf(document, problemsOf(corpus, document, only))
      const known = kept?.get(document.path) ?? found.get(document.path)?.finding
      if (known) return known
      const checked = check(corpus, document)
      const finding = findingOf(document, checked.problems)
      found.set(document.path, { finding, checked })
      return finding
    },
    async save() {
      if (!texts || fingerprint === undefined || fingerprint !== session.fingerprint) return undefined
      if (!kept && found.size < corpus.size) return undefined
      const text = new FindingsText(fingerprint)
      for (const [path, { finding, checked }] of kept ? [] : found) text.add(path, finding, checked.subjects)
      const failure = kept ? undefined : await keepFindings(corpus, text, texts)
      return failure ?? keepDisk(fingerprint)
    },
  }
}
