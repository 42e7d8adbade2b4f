import { type Phase, phases } from '#worker/frame.ts'
import { smoothstep } from '../curves.ts'

/** Where each real step of a daughter's start stands in the picture of a division, 0 to 1. */
const spans: Readonly<Record<Phase, readonly [number, number]>> = {
  scheduled: [0.02, 0.18],
  pulling: [0.18, 0.45],
  booting: [0.46, 0.72],
  probing: [0.72, 0.9],
  serving: [1, 1],
  draining: [1, 1],
  dead: [1, 1],
}

const serving = phases.indexOf('serving')

/** The halves begin to part here: container boot. */
export const parting = 0.46
/** The daughter is ready here; cytokinesis runs from here to 1 in view time. */
export const furrowClosed = 0.9

/** Share of a division that is drawn for a daughter in this phase, 0 to 1. */
export function divisionOf(phase: number, progress: number): number {
  const span = spans[phases[phase] ?? 'serving']
  const p = progress < 0 ? 0 : progress > 1 ? 1 : progress
  return span[0] + (span[1] - span[0]) * p
}

/** Share of the image's layers that stand on the plate as filled chromosomes, 0 to 1. */
export function pulledOf(phase: number, progress: number): number {
  const name = phases[phase]
  if (name === 'scheduled') return 0
  return name === 'pulling' ? progress : 1
}

/** True while a cell is from scheduled to probing: it cannot serve yet. */
export function isStarting(phase: number): boolean {
  return phase < serving
}

/** Distance of each half's centre from the middle, in radii of the mother. */
export function separationOf(division: number): number {
  // Most cells divide not: ten thousand are asked several times a picture.
  if (division <= parting) return 0
  return 0.86 * smoothstep(parting, 0.98, division)
}

/** Radius of each half, in radii of the mother: 2 · 0.8² keeps the area until growth adds to it. */
export function halfRadiusOf(division: number): number {
  return 1 - 0.2 * smoothstep(parting, 0.95, division)
}
