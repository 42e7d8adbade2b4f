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

/** The first waits, s, of a container that exits as soon as it runs; its very first restart waits for nothing, and is none of them. */
export function backoffWaits(rule: BackoffRule, count: number): readonly number[] {
  const waits: number[] = []
  let now = 0
  let backoff = nextBackoff(rule, null, { exitedAt: now, now })
  while (waits.length < count) {
    waits.push(backoff.wait)
    const exitedAt = now
    now += backoff.wait
    backoff = nextBackoff(rule, backoff, { exitedAt, now })
  }
  return waits
}

/** What clients that try again wait in the mean, where each wait is drawn between 0 and the full one (“full jitter”, Brooker 2015). */
export function fullJitterMean(waits: readonly number[]): number {
  return waits.reduce((sum, wait) => sum + wait, 0) / 2
}

/** Moves the back-off one step (Backoff.Next): doubled up to the maximum, or begun anew. */
export function nextBackoff(
  rule: BackoffRule,
  backoff: Backoff | null,
  { exitedAt, now }: { readonly exitedAt: number; readonly now: number },
): Backoff {
  const isFirst = backoff === null || isExpired(rule, backoff, exitedAt)
  // The kubelet lowers the first wait to a maximum that is set below it (newCrashLoopBackOff).
  const wait = Math.min(isFirst ? rule.initial : 2 * backoff.wait, rule.maximum)
  return { wait, steppedAt: now }
}

function isExpired(rule: BackoffRule, backoff: Backoff, exitedAt: number): boolean {
  return isOlder(backoff.steppedAt, exitedAt, rule.expireAfter)
}
