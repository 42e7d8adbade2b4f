import { describe, expect, it } from 'vitest'
import { serviceValue } from '#worker/frame.ts'
import { type Culture, createCulture, departures, rowOf, valueOf } from './culture.ts'
import { ease, settle } from './easing.ts'
import { sketchCells, sketchFrame } from '../frame-sketch.ts'
import { readFrame, readNotes } from './reading.ts'

const nowhere = () => {}

function read(culture: Culture, cells: Parameters<typeof sketchFrame>[1], time = 1): void {
  readFrame(culture, sketchFrame(time, cells), nowhere)
}

const pair = [
  { id: 1, load: 0.9, ready: 1, inService: 8 },
  { id: 2, mother: 1, phase: 'pulling', progress: 0.5 },
] as const

describe('reading a frame', () => {
  it('[S1] a sketch of a frame says what the accessors read', () => {
    const frame = sketchFrame(3, sketchCells(2), { attemptRate: 7, shedRate: 2, waiting: 930 })
    expect(
      ['attemptRate', 'shedRate', 'waiting'].map((name) =>
        serviceValue(frame, name as 'waiting', 0),
      ),
    ).toEqual([7, 2, 930])
  })

  it('[S1] every serving cell has one figure', () => {
    const culture = createCulture()
    read(culture, sketchCells(200))
    expect(culture.count).toBe(200)
    for (let id = 1; id <= 200; id++) expect(valueOf(culture, 'id', rowOf(culture, id))).toBe(id)
  })

  it('[S1] the first unready daughter is the far half of her mother', () => {
    const culture = createCulture()
    read(culture, pair)
    expect(culture.count).toBe(1)
    expect(valueOf(culture, 'daughter', 0)).toBe(2)
    expect(valueOf(culture, 'divisionGoal', 0)).toBeCloseTo(0.315, 6)
    expect(valueOf(culture, 'pulled', 0)).toBe(0.5)
  })

  it('[S2] a second daughter and one without a mother stand alone', () => {
    const culture = createCulture()
    read(culture, [...pair, { id: 3, mother: 1, phase: 'scheduled' }, { id: 4, phase: 'booting' }])
    expect(culture.count).toBe(3)
    for (const id of [3, 4]) expect(valueOf(culture, 'starting', rowOf(culture, id))).toBe(1)
  })

  it('[S2] the daughter of a mother who leaves stands alone', () => {
    const culture = createCulture()
    read(culture, pair)
    settle(culture)
    read(culture, [{ id: 1, phase: 'draining' }, pair[1]], 2)
    expect(culture.count).toBe(2)
    expect(valueOf(culture, 'starting', rowOf(culture, 2))).toBe(1)
    expect(valueOf(culture, 'divisionGoal', rowOf(culture, 1))).toBe(0)
  })

  it('[S3] a daughter who has become ready parts once the furrow is closed', () => {
    const culture = createCulture()
    read(culture, [pair[0], { ...pair[1], phase: 'probing', progress: 0.99 }])
    settle(culture)
    const both = [pair[0], { id: 2, mother: 1, ready: 1 }] as const
    read(culture, both, 2)
    expect(culture.count).toBe(1)
    for (let frame = 0; frame < 30; frame++) ease(culture, 1 / 60)
    expect(valueOf(culture, 'division', 0)).toBe(1)
    read(culture, both, 3)
    expect(culture.count).toBe(2)
    expect(valueOf(culture, 'starting', rowOf(culture, 2))).toBe(0)
  })

  it('[S4] a cell that is gone clears away within 0.6 s', () => {
    const culture = createCulture()
    read(culture, sketchCells(3))
    read(culture, sketchCells(2), 2)
    expect(culture.count).toBe(3)
    expect(valueOf(culture, 'going', rowOf(culture, 3))).toBe(departures.cleared)
    for (let frame = 0; frame < 37; frame++) ease(culture, 1 / 60)
    expect(culture.count).toBe(2)
  })

  it('[S4] a killed one opens instead, and no other', () => {
    const culture = createCulture()
    read(culture, sketchCells(3))
    read(culture, [], 2)
    readNotes(culture, [
      { time: 2, kind: 'killed', service: 0, id: 2, mother: 0 },
      { time: 2, kind: 'dead', service: 0, id: 3, mother: 0 },
      { time: 2, kind: 'killed', service: 0, id: 99, mother: 0 },
    ])
    const ways = [1, 2, 3].map((id) => valueOf(culture, 'going', rowOf(culture, id)))
    expect(ways).toEqual([departures.cleared, departures.killed, departures.cleared])
  })

  it('[S4] a daughter given up lets the furrow open again', () => {
    const culture = createCulture()
    read(culture, pair)
    settle(culture)
    read(culture, [pair[0]], 2)
    expect(valueOf(culture, 'daughter', 0)).toBe(0)
    for (let frame = 0; frame < 60; frame++) ease(culture, 1 / 60)
    expect(valueOf(culture, 'division', 0)).toBe(0)
    expect(culture.count).toBe(1)
  })

  it('[S6] a frame may be overwritten once it was read', () => {
    const culture = createCulture()
    const frame = sketchFrame(1, sketchCells(4))
    readFrame(culture, frame, nowhere)
    frame.values.fill(Number.NaN)
    settle(culture)
    expect(culture.values.load.slice(0, 4)).toEqual(new Float64Array([0.5, 0.5, 0.5, 0.5]))
  })

  it('[S1] dead rows are not shown', () => {
    const culture = createCulture()
    read(culture, [{ id: 1 }, { id: 2, phase: 'dead' }])
    expect(culture.count).toBe(1)
  })
})
