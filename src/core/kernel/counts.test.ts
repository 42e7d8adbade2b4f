import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { binomial, splitInTurn } from './binomial.ts'
import { lnFactorial } from './factorial.ts'
import { hypergeometric } from './hypergeometric.ts'
import { poisson, poissonMeanMax } from './poisson.ts'
import { seedStream, streamWords } from './random.ts'

const count = 300_000

function streamOf(seed: number, name = 'counts'): Int32Array {
  const states = new Int32Array(streamWords)
  seedStream(states, 0, seed, name)
  return states
}

/** ln k! by adding logarithms: slow, and not the code under test. */
const lnFactorials = [0]
for (let k = 1; k <= 200_000; k++) lnFactorials.push(lnFactorials[k - 1] + Math.log(k))

const poissonLaw =
  (mean: number) =>
  (k: number): number =>
    Math.exp(k * Math.log(mean) - mean - lnFactorials[k])

const binomialLaw =
  (trials: number, chance: number) =>
  (k: number): number =>
    Math.exp(
      lnFactorials[trials] -
        lnFactorials[k] -
        lnFactorials[trials - k] +
        k * Math.log(chance) +
        (trials - k) * Math.log1p(-chance),
    )

const lnChoose = (n: number, k: number): number =>
  lnFactorials[n] - lnFactorials[k] - lnFactorials[n - k]

const hypergeometricLaw =
  (population: number, good: number, sample: number) =>
  (k: number): number =>
    sample - k > population - good
      ? 0
      : Math.exp(
          lnChoose(good, k) +
            lnChoose(population - good, sample - k) -
            lnChoose(population, sample),
        )

/**
 * Σ (seen − expected)² ÷ expected in standard deviations from its mean. Neighbouring counts share a bin
 * until 20 are expected in it; `last` is the largest count that can come.
 */
function misfit(seen: ReadonlyMap<number, number>, law: (k: number) => number, last: number) {
  let sum = 0
  let bins = 0
  let binSeen = 0
  let binExpected = 0
  let counted = 0
  let expected = 0
  for (let k = 0; k <= last; k++) {
    binSeen += seen.get(k) ?? 0
    binExpected += count * law(k)
    const isRest = count - expected - binExpected < 20
    if (binExpected < 20 || (isRest && k < last)) continue
    sum += (binSeen - binExpected) ** 2 / binExpected
    counted += binSeen
    expected += binExpected
    bins++
    binSeen = 0
    binExpected = 0
  }
  // Every draw has fallen into a bin, and the bins hold all of the law but what is seen less than 20 times.
  expect(counted + binSeen).toBe(count)
  expect(Math.abs(count - expected)).toBeLessThan(41)
  expect(bins).toBeGreaterThan(1)
  return (sum - (bins - 1)) / Math.sqrt(2 * (bins - 1))
}

function tally(draw: () => number): ReadonlyMap<number, number> {
  const seen = new Map<number, number>()
  for (let i = 0; i < count; i++) {
    const k = draw()
    seen.set(k, (seen.get(k) ?? 0) + 1)
  }
  return seen
}

describe('Poisson counts', () => {
  it.each([0.03, 1, 9.99, 10, 37.5, 1000])('[K40] follow their law at the mean %d', (mean) => {
    const states = streamOf(41)
    const seen = tally(() => poisson(states, 0, mean))
    const last = Math.ceil(mean + 12 * Math.sqrt(mean) + 12)
    // The seed is fixed; the border is five standard deviations.
    expect(Math.abs(misfit(seen, poissonLaw(mean), last))).toBeLessThan(5)
  })

  it('[K40] have mean and variance of the law where they are large', () => {
    for (const mean of [1e5, 3e7, poissonMeanMax]) {
      const states = streamOf(43)
      let sum = 0
      let squares = 0
      const draws = 40_000
      for (let i = 0; i < draws; i++) {
        const z = (poisson(states, 0, mean) - mean) / Math.sqrt(mean)
        sum += z
        squares += z * z
      }
      expect(Math.abs(sum / draws)).toBeLessThan(5 / Math.sqrt(draws))
      expect(Math.abs(squares / draws - 1)).toBeLessThan(5 * Math.sqrt(2 / draws))
    }
  })

  it('[K40] refuse a mean that is none', () => {
    expect(() => poisson(streamOf(1), 0, -1)).toThrow('not negative')
    expect(() => poisson(streamOf(1), 0, Number.NaN)).toThrow('mean of a Poisson count')
    expect(() => poisson(streamOf(1), 0, Infinity)).toThrow('thousand million')
  })
})

