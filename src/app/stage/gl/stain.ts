import type { Rgb } from '../colour.ts'
import type { Palette } from '../palette.ts'
import type { Gl } from './context.ts'
import { type Program, place } from './program.ts'

/** The colours of a palette as shaders read them, 0 to 1. */
export interface Stain {
  readonly onPaper: boolean
  /** Nothing soft is drawn, and no line is thinner than this, CSS px. */
  readonly isFlat: boolean
  readonly lineMin: number
  readonly lists: ReadonlyMap<string, Float32Array>
}

/** The stain of a palette. */
export function stainOf(palette: Palette): Stain {
  const lists = new Map<string, Float32Array>([
    ['ramp', flat(palette.load)],
    ['genomes', flat(palette.genome)],
  ])
  const single = ['membrane', 'danger', 'leaving', 'ink', 'paper', 'ground', 'request'] as const
  for (const name of single) lists.set(name, flat([palette[name]]))
  lists.set('matrix', flat([palette.matrix]))
  const { isFlat, lineMin } = palette
  return { onPaper: palette.stain !== 'dark', isFlat, lineMin, lists }
}

/** Gives a program those colours that it uses; it keeps them until the stain is another one. */
export function applyStain(gl: Gl, program: Program, stain: Stain): void {
  if (program.stain === stain) return
  program.stain = stain
  for (const [name, colours] of stain.lists) {
    const where = place(program, name)
    if (where) gl.uniform3fv(where, colours)
  }
  gl.uniform1i(place(program, 'onPaper'), stain.onPaper ? 1 : 0)
  gl.uniform1i(place(program, 'isFlat'), stain.isFlat ? 1 : 0)
  gl.uniform1f(place(program, 'lineMin'), stain.lineMin)
}

function flat(colours: readonly Rgb[]): Float32Array {
  return Float32Array.from(colours.flatMap((colour) => colour.map((channel) => channel / 255)))
}
