import { describe, expect, it } from 'vitest'
import { comparablePolicy } from '#core/control/comparable.ts'
import { beginRun } from '#core/control/run.ts'
import type { PolicyKind } from '#core/policies/policy.ts'
import { startSettings } from '#core/schema/schema.ts'
import { createColony } from './colony.ts'
import { parameters } from './parameters.ts'

/** When every request of a run came and how much work it was, by its number; and how many cells there were at the most. */
function requestsUnder(kind: PolicyKind, seed: number, law: 'exponential' | 'lognormal') {
  const start = { ...startSettings(parameters), serviceLaw: law }
  const policy = comparablePolicy(kind, start, start.initialReplicas)
  const colony = createColony({ ...start, policy }, seed)
  const { plane } = colony
  const run = beginRun(colony)
  const requests = new Map<number, readonly [time: number, work: number]>()
  const counts: number[] = []
  // No stretch is as long as a batch lasts, so none of them is missed.
  for (let time = 0.2; time <= 480; time += 0.2) {
    while (!run.advanceTo(time, 1_000_000));
    const first = plane.nextRequest[0] - plane.places[0]
    for (let i = 0; i < plane.places[0]; i++)
      requests.set(first + i, [plane.times[i], plane.works[i]])
    counts.push(run.figures().cells.ready)
  }
  return { requests, counts, sent: run.figures().requests.arrived }
}

describe('runs with one seed and different policies', () => {
  it.each(['exponential', 'lognormal'] as const)(
    '[R83] meet the same requests: each comes at the same moment with the same work (%s)',
    (law) => {
      const [one, other] = [requestsUnder('hpa', 7, law), requestsUnder('kpa', 7, law)]
      expect(other.counts).not.toEqual(one.counts)
      expect(one.sent).toBeGreaterThan(60_000)
      expect(other.sent).toBe(one.sent)
      // Those at the end of a batch are written over before the next look.
      expect(one.requests.size).toBeGreaterThan(0.8 * one.sent)
      let compared = 0
      for (const [id, request] of one.requests) {
        const same = other.requests.get(id)
        if (same === undefined) continue
        if (same[0] !== request[0] || same[1] !== request[1])
          expect([id, ...same]).toEqual([id, ...request])
        compared += 1
      }
      expect(compared).toBeGreaterThan(50_000)
      expect(requestsUnder('hpa', 8, law).requests.get(4711)).not.toEqual(one.requests.get(4711))
    },
  )
})
