import { at } from '../at.ts'
import { type Sheet, createSheet } from '../canvas2d/canvas.ts'
import type { Culture } from './culture.ts'

/** View time in which one state passes into the next for a visitor who asked for less motion, ms. */
const dissolveMs = 220

/** The picture of the last state, while it fades over the present one. */
export interface Dissolve {
  sheet: Sheet | null
  leftMs: number
  /** What the shown state is told by. */
  state: number
}

/** Nothing fades. */
export function createDissolve(): Dissolve {
  return { sheet: null, leftMs: 0, state: 0 }
}

/** Keeps the present picture to fade, when the culture has come into another state. */
export function beginDissolve(
  dissolve: Dissolve,
  culture: Culture,
  pictureOf: () => HTMLCanvasElement,
): void {
  const state = stateOf(culture)
  if (state === dissolve.state) return
  dissolve.state = state
  const picture = pictureOf()
  const { sheet } = dissolve
  const fits = sheet?.canvas.width === picture.width && sheet.canvas.height === picture.height
  dissolve.sheet = fits && sheet ? sheet : createSheet(picture.width, picture.height)
  dissolve.sheet.context.globalAlpha = 1
  dissolve.sheet.context.drawImage(picture, 0, 0)
  dissolve.leftMs = dissolveMs
}

/** Lets the old picture fade for so many ms; answers its opacity, 0 when it is gone. */
export function stepDissolve(dissolve: Dissolve, ms: number): number {
  dissolve.leftMs = Math.max(0, dissolve.leftMs - ms)
  return dissolve.leftMs / dissolveMs
}

/** A number that changes when a cell is born, leaves, begins a division or another part of one. */
export function stateOf(culture: Culture): number {
  const { id, daughter, starting, draining, divisionGoal } = culture.values
  let state = culture.count
  for (let row = 0; row < culture.count; row++) {
    const part = Math.floor(at(divisionGoal, row) * 5)
    const cell = at(starting, row) + 2 * at(draining, row) + 4 * part
    state = Math.imul(state ^ (at(id, row) * 97 + at(daughter, row) * 31 + cell), 0x01000193)
  }
  return state
}
