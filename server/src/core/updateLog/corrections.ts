// Paths that were put right: a reference went and one came in the same section, to a file of the same name.

import { nameKey } from '../files.ts'
import { slice } from '../text.ts'
import { folderOf, nameOf } from '../uri.ts'
import { isCross, type LookedUp } from './crossReferences.ts'
import type { PathCorrection } from './model.ts'
import { headingAt, placeAt } from './places.ts'
import type { ReferenceState } from './references.ts'
import type { Then } from './then.ts'

export interface Corrected {
  readonly before: LookedUp
  readonly after: LookedUp
  readonly correction: PathCorrection
}

/** Given what was written before and is not now, and the other way round. One that led to nothing may have got a longer or shorter name, too. */
export function corrections(before: ReferenceState, after: ReferenceState, then: Then): readonly Corrected[] {
  const sectionOf = ({ document }: ReferenceState, { reference }: LookedUp) => headingAt(document, reference.span.start)
  const free = new Map<number | undefined, LookedUp[]>()
  for (const each of before.references) {
    if (each.reference.kind === 'section') continue
    const heading = sectionOf(before, each)
    const section = heading && then.startNow(before.document.path, heading)
    if (heading && section === undefined) continue
    const same = free.get(section)
    if (same) same.push(each)
    else free.set(section, [each])
  }
  const found: Corrected[] = []
  for (const each of free.size > 0 ? after.references : []) {
    const same = free.get(sectionOf(after, each)?.span.start) ?? []
    const at = same.findIndex((old) => isPutRight(old, each, then))
    const old = same[at]
    if (!old) continue
    same.splice(at, 1)
    const section = placeAt(after.document, each.reference.span.start)
    const from = slice(before.document.text, old.reference.targetSpan)
    const to = slice(after.document.text, each.reference.targetSpan)
    found.push({ before: old, after: each, correction: { section, from, to } })
  }
  return found
}

/** `network.md`, which was nothing, and `network-stack.md`; a fragment that was none, and one that is. */
function isPutRight(old: LookedUp, now: LookedUp, then: Then): boolean {
  if (old.reference.kind !== now.reference.kind || !isCross(now) || now.resolution.kind !== 'found') return false
  const wasBroken = old.resolution.kind === 'missing-file' || old.resolution.kind === 'missing-heading'
  if (isCross(old)) {
    const [was, is] = [then.keyBefore(old), then.keyNow(now)]
    if (was.document === is.document) return old.resolution.kind === 'missing-heading' && was.part !== is.part
  } else if (!wasBroken) return false
  const [was, is] = [nameIn(pathOf(old)), nameIn(now.to)]
  return was === is || (wasBroken && (is.startsWith(`${was}-`) || was.startsWith(`${is}-`)))
}

function pathOf({ to, reference }: LookedUp): string {
  return to ?? (reference.kind === 'section' ? '' : `/${reference.target.path}`)
}

/** What a file is known by: the one that is shown for a folder, by the name of the folder. */
function nameIn(path: string): string {
  const key = nameKey(nameOf(path))
  return key === 'readme' || key === 'index' ? `${nameKey(nameOf(folderOf(path)))}/` : key
}
