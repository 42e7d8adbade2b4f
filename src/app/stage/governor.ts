/** Steps of drawing less where a machine is slow. */
export interface Effort {
  /** Device px per CSS px are held to this. */
  readonly ratioMax: number
  /** Cells are drawn anew on every so many frames; requests move on every one. */
  readonly cellsEvery: number
  /** Cells shed light. */
  readonly halos: boolean
}

/** Nothing is left out. */
export const everything: Effort = { ratioMax: 3, cellsEvery: 1, halos: true }

/** From everything to little. */
export const efforts: readonly Effort[] = [
  everything,
  { ratioMax: 2, cellsEvery: 2, halos: true },
  { ratioMax: 1.5, cellsEvery: 3, halos: true },
  { ratioMax: 1, cellsEvery: 4, halos: false },
]

/** What was measured of the frames drawn lately. */
export interface Governor {
  level: number
  /** Times between the frames of the present sample, ms. */
  readonly sample: number[]
  /** Median before the last step down, ms; 0 when it has been judged. */
  before: number
  /** View time since the last step, ms. */
  since: number
  /** True once drawing less did not help: then something else is slow. */
  futile: boolean
}

const sampleLength = 30
const slow = 24
const fast = 17.5
const calm = 60_000

/** A governor that draws everything. */
export function createGovernor(): Governor {
  return { level: 0, sample: [], before: 0, since: 0, futile: false }
}

/**
 * Takes the time between two frames, ms; answers whether the effort changed. It steps down when the
 * median of 30 frames is over 24 ms and up at most once a minute. A step down that gains nothing is
 * taken back: a display may be slow, or the page.
 */
export function measure(governor: Governor, frameMs: number): boolean {
  governor.since += frameMs
  governor.sample.push(frameMs)
  if (governor.sample.length < sampleLength) return false
  const median = governor.sample.sort((a, b) => a - b)[sampleLength >> 1] ?? 0
  governor.sample.length = 0
  if (governor.before > 0) {
    const gained = median < governor.before * 0.88
    governor.before = 0
    if (!gained && !governor.futile) {
      governor.futile = true
      return step(governor, -1)
    }
  }
  if (median > slow && !governor.futile && governor.level < efforts.length - 1) {
    governor.before = median
    return step(governor, 1)
  }
  if (governor.since < calm) return false
  governor.since = 0
  governor.futile = false
  return median < fast && governor.level > 0 && step(governor, -1)
}

function step(governor: Governor, by: number): boolean {
  governor.level += by
  governor.since = 0
  return true
}
