import { describe, expect, it } from 'vitest'
import { inputKinds } from './inputs.ts'
import { emptyTally, judge } from './judge.ts'

// `npm run fuzz -- N` asks for as many as it is given.
const asked = process.env.MITOSIS_LINKS
const inputs = Number(asked ?? 16_000)
const atOnce = 2000

function clock(): readonly [number, number] {
  const { user, system } = process.cpuUsage()
  return [performance.now(), (user + system) / 1000]
}

describe(`${inputs} inputs behind the # of an address`, () => {
  const tally = emptyTally()

  it.each(Array.from({ length: Math.ceil(inputs / atOnce) }, (_, i) => i * atOnce))(
    '[Y11] [Y12] are read or refused in a sentence, from number %i on',
    (from) => {
      for (let seed = from; seed < from + atOnce; seed++) {
        const problem = judge(seed, tally, clock)
        if (problem !== null) expect.unreachable(problem)
      }
    },
    120_000,
  )

  it('[Y11] were of every kind, and had both ends where both can be', () => {
    // Whoever asked for them wants to know what came of them.
    if (asked !== undefined) process.stdout.write(`${JSON.stringify(tally, null, 1)}\n`)
    const each = (Math.ceil(inputs / atOnce) * atOnce) / inputKinds.length
    for (const kind of inputKinds) {
      const { opened, refused } = tally[kind]
      expect(opened + refused, kind).toBe(each)
      if (kind === 'valid') expect(refused).toBe(0)
      else expect(refused, kind).toBeGreaterThan(each / 2)
    }
    // Without these the oracle would have judged refusals, or runs, alone.
    for (const kind of ['wild', 'repaired', 'flips'] as const) {
      expect(tally[kind].opened, kind).toBeGreaterThan(each / 200)
      expect(tally[kind].lessons, kind).toBeGreaterThan(each / 1000)
    }
    expect(tally.valid.lessons).toBeGreaterThan(each / 4)
    expect(tally.valid.besides).toBeGreaterThan(each / 8)
    expect(tally.wild.besides).toBeGreaterThan(each / 200)
  })
})
