// Which files belong to a corpus: what is left out, what is not followed, and what happens when folders come and go.

import { chmod, mkdir, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resolve } from '../../server/src/core/resolve.ts'
import type { Path } from '../../server/src/core/uri.ts'
import { diskFiles } from '../../server/src/node/files.ts'
import { nodeClock } from '../../server/src/node/ports.ts'
import type { FilePort } from '../../server/src/session/ports.ts'
import { Session } from '../../server/src/session/session.ts'
import { temporaryFolder, writeFiles } from '../harness/temporary.ts'

const quiet = { info: () => {}, warn: () => {}, error: () => {} }

async function opened(folders: readonly Path[], files: FilePort = diskFiles): Promise<Session> {
  const session = new Session({ files, clock: nodeClock, log: quiet })
  await session.open(folders)
  return session
}

/** The documents of the session, relative to the folder. */
function documents(session: Session, folder: Path): readonly string[] {
  return [...session.corpus.documents()].map(({ path }) => path.slice(folder.length + 1)).sort()
}

test('.gitignore files leave out what they name, and a deeper one can take it back', async () => {
  const folder = await temporaryFolder(`
=== .gitignore
drafts/
*.tmp.md
!keep.tmp.md
/top.md
=== a.md
=== top.md
=== sub/top.md
=== x.tmp.md
=== keep.tmp.md
=== drafts/b.md
=== sub/.gitignore
c.md
!/y.tmp.md
=== sub/c.md
=== sub/y.tmp.md
=== sub/deep/c.md
`)
  const session = await opened([folder])
  expect(documents(session, folder)).toEqual(['a.md', 'keep.tmp.md', 'sub/top.md', 'sub/y.tmp.md'])
  expect(session.corpus.files.isUnlisted(`${folder}/drafts/b.md`)).toBe(true)
  expect(session.corpus.files.isUnlisted(`${folder}/a.md`)).toBe(false)
})

test('a folder below the top of its repository obeys the .gitignore files above it', async () => {
  const folder = await temporaryFolder(`
=== .git/HEAD
=== .gitignore
drafts/
=== docs/a.md
=== docs/drafts/b.md
`)
  expect(documents(await opened([`${folder}/docs`]), folder)).toEqual(['docs/a.md'])
})

test('version control and packages are never listed', async () => {
  const folder = await temporaryFolder(`
=== a.md
=== .git/b.md
=== node_modules/x/README.md
=== .github/c.md
`)
  expect(documents(await opened([folder]), folder)).toEqual(['.github/c.md', 'a.md'])
})

test('the configuration names what is in and what is out', async () => {
  const folder = await temporaryFolder(`
=== .doc-corpus.json
{ "include": ["docs/**/*.md"], "exclude": ["docs/old/**"] } // as JSON with comments
=== a.md
=== docs/b.md
=== docs/old/c.md
`)
  const session = await opened([folder])
  expect(documents(session, folder)).toEqual(['docs/b.md'])
  expect(session.corpus.files.isFile(`${folder}/a.md`)).toBe(true)
})

test('a folder that is empty, or holds only what is left out, is a folder as any other, also when its last document goes', async () => {
  const folder = await temporaryFolder(`
=== .gitignore
build/
=== a.md
[x](empty/) [y](out) [z](empty/none.md)
=== out/build/b.md
`)
  await mkdir(join(folder, 'empty'))
  const session = await opened([folder])
  const kinds = () => {
    const document = session.corpus.document(`${folder}/a.md`)
    return document?.references.map((reference) => resolve(session.corpus, document, reference).kind)
  }
  expect(kinds()).toEqual(['found', 'found', 'missing-file'])
  await writeFiles(folder, '=== empty/none.md\n')
  await session.changeFiles([{ path: `${folder}/empty/none.md`, kind: 'created' }])
  expect(kinds()).toEqual(['found', 'found', 'found'])
  await rm(join(folder, 'empty/none.md'))
  await session.changeFiles([{ path: `${folder}/empty/none.md`, kind: 'deleted' }])
  expect(kinds()).toEqual(['found', 'found', 'missing-file'])
  await rm(join(folder, 'empty'), { recursive: true })
  await session.changeFiles([{ path: `${folder}/empty`, kind: 'deleted' }])
  expect(kinds()).toEqual(['missing-file', 'found', 'missing-file'])
})

