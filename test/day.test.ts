// Days as text.

import { expect, test } from 'vitest'
import { localDay } from '../server/src/core/day.ts'

test('a day has its zeros, and is that of the clock on the wall', () => {
  expect(localDay(new Date(2026, 0, 5))).toBe('2026-01-05')
  expect(localDay(new Date(2025, 10, 7, 23, 59))).toBe('2025-11-07')
})
