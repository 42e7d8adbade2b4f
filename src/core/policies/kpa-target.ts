/** What a revision says of its scaling beside the cluster's defaults (reconciler/autoscaling/resources/target.go). */
export interface KpaTargetInput {
  readonly metric: 'concurrency' | 'rps'
  /** The most requests that a container takes at one time; 0 for no limit. */
  readonly containerConcurrency: number
  /** The annotations `target` and `target-utilization-percentage`; null where they are not there. */
  readonly target: number | null
  readonly utilizationPercent: number | null
  readonly defaults: {
    readonly concurrencyTarget: number
    /** Shares of one. */
    readonly concurrencyUtilization: number
    readonly rpsTarget: number
    readonly rpsUtilization: number
  }
}

/** No target is lower. */
const targetLeast = 0.01

/**
 * What one pod is to be given, and what it can take, in requests at one time or per second. A target above the limit of the container
 * is not believed.
 */
export function kpaTarget(input: KpaTargetInput): {
  readonly target: number
  readonly total: number
} {
  const { metric, containerConcurrency, defaults } = input
  const isRate = metric === 'rps'
  const limit = isRate || containerConcurrency === 0 ? Infinity : containerConcurrency
  const usual = isRate ? defaults.rpsTarget : defaults.concurrencyTarget
  const total =
    input.target === null ? (limit < Infinity ? limit : usual) : Math.min(input.target, limit)
  const share = isRate ? defaults.rpsUtilization : defaults.concurrencyUtilization
  const utilization = input.utilizationPercent === null ? share : input.utilizationPercent / 100
  return { target: Math.max(targetLeast, total * utilization), total }
}

/**
 * Of how many of so many pods the metric is asked at each scrape (metrics/sample_size.go): all of three; else as many as tell the mean
 * of a population within a tenth of a third of its spread at 95 %, corrected for a finite one.
 */
export function kpaSampleSize(pods: number): number {
  if (pods <= 3) return pods
  return Math.ceil((pods * sampleOfMany) / (pods + sampleOfMany - 1))
}

/** 1.96² · ¼ ÷ ¼²: of a population without end. */
const sampleOfMany = 15.3664
