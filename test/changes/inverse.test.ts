// Any sequence of renames, moves and renumberings leaves every reference meaning what it meant, and its inverse restores every byte.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { corpusAfter } from '../../server/src/core/changes/after.ts'
import type { Change, Left, Refused } from '../../server/src/core/changes/change.ts'
import { changedMeanings } from '../../server/src/core/changes/identity.ts'
import type { Corpus } from '../../server/src/core/corpus.ts'
import type { Document } from '../../server/src/core/document.ts'
import type { Heading } from '../../server/src/core/facts/types.ts'
import { moveFiles, moveRefusal } from '../../server/src/core/features/moveFiles.ts'
import { rename } from '../../server/src/core/features/rename.ts'
import { type SectionAction, sectionActions, sectionChange } from '../../server/src/core/features/sectionActions.ts'
import { render } from '../../server/src/core/message.ts'
import { renumbered } from '../../server/src/core/numbering/renumbered.ts'
import { resolve } from '../../server/src/core/resolve.ts'
import { finished } from '../../server/src/core/steps.ts'
import { slice } from '../../server/src/core/text.ts'
import { fixture, root } from '../harness/fixture.ts'

interface Shape {
  /** Folder and name of each document, and how many children each of its sections has. */
  readonly documents: readonly {
    readonly folder: number
    readonly namesake: number
    readonly number: number
    readonly sections: readonly number[]
  }[]
  /** What each document says of others: document, section, form. */
  readonly references: readonly {
    readonly from: number
    readonly to: number
    readonly section: number
    readonly form: number
  }[]
}

const folders = ['docs/01-a', 'docs/02-b', 'docs/03-c']

const references = fc.array(fc.record({ from: fc.nat(3), to: fc.nat(3), section: fc.nat(8), form: fc.nat(35) }), {
  maxLength: 10,
})

const shape: fc.Arbitrary<Shape> = fc.record({
  documents: fc
    .array(fc.record({ folder: fc.nat(2), sections: fc.array(fc.nat(2), { minLength: 1, maxLength: 4 }) }), {
      minLength: 2,
      maxLength: 4,
    })
    .map((all) => all.map((each, i) => ({ ...each, namesake: i, number: i + 5 }))),
  references,
})

