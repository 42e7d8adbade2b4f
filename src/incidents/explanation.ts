import type { Recording } from '#core/organisms/recording.ts'
import type { Diagnosis } from './diagnosis.ts'
import { isSameTraffic, lateIn, lossesIn, lossesOf, type Measure } from './measure.ts'
import type { Removal } from './removals.ts'

/** An incident explained: what was lost, and of each cause how much less would have been lost without it, as other runs have shown. */
export interface Explanation {
  readonly diagnosis: Diagnosis
  /** Lost or late in the stretch of the incident. */
  readonly total: number
  /** Of them answered late. */
  readonly late: number
  /** In the whole run. */
  readonly whole: number
  readonly claims: readonly Claim[]
  readonly waterfall: Waterfall
}

/** What a run without one cause has shown. Negative numbers say that more would have been lost. */
export interface Claim {
  readonly removal: Removal
  /** The run without this cause alone. */
  readonly recording: Recording
  /** So much less was lost or late in the stretch, of it late ones, and in the whole run. */
  readonly fewer: number
  readonly fewerLate: number
  readonly fewerWhole: number
  /** Lost or late in the stretch without it. */
  readonly left: number
  /** Whether clients sent the same requests. */
  readonly isSameTraffic: boolean
  /** Changes of the log that were refused in that run and not in this one. */
  readonly refused: number
}

/** The causes taken out one after another: the steps and the rest are the total, exactly. */
export interface Waterfall {
  /** In the order of `claims`; fewer where not all can be taken out together. */
  readonly steps: readonly number[]
  readonly rest: number
}

/** Puts together what the runs of a plan have shown, in the order of the plan. */
export function explanationOf(diagnosis: Diagnosis, measures: readonly Measure[]): Explanation {
  const [base] = measures
  if (base === undefined || measures.length !== diagnosis.plan.length) {
    throw new Error('every run of the plan has been measured')
  }
  const total = lossesIn(base)
  const claims = diagnosis.removals.map((removal, at): Claim => {
    // The run itself stands before them.
    const [planned, alone] = [diagnosis.plan[at + 1], measures[at + 1]]
    if (planned === undefined || alone === undefined) throw new Error('each has a run of its own')
    return {
      removal,
      recording: planned.recording,
      fewer: total - lossesIn(alone),
      fewerLate: lateIn(base) - lateIn(alone),
      fewerWhole: lossesOf(base) - lossesOf(alone),
      left: lossesIn(alone),
      isSameTraffic: isSameTraffic(base, alone),
      refused: alone.refused - base.refused,
    }
  })
  const together = measures.slice(claims.length + 1)
  const ways = [base, ...measures.slice(1, Math.min(2, measures.length)), ...together]
  const lost = ways.map((measure) => lossesIn(measure))
  const steps = lost.slice(1).map((after, at) => (lost[at] ?? 0) - after)
  const waterfall = { steps, rest: lost.at(-1) ?? total }
  return { diagnosis, total, late: lateIn(base), whole: lossesOf(base), claims, waterfall }
}
