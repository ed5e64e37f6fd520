// Any sequence of renames, moves and renumberings leaves every reference meaning what it meant, and its inverse restores every byte.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { corpusAfter } from '../../server/src/core/changes/after.ts'
import type { Change } from '../../server/src/core/changes/change.ts'
import { changedMeanings } from '../../server/src/core/changes/identity.ts'
import type { Corpus } from '../../server/src/core/corpus.ts'
import type { Document } from '../../server/src/core/document.ts'
import type { Heading } from '../../server/src/core/facts/types.ts'
import { moveFiles, moveRefusal } from '../../server/src/core/features/moveFiles.ts'
import { rename } from '../../server/src/core/features/rename.ts'
import { type SectionAction, sectionActions, sectionChange } from '../../server/src/core/features/sectionActions.ts'
import { renumbered } from '../../server/src/core/numbering/renumbered.ts'
import { resolve } from '../../server/src/core/resolve.ts'
import { slice } from '../../server/src/core/text.ts'
import { finished } from '../harness/change.ts'
import { fixture, root } from '../harness/fixture.ts'

interface Shape {
  /** Folder of each document, and how many sections and children it has. */
  readonly documents: readonly { readonly folder: number; readonly sections: readonly number[] }[]
  /** What each document says of others: document, section, form. */
  readonly references: readonly {
    readonly from: number
    readonly to: number
    readonly section: number
    readonly form: number
  }[]
}

const folders = ['docs/01-a', 'docs/02-b', 'docs/03-c']

const shape: fc.Arbitrary<Shape> = fc.record({
  documents: fc.array(fc.record({ folder: fc.nat(2), sections: fc.array(fc.nat(2), { minLength: 1, maxLength: 4 }) }), {
    minLength: 2,
    maxLength: 4,
  }),
  references: fc.array(fc.record({ from: fc.nat(3), to: fc.nat(3), section: fc.nat(8), form: fc.nat(13) }), {
    maxLength: 10,
  }),
})

interface Section {
  readonly number: string
  readonly title: string
  readonly anchor: string
  readonly depth: number
}

interface Named {
  readonly path: string
  readonly sections: readonly Section[]
}

function named({ documents }: Shape): readonly Named[] {
  return documents.map(({ folder, sections }, i) => {
    const own = (number: string, title: string, depth: number): Section => ({
      number,
      title,
      depth,
      anchor: `${number.replaceAll('.', '')}-${title.toLowerCase()}`,
    })
    const all = sections.flatMap((children, s) => [
      own(`${i + 5}.${s + 1}`, `Teil${i}x${s}`, 2),
      ...Array.from({ length: children }, (_, c) => own(`${i + 5}.${s + 1}.${c + 1}`, `Kind${i}x${s}x${c}`, 3)),
    ])
    return { path: `${folders[folder]}/doc${i}.md`, sections: all }
  })
}

