import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  fillWords,
  followingWord,
  keyedWord,
  keyOf,
  mix,
  nextWord,
  seedStream,
  streamWords,
  uniform,
} from './random.ts'

const seeds = fc.integer({ min: 0, max: 0xffffffff })

function wordsOf(seed: number, name: string, count: number): readonly number[] {
  const states = new Int32Array(streamWords)
  seedStream(states, 0, seed, name)
  return Array.from({ length: count }, () => nextWord(states, 0) >>> 0)
}

/** Σ (seen − expected)² ÷ expected over equal bins. */
function chiSquare(counts: ArrayLike<number>, total: number): number {
  const expected = total / counts.length
  return Array.from(counts).reduce((sum, seen) => sum + (seen - expected) ** 2 / expected, 0)
}

/** With k bins the sum has mean k − 1 and variance 2(k − 1); the seed is fixed, the border is 5 σ. */
function expectEven(counts: ArrayLike<number>, total: number): void {
  const freedom = counts.length - 1
  expect(Math.abs(chiSquare(counts, total) - freedom)).toBeLessThan(5 * Math.sqrt(2 * freedom))
}

describe('streams', () => {
  it('[K9] a stream is sfc32: the reference in unlimited integers gives the same words', () => {
    const states = Int32Array.of(0x1234567, -0x76543210, 0x0badcafe, 1)
    let [a, b, c, counter] = Array.from(states, (word) => BigInt.asUintN(32, BigInt(word)))
    for (let i = 0; i < 1000; i++) {
      const word = BigInt.asUintN(32, a + b + counter)
      counter = BigInt.asUintN(32, counter + 1n)
      a = b ^ (b >> 9n)
      b = BigInt.asUintN(32, c + (c << 3n))
      c = BigInt.asUintN(32, ((c << 21n) | (c >> 11n)) + word)
      expect(nextWord(states, 0) >>> 0).toBe(Number(word))
    }
  })

  it('[K9] seed and name give the same words for ever', () => {
    expect(wordsOf(7, 'arrivals', 4)).toEqual([70681689, 2800891772, 115007019, 1147091699])
    expect(wordsOf(0xffffffff, 'routing', 4)).toEqual([
      1394148615, 1255399725, 1464977724, 1332303793,
    ])
  })

  it('[K9] another seed or another name is another stream, and a neighbour in the column no matter', () => {
    const states = new Int32Array(2 * streamWords)
    seedStream(states, 0, 7, 'arrivals')
    seedStream(states, streamWords, 7, 'routing')
    const mixed = Array.from({ length: 8 }, () => {
      nextWord(states, streamWords)
      return nextWord(states, 0) >>> 0
    })
    expect(mixed).toEqual(wordsOf(7, 'arrivals', 8))
    expect(wordsOf(8, 'arrivals', 8)).not.toEqual(mixed)
    expect(wordsOf(7, 'routing', 8)).not.toEqual(mixed)
  })

  it('[K9] a batch of words is the same words, and the stream goes on behind it', () => {
    const states = new Int32Array(2 * streamWords)
    seedStream(states, streamWords, 7, 'routing')
    const batch = new Int32Array(20)
    fillWords(states, streamWords, batch, 2, 17)
    const words = [...batch.subarray(2, 19), nextWord(states, streamWords)].map((w) => w >>> 0)
    expect(words).toEqual(wordsOf(7, 'routing', 18))
    expect([batch[0], batch[1], batch[19], ...states.subarray(0, streamWords)]).toEqual([
      0, 0, 0, 0, 0, 0, 0,
    ])
  })

  it('[K11] a word as a share lies in [0, 1), evenly', () => {
    expect([uniform(0), uniform(-1), uniform(-0x80000000)]).toEqual([0, 1 - 2 ** -32, 0.5])
    const bins = new Float64Array(1024)
    for (const word of wordsOf(3, 'shares', 400_000)) bins[Math.floor(uniform(word) * 1024)]++
    expectEven(bins, 400_000)
  })
})

