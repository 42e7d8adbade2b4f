/**
 * Who is at work in a cell of c slots.
 *
 * - `fcfs`: the c that came first; the others wait. When one leaves is known as soon as it comes.
 * - `processor-sharing`: all n of them, each on min(1, c/n) of a slot: an operating system that shares out its time, at the limit
 *   of short turns (L. Kleinrock, Queueing Systems II, 1976, ch. 4).
 * - `lcfs-preemptive`: the c that came last; who is displaced goes on later where it was (preemptive resume).
 *
 * In the latter two whoever comes is at work at once, and postpones who is there.
 */
export type Discipline = 'fcfs' | 'processor-sharing' | 'lcfs-preemptive'

/** Disciplines as numbers, for columns. */
export const discipline = { fcfs: 0, sharing: 1, preemptive: 2 } as const

/** The number of a discipline. */
export function disciplineCode(name: Discipline): number {
  if (name === 'fcfs') return discipline.fcfs
  return name === 'processor-sharing' ? discipline.sharing : discipline.preemptive
}
