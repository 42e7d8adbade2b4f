import { largest, remember, type KpaDelay } from './kpa-delay.ts'

/** What bounds and aims a Knative autoscaler (autoscaler/scaling/uniscaler.go, DeciderSpec). */
export interface KpaRules {
  /** What one pod is to be given, and what it can take: requests at one time, or per second. */
  readonly target: number
  readonly total: number
  /** Requests that a burst may bring at once; 0 for none, −1 for any number. */
  readonly burstCapacity: number
  /** So many times what the ready pods should serve is panic. */
  readonly panicThreshold: number
  /** The most and the least that one decision makes of the ready pods, as factors. */
  readonly maxScaleUpRate: number
  readonly maxScaleDownRate: number
  /** s. */
  readonly stableWindow: number
  /** A start from zero goes at least so high; 0 or 1 for no such rule. */
  readonly activationScale: number
  /** Whether a route leads to it. */
  readonly reachable: boolean
}

/** What a decision leaves to the next one. */
export interface KpaMemory {
  /** When the load was last above the threshold of a panic that is not over, s; null without a panic. */
  readonly panicSince: number | null
  /** The most pods wished for in it. */
  readonly panicPods: number
  /** Null where no scale-down is delayed. */
  readonly delay: KpaDelay | null
}

/** What an autoscaler sees at one tick. */
export interface KpaObservation {
  readonly now: number
  readonly readyPods: number
  /** Means of the metric over the stable and the panic window, all pods together. */
  readonly stable: number
  readonly panic: number
}

/** One number of a decision, from what the metric asks for to what is left of it. */
export interface KpaWish {
  /** The mean over the window, and the pods that it asks for. */
  readonly observed: number
  readonly wanted: number
  /** After the limits of one decision, and after the least that a start goes to. */
  readonly limited: number
  readonly activated: number
}

/** A decision, with the numbers that led to it. */
export interface KpaDecision {
  readonly time: number
  readonly readyPods: number
  /** The most and the least that this decision may ask for. */
  readonly ceiling: number
  readonly floor: number
  readonly stable: KpaWish
  readonly panic: KpaWish
  /** Whether the panic window asks for so much that it is panic; what that takes. */
  readonly isOverThreshold: boolean
  readonly threshold: number
  /** Null outside a panic. */
  readonly panicSince: number | null
  readonly panicPods: number
  /** After the panic, and after the delay of scale-downs. */
  readonly chosen: number
  readonly desired: number
  /** Capacity beside what is there and what may come at once; below 0 the activator stays in the path. */
  readonly excessBurstCapacity: number
}

/** A memory at the start of an autoscaler: where more than one pod is ready it begins in a panic, for it has no history that could say that they are too many. */
export function beginKpa(now: number, readyPods: number, delay: KpaDelay | null): KpaMemory {
  return { panicSince: readyPods > 1 ? now : null, panicPods: readyPods, delay }
}

/** One tick (autoscaler/scaling/autoscaler.go, Scale). */
export function decideKpa(
  rules: KpaRules,
  memory: KpaMemory,
  seen: KpaObservation,
): { readonly decision: KpaDecision; readonly memory: KpaMemory } {
  const { now, readyPods } = seen
  // Also from nothing it grows.
  const pods = Math.max(1, readyPods)
  const ceiling = Math.ceil(rules.maxScaleUpRate * pods)
  const floor = rules.reachable ? Math.floor(pods / rules.maxScaleDownRate) : 0
  const wish = (observed: number): KpaWish => {
    const wanted = Math.ceil(observed / rules.target)
    const limited = Math.min(Math.max(wanted, floor), ceiling)
    const isStart = rules.activationScale > 1 && wanted > 0
    return {
      observed,
      wanted,
      limited,
      activated: isStart ? Math.max(limited, rules.activationScale) : limited,
    }
  }
  const [stable, panic] = [wish(seen.stable), wish(seen.panic)]
  const isOverThreshold = panic.wanted / pods >= rules.panicThreshold
  const { panicSince, panicPods } = panicAfter(rules, memory, now, isOverThreshold)
  const most = Math.max(panicPods, stable.activated, panic.activated)
  const chosen = panicSince === null ? stable.activated : most
  const isDelayed = memory.delay !== null && rules.reachable
  const delay =
    isDelayed && memory.delay !== null ? remember(memory.delay, now, chosen) : memory.delay
  const desired = isDelayed && delay !== null ? largest(delay) : chosen
  const next = { panicSince, panicPods: panicSince === null ? panicPods : most, delay }
  const decision = {
    time: now,
    readyPods,
    ceiling,
    floor,
    stable,
    panic,
    isOverThreshold,
    threshold: rules.panicThreshold * pods,
    panicSince,
    panicPods: next.panicPods,
    chosen,
    desired,
    excessBurstCapacity: excess(rules, readyPods, seen.panic),
  }
  return { decision, memory: next }
}

/** A panic begins and goes on at the threshold, and is over when the load has been below it for longer than the stable window. */
function panicAfter(
  { stableWindow }: KpaRules,
  { panicSince, panicPods }: KpaMemory,
  now: number,
  isOver: boolean,
): Pick<KpaMemory, 'panicSince' | 'panicPods'> {
  if (isOver) return { panicSince: now, panicPods }
  if (panicSince === null || panicSince + stableWindow >= now) return { panicSince, panicPods }
  return { panicSince: null, panicPods: 0 }
}

function excess({ burstCapacity, total }: KpaRules, readyPods: number, inFlight: number): number {
  if (burstCapacity === 0) return 0
  if (burstCapacity < 0) return -1
  return Math.floor(readyPods * total - burstCapacity - inFlight)
}
