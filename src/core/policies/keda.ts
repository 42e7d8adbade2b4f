import { isOlder } from './hpa-clock.ts'

/** What of a ScaledObject decides between idle and at work; from 1 to the maximum is the HPA's. */
export interface KedaSpec {
  readonly minReplicaCount: number
  /** Size while nothing is to do, less than the minimum; null without. */
  readonly idleReplicaCount: number | null
  /** Wait since the last activity before the step to idle or zero, s. */
  readonly cooldownPeriod: number
  /** The same since the object was made, as long as there was no activity, s. */
  readonly initialCooldownPeriod: number
  /** fallback.replicas; null without. */
  readonly fallbackReplicas: number | null
  /** Annotations: paused (at whatever size), paused on the way in or out, activated by force. */
  readonly paused: boolean
  readonly pausedScaleIn: boolean
  readonly pausedScaleOut: boolean
  readonly forceActivation: boolean
}

/** What holds when the manifest says nothing (scaledobject_types.go, scale_executor.go). */
export const kedaDefaults: KedaSpec = {
  minReplicaCount: 0,
  idleReplicaCount: null,
  cooldownPeriod: 300,
  initialCooldownPeriod: 0,
  fallbackReplicas: null,
  paused: false,
  pausedScaleIn: false,
  pausedScaleOut: false,
  forceActivation: false,
}

/** Time between two looks at the triggers, s (pollingInterval). */
export const kedaPollingInterval = 30

/** What a poll sees. */
export interface KedaSeen {
  readonly now: number
  /** spec.replicas of the target. */
  readonly replicas: number
  /** Whether any trigger is active. */
  readonly active: boolean
  /** Whether any trigger answered with an error. */
  readonly error: boolean
  /** status.lastActiveTime, s; null before any activity. */
  readonly lastActiveAt: number | null
  /** When the ScaledObject was made, s. */
  readonly createdAt: number
}

/** Which way through the executor a poll took. */
export type KedaRoute =
  | 'paused'
  | 'from-zero-or-idle'
  | 'scale-out-paused'
  | 'partial-trigger-error' // some triggers are active, some fail
  | 'active' // at work already; the HPA does the rest
  | 'fallback' // the HPA will go to fallback.replicas
  | 'trigger-error'
  | 'to-zero-or-idle'
  | 'cooling-down'
  | 'scale-in-paused'
  | 'to-minimum'
  | 'no-change'

/** One poll with the numbers that led to it. */
export interface KedaDecision {
  readonly route: KedaRoute
  /** Reason of the condition Active; null when the executor does not touch it. */
  readonly reason: 'ScalerActive' | 'ScalerNotActive' | 'ScalerCooldown' | null
  /** spec.replicas before and after. */
  readonly from: number
  readonly replicas: number
  /** Where a cooldown counts from and how long it is, s; null where none was asked. */
  readonly cooldown: { readonly since: number; readonly period: number } | null
  /** status.lastActiveTime after the poll. */
  readonly lastActiveAt: number | null
}

/**
 * A trigger is active above its activation threshold, which is another number than the target that
 * the HPA works with (keda.sh, “Activating and scaling thresholds”).
 */
export function isTriggerActive(value: number, activationThreshold: number): boolean {
  return value > activationThreshold
}

/** One poll of KEDA (scale_scaledobjects.go, RequestScale). */
export function requestScale(spec: KedaSpec, seen: KedaSeen): KedaDecision {
  const { replicas: from, lastActiveAt } = seen
  const told = { from, replicas: from, cooldown: null, lastActiveAt }
  if (spec.paused) return { ...told, route: 'paused', reason: null }
  if (seen.active || spec.forceActivation) return whenActive(spec, seen)
  const reason = 'ScalerNotActive'
  if (seen.error && (spec.fallbackReplicas ?? 0) !== 0) {
    return { ...told, route: 'fallback', reason }
  }
  if (seen.error && spec.fallbackReplicas === null) {
    return { ...told, route: 'trigger-error', reason }
  }
  const { idleReplicaCount: idle, minReplicaCount: min } = spec
  const isAboveIdle = idle !== null && from > idle
  if (isAboveIdle || (from > 0 && min === 0)) return whenIdle(spec, seen)
  if (idle === null && from < min) return { ...told, replicas: min, route: 'to-minimum', reason }
  return { ...told, route: 'no-change', reason }
}

function whenActive(spec: KedaSpec, seen: KedaSeen): KedaDecision {
  const { replicas: from, lastActiveAt, now } = seen
  const told = {
    from,
    replicas: from,
    cooldown: null,
    lastActiveAt,
    reason: 'ScalerActive' as const,
  }
  const isIdle = spec.idleReplicaCount !== null && from < spec.minReplicaCount
  if (isIdle || from === 0) {
    if (spec.pausedScaleOut) return { ...told, route: 'scale-out-paused' }
    const replicas = Math.max(spec.minReplicaCount, 1)
    return { ...told, replicas, route: 'from-zero-or-idle', lastActiveAt: now }
  }
  if (seen.error) return { ...told, route: 'partial-trigger-error' }
  return { ...told, route: 'active', lastActiveAt: now }
}

/** The cooldown is over strictly after its end; without any activity the initial one counts. */
function whenIdle(spec: KedaSpec, seen: KedaSeen): KedaDecision {
  const { replicas: from, lastActiveAt, createdAt, now } = seen
  const told = { from, replicas: from, lastActiveAt }
  if (spec.pausedScaleIn) {
    return { ...told, cooldown: null, route: 'scale-in-paused', reason: 'ScalerNotActive' }
  }
  const cooldown =
    lastActiveAt === null
      ? { since: createdAt, period: spec.initialCooldownPeriod }
      : { since: lastActiveAt, period: spec.cooldownPeriod }
  if (!isOlder(cooldown.since, now, cooldown.period)) {
    return { ...told, cooldown, route: 'cooling-down', reason: 'ScalerCooldown' }
  }
  const replicas = spec.idleReplicaCount ?? spec.minReplicaCount
  return { ...told, replicas, cooldown, route: 'to-zero-or-idle', reason: 'ScalerNotActive' }
}
