// Tells whether bytes that were kept are still what they were. No protection against anybody who means harm.

/** 128 bits as 32 hexadecimal digits: four sums over words of four bytes, each of which changes with every single word. */
export function checksum(bytes: Uint8Array): string {
  const { length } = bytes
  let [a, b, c, d] = [length ^ 0x9e3779b9, length ^ 0x85ebca6b, length ^ 0xc2b2ae35, length ^ 0x27d4eb2f]
  const words = length & ~3
  for (let i = 0; i < words; i += 4) {
    const word =
      (bytes[i] ?? 0) | ((bytes[i + 1] ?? 0) << 8) | ((bytes[i + 2] ?? 0) << 16) | ((bytes[i + 3] ?? 0) << 24)
    a = Math.imul(a ^ word, 0x9e3779b1)
    b = (Math.imul((b << 13) | (b >>> 19), 5) + word) | 0
    c = Math.imul((c + word) | 0, 0xc2b2ae3d)
    d = ((d << 7) | (d >>> 25)) ^ Math.imul(word, 0x27d4eb2f)
  }
  for (let i = words; i < length; i++) {
    const byte = bytes[i] ?? 0
    a = Math.imul(a ^ byte, 0x9e3779b1)
    b = (Math.imul(b, 31) + byte) | 0
    c = Math.imul(c + byte, 0xc2b2ae3d)
    d = ((d << 7) | (d >>> 25)) ^ byte
  }
  return [a ^ (b >>> 15), b ^ (c >>> 13), c ^ (d >>> 16), d ^ (a >>> 14)].map(hex).join('')
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
