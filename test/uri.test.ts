// Paths and URIs.

import { expect, test } from 'vitest'
import {
  decodePercent,
  foldCase,
  folderOf,
  isDocumentPath,
  isWithin,
  join,
  nameOf,
  pathOfUri,
  relative,
  stemOf,
  uriOfPath,
} from '../server/src/core/uri.ts'

/** A path and the URI that VS Code writes for it, there and back. */
function checkBoth(path: string, uri: string): void {
  expect(uriOfPath(path)).toBe(uri)
  expect(pathOfUri(uri)).toBe(path)
}

test('files of the disk, with any characters in their names', () => {
  checkBoth('/srv/a.md', 'file:///srv/a.md')
  checkBoth('/srv/文档 1#2?.md', 'file:///srv/%E6%96%87%E6%A1%A3%201%232%3F.md')
  checkBoth('/srv/100%.md', 'file:///srv/100%25.md')
})

test('Windows drives in lower case, however they are encoded, and UNC paths', () => {
  checkBoth('/c:/srv/a.md', 'file:///c%3A/srv/a.md')
  expect(pathOfUri('file:///C:/srv/a.md')).toBe('/c:/srv/a.md')
  checkBoth('//server/share/a.md', 'file://server/share/a.md')
})

test('what is not on the disk keeps its scheme', () => {
  checkBoth('vscode-vfs://github/owner/repo/a.md', 'vscode-vfs://github/owner/repo/a.md')
  checkBoth('untitled:///a.md', 'untitled:/a.md')
})

test('a URI of a folder has no slash at the end, query and fragment are dropped', () => {
  expect(pathOfUri('file:///srv/docs/')).toBe('/srv/docs')
  expect(pathOfUri('file:///')).toBe('/')
  expect(pathOfUri('file:///srv/a.md?x=1#y')).toBe('/srv/a.md')
})

test('folder, name and stem', () => {
  expect(['/a/b.md', '/a', '/', '/c:/a.md'].map(folderOf)).toEqual(['/a', '/', '/', '/c:'])
  expect(['vscode-vfs://github/a/b.md', '//server/a.md'].map(folderOf)).toEqual(['vscode-vfs://github/a', '//server'])
  expect(['/a/b.md', '/a/文档.md', '/a'].map(nameOf)).toEqual(['b.md', '文档.md', 'a'])
  expect(['/a/b.c.md', '/a/.github', '/a/b'].map(stemOf)).toEqual(['b.c', '.github', 'b'])
})

test('joining takes dots and doubled slashes out, and never climbs above the top', () => {
  expect(join('/a/b', '../c/./d.md')).toBe('/a/c/d.md')
  expect(join('/a/b', 'c//d/')).toBe('/a/b/c/d')
  expect(join('/a', '')).toBe('/a')
  expect(join('/', 'a.md')).toBe('/a.md')
  expect(join('/a', '../..')).toBeUndefined()
  expect(join('/a', '..')).toBe('/')
  expect(join('vscode-vfs://github/a/b', '../c.md')).toBe('vscode-vfs://github/a/c.md')
  expect(join('vscode-vfs://github/a', '../../c.md')).toBeUndefined()
})

test('a relative path joined again leads back', () => {
  for (const [folder, to, written] of [
    ['/a/b', '/a/c/d.md', '../c/d.md'],
    ['/a/b', '/a/b/d.md', 'd.md'],
    ['/a/b', '/a/b', '.'],
    ['/a/b', '/a', '..'],
    ['/', '/a.md', 'a.md'],
  ] as const) {
    expect(relative(folder, to)).toBe(written)
    expect(join(folder, written)).toBe(to)
  }
})

test('a folder holds itself and what is below it, not what only begins alike', () => {
  expect(['/a', '/a/b', '/ab', '/'].map((path) => isWithin('/a', path))).toEqual([true, true, false, false])
  expect(isWithin('/', '/a')).toBe(true)
})

test('spellings that differ in case or normal form fold to one', () => {
  expect(foldCase('/Docs/Ü.md')).toBe(foldCase('/docs/u\u0308.MD'))
})

test('percent-decoding leaves what is malformed', () => {
  expect(decodePercent('a%20b')).toBe('a b')
  expect(decodePercent('%E6%96%87')).toBe('文')
  expect(decodePercent('100%')).toBe('100%')
  expect(decodePercent('%zz%20%E6x')).toBe('%zz %E6x')
})

test('documents are known by their endings', () => {
  expect(['/a.md', '/a.MD', '/a.markdown', '/a.mdx', '/md', '/a.txt'].map(isDocumentPath)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})
