import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Run } from '#core/organisms/organism.ts'
import type { Change } from '#core/organisms/recording.ts'
import type { Scenario } from '../scenario.ts'
import { scenarios } from './scenarios.ts'
import { begin, lively, portrait, runTo, runUntil } from './runs.test-support.ts'

const all: readonly [string, Scenario][] = Object.entries(scenarios)

const changes: readonly Change[] = [
  { type: 'set', name: 'retries', value: 0 },
  { type: 'set', name: 'imagePull', value: 40 },
  { type: 'set', name: 'load', value: { form: 'steps', every: 240, rates: [90] } },
]

/** The oldest living cell goes down. */
function killOldest(run: Run): void {
  const { entries } = run.notes()
  const gone = new Set(
    entries.filter(({ kind }) => kind === 'dead' || kind === 'killed').map(({ id }) => id),
  )
  const oldest = entries.find(({ kind, id }) => kind === 'born' && !gone.has(id))
  expect(oldest).toBeDefined()
  if (oldest !== undefined) expect(run.apply({ type: 'kill', cell: oldest.id }).ok).toBe(true)
}

describe('a fork', () => {
  it.each(all)('[K38] of “%s” reaches the same end, whatever is done to the run', (_, scenario) => {
    // Of a day one hour is enough.
    const end = Math.min(begin(scenario.settings, 3).duration(), 3600)
    const whole = begin(scenario.settings, 3)
    runTo(whole, end)
    const times = fc.sample(fc.integer({ min: 0, max: end - 1 }), { seed: 31, numRuns: 4 })
    let spare: Run | undefined
    for (const time of times) {
      const run = begin(scenario.settings, 3)
      runTo(run, time)
      const there = run.digest()
      // The second one on is an earlier fork that has gone on and is used again.
      const fork = run.fork(spare)
      spare = fork
      expect(fork.digest()).toBe(there)
      killOldest(run)
      runTo(run, end, 7777)
      runTo(fork, end)
      expect(portrait(fork)).toEqual(portrait(whole))
      expect(run.digest()).not.toBe(whole.digest())
    }
  })

  it('[K38] that is changed leaves its run alone, and is the run that a replay of its log makes', () => {
    const whole = begin(lively, 9)
    runTo(whole, 240)
    let changed = 0
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 239, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...changes),
        (time, share, change) => {
          const run = begin(lively, 9)
          runTo(run, time)
          const fork = run.fork()
          const later = time + share * (240 - time)
          // Turn by turn, so that a part that both shared would show.
          for (const at of [time + (later - time) / 2, later]) {
            runTo(fork, at)
            runTo(run, at)
          }
          expect(fork.apply(change).ok).toBe(true)
          runTo(run, 240)
          runTo(fork, 240)
          expect(portrait(run)).toEqual(portrait(whole))
          const replay = begin(lively, 9)
          runTo(replay, later)
          replay.apply(change)
          runTo(replay, 240)
          expect(portrait(fork)).toEqual(portrait(replay))
          if (fork.digest() !== run.digest()) changed++
        },
      ),
      { seed: 32, numRuns: 12 },
    )
    expect(changed).toBeGreaterThan(8)
  })

  it('[K38] has a journal and decisions of its own', () => {
    const run = begin(lively, 9)
    runUntil(run, () => run.decisions().entries.length > 2)
    const fork = run.fork()
    const before = run.notes().entries.length
    runTo(fork, 240)
    expect(fork.notes().entries.length).toBeGreaterThan(before)
    expect(run.notes().entries).toHaveLength(before)
    expect(run.decisions().entries.length).toBeLessThan(fork.decisions().entries.length)
  })

  it('[K38] is refused where its memory is of another capacity', () => {
    const other = begin({ ...lively, queueLimit: 21 }, 9)
    expect(() => begin(lively, 9).fork(other)).toThrow('memory of its own capacity')
  })
})
