import { describe, expect, it } from 'vitest'
import { cellsEach, drawnCellsMax } from '#core/control/drawn-cells.ts'
import { cellColumns, serviceColumns, type CellColumn } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { begin, constantLoad, cpuScaler, runTo, type Overrides } from './runs.test-support.ts'

/** Cells of two slots without much of a queue, exponential and patient, so that levels can follow. */
function settingsOf(cells: number, load: number): Overrides {
  return {
    load: constantLoad(load, 120),
    slots: 2,
    queueLimit: 6,
    serviceMean: 0.2,
    timeout: 0,
    retries: 0,
    initialReplicas: cells,
    hpa: cpuScaler(cells, Math.max(cells, 100), 60),
  }
}

function frameOf(run: Run) {
  const { cells } = run.frameSize()
  const values = new Float32Array(cellColumns.length * cells + serviceColumns.length)
  run.fillFrame(values, cells, 1, 0)
  const column = (name: CellColumn): Float32Array => {
    const from = cellColumns.indexOf(name) * cells
    return values.subarray(from, from + cells)
  }
  const each = values[cellColumns.length * cells + serviceColumns.indexOf('cellsEach')]
  return { cells, column, each }
}

describe('many cells', () => {
  it('[C18] a frame holds all of ten thousand, and of more a sample by their numbers', () => {
    const all = frameOf(begin(settingsOf(drawnCellsMax, 10), 3))
    expect([all.cells, all.each]).toEqual([10_000, 1])
    const some = frameOf(begin(settingsOf(30_001, 10), 3))
    expect([some.cells, some.each]).toEqual([7500, 4])
    expect([...some.column('id').subarray(0, 3)]).toEqual([4, 8, 12])
    expect(some.column('id').every((id) => id % 4 === 0)).toBe(true)
    expect(some.column('ready').every((ready) => ready === 1)).toBe(true)
  })

  it('[C18] the sample keeps its cells when one is killed, and figures count all', () => {
    const run = begin(settingsOf(12_000, 10), 3)
    const before = frameOf(run).column('id')
    for (const cell of [7, 8]) expect(run.apply({ type: 'kill', cell }).ok).toBe(true)
    const after = frameOf(run).column('id')
    const born = [12_002]
    expect([...after]).toEqual([...before].filter((id) => id !== 8).concat(born))
    expect(run.figures().cells).toMatchObject({ ready: 11_998, starting: 2 })
  })

  it(
    '[C19] a hundred thousand go on levels, are saved and go on as the same run',
    { timeout: 60_000 },
    () => {
      const run = begin(settingsOf(100_000, 700_000), 3)
      expect(run.apply({ type: 'rung', value: 'levels' })).toEqual({ ok: true, value: null })
      runTo(run, 4)
      const save = run.save()
      runTo(run, 8)
      const digest = run.digest()
      const { cells, requests, p50, utilisation } = run.figures()
      expect(cells).toMatchObject({ ready: 100_000, starting: 0 })
      // 0.7 of a million slots' worth: two slots a cell, five requests a second each.
      expect(utilisation).toBeCloseTo(0.7, 2)
      expect(requests.arrived / 8 / 700_000).toBeCloseTo(1, 2)
      expect(p50).toBeGreaterThan(0.1)
      expect(run.brokenInvariant()).toBeNull()
      run.restore(save)
      runTo(run, 8)
      expect(run.digest()).toBe(digest)
    },
  )

  it('[C18] a small service shows more of its cells than a large one beside it', () => {
    const of = (counts: readonly number[]): readonly number[] => {
      const services = counts.flatMap((count, service) => Array<number>(count).fill(service))
      const rows = Int32Array.from(services, (_, row) => row)
      const population = {
        living: rows,
        services: Int32Array.from(services),
        registers: Float64Array.of(rows.length, 0, rows.length),
      }
      // As much of a control plane as it looks at.
      return cellsEach({ population, names: counts.map(String) } as unknown as Parameters<
        typeof cellsEach
      >[0])
    }
    expect(of([3, 9997])).toEqual([1, 1])
    expect(of([3, 250, 79_000])).toEqual([1, 2, 8])
  })
})
