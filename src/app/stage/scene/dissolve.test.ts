import { describe, expect, it } from 'vitest'
import { createDissolve, stateOf, stepDissolve } from './dissolve.ts'
import { type CellSketch, sketchCells, sketchFrame } from '../frame-sketch.ts'
import { createCulture } from './culture.ts'
import { readFrame } from './reading.ts'

function stateFor(cells: readonly CellSketch[]): number {
  const culture = createCulture()
  readFrame(culture, sketchFrame(1, cells), () => {})
  return stateOf(culture)
}

describe('less motion', () => {
  it('[S33] a birth, a step of a division and a leaving are other states, a load is not', () => {
    const unborn = { id: 4, mother: 2 } as const
    const states = [
      stateFor(sketchCells(3)),
      stateFor(sketchCells(4)),
      stateFor([...sketchCells(3), { ...unborn, phase: 'pulling' }]),
      stateFor([...sketchCells(3), { ...unborn, phase: 'booting', progress: 0.9 }]),
      stateFor([...sketchCells(2), { id: 3, phase: 'draining' }]),
    ]
    expect(new Set(states).size).toBe(states.length)
    expect(stateFor(sketchCells(3, 0.9))).toBe(states[0])
  })

  it('[S33] the old picture is gone after 220 ms', () => {
    const dissolve = createDissolve()
    dissolve.leftMs = 220
    expect(stepDissolve(dissolve, 110)).toBeCloseTo(0.5, 9)
    expect(stepDissolve(dissolve, 110)).toBe(0)
    expect(stepDissolve(dissolve, 110)).toBe(0)
  })
})
