// Headings and links equal those of the HTML that specifications demand.

import { tests as examples } from 'commonmark-spec'
import { expect, test } from 'vitest'
import { extractFacts } from '../../server/src/core/facts/extract.ts'
import type { DocumentFacts, LabelUse } from '../../server/src/core/facts/types.ts'
import { gfmExamples } from './gfmExamples.ts'
import { type Shown, shown, tidy, uri } from './html.ts'

function check(markdown: string, html: string, name: string): void {
  const facts = extractFacts(markdown, { anchors: 'github', headingsOnly: false })
  expect({ markdown, ...shownByFacts(markdown, facts) }, name).toEqual({ markdown, ...shown(html) })
}

/** What a renderer would show of the facts. A label leads where it is defined; a footnote leads to a footnote. */
function shownByFacts(text: string, facts: DocumentFacts): Shown {
  const links = [
    ...facts.links.map((link) => ({
      at: link.span.start,
      line: `${link.kind === 'image' || text.startsWith('<img', link.span.start) ? 'img' : 'a'} ${uri(link.target)}`,
    })),
    ...facts.labels
      .filter((use) => use.isDefined && use.kind !== 'footnote')
      .map((use) => ({ at: use.span.start, line: `${use.isImage ? 'img' : 'a'} ${uri(definedTarget(facts, use))}` })),
  ]
  return {
    headings: facts.headings.map((heading) => tidy(`h${heading.depth} ${heading.title}`)),
    links: links.sort((a, b) => a.at - b.at).map((each) => each.line),
  }
}

function definedTarget(facts: DocumentFacts, use: LabelUse): string {
  return facts.definitions.find((each) => each.label === use.label)?.target ?? 'nothing'
}

/** Examples of CommonMark that mean something else in the dialect of this project, each with what it means here. */
const otherwise: ReadonlyMap<number, { readonly why: string; readonly html: string }> = new Map([
  [96, { why: 'The first block is front matter.', html: '<h2>Bar</h2><p>Baz</p>' }],
  [
    602,
    { why: 'GFM links a bare URL.', html: '<p>&lt;<a href="https://foo.bar/baz">https://foo.bar/baz</a> bim&gt;</p>' },
  ],
  [608, { why: 'GFM links a bare URL.', html: '<p>&lt; <a href="https://foo.bar">https://foo.bar</a> &gt;</p>' }],
  [611, { why: 'GFM links a bare URL.', html: '<p><a href="https://example.com">https://example.com</a></p>' }],
  [
    612,
    { why: 'GFM links a bare address.', html: '<p><a href="mailto:foo@bar.example.com">foo@bar.example.com</a></p>' },
  ],
])

test('every example of the CommonMark specification', () => {
  for (const { markdown, html, number } of examples) {
    const tabbed = (text: string) => text.replaceAll('→', '\t')
    check(tabbed(markdown), tabbed(otherwise.get(number)?.html ?? html), `example ${number}`)
  }
  expect(examples).toHaveLength(652)
})

test('what reads otherwise here differs from CommonMark, so that no exception outlives its reason', () => {
  for (const [number, { why, html }] of otherwise) {
    const example = examples.find((each) => each.number === number)
    expect(shown(html), why).not.toEqual(shown(example?.html ?? ''))
  }
})

test('examples of GFM', () => {
  for (const [markdown, html] of gfmExamples) check(markdown, html, markdown)
  expect(gfmExamples.length).toBeGreaterThan(30)
})
