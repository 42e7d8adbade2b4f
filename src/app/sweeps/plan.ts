import type { Recording } from '#core/organisms/recording.ts'
import { refuse, type Plain, type Result } from '#core/schema/schema.ts'
import { loadDuration, loadPeak, type LoadCurve } from '#core/traffic/load.ts'
import { heaviestOf } from '#app/store/burden.ts'
import { isSame, recordingOf } from '#app/store/settings.ts'
import type { SessionState } from '#app/store/session-state.ts'
import type { RunOrder } from '#sweep/pool/messages.ts'
import { recordingAt, runCount, type Sweep } from '#sweep/sweep.ts'
import type { sweepText } from '#text/en/sweep.ts'
import type { TextsOf } from '#text/messages.ts'
import { sizes, valuesBetween, type Choice } from './choices.ts'

type SweepTexts = TextsOf<typeof sweepText>

/** What the visitor has asked for: where a number begins and ends, in how many values, over how many seeds. */
export interface SweepWish {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly seeds: number
}

/** A sweep that is possible, and the run of the page beside it. */
export interface SweepPlan {
  readonly choice: Choice
  readonly sweep: Sweep
  readonly values: readonly Plain[]
  /** What the pool makes: the runs of the sweep by their number, then that of the page if it is none of them. */
  readonly orders: readonly RunOrder[]
  /** The order that is the page's own run. */
  readonly own: number
}

/** How a plan speaks: its own texts, what validators say, and values as they are shown. */
export interface PlanWords {
  readonly text: SweepTexts
  readonly say: (sentence: string) => string
  readonly show: (value: Plain) => string
}

/** So many attempts in all are some minutes of eight threads; more belong on the command line. */
export const sweepAttemptsMax = 5e9

const seedMax = 0xffff_ffff

/** Plans a sweep over one setting of the page's run, from 00:00 with the settings now in force; or why not. */
export function planOf(
  page: Pick<SessionState, 'settings' | 'recording'>,
  choice: Choice,
  wish: SweepWish,
  { text, say, show }: PlanWords,
): Result<SweepPlan> {
  const { recording } = page
  const { seeds } = wish
  const { values: ofValues, seeds: ofSeeds } = sizes
  if (!isCount(seeds, ofSeeds)) return refuse(text.badSeeds(ofSeeds.min, ofSeeds.max))
  if (choice.kind === 'number' && !isCount(wish.count, ofValues))
    return refuse(text.badCount(ofValues.min, ofValues.max))
  const values = valuesOf(choice, wish)
  if (values.length < 2) return refuse(text.sameEnds)
  if (recording.seed + seeds - 1 > seedMax) return refuse(text.seedsEnd(seeds, recording.seed))
  const sweepOf = (settings: SessionState['settings']): Sweep => {
    const base = recordingOf(settings, recording.seed)
    return { base, axes: [{ path: choice.path, values }], seeds, until: null }
  }
  // A load of many thousand points is checked once, when it becomes that of the page; here its size is enough.
  const asked = sweepOf({ ...page.settings, load: standIn(page.settings.load) })
  let attempts = heaviestOf(recording).attempts
  for (const [place, value] of values.entries()) {
    const varied = recordingAt(asked, place * seeds)
    if (!varied.ok) return refuse(text.notPossible(show(value), say(varied.problem)))
    attempts += heaviestOf(varied.value).attempts * seeds
  }
  if (attempts > sweepAttemptsMax) return refuse(text.tooMuch(attempts, sweepAttemptsMax))
  const sweep = sweepOf(page.settings)
  const place = values.indexOf(choice.present)
  return { ok: true, value: { choice, sweep, values, ...ordersOf(sweep, recording, place) } }
}

/** A load as long as another one, at its peak all the time. */
function standIn(load: LoadCurve): LoadCurve {
  return { form: 'steps', every: loadDuration(load), rates: [loadPeak(load)] }
}

/** `present` is the place of the present value, −1 where it is not compared. */
function ordersOf(
  sweep: Sweep,
  recording: Recording,
  present: number,
): Pick<SweepPlan, 'orders' | 'own'> {
  const orders: RunOrder[] = Array.from({ length: runCount(sweep) }, (_, index) => ({
    id: index,
    sweep,
    index,
  }))
  const index = present * sweep.seeds
  const varied = index < 0 ? null : recordingAt(sweep, index)
  if (varied?.ok === true && isSame(varied.value, recording)) return { orders, own: index }
  const alone: Sweep = { base: recording, axes: [], seeds: 1, until: null }
  return { orders: [...orders, { id: orders.length, sweep: alone, index: 0 }], own: orders.length }
}

function valuesOf(choice: Choice, { from, to, count }: SweepWish): readonly Plain[] {
  if (choice.kind === 'names') return choice.values
  if (!Number.isFinite(from) || !Number.isFinite(to)) return []
  return valuesBetween(from, to, count, choice.integer)
}

function isCount(value: number, { min, max }: { readonly min: number; readonly max: number }) {
  return Number.isInteger(value) && value >= min && value <= max
}
