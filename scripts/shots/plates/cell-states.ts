import type { PictureTheme } from '#app/exports/film-stage.ts'
import { type CellSketch, sketchFrame } from '#app/stage/frame-sketch.ts'
import { openCellStage } from './cell-stage.ts'
import { type Figure, layPlate } from './plate.ts'

interface State {
  readonly name: string
  readonly line: string
  readonly cells: readonly CellSketch[]
}

const serving = (values: Partial<CellSketch>): readonly CellSketch[] => [
  { id: 1, ready: 1, load: 0.5, inService: 2, ...values },
]
const genome = (index: number, line: string): State => ({
  name: `Genome v${index + 1}`,
  line,
  cells: serving({ genome: index, inService: 3 }),
})

// In the places of the mock-up; those whose systems do not exist yet stay empty.
const states: readonly (State | null)[] = [
  { name: 'Idle', line: 'load 4%', cells: serving({ load: 0.04, inService: 0 }) },
  { name: 'Half load', line: 'ring at six o’clock', cells: serving({}) },
  { name: 'Full load', line: 'eight in flight', cells: serving({ load: 1, inService: 8 }) },
  {
    name: 'Overloaded',
    line: 'ruffled edge',
    cells: serving({ load: 1, inService: 8, waiting: 40 }),
  },
  {
    name: 'Not ready',
    line: 'dashed, hollow',
    cells: [{ id: 1, phase: 'booting', progress: 0.5 }],
  },
  genome(1, 'bean nucleus'),
  genome(2, 'trefoil nucleus'),
  genome(3, 'star nucleus'),
  genome(4, 'four lobes'),
  null,
  null,
  null,
  null,
  {
    name: 'Dividing',
    line: 'dashed half is not ready',
    cells: [
      { id: 1, ready: 1, load: 0.75, inService: 2 },
      { id: 2, mother: 1, phase: 'booting', progress: 0.8 },
    ],
  },
  {
    name: 'Leaving',
    line: 'blebs, no new requests',
    cells: [{ id: 1, phase: 'draining', progress: 0.9, load: 0.1 }],
  },
]

/** Every state of a cell that a system of today can have, drawn by the painters of the app. */
export async function drawCellStates(theme: PictureTheme): Promise<void> {
  const figures: (Figure | null)[] = []
  for (const state of states) {
    if (state === null) {
      figures.push(null)
      continue
    }
    const stage = await openCellStage(theme)
    stage.rest(sketchFrame(1, state.cells))
    // A cell that is gone from the run is cleared away in 0.6 s: half of that has passed.
    if (state.name === 'Leaving')
      for (let step = 0; step < 5; step++) stage.show(sketchFrame(2, []))
    const picture = stage.crop({ width: 210, height: 170, scale: 0.8 })
    stage.destroy()
    figures.push({ picture, name: state.name, line: state.line })
  }
  layPlate(
    theme === 'light' ? 'Plate I. Cellulae servientes' : 'Cells of the culture',
    'Every state has its own outline or nucleus, so it can be read without colour.',
    figures,
    { columns: [160, 392, 624, 856, 1088], rows: [213, 419, 626], captionAt: 75 },
  )
}
