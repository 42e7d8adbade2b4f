import { describe, expect, it } from 'vitest'
import { freestBox, type Box } from './label-space.ts'

const box = (x: number, y: number): Box => ({ x, y, width: 40, height: 12 })

describe('the place of a name', () => {
  it('[D20] is the first that no line runs through', () => {
    const line = Float64Array.of(0, 50, 100, 50)
    expect(freestBox([box(0, 44), box(0, 20), box(0, 70)], [line])).toEqual(box(0, 20))
    // A steep line that only passes between two of its points.
    const steep = Float64Array.of(10, 0, 12, 100)
    expect(freestBox([box(0, 44), box(30, 44)], [steep])).toEqual(box(30, 44))
  })

  it('[D20] is none that another text has, were it crossed by a line', () => {
    const line = Float64Array.of(0, 24, 30, 24)
    expect(freestBox([box(0, 44), box(0, 20)], [line], [box(5, 50)])).toEqual(box(0, 20))
    expect(freestBox([box(0, 44), box(0, 20)], [line], [box(5, 56)])).toEqual(box(0, 44))
  })

  it('[D20] is the one that is run through least where none is free, and gaps take no room', () => {
    const first = Float64Array.of(0, 50, 100, 50)
    const second = Float64Array.of(0, 25, 30, 25, 31, Number.NaN, 60, 25)
    expect(freestBox([box(0, 44), box(20, 20)], [first, second])).toEqual(box(20, 20))
    expect(freestBox([box(0, 44)], [first])).toEqual(box(0, 44))
  })
})
