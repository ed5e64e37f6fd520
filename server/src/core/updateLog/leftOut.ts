// What a person has chosen about documents: which need no mention, which are mentioned although only their layout changed. A log says it in comments.

import { isWithin, join, type Path, relative } from '../uri.ts'
import { type ChoiceVerb, type MarkedChoice, marksOf } from './markers.ts'
import { marking } from './refresh.ts'

export interface Choices {
  readonly leftOut: readonly Path[]
  /** Whatever changed in them. What is left out, too, is left out. */
  readonly mentioned: readonly Path[]
}

/** What the comments of the log say. `folder` is that of the log. */
export function choicesOf(text: string, root: Path, folder: Path): Choices {
  const { choices } = marksOf(text)
  const named = (verb: ChoiceVerb) =>
    choices.filter((each) => each.verb === verb).flatMap((choice) => placeOf(root, folder, choice) ?? [])
  return { leftOut: named('without'), mentioned: named('with') }
}

/** The log that says exactly this: new comments come before the first generated part, others go, and nothing else changes. */
export function withChoices(text: string, { leftOut, mentioned }: Choices, root: Path, folder: Path): string {
  const wanted = { without: new Set(leftOut), with: new Set(mentioned.filter((path) => !leftOut.includes(path))) }
  const { choices } = marksOf(text)
  const isWanted = (choice: MarkedChoice) => {
    const path = placeOf(root, folder, choice)
    return path !== undefined && wanted[choice.verb].has(path)
  }
  let kept = ''
  let at = 0
  for (const choice of choices) {
    if (isWanted(choice)) continue
    kept += text.slice(at, choice.span.start)
    at = choice.span.end
  }
  // The first comment came with an empty line, which goes with the last.
  if (at > 0 && !choices.some(isWanted) && /(?:^|\n\r?\n)$/.test(kept))
    at += /^\r?\n/.exec(text.slice(at))?.[0].length ?? 0
  const names = (verb: ChoiceVerb) => [...wanted[verb]].map((path) => nameInLog(root, folder, path))
  return marking(marking(kept + text.slice(at), 'without', names('without')), 'with', names('with'))
}

/** How a comment in the log names the document: from the log's folder, else with `/` from the root. */
export function nameInLog(root: Path, folder: Path, path: Path): string {
  return isWithin(folder, path) ? relative(folder, path) : `/${relative(root, path)}`
}

function placeOf(root: Path, folder: Path, { file }: MarkedChoice): Path | undefined {
  return file.startsWith('/') ? join(root, file.slice(1)) : join(folder, file)
}
