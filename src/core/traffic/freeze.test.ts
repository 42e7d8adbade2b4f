import { describe, expect, it } from 'vitest'
import { prepareDemand } from './demand.ts'
import { createLoneService, flowLogged, freezeSlot } from './lone-service.ts'
import { logStride } from './plane.ts'
import { busyTime } from './slots.ts'

describe('a slot that stands still', () => {
  it('[T6] finishes what is inside, and serves what comes later behind the pause', () => {
    const times = [1, 1.25, 2, 20]
    const service = createLoneService({
      seed: 7,
      load: { form: 'steps', every: 1, rates: [0] },
      rules: {
        demand: prepareDemand('deterministic', 1, 1),
        script: Float64Array.from(times),
        places: 10,
      },
      cells: 1,
      logged: 16,
    })
    const leaves: number[] = []
    const read = (log: Float64Array, rows: number): void => {
      for (let row = 0; row < rows; row++) leaves.push(log[row * logStride + 4])
    }
    flowLogged(service, 1.5, read)
    freezeSlot(service.plane, 0, 1.5, 10)
    flowLogged(service, 30, read)
    expect(leaves).toEqual([2, 3, 14, 21])
    // Four works by then, and the pause.
    expect(busyTime(service.plane, 0, 1, 21)).toBe(14)
  })
})
