import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Backoff } from './restart-backoff.ts'
import {
  backoffWaits,
  crashLoopBackOff,
  currentWait,
  decideRestart,
  fullJitterMean,
} from './restart-backoff.ts'

/** Waits before the restarts of a container that runs so long each time. */
function waits(runs: readonly number[]): readonly number[] {
  let backoff: Backoff | null = null
  let now = 0
  return runs.map((run) => {
    const exitedAt: number = now + run
    const wait = currentWait(crashLoopBackOff, backoff, exitedAt)
    now = exitedAt + wait
    const decision = decideRestart(crashLoopBackOff, backoff, { exitedAt, now })
    expect(decision).toMatchObject({ restart: true, reason: 'Restarted', wait })
    backoff = decision.backoff
    return wait
  })
}

describe('restarts of a container', () => {
  it('[J70] wait 0, 10, 20, 40, 80, 160, 300 and 300 s', () => {
    const crashes = Array.from({ length: 9 }, () => 1)
    expect(waits(crashes)).toEqual([0, 10, 20, 40, 80, 160, 300, 300, 300])
  })

  it('[J70] the wait counts from the exit and says what is left', () => {
    const backoff = { wait: 40, steppedAt: 100 }
    const at = (now: number) => decideRestart(crashLoopBackOff, backoff, { exitedAt: 200, now })
    expect(at(210)).toEqual({
      restart: false,
      reason: 'CrashLoopBackOff',
      wait: 40,
      left: 30,
      backoff,
    })
    expect(at(239.9).restart).toBe(false)
    expect(at(240)).toMatchObject({ restart: true, backoff: { wait: 80, steppedAt: 240 } })
  })

  it('[J71] begins anew after more than 600 s, not after 600', () => {
    expect(waits([1, 1, 1, 600, 1])).toEqual([0, 10, 20, 40, 80])
    expect(waits([1, 1, 1, 600.5, 1])).toEqual([0, 10, 20, 0, 10])
  })

  it('[J72] a container that always exits at once waits min(m, b · 2ⁿ), whatever b and m are', () => {
    let capped = 0
    const times = fc.integer({ min: 1, max: 4000 }).map((eighths) => eighths / 8)
    fc.assert(
      fc.property(times, times, fc.nat(30), (initial, maximum, count) => {
        const waits = backoffWaits({ initial, maximum, expireAfter: 600 }, count)
        expect(waits).toEqual(
          Array.from({ length: count }, (_, n) => Math.min(maximum, initial * 2 ** n)),
        )
        capped += waits.filter((wait) => wait === maximum).length
        expect(fullJitterMean(waits)).toBe(waits.reduce((sum, wait) => sum + wait, 0) / 2)
      }),
      { seed: 2 },
    )
    expect(capped).toBeGreaterThan(100)
  })

  it('[J70] [J71] no wait is longer than 300 s or shrinks without a long run', () => {
    let renewed = 0
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 20 }), (runs) => {
        waits(runs).forEach((wait, i, all) => {
          expect(wait).toBeLessThanOrEqual(crashLoopBackOff.maximum)
          if (i === 0) return expect(wait).toBe(0)
          if ((runs[i] ?? 0) > 600) {
            renewed++
            expect(wait).toBe(0)
          } else {
            const before = all[i - 1] ?? 0
            expect(wait).toBe(before === 0 ? 10 : Math.min(300, 2 * before))
          }
        })
      }),
      { seed: 1 },
    )
    expect(renewed).toBeGreaterThan(20)
  })
})
