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
}

/** Nothing is left out. */
export const everything: Effort = { kind: 'canvas', ratioMax: 3, cellsEvery: 1, halos: true }

/** From everything to little, on a 2D canvas. */
const onCanvas: readonly Effort[] = [
  everything,
  { kind: 'canvas', ratioMax: 2, cellsEvery: 2, halos: true },
  { kind: 'canvas', ratioMax: 1.5, cellsEvery: 3, halos: true },
  { kind: 'canvas', ratioMax: 1, cellsEvery: 4, halos: false },
]

/** From everything to little, on the card. */
const onCard: readonly Effort[] = [
  { kind: 'webgl', ratioMax: 2, cellsEvery: 1, halos: true },
  { kind: 'webgl', ratioMax: 1.5, cellsEvery: 1, halos: true },
  { kind: 'webgl', ratioMax: 1, cellsEvery: 1, halos: true },
  { kind: 'webgl', ratioMax: 1, cellsEvery: 1, halos: false },
  { kind: 'webgl', ratioMax: 1, cellsEvery: 2, halos: false },
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
  /** Times between the frames of the present sample, ms. */
  readonly sample: number[]
  /** Median and level before the steps down that are not judged yet; a median of 0: all are. */
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
const slow = 24
const fast = 17.5
const calm = 60_000
const patienceMax = 16 * calm

/** A governor that draws everything. */
export function createGovernor(): Governor {
  return {
    level: 0,
    sample: [],
    before: 0,
    from: 0,
    since: 0,
    futile: false,
    patience: calm,
    rose: false,
  }
}

/**
 * Takes the time between two frames, ms; answers whether the effort changed. It steps down when the
 * median of 30 frames is over 24 ms, and up at most once a minute. What gains nothing is taken back:
 * a display may be slow, or the page. On the card that is known only once the other renderer was
 * tried too. What had to be taken back is tried ever more rarely.
 */
export function measure(governor: Governor, frameMs: number, efforts: readonly Effort[]): boolean {
  governor.since += frameMs
  governor.sample.push(frameMs)
  const { length } = governor.sample
  const span = governor.sample.reduce((sum, ms) => sum + ms, 0)
  if (length < sampleLength && (length < sampleLeast || span < sampleMs)) return false
  const median = governor.sample.sort((a, b) => a - b)[length >> 1] ?? 0
  governor.sample.length = 0
  const canStepDown = governor.level < efforts.length - 1
  if (governor.before > 0) {
    const gained = median < governor.before * 0.88
    if (!gained && canStepDown && efforts[governor.level]?.kind === 'webgl')
      return step(governor, 1)
    governor.before = 0
    if (!gained) {
      governor.futile = true
      wait(governor)
      return step(governor, governor.from - governor.level)
    }
  }
  if (median > slow && !governor.futile && canStepDown) {
    governor.before = median
    governor.from = governor.level
    if (governor.rose) wait(governor)
    governor.rose = false
    return step(governor, 1)
  }
  if (governor.since < governor.patience) return false
  governor.since = 0
  governor.futile = false
  if (median >= fast || governor.level === 0) return false
  governor.rose = true
  return step(governor, -1)
}

function wait(governor: Governor): void {
  governor.patience = Math.min(patienceMax, governor.patience * 2)
}

function step(governor: Governor, by: number): boolean {
  governor.level += by
  governor.since = 0
  return true
}
