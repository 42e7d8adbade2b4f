import type { HpaDecision } from '#core/policies/hpa.ts'
import { hpaDecisionOf } from '#core/policies/records.ts'
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

/** The newest decision of an HPA among its decisions' records; null where the newest one is of another policy, or had none. */
export function latestHpa(state: Pick<SessionState, 'decisions' | 'watched'>): HpaDecision | null {
  const decision = latestDecision(state)
  return decision === null ? null : hpaDecisionOf(decision)
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
