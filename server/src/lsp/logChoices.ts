// What a person has chosen about the documents of a log: now, in the list that the editor showed, and before.

import { type Choices, choicesOf } from '../core/updateLog/leftOut.ts'
import type { UpdateFacts } from '../core/updateLog/model.ts'
import { folderOf, join, type Path } from '../core/uri.ts'

/** What a list of documents came to; undefined where none was shown. */
export interface ChosenNow {
  readonly log: Path
  readonly leaveOut?: readonly Path[] | undefined
  readonly mention?: readonly Path[] | undefined
}

interface Offered {
  readonly root: Path
  readonly facts: UpdateFacts
  /** New path to old. */
  readonly renames: ReadonlyMap<Path, Path>
}

/** What is chosen now; of documents that were not offered, because nothing changed in them, what the log says of them. */
export function chosenIn(
  text: string,
  { log, leaveOut, mention }: ChosenNow,
  { root, facts, renames }: Offered,
): Choices {
  const before = choicesOf(text, root, folderOf(log))
  const place = (file: string) => join(root, file) ?? root
  const offered = new Set(
    facts.documents.flatMap(({ file, from }) => [file, ...(from === undefined ? [] : [from])]).map(place),
  )
  for (const file of facts.leftOut) {
    const old = renames.get(place(file))
    for (const path of [place(file), ...(old === undefined ? [] : [old])]) offered.add(path)
  }
  const others = (paths: readonly Path[]) => paths.filter((path) => !offered.has(path))
  return {
    leftOut: leaveOut ? [...leaveOut, ...others(before.leftOut)] : before.leftOut,
    mentioned: mention ? [...mention, ...others(before.mentioned)] : before.mentioned,
  }
}
