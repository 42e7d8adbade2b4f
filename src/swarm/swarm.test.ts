import { describe, expect, it } from 'vitest'
import { addMet, type Met } from './met.ts'
import { expected, trySeed } from './seed.ts'

// `npm run test:wide` asks for as many as meet everything.
const seeds = Number(process.env.MITOSIS_SEEDS ?? 60)
const atOnce = 20
const met: Met = {}

describe(`${seeds} seeds of the swarm`, () => {
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

  it('have met the laws of queues often enough to say something of them', () => {
    expect(met['instants of Little’s law']).toBeGreaterThan(60 * seeds)
    expect(met['attempts of Little’s law']).toBeGreaterThan(15 * seeds)
    expect(met['mesh: requests of Little’s law']).toBeGreaterThan(seeds / 6)
  })

  it.runIf(seeds >= 300)(
    '[Y6] have met every setting at its ends, every policy, wish, refusal, fault and limit',
    () => {
      expect(expected().filter((name) => !Object.hasOwn(met, name))).toEqual([])
      expect(expected().length).toBeGreaterThan(150)
    },
  )
})
