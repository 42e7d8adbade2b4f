import type { Figures } from '#core/organisms/observation.ts'
import type { SessionState } from '#app/store/session-state.ts'
import type { Session } from '#app/store/session.ts'
import { watchedSettings } from '#app/store/service-settings.ts'
import { comparedOf, differenceOf, type Compared, type Difference } from './difference.ts'
import type { Pair } from './pair.ts'

/** Figures of a side that the other one may still have to come to. */
const kept = 24

interface Reading {
  readonly figures: Figures
  readonly compared: Compared
}

/**
 * Compares both sides whenever both have told their figures of one moment. The two workers tell theirs when they like, so those
 * of the last few moments are kept.
 */
export function createMeter({ a, b }: Pick<Pair, 'a' | 'b'>, show: (now: Difference) => void) {
  let readings: readonly (readonly Reading[])[] = [[], []]
  let shown: readonly (Figures | undefined)[] = []
  const look = () => {
    readings = [a, b].map((side, i) => withNewest(readings[i] ?? [], side))
    const [first = [], second = []] = readings
    const one = first.findLast(({ figures: { time } }) =>
      second.some(({ figures }) => figures.time === time),
    )
    const other = second.findLast(({ figures }) => figures.time === one?.figures.time)
    if (one === undefined || other === undefined) return
    if (shown[0] === one.figures && shown[1] === other.figures) return
    shown = [one.figures, other.figures]
    show(differenceOf(one.figures.time, one.compared, other.compared))
  }
  const stops = [a, b].map((side) => side.store.subscribe(look))
  look()
  return { stop: () => stops.forEach((stop) => stop()) }
}

function withNewest(known: readonly Reading[], { store }: Session): readonly Reading[] {
  const state = store.getState()
  const { figures } = state
  const last = known.at(-1)?.figures
  if (figures === null) return []
  if (figures === last) return known
  const reading = { figures, compared: comparedOf(figures, priceOf(state)) }
  // A run that has gone back tells of other moments.
  const before = last !== undefined && last.time > figures.time ? [] : known
  return [...before, reading].slice(-kept)
}

/** What a cell costs for an hour; 0 where that was changed on the way, and the bill says nothing of hours. */
function priceOf(state: SessionState): number {
  const isChanged = state.recording.log.some(
    ({ change }) => change.type === 'set' && change.name === 'pricePerHour',
  )
  return isChanged ? 0 : watchedSettings(state).pricePerHour
}
