import { mix } from './random.ts'

/**
 * A 64-bit fingerprint of a state, as 16 hex digits: equal states give equal digests, and a change
 * of one bit changes about half of the digits. Not a defence against forgery.
 *
 * Two lanes of multiply-and-rotate over 32-bit words with the finish of lowbias32. The bytes are
 * read as the machine stores them: little-endian in every engine that is supported.
 */
export function digestOf(parts: readonly (ArrayBuffer | string)[]): string {
  const lanes = new Uint32Array([0x9e3779b9, 0x85ebca6b])
  for (const part of parts) {
    absorb(lanes, typeof part === 'string' ? wordsOf(part) : new Uint32Array(part))
  }
  return hex(mix(lanes[0])) + hex(mix(lanes[1] ^ lanes[0]))
}

function absorb(lanes: Uint32Array, words: Uint32Array): void {
  let one = lanes[0]
  let two = lanes[1]
  for (let i = 0; i < words.length; i++) {
    const word = words[i]
    one = Math.imul((one ^ word) + 0x7f4a7c15, 0x9e3779b1)
    one = (one << 13) | (one >>> 19)
    two = Math.imul(two ^ ((word << 16) | (word >>> 16)) ^ one, 0x85ebca77)
    two = (two << 17) | (two >>> 15)
  }
  lanes[0] = mix(one ^ words.length)
  lanes[1] = mix(two + words.length)
}

function wordsOf(text: string): Uint32Array {
  return Uint32Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
