import { isNewer, micros } from './hpa-clock.ts'

/** What links a sample to its pod. */
export type HpaPodId = number | string

/** A pod as the controller sees it in its status. Times are simulated seconds. */
export interface HpaPod {
  readonly id: HpaPodId
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown'
  /** It has a deletion timestamp. */
  readonly deleting: boolean
  /** Its Ready condition; null when it has none. */
  readonly ready: boolean | null
  /** Null when the kubelet has not acknowledged it. */
  readonly startedAt: number | null
  /** Last change of its Ready condition; null reads as long ago. */
  readonly readyChangedAt: number | null
}

/** One pod's value of one metric: a rate over the `window` seconds before `takenAt`. */
export interface HpaSample {
  readonly pod: HpaPodId
  readonly milli: number
  readonly takenAt: number
  readonly window: number
}

/** When a pod's CPU sample counts. */
export interface ReadinessRule {
  /** The readiness rule applies to CPU alone. */
  readonly resource: string | null
  readonly cpuInitializationPeriod: number
  readonly initialReadinessDelay: number
  readonly now: number
}

/** Pods by how they enter the formula. */
export interface PodGroups {
  readonly readyCount: number
  readonly unready: readonly HpaPodId[]
  readonly missing: readonly HpaPodId[]
  readonly ignored: readonly HpaPodId[]
}

/**
 * Sorts pods for one metric (replica_calculator.go, groupPods): deleted and failed ones are ignored,
 * pending ones are unready, those without a sample are missing, and a CPU sample from a pod that is
 * still starting makes it unready. A finished pod (Succeeded) counts like any other.
 */
export function groupPods(
  pods: readonly HpaPod[],
  samples: ReadonlyMap<HpaPodId, HpaSample>,
  rule: ReadinessRule,
): PodGroups {
  const unready: HpaPodId[] = []
  const missing: HpaPodId[] = []
  const ignored: HpaPodId[] = []
  let readyCount = 0
  for (const pod of pods) {
    const sample = samples.get(pod.id)
    if (pod.deleting || pod.phase === 'Failed') ignored.push(pod.id)
    else if (pod.phase === 'Pending') unready.push(pod.id)
    else if (sample === undefined) missing.push(pod.id)
    else if (rule.resource === 'cpu' && isStarting(pod, sample, rule)) unready.push(pod.id)
    else readyCount++
  }
  return { readyCount, unready, missing, ignored }
}

function isStarting(pod: HpaPod, sample: HpaSample, rule: ReadinessRule): boolean {
  if (pod.ready === null || pod.startedAt === null) return true
  const changedAt = pod.readyChangedAt
  if (isNewer(pod.startedAt, rule.now, rule.cpuInitializationPeriod)) {
    // One full window must have passed since the pod became ready, or it holds start-up work.
    return !pod.ready || (changedAt !== null && isBefore(sample.takenAt, changedAt + sample.window))
  }
  // Unready since shortly after its start: it never was ready.
  return (
    !pod.ready &&
    (changedAt === null || isBefore(changedAt, pod.startedAt + rule.initialReadinessDelay))
  )
}

function isBefore(a: number, b: number): boolean {
  return micros(a) < micros(b)
}

/** Running and Ready pods: the count that Object and External `Value` targets multiply by. */
export function countServing(pods: readonly HpaPod[]): number {
  let count = 0
  // A terminating pod that is still Ready counts here, unlike in groupPods.
  for (const pod of pods) if (pod.phase === 'Running' && pod.ready === true) count++
  return count
}
