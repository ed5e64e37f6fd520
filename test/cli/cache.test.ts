// The command line as it is built: what it keeps between runs never changes what it says.

import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkout } from '../harness/sources.ts'
import { folderWith, git, plainEnvironment, write } from './cli.ts'

const made = mkdtempSync(join(tmpdir(), 'doc-corpus-built-'))

/** Bundles the command line as a build of this name. */
async function built(name: string): Promise<string> {
  const outfile = join(made, `${name}.mjs`)
  await build({
    entryPoints: [join(checkout, 'server/src/cli/main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    mainFields: ['module', 'main'],
    define: { docCorpusBuild: JSON.stringify(name) },
    banner: {
      js: "import { createRequire as createRequireOf } from 'node:module'; const require = createRequireOf(import.meta.url)",
    },
    logLevel: 'error',
  })
  return outfile
}

let program = ''
let another = ''
beforeAll(async () => {
  ;[program, another] = await Promise.all([built('one'), built('two')])
})
afterAll(() => rmSync(made, { recursive: true, force: true }))

/** A folder for caches; on every platform only this one is used. */
function cacheHome(): string {
  return mkdtempSync(join(made, 'home-'))
}

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Has the program believe that a minute has passed, so that files which the test has just written count as old ones. */
const later = `--import=data:text/javascript,${encodeURIComponent('const now = Date.now; Date.now = () => now() + 60000')}`

function check(folder: string, home: string, words: readonly string[] = [], from = program, options = later): Ended {
  const env = { ...plainEnvironment, HOME: home, XDG_CACHE_HOME: home, LOCALAPPDATA: home, NODE_OPTIONS: options }
  const ended = spawnSync(process.execPath, [from, 'check', '--format', 'json', ...words], {
    cwd: folder,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  })
  expect([ended.status, ended.signal, ended.stderr], ended.stderr).toEqual([
    expect.any(Number),
    null,
    expect.not.stringMatching(/Error:.*\n {4}at /),
  ])
  // How long it took is the only thing that may differ.
  const out = ended.stdout.replace(/ time="[\d.]+"|[\d.]+ s\.$/gm, '')
  return { code: ended.status, out, err: ended.stderr }
}

/** Every file of the cache. */
function keptIn(home: string): readonly string[] {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

const corpus = `
=== .doc-corpus.json
{ "severity": { "missing-mention": "information" } }
=== README.md
# 知识库

[gone](none.md) [x](a/x.md#no) [l][m] [^n] \`a/none.md\`

[m]: a/x.md
[m]: README.md
[unused]: README.md
=== a/x.md
# 1 X

**最后更新：2025-11-07 **维护者**：文档组 [README](../Readme.md)
`

test('the first run, the next and one without cache say the same, of every kind of corpus', () => {
  const examples = mkdtempSync(join(made, 'examples-'))
  cpSync(join(checkout, 'examples'), examples, { recursive: true })
  for (const folder of [folderWith(corpus), examples, folderWith('=== a.txt\n')]) {
    const home = cacheHome()
    const without = check(folder, home, ['--no-cache'])
    expect(keptIn(home)).toEqual([])
    for (let run = 0; run < 3; run++) expect(check(folder, home)).toEqual(without)
    const young = cacheHome()
    // What is younger than two seconds is read each time.
    for (let run = 0; run < 2; run++) expect(check(folder, young, [], program, '')).toEqual(without)
    for (const format of ['sarif', 'github', 'junit', 'pretty']) {
      expect(check(folder, home, ['--format', format])).toEqual(check(folder, home, ['--no-cache', '--format', format]))
    }
    expect(check(folder, home, ['--locale', 'zh-cn'])).toEqual(check(folder, home, ['--no-cache', '--locale', 'zh-cn']))
    expect(check(folder, home, ['--only', 'missing-file'])).toEqual(
      check(folder, home, ['--no-cache', '--only', 'missing-file']),
    )
  }
})

test('what one extractor reads is not kept for another', () => {
  // Too long for the lane, which then knows nothing of the link.
  const folder = folderWith(`=== a.md\n# A\n\n[gone](none.md)\n\n- a\n${'\t- b\n'.repeat(7000)}`)
  const home = cacheHome()
  const codes = (...words: string[]) =>
    JSON.parse(check(folder, home, words).out).problems.map(({ code }: { code: string }) => code)
  for (let run = 0; run < 2; run++) {
    expect(codes('--extractor', 'reference')).toEqual(['missing-file'])
    expect(codes()).toEqual(['large-document'])
  }
})

test('what changes between two runs is seen', () => {
  const folder = folderWith(corpus)
  const home = cacheHome()
  const expectSame = () => expect(check(folder, home)).toEqual(check(folder, home, ['--no-cache']))
  const outputs = new Set<string>()
  const steps = [
    () => {},
    () => write(folder, 'none.md', '# there\n'),
    () => write(folder, 'a/x.md', '# 1 Y\n\n[gone](gone.md)\n'),
    () => write(folder, '.doc-corpus.json', '{ "severity": { "missing-file": "ignore" } }'),
    () => write(folder, '.doc-corpus.json', '{ "exclude": ["a"] }'),
    () => write(folder, '.gitignore', 'none.md\n'),
    () => rmSync(join(folder, '.doc-corpus.json')),
    () => renameSync(join(folder, 'a'), join(folder, 'b')),
    () => mkdirSync(join(folder, 'a')),
    () => write(folder, 'README.md', Buffer.from([0x23, 0x20, 0xff, 0x0a])),
  ]
  for (const step of steps) {
    step()
    expectSame()
    outputs.add(check(folder, home).out)
  }
  expect(outputs.size).toBeGreaterThan(7)
})

test('where nothing has changed no document is read again, whatever is asked', () => {
  const folder = folderWith(corpus)
  const home = cacheHome()
  const asked = [
    [],
    ['--only', 'missing-file'],
    ['--format', 'pretty'],
    ['--format', 'sarif'],
    ['a'],
    ['--fail-on', 'error'],
  ]
  const without = asked.map((words) => check(folder, home, ['--no-cache', ...words]))
  check(folder, home)
  const facts = keptIn(home).find((path) => path.endsWith('.facts')) ?? expect.unreachable()
  rmSync(facts)
  expect(asked.map((words) => check(folder, home, words))).toEqual(without)
  // Who reads keeps what was read.
  expect(existsSync(facts)).toBe(false)
  write(folder, 'a/picture.png', '')
  check(folder, home)
  expect(existsSync(facts)).toBe(true)
})

test('a configuration of its own, a fix and a baseline are not answered with what was found without them', () => {
  const folder = folderWith(corpus)
  write(folder, 'quiet.json', '{ "severity": { "missing-file": "ignore" } }')
  const home = cacheHome()
  for (let run = 0; run < 2; run++) {
    for (const words of [[], ['--config', 'quiet.json'], ['nowhere'], ['quiet.json']]) {
      expect(check(folder, home, words)).toEqual(check(folder, home, ['--no-cache', ...words]))
    }
  }
  expect(check(folder, home, ['--write-baseline', 'known.json']).code).toBe(0)
  expect(JSON.parse(check(folder, home, ['--baseline', 'known.json']).out).problems).toEqual([])
  check(folder, home)
  expect(check(folder, home, ['--fix']).err).toContain('Mended: ')
})

test('the same words mean the same in the folder where they were said last, and others what they say', () => {
  const folder = folderWith(`=== .git/HEAD\n${corpus}`)
  const home = cacheHome()
  const inFolder = ['a', 'README.md', '--only', 'missing-file']
  const asked = [
    inFolder,
    inFolder,
    ['a'],
    ['--locale', 'zh-cn', 'a'],
    ['nowhere'],
    ['nowhere'],
    ['--only', 'x'],
    ['--only', 'x'],
  ]
  for (const words of asked) expect(check(folder, home, words)).toEqual(check(folder, home, ['--no-cache', ...words]))
  // From another folder `README.md` is another file.
  expect(check(join(folder, 'a'), home, inFolder).code).toBe(2)
})

test('a moved corpus and another one in its place get their own answers', () => {
  const home = cacheHome()
  const folder = folderWith(corpus)
  check(folder, home)
  const moved = `${folder}-moved`
  renameSync(folder, moved)
  try {
    expect(check(moved, home)).toEqual(check(moved, home, ['--no-cache']))
    mkdirSync(folder)
    write(folder, 'README.md', '# other\n\n[y](y.md)\n')
    expect(check(folder, home)).toEqual(check(folder, home, ['--no-cache']))
    expect(JSON.parse(check(folder, home).out)).toMatchObject({ documents: 1, problems: [{ target: 'y.md' }] })
  } finally {
    rmSync(moved, { recursive: true })
  }
})

test('--no-cache neither reads nor writes the cache', () => {
  const home = cacheHome()
  const folder = folderWith(corpus)
  const { out } = check(folder, home)
  const kept = keptIn(home)
  expect(kept).toHaveLength(4)
  for (const path of kept) writeFileSync(path, 'x')
  expect(check(folder, home, ['--no-cache']).out).toBe(out)
  for (const path of kept) expect(readFileSync(path, 'utf8')).toBe('x')
  if (process.platform === 'win32') return
  // Whoever opens a pipe that nobody writes to, waits for ever.
  for (const path of kept) {
    rmSync(path)
    execFileSync('mkfifo', [path])
  }
  expect(check(folder, home, ['--no-cache']).out).toBe(out)
})

test('a damaged cache is made anew in silence, and so is that of another build', () => {
  const home = cacheHome()
  const folder = folderWith(corpus)
  const good = check(folder, home)
  const kept = keptIn(home)
  const whole = kept.map((path) => readFileSync(path))
  const damages: ((bytes: Buffer) => Buffer)[] = [
    () => Buffer.alloc(0),
    (bytes) => bytes.subarray(0, bytes.length / 2),
    (bytes) => bytes.map((byte, i) => (i === bytes.length - 9 ? byte ^ 1 : byte)) as Buffer,
    (bytes) => Buffer.concat([bytes, bytes]),
    () => Buffer.from('null\n'),
  ]
  for (const damage of damages) {
    for (const [i, path] of kept.entries()) writeFileSync(path, damage(whole[i] ?? Buffer.alloc(0)))
    expect(check(folder, home)).toEqual(good)
    for (const path of kept) expect(readFileSync(path).length).toBeGreaterThan(150)
  }
  expect(check(folder, home, [], another)).toEqual(good)
  const rewritten = kept.map((path) => readFileSync(path, 'utf8').split('\n')[0])
  expect(rewritten).not.toEqual(whole.map((bytes) => bytes.toString().split('\n')[0]))
  expect(check(folder, home)).toEqual(good)
})

test('where nothing can be kept, the run succeeds and says so in one line', () => {
  const folder = folderWith(corpus)
  const home = cacheHome()
  const without = check(folder, home, ['--no-cache'])
  const file = join(home, 'file')
  writeFileSync(file, '')
  const blocked = check(folder, file)
  expect(blocked).toEqual({ ...without, err: blocked.err })
  expect(blocked.err).toMatch(/^What was read could not be kept for the next time \(.+\)\.\n$/)
})

test.runIf(process.platform === 'linux' && process.getuid?.() === 0)('a full disk changes no answer', (context) => {
  const folder = folderWith(corpus)
  const home = cacheHome()
  const without = check(folder, home, ['--no-cache'])
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4k,nr_inodes=100', 'tmpfs', home])
  // A container may forbid it; the case without space is tried at the port in test/session as well.
  if (mounted.status !== 0) context.skip()
  try {
    write(home, 'filler', 'x'.repeat(4096))
    const full = check(folder, home)
    expect(full).toEqual({ ...without, err: full.err })
    expect(full.err).toMatch(/^What was read could not be kept for the next time \(.*ENOSPC.*\)\.\n$/)
    expect(keptIn(home)).toEqual([join(home, 'filler')])
  } finally {
    spawnSync('umount', [home])
  }
})

test('the corpus itself is never written to', () => {
  const folder = folderWith(corpus)
  const before = readdirSync(folder, { recursive: true }).sort()
  check(folder, cacheHome())
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before)
  expect(existsSync(join(folder, '.cache'))).toBe(false)
})

test('how versions compare is kept beside the facts: the next run reads none, and says what one without cache says', () => {
  const folder = folderWith(`
=== .doc-corpus.json
{ "severity": { "stale-date": "warning" } }
=== a.md
# A

**Last updated**: 2025-11-07

One.
`)
  const commit = (day: string) => {
    git(folder, 'add', '-A')
    git(folder, 'commit', '-qm', day, `--date=${day}T12:00:00Z`)
  }
  git(folder, 'init', '-q')
  commit('2025-11-07')
  write(folder, 'a.md', '# A\n\n**Last updated**: 2025-11-07\n\nTwo.\n')
  commit('2025-11-08')
  const home = cacheHome()
  const without = check(folder, home, ['--no-cache'])
  expect(JSON.parse(without.out).problems).toMatchObject([{ code: 'stale-date' }])
  expect(keptIn(home)).toEqual([])
  for (let run = 0; run < 2; run++) expect(check(folder, home)).toEqual(without)
  const file = keptIn(home).find((path) => path.endsWith('.comparisons')) ?? ''
  const whole = readFileSync(file, 'utf8')
  // Where git could no longer tell, a run that compares anew would find nothing.
  const blob = git(folder, 'rev-parse', 'HEAD~:a.md').trim()
  rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)))
  expect(check(folder, home)).toEqual(without)
  expect(JSON.parse(check(folder, home, ['--no-cache']).out).problems).toEqual([])
  for (const damaged of [whole.slice(0, -5), whole.replace('true', 'tru3'), 'x', '']) {
    writeFileSync(file, damaged)
    expect(JSON.parse(check(folder, home, ['--only', 'stale-date']).out).problems).toEqual([])
  }
  writeFileSync(file, whole)
  expect(JSON.parse(check(folder, home, [], another).out).problems).toEqual([])
})
