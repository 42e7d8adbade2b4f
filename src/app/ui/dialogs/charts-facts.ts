import { holdsLevels } from '#core/organisms/approximate.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import type { SessionState } from '#app/store/session-state.ts'
import { watchedName } from '#app/store/watched.ts'
import type { ChartsCsv } from '#share/charts-csv.ts'
import { chartsFileText } from '#text/en/charts-file.ts'
import { scenariosText } from '#text/en/scenarios.ts'
import type { Words } from '#text/words.ts'
import { writtenSeed } from '../header/seed.ts'
import type { Page } from '../page.ts'
import { addressOf } from '../parts/link-address.ts'
import { clockInName, scenarioId } from './file-name.ts'

/** A longer link is left out: programs that read tables cut such lines. */
const linkLengthMax = 2000

/** The name of the scenario in a language, and of the watched service of several. */
export function scenarioOf(page: Page, words: Words): string {
  const id = scenarioId(page)
  const names = new Map(Object.entries(words.text(scenariosText)))
  const scenario = names.get(id ?? '')?.label ?? words.text(chartsFileText).ownScenario
  const service = watchedName(page.session.store.getState())
  return service === null ? scenario : `${scenario}, ${service}`
}

/** Such as surge-latency-05m04s.svg, or shop-checkout-latency-05m04s.svg of one of several services. */
export function chartsFileName(page: Page, chart: string, time: number, ending: string): string {
  const service = watchedName(page.session.store.getState())
  const parts = [
    scenarioId(page) ?? 'own',
    ...(service === null ? [] : [service]),
    chart === 'all' ? 'charts' : chart,
    clockInName(time),
  ]
  return `${parts.join('-')}.${ending}`
}

/** What a file of numbers says of its run. */
export async function chartsFacts(
  page: Page,
  time: number,
): Promise<Readonly<Record<string, string>>> {
  const state = page.session.store.getState()
  const { recording } = state
  const service = watchedName(state)
  // Without its codec, as on a train, the file has no link; its numbers are worth saving all the same.
  const address = await addressOf(page, time).catch(() => '')
  return {
    engine: String(recording.engine),
    system: recording.organism,
    scenario: scenarioId(page) ?? 'own',
    ...(service === null ? {} : { service }),
    seed: writtenSeed(recording.seed),
    time: String(time),
    ...approximateFact(state, time),
    ...(address !== '' && address.length <= linkLengthMax ? { link: address } : {}),
  }
}

type Approximate = Pick<SessionState, 'approximation'>

/** The stretches that were counted by level, up to the time at which a file stops, s. */
export function approximateFact(
  { approximation }: Approximate,
  time: number,
): Readonly<Record<string, string>> {
  const spans = approximation?.spans.filter(({ from }) => from < time) ?? []
  const told = spans.map(({ from, to }) => `${from} to ${Math.min(to ?? time, time)} s`)
  return spans.length === 0 ? {} : { approximate: `counted by level from ${told.join(', ')}` }
}

/** Of each row of a history whether its window holds something that was counted by level; nothing where none does. */
export function approximateRows(
  { approximation }: Approximate,
  { rows, count }: Pick<ChartsCsv, 'rows' | 'count'>,
): Pick<ChartsCsv, 'approximate'> {
  const spans = approximation?.spans ?? []
  const timeOf = (row: number) => (row < 0 ? 0 : (rows[row * sampleColumns.length] ?? 0))
  const approximate = Array.from({ length: count }, (_, row) =>
    holdsLevels(spans, timeOf(row - 1), timeOf(row)),
  )
  return approximate.includes(true) ? { approximate } : {}
}
