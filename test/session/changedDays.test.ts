// When contents changed, as a session finds it out through the port of a version control that is made up.

import { expect, test } from 'vitest'
import type { Path } from '../../server/src/core/uri.ts'
import { nodeClock } from '../../server/src/node/ports.ts'
import { ChangedDays } from '../../server/src/session/changedDays.ts'
import type { ClockPort, Commit, HistoryPort } from '../../server/src/session/ports.ts'
import { Problems } from '../../server/src/session/problems.ts'
import { root, World } from './world.ts'

const clock: ClockPort = { ...nodeClock, today: () => '2026-01-05' }

const dated = (text: string, day = '2025-11-07') => `# A\n\n**Last updated**: ${day}\n\n## X\n\n${text}\n`

/** Versions of files by day, newest first: the name of a content is the content itself. */
type Versions = Readonly<Record<string, readonly (readonly [day: string, content: string])[]>>

interface Made extends HistoryPort {
  /** The contents that were read. */
  readonly read: string[]
  readonly asked: { folder: Path; day: string }[]
  open: number
}

function history(versions: Versions, uncommitted: readonly string[] = []): Made {
  const place = (name: string) => `${root}/${name}`
  const commits = Object.entries(versions)
    .flatMap(([name, list]) =>
      list.map(([day, content], i): Commit => {
        const before = list[i + 1]
        const path = place(name)
        return {
          day,
          changes: new Map([[path, { content, before: before && { path, content: before[1] } }]]),
        }
      }),
    )
    .sort((a, b) => (a.day < b.day ? 1 : -1))
  const made: Made = {
    read: [],
    asked: [],
    open: 0,
    async since(folder, day) {
      made.asked.push({ folder, day })
      const last = Object.entries(versions).map(([name, list]) => [place(name), list[0]?.[1] ?? ''] as const)
      return { commits, last: new Map(last), uncommitted: new Set(uncommitted.map(place)) }
    },
    contents() {
      made.open++
      return {
        async read(content) {
          made.read.push(content)
          return content
        },
        close() {
          made.open--
        },
      }
    },
  }
  return made
}

/** A session over the files, with the code turned on. */
async function opened(files: Readonly<Record<string, string>>, severity = 'hint'): Promise<World> {
  const world = new World()
  world.disk.files.set(`${root}/.doc-corpus.json`, `{ "severity": { "stale-date": "${severity}" } }`)
  for (const [name, text] of Object.entries(files)) world.disk.files.set(`${root}/${name}`, text)
  await world.session.open([root])
  return world
}

async function found(files: Readonly<Record<string, string>>, port: HistoryPort): Promise<Record<string, string>> {
  const { session } = await opened(files)
  await new ChangedDays(session, port, clock).find()
  return Object.fromEntries(
    [...session.corpus.documents()].flatMap(({ path }) => {
      const day = session.corpus.changedOn(path)
      return day === undefined ? [] : [[path.slice(root.length + 1), day]]
    }),
  )
}

test('the last commit after the stated day that changed the content counts', async () => {
  const [now, wrapped, first] = [dated('one two three'), dated('one two\nthree'), dated('one two')]
  const versions: Versions = {
    'a.md': [
      ['2025-11-12', now],
      ['2025-11-11', wrapped],
      ['2025-11-07', first],
    ],
    'same.md': [['2025-11-07', first]],
    'late.md': [['2025-11-08', first]],
  }
  const port = history(versions)
  expect(await found({ 'a.md': now, 'same.md': first, 'late.md': first }, port)).toEqual({ 'a.md': '2025-11-11' })
  expect(port.open).toBe(0)
})

test('history is asked for from the earliest day that any document states, and versions up to that day are not read', async () => {
  const versions: Versions = {
    'a.md': [
      ['2025-11-07', dated('two')],
      ['2025-11-06', dated('one')],
    ],
  }
  const port = history(versions)
  const files = { 'a.md': dated('two'), 'b.md': dated('x', '2025-10-01'), 'c.md': '# Without a date\n' }
  expect(await found(files, port)).toEqual({})
  expect(port.asked).toEqual([{ folder: root, day: '2025-10-01' }])
  expect(port.read).toEqual([])
})