/** Every form of design section 5, from one document to a section of another. */
function written(
  form: number,
  path: string,
  relative: string,
  { number, title, anchor }: Section,
  isSelf: boolean,
): string {
  const name = path.replace(/.*\//, '')
  const link = `${isSelf ? '' : relative}#${anchor}`
  const forms = [
    `- **[${number} ${title}](${link})** - Siehe dort`,
    `See [there](${link}) and [${number}](${link}).`,
    `<a href="${link}">x</a>`,
    `[x][${form}${anchor}]\n\n[${form}${anchor}]: ${link}`,
    `见 \`${name}\` ${number} 章节。`,
    `见 \`${path}\` 第 ${number} 节。`,
    `参考 ${name}（${number} 章节）。`,
    `| Dokument | 章节 |\n| --- | --- |\n| \`${path}\` | ${number} |`,
    `\`${name}\` Section ${number}`,
    `\`${name}\` §${number}`,
    `> 📋 **详细文档**：[${number} ${title}](${link})`,
    `- \`${name}\`\n\n  新增 **${number} ${title}** 章节`,
    `\`${path}\` und \`${name}#${anchor}\``,
    isSelf ? `见 ${number}` : `[\`${name}\`](${relative})`,
  ]
  return forms[form % forms.length] ?? ''
}

function corpusOf(from: Shape): Corpus {
  const documents = named(from)
  const texts = documents.map(({ path, sections }, i) => {
    const contents = sections.map(
      ({ depth, number, title, anchor }) => `${depth === 3 ? '  ' : ''}- [${number} ${title}](#${anchor})`,
    )
    const parts = [`# ${i + 5}. Dokument${i}`, contents.join('\n')]
    for (const { depth, number, title } of sections) parts.push(`${'#'.repeat(depth)} ${number} ${title}`)
    for (const each of from.references) {
      const target = documents[each.to % documents.length]
      const section = target?.sections[each.section % target.sections.length]
      if (each.from % documents.length !== i || !target || !section) continue
      const relative = target.path.replace(/^docs\//, '../')
      const folder = path.slice(0, path.lastIndexOf('/'))
      const isNear = target.path.startsWith(`${folder}/`)
      const short = isNear ? target.path.slice(folder.length + 1) : relative
      parts.splice(
        2 + (each.section % sections.length),
        0,
        written(each.form, target.path, short, section, target.path === path),
      )
    }
    return `=== ${path}\n${parts.join('\n\n')}\n`
  })
  return fixture(texts.join('')).corpus
}

type Step =
  | { readonly kind: 'title' | 'number'; readonly document: number; readonly heading: number }
  | { readonly kind: 'move'; readonly document: number; readonly folder: number }
  | { readonly kind: 'move-folder'; readonly folder: number }
  | { readonly kind: 'action'; readonly document: number; readonly heading: number; readonly action: SectionAction }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('title' as const, 'number' as const), document: fc.nat(3), heading: fc.nat(9) }),
  fc.record({ kind: fc.constant('move' as const), document: fc.nat(3), folder: fc.nat(2) }),
  fc.record({ kind: fc.constant('move-folder' as const), folder: fc.nat(2) }),
  fc.record({
    kind: fc.constant('action' as const),
    document: fc.nat(3),
    heading: fc.nat(9),
    action: fc.constantFrom<SectionAction>('insert', 'up', 'down', 'lift', 'lower'),
  }),
)

/** A change and what undoes it, found on the corpus that it leads to. */
interface Done {
  readonly after: Corpus
  readonly undo: (corpus: Corpus) => Change
}

/** Undefined where the step does not apply. Fails where a reference means something else afterwards. */
function taken(corpus: Corpus, each: Step, i: number): Done | undefined {
  const documents = [...corpus.documents()].sort((a, b) => (a.text < b.text ? -1 : 1))
  if (each.kind === 'move-folder') {
    const from = `${root}/${folders[each.folder]}`
    const to = `${root}/docs/1${i % 10}-neu`
    return moved(corpus, from, corpus.files.isFolder(from) ? to : from)
  }
  const document = documents[each.document % documents.length]
  if (!document) return undefined
  if (each.kind === 'move') {
    const to = `${root}/docs/0${each.folder + 1}-${'abc'[each.folder]}/${document.path.replace(/.*\//, '')}`
    return moved(corpus, document.path, to)
  }
  const headings = document.facts.headings
  const at = each.heading % headings.length
  const heading = headings[at]
  if (!heading) return undefined
  if (each.kind === 'action') return acted(corpus, document, heading, each.action, `Eingefuegt${i}`)
  if (!heading.number || heading.depth === 1) return undefined
  const [place, name] =
    each.kind === 'title'
      ? [heading.titleSpan.end, `Neu${i}`]
      : [heading.number.span.start + 1, heading.number.text.replace(/\d+$/, String(40 + i))]
  const old =
    each.kind === 'title'
      ? slice(document.text, { start: heading.number.span.end + 1, end: heading.titleSpan.end })
      : heading.number.text
  return checked(corpus, finished(rename(corpus, document, place, name)), (after) => {
    const now = after.document(document.path)
    const again = now?.facts.headings[at]
    if (!now || !again?.number) throw new Error('The heading is gone.')
    const offset = each.kind === 'title' ? again.titleSpan.end : again.number.span.start + 1
    return unrefused(finished(rename(after, now, offset, old)))
  })
}

