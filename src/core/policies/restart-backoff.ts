import { isNewer, isOlder, micros } from './hpa-clock.ts'

/** Waits of the kubelet before it restarts a container, s (kubelet.go; flowcontrol/backoff.go). */
export interface BackoffRule {
  /** After the first restart. */
  readonly initial: number
  readonly maximum: number
  /** A container that ran longer than this since its last restart begins anew. */
  readonly expireAfter: number
}

/** CrashLoopBackOff: 10, 20, 40, 80, 160, 300, 300 … s. */
export const crashLoopBackOff: BackoffRule = { initial: 10, maximum: 300, expireAfter: 600 }

/** What is remembered of one container; null before its first restart. */
export interface Backoff {
  /** Wait before the next restart, s. */
  readonly wait: number
  /** When the last step was made, that is at the last restart, s. */
  readonly steppedAt: number
}

/** What is done about a container that has exited. */
export interface RestartDecision {
  readonly restart: boolean
  readonly reason: 'CrashLoopBackOff' | 'Restarted'
  /** The whole wait, counted from the exit, and what is left of it, s. */
  readonly wait: number
  readonly left: number
  readonly backoff: Backoff | null
}

/**
 * Restarts a container that exited at `exitedAt`, or lets it wait (kuberuntime_manager.go,
 * doBackOff). The first crash waits for nothing; every restart doubles the wait of the next.
 */
export function decideRestart(
  rule: BackoffRule,
  backoff: Backoff | null,
  times: { readonly exitedAt: number; readonly now: number },
): RestartDecision {
  const { exitedAt, now } = times
  const wait = currentWait(rule, backoff, exitedAt)
  if (isNewer(exitedAt, now, wait)) {
    const left = (micros(wait) - micros(now) + micros(exitedAt)) / 1_000_000
    return { restart: false, reason: 'CrashLoopBackOff', wait, left, backoff }
  }
  const next = nextBackoff(rule, backoff, times)
  return { restart: true, reason: 'Restarted', wait, left: 0, backoff: next }
}

/** Wait that a crash at `exitedAt` has to keep, s: none at first, nor after a long quiet run. */
export function currentWait(rule: BackoffRule, backoff: Backoff | null, exitedAt: number): number {
  return backoff === null || isExpired(rule, backoff, exitedAt) ? 0 : backoff.wait
}

/** Moves the back-off one step (Backoff.Next): doubled up to the maximum, or begun anew. */
export function nextBackoff(
  rule: BackoffRule,
  backoff: Backoff | null,
  { exitedAt, now }: { readonly exitedAt: number; readonly now: number },
): Backoff {
  const isFirst = backoff === null || isExpired(rule, backoff, exitedAt)
  const wait = isFirst ? rule.initial : Math.min(2 * backoff.wait, rule.maximum)
  return { wait, steppedAt: now }
}

function isExpired(rule: BackoffRule, backoff: Backoff, exitedAt: number): boolean {
  return isOlder(backoff.steppedAt, exitedAt, rule.expireAfter)
}