test('links to files and folders are listed and not followed, so that a cycle is no cycle', async () => {
  const folder = await temporaryFolder('=== a.md\n=== sub/b.md\n')
  await symlink(folder, join(folder, 'sub/again'))
  await symlink(join(folder, 'a.md'), join(folder, 'link.md'))
  await symlink(join(folder, 'nowhere.md'), join(folder, 'dangling.md'))
  const session = await opened([folder])
  expect(documents(session, folder)).toEqual(['a.md', 'sub/b.md'])
  expect(session.corpus.files.isFile(`${folder}/link.md`)).toBe(true)
  expect(session.corpus.files.isUnlisted(`${folder}/sub/again/a.md`)).toBe(true)
})

test('a link to a folder that appears later is not followed either', async () => {
  const folder = await temporaryFolder('=== a.md\n')
  const session = await opened([folder])
  await symlink(folder, join(folder, 'again'))
  await session.changeFiles([{ path: `${folder}/again`, kind: 'created' }])
  expect(documents(session, folder)).toEqual(['a.md'])
  expect(session.corpus.files.isUnlisted(`${folder}/again/a.md`)).toBe(true)
})

test('a corpus inside a corpus has its own configuration, and the .gitignore of both', async () => {
  const folder = await temporaryFolder(`
=== .doc-corpus.json
{ "exclude": ["**/x.md"] }
=== .gitignore
ignored.md
=== x.md
=== inner/.doc-corpus.json
{ "anchors": "gitlab" }
=== inner/x.md
=== inner/ignored.md
`)
  const session = await opened([folder])
  expect(documents(session, folder)).toEqual(['inner/x.md'])
  expect(session.corpus.roots.map(({ path, settings }) => [path.slice(folder.length), settings.anchors])).toEqual([
    ['/inner', 'gitlab'],
    ['', 'github'],
  ])
})

test('several folders are several corpora', async () => {
  const [a, b] = [await temporaryFolder('=== a.md\n'), await temporaryFolder('=== b.md\n')]
  const session = await opened([a, b])
  expect(session.corpus.size).toBe(2)
  await session.open([b])
  expect([...session.corpus.documents()].map(({ path }) => path)).toEqual([`${b}/b.md`])
})

test('a folder that is deleted in one event takes everything in it along', async () => {
  const folder = await temporaryFolder(`
=== a.md
=== sub/b.md
=== sub/deep/c.md
=== sub/inner/.doc-corpus.json
{}
`)
  const session = await opened([folder])
  expect(session.corpus.roots).toHaveLength(2)
  await rm(join(folder, 'sub'), { recursive: true })
  await session.changeFiles([{ path: `${folder}/sub`, kind: 'deleted' }])
  expect(documents(session, folder)).toEqual(['a.md'])
  expect(session.corpus.roots).toHaveLength(1)
  expect(session.corpus.files.isFolder(`${folder}/sub`)).toBe(false)
})

test('a folder that appears is listed, whichever of its files is heard of', async () => {
  const folder = await temporaryFolder('=== a.md\n')
  const session = await opened([folder])
  await writeFiles(folder, '=== new/b.md\n=== new/deep/c.md\n=== new/.gitignore\nd.md\n=== new/d.md\n')
  await session.changeFiles([{ path: `${folder}/new/deep/c.md`, kind: 'created' }])
  expect(documents(session, folder)).toEqual(['a.md', 'new/b.md', 'new/deep/c.md'])
})

test('what appears in a folder that is never listed is not heard', async () => {
  const folder = await temporaryFolder('=== a.md\n')
  const session = await opened([folder])
  await writeFiles(folder, '=== node_modules/x/README.md\n=== .git/b.md\n')
  await session.changeFiles([
    { path: `${folder}/node_modules/x/README.md`, kind: 'created' },
    { path: `${folder}/.git/b.md`, kind: 'created' },
  ])
  expect(documents(session, folder)).toEqual(['a.md'])
})

