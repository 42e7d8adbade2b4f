/** Where a save stands and what it takes. */
export interface Spaced {
  /** Steps of work from the beginning of the run to it. */
  readonly position: number
  /** Memory that it takes by itself. */
  readonly bytes: number
}

/** A save is taken every so many steps of work at the soonest; together they take so many bytes at most. */
export interface SaveLimits {
  readonly spacing: number
  readonly bytes: number
  /** A large save is followed by so many steps for each of its bytes, so that saving is a small share of the work. */
  readonly stepsPerByte: number
  /** So many of the newest one's size have room beside the first in any case. */
  readonly saves: number
}

/** So many spacings are new: the share is one of them and the work since together. */
const fresh = 256

export const saveLimits: SaveLimits = {
  spacing: 2 ** 18,
  bytes: 48 * 1024 * 1024,
  stepsPerByte: 1 / 2,
  saves: 5,
}

/** The limits for a run whose first and newest saves take so many bytes: of the largest runs too there are a few, farther apart. */
export function limitsFor(limits: SaveLimits, first: number, newest: number): SaveLimits {
  return {
    ...limits,
    spacing: Math.max(limits.spacing, newest * limits.stepsPerByte),
    bytes: Math.max(limits.bytes, first + newest * limits.saves),
  }
}

/**
 * The saves after the first one, oldest first, without those that are missed least, until all fit:
 * what lies between two of them is a share of the work since, so the newest are dense and the oldest sparse. The
 * first one always stays, or some time would have no save before it; a newest one that does not fit beside
 * it goes alone.
 */
export function thinned<Kept extends Spaced>(
  first: Spaced,
  later: readonly Kept[],
  limits: SaveLimits,
): readonly Kept[] {
  const kept = [...later]
  let bytes = kept.reduce((sum, save) => sum + save.bytes, first.bytes)
  while (bytes > limits.bytes && kept.length > 0) {
    const [gone] = kept.splice(leastMissed(first, kept, limits), 1)
    bytes -= gone?.bytes ?? 0
  }
  return kept
}

/** The one whose gap would be the smallest share of the work since it; the newest where nothing else would help. */
function leastMissed(
  first: Spaced,
  later: readonly Spaced[],
  { spacing, bytes }: SaveLimits,
): number {
  const last = later.length - 1
  const newest = later[last] ?? first
  if (first.bytes + newest.bytes > bytes) return last
  const since = newest.position + fresh * spacing
  let [found, least, before] = [last, Infinity, first.position]
  later.forEach(({ position }, i) => {
    const next = later[i + 1]
    if (next === undefined) return
    const share = (next.position - before) / (since - position)
    if (share < least) [found, least] = [i, share]
    before = position
  })
  return found
}