/** Several documents may share a name, and several a number, so that a mention can mean one, another, or none of them. */
const alike: fc.Arbitrary<Shape> = fc.record({
  documents: fc.array(
    fc.record({
      folder: fc.nat(2),
      namesake: fc.nat(1),
      number: fc.integer({ min: 5, max: 6 }),
      sections: fc.array(fc.nat(2), { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 2, maxLength: 4 },
  ),
  references,
})

interface Section {
  readonly number: string
  readonly title: string
  readonly anchor: string
  readonly depth: number
  /** ` {#id}` behind the title, or nothing. */
  readonly id: string
}

interface Named {
  readonly path: string
  readonly number: number
  readonly sections: readonly Section[]
}

function named({ documents }: Shape): readonly Named[] {
  const taken = new Set<string>()
  return documents.flatMap(({ folder, namesake, number: first, sections }, i) => {
    const own = (number: string, title: string, depth: number, hasId: boolean): Section => {
      const anchor = hasId ? `id-${title.toLowerCase()}` : `${number.replaceAll('.', '')}-${title.toLowerCase()}`
      return { number, title, depth, anchor, id: hasId ? ` {#${anchor}}` : '' }
    }
    const all = sections.flatMap((children, s) => [
      own(`${first}.${s + 1}`, `Teil${i}x${s}`, 2, s === 2),
      ...Array.from({ length: children }, (_, c) =>
        own(`${first}.${s + 1}.${c + 1}`, `Kind${i}x${s}x${c}`, 3, c === 1),
      ),
    ])
    const path = `${folders[folder]}/doc${namesake}.md`
    if (taken.has(path)) return []
    taken.add(path)
    return [{ path, number: first, sections: all }]
  })
}

/** A place to refer to, as seen from the document that does. */
interface Seen {
  readonly path: string
  /** From the folder of the document to the other one. */
  readonly relative: string
  readonly section: Section
  /** Another section of the same document, for lists and ranges. */
  readonly other: Section
  readonly isSelf: boolean
}

/** Every form of design section 5, from one document to a section of another. */
const forms: readonly ((seen: Seen, names: { name: string; folder: string; link: string }) => string)[] = [
  ({ section: { number, title } }, { link }) => `- **[${number} ${title}](${link})** - Siehe dort`,
  ({ section: { number } }, { link }) => `See [there](${link}) and [${number}](${link}).`,
  (_, { link }) => `<a href="${link}">x</a>`,
  ({ section: { anchor } }, { link }) => `[x][l${anchor}]\n\n[l${anchor}]: ${link}`,
  ({ section: { number } }, { name }) => `见 \`${name}\` ${number} 章节。`,
  ({ path, section: { number } }) => `见 \`${path}\` 第 ${number} 节。`,
  ({ section: { number } }, { name }) => `参考 ${name}（${number} 章节）。`,
  ({ path, section: { number } }) => `| Dokument | 章节 |\n| --- | --- |\n| \`${path}\` | ${number} |`,
  ({ section: { number } }, { name }) => `\`${name}\` Section ${number}`,
  ({ section: { number } }, { name }) => `\`${name}\` §${number}`,
  ({ section: { number, title } }, { link }) => `> 📋 **详细文档**：[${number} ${title}](${link})`,
  ({ section: { number, title } }, { name }) => `- \`${name}\`\n\n  新增 **${number} ${title}** 章节`,
  ({ path, section: { anchor } }, { name }) => `\`${path}\` und \`${name}#${anchor}\``,
  ({ isSelf, relative, section: { number } }, { name }) => (isSelf ? `见 ${number}` : `[\`${name}\`](${relative})`),
  ({ path, relative, isSelf }) =>
    `\`${path.replace(/[^/]*$/, '')}\` und [x](${isSelf ? './' : relative.replace(/[^/]*$/, '') || './'})`,
  ({ section: { number } }, { name, folder }) => `\`${folder.replace(/^\d\d-/, '')}/${name}\` ${number} 章节`,
  ({ isSelf, relative, section: { anchor } }) => `[x](${isSelf ? '' : relative.replace(/\.md$/, '')}#${anchor})`,
  (_, { name, folder }) => `\`\`\`text\n${folder}/\n├── ${name}\n└── pic.png\n\`\`\``,
  ({ section: { number } }, { name }) => `见 \`${name}\` ${number}\n章节。`,
  ({ section: { number } }, { name }) => `见 \`${name}\` 第\n${number} 节。`,
  ({ section, other }, { name }) => `\`${name}\` ${section.number} 和 ${other.number} 章节`,
  ({ section, other }, { name }) => `\`${name}\` 第 ${section.number}-${other.number} 节`,
  ({ section, other }, { name }) =>
    `| Dokument | 章节 |\n| --- | --- |\n| ${name} | ${section.number}, ${other.number} |`,
  (_, { link }) => `[x](<${link}>)`,
  ({ isSelf, relative, section: { anchor } }) =>
    isSelf || relative.startsWith('.')
      ? `[x](#${anchor})`.replace('#', isSelf ? '#' : `${relative}#`)
      : `[x](./${relative}#${anchor})`,
  ({ path, section: { anchor } }) => `[x](/${path}#${anchor} "t")`,
  ({ path, relative, isSelf }) =>
    `![Bild](${isSelf ? '' : relative.replace(/[^/]*$/, '')}pic.png) und \`${path.replace(/[^/]*$/, '')}pic.png\``,
  ({ section: { number } }, { name }) => `**文件**：\`${name}\`\n\n- **${number}** neu`,
  ({ section: { title } }, { name }) => `\`${name}\` 的“${title}”章节`,
  ({ section: { number } }) => `见 ${number} 章节`,
  ({ section, other }, { name }) => `\`${name}\` 章节：${section.number}、${other.number}`,
  ({ section: { number, title } }) => `见 **${number} ${title}**`,
  ({ section, other }, { name }) => `See Sections ${section.number} and ${other.number} of \`${name}\``,
  ({ path, section: { number } }) => `\`${path.replace(/\.md$/, '.md')}\`（第 ${number} 节）\n\n> 参见 ${number}`,
  ({ section: { number, title } }, { link }) => `1. [**${number}** \`${title}\`](${link})\n2. \`x\``,
  ({ section: { number } }, { name, link }) => `[\`${name}\` ${number} 章节](${link})`,
]

function written(form: number, seen: Seen): string {
  const parts = seen.path.split('/')
  const link = `${seen.isSelf ? '' : seen.relative}#${seen.section.anchor}`
  return forms[form % forms.length]?.(seen, { name: parts.at(-1) ?? '', folder: parts.at(-2) ?? '', link }) ?? ''
}

function corpusOf(from: Shape): Corpus {
  const documents = named(from)
  const texts = documents.map(({ path, number: first, sections }, i) => {
    const contents = sections.map(
      ({ depth, number, title, anchor }) => `${depth === 3 ? '  ' : ''}- [${number} ${title}](#${anchor})`,
    )
    const parts = [`# ${first}. Dokument${i}`, contents.join('\n')]
    for (const { depth, number, title, id } of sections) parts.push(`${'#'.repeat(depth)} ${number} ${title}${id}`)
    for (const each of from.references) {
      const target = documents[each.to % documents.length]
      const section = target?.sections[each.section % target.sections.length]
      const other = target?.sections[(each.section + 1) % target.sections.length]
      if (each.from % documents.length !== i || !target || !section || !other) continue
      const folder = path.slice(0, path.lastIndexOf('/'))
      const isNear = target.path.startsWith(`${folder}/`)
      const relative = isNear ? target.path.slice(folder.length + 1) : target.path.replace(/^docs\//, '../')
      const seen = { path: target.path, relative, section, other, isSelf: target.path === path }
      parts.splice(2 + (each.section % sections.length), 0, written(each.form, seen))
    }
    return `=== ${path}\n${parts.join('\n\n')}\n`
  })
  const pictures = folders.map((folder) => `=== ${folder}/pic.png\n`)
  return fixture(texts.join('') + pictures.join('')).corpus
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
  readonly undo: (corpus: Corpus) => Change | Refused
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
    return finished(rename(after, now, offset, old))
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
    return finished(sectionChange(after, now, again.span.start, back, ''))
  })
}

function checked(
  corpus: Corpus,
  change: Change | Refused,
  undo: (corpus: Corpus) => Change | Refused,
): Done | undefined {
  if ('refused' in change) return undefined
  const after = corpusAfter(corpus, change)
  const shown = (all: readonly Left[]) =>
    all.map(({ document, reference }) => `${document.path}: ${slice(document.text, reference.span)}`).sort()
  expect(shown(finished(changedMeanings(corpus, after, change)))).toEqual(shown(change.left ?? []))
  return change.left ? undefined : { after, undo }
}

/** Without `./` in front of a link: nothing of it is left when the link has led through `../` in between. */
function textsOf(corpus: Corpus): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...corpus.documents()].map(({ path, text }) => [path, text.replaceAll('](./', '](')]).sort(),
  )
}

