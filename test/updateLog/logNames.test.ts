// Which documents are update logs, and which comes before which.

import { describe, expect, test } from 'vitest'
import { dayInName, isUpdateLog, logBefore } from '../../server/src/core/updateLog/logNames.ts'
import { partText } from '../../server/src/core/updateLog/markers.ts'

describe('an update log', () => {
  const isLog = (name: string, text = '') => isUpdateLog({ path: `/a/${name}`, text })

  test('is known by its name, or by its generated parts', () => {
    expect(
      ['UPDATE-2025-11-07.md', 'docs-updates-2025-11-07.md', '2025-11-07-更新.md', '更新日志.md'].map((each) =>
        isLog(each),
      ),
    ).toEqual([true, true, true, true])
    expect(isLog('notes.md', partText('one', {}, '\n'))).toBe(true)
  })

  test('is nothing else with a day or the word in its name', () =>
    expect(['2025-11-07.md', 'updating.md', 'UPDATE.md'].map((each) => isLog(each, 'doc-corpus:log'))).toEqual([
      false,
      false,
      false,
    ]))
})

test('the day in a name', () =>
  expect(['/a/UPDATE-2025-11-07.md', '/2025-11-07/a.md'].map(dayInName)).toEqual(['2025-11-07', undefined]))

test('the log before is the newest of an earlier day with a name of the same form', () => {
  const files = ['U-2025-11-05.md', 'U-2025-11-06.md', 'V-2025-11-06.md', 'U-2025-11-07.md', 'U-2025-11-08.md', 'U.md']
  expect(logBefore(files, 'U-2025-11-07.md', '2025-11-07')).toBe('U-2025-11-06.md')
  expect(logBefore(files, 'U-2025-11-05.md', '2025-11-05')).toBe(undefined)
})
