// `sections`, `references` and `resolve`: what they find, for people and for programs.

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cli, folderWith } from './cli.ts'
import { referencesOutput, resolveOutput, sectionsOutput } from './contract.ts'

const fixture = `
=== .doc-corpus.json
{}
=== README.md
# Guide

[network](docs/12-network-stack/network-stack.md), [4.10](docs/12-network-stack/network-stack.md#0410-policies)
=== docs/12-network-stack/network-stack.md
# 12. 网络技术栈

- [04.10 Policies](#0410-policies)

## 04.10 Policies

See \`policy-opa.md\` and [nothing](gone.md).

### 4.10.1 Details
=== docs/06-policy-opa/policy-opa.md
# 6. OPA

## 4.10 Another

[up](../../README.md)
=== docs/a/same.md
=== docs/b/same.md
`

async function sections(...words: string[]) {
  const { code, out } = await cli(folderWith(fixture), 'sections', '--format', 'json', ...words)
  expect(code).toBe(0)
  return sectionsOutput.parse(JSON.parse(out)).sections
}

async function references(...words: string[]) {
  const { code, out, err } = await cli(folderWith(fixture), 'references', '--format', 'json', ...words)
  expect(code, err).toBe(0)
  const { incoming, outgoing } = referencesOutput.parse(JSON.parse(out))
  const short = (list: typeof incoming) =>
    list.map(
      ({ file, line, column, text, to }) => `${file}:${line}:${column} ${text} → ${to ? `${to.file}:${to.line}` : '-'}`,
    )
  return { incoming: short(incoming), outgoing: short(outgoing), first: incoming[0] }
}

async function refused(...words: string[]) {
  const { code, out, err } = await cli(folderWith(fixture), ...words)
  expect([code, out]).toEqual([2, ''])
  return err.trim()
}

async function resolved(text: string, from = 'docs/12-network-stack/network-stack.md') {
  const { code, out, err } = await cli(folderWith(fixture), 'resolve', text, '--from', from, '--format', 'json')
  const { answers } = resolveOutput.parse(JSON.parse(out || err))
  return [
    code,
    ...answers.map(({ kind, result, rule, to, candidates }) =>
      [kind, result, rule, to && `${to.file}:${to.line}`, candidates.join(',')].filter(Boolean).join(' '),
    ),
  ]
}

describe.concurrent('sections', () => {
  test('all are listed in order of path and place', async () => {
    const listed = await sections()
    expect(listed.map(({ file, line, title }) => `${file}:${line} ${title}`)).toEqual([
      'README.md:1 Guide',
      'docs/06-policy-opa/policy-opa.md:1 6. OPA',
      'docs/06-policy-opa/policy-opa.md:3 4.10 Another',
      'docs/12-network-stack/network-stack.md:1 12. 网络技术栈',
      'docs/12-network-stack/network-stack.md:5 04.10 Policies',
      'docs/12-network-stack/network-stack.md:9 4.10.1 Details',
    ])
    expect(listed[4]).toEqual({
      file: 'docs/12-network-stack/network-stack.md',
      line: 5,
      depth: 2,
      number: '04.10',
      title: '04.10 Policies',
      anchor: '0410-policies',
    })
  })

  test('a query is answered best first', async () => {
    const titles = async (query: string) => (await sections(query)).map(({ title }) => title)
    expect((await titles('policies'))[0]).toBe('04.10 Policies')
    expect((await titles('wljs'))[0]).toBe('12. 网络技术栈')
    expect(await titles('nothing like this')).toEqual([])
  })

  test('for people they are an outline per document, or a list of places', async () => {
    const folder = folderWith(fixture)
    const all = await cli(folder, 'sections')
    expect(all.out).toContain(
      'docs/12-network-stack/network-stack.md\n     1  12. 网络技术栈\n     5    04.10 Policies\n     9      4.10.1 Details\n',
    )
    const { out } = await cli(folder, 'sections', 'policies')
    expect(out.split('\n')[0]).toBe('04.10 Policies  docs/12-network-stack/network-stack.md:5')
  })
})

