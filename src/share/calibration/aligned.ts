import { refuse, type Result } from '#core/schema/schema.ts'
import { intervalOf, slotsMax, type SeriesRow } from '../loads/series.ts'
import type { MetricSeries } from './metrics.ts'
import {
  percentileNames,
  type Meaning,
  type MetricUnit,
  type PercentileName,
  type Role,
} from './roles.ts'

/** A series with what the visitor says it is, and the file it comes from. */
export interface MeantSeries extends Pick<MetricSeries, 'name' | 'rows'>, Meaning {
  readonly file: number
  readonly isTimed: boolean
}

/** What was measured in one interval: requests/s, cores, seconds. */
export interface Measured {
  readonly rate: number
  readonly cpu: number | null
  readonly quantiles: Readonly<Partial<Record<PercentileName, number>>>
}

/** All series on one grid. */
export interface Aligned {
  readonly interval: number
  readonly rows: readonly Measured[]
}

/**
 * Puts the series on one grid, that of the longest interval among them: series of requests and of CPU add up, as those of
 * several cells do, shares of a processor are averaged. `cores` is what 100 % of the CPU are.
 */
export function align(all: readonly MeantSeries[], cores: number): Result<Aligned> {
  const used = all.filter(({ role }) => role !== 'none')
  const requests = used.filter(({ role }) => role === 'requests')
  if (requests.length === 0) return refuse('No series counts the requests; say which one does.')
  const files = new Set(used.map(({ file }) => file))
  if (files.size > 1 && used.some(({ isTimed }) => !isTimed)) {
    return refuse(
      'One of the files has no times, so its rows cannot be put beside those of another; bring all series in one file.',
    )
  }
  const double = percentileNames.find((name) => used.filter(({ role }) => role === name).length > 1)
  if (double !== undefined) {
    return refuse(
      `Two series are taken for ${double}, and percentiles cannot be added up; take one of them.`,
    )
  }
  const intervals = used.map(({ rows }) => intervalOf(rows) ?? 0)
  const interval = Math.max(...intervals)
  const start = Math.min(...used.map(({ rows }) => rows[0]?.time ?? Infinity))
  const end = Math.max(...used.map(({ rows }) => rows.at(-1)?.time ?? -Infinity))
  if (!(interval > 0)) return refuse('The series have one value each; take a longer span.')
  if ((end - start) / interval > slotsMax) {
    return refuse(
      'The series lie too far apart in time to be put beside one another; take the same span of each.',
    )
  }
  const slotOf = (time: number) => Math.floor((time - start) / interval + 1e-6)
  const columns = used.map(({ role, unit, rows }, at) => ({
    role,
    unit,
    slots: meansOf(rows, slotOf, factorOf(unit, { own: intervals[at] ?? interval, cores })),
  }))
  return { ok: true, value: { interval, rows: rowsOf(columns) } }
}

interface Column {
  readonly role: Role
  readonly unit: MetricUnit
  readonly slots: ReadonlyMap<number, number>
}

function rowsOf(columns: readonly Column[]): readonly Measured[] {
  const of = (role: Role) => columns.filter((column) => column.role === role)
  const [requests, cpu] = [of('requests'), of('cpu')]
  const slots = [...new Set(requests.flatMap((column) => [...column.slots.keys()]))].sort(
    (a, b) => a - b,
  )
  return slots.flatMap((slot) => {
    const rate = together(requests, slot)
    if (rate === null) return []
    const quantiles = percentileNames.flatMap((name) => {
      const seconds = together(of(name), slot)
      return seconds === null || seconds <= 0 ? [] : [[name, seconds] as const]
    })
    return [{ rate, cpu: together(cpu, slot), quantiles: Object.fromEntries(quantiles) }]
  })
}

// Where one of several cells is missing their sum is not known.
function together(columns: readonly Column[], slot: number): number | null {
  const values = columns.flatMap(({ slots }) => slots.get(slot) ?? [])
  if (values.length < columns.length || values.length === 0) return null
  const sum = values.reduce((total, value) => total + value, 0)
  return columns[0]?.unit === 'percent' ? sum / values.length : sum
}

function meansOf(
  rows: readonly SeriesRow[],
  slotOf: (time: number) => number,
  factor: number,
): ReadonlyMap<number, number> {
  const sums = new Map<number, { sum: number; count: number }>()
  for (const { time, value } of rows) {
    if (value === null) continue
    const slot = slotOf(time ?? 0)
    const before = sums.get(slot) ?? { sum: 0, count: 0 }
    before.sum += value * factor
    before.count += 1
    sums.set(slot, before)
  }
  return new Map([...sums].map(([slot, { sum, count }]) => [slot, sum / count]))
}

/** What one value is in requests/s, cores or seconds. */
function factorOf(unit: MetricUnit, of: { readonly own: number; readonly cores: number }): number {
  switch (unit) {
    case 'minute':
      return 1 / 60
    case 'interval':
      return of.own > 0 ? 1 / of.own : 1
    case 'millicores':
    case 'ms':
      return 0.001
    case 'us':
      return 0.000_001
    case 'percent':
      return of.cores / 100
    case 'second':
    case 'cores':
    case 's':
      return 1
  }
}
