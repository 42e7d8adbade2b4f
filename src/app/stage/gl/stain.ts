import type { Rgb } from '../colour.ts'
import type { Palette } from '../palette.ts'
import type { Gl } from './context.ts'
import { type Program, place } from './program.ts'

/** The colours of a palette as shaders read them, 0 to 1. */
export interface Stain {
  readonly onPaper: boolean
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
  // One number in the form of the others: no line is thinner, CSS px.
  lists.set('lines', Float32Array.of(palette.lineMin, 0, 0))
  return { onPaper: palette.stain !== 'dark', lists }
}

/** Gives a program those colours that it uses; it keeps them until the stain is another one. */
export function applyStain(gl: Gl, program: Program, stain: Stain): void {
  if (program.stain === stain) return
  program.stain = stain
  for (const [name, colours] of stain.lists) {
    const where = place(program, name)
    if (where) gl.uniform3fv(where, colours)
  }
  const where = place(program, 'onPaper')
  if (where) gl.uniform1i(where, stain.onPaper ? 1 : 0)
}

function flat(colours: readonly Rgb[]): Float32Array {
  return Float32Array.from(colours.flatMap((colour) => colour.map((channel) => channel / 255)))
}
