// Bytes that were kept are told from any others.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checksum } from '../../server/src/node/checksum.ts'

test('one byte changed, left out or added gives another sum', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (bytes, place, by) => {
        const sum = checksum(bytes)
        expect(sum).toMatch(/^[0-9a-f]{32}$/)
        expect(checksum(bytes.slice())).toBe(sum)
        const at = place % bytes.length
        expect(checksum(bytes.map((byte, i) => (i === at ? byte ^ by : byte)))).not.toBe(sum)
        expect(checksum(bytes.filter((_, i) => i !== at))).not.toBe(sum)
        expect(checksum(Uint8Array.of(...bytes, by))).not.toBe(sum)
      },
    ),
  )
})

test('many names have as many sums', () => {
  const sums = new Set<string>()
  for (let i = 0; i < 50_000; i++) sums.add(checksum(Buffer.from(`/home/a/corpus-${i}`)))
  expect(sums.size).toBe(50_000)
})
