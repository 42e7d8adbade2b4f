import { at } from './at.ts'

/** Which of the two draws: the card, or the processor on a 2D canvas. */
export type RendererKind = 'webgl' | 'canvas'

/** Steps of drawing less where a machine is slow. */
export interface Effort {
  readonly kind: RendererKind
  /** Device px per CSS px are held to this. */
  readonly ratioMax: number
  /** Cells are drawn anew on every so many frames; requests move on every one. */
  readonly cellsEvery: number
  /** Cells shed light. */
  readonly halos: boolean
  /** Membranes glow. */
  readonly glow: boolean
}

/** Nothing is left out. */
export const everything: Effort = {
  kind: 'canvas',
  ratioMax: 3,
  cellsEvery: 1,
  halos: true,
  glow: true,
}

/** From everything to little, on a 2D canvas. */
const onCanvas: readonly Effort[] = [
  everything,
  { kind: 'canvas', ratioMax: 2, cellsEvery: 2, halos: true, glow: true },
  { kind: 'canvas', ratioMax: 1.5, cellsEvery: 3, halos: true, glow: false },
  { kind: 'canvas', ratioMax: 1, cellsEvery: 4, halos: false, glow: false },
]

/** From everything to little, on the card. */
const onCard: readonly Effort[] = [
  { kind: 'webgl', ratioMax: 2, cellsEvery: 1, halos: true, glow: true },
  { kind: 'webgl', ratioMax: 1.5, cellsEvery: 1, halos: true, glow: true },
  { kind: 'webgl', ratioMax: 1, cellsEvery: 1, halos: true, glow: true },
  { kind: 'webgl', ratioMax: 1, cellsEvery: 1, halos: false, glow: true },
  { kind: 'webgl', ratioMax: 1, cellsEvery: 2, halos: false, glow: true },
]

/** The card draws everything, whatever it costs: the visitor asked for it. */
const cardAlone: readonly Effort[] = [{ ...everything, kind: 'webgl' }]

/**
 * The steps for a screen of so many device px per CSS px, from everything to little. From the card
 * they lead on to the 2D canvas; a step that would change nothing on this screen is left out.
 */
export function effortsFor(kind: RendererKind, ratio: number, isAsked = false): readonly Effort[] {
  if (kind === 'webgl' && isAsked) return cardAlone
  const steps = kind === 'webgl' ? [...onCard, ...onCanvas] : onCanvas
  return steps.filter((step, n) => {
    const before = steps[n - 1]
    return (
      before === undefined ||
      before.kind !== step.kind ||
      before.cellsEvery !== step.cellsEvery ||
      before.halos !== step.halos ||
      Math.min(before.ratioMax, ratio) !== Math.min(step.ratioMax, ratio)
    )
  })
}

/** What was measured of the frames drawn lately. */
export interface Governor {
  level: number
  /** Times between the frames of the present sample, ms; so many of them are there. */
  readonly sample: Float64Array
  count: number
  /** All of these times together, ms. */
  span: number
  /** Pace and level before the steps down that are not judged yet; a pace of 0: all are. */
  before: number
  from: number
  /** View time since the last step, ms. */
  since: number
  /** True once drawing less did not help: then something else is slow. */
  futile: boolean
  /** View time without a step before it tries another effort again, ms. */
  patience: number
  /** The last step was one up. */
  rose: boolean
}

const sampleLength = 30
/** A sample of very slow frames is judged after this time, if it has a few of them, ms. */
const sampleMs = 1_500
const sampleLeast = 6
/** Paces, ms a frame: 45 frames a second are held where drawing less can hold them. */
const slow = 22
const fast = 17.5
/** Share of a sample that is left out, its slowest: what else the machine does once in a while. */
const slowest = 0.1
const calm = 60_000
const patienceMax = 16 * calm

/** A governor that draws everything. */
export function createGovernor(): Governor {
  return {
    level: 0,
    sample: new Float64Array(sampleLength),
    count: 0,
    span: 0,
    before: 0,
    from: 0,
    since: 0,
    futile: false,
    patience: calm,
    rose: false,
  }
}

/**
 * Takes the time between two frames, ms; answers whether the effort changed. It steps down when 30
 * frames but their slowest three take more than 22 ms in the mean, and up at most once a minute. A
 * display shows frames at its own beat, so that a step may gain nothing by itself: the steps after it
 * are tried too. When none gains anything all are taken back: a display may be slow, or the page.
 * What had to be taken back is tried ever more rarely.
 */
export function measure(governor: Governor, frameMs: number, efforts: readonly Effort[]): boolean {
  governor.since += frameMs
  governor.sample[governor.count++] = frameMs
  governor.span += frameMs
  const { count } = governor
  if (count < sampleLength && (count < sampleLeast || governor.span < sampleMs)) return false
  const pace = paceOf(governor.sample.subarray(0, count))
  governor.count = 0
  governor.span = 0
  const canStepDown = governor.level < efforts.length - 1
  if (governor.before > 0) {
    const gained = pace < governor.before * 0.88
    if (!gained && canStepDown) return step(governor, 1)
    governor.before = 0
    if (!gained) {
      governor.futile = true
      wait(governor)
      return step(governor, governor.from - governor.level)
    }
  }
  if (pace > slow && !governor.futile && canStepDown) {
    governor.before = pace
    governor.from = governor.level
    if (governor.rose) wait(governor)
    governor.rose = false
    return step(governor, 1)
  }
  if (governor.since < governor.patience) return false
  governor.since = 0
  governor.futile = false
  if (pace >= fast || governor.level === 0) return false
  governor.rose = true
  return step(governor, -1)
}

// A mean and not a median: where cells are drawn on every third frame the median knows nothing of them.
function paceOf(sample: Float64Array): number {
  const counted = Math.ceil(sample.sort().length * (1 - slowest))
  let sum = 0
  for (let n = 0; n < counted; n++) sum += at(sample, n)
  return sum / counted
}

function wait(governor: Governor): void {
  governor.patience = Math.min(patienceMax, governor.patience * 2)
}

function step(governor: Governor, by: number): boolean {
  governor.level += by
  governor.since = 0
  return true
}
