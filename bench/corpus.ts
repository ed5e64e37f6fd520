// Writes a corpus of any size, the same for a seed: numbered sections, links, mentions, and a hub that nearly all refer to.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createSlugger } from '../server/src/core/slug.ts'
import { createRandom } from '../test/harness/generate.ts'
import { type CorpusFolder, corpusIn } from './corpusFolder.ts'

/** The document that nine in ten others refer to, relative to the folder. It is the same whatever the corpus' size. */
export const hubName = 'docs/hub.md'

/** Lines of the hub, about. */
const hubLines = 5000

/** How many other documents the hub itself refers to. */
const hubTargets = 90

/** Writes `count` documents, the hub among them, into an empty folder. */
export function generateCorpus(folder: string, count: number, seed = 1): CorpusFolder {
  const random = createRandom(seed)
  write(folder, hubName, hubText())
  for (let i = 1; i < count; i++) write(folder, nameOf(i), documentText(i, count, random))
  return corpusIn(folder, `generated, ${count.toLocaleString('en-US')} documents`)
}

/** A hundred documents to a folder. */
function nameOf(i: number): string {
  return `docs/${folderNumber(i)}-${topic(Math.floor(i / 100))}/${String(i % 100).padStart(2, '0')}-${topic(i)}.md`
}

function folderNumber(i: number): string {
  return String(Math.floor(i / 100) + 1).padStart(2, '0')
}

const topics = [
  'network',
  'storage',
  'policy',
  'runtime',
  'tracing',
  'registry',
  'gateway',
  'scheduler',
  'mesh',
  'audit',
]
const subjects = ['Overview', '网络模型', 'Failure modes', '存储与快照', 'Limits', '策略示例', 'Trade-offs', '迁移步骤']

function topic(i: number): string {
  return topics[i % topics.length] ?? 'topic'
}

/** Title of a section, its number before it: sections of a document are numbered from 1. */
function title(number: string, section: number): string {
  return `${number}.${section} ${subjects[section % subjects.length]}`
}

function anchorOf(heading: string): string {
  return createSlugger('github').anchor(heading)
}

/** About two kilobytes: eight sections, some with parts, each with prose that refers to other documents. */
function documentText(i: number, count: number, random: () => number): string {
  const number = String((i % 99) + 1)
  const lines = [`# ${number}. ${topic(i)} ${i}`, '', '**最后更新**：2025-11-07 **维护者**：docs', '']
  if (i % 10 !== 0) {
    const section = 1 + Math.floor(random() * 400)
    lines.push(`See [${hubTitle(section)}](../hub.md#${anchorOf(hubTitle(section))}) and \`hub.md\` for the rest.`, '')
  }
  for (let section = 1; section <= 8; section++) {
    lines.push(`## ${title(number, section)}`, '')
    lines.push(...paragraph(i, section, 1 + Math.floor(random() * (count - 1)), random))
    if (section % 4 === 0) lines.push('```yaml', `name: ${topic(section)}-${i}`, 'ref: "[not](a-link.md)"', '```', '')
    if (section % 3 === 0) lines.push(...table(section), '')
  }
  return lines.join('\n')
}

/** Prose with a link to another document, its section or, once in fifty times, to nothing. */
function paragraph(i: number, section: number, other: number, random: () => number): string[] {
  const path = relativeName(i, other)
  const number = String((other % 99) + 1)
  const target = title(number, 1 + Math.floor(random() * 8))
  const fragment = random() < 0.02 ? 'nowhere' : anchorOf(target)
  return [
    `The ${topic(i)} layer keeps its state in *one* place; what it reads from the ${topic(other)} layer is described in`,
    `[${target}](${path}#${fragment}), and \`${nameOf(other)}\` lists what may fail. 详见 ${number}.${section} 章节的说明，`,
    '这里只给出结论：延迟取决于排队时间，而不是带宽。',
    '',
    `- **[${topic(other)}](${path})**: what it offers, with limits`,
    '- one more item, with `code` and a [site](https://example.com/a?b=c)',
    '',
  ]
}

function table(section: number): string[] {
  const rows = Array.from({ length: 3 }, (_, row) => `| ${topic(row)} | ${row * section} ms | yes |`)
  return ['| layer | delay | kept |', '| --- | --- | --- |', ...rows]
}

function relativeName(from: number, to: number): string {
  const name = nameOf(to).slice('docs/'.length)
  return folderNumber(from) === folderNumber(to) ? name.slice(name.indexOf('/') + 1) : `../${name}`
}

function hubTitle(section: number): string {
  return title('100', section)
}

/** Four hundred sections; every fifth refers to another document. */
function hubText(): string {
  const lines = ['# 100. Hub', '']
  for (let section = 1; lines.length < hubLines; section++) {
    lines.push(`## ${hubTitle(section)}`, '', ...table(section), '')
    const other = 1 + ((section * 7) % hubTargets)
    if (section % 5 === 0) lines.push(`More in [${topic(other)}](${nameOf(other).slice('docs/'.length)}).`, '')
    else lines.push('结论在前，细节在后；每一节只讲一件事。', '')
    lines.push(
      'What is written here is long enough to be a paragraph of its own, and says nothing of other documents.',
      '',
    )
  }
  return lines.join('\n')
}

function write(folder: string, name: string, text: string): void {
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${text.trimEnd()}\n`)
}