describe.concurrent('references', () => {
  const network = 'docs/12-network-stack/network-stack.md'

  test('of a file: who refers to it or a place in it, but not its own table of contents', async () => {
    const { incoming, outgoing, first } = await references(network)
    expect(incoming).toEqual([
      `README.md:3:1 [network](${network}) → ${network}:1`,
      `README.md:3:52 [4.10](${network}#0410-policies) → ${network}:5`,
    ])
    expect(outgoing).toEqual([])
    expect(first?.to).toEqual({ file: network, line: 1, number: null, anchor: null })
  })

  test('of a heading, by anchor and by number in its file', async () => {
    const expected = [
      `README.md:3:52 [4.10](${network}#0410-policies) → ${network}:5`,
      `${network}:3:3 [04.10 Policies](#0410-policies) → ${network}:5`,
    ]
    expect((await references(`${network}#0410-policies`)).incoming).toEqual(expected)
    expect((await references(`${network}:4.10`)).incoming).toEqual(expected)
    expect((await references(`network-stack.md:04.10`)).incoming).toEqual(expected)
  })

  test('of a number that several documents carry: all of them are named', async () => {
    const { out } = await cli(folderWith(fixture), 'references', '4.10')
    expect(out).toContain(`docs/06-policy-opa/policy-opa.md:3 4.10 Another\n${network}:5 04.10 Policies\n`)
    expect(out).toContain('Referred to: 2\n')
  })

  test('--outgoing adds what it refers to, and where that leads nowhere', async () => {
    expect((await references(network, '--outgoing')).outgoing).toEqual([
      `${network}:7:5 \`policy-opa.md\` → docs/06-policy-opa/policy-opa.md:1`,
      `${network}:7:25 [nothing](gone.md) → -`,
    ])
  })

  test('--outgoing of a section stays in the section', async () => {
    expect((await references(`${network}:4.10.1`, '--outgoing')).outgoing).toEqual([])
    expect((await references(`${network}:4.10`, '--outgoing')).outgoing.length).toBe(2)
  })

  test('--depth follows further, and no document twice', async () => {
    const { incoming, outgoing } = await references(network, '--outgoing', '--depth', '9')
    expect(incoming.map((each) => each.split(' ')[0])).toEqual([
      'README.md:3:1',
      'README.md:3:52',
      'docs/06-policy-opa/policy-opa.md:5:1',
      `${network}:7:5`,
    ])
    expect(outgoing.map((each) => each.split(' ')[0])).toEqual([
      `${network}:7:5`,
      `${network}:7:25`,
      'docs/06-policy-opa/policy-opa.md:5:1',
      'README.md:3:1',
      'README.md:3:52',
    ])
  })

  test('sections named by number in text are listed with links, both ways', async () => {
    const more = `${fixture}=== log.md\n见 \`network-stack.md\` 04.10 章节，\`policy-opa.md\` 4.99 章节。\n`
    const run = async (...words: string[]) => {
      const { code, out } = await cli(folderWith(more), 'references', '--format', 'json', ...words)
      expect(code).toBe(0)
      return referencesOutput.parse(JSON.parse(out))
    }
    const { incoming } = await run(`${network}:4.10`)
    expect(incoming.map(({ file, line, kind }) => `${file}:${line} ${kind}`)).toEqual([
      'README.md:3 link',
      `${network}:3 link`,
      'log.md:1 section',
    ])
    expect(incoming[2]).toEqual({
      file: 'log.md',
      line: 1,
      column: 22,
      text: '04.10 章节',
      kind: 'section',
      to: { file: network, line: 5, number: '04.10', anchor: '0410-policies' },
    })
    const { outgoing } = await run('log.md', '--outgoing')
    expect(outgoing.map(({ kind, text, to }) => `${kind} ${text} ${to?.number}`)).toEqual([
      'mention `network-stack.md` null',
      'section 04.10 章节 04.10',
      'mention `policy-opa.md` null',
      'section 4.99 章节 undefined',
    ])
  })

  test('a file counts from the current folder first', async () => {
    const folder = folderWith(fixture)
    const { out } = await cli(join(folder, 'docs'), 'references', '06-policy-opa/policy-opa.md')
    expect(out).toContain('docs/06-policy-opa/policy-opa.md\n\nReferred to: 1\n')
  })

  test('what is not there is refused with what is nearest', async () => {
    expect(await refused('references', 'network-stak.md')).toBe(
      `There is no “network-stak.md” in the corpus; nearest: ${network}.`,
    )
    expect(await refused('references', 'zzz.md')).toBe('There is no “zzz.md” in the corpus.')
    expect(await refused('references', `${network}#0410-policy`)).toBe(
      `${network} has no heading #0410-policy; nearest: #0410-policies.`,
    )
    expect(await refused('references', `${network}:4.11`)).toBe(
      `${network} has no section 4.11; nearest: 04.10, 4.10.1.`,
    )
    expect(await refused('references', '7.1')).toBe('No section has the number 7.1.')
    expect(await refused('references', 'same.md')).toBe('“same.md” can be any of docs/a/same.md, docs/b/same.md.')
  })
})

