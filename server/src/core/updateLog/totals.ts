// What the changes of a log add up to.

import type { BrokenReference, Chain, DocumentUpdate, SectionUpdate, Totals } from './model.ts'

/** Counts of all that is told. */
export function totalsOf(
  documents: readonly DocumentUpdate[],
  broken: readonly BrokenReference[],
  chains: readonly Chain[],
): Totals {
  const count = (isCounted: (document: DocumentUpdate) => boolean) => documents.filter(isCounted).length
  const ofClass = (name: DocumentUpdate['class']) =>
    count(({ status, class: kind }) => (status === 'changed' || status === 'renamed') && kind === name)
  const sum = (size: (document: DocumentUpdate) => number) => documents.reduce((total, each) => total + size(each), 0)
  const sections = (isCounted: (section: SectionUpdate) => boolean) =>
    sum((document) => document.sections.filter(isCounted).length)
  const linking = new Set(
    chains.flatMap(({ links }) => links.filter(({ direction }) => direction !== 'to').map(({ file }) => file)),
  )
  return {
    added: count(({ status }) => status === 'added'),
    changed: count(({ status }) => status === 'changed'),
    removed: count(({ status }) => status === 'removed'),
    renamed: count(({ status }) => status === 'renamed'),
    content: ofClass('content'),
    formatOnly: ofClass('format-only'),
    tocOnly: ofClass('toc-only'),
    metadataOnly: ofClass('metadata-only'),
    addedLines: sum(({ status, lines }) => (status === 'added' ? lines : 0)),
    sections: {
      added: sections(({ change }) => change === 'added'),
      removed: sections(({ change }) => change === 'removed'),
      renumbered: sections(({ change }) => change === 'renumbered'),
      retitled: sections(({ change }) => change === 'retitled'),
      changed: sections(({ isChanged }) => isChanged),
    },
    references: {
      added: sum(({ references }) => references.added.length),
      removed: sum(({ references }) => references.removed.length),
    },
    corrections: sum(({ corrections }) => corrections.length),
    broken: broken.length,
    linkingToAdded: linking.size,
  }
}
