import { refuse, type Result } from '#core/schema/schema.ts'
import { shown } from '#core/schema/validate.ts'

/** A number of pods, or a share of the wished ones as in “25%”; null where the manifest says nothing. */
export type IntOrPercent = number | string | null

/** Pods of a setting, which says either of both. */
export function checkPods(value: unknown): Result<number | string> {
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0
  if (isCount && value <= 100_000) return { ok: true, value: value + 0 }
  if (typeof value === 'string' && /^\d{1,3}%$/u.test(value)) return { ok: true, value }
  return refuse(`It must be a whole number of cells or a share such as 25%, not ${shown(value)}.`)
}

/** The same of what may be missing: not more than there are (IsNotMoreThan100Percent of Kubernetes). */
export function checkUnavailable(value: unknown): Result<number | string> {
  const checked = checkPods(value)
  return checked.ok && typeof value === 'string' && Number.parseInt(value, 10) > 100
    ? refuse(`At most 100% of the cells can be unavailable, not ${shown(value)}.`)
    : checked
}

/** Whether a setting is no pod at all, as a number or as a share. */
export function isNoPod(value: unknown): boolean {
  return Number.parseInt(String(value), 10) === 0
}

/** What Kubernetes does not take of both together (ValidateRollingUpdateDeployment). */
export function checkBoth(maxSurge: unknown, maxUnavailable: unknown): Result<null> {
  return isNoPod(maxSurge) && isNoPod(maxUnavailable)
    ? refuse('“maxSurge” and “maxUnavailable” cannot both be 0: nothing could be replaced.')
    : { ok: true, value: null }
}

/** How far a rolling update may leave the wished size, in pods. */
export interface Fenceposts {
  /** Above it. */
  readonly surge: number
  /** Below it, counted in available pods. */
  readonly unavailable: number
}

/**
 * Resolves maxSurge and maxUnavailable (deployment_util.go, ResolveFenceposts): shares are rounded up
 * for the surge and down for the unavailable; when both are 0 one pod may be unavailable, else the
 * update could not begin. A text that is no share is refused.
 */
export function resolveFenceposts(
  maxSurge: IntOrPercent,
  maxUnavailable: IntOrPercent,
  desired: number,
): Result<Fenceposts> {
  const surge = resolved(maxSurge, desired, Math.ceil)
  if (surge === null) return refuse(noShare('maxSurge', maxSurge))
  const unavailable = resolved(maxUnavailable, desired, Math.floor)
  if (unavailable === null) return refuse(noShare('maxUnavailable', maxUnavailable))
  const isStuck = surge === 0 && unavailable === 0
  return { ok: true, value: { surge, unavailable: isStuck ? 1 : unavailable } }
}

function noShare(name: string, value: IntOrPercent): string {
  return `“${name}” must be a number of pods or a share of them such as 25%, not ${shown(value)}.`
}

/** The same, kept within the wished size (MaxUnavailable, MaxSurge); with no pods wished nothing may be missing. */
export function fencepostsWithin(fenceposts: Fenceposts, desired: number): Fenceposts {
  return { ...fenceposts, unavailable: Math.min(fenceposts.unavailable, desired) }
}

function resolved(
  value: IntOrPercent,
  desired: number,
  round: (pods: number) => number,
): number | null {
  if (value === null) return 0
  if (typeof value === 'number') return value
  const [, percent] = /^(\d+)%$/u.exec(value) ?? []
  return percent === undefined ? null : round((Number(percent) * desired) / 100)
}
