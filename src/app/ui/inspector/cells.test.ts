import { describe, expect, it } from 'vitest'
import { sketchFrame } from '#app/stage/frame-sketch.ts'
import type { CellNote } from '#worker/frame.ts'
import { isAliveBy, sampleWithout } from './cells.ts'

const note = (kind: CellNote['kind'], id: number): CellNote => ({
  time: 1,
  kind,
  id,
  service: 0,
  mother: 0,
})

describe('a cell that is not in the frame', () => {
  it('[S65] may be one of those that are not drawn, by its number', () => {
    const frame = sketchFrame(1, [{ id: 16 }], [{ cellsEach: 4 }, { cellsEach: 16 }])
    expect([17, 20, 32].map((id) => sampleWithout(frame, id))).toEqual([16, 16, 1])
    expect(sampleWithout(sketchFrame(1, [{ id: 16 }]), 17)).toBe(1)
  })

  it('[S65] lives as the journal says, as long as it remembers', () => {
    const notes = [note('born', 1), note('born', 2), note('dead', 2), note('born', 3)]
    notes.push(note('draining', 3), note('killed', 4))
    expect([1, 2, 3, 4, 5].map((id) => isAliveBy(notes, id))).toEqual([
      true,
      false,
      true,
      false,
      null,
    ])
  })
})
