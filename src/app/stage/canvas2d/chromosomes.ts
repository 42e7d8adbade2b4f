import { at } from '../at.ts'
import { chance } from '../chance.ts'
import { mix, smoothstep } from '../curves.ts'
import { parting } from '../scene/division.ts'
import { nucleusRadius } from './nuclei.ts'

/** A full set has six, one for each sixth of the image; small cells show three thicker ones. */
const chromosomesMax = 6
const strandLength = 4

/** The strands of a dividing cell: u lies along the axis of the division, v across it. */
interface Strands {
  /** Chromosomes shown. */
  count: number
  /** Half-width of a strand in radii of the cell. */
  width: number
  /** Per chromosome two chromatids of two strokes: from u, from v, to u, to v, in radii. */
  readonly lines: Float64Array
}

/** No strands. */
export function createStrands(): Strands {
  return { count: 0, width: 0, lines: new Float64Array(chromosomesMax * 4 * strandLength) }
}

/** Chromosomes, of so many shown, that stand for image layers which have arrived. */
export function countPulled(shown: number, pulled: number): number {
  return Math.max(0, Math.min(shown, Math.round(pulled * shown)))
}

/** How strongly the strands are drawn: they condense at the start and dissolve at the end. */
export function strandOpacity(division: number): number {
  return smoothstep(0.02, 0.1, division) * (1 - smoothstep(0.82, 0.94, division))
}

/** Lays out the strands for a moment of the division. */
export function layStrands(strands: Strands, division: number, seed: number, few: boolean): void {
  const count = few ? 3 : chromosomesMax
  const key = Math.floor(seed * 65536)
  const stage = {
    condensed: smoothstep(0, 0.16, division),
    aligned: smoothstep(0.14, 0.3, division),
    pulled: smoothstep(parting, 0.68, division),
    loosened: smoothstep(0.74, 0.9, division),
    toPole: 0.3 * smoothstep(parting, 0.62, division) + 0.38 * smoothstep(0.58, 0.92, division),
  }
  strands.count = count
  strands.width =
    mix(0.016, mix(0.026, 0.038, stage.aligned), stage.condensed) *
    mix(1, 0.86, stage.pulled) *
    (few ? 1.7 : 1)
  for (let i = 0; i < count; i++) layPair(strands, i, count, key, seed, stage)
}

interface Stage {
  readonly condensed: number
  readonly aligned: number
  readonly pulled: number
  readonly loosened: number
  readonly toPole: number
}

function layPair(
  strands: Strands,
  i: number,
  count: number,
  key: number,
  seed: number,
  stage: Stage,
): void {
  const across = (i - (count - 1) / 2) / ((count - 1) / 2)
  const loose = nucleusRadius * mix(0.18, 0.7, (i * 0.618 + 0.3) % 1)
  const turn = i * 2.39996 + seed * 6
  const u = mix(loose * Math.cos(turn), (chance(key, i, 1) - 0.5) * 0.07, stage.aligned)
  const v = mix(loose * Math.sin(turn), across * 0.46, stage.aligned)
  const upright = Math.PI / 2 + (chance(key, i, 2) - 0.5) * 0.35
  const angle = mix(chance(key, i, 1) * Math.PI * 2, upright, stage.aligned)
  const length =
    mix(mix(0.11, 0.1, stage.aligned), 0.075, stage.pulled) *
    mix(0.75, 1, stage.condensed) *
    (count < chromosomesMax ? 1.6 : 1)
  for (const side of [-1, 1]) {
    // Chromatids cross like an X, then are drawn apart centre first, like a V.
    const tilt = 0.36 * stage.condensed * (1 - stage.pulled) * side
    const du = Math.cos(angle + tilt) * length
    const dv = Math.sin(angle + tilt) * length
    const poleV = across * 0.46 * mix(1, 0.5, stage.pulled) * mix(1, 0.6, stage.loosened)
    const cu = mix(u + side * 0.012, side * (stage.toPole + 0.02), stage.pulled)
    const cv = mix(v, poleV, stage.pulled)
    const trail = -side * length * stage.pulled * (1 - stage.loosened) * 1.25
    const place = (i * 4 + (side < 0 ? 0 : 2)) * strandLength
    put(strands.lines, place, cu, cv, cu + du + trail, cv + dv)
    put(strands.lines, place + strandLength, cu, cv, cu - du + trail, cv - dv)
  }
}

function put(
  lines: Float64Array,
  place: number,
  fromU: number,
  fromV: number,
  toU: number,
  toV: number,
): void {
  lines[place] = fromU
  lines[place + 1] = fromV
  lines[place + 2] = toU
  lines[place + 3] = toV
}

/** Adds one chromosome to the present path, in stage units with u along the x axis. */
export function addChromosome(
  context: CanvasRenderingContext2D,
  strands: Strands,
  chromosome: number,
  radius: number,
): void {
  const { lines } = strands
  for (let k = 0; k < 4; k++) {
    const place = (chromosome * 4 + k) * strandLength
    context.moveTo(at(lines, place) * radius, at(lines, place + 1) * radius)
    context.lineTo(at(lines, place + 2) * radius, at(lines, place + 3) * radius)
  }
}
