import { assert } from '#core/kernel/assert.ts'

/**
 * A curve of steps: `values[i]` holds from `starts[i]` until the next start, the last one for good.
 * Times in s, ascending; values in units that serve, from 0 on.
 */
export interface StepCurve {
  readonly starts: readonly number[]
  readonly values: readonly number[]
}

/**
 * How well a supply s(t) followed a demand d(t) over T seconds, by the metrics of the SPEC Research
 * Group: Herbst, Kounev and Reussner, Elasticity in Cloud Computing, ICAC 2013; Herbst et al.,
 * Quantifying Cloud Performance and Dependability, ACM ToMPECS 3(4), 2018; Bauer et al., Chameleon,
 * IEEE TPDS 30, 2019. Several normalisations are in use. Here θ are relative to the demand of the
 * moment, and the accuracies are in units.
 */
export interface Elasticity {
  /** θU = 100/T · ∫ max(d − s, 0)/d dt, per cent: what is missing, relative to the demand. */
  readonly thetaU: number
  /** θO = 100/T · ∫ max(s − d, 0)/d dt, per cent, over the time in which something is demanded. */
  readonly thetaO: number
  /** τU: per cent of the time with less supply than demand. */
  readonly tauU: number
  /** τO: per cent of the time with more. */
  readonly tauO: number
  /**
   * υ = 100/(n − 1) · Σ min(|sgn Δs − sgn Δd|, 1), per cent, over the n whole seconds of the time: how
   * often the two do not go the same way. 0 where there are less than two seconds.
   */
  readonly upsilon: number
  /** 1/T · ∫ max(d − s, 0) dt: units missing in the mean. */
  readonly accU: number
  /** 1/T · ∫ max(s − d, 0) dt: units too many in the mean. */
  readonly accO: number
  /** Per cent of the time in which nothing is demanded: a surplus then counts in τO and accO, but is no share of anything. */
  readonly idle: number
}

/** The metrics between two times; exact in time but for υ, which is defined on a grid of one second. */
export function elasticity(
  demand: StepCurve,
  supply: StepCurve,
  from: number,
  to: number,
): Elasticity {
  assert(to > from, 'a time that is judged has a length')
  let [shareU, shareO, timeU, timeO, unitsU, unitsO, idle] = [0, 0, 0, 0, 0, 0, 0]
  const wanted = walkAlong(demand, from)
  const given = walkAlong(supply, from)
  for (let at = from; at < to;) {
    const [d, s] = [valueAt(wanted, at), valueAt(given, at)]
    const next = Math.min(to, nextStart(wanted), nextStart(given))
    const length = next - at
    if (d === 0) idle += length
    if (s < d) {
      timeU += length
      unitsU += (d - s) * length
      shareU += ((d - s) / d) * length
    } else if (s > d) {
      timeO += length
      unitsO += (s - d) * length
      if (d > 0) shareO += ((s - d) / d) * length
    }
    at = next
  }
  const percent = 100 / (to - from)
  return {
    thetaU: percent * shareU,
    thetaO: percent * shareO,
    tauU: percent * timeU,
    tauO: percent * timeO,
    upsilon: instability(demand, supply, from, to),
    accU: unitsU / (to - from),
    accO: unitsO / (to - from),
    idle: percent * idle,
  }
}

function instability(demand: StepCurve, supply: StepCurve, from: number, to: number): number {
  const wanted = walkAlong(demand, from)
  const given = walkAlong(supply, from)
  let [d, s] = [valueAt(wanted, from), valueAt(given, from)]
  let apart = 0
  let steps = 0
  for (let at = from + 1; at < to; at = from + steps + 1) {
    const [nextD, nextS] = [valueAt(wanted, at), valueAt(given, at)]
    if (Math.sign(nextS - s) !== Math.sign(nextD - d)) apart++
    steps++
    ;[d, s] = [nextD, nextS]
  }
  return steps === 0 ? 0 : (100 * apart) / steps
}

/** A place on a curve that only moves on. */
interface Walk {
  readonly curve: StepCurve
  index: number
}

function walkAlong(curve: StepCurve, from: number): Walk {
  const { starts, values } = curve
  assert(starts.length === values.length, 'each step of a curve has a start and a value')
  assert((starts[0] ?? Infinity) <= from, 'a curve is known from the first time that is judged')
  return { curve, index: 0 }
}

function valueAt(walk: Walk, time: number): number {
  while (nextStart(walk) <= time) walk.index++
  return walk.curve.values[walk.index] ?? NaN
}

function nextStart({ curve, index }: Walk): number {
  return curve.starts[index + 1] ?? Infinity
}
