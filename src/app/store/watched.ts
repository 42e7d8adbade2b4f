import type { CellNote, ServiceDecision } from '#core/organisms/observation.ts'
import type { SessionState } from './session-state.ts'

/** What of a run belongs to the service whose figures are shown. */

/** The newest decision of its autoscaler; null before the first. */
export function latestDecision({
  decisions,
  watched,
}: Pick<SessionState, 'decisions' | 'watched'>): ServiceDecision | null {
  return decisions.findLast(({ service }) => service === watched) ?? null
}

/** Its name, where there are several to tell it from; null where a run has one service. */
export function watchedName({
  services,
  watched,
}: Pick<SessionState, 'services' | 'watched'>): string | null {
  return services.length > 1 ? (services[watched] ?? null) : null
}

/** What of a list belongs to one service, in its order. */
export function ofService<Entry extends CellNote | ServiceDecision>(
  entries: readonly Entry[],
  service: number,
): readonly Entry[] {
  return entries.filter((entry) => entry.service === service)
}
