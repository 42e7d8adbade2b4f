import type { ServiceDecision } from '#core/organisms/observation.ts'
import type { AwsAlarmReading } from '#core/policies/aws-alarm.ts'
import type { HpaDecision } from '#core/policies/hpa.ts'
import { kpaRules } from '#core/policies/kpa-rules.ts'
import { hpaDecisionOf } from '#core/policies/records.ts'

/**
 * The windows of the past that a decision went by, and what it considered in them: from its own record, and from those of the decisions before
 * it, which hold what it remembered of them. Nothing is worked out anew.
 */
export interface Considered {
  /** Of the decision, s. */
  readonly time: number
  readonly bands: readonly Band[]
  /** Numbers of cells that were recommended in it, in order of time, that of the decision itself last. */
  readonly points: readonly Recommended[]
  /** The recommendation that was taken; null where the windows hold measurements and no recommendations. */
  readonly chosen: Recommended | null
}

export interface Recommended {
  readonly time: number
  readonly replicas: number
}

/** What a window is called, with its numbers. */
export type BandName =
  | {
      readonly kind: 'down' | 'up' | 'stable' | 'panic' | 'delay' | 'peak' | 'control' | 'cooldown'
    }
  /** So many of the datapoints that came breach, of an alarm's last periods. */
  | { readonly kind: 'alarm'; readonly breaching: number; readonly present: number }
  | { readonly kind: 'mean' }

export interface Band {
  readonly name: BandName
  /** Its length, s; of what was before the run nothing is shown. */
  readonly seconds: number
  readonly from: number
  readonly to: number
  /** The number of cells that it asks for, or holds; null where it says none. */
  readonly level: number | null
  /** Where its periods meet, s; empty where it has none. */
  readonly ticks: readonly number[]
}

/** Null where a decision looks at no window. `earlier` are decisions of any service up to it. */
export function considered(
  decision: ServiceDecision,
  earlier: readonly ServiceDecision[],
): Considered | null {
  const { time, service } = decision
  const before = earlier.filter(
    (one) => one.service === service && one.kind === decision.kind && one.time < time,
  )
  const found = foundBy(decision, before)
  const bands = found.bands.filter(({ from, to }) => from < to)
  return bands.length === 0 ? null : { ...found, time, bands }
}

type Found = Omit<Considered, 'time'>
const nothing: Found = { bands: [], points: [], chosen: null }

function foundBy(decision: ServiceDecision, before: readonly ServiceDecision[]): Found {
  switch (decision.kind) {
    case 'hpa':
    case 'keda': {
      const own = hpaDecisionOf(decision)
      return own === null ? nothing : byHpa(own, before)
    }
    case 'kpa':
      return byKpa(decision, before)
    case 'mig':
      return byMig(decision, before)
    case 'azure':
      return byAzure(decision)
    case 'target-tracking':
    case 'step-scaling':
    case 'simple-scaling':
      return byAws(decision)
    default:
      return nothing
  }
}

function band(name: BandName, time: number, seconds: number, level: number | null = null): Band {
  return { name, seconds, from: Math.max(0, time - seconds), to: time, level, ticks: [] }
}

/** The raw recommendations of the stabilisation windows; the one that held the number, where one did. */
function byHpa(own: HpaDecision, before: readonly ServiceDecision[]): Found {
  const { time, raw, stabilised } = own
  if (stabilised === null || raw === null) return nothing
  const { up, down, reason, replicas } = stabilised
  const bands = [
    band({ kind: 'down' }, time, down.window, down.replicas),
    ...(up === null ? [] : [band({ kind: 'up' }, time, up.window, up.replicas)]),
  ]
  const longest = Math.max(down.window, up?.window ?? 0)
  const past = before.flatMap((one): readonly Recommended[] => {
    const found = hpaDecisionOf(one)
    return found === null || found.raw === null ? [] : [{ time: one.time, replicas: found.raw }]
  })
  const now = { time, replicas: raw }
  const holder = reason === 'ScaleUpStabilized' && up !== null ? up.by : down.by
  const held =
    replicas === raw || holder === null ? now : { time: holder.at, replicas: holder.replicas }
  const points = [...since(past, time - longest), now]
  // The first recommendation of all is the number of cells that there was.
  const isFirst = points.every((one) => one.time !== held.time || one.replicas !== held.replicas)
  return { bands, points: isFirst ? [held, ...points] : points, chosen: held }
}

function since(points: readonly Recommended[], from: number): readonly Recommended[] {
  return points.filter(({ time }) => time >= from)
}

type Of<Kind extends ServiceDecision['kind']> = Extract<ServiceDecision, { readonly kind: Kind }>

