// missing-mention: a path in backticks that is nowhere, though its folder is: the file was moved, renamed or removed.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import { say } from '../message.ts'
import type { PathMention } from '../reference.ts'
import { indexNames, resolvePath } from '../resolve.ts'
import { slice } from '../text.ts'
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
    if (!isOfThisTree(corpus, document, path, resolution.candidates)) return undefined
    if (isPlaceholder(path) || isPlan(document, reference) || isHistory(document, reference)) return undefined
    return {
      code: 'missing-mention',
      span: pathSpan,
      message: say('No file or folder {path}, though its folder is there.', { path: slice(document.text, pathSpan) }),
      target: slice(document.text, reference.targetSpan),
    }
  },

  fixes(corpus, document, reference) {
    if (reference.kind !== 'mention') return []
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

/** Whether the line speaks of what is still to be made: an open task, or a word such as "create" before the path. */
function isPlan({ text, facts }: Document, { span }: PathMention): boolean {
  const before = lineBefore(text, span.start)
  if (
    /\b(?:creat|add|new|make|generat|writ|plan|todo|will|put|save|call)\w*\b|新建|创建|新增|添加|生成|计划|待|将|预留|规划/i.test(
      before,
    )
  )
    return true
  const start = span.start - before.length
  return facts.tasks.some((task) => !task.isDone && task.span.start >= start && task.span.start < span.start)
}

/** Whether the line tells of a change: what is gone is named because it is gone. */
function isHistory({ text }: Document, { span }: PathMention): boolean {
  const feed = text.indexOf('\n', span.end)
  const line = `${lineBefore(text, span.start)} ${text.slice(span.end, feed < 0 ? text.length : Math.min(feed, span.end + 300))}`
  return /→|->|=>|⇒|\b(?:remov|renam|delet|mov|former|old|deprecat|replac|merg|was)\w*\b|删除|移除|重命名|改名|移动|迁移|归档|合并|原|旧|已|不存在|缺失|修正|修复|更正/i.test(
    line,
  )
}

function lineBefore(text: string, offset: number): string {
  return text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 300), offset)
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
