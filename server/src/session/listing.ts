// What a walk over folders found, kept aside until the walk is complete: no question ever sees half a listing.

import type { Root } from '../core/corpus.ts'
import type { Message } from '../core/message.ts'
import type { Path } from '../core/uri.ts'
import type { Configuration } from './configuration.ts'
import type { Findings } from './discovery.ts'

export interface Listing {
  /** By folder. */
  readonly roots: Map<Path, Root>
  readonly files: Set<Path>
  /** Those of the files that are to be read. */
  readonly documents: Set<Path>
  readonly emptyFolders: Set<Path>
  readonly unlisted: Set<Path>
  readonly configurations: Map<Path, Configuration>
  readonly notes: Map<Path, Message>
}

/** An empty listing, and the findings that fill it; `progress` hears how many files there are, every thousand. */
export function startListing(progress: (files: number) => void): { listing: Listing; findings: Findings } {
  const listing: Listing = {
    roots: new Map(),
    files: new Set(),
    documents: new Set(),
    emptyFolders: new Set(),
    unlisted: new Set(),
    configurations: new Map(),
    notes: new Map(),
  }
  const findings: Findings = {
    root: (root) => listing.roots.set(root.path, root),
    file: (path, isDocument) => {
      listing.files.add(path)
      if (isDocument) listing.documents.add(path)
      if (listing.files.size % 1000 === 0) progress(listing.files.size)
    },
    emptyFolder: (path) => listing.emptyFolders.add(path),
    unlisted: (path) => listing.unlisted.add(path),
    configuration: (path, configuration) => listing.configurations.set(path, configuration),
    note: (path, message) => listing.notes.set(path, message),
  }
  return { listing, findings }
}
