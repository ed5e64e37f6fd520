// What a reference names: the only file that decides, so that no two features can disagree.

import type { Corpus } from './corpus.ts'
import type { Document } from './document.ts'
import { type Destination, labelTarget, type Reference } from './reference.ts'
import type { Resolution } from './resolution.ts'
import { type Places, resolvePath } from './resolvePath.ts'
import { resolveSection } from './resolveSection.ts'
import { isDocumentPath } from './uri.ts'

/** What the reference in the document names. `places`: see `placesFrom`, for who asks about many of one document. */
export function resolve(
  corpus: Corpus,
  document: Document,
  reference: Reference,
  places: Places = (path, kind) => resolvePath(corpus, document.path, path, kind),
): Resolution {
  if (reference.kind === 'label') {
    const target = labelTarget(document.facts, reference)
    if (!target) return { kind: 'missing-label' }
    return { kind: 'found', target: { ...target, path: document.path }, rule: 'label', spelling: undefined }
  }
  if (reference.kind === 'section') return resolveSection(corpus, document, reference, places)
  const place = places(reference.target.path, reference.kind)
  return place.kind === 'found' ? resolveFragment(corpus, place, reference.target) : place
}

/** Line fragments as GitHub writes them: `L3`, `L3-L7`, `L3C1-L7C2`. */
const lineFragment = /^L(\d{1,7})(?:C\d+)?(?:-L?(\d{1,7})(?:C\d+)?)?$/

function resolveFragment(corpus: Corpus, place: Resolution & { kind: 'found' }, destination: Destination): Resolution {
  const { fragment } = destination
  const { target } = place
  if (fragment === undefined || fragment === '' || fragment === 'top' || fragment.startsWith(':~:')) return place
  const path = target.kind === 'folder' ? target.index : target.path
  if (path === undefined || !isDocumentPath(path)) return place
  const document = corpus.document(path)
  if (!document) return { kind: 'unknown' }
  const named = document.fragments.get(fragment) ?? document.fragments.get(fragment.replace(/^user-content-/, ''))
  if (named) return { ...place, target: { ...named, path } }
  const lines = lineFragment.exec(fragment)
  if (lines) {
    const first = Number(lines[1]) - 1
    return { ...place, target: { kind: 'lines', path, first, last: lines[2] ? Number(lines[2]) - 1 : first } }
  }
  if (document.facts.headingsOnly || /^(?:user-content-)?fn(?:ref)?-/.test(fragment)) return { kind: 'unknown' }
  return { kind: 'missing-heading', document, fragment, spelling: place.spelling }
}
