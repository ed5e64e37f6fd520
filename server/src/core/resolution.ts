// What a search for the target of a reference can come to.

import type { Document, FragmentTarget } from './document.ts'
import type { Definition, Footnote, Heading } from './facts/types.ts'
import { isWithin, type Path } from './uri.ts'

/** Something that can be named. */
export type Target =
  | { readonly kind: 'file'; readonly path: Path }
  /** `index` is the document that is shown for the folder (`README.md`), where there is one. */
  | { readonly kind: 'folder'; readonly path: Path; readonly index: Path | undefined }
  | ({ readonly path: Path } & FragmentTarget)
  /** Lines from 0, `last` included: `#L3-L7`. */
  | { readonly kind: 'lines'; readonly path: Path; readonly first: number; readonly last: number }
  | { readonly kind: 'definition'; readonly path: Path; readonly definition: Definition }
  | { readonly kind: 'footnote'; readonly path: Path; readonly footnote: Footnote }

/** By which step of the search a target was found. */
export type Rule =
  | 'this-document'
  | 'relative'
  | 'root'
  | 'ancestor'
  | 'suffix'
  | 'suffix-without-number'
  | 'nearest'
  | 'label'
  /** Rules of mentions of sections: the document was named by the same template, in the row, in the block, by a label, in the section. */
  | 'named-with-it'
  | 'named-in-row'
  | 'named-in-block'
  | 'named-by-label'
  | 'named-in-section'
  /** The title of the document carries the first component of the number. */
  | 'document-number'

export type Resolution =
  /** `spelling` is the true path where the reference differs from it in case or Unicode form only. */
  | {
      readonly kind: 'found'
      readonly target: Target
      readonly rule: Rule
      readonly spelling: Path | undefined
      /** Other headings of the same document that the mention of a section could mean: they carry the same number. */
      readonly duplicates?: readonly Heading[]
    }
  /** Nothing has that path. `candidates` are files whose path ends alike, nearest first. */
  | { readonly kind: 'missing-file'; readonly candidates: readonly Path[] }
  /** The document is there, the fragment is not. `spelling` as for what is found. */
  | {
      readonly kind: 'missing-heading'
      readonly document: Document
      readonly fragment: string
      readonly spelling: Path | undefined
    }
  | { readonly kind: 'missing-label' }
  /** No section has the number. `named`: the document in whose numbering it would stand, and by which rule that one is meant. */
  | {
      readonly kind: 'missing-section'
      readonly named: { readonly document: Document; readonly rule: Rule } | undefined
    }
  /** Several documents have a section of this number, none of them nearer than the others; nearest first. */
  | { readonly kind: 'ambiguous-section'; readonly candidates: readonly (Target & { kind: 'heading' })[] }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Path[] }
  /** It climbs out of every root. */
  | { readonly kind: 'outside'; readonly path: Path | undefined }
  /** No verdict: not read yet, not listed, or not ours to judge. */
  | { readonly kind: 'unknown' }

/** Whether the target is, or lies in, the file: what "who refers to this document" counts. */
export function isIn(target: Target, path: Path): boolean {
  if (target.kind === 'folder') return target.index === path
  return isWithin(path, target.path)
}
