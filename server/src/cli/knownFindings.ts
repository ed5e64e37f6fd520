// What the last check found, where the disk is as it was then: nothing has to be listed, read or checked for that.

import { lineStarts } from '../core/text.ts'
import type { Path } from '../core/uri.ts'
import { type DiskRecord, isStillTrue, recordIn } from '../node/diskRecord.ts'
import { textsStore } from '../node/factsStore.ts'
import { readNow } from '../node/stampedFiles.ts'
import { allFindings, type Finding, keptUnder } from '../session/keptFindings.ts'
import { isSameStamp } from '../session/ports.ts'
import type { Source } from './report/report.ts'

export interface KnownFindings {
  /** Of all documents of the corpus. */
  readonly findings: ReadonlyMap<Path, Finding>
  /** The text of a document, read when it is asked for; undefined for what is none. */
  sourceOf(path: Path): Source | undefined
  /** Whether a text was asked for that has changed just now: then nothing of this holds any more. */
  readonly isOutdated: boolean
}

/** What is known of the corpus, read with this configuration in place of its own; undefined where it has to be checked. */
export async function knownFindings(root: Path, configuration: Path | undefined): Promise<KnownFindings | undefined> {
  const [disk, texts] = [textsStore('disk'), textsStore('findings')]
  const [read, fingerprint, json] = (await disk?.load(root))?.split('\n') ?? []
  if (!texts || json === undefined || fingerprint === undefined || read !== wayOfReading(configuration))
    return undefined
  const record = recordIn(JSON.parse(json))
  if (!record || !isStillTrue(record)) return undefined
  const kept = await keptUnder(root, fingerprint, texts)
  const findings = kept && allFindings(kept)
  if (!findings) return undefined
  let isOutdated = false
  const stamps = new Map(record.files)
  const textOf = (path: Path) => {
    const content = readNow(path)
    if (content.kind === 'text' && isSameStamp(content.stamp, stamps.get(path))) return content.text
    isOutdated = true
    return ''
  }
  return {
    findings,
    sourceOf: (path) => (findings.has(path) ? lateSource(() => textOf(path)) : undefined),
    get isOutdated() {
      return isOutdated
    },
  }
}

/**
 * Keeps what the disk has said, for a session with this fingerprint, of which findings are kept. Returns why it could not.
 */
export async function keepDisk(
  root: Path,
  configuration: Path | undefined,
  fingerprint: string,
  record: DiskRecord,
): Promise<string | undefined> {
  return textsStore('disk')?.store(root, [wayOfReading(configuration), fingerprint, JSON.stringify(record)].join('\n'))
}

function wayOfReading(configuration: Path | undefined): string {
  return JSON.stringify([configuration ?? null])
}

function lateSource(read: () => string): Source {
  let text: string | undefined
  let lines: readonly number[] | undefined
  const known = () => {
    text ??= read()
    return text
  }
  return {
    get text() {
      return known()
    },
    get lines() {
      lines ??= lineStarts(known())
      return lines
    },
  }
}
