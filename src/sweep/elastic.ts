import { cellRate } from '#core/control/comparable.ts'
import { elasticity, type StepCurve } from '#core/organisms/elasticity.ts'
import { sampleColumns, type ServiceDecision } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { loadPeak, rateOn } from '#core/traffic/load.ts'
import { servicesOf } from '#share/services-of.ts'
import type { RunFigures } from './result.ts'

/** How restless an autoscaler was, and how well it followed the load. */

/** A change of direction within this time of the change before it takes that back, s. */
const flapWithin = 300

/** Decisions that changed a number of cells or the size of one, of all services, and how many of them took one back; null where old ones are forgotten. */
export function changesOf(run: Run): Pick<RunFigures, 'decisions' | 'flaps'> {
  const { entries, dropped } = run.decisions()
  if (dropped > 0) return { decisions: null, flaps: null }
  const last = new Map<number, { readonly time: number; readonly way: number }>()
  let [decisions, flaps] = [0, 0]
  for (const entry of entries) {
    const { time, service } = entry
    const way = wayOf(entry)
    if (way === 0) continue
    const before = last.get(service)
    decisions++
    if (before !== undefined && before.way !== way && time - before.time <= flapWithin) flaps++
    last.set(service, { time, way })
  }
  return { decisions, flaps }
}

/** 1 for more cells or a larger one, -1 for fewer or a smaller one, 0 for neither. */
function wayOf(decision: ServiceDecision): number {
  const { current, desired } = decision
  if (decision.kind !== 'vertical' || current !== desired) return Math.sign(desired - current)
  return Math.sign(decision.record.wanted - decision.record.slots)
}

type Followed = Pick<RunFigures, 'thetaU' | 'thetaO' | 'tauU' | 'tauO' | 'upsilon'>

const unknown: Followed = { thetaU: null, thetaO: null, tauU: null, tauO: null, upsilon: null }

/** Settings on which the cells that are needed hang. */
const needed: readonly string[] = ['load', 'slots', 'serviceMean', 'hpa', 'policy']

/**
 * Ready cells at the end of each window of the history against the cells that the load needs: load ÷ what a cell answers at the share of its
 * slots that the policy aims at, rounded up. Of several services nobody can tell from the settings alone what each is sent.
 */
export function elasticityOf(run: Run, recording: Recording): Followed {
  const [settings, second] = servicesOf(recording)
  if (settings === undefined || second !== undefined) return unknown
  // A cell that changes its size has not the worth of another.
  if (settings.policy.kind === 'vertical') return unknown
  const isOther = recording.log.some(
    ({ change }) =>
      change.type === 'burst' || (change.type === 'set' && needed.includes(change.name)),
  )
  if (isOther) return unknown
  const { rows, count } = run.history()
  const width = sampleColumns.length
  const [timeAt, readyAt] = [sampleColumns.indexOf('time'), sampleColumns.indexOf('ready')]
  const starts = [0]
  const supplied = [settings.initialReplicas]
  for (let row = 0; row < count; row++) {
    starts.push(rows[row * width + timeAt] ?? 0)
    supplied.push(rows[row * width + readyAt] ?? 0)
  }
  const end = run.now()
  if (count === 0 || end <= 0 || loadPeak(settings.load) === 0) return unknown
  const rate = cellRate(settings)
  const demand: StepCurve = {
    starts,
    values: starts.map((time) => Math.ceil(rateOn(settings.load, time) / rate - 1e-9)),
  }
  const { thetaU, thetaO, tauU, tauO, upsilon } = elasticity(
    demand,
    { starts, values: supplied },
    0,
    end,
  )
  return { thetaU, thetaO, tauU, tauO, upsilon }
}