describe.concurrent('resolve', () => {
  const opa = 'docs/06-policy-opa/policy-opa.md'

  test('a destination is answered as a link and as a mention', async () => {
    expect(await resolved('policy-opa.md')).toEqual([
      1,
      `link missing-file ${opa}`,
      `mention found suffix ${opa}:1 ${opa}`,
    ])
    expect(await resolved('../06-policy-opa/policy-opa.md#410-another')).toEqual([
      0,
      `link found relative ${opa}:3 ${opa}`,
      `mention found relative ${opa}:3 ${opa}`,
    ])
  })

  test('a Markdown link, and a path in backticks, are what they are', async () => {
    expect(await resolved('[x](<../06-policy-opa/policy-opa.md>)')).toEqual([0, `link found relative ${opa}:1 ${opa}`])
    expect(await resolved('`policy-opa/policy-opa.md`')).toEqual([
      0,
      `mention found suffix-without-number ${opa}:1 ${opa}`,
    ])
  })

  test('a fragment alone is one of the document', async () => {
    expect(await resolved('#0410-policies')).toEqual([
      0,
      'link found this-document docs/12-network-stack/network-stack.md:5 docs/12-network-stack/network-stack.md',
    ])
  })

  test('all that an ambiguous mention can be is named', async () => {
    expect(await resolved('`same.md`', 'README.md')).toEqual([1, 'mention ambiguous docs/a/same.md,docs/b/same.md'])
  })

  test('a heading that is missing is told from a file that is', async () => {
    expect(await resolved('[x](../06-policy-opa/policy-opa.md#no)')).toEqual([1, `link missing-heading ${opa}`])
  })

  test('a section named by number has its rule, and candidates with their anchors', async () => {
    expect(await resolved('见 `policy-opa.md` 4.10 章节', 'README.md')).toEqual([
      0,
      `mention found suffix ${opa}:1 ${opa}`,
      `section found named-with-it ${opa}:3 ${opa}#410-another`,
    ])
    expect(await resolved('`policy-opa.md` 4.11 章节', 'README.md')).toEqual([
      1,
      `mention found suffix ${opa}:1 ${opa}`,
      `section missing-section ${opa}`,
    ])
  })

  test('a number alone is looked for in the document, then by the documents of that number', async () => {
    const network = 'docs/12-network-stack/network-stack.md'
    expect(await resolved('4.10')).toEqual([0, `section found this-document ${network}:5 ${network}#0410-policies`])
    expect(await resolved('12', 'README.md')).toEqual([
      0,
      `section found document-number ${network}:1 ${network}#12-网络技术栈`,
    ])
    expect(await resolved('7.7')).toEqual([1, 'section missing-section'])
  })

  test('for people the rule is a sentence', async () => {
    const { out } = await cli(folderWith(fixture), 'resolve', '`policy-opa.md`', '--from', 'README.md')
    expect(out).toBe(`\`policy-opa.md\`  as a mention\n  → ${opa}\n  by rule: the only path that ends so\n`)
  })

  test('the document must be one of the corpus', async () => {
    expect(await refused('resolve', 'x', '--from', 'no.md')).toBe('There is no file or folder “no.md”.')
    expect(await refused('resolve', 'x', '--from', '.doc-corpus.json')).toBe(
      '“.doc-corpus.json” is no document of the corpus.',
    )
  })
})