function moved(corpus: Corpus, from: string, to: string): Done | undefined {
  if (from === to || moveRefusal(corpus, { from, to })) return undefined
  return checked(corpus, finished(moveFiles(corpus, [{ from, to }])), (after) =>
    finished(moveFiles(after, [{ from: to, to: from }])),
  )
}

const opposite: Readonly<Partial<Record<SectionAction, SectionAction>>> = {
  up: 'down',
  down: 'up',
  lift: 'lower',
  lower: 'lift',
  insert: 'remove',
}

function acted(
  corpus: Corpus,
  document: Document,
  heading: Heading,
  action: SectionAction,
  added: string,
): Done | undefined {
  if (!sectionActions(document, heading.span.start).some((each) => each.action === action)) return undefined
  if (action === 'lower' || action === 'lift') {
    // Lifting goes to the end of the parent, lowering too: the last of its kind comes back to where it was.
    const own = document.facts.headings.filter(
      ({ depth, span }) => depth <= heading.depth && span.start > heading.span.start,
    )
    // Behind a gap a section could not come back to its number.
    if (own.length > 0 || renumbered(document.facts.headings).size > 0) return undefined
  }
  const change = finished(sectionChange(corpus, document, heading.span.start, action, added))
  return checked(corpus, change, (after) => {
    const now = after.document(document.path)
    const wanted = action === 'insert' ? added : heading.title.replace(/^[\d.]+ /, '')
    const again = now?.facts.headings.findLast(({ title }) => title.endsWith(` ${wanted}`))
    const back = opposite[action]
    if (!now || !again || !back) throw new Error(`No ${wanted} to go back from.`)
    return unrefused(finished(sectionChange(after, now, again.span.start, back, '')))
  })
}

function unrefused(change: Change | { readonly refused: unknown }): Change {
  if ('refused' in change) throw new Error(`refused: ${JSON.stringify(change.refused)}`)
  return change
}

function checked(
  corpus: Corpus,
  change: Change | { readonly refused: unknown },
  undo: (corpus: Corpus) => Change,
): Done | undefined {
  if ('refused' in change) return undefined
  const after = corpusAfter(corpus, change)
  const others = finished(changedMeanings(corpus, after, change))
  expect(others.map(({ document, reference }) => `${document.path}: ${slice(document.text, reference.span)}`)).toEqual(
    [],
  )
  return { after, undo }
}

function texts(corpus: Corpus): Readonly<Record<string, string>> {
  return Object.fromEntries([...corpus.documents()].map(({ path, text }) => [path, text]).sort())
}

test('every form is a reference that leads somewhere', () => {
  const documents = [
    { folder: 0, sections: [1, 1] },
    { folder: 1, sections: [1] },
  ]
  for (let form = 0; form < 14; form++) {
    const corpus = corpusOf({ documents, references: [{ from: 0, to: 1, section: 1, form }] })
    const [document] = [...corpus.documents()]
    const kinds = document?.references.map((each) => resolve(corpus, document, each).kind)
    expect({ form, kinds: new Set(kinds) }).toEqual({ form, kinds: new Set(['found']) })
  }
})

test('sequences and their inverses', () => {
  fc.assert(
    fc.property(shape, fc.array(step, { minLength: 1, maxLength: 5 }), (from, steps) => {
      let corpus = corpusOf(from)
      const before: Readonly<Record<string, string>>[] = []
      const undos: Done['undo'][] = []
      for (const [i, each] of steps.entries()) {
        const done = taken(corpus, each, i)
        if (!done) continue
        before.push(texts(corpus))
        undos.push(done.undo)
        corpus = done.after
      }
      while (undos.length > 0) {
        const change = undos.pop()?.(corpus)
        if (change) corpus = corpusAfter(corpus, change)
        expect(texts(corpus)).toEqual(before.pop())
      }
    }),
    { numRuns: 400 },
  )
})
