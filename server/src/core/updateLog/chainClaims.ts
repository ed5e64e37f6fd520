// Who refers to whom, as a log draws it: trees of documents under documents, and arrows between two names.

import { type NamingReference, named } from '../grammar/naming.ts'
import type { NamedDocument, PathMention } from '../reference.ts'
import { between, lineAt, slice } from '../text.ts'
import type { ChainClaim } from './logClaims.ts'
import { headingsAround, type Log, type LogItem, labelledDocument } from './logItems.ts'

/** In no order. */
export function chainClaims(log: Log): readonly ChainClaim[] {
  return [...inTrees(log), ...byArrows(log), ...byWords(log)]
}

/** A document under a document; what stands under a folder lies in it. */
function* inTrees({ document: { text, facts, references } }: Log): Iterable<ChainClaim> {
  const trees = references.filter((each): each is PathMention => each.kind === 'mention' && each.form === 'tree')
  for (const { span } of trees.length > 0 ? facts.codeBlocks : []) {
    const above: { readonly column: number; readonly entry: PathMention }[] = []
    for (const entry of between(trees, span.start, span.end)) {
      const column = entry.span.start - (facts.lines[lineAt(facts.lines, entry.span.start)] ?? 0)
      while ((above.at(-1)?.column ?? -1) >= column) above.pop()
      const parent = above.at(-1)?.entry
      above.push({ column, entry })
      const isFolder = (each: PathMention) => slice(text, each.span).endsWith('/')
      if (!parent || isFolder(parent) || isFolder(entry)) continue
      yield {
        kind: 'chain',
        span: entry.span,
        from: named(parent, 'block'),
        to: named(entry, 'block'),
        parent: parent.span,
      }
    }
  }
}

const reference = /引用|链接|关联|refer|link/i
const move = /重命名|改名|移动|迁移|修正|更名|renam|mov|correct/i

/** `a.md → b.md` and `a.md ↔ b.md`, where references are spoken of. */
function* byArrows(log: Log): Iterable<ChainClaim> {
  for (const { documents, prose, heading } of log.items) {
    if (documents.length < 2 || move.test(prose.text)) continue
    const titles = headingsAround(log, heading).map(({ title }) => title)
    if (!reference.test(prose.text) && !titles.some((title) => reference.test(title))) continue
    for (const [i, left] of documents.entries()) {
      const right: NamingReference | undefined = documents[i + 1]
      if (!right) break
      const arrow = /^[`*)\s]*(→|->|=>|⇒|↔|<->|⇔)[`*[\s]*$/.exec(
        log.document.text.slice(left.span.end, right.span.start),
      )
      if (!arrow) continue
      yield { kind: 'chain', span: right.span, from: named(left, 'block'), to: named(right, 'block') }
      if (/[↔⇔]|<->/.test(arrow[1] ?? '')) {
        yield { kind: 'chain', span: left.span, from: named(right, 'block'), to: named(left, 'block') }
      }
    }
  }
}

const adding = /(?:添加|新增|增加|补充|加入)(?:了)?|\b(?:add(?:ed|s)?|new)\b/iu
const referenceWord = /引用|链接|\b(?:references?|links?)\b/iu

/** `添加对 \`policy-opa.md\` 06.9.4 章节的引用` under a title, a label or an item that names the one document in which that was done. */
function* byWords(log: Log): Iterable<ChainClaim> {
  for (const item of log.items) {
    const { documents, prose } = item
    const [target, another] = documents
    if (!target || another || move.test(prose.text)) continue
    const verb = adding.exec(prose.text)
    if (!verb || prose.offsetAt(verb.index) > target.span.start) continue
    const { text } = log.document
    if (/从|来自|由|\bfrom\b/iu.test(text.slice(prose.offsetAt(verb.index), target.span.start))) continue
    const [gap, rest] = text.slice(target.span.end, item.span.end).split(referenceWord)
    if (rest === undefined || /[，,。；;：:（(]|\.\s/u.test(gap ?? '')) continue
    const from = subjectOf(log, item)
    if (from) yield { kind: 'chain', span: target.span, from, to: named(target, 'block') }
  }
}

/** The document in which something was done: that of the item around it, of a label, or of the title of the section. */
function subjectOf(log: Log, item: LogItem): NamedDocument | undefined {
  const { heading } = item
  for (let around = item.above; around; around = around.above) {
    const [own, another] = around.documents
    if (own) return another ? undefined : named(own, 'block')
  }
  const [inTitle, another] = heading ? between(log.documents, heading.titleSpan.start, heading.titleSpan.end) : []
  if (inTitle) return another ? undefined : named(inTitle, 'section')
  return labelledDocument(log, item)
}