test('every form is a reference that leads somewhere', () => {
  const documents = [
    { folder: 0, namesake: 0, number: 5, sections: [1, 1] },
    { folder: 1, namesake: 1, number: 6, sections: [1] },
  ]
  for (let form = 0; form < forms.length; form++) {
    const corpus = corpusOf({ documents, references: [{ from: 0, to: 1, section: 1, form }] })
    const [document] = [...corpus.documents()]
    const own = document?.references.filter(({ span }) => span.start > document.text.indexOf('\n## '))
    expect({ form, isAny: own && own.length > 0 }).toEqual({ form, isAny: true })
    const kinds = document?.references.map((each) => resolve(corpus, document, each).kind)
    expect({ form, kinds: new Set(kinds) }).toEqual({ form, kinds: new Set(['found']) })
  }
})

/**
 * Takes the steps and goes all the way back. Where names are shared a path may have to be longer on the way and stays so: then only
 * what it means is compared.
 */
function thereAndBack(from: Shape, steps: readonly Step[], isExact: boolean): void {
  let corpus = corpusOf(from)
  const before: Readonly<Record<string, string>>[] = []
  const undos: Done['undo'][] = []
  for (const [i, each] of steps.entries()) {
    const done = taken(corpus, each, i)
    if (!done) continue
    before.push(textsOf(corpus))
    undos.push(done.undo)
    corpus = done.after
  }
  while (undos.length > 0) {
    const change = undos.pop()?.(corpus)
    if (!change) break
    // A number that led nowhere may lead to what was put in, which then is not taken away.
    if ('refused' in change && !isExact) return
    if ('refused' in change) throw new Error(render(change.refused))
    corpus = checked(corpus, change, () => change)?.after ?? corpusAfter(corpus, change)
    const texts = before.pop()
    if (isExact) expect(textsOf(corpus)).toEqual(texts)
  }
}

/** More of them by hand: `RUNS=20000 SEED=1 npx vitest run test/changes`. */
const { RUNS = '400', SEED } = process.env
const runs = { numRuns: Number(RUNS), ...(SEED === undefined ? {} : { seed: Number(SEED) }) }
const sequence = fc.array(step, { minLength: 1, maxLength: 5 })

test('sequences and their inverses', () => {
  fc.assert(
    fc.property(shape, sequence, (from, steps) => thereAndBack(from, steps, true)),
    runs,
  )
})

test('where names and numbers are shared, what a change would leave behind is known', () => {
  fc.assert(
    fc.property(alike, sequence, (from, steps) => thereAndBack(from, steps, false)),
    runs,
  )
})
