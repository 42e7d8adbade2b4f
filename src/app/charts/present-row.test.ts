import { describe, expect, it } from 'vitest'
import { sampleColumns } from '#worker/frame.ts'
import { english } from '#text/words.ts'
import type { ChartScene } from './chart-kind.ts'
import { allCharts } from './charts.test-support.ts'
import { createChartsStage } from './charts-scene.ts'
import { createPresentRow, type PresentLevels } from './present-row.ts'
import { sampleValue } from './samples.ts'
import type { Samples } from './samples.ts'

const cells = { desired: 9, ready: 3, starting: 6, draining: 0 }
const levels = { ...cells, capacity: 120, costServing: 0.15, costNotServing: 0.3 }

/** Rows at 1, 2, 3 … s, whose other values are their number. */
function samplesOf(count: number): Samples {
  const rows = new Float64Array(count * sampleColumns.length)
  for (let row = 0; row < count; row++) {
    rows.fill(row + 1, row * sampleColumns.length, (row + 1) * sampleColumns.length)
  }
  return { count, rows }
}

function allAt(value: number): PresentLevels {
  const cells = { desired: value, ready: value, starting: value, draining: value }
  return { ...cells, capacity: value, costServing: value, costNotServing: value }
}

describe('the row of the present', () => {
  it('[D17] has the levels of now, and the rates of the last window that is over', () => {
    const withPresent = createPresentRow()
    for (const count of [2, 40, 3]) {
      const shown = withPresent(samplesOf(count), count + 0.4, levels)
      expect(shown.count).toBe(count + 1)
      const value = (column: (typeof sampleColumns)[number], row: number): number =>
        sampleValue(shown, column, row)
      expect([value('time', count), value('desired', count), value('capacity', count)]).toEqual([
        count + 0.4,
        9,
        120,
      ])
      expect([value('arrivals', count), value('p99', count)]).toEqual([count, count])
      expect([value('time', count - 1), value('desired', count - 1)]).toEqual([count, count])
    }
  })

  it('[D17] is left out at the time of a row and without figures', () => {
    const withPresent = createPresentRow()
    const samples = samplesOf(3)
    const told = allAt(3)
    expect(withPresent(samples, 3, told)).toBe(samples)
    expect(withPresent(samples, 2.5, levels)).toBe(samples)
    expect(withPresent(samples, 3.5, null)).toBe(samples)
    const none = samplesOf(0)
    expect(withPresent(none, 0.5, null)).toBe(none)
  })

  it('[D17] says what a kill at the time of a row has left', () => {
    const left = { ...allAt(3), ready: 2, costServing: 2 }
    const shown = createPresentRow()(samplesOf(3), 3, left)
    expect(shown.count).toBe(4)
    expect([sampleValue(shown, 'time', 3), sampleValue(shown, 'ready', 3)]).toEqual([3, 2])
    expect([sampleValue(shown, 'costServing', 3), sampleValue(shown, 'costServing', 2)]).toEqual([
      2, 3,
    ])
    expect(sampleValue(shown, 'ready', 2)).toBe(3)
  })

  it('[D32] has levels only before the first row, whatever is foreseen', () => {
    for (const time of [0, 0.4]) {
      const scene = firstScene(time, levels)
      const { read } = scene
      expect(scene.future?.samples.count).toBe(41)
      expect(read === null ? null : sampleValue(read.samples, 'time', read.row)).toBe(time)
      const told = allCharts.map((kind) => (read === null ? '' : kind.describe(scene, read)))
      expect(told).toEqual([
        'no arrivals counted yet, capacity 120',
        'no request was finished',
        '9 desired, 3 ready',
        '$0.15 per hour for serving cells, $0.30 for cells that do not serve, $0.00 spent so far',
      ])
      const cells = allCharts.flatMap(({ columns }) =>
        columns.map(({ text }) => text(scene.samples, 0, english)),
      )
      expect(cells.join(' ')).toBe('– 120 none finished none finished met 9 3 6 0 $0.15 $0.30')
    }
  })

  it('[D32] without figures the charts read nothing rather than what is foreseen', () => {
    const scene = firstScene(0, null)
    expect(scene.future?.samples.count).toBe(40)
    expect(scene.read).toBeNull()
  })
})

/** What the charts show before the first row of a run, of which forty rows are foreseen. */
function firstScene(time: number, levels: PresentLevels | null): ChartScene {
  const input = {
    run: 1,
    service: null,
    samples: samplesOf(0),
    time,
    levels,
    duration: 900,
    objective: { latency: 1, percentile: 99 },
    bill: levels === null ? null : { total: 0, notServing: 0 },
    foresight: true,
    future: { history: samplesOf(40), until: 40.5 },
    reference: null,
    approximate: [],
  }
  return createChartsStage(english).sceneOf(input, 'whole', null)
}
