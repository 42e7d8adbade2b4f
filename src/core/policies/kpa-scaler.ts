/** What bounds the wish of a Knative autoscaler, and when it may go to zero (reconciler/autoscaling/kpa/scaler.go). Times in s. */
export interface KpaScalerRules {
  readonly minScale: number
  /** 0 for none. */
  readonly maxScale: number
  readonly initialScale: number
  readonly scaleToZero: boolean
  readonly stableWindow: number
  readonly gracePeriod: number
  /** How long the last pod is kept beyond the need. */
  readonly podRetention: number
  /** −1 where the activator is always in the path. */
  readonly burstCapacity: number
  /** How long a revision may take to become ready. */
  readonly activationTimeout: number
}

/** What the reconciler knows of a revision at one moment. */
export interface KpaScalerState {
  readonly currentReplicas: number
  /** What the autoscaler wishes; −1 where it has no data. */
  readonly wish: number
  readonly state: 'activating' | 'active' | 'inactive'
  /** Since when that is so, s ago. */
  readonly stateFor: number
  /** Whether a route leads to it; null where that is not known yet. */
  readonly isReachable: boolean | null
  readonly initialScaleReached: boolean
  /** Whether the activator is in the path, for how long, and whether a probe finds it there. */
  readonly isProxied: boolean
  readonly proxiedFor: number
  readonly activatorAnswers: boolean
}

/** Why a revision has the size that it gets. */
export const kpaScalerReasons = [
  'no-data', // the autoscaler has no metrics yet
  'as-wished',
  'scale-to-zero-disabled', // one pod stays
  'still-activating', // it is given time to become ready
  'activation-timed-out', // it never became ready, and goes
  'idle-not-long-enough', // one pod stays for the rest of the stable window
  'now-inactive', // it is marked inactive; the activator comes into the path
  'activator-not-in-path',
  'inactive-long-enough',
  'last-pod-kept', // for its retention
  'proxied-long-enough',
  'grace-period', // until the network knows the activator
] as const
export type KpaScalerReason = (typeof kpaScalerReasons)[number]

/** What a reconciliation makes of a wish. */
export interface KpaScalerDecision {
  /** −1 where nobody knows. */
  readonly desired: number
  /** Whether the number of replicas is written. */
  readonly isApplied: boolean
  /** When to look again at the latest, s from now; null where no time is set. */
  readonly again: number | null
  readonly reason: KpaScalerReason
}

/** After a revision was marked inactive behind an activator that is there already: long enough for this reconciliation to end. */
const afterMark = 3

/** Bounds a wish, and goes to zero only where nobody would find nobody. */
export function scaleKpa(rules: KpaScalerRules, state: KpaScalerState): KpaScalerDecision {
  const { wish, currentReplicas } = state
  if (wish < 0 && state.state !== 'activating') return keep(wish, 'no-data')
  const isGone = state.isReachable === false
  const least = isGone ? 0 : rules.minScale
  // As long as the initial scale was not reached it is the minimum.
  const isInitial = rules.initialScale > 1 && !state.initialScaleReached && !isGone
  const floor = isInitial ? Math.max(rules.initialScale, least) : least
  const ceiling = rules.maxScale === 0 ? Infinity : rules.maxScale
  const bounded = wish < floor ? floor : Math.min(wish, ceiling)
  const found = bounded === 0 ? toZero(rules, state) : write(bounded, 'as-wished')
  return found.desired === currentReplicas ? { ...found, isApplied: false } : found
}

function toZero(rules: KpaScalerRules, state: KpaScalerState): KpaScalerDecision {
  if (!rules.scaleToZero) return write(1, 'scale-to-zero-disabled')
  switch (state.state) {
    case 'activating':
      return state.stateFor >= rules.activationTimeout
        ? write(0, 'activation-timed-out')
        : keep(-1, 'still-activating', rules.activationTimeout)
    case 'active': {
      const left = rules.stableWindow - state.stateFor
      if (left > 0) return { ...write(1, 'idle-not-long-enough'), again: left }
      return keep(0, 'now-inactive', state.isProxied ? afterMark : null)
    }
    case 'inactive':
      return leave(rules, state)
  }
}

/** An inactive revision goes when requests are sure to meet the activator. */
function leave(rules: KpaScalerRules, state: KpaScalerState): KpaScalerDecision {
  const { gracePeriod, podRetention } = rules
  if (rules.burstCapacity !== -1 && !state.activatorAnswers) return keep(0, 'activator-not-in-path')
  if (state.stateFor >= Math.max(gracePeriod, podRetention)) return write(0, 'inactive-long-enough')
  if (state.stateFor < podRetention) return keep(0, 'last-pod-kept', podRetention - state.stateFor)
  const left = gracePeriod - state.proxiedFor
  return left <= 0 ? write(0, 'proxied-long-enough') : keep(0, 'grace-period', left)
}

function write(desired: number, reason: KpaScalerReason): KpaScalerDecision {
  return { desired, isApplied: true, again: null, reason }
}

function keep(
  desired: number,
  reason: KpaScalerReason,
  again: number | null = null,
): KpaScalerDecision {
  return { desired, isApplied: false, again, reason }
}
