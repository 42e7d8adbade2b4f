import { scenarios as ofService } from './autoscaled-service/scenarios.ts'
import { scenarios as ofServices } from './microservices/scenarios.ts'

/**
 * All built-in scenarios by id, with the system that each runs. Ids are part of links: they are added
 * to, never changed or removed.
 */
export const scenarios = {
  ...entriesOf('autoscaled-service', ofService),
  ...entriesOf('microservices', ofServices),
}

function entriesOf<Id extends string, Entry extends object>(
  organism: string,
  entries: Readonly<Record<Id, Entry>>,
): Readonly<Record<Id, Entry & { readonly organism: string }>> {
  const all = Object.entries<Entry>(entries).map(([id, entry]) => [id, { ...entry, organism }])
  // The entries of the table are those of the mapped type.
  return Object.fromEntries(all) as Record<Id, Entry & { readonly organism: string }>
}
