// The folder that a log is about, as its marks keep it.

import { expect, test } from 'vitest'
import { scopeOf, scopeState } from '../../server/src/core/updateLog/logScope.ts'
import { partText } from '../../server/src/core/updateLog/markers.ts'

const [root, folder] = ['/corpus', '/corpus/docs/logs']

/** What is written for the scope, and that it is read back, through the text of a log. */
function check(scope: string, written: string | undefined): void {
  const state = scopeState(scope, root, folder)
  expect(state.scope).toBe(written)
  expect(scopeOf(partText('one', { base: 'a', ...state }, '\n'), root, folder)).toBe(scope)
}

test('the own folder of the log is not written, and is meant where nothing is', () => check(folder, undefined))

test('a folder below it counts from there, any other from the root', () => {
  check('/corpus/docs/logs/net', 'net')
  check('/corpus/docs', '/docs')
  check('/corpus', '/.')
})

test('spaces and two hyphens are no end of a word, nor of a comment', () =>
  check('/corpus/a b--> 网络', '/a%20b-%2D%3E%20%E7%BD%91%E7%BB%9C'))

test('what climbs out of every folder is not followed', () =>
  expect(scopeOf(partText('one', { scope: '../../../../..' }, '\n'), root, folder)).toBe(folder))
