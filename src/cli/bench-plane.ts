import { allocate } from '#core/kernel/memory.ts'
import {
  parameters,
  type AutoscaledServiceSettings,
} from '#core/organisms/autoscaled-service/parameters.ts'
import { rulesOf } from '#core/control/rules.ts'
import { startSettings } from '#core/schema/schema.ts'
import { loadLimits } from '#core/traffic/load.ts'
import { listRoom, rollRoom } from '#core/traffic/list-room.ts'
import { createPlane, planeLayout, type Plane } from '#core/traffic/plane.ts'
import { clearRow, joinRouting } from '#core/traffic/routing-list.ts'

/** One case of the benchmark: so many ready cells at a utilisation of 0.7. */
export interface BenchCase {
  readonly name: string
  readonly what: string
  readonly cells: number
  readonly slots: number
  /** Waiting places a cell; so many that none is ever refused. */
  readonly queue: number
}

const paired = (name: string, cells: number): BenchCase => ({
  name,
  what: `${cells.toLocaleString('en')} cells, power of two`,
  cells,
  slots: 1,
  queue: 63,
})

/** The cases a–d; d = 2 choices without replacement wherever there is more than one cell. */
export const benchCases: readonly BenchCase[] = [
  { name: 'a', what: 'M/M/1', cells: 1, slots: 1, queue: 1023 },
  { name: 'b', what: 'M/M/100', cells: 1, slots: 100, queue: 4000 },
  paired('c', 1000),
  paired('d', 10_000),
]

/** The same service at five sizes: what a hop costs must not depend on how many cells there are. */
export const ladderCases: readonly BenchCase[] = [10, 100, 1000, 10_000, 30_000].map((cells) =>
  paired(String(cells), cells),
)

const utilisation = 0.7
/** The data plane of a case, as a run would make it from its settings, with all cells ready. */
export function createBenchPlane(bench: BenchCase, seed: number): Plane {
  const start: AutoscaledServiceSettings = startSettings(parameters)
  const rate = (utilisation * bench.cells * bench.slots) / start.serviceMean
  const settings: AutoscaledServiceSettings = {
    ...start,
    load: { form: 'steps', every: loadLimits.durationMax, rates: [rate] },
    slots: bench.slots,
    queueLimit: bench.queue,
    timeout: 0,
    retries: 0,
    retryBudget: 0,
  }
  const capacity = {
    services: 1,
    rows: bench.cells,
    slots: bench.slots,
    room: listRoom(bench.slots + bench.queue),
    rolled: rollRoom(bench.cells, bench.slots + bench.queue),
    clients: 1024,
    logged: 0,
    queued: 0,
  }
  const { views } = allocate(planeLayout(capacity))
  const plane = createPlane(views, capacity, new Float64Array(1), [rulesOf(settings)], seed)
  for (let row = 0; row < bench.cells; row++) {
    clearRow(plane, 0, row)
    joinRouting(plane, 0, row)
  }
  return plane
}
