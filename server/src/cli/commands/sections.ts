// `doc-corpus sections`: lists the sections of the corpus, or those that are most like a query.

import { createSectionIndex } from '../../core/features/sectionIndex.ts'
import { searchSections } from '../../core/features/sectionSearch.ts'
import { say } from '../../core/message.ts'
import type { Command, World } from '../command.ts'
import { isFailure } from '../failure.ts'
import { openCorpus } from '../openCorpus.ts'
import { declareListFormat, declareRoot, type ListOptions } from '../options.ts'
import { placesOf } from '../places.ts'
import { complain, refuse } from '../refusal.ts'
import { harmless } from '../report/harmless.ts'
import { placeOf } from '../report/place.ts'

/** `title` is the whole heading as text, the number in it. `depth` is 1 to 6. */
interface ListedSection {
  readonly file: string
  readonly line: number
  readonly depth: number
  readonly number: string | null
  readonly title: string
  readonly anchor: string | null
}

export const sections: Command = {
  declare(parser, words) {
    parser.argument('[query]', words(say('what to search for; all sections are listed where there is none')))
    declareListFormat(parser, words)
    declareRoot(parser, words)
  },

  async run(parser, world) {
    const options = parser.opts<ListOptions>()
    const places = await placesOf(world.folder, [], options.root)
    if (isFailure(places)) return refuse(world, places)
    const opened = await openCorpus(world, places, options)
    if (isFailure(opened)) return refuse(world, opened)
    const { corpus } = opened.session
    const query = parser.args[0] ?? ''
    const found = searchSections(createSectionIndex(corpus), query)
    const listed = found.flatMap(({ heading, path, title }): readonly ListedSection[] => {
      if (!heading) return []
      return [{ ...placeOf(corpus, places.root, { kind: 'heading', path, heading }), depth: heading.depth, title }]
    })
    opened.progress.end()
    if (options.format === 'json') await world.streams.write(json(listed))
    else await world.streams.write(query === '' ? outlines(listed, world) : hits(listed, world))
    if (listed.length === 0) complain(world, say('No section is found.'))
    return opened.isPartial ? 2 : 0
  },
}

function json(sections: readonly ListedSection[]): string {
  const ordered = sections.map(({ file, line, depth, number, title, anchor }) => ({
    file,
    line,
    depth,
    number,
    title,
    anchor,
  }))
  return `${JSON.stringify({ sections: ordered })}\n`
}

/** Document by document, indented by depth. */
function outlines(sections: readonly ListedSection[], { streams }: World): string {
  let last: string | undefined
  const parts: string[] = []
  for (const { file, line, depth, title } of sections) {
    if (file !== last) parts.push(`${last === undefined ? '' : '\n'}${streams.colors.underline(harmless(file))}\n`)
    last = file
    parts.push(`${streams.colors.dim(String(line).padStart(6))}  ${'  '.repeat(depth - 1)}${harmless(title)}\n`)
  }
  return parts.join('')
}

/** Best first, each with its place in the form that editors and terminals open. */
function hits(sections: readonly ListedSection[], { streams }: World): string {
  return sections
    .map(({ file, line, title }) => `${harmless(title)}  ${streams.colors.dim(harmless(`${file}:${line}`))}\n`)
    .join('')
}
