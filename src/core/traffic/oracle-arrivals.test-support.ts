import { keyOf, nextWord } from '#core/kernel/random.ts'
import { exponential } from '#core/kernel/ziggurat.ts'
import type { Rules } from './plane.ts'

/** What the oracle knows of its fresh requests. */
interface Arriving {
  readonly rules: Rules
  readonly seed: number
  readonly requests: number
  readonly lastFresh: number
  readonly arrivals: Int32Array
}

/** The next time in the script, or the time at which the load has used up one more unit exponential. */
export function followingArrival(from: Arriving): number {
  const { script, load } = from.rules
  if (script !== null) return script[from.requests] ?? Infinity
  let time = from.lastFresh
  let left = exponential(nextWord(from.arrivals, 0), keyOf(from.seed, 'arrivals 0'))
  for (let i = 0; i < load.starts.length; i++) {
    if (load.ends[i] <= time) continue
    time = Math.max(time, load.starts[i])
    const slope = load.slopes[i]
    const rate = load.rates[i] + slope * (time - load.starts[i])
    const span = load.ends[i] - time
    const area = span * (rate + 0.5 * slope * span)
    if (left < area) {
      const root = Math.sqrt(Math.max(0, rate * rate + 2 * slope * left))
      const step = slope === 0 ? left / rate : (2 * left) / (rate + root)
      return Math.min(time + step, load.ends[i])
    }
    left -= area
    time = load.ends[i]
  }
  return Infinity
}
