import { eventNames, type EventName, type Trigger } from '#core/organisms/lesson.ts'
import type { LogEntry, Recording } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { lessonLimits } from '../check-lesson.ts'
import { timesOf } from '../events.ts'
import { recordingAt } from '../plan.ts'
import type { Witness } from '../witness.ts'
import { lessonOf, type Draft, type DraftStep } from './draft.ts'

/** An end that a step can have now: a trigger, and the time of the run at which it comes, s. */
export interface EndOffer {
  readonly until: Trigger
  readonly time: number
}

/** Events longer ago than this are none of this moment, s. */
const recent = 60

/**
 * The ends that a step which began at `begin` can have at the moment `now`: so many seconds after its beginning, and the last
 * event of each kind, where it has just been.
 */
export function endsAt(
  witness: Witness,
  service: number,
  begin: number,
  now: number,
): readonly EndOffer[] {
  if (now <= begin) return []
  const after: EndOffer = { until: { after: tidy(now - begin) }, time: now }
  const events = eventNames.flatMap((event: EventName): readonly EndOffer[] => {
    const times = timesOf(witness, event, service).filter((time) => time > begin && time <= now)
    const time = times.at(-1)
    if (time === undefined || now - time > recent) return []
    const nth = times.filter((one) => one <= time).length
    return [{ until: nth === 1 ? { event } : { event, nth }, time }]
  })
  return [after, ...events.toSorted((one, other) => other.time - one.time)]
}

// So many digits as a link writes; the time of a step that follows is this one exactly.
function tidy(seconds: number): number {
  return Number(seconds.toFixed(6))
}

/** Whether the run on the page is that of the lesson up to where its last step ends, so that recording can go on. */
export function goesOn(draft: Draft, ends: readonly number[], recording: Recording): boolean {
  const lesson = lessonOf(draft)
  if (lesson === null) return true
  const last = ends.at(-1) ?? 0
  const { organism, seed, settings, log } = recordingAt(
    lesson,
    ends.slice(0, -1).map((end) => ({ end })),
  )
  const before = recording.log.filter(({ time }) => time < last)
  return (
    JSON.stringify([organism, seed, settings, log]) ===
    JSON.stringify([recording.organism, recording.seed, recording.settings, before])
  )
}

/**
 * The draft with what was done since its last step: one step up to where the offer stands, and one more for each moment at which the
 * author has changed something on the way, because the changes of a step are made where it begins. The run of the lesson is
 * then that of the page.
 */
export function recordStep(
  draft: Draft,
  ends: readonly number[],
  recording: Recording,
  { until, time }: EndOffer,
): Result<Draft> {
  if (!goesOn(draft, ends, recording)) {
    return refuse('The run on the page is not that of the lesson any more: bring it back first.')
  }
  const { organism, seed, settings, log } = recording
  const begin = ends.at(-1) ?? 0
  const done = log.filter((entry) => entry.time >= begin && entry.time < time)
  const moments = [...new Set(done.map((entry) => entry.time))].filter((one) => one > begin)
  const changesAt = (at: number) =>
    done.filter((entry: LogEntry) => entry.time === at).map(({ change }) => change)
  const steps = [begin, ...moments].map((from, at): DraftStep => {
    const next = moments[at]
    // Counted from where the last part begins, an event of the whole stretch has another number.
    const end: Trigger =
      next !== undefined
        ? { at: next }
        : moments.length > 0 && !('at' in until)
          ? { at: time }
          : until
    return { ...emptyStep, changes: changesAt(from), until: end }
  })
  const all = [...draft.steps, ...steps]
  if (all.length > lessonLimits.steps) {
    return refuse(
      `A lesson has ${lessonLimits.steps} steps at most, and this would make ${all.length}: a step also ends wherever something was changed.`,
    )
  }
  const base = draft.base ?? { organism, seed, settings }
  return { ok: true, value: { ...draft, base, steps: all } }
}

const emptyStep: DraftStep = {
  changes: [],
  until: { after: 0 },
  focus: 'stage',
  title: '',
  text: '',
  notes: '',
  ask: null,
  outcomes: [],
}