test('an open document is compared with the last commit, and each version once only', async () => {
  const versions: Versions = { 'a.md': [['2025-11-07', dated('one')]] }
  const port = history(versions)
  const world = await opened({ 'a.md': dated('one') })
  const path = `${root}/a.md`
  const days = new ChangedDays(world.session, port, clock)
  await days.find()
  expect(world.session.corpus.changedOn(path)).toBeUndefined()
  expect(port.read).toEqual([])
  world.session.setBuffer(path, dated('one more'), 1)
  await days.update()
  await days.update()
  expect(world.session.corpus.changedOn(path)).toBe('2026-01-05')
  expect(port.read).toEqual([dated('one')])
  world.session.setBuffer(path, dated('one\n'), 2)
  await days.update()
  expect(world.session.corpus.changedOn(path)).toBeUndefined()
  expect(port.asked).toHaveLength(1)
})

test('a day that changes has the document checked again that it is of, and no other', async () => {
  const files = { 'a.md': dated('one'), 'b.md': dated('one'), 'c.md': '[a](a.md#x)\n' }
  const { session } = await opened(files)
  const problems = new Problems(session)
  const all = () => [...session.corpus.documents()].map(({ path }) => problems.of(path)?.length)
  expect(all()).toEqual([0, 0, 0])
  const before = problems.checkedCount
  session.setDays(new Map([[`${root}/a.md`, '2025-11-08']]))
  expect(all()).toEqual([1, 0, 0])
  expect(problems.checkedCount - before).toBe(1)
  const { generation } = session
  session.setDays(new Map([[`${root}/a.md`, '2025-11-08']]))
  expect(session.generation).toBe(generation)
})

test('where nothing is known, and where no project wants it, nothing is said', async () => {
  const unknown: HistoryPort = { ...history({}), since: async () => undefined }
  expect(await found({ 'a.md': dated('one') }, unknown)).toEqual({})
  const port = history({ 'a.md': [['2025-11-08', dated('one')]] })
  const { session } = await opened({ 'a.md': dated('one') }, 'ignore')
  await new ChangedDays(session, port, clock).find()
  expect(port.asked).toEqual([])
})

/** What one run keeps for the next, as it lies on disk. */
function keeping(text?: string) {
  const kept = { text, stored: 0 }
  return {
    kept,
    texts: {
      load: async () => kept.text,
      store: async (_: Path, text: string) => {
        kept.text = text
        kept.stored++
        return undefined
      },
    },
  }
}

test('what was compared is kept for the next run, which reads no version and says the same', async () => {
  const [now, wrapped] = [dated('one two three'), dated('one two\nthree')]
  const versions: Versions = {
    'a.md': [
      ['2025-11-12', now],
      ['2025-11-11', wrapped],
      ['2025-11-10', dated('one')],
    ],
  }
  const { kept, texts } = keeping()
  const run = async (texts: HistoryPort['kept']) => {
    const port = { ...history(versions), kept: texts }
    const { session } = await opened({ 'a.md': now })
    const days = new ChangedDays(session, port, clock)
    await days.find()
    expect(await days.save()).toBeUndefined()
    expect(session.corpus.changedOn(`${root}/a.md`)).toBe('2025-11-11')
    return port.read
  }
  const all = await run(texts)
  expect(all.length).toBeGreaterThan(0)
  expect(await run(texts)).toEqual([])
  expect(kept.stored).toBe(1)
  for (const damaged of ['', '{', '[1]', '[["x"]]', '[["x", 1]]', '{"a":1}', 'null']) {
    expect(await run(keeping(damaged).texts)).toEqual(all)
  }
})

test('what cannot be read is not kept, and neither is what nobody asks for any more', async () => {
  const others = Array.from({ length: 3000 }, (_, i) => [`github ${i} x`, true])
  const { kept, texts } = keeping(JSON.stringify(others))
  const versions: Versions = {
    'a.md': [
      ['2025-11-12', dated('two')],
      ['2025-11-08', dated('one')],
    ],
  }
  const { session } = await opened({ 'a.md': dated('two') })
  const made = history(versions)
  const blind: HistoryPort = {
    ...made,
    kept: texts,
    contents: () => ({ read: async () => undefined, close: () => {} }),
  }
  const days = new ChangedDays(session, blind, clock)
  await days.find()
  await days.save()
  expect(kept.stored).toBe(0)
  const seeing = new ChangedDays(session, { ...made, kept: texts }, clock)
  await seeing.find()
  await seeing.save()
  expect(JSON.parse(kept.text ?? '')).toEqual([[expect.stringContaining('one'), true]])
})
