import type { GcpSeen, GcpSignalUse } from './gcp-signal.ts'
import { signalUse } from './gcp-signal.ts'
import { isOlder } from './hpa-clock.ts'

/** Autoscaling policy of a managed instance group (autoscalers.AutoscalingPolicy). */
export interface GcpPolicy {
  readonly minNumReplicas: number
  readonly maxNumReplicas: number
  /** For each signal the load that one VM should carry, in its unit; above 0. */
  readonly targets: readonly number[]
  /** The peak over this time decides, s. */
  readonly stabilisationPeriod: number
  /** Time that a VM takes to start, s (coolDownPeriodSec). */
  readonly initialisationPeriod: number
  readonly scaleInControl: GcpScaleInControl | null
  /** Whether the group follows the recommendation. */
  readonly mode: 'ON' | 'ONLY_SCALE_OUT' | 'OFF'
}

/** At most so many VMs below the peak recommendation of a trailing window. */
export interface GcpScaleInControl {
  readonly maxScaledInReplicas: {
    readonly type: 'fixed' | 'percent'
    /** VMs, or per cent of the peak. */
    readonly value: number
  }
  /** timeWindowSec, s. */
  readonly window: number
}

export const gcpDefaults: Pick<
  GcpPolicy,
  'stabilisationPeriod' | 'initialisationPeriod' | 'scaleInControl' | 'mode'
> = {
  stabilisationPeriod: 600,
  initialisationPeriod: 60,
  scaleInControl: null,
  mode: 'ON',
}

/** A size and when it was found. */
export interface GcpSize {
  readonly at: number
  readonly size: number
}

/** What the autoscaler remembers between two looks. */
export interface GcpMemory {
  /** Sizes that the load needed, within the stabilisation period. */
  readonly needed: readonly GcpSize[]
  /** Sizes that were recommended, within the window of the scale-in control. */
  readonly recommended: readonly GcpSize[]
}

export const emptyGcpMemory: GcpMemory = { needed: [], recommended: [] }

/** One look with every number that led to it. */
export interface GcpDecision {
  readonly signals: readonly GcpSignalUse[]
  /** Index of the signal that needs most; null without data. */
  readonly leading: number | null
  readonly needed: number
  /** The largest need within the stabilisation period. */
  readonly peak: GcpSize
  /** The smallest size that the scale-in control allows; null without one. */
  readonly floor: number | null
  readonly recommended: number
  /** Target size before and after. */
  readonly from: number
  readonly size: number
  readonly reason: 'ScaleOut' | 'ScaleIn' | 'Stabilised' | 'ScaleInControl' | 'Mode' | 'NoChange'
}

/**
 * The recommended size is what serves the peak load of the stabilisation period, within minimum and
 * maximum and the scale-in control (“Understanding autoscaler decisions”, “Scale-in controls”).
 * Without data the present size is what is needed.
 */
export function decideGcp(
  policy: GcpPolicy,
  memory: GcpMemory,
  seen: GcpSeen,
): { readonly decision: GcpDecision; readonly memory: GcpMemory } {
  const { now, size: from } = seen
  const bounded = (size: number): number =>
    Math.max(policy.minNumReplicas, Math.min(policy.maxNumReplicas, size))
  const { initialisationPeriod } = policy
  const signals = policy.targets.map((target, i) =>
    signalUse({ target, initialisationPeriod }, seen, i),
  )
  const most = largest(signals.map(({ needs }, i) => ({ at: i, size: needs ?? -1 })))
  const leading = most === null || most.size < 0 ? null : most.at
  const needed = leading === null ? from : (most?.size ?? from)
  const needs = within(memory.needed, now, policy.stabilisationPeriod, { at: now, size: needed })
  const peak = largest(needs) ?? { at: now, size: needed }
  const control = policy.scaleInControl
  const past = control === null ? [] : memory.recommended.filter(isWithin(now, control.window))
  const floor = control === null ? null : allowedFloor(control, past, from)
  const recommended = bounded(Math.max(peak.size, floor ?? 0))
  const size =
    policy.mode === 'ON'
      ? recommended
      : policy.mode === 'OFF'
        ? bounded(from)
        : bounded(Math.max(from, recommended))
  const known = { signals, leading, needed, peak, floor, recommended, from, size }
  return {
    decision: { ...known, reason: reasonOf(known) },
    memory: {
      needed: needs,
      recommended: control === null ? [] : [...past, { at: now, size: recommended }],
    },
  }
}

/** The peak of the window, the present size included, less what may go; parts of a VM may go. */
function allowedFloor(control: GcpScaleInControl, past: readonly GcpSize[], size: number): number {
  const peak = past.reduce((top, each) => Math.max(top, each.size), size)
  const { type, value } = control.maxScaledInReplicas
  return peak - (type === 'fixed' ? value : Math.ceil((peak * value) / 100))
}

function within(
  sizes: readonly GcpSize[],
  now: number,
  period: number,
  next: GcpSize,
): readonly GcpSize[] {
  return [...sizes.filter(isWithin(now, period)), next]
}

/** Not older than the period, its edge included. */
function isWithin(now: number, period: number): (size: GcpSize) => boolean {
  return ({ at }) => !isOlder(at, now, period)
}

function largest(sizes: readonly GcpSize[]): GcpSize | null {
  return sizes.reduce<GcpSize | null>(
    (top, each) => (top === null || each.size > top.size ? each : top),
    null,
  )
}

function reasonOf(found: Omit<GcpDecision, 'reason'>): GcpDecision['reason'] {
  const { from, size, recommended, needed, peak, floor } = found
  if (size !== recommended) return 'Mode'
  if (size > from) return 'ScaleOut'
  if (floor !== null && floor > peak.size && size === floor) return 'ScaleInControl'
  if (size < from) return 'ScaleIn'
  return needed < peak.size ? 'Stabilised' : 'NoChange'
}
