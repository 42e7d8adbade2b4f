import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellColumns } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { createLoadMemory, forgetLoads, noteLoads, type LoadMemory } from './loads.ts'

const [idColumn, loadColumn] = [cellColumns.indexOf('id'), cellColumns.indexOf('load')]

/** As much of a run as a note of its loads reads: where it stands, and which cells there are. */
function standing(time: number, ids: readonly number[]): Run {
  const run: Pick<Run, 'now' | 'frameSize' | 'fillFrame'> = {
    now: () => time,
    frameSize: () => ({ cells: ids.length, services: 1, edges: 0 }),
    fillFrame(values, cells) {
      values.set(ids, idColumn * cells)
      values.fill(time, loadColumn * cells, loadColumn * cells + ids.length)
    },
  }
  // Nothing else of it is touched.
  return run as Run
}

function heldBytes({ moments }: LoadMemory): number {
  const all = [...moments.values()]
  const lists = new Set(all.map(({ ids }) => ids))
  const loads = all.reduce((sum, moment) => sum + moment.loads.byteLength + 200, 0)
  return [...lists].reduce((sum, ids) => sum + ids.byteLength, loads)
}

describe('the loads of cells that are kept', () => {
  it('[W12] take no more than their bound, a list that moments share counted once', () => {
    const walks = fc.array(
      fc.record({
        ahead: fc.constantFrom(1, 1, 1, 1, 9, 53),
        cells: fc.constantFrom(10, 10, 10, 11, 40),
        forget: fc.option(fc.nat(60), { freq: 8 }),
      }),
      { minLength: 1, maxLength: 80 },
    )
    let [shared, dropped] = [0, 0]
    fc.assert(
      fc.property(walks, fc.constantFrom(1500, 4000, 1e6), (steps, bytesMax) => {
        const memory = createLoadMemory(240, bytesMax)
        const noted = new Set<number>()
        let moment = 0
        for (const { ahead, cells, forget } of steps) {
          moment = (moment + ahead) % 60
          const ids = Array.from({ length: cells }, (_, i) => i + 1)
          noteLoads(memory, standing(moment * memory.step, ids))
          noted.add(moment)
          expect(memory.bytes).toBe(heldBytes(memory))
          if (memory.moments.size > 1) expect(memory.bytes).toBeLessThanOrEqual(bytesMax)
          // The one where the run stands is the last that would go.
          expect(memory.moments.has(moment)).toBe(true)
          if (forget !== null) forgetLoads(memory, forget * memory.step)
        }
        expect(memory.bytes).toBe(heldBytes(memory))
        const lists = new Set([...memory.moments.values()].map(({ ids }) => ids))
        expect(memory.sharers.size).toBe(lists.size)
        if (lists.size < memory.moments.size) shared += 1
        if (memory.moments.size < noted.size) dropped += 1
        forgetLoads(memory, 0)
        expect([memory.bytes, memory.sharers.size]).toEqual([0, 0])
      }),
      { seed: 14, numRuns: 200 },
    )
    expect(shared).toBeGreaterThan(20)
    expect(dropped).toBeGreaterThan(20)
  })
})
