// `references` for people: grouped by document, with where each reference leads.

import type { Corpus } from '../../core/corpus.ts'
import type { Subject } from '../../core/features/references.ts'
import { render, say } from '../../core/message.ts'
import type { Reference } from '../../core/reference.ts'
import type { Path } from '../../core/uri.ts'
import type { World } from '../command.ts'
import { fileName } from '../places.ts'
import { harmless } from './harmless.ts'
import { type Place, placeOf } from './place.ts'

/** A reference with its place. `steps` is how far it lies from what was asked about, 1 for next to it. */
export interface ListedReference {
  readonly file: string
  readonly line: number
  readonly column: number
  /** As written, line breaks and all. */
  readonly text: string
  readonly kind: Reference['kind']
  /** Null where it leads nowhere, or to several things. */
  readonly to: Place | null
  readonly steps: number
}

/** What was asked about: `docs/a.md:12 12.18 网络对比`. */
export function subjectTitle(corpus: Corpus, root: Path, subject: Subject): string {
  if (subject.kind === 'document') return fileName(root, subject.path)
  const { target } = subject
  const { file, line } = placeOf(corpus, root, target)
  return target.kind === 'heading' ? `${file}:${line} ${target.heading.title}` : file
}

/** The lists, one after the other; `outgoing` is undefined where it was not asked for. */
export function prettyReferences(
  titles: readonly string[],
  incoming: readonly ListedReference[],
  outgoing: readonly ListedReference[] | undefined,
  world: World,
): string {
  const { colors } = world.streams
  const head = titles.map((title) => `${colors.bold(harmless(title))}\n`).join('')
  const tellsPlace = new Set(incoming.map(({ to }) => leadsTo(to, world.bundle))).size > 1
  const from = render(say('Referred to: {count}', { count: incoming.length }), world.bundle)
  const to = render(say('Refers: {count}', { count: outgoing?.length ?? 0 }), world.bundle)
  return `${head}\n${from}\n${list(incoming, tellsPlace, world)}${outgoing ? `\n${to}\n${list(outgoing, true, world)}` : ''}`
}

/** `tellsPlace`: whether to say where each leads. */
function list(references: readonly ListedReference[], tellsPlace: boolean, { streams, bundle }: World): string {
  const { colors } = streams
  const parts: string[] = []
  let last: string | undefined
  let steps = 1
  for (const reference of references) {
    if (reference.steps > steps) {
      parts.push(`\n${render(say('{steps} steps away:', { steps: reference.steps }), bundle)}\n`)
      last = undefined
    }
    steps = reference.steps
    if (reference.file !== last) parts.push(`  ${colors.underline(harmless(reference.file))}\n`)
    last = reference.file
    const place = `${reference.line}:${reference.column}`.padEnd(8)
    const text = harmless(reference.text.replace(/\s+/g, ' '))
    const leads = tellsPlace ? ` ${colors.dim(`→ ${leadsTo(reference.to, bundle)}`)}` : ''
    parts.push(`    ${colors.dim(place)} ${text}${leads}\n`)
  }
  return parts.join('')
}

function leadsTo(to: Place | null, bundle: World['bundle']): string {
  if (!to) return render(say('nowhere'), bundle)
  const anchor = to.anchor === null ? '' : `#${to.anchor}`
  return harmless(`${to.file}${anchor}`)
}
