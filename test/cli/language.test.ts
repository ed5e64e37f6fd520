// Which language an environment asks for.

import { expect, test } from 'vitest'
import { languageOf } from '../../server/src/cli/language.ts'

function check(name: string, expected: string): void {
  expect([name, languageOf({ LANG: name }, 'xx')]).toEqual([name, expected])
}

test('Simplified Chinese is recognised however it is written', () => {
  for (const name of ['zh', 'zh_CN.UTF-8', 'zh-CN', 'zh_SG', 'zh-Hans', 'zh_Hans_CN', 'zh_CN.GB18030'])
    check(name, 'zh-cn')
})

test('everything else is English, Traditional Chinese among it', () => {
  for (const name of ['C', 'POSIX', 'C.UTF-8', 'en_GB', 'de_DE', 'zh_TW', 'zh_HK.UTF-8', 'zh-Hant', 'zhx'])
    check(name, 'en')
})

test('the system is asked where the environment says nothing', () => {
  expect(languageOf({}, 'zh-CN')).toBe('zh-cn')
  expect(languageOf({ LC_ALL: '', LC_MESSAGES: '', LANG: '' }, 'de')).toBe('en')
})