describe('binomial counts', () => {
  it.each([
    [5, 0.3],
    [20, 0.5],
    [1000, 0.003],
    [39, 0.25],
    [40, 0.25],
    [30, 0.9],
    [400, 0.75],
    [100_000, 0.02],
  ])('[K41] follow their law: %d trials of chance %d', (trials, chance) => {
    const states = streamOf(47)
    const seen = tally(() => binomial(states, 0, trials, chance))
    expect(Math.abs(misfit(seen, binomialLaw(trials, chance), trials))).toBeLessThan(5)
  })

  it('[K41] lie between none and all, whatever the trials and the chance', () => {
    const states = streamOf(53)
    let between = 0
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(50), fc.nat(2 ** 31 - 1)),
        fc.oneof(
          fc.integer({ min: 0, max: 1000 }).map((mille) => mille / 1000),
          fc.constantFrom(0, 1e-18, 1e-9, 1 - 1e-9, 1),
        ),
        (trials, chance) => {
          const k = binomial(states, 0, trials, chance)
          expect(Number.isInteger(k) && k >= 0 && k <= trials).toBe(true)
          if (chance === 0) expect(k).toBe(0)
          if (chance === 1) expect(k).toBe(trials)
          if (k > 0 && k < trials) between++
        },
      ),
      { seed: 54, numRuns: 3000 },
    )
    expect(between).toBeGreaterThan(500)
    expect(() => binomial(states, 0, 5, Number.NaN)).toThrow('between 0 and 1')
    expect(() => binomial(states, 0, 5, -0.5)).toThrow('between 0 and 1')
    expect(() => binomial(states, 0, 5, 1.5)).toThrow('between 0 and 1')
  })

  it('[K41] have mean and variance of the law where they are large', () => {
    for (const [trials, chance] of [
      [1e6, 0.25],
      [2 ** 31 - 1, 0.6],
    ]) {
      const states = streamOf(61)
      const spread = Math.sqrt(trials * chance * (1 - chance))
      let sum = 0
      let squares = 0
      const draws = 40_000
      for (let i = 0; i < draws; i++) {
        const z = (binomial(states, 0, trials, chance) - trials * chance) / spread
        sum += z
        squares += z * z
      }
      expect(Math.abs(sum / draws)).toBeLessThan(5 / Math.sqrt(draws))
      expect(Math.abs(squares / draws - 1)).toBeLessThan(5 * Math.sqrt(2 / draws))
    }
  })
})

describe('hypergeometric counts', () => {
  it.each([
    [10, 4, 3],
    [1000, 3, 240],
    [1000, 997, 240],
    [1000, 50, 240],
    [1000, 950, 240],
    [1000, 300, 700],
    [1000, 600, 800],
    [100_000, 5000, 24_000],
  ])('[K47] follow their law: of %d things %d good, %d drawn', (population, good, sample) => {
    const states = streamOf(67)
    const seen = tally(() => hypergeometric(states, 0, population, good, sample))
    const law = hypergeometricLaw(population, good, sample)
    expect(Math.abs(misfit(seen, law, Math.min(good, sample)))).toBeLessThan(5)
  })

  it('[K47] lie between what must and what can be drawn', () => {
    const states = streamOf(71)
    let between = 0
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(60), fc.nat(2 ** 31 - 1)),
        fc.nat(1000),
        fc.nat(1000),
        (population, goodMille, sampleMille) => {
          const good = Math.floor((population * goodMille) / 1000)
          const sample = Math.floor((population * sampleMille) / 1000)
          const least = Math.max(0, good + sample - population)
          const most = Math.min(good, sample)
          const k = hypergeometric(states, 0, population, good, sample)
          expect(Number.isInteger(k) && k >= least && k <= most).toBe(true)
          if (k > least && k < most) between++
        },
      ),
      { seed: 72, numRuns: 3000 },
    )
    expect(between).toBeGreaterThan(500)
    expect(() => hypergeometric(states, 0, 5, 6, 1)).toThrow('part of the population')
    expect(() => hypergeometric(states, 0, 5, 1, -1)).toThrow('part of the population')
  })
})

describe('things that stop in turn', () => {
  it('[K42] are a multinomial split: every place is binomial, and all are somewhere', () => {
    const states = streamOf(59)
    const stops = Float64Array.from([0.1, 0.5, 0.2, 0])
    const shares = [0.1, 0.45, 0.09, 0.36]
    const into = new Int32Array(4)
    const things = 60
    let whole = 0
    const seen = shares.map(() => new Map<number, number>())
    for (let i = 0; i < count; i++) {
      splitInTurn(states, 0, things, stops, 3, into)
      if (into[0] + into[1] + into[2] + into[3] === things) whole++
      into.forEach((k, place) => seen[place].set(k, (seen[place].get(k) ?? 0) + 1))
    }
    expect(whole).toBe(count)
    shares.forEach((share, place) => {
      expect(Math.abs(misfit(seen[place], binomialLaw(things, share), things))).toBeLessThan(5)
    })
  })
})

describe('chance of counts', () => {
  it('[K40] [K41] [K47] the first draws of a stream are the same in every engine', () => {
    const states = streamOf(7, 'golden')
    const small = Array.from({ length: 8 }, () => poisson(states, 0, 3))
    const large = Array.from({ length: 6 }, () => poisson(states, 0, 1234.5))
    const few = Array.from({ length: 8 }, () => binomial(states, 0, 12, 0.25))
    const many = Array.from({ length: 6 }, () => binomial(states, 0, 1000, 0.25))
    const drawn = Array.from({ length: 6 }, () => hypergeometric(states, 0, 1000, 300, 200))
    expect(small).toEqual([1, 5, 1, 3, 6, 1, 3, 4])
    expect(large).toEqual([1222, 1270, 1243, 1209, 1216, 1193])
    expect(few).toEqual([4, 4, 4, 3, 4, 3, 4, 4])
    expect(drawn).toEqual([62, 54, 67, 68, 67, 55])
    expect(many).toEqual([268, 241, 234, 263, 246, 244])
  })

  it('[K43] ln k! is the sum of the logarithms', () => {
    for (const k of [0, 1, 2, 50, 126, 127, 128, 129, 1000, 200_000]) {
      expect(Math.abs(lnFactorial(k) - lnFactorials[k])).toBeLessThanOrEqual(
        1e-11 * Math.max(1, lnFactorials[k] / 100),
      )
    }
    // By the recursion, where the sum itself would be rounded too often.
    for (const k of [127, 128, 129, 500]) {
      expect(lnFactorial(k) - lnFactorial(k - 1)).toBeCloseTo(Math.log(k), 11)
    }
  })
})
