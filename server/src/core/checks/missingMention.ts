// missing-mention: a path in backticks that is nowhere, though its folder is: the file was moved, renamed or removed.

import { isRedirects } from '../changes/redirectRows.ts'
import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { say } from '../message.ts'
import type { PathMention } from '../reference.ts'
import { indexNames, resolvePath } from '../resolvePath.ts'
import { encloses, firstFrom, slice } from '../text.ts'
import { nameOf, type Path, relative } from '../uri.ts'
import { nearestFiles } from './nearest.ts'
import { isPlaceholder } from './placeholder.ts'
import type { Fix, ReferenceCheck } from './problem.ts'

export const missingMention: ReferenceCheck = {
  code: 'missing-mention',

  problem(corpus, document, reference, resolution) {
    if (reference.kind !== 'mention' || reference.form !== 'code' || resolution.kind !== 'missing-file')
      return undefined
    const { path, pathSpan } = reference.target
    if (isRedirects(corpus, document.path)) return undefined
    if (!isOfThisTree(corpus, document, path, resolution.candidates)) return undefined
    if (isPlaceholder(path) || isInLink(document, reference) || isNoClaim(document, reference)) return undefined
    return {
      code: 'missing-mention',
      span: pathSpan,
      message: say('No file or folder {path}, though its folder is there.', { path: slice(document.text, pathSpan) }),
      target: slice(document.text, reference.targetSpan),
    }
  },

  fixes(corpus, document, reference, _resolution, wanted) {
    if (reference.kind !== 'mention' || wanted === 'safe') return []
    return nearestFiles(corpus, document.path, reference.target.path).flatMap(({ path, isOnly }): readonly Fix[] => {
      const text = mentionOf(corpus, document.path, reference, path)
      if (text === undefined) return []
      const title = say('Change to {target}', { target: text })
      const { pathSpan: span } = reference.target
      return [
        { title, isPreferred: isOnly, isSafe: false, edits: [{ kind: 'replace', path: document.path, span, text }] },
      ]
    })
  },
}

/**
 * Whether the author surely speaks of this corpus: the folder of the path is one folder of it, and either it carries a
 * number (`12-network-stack/`), or a file of that telling name is elsewhere. `docs/intro.md` alone can be any project's.
 */
function isOfThisTree(corpus: Corpus, document: Document, path: string, candidates: readonly Path[]): boolean {
  const cut = path.replace(/\/+$/, '').lastIndexOf('/')
  const folder = path.slice(0, cut + 1)
  if (!/[^./]/.test(folder)) return false
  const place = resolvePath(corpus, document.path, folder, 'mention')
  if (place.kind !== 'found' || place.target.kind !== 'folder' || place.spelling !== undefined) return false
  const name = nameOf(path.replace(/\/+$/, ''))
  const isTelling = name.includes('-') && !(indexNames as readonly string[]).includes(name)
  return /(?:^|\/)\d{2}-[^/]+\/$/.test(folder) || (isTelling && candidates.length > 0)
}

/** Words of what is still to be made, and of what an example sets up. */
const planWords =
  /\b(?:creat|add|new|make|generat|writ|plan|propos|suggest|recommend|roadmap|todo|will|put|sav|call|future)\w*|新建|创建|新增|添加|补充|生成|计划|规划|建议|待|将|拟|预留|后续/i

/** Words of a change: what is gone is named because it is gone. */
const historyWords =
  /→|->|=>|⇒|\b(?:remov|renam|delet|mov|former|previous|old|deprecat|replac|merg|was)\w*|删除|移除|重命名|改名|移动|迁移|归档|合并|原有|原来|旧|已经|不存在|缺失|缺少|修正|修复|更正/i

/** Whether the words around the mention say that its file is still to be made, or gone. */
export function isNoClaim(document: Document, reference: PathMention): boolean {
  return isPlan(document, reference) || isHistory(document, reference)
}

/** Whether the mention speaks of a file still to be made: by the words before it, an open task, or the titles above. */
function isPlan(document: Document, { span }: PathMention): boolean {
  const { text, facts } = document
  const before = textBefore(text, span.start)
  if (planWords.test(withoutCode(before.text))) return true
  const task = facts.tasks[firstFrom(facts.tasks, span.start) - 1]
  if (task && !task.isDone && task.span.start >= before.start) return true
  return plansOf(document)[firstFrom(facts.headings, span.start) - 1] ?? false
}

const plans = new WeakMap<Document, readonly boolean[]>()

/** For each heading, whether its title or that of a section around it speaks of plans. Worked out once for each document. */
function plansOf(document: Document): readonly boolean[] {
  const known = plans.get(document)
  if (known) return known
  const open: { readonly depth: number; readonly isPlan: boolean }[] = []
  const found = document.facts.headings.map(({ depth, title }) => {
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop()
    const isPlan = (open.at(-1)?.isPlan ?? false) || planWords.test(title)
    open.push({ depth, isPlan })
    return isPlan
  })
  plans.set(document, found)
  return found
}

/** Whether the line tells of a change. */
function isHistory({ text }: Document, { span }: PathMention): boolean {
  const feed = text.indexOf('\n', span.end)
  const rest = text.slice(span.end, Math.min(feed < 0 ? text.length : feed, span.end + 300))
  return historyWords.test(withoutCode(`${textBefore(text, span.start).text} ${rest}`))
}

/** Names in backticks say nothing about the sentence. */
function withoutCode(text: string): string {
  return text.replace(/`[^`]*`/g, ' ')
}

/** The block up to the offset, at most 300 characters, its lines joined as a formatter may have parted them. */
function textBefore(text: string, offset: number): { readonly start: number; readonly text: string } {
  const from = Math.max(0, offset - 300)
  const piece = text.slice(from, offset)
  const breaks = [...piece.matchAll(/\n[ \t>]*(?:\n|(?=(?:[-*+]|\d{1,3}[.)])[ \t]|\|))/g)]
  const last = breaks.at(-1)
  const start = last ? last.index + last[0].length : 0
  return { start: from + start, text: piece.slice(start).replace(/\s*\n[ \t>]*/g, '') }
}

/** Whether it stands in the text of a link, which says itself where it leads. */
function isInLink({ facts }: Document, { span }: PathMention): boolean {
  const link = facts.links[firstFrom(facts.links, span.start) - 1]
  return link?.textSpan !== undefined && encloses(link.textSpan, span)
}

/** The path as a mention, by the shortest way of writing it that still names the file: like the old one, then from the root. */
function mentionOf(corpus: Corpus, from: Path, reference: PathMention, to: Path): string | undefined {
  const old = reference.target.path
  const slash = old.endsWith('/') ? '/' : ''
  const depth = old.split('/').filter((part) => part !== '' && part !== '.' && part !== '..').length
  const root = corpus.rootOf(from)
  const relativePath = relative(from.slice(0, from.lastIndexOf('/')) || '/', to)
  const fromRoot = root ? relative(root.path, to) : relativePath
  const short = to.split('/').slice(-depth).join('/')
  const ways = old.startsWith('.') ? [relativePath, fromRoot] : [short, fromRoot, relativePath]
  return ways
    .map((way) => `${way}${slash}`)
    .find((way) => {
      const place = resolvePath(corpus, from, way, 'mention')
      return place.kind === 'found' && place.spelling === undefined && place.target.path === to
    })
}
