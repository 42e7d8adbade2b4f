/** A number of pods, or a share of the wished ones as in “25%”; null where the manifest says nothing. */
export type IntOrPercent = number | string | null

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
 * update could not begin. A text that is no share is told by the name of its field.
 */
export function resolveFenceposts(
  maxSurge: IntOrPercent,
  maxUnavailable: IntOrPercent,
  desired: number,
):
  | ({ readonly ok: true } & Fenceposts)
  | { readonly ok: false; readonly wrong: 'maxSurge' | 'maxUnavailable' } {
  const surge = resolved(maxSurge, desired, Math.ceil)
  const unavailable = resolved(maxUnavailable, desired, Math.floor)
  if (surge === null) return { ok: false, wrong: 'maxSurge' }
  if (unavailable === null) return { ok: false, wrong: 'maxUnavailable' }
  return { ok: true, surge, unavailable: surge === 0 && unavailable === 0 ? 1 : unavailable }
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