test('a change of .gitignore changes what belongs to the corpus', async () => {
  const folder = await temporaryFolder('=== a.md\n=== b.md\n')
  const session = await opened([folder])
  await writeFile(join(folder, '.gitignore'), 'b.md\n')
  await session.changeFiles([{ path: `${folder}/.gitignore`, kind: 'created' }])
  expect(documents(session, folder)).toEqual(['a.md'])
  await unlink(join(folder, '.gitignore'))
  await session.changeFiles([{ path: `${folder}/.gitignore`, kind: 'deleted' }])
  expect(documents(session, folder)).toEqual(['a.md', 'b.md'])
})

test('what an editor holds goes before the disk, until it is closed', async () => {
  const folder = await temporaryFolder('=== a.md\n# Disk\n')
  const session = await opened([folder])
  const title = () => session.corpus.document(`${folder}/a.md`)?.facts.headings[0]?.title
  session.setBuffer(`${folder}/a.md`, '# Editor\n', 1)
  expect(title()).toBe('Editor')
  await writeFile(join(folder, 'a.md'), '# Later\n')
  await session.changeFiles([{ path: `${folder}/a.md`, kind: 'changed' }])
  expect(title()).toBe('Editor')
  session.closeBuffer(`${folder}/a.md`)
  await session.settled()
  expect(title()).toBe('Later')
})

test('a document that is open before anything is listed belongs to its corpus afterwards', async () => {
  const folder = await temporaryFolder('=== docs/a.md\n=== b.md\n')
  const session = new Session({ files: diskFiles, clock: nodeClock, log: quiet })
  session.setBuffer(`${folder}/docs/a.md`, '[x](../c.md)\n', 1)
  await session.open([folder])
  expect(session.corpus.roots.map(({ path }) => path)).toEqual([folder])
  expect(session.corpus.files.isUnlisted(`${folder}/docs/c.md`)).toBe(false)
})

test('a broken configuration is reported, and the last good one stays in force', async () => {
  const folder = await temporaryFolder('=== .doc-corpus.json\n{ "exclude": ["b.md"] }\n=== a.md\n=== b.md\n')
  const session = await opened([folder])
  const path = `${folder}/.doc-corpus.json`
  session.setBuffer(path, '{ "exclude": [', 1)
  await session.settled()
  expect(documents(session, folder)).toEqual(['a.md'])
  expect(session.configurations.get(path)?.problems.length).toBeGreaterThan(0)
  session.setBuffer(path, '{ "exclude": ["a.md"] }', 2)
  await session.settled()
  expect(documents(session, folder)).toEqual(['b.md'])
  expect(session.configurations.get(path)?.problems).toEqual([])
  session.closeBuffer(path)
  await session.settled()
  expect(documents(session, folder)).toEqual(['a.md'])
})

test('a document outside every folder is known for as long as it is open, and nothing around it is called missing', async () => {
  const folder = await temporaryFolder('=== in/a.md\n=== out/b.md\n=== out/c.md\n')
  const session = await opened([`${folder}/in`])
  session.setBuffer(`${folder}/out/b.md`, '[x](c.md) [y](d.md)\n', 1)
  expect(session.corpus.document(`${folder}/out/b.md`)?.references).toHaveLength(2)
  expect(session.corpus.files.isUnlisted(`${folder}/out/d.md`)).toBe(true)
  session.closeBuffer(`${folder}/out/b.md`)
  expect(session.corpus.document(`${folder}/out/b.md`)).toBeUndefined()
  expect(session.corpus.roots).toHaveLength(1)
})

test('a folder that cannot be listed gives a note and no verdict', async () => {
  const folder = await temporaryFolder('=== a.md\n=== locked/b.md\n')
  const files: FilePort = {
    ...diskFiles,
    list: async (path) => (path.endsWith('/locked') ? { reason: 'EACCES' } : diskFiles.list(path)),
  }
  const session = await opened([folder], files)
  expect(session.notes.map(({ path, message }) => [path, message.args.reason])).toEqual([
    [`${folder}/locked`, 'EACCES'],
  ])
  expect(session.corpus.files.isUnlisted(`${folder}/locked/b.md`)).toBe(true)
})

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a file that may not be read gives a note (not as root, who may read everything)',
  async () => {
    const folder = await temporaryFolder('=== a.md\n')
    await chmod(join(folder, 'a.md'), 0)
    const session = await opened([folder])
    expect(session.notes.map(({ path }) => path)).toEqual([`${folder}/a.md`])
  },
)

