import { describe, expect, it } from 'vitest'
import { sampleColumns } from '#worker/frame.ts'
import { numbersOf } from '#text/numbers.ts'
import { fixedWords } from '#text/words.ts'
import { axisRoom } from './chart-painter.ts'
import { replicasChart } from './replicas-chart.ts'

const pen = { measure: (text: string) => text.length * 5.6 }

/** The room for the axis of replicas of a run that had so many cells. */
function roomFor(tag: string, cells: number): number {
  const values = new Float64Array(sampleColumns.length)
  values[sampleColumns.indexOf('ready')] = cells
  const stretch = { samples: { count: 1, rows: values }, rows: { first: 0, end: 1 } }
  const words = { ...fixedWords().now(), numbers: numbersOf(tag) }
  return axisRoom(replicasChart, { ...stretch, future: null, words }, pen, 1)
}

describe('the room for the values of an axis', () => {
  it('[D7] holds a hundred thousand in a language that writes them without a letter', () => {
    expect(pen.measure(numbersOf('de').tick(100_000))).toBeGreaterThan(replicasChart.margin.left)
    expect(roomFor('de', 100_000)).toBeGreaterThan(pen.measure(numbersOf('de').tick(100_000)) + 6)
    // Few cells, or short words for many, leave the plot as wide as it is.
    expect(roomFor('de', 40)).toBe(replicasChart.margin.left)
    expect(roomFor('en', 100_000)).toBe(replicasChart.margin.left)
  })
})
