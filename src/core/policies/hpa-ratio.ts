import type { HpaPodId } from './hpa-pods.ts'

/** Usage against the target, with the numbers on the way. Amounts are milli-units. */
export interface UsageRatio {
  /** Σ usage over the pods in the sum. */
  readonly usage: number
  /** Σ request over the same pods; null where the target is an amount. */
  readonly request: number | null
  /** Pods in the sum. */
  readonly pods: number
  /** Whole percent of the request, truncated; null where the target is an amount. */
  readonly utilization: number | null
  /** Usage ÷ pods, truncated to a whole milli-unit. */
  readonly average: number
  readonly ratio: number
}

/**
 * u = ⌊100 · Σ usage ÷ Σ request⌋, ratio = u ÷ target (utilization.go). The pods are weighted by
 * their requests. Samples of unknown pods are left out. Null when no sample matches a pod.
 */
export function utilizationRatio(
  values: ReadonlyMap<HpaPodId, number>,
  requests: ReadonlyMap<HpaPodId, number>,
  target: number,
): UsageRatio | null {
  let usage = 0
  let request = 0
  let pods = 0
  for (const [pod, milli] of values) {
    const asked = requests.get(pod)
    if (asked === undefined) continue
    usage += milli
    request += asked
    pods++
  }
  if (request === 0) return null
  const utilization = Math.trunc((usage * 100) / request)
  const average = Math.trunc(usage / pods)
  return { usage, request, pods, utilization, average, ratio: utilization / target }
}

/** a = ⌊Σ usage ÷ pods⌋ in milli-units, ratio = a ÷ target (utilization.go). */
export function averageRatio(values: ReadonlyMap<HpaPodId, number>, target: number): UsageRatio {
  let usage = 0
  for (const milli of values.values()) usage += milli
  const pods = values.size
  const average = Math.trunc(usage / pods)
  return { usage, request: null, pods, utilization: null, average, ratio: average / target }
}
