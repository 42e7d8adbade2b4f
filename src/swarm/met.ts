/** How often each thing was met, by its name. */
export type Met = Record<string, number>

/** Counts that something was met. */
export function meet(met: Met, name: string, times = 1): void {
  if (times > 0) met[name] = (met[name] ?? 0) + times
}

/** Adds what one seed has met to the sum of all. */
export function addMet(sum: Met, met: Met): void {
  for (const [name, times] of Object.entries(met)) meet(sum, name, times)
}
