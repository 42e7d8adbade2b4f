import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { insideNow } from './census.ts'
import { lastLeave } from './lists.ts'
import { createLoneService } from './lone-service.ts'
import { hand, type Plane } from './plane.ts'
import { admitTo, inside } from './ring.ts'
import { clearRow } from './routing-list.ts'

/** A step: time goes on by `wait`, and an attempt comes that leaves `stay` later. */
const steps = fc.array(
  fc.record({ wait: fc.integer({ min: 0, max: 6 }), stay: fc.integer({ min: 1, max: 30 }) }),
  { minLength: 1, maxLength: 60 },
)

function planeOfOneCell(slots: number): Plane {
  const { plane } = createLoneService({
    seed: 1,
    load: { form: 'steps', every: 1, rates: [0] },
    rules: { slots, places: 64 },
    cells: 0,
    rows: 1,
    logged: 0,
  })
  clearRow(plane, 0, 0)
  return plane
}

describe('the departures of a cell', () => {
  it.each([1, 2])('[T4] are all there in any order of leaving, with %i slots', (slots) => {
    let most = 0
    fc.assert(
      fc.property(steps, (given) => {
        const plane = planeOfOneCell(slots)
        const leaves: number[] = []
        for (const { wait, stay } of given) {
          plane.clock[0] += wait
          plane.hand[hand.leave] = plane.clock[0] + stay
          admitTo(plane, 0, slots)
          leaves.push(plane.clock[0] + stay)
          const still = leaves.filter((leave) => leave > plane.clock[0]).length
          expect(insideNow(plane, 0)).toBe(still)
          // Looking more often must not change what is seen.
          if (stay % 2 === 0) expect(inside(plane, 0, slots)).toBe(still)
          expect(lastLeave(plane, 0)).toBe(Math.max(...leaves))
          most = Math.max(most, still)
        }
      }),
      { seed: 3, numRuns: 500 },
    )
    expect(most).toBeGreaterThan(8)
  })
})