describe('keyed draws', () => {
  it('[K10] the draw of a thing depends on seed, purpose and its id alone', () => {
    expect(keyedWord(keyOf(7, 'service demand'), 12)).toBe(200502190)
    expect(keyedWord(keyOf(7, 'service demand'), 2 ** 40 + 12)).toBe(295106344)
    fc.assert(
      fc.property(seeds, fc.maxSafeNat(), (seed, id) => {
        const key = keyOf(seed, 'patience')
        expect(keyedWord(key, id)).toBe(keyedWord(key, id))
        expect(keyedWord(key, id)).not.toBe(keyedWord(keyOf(seed, 'failed attempts'), id))
      }),
      { seed: 4, numRuns: 2000 },
    )
  })

  it.each([
    ['neighbouring ids', 1],
    ['ids 2^32 apart', 2 ** 32],
    ['every thousandth id', 1000],
  ])('[K10] %s show no pattern, alone or in pairs', (_, stride) => {
    const key = keyOf(11, 'service demand')
    const high = new Float64Array(256)
    const low = new Float64Array(256)
    const pairs = new Float64Array(64 * 64)
    const count = 200_000
    let before = keyedWord(key, 0)
    for (let i = 1; i <= count; i++) {
      const word = keyedWord(key, i * stride)
      high[word >>> 24]++
      low[word & 255]++
      pairs[(before >>> 26) * 64 + (word >>> 26)]++
      before = word
    }
    for (const bins of [high, low, pairs]) expectEven(bins, count)
  })

  it.each([
    ['two purposes', keyOf(11, 'patience'), 0],
    ['neighbouring keys, as of two tries', keyOf(11, 'service demand') + 1, 0],
    ['an id and the next', keyOf(11, 'service demand'), 1],
    ['an id and the one 2^32 further', keyOf(11, 'service demand'), 2 ** 32],
  ])('[K10] the words of %s tell nothing of each other', (_, other, further) => {
    const key = keyOf(11, 'service demand')
    const high = new Float64Array(64 * 64)
    const low = new Float64Array(64 * 64)
    const apart = new Float64Array(33)
    const count = 200_000
    for (let id = 0; id < count; id++) {
      const one = keyedWord(key, id)
      const two = keyedWord(other, id + further)
      high[(one >>> 26) * 64 + (two >>> 26)]++
      low[(one & 63) * 64 + (two & 63)]++
      apart[ones(one ^ two)]++
    }
    expectEven(high, count)
    expectEven(low, count)
    // Of 32 fair coins 16 ± √8 fall on one side.
    const mean = apart.reduce((sum, times, bits) => sum + times * bits, 0) / count
    const variance = apart.reduce((sum, times, bits) => sum + times * (bits - 16) ** 2, 0) / count
    expect(Math.abs(mean - 16)).toBeLessThan(4 * Math.sqrt(8 / count))
    expect(Math.abs(variance - 8)).toBeLessThan(4 * Math.sqrt((2 * 64) / count))
  })

  it('[K10] further draws of one thing do not repeat or follow the first', () => {
    const key = keyOf(5, 'stages')
    const pairs = new Float64Array(64 * 64)
    for (let id = 0; id < 200_000; id++) {
      const word = keyedWord(key, id)
      pairs[(word >>> 26) * 64 + (followingWord(word, key) >>> 26)]++
    }
    expectEven(pairs, 200_000)
  })

  it('[K10] the mix is a bijection: every step of it can be undone', () => {
    fc.assert(
      fc.property(fc.integer(), (x) => {
        expect(unmix(mix(x))).toBe(x)
      }),
      { seed: 5, numRuns: 2000 },
    )
  })
})

function ones(word: number): number {
  let count = 0
  for (let rest = word; rest !== 0; rest &= rest - 1) count++
  return count
}

/** The steps of the mix backwards, with the inverses of its odd factors modulo 2^32. */
function unmix(word: number): number {
  let y = word
  y = y ^ (y >>> 15) ^ (y >>> 30)
  y = Math.imul(y, inverse(0x735a2d97))
  y = y ^ (y >>> 15) ^ (y >>> 30)
  y = Math.imul(y, inverse(0x21f0aaad))
  return (y ^ (y >>> 16)) | 0
}

/** Newton: each round doubles the bits that are right. */
function inverse(odd: number): number {
  let x = odd
  for (let round = 0; round < 5; round++) x = Math.imul(x, 2 - Math.imul(odd, x))
  return x
}