test('what is not text is listed and not read; what is not UTF-8 is read as far as it can be', async () => {
  const folder = await temporaryFolder('=== a.md\n')
  await writeFile(join(folder, 'binary.md'), new Uint8Array([35, 32, 0, 1, 2]))
  await writeFile(join(folder, 'latin.md'), new Uint8Array([35, 32, 0xe9, 10]))
  await writeFile(join(folder, 'wide.md'), new Uint8Array([0xff, 0xfe, 35, 0, 32, 0, 0x2d, 0x4e, 10, 0]))
  await writeFile(join(folder, 'marked.md'), '\ufeff# BOM\n')
  const session = await opened([folder])
  const titles = [...session.corpus.documents()].map(({ path, facts, hasInvalidEncoding }) => [
    path.slice(folder.length + 1),
    facts.headings[0]?.title,
    hasInvalidEncoding,
  ])
  expect(titles.sort()).toEqual([
    ['a.md', undefined, false],
    ['latin.md', '\ufffd', true],
    ['marked.md', 'BOM', false],
    ['wide.md', '中', false],
  ])
  expect(session.notes.map(({ path }) => path)).toEqual([`${folder}/binary.md`])
  expect(session.corpus.files.isFile(`${folder}/binary.md`)).toBe(true)
})

test('a document over five megabytes is known by its headings, in the editor as on disk', async () => {
  const folder = await temporaryFolder()
  const text = `# 大\n\n[x](gone.md)\n\n${'文'.repeat(1_700_000)}\n\n## 二\n`
  await writeFile(join(folder, 'large.md'), text)
  const session = await opened([folder])
  const seen = () => {
    const facts = session.corpus.document(`${folder}/large.md`)?.facts
    return [facts?.headingsOnly, facts?.headings.map(({ title }) => title), facts?.links.length]
  }
  expect(seen()).toEqual([true, ['大', '二'], 0])
  session.setBuffer(`${folder}/large.md`, text, 1)
  expect(seen()).toEqual([true, ['大', '二'], 0])
})

test('settings that change how documents are read have them read again, others do not', async () => {
  const folder = await temporaryFolder('=== .doc-corpus.json\n{}\n=== a.md\n# A — B\n')
  let reads = 0
  const files: FilePort = {
    ...diskFiles,
    read: (path) => {
      if (path.endsWith('.md')) reads++
      return diskFiles.read(path)
    },
  }
  const session = await opened([folder], files)
  const configure = async (text: string): Promise<string | undefined> => {
    session.setBuffer(`${folder}/.doc-corpus.json`, text, 1)
    await session.settled()
    return session.corpus.document(`${folder}/a.md`)?.facts.headings[0]?.anchor
  }
  expect(await configure('{ "severity": { "missing-file": "hint" } }')).toBe('a--b')
  expect(reads).toBe(1)
  expect(await configure('{ "anchors": "gitlab" }')).toBe('a-b')
  expect(reads).toBe(2)
})

test('reading that is stopped leaves what is not read unknown, and still reads what is opened or changed', async () => {
  const folder = await temporaryFolder('=== a.md\n[x](b.md#gone)\n=== b.md\n# B\n=== c.md\n# C\n')
  const session = new Session({ files: diskFiles, clock: nodeClock, log: quiet })
  session.end()
  await session.open([folder])
  expect(session.corpus.size).toBe(0)
  expect(session.isComplete).toBe(false)
  await session.prepare(`${folder}/a.md`, 4)
  expect(documents(session, folder)).toEqual(['a.md', 'b.md'])
  await session.changeFiles([{ path: `${folder}/c.md`, kind: 'changed' }])
  expect(documents(session, folder)).toEqual(['a.md', 'b.md', 'c.md'])
})

test('a moved folder is heard of as one that goes and one that comes', async () => {
  const folder = await temporaryFolder('=== old/a.md\n=== old/b/c.md\n')
  const session = await opened([folder])
  await mkdir(join(folder, 'up'))
  await rename(join(folder, 'old'), join(folder, 'up/new'))
  await session.changeFiles([
    { path: `${folder}/up/new`, kind: 'created' },
    { path: `${folder}/old`, kind: 'deleted' },
  ])
  expect(documents(session, folder)).toEqual(['up/new/a.md', 'up/new/b/c.md'])
})