/** Means over the stable and the panic window, as the cells that they ask for; and what a delayed scale-down remembers. */
function byKpa({ time, spec, record }: Of<'kpa'>, before: readonly ServiceDecision[]): Found {
  const { stableWindow, panicWindow } = kpaRules(spec)
  const { stable, panic, chosen, desired } = record.decision
  const windows = [
    band({ kind: 'stable' }, time, stableWindow, stable.wanted),
    band({ kind: 'panic' }, time, panicWindow, panic.wanted),
  ]
  if (spec.scaleDownDelay === 0) return { ...nothing, bands: windows }
  const past = before.flatMap((one) =>
    one.kind === 'kpa' ? [{ time: one.time, replicas: one.record.decision.chosen }] : [],
  )
  const points = [...since(past, time - spec.scaleDownDelay), { time, replicas: chosen }]
  return {
    bands: [...windows, band({ kind: 'delay' }, time, spec.scaleDownDelay, desired)],
    points,
    chosen: points.findLast(({ replicas }) => replicas === desired) ?? null,
  }
}

/** What was needed in the stabilisation period, and its peak. */
function byMig({ time, spec, record }: Of<'mig'>, before: readonly ServiceDecision[]): Found {
  const { peak, needed, floor } = record
  const past = before.flatMap((one) =>
    one.kind === 'mig' ? [{ time: one.time, replicas: one.record.needed }] : [],
  )
  const control = spec.scaleInControl
  return {
    bands: [
      band({ kind: 'peak' }, time, spec.stabilisationPeriod, peak.size),
      ...(control === null ? [] : [band({ kind: 'control' }, time, control.window, floor)]),
    ],
    points: [...since(past, time - spec.stabilisationPeriod), { time, replicas: needed }],
    chosen: { time: peak.at, replicas: peak.size },
  }
}

/** The windows over which rules took their means; of the rule that led alone, where one did. */
function byAzure({ time, spec, record }: Of<'azure'>): Found {
  const led = record.leading === null ? spec.rules : spec.rules.slice(record.leading).slice(0, 1)
  const lengths = [...new Set(led.map(({ timeWindow }) => timeWindow))]
  return { ...nothing, bands: lengths.map((seconds) => band({ kind: 'mean' }, time, seconds)) }
}

/** A CloudWatch period, s. */
const awsPeriod = 60

/** The periods of the alarm that rang, else of all alarms that were read; and what is left of a cooldown. */
function byAws(decision: Of<'target-tracking'> | Of<'step-scaling'> | Of<'simple-scaling'>): Found {
  const { time } = decision
  const readings = alarmsOf(decision)
  const ringing = readings.filter(({ reading }) => reading.state === 'ALARM')
  const shown = ringing.length === 0 ? readings : ringing
  const bands = shown.map(({ reading, periods }): Band => {
    const { breaching, present } = reading
    const whole = band({ kind: 'alarm', breaching, present }, time, periods * awsPeriod)
    const ticks = Array.from({ length: periods - 1 }, (_, i) => time - (i + 1) * awsPeriod)
    return { ...whole, ticks: ticks.filter((tick) => tick > 0) }
  })
  return { ...nothing, bands: [...bands, ...cooldownsOf(decision)] }
}

interface Alarm {
  readonly reading: AwsAlarmReading
  readonly periods: number
}

function alarmsOf(
  decision: Of<'target-tracking'> | Of<'step-scaling'> | Of<'simple-scaling'>,
): readonly Alarm[] {
  if (decision.kind === 'target-tracking') {
    return decision.record.policies.flatMap(({ high, low }, i) => {
      const policy = decision.spec.policies.at(i)
      if (policy === undefined) return []
      return [
        { reading: high, periods: policy.high.evaluationPeriods },
        { reading: low, periods: policy.low.evaluationPeriods },
      ]
    })
  }
  const { policies } = decision.spec
  return decision.record.policies.flatMap(({ alarm }, i) => {
    const policy = policies.at(i)
    return policy === undefined ? [] : [{ reading: alarm, periods: policy.evaluationPeriods }]
  })
}

function cooldownsOf(decision: ServiceDecision): readonly Band[] {
  if (decision.kind !== 'simple-scaling') return []
  return decision.record.policies.flatMap(({ decision: found }, i): readonly Band[] => {
    const cooldown = decision.spec.policies.at(i)?.cooldown ?? 0
    const left = found?.cooldownLeft ?? 0
    if (left <= 0) return []
    const to = decision.time + left
    return [band({ kind: 'cooldown' }, to, cooldown)]
  })
}
