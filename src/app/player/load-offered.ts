import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { withBurst } from '#core/traffic/added-load.ts'
import { checkLoad, loadDuration, rateAt, type LoadCurve } from '#core/traffic/load.ts'
import type { Plain } from '#core/schema/schema.ts'
import type { LoadPoint } from './simplify.ts'

/** What was offered by the loads that have been in force one after the other. */
export interface OfferedLoad {
  /** The curve [time, rate], with a jump where another load came into force; it goes on with the newest one. */
  readonly points: readonly LoadPoint[]
  /** The highest rate before the newest load came into force. */
  readonly peak: number
}

interface LoadChange {
  readonly time: number
  readonly load: LoadCurve
}

/** What was read of a log, and between which two changes of the load it holds. */
interface Reading {
  readonly recording: Recording
  readonly offered: OfferedLoad | null
  readonly since: number
  readonly until: number
}

/**
 * Reads the log for the loads in force up to a time; null as long as there has been only one. It is asked
 * with every step of the clock, so a log is read again only when it is another one or a change was passed.
 */
export function createOfferedLoad(): (recording: Recording, time: number) => OfferedLoad | null {
  let known: Reading | null = null
  return (recording, time) => {
    if (known?.recording !== recording || time < known.since || time >= known.until)
      known = read(recording, time)
    return known.offered
  }
}

function read(recording: Recording, time: number): Reading {
  const changes = changesOf(recording)
  const passed = changes.filter((change) => change.time <= time)
  const ahead = changes.filter((change) => change.time > time)
  return {
    recording,
    offered: offeredBy(recording, passed),
    since: Math.max(...passed.map((change) => change.time)),
    until: Math.min(...ahead.map((change) => change.time)),
  }
}

function offeredBy(recording: Recording, changes: readonly LoadChange[]): OfferedLoad | null {
  if (changes.length === 0) return null
  const loads = [
    { from: 0, load: loadOf(recording.settings.load) },
    ...changes.map(({ time: from, load }) => ({ from, load })),
  ]
  const points: LoadPoint[] = []
  let peak = 0
  loads.forEach(({ from, load }, i) => {
    const next = loads[i + 1]
    for (const point of piece(load, from, next?.from ?? loadDuration(load))) {
      points.push(point)
      if (next !== undefined) peak = Math.max(peak, point[1])
    }
  })
  return { points, peak }
}

function changesOf(recording: Recording): readonly LoadChange[] {
  let load = loadOf(recording.settings.load)
  return recording.log.flatMap(({ time, change }): readonly LoadChange[] => {
    const before = load
    if (change.type === 'set' && change.name === 'load') load = loadOf(change.value)
    if (change.type === 'burst') {
      const raised = withBurst(load, time, change)
      if (raised.ok) load = raised.value
    }
    return load === before ? [] : [{ time, load }]
  })
}

function loadOf(value: Plain | undefined): LoadCurve {
  const load = checkLoad(value)
  return load.ok ? load.value : parameters.load.start
}

/** The points of a load from one time to another, with its rates at both. */
function piece(load: LoadCurve, from: number, to: number): readonly LoadPoint[] {
  if (to <= from) return []
  const inside = cornersOf(load).filter(([at]) => at > from && at < to)
  const last = inside.at(-1)
  // At its very end a curve is 0 already; what it came to is the rate of its last corner.
  const end = to < loadDuration(load) ? rateAt(load, to) : (cornersOf(load).at(-1)?.[1] ?? 0)
  // A step holds its rate to the end.
  const rate = load.form === 'steps' ? (last?.[1] ?? rateAt(load, from)) : end
  return [[from, rateAt(load, from)], ...inside, [to, rate]]
}

function cornersOf(load: LoadCurve): readonly LoadPoint[] {
  if (load.form === 'linear') return load.points
  return load.rates.flatMap((rate, i): readonly LoadPoint[] => [
    [i * load.every, rate],
    [(i + 1) * load.every, rate],
  ])
}
