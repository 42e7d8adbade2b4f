/**
 * Goals that are offered with a run of this page, as a link writes them (share/goal.ts). Each is missed by the run as it comes, and met
 * by another autoscaler's settings; both are played by the tests.
 */
export const offeredGoals = {
  /** By the id of a scenario. */
  scenarios: {
    surge: 'p99<500ms,cost<0.2',
    day: 'missed<=0s,cost<0.12',
    flash: 'lost<5%,cost<0.25',
  },
  /** By the id of a lesson, for the run that it begins with. */
  lessons: { 'p99-spike': 'p99<500ms,cost<0.06' },
} as const

/** The goal that is offered under an id; null where none is. */
export function goalOffered(kind: keyof typeof offeredGoals, id: string): string | null {
  const found = Object.entries<string>(offeredGoals[kind]).find(([name]) => name === id)
  return found?.[1] ?? null
}
