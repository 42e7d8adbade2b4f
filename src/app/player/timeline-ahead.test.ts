import { describe, expect, it } from 'vitest'
import type { CellNote } from '#worker/frame.ts'
import { sampleColumns } from '#worker/frame.ts'
import { timelineAhead } from './timeline-ahead.ts'

/** Rows of one second each from `first`; ones say in which the objective is missed. */
function rowsOf(first: number, missed: readonly number[]) {
  const width = sampleColumns.length
  const rows = new Float64Array(missed.length * width)
  missed.forEach((value, row) => {
    rows[row * width + sampleColumns.indexOf('time')] = first + row
    rows[row * width + sampleColumns.indexOf('missed')] = value
  })
  return { count: missed.length, rows }
}

const note = (time: number, kind: CellNote['kind']): CellNote => {
  return { time, kind, service: 0, id: 1, mother: 1 }
}

describe('the time bar', () => {
  it('[P22] knows what is still to come of a future', () => {
    const history = rowsOf(101, [0, 0, 1, 1, 0, 0])
    const notes = [
      note(101.5, 'born'),
      note(103.5, 'born'),
      note(103.5, 'born'),
      note(104, 'draining'),
    ]
    const future = { history, notes, until: 106 }
    expect(timelineAhead(future, 100, [], 0)).toEqual({
      events: [
        { kind: 'division', time: 101.5, count: 1 },
        { kind: 'missed', time: 102, count: 1 },
        { kind: 'division', time: 103.5, count: 2 },
        { kind: 'pruning', time: 104, count: 1 },
      ],
      missed: [{ from: 102, to: 104 }],
      until: 106,
    })
    expect(timelineAhead(future, 103.2, [], 0).events.map(({ kind }) => kind)).toEqual([
      'missed',
      'division',
      'pruning',
    ])
    // Of another service nothing but the rows is its own.
    expect(timelineAhead(future, 100, [], 1).events.map(({ kind }) => kind)).toEqual(['missed'])
    expect(timelineAhead(future, 105, [], 0).events).toEqual([])
  })

  it('[P22] marks no episode twice', () => {
    const future = { history: rowsOf(101, [1, 1, 0]), notes: [], until: 103 }
    const known = timelineAhead(future, 100, [{ from: 90, to: 100 }], 0)
    expect(known.missed).toEqual([{ from: 100, to: 102 }])
    expect(known.events).toEqual([])
  })
})
