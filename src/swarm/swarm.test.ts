import { describe, expect, it } from 'vitest'
import { addMet, type Met } from './met.ts'
import { expected, trySeed } from './seed.ts'

const seeds = 300
const atOnce = 30
const met: Met = {}

describe('300 seeds of the swarm', () => {
  it.each(Array.from({ length: seeds / atOnce }, (_, i) => i * atOnce))(
    '[Y1] [Y2] [Y3] [Y4] [Y5] [Y9] [Y10] keep every rule from seed %i on',
    (from) => {
      for (let seed = from; seed < from + atOnce; seed++) {
        const report = trySeed(seed)
        addMet(met, report.met)
        expect(report.failures, `npm run swarm -- --from ${seed} --seeds 1`).toEqual([])
      }
    },
    120_000,
  )

  it('[Y6] have met every setting at its ends, every policy, wish, refusal, fault and limit', () => {
    expect(expected().filter((name) => !Object.hasOwn(met, name))).toEqual([])
    expect(expected().length).toBeGreaterThan(150)
    expect(met['instants of Little’s law']).toBeGreaterThan(20_000)
    expect(met['attempts of Little’s law']).toBeGreaterThan(5000)
    expect(met['mesh: requests of Little’s law']).toBeGreaterThan(50)
  })
})
