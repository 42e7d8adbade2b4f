import type { Approximation } from '#core/organisms/observation.ts'

/** Whether what is told of a moment, s, comes from a stretch that was counted by level; of a whole run any will do. */
export function isApproximate(
  approximation: Approximation | null,
  time: number,
  isWhole = false,
): boolean {
  const spans = approximation?.spans ?? []
  return spans.some(({ from, to }) => isWhole || (from < time && time <= (to ?? Infinity)))
}
