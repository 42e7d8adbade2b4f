import type { Discipline } from '#core/mesh/disciplines.ts'
import { rootTag } from '#core/mesh/draws.ts'
import { plainEdge } from '#core/mesh/graph.ts'
import { departureStride } from '#core/mesh/jobs.ts'
import { createLoneMesh } from '#core/mesh/lone-mesh.ts'
import { runMesh } from '#core/mesh/run.ts'
import {
  createLoneService,
  flowLogged,
  plainRules,
  scriptedDemand,
} from '#core/traffic/lone-service.ts'
import { logStride } from '#core/traffic/plane.ts'
import type { Verdict } from './report.ts'
import { countIn, numbersIn, textIn } from './tables-input.ts'
import type { Table, TableResult, TableRow } from './tables.ts'

/** Traces without chance: scripted arrivals and work, exact departures of every request. */
export function holdGolden(table: Table): TableResult {
  const verdicts = table.rows.map((row) => holdTrace(table, row))
  const simulated = 2 * verdicts.filter(({ status }) => status !== 'skipped').length
  return { verdicts, held: { simulated, byFunction: 0, zMax: null, chiSquare: null } }
}

function holdTrace(table: Table, row: TableRow): Verdict {
  const { id } = row
  try {
    const discipline = textIn(row, 'discipline')
    const depart = Object.hasOwn(disciplines, discipline) ? disciplines[discipline] : undefined
    if (depart === undefined) {
      return { id, status: 'skipped', detail: `no cell serves by the discipline ${discipline}` }
    }
    const detail = differenceOf(row, depart(jobsOf(row)), roomOf(table.tol))
    return { id, status: detail === null ? 'passed' : 'failed', detail }
  } catch (error) {
    // A row without its inputs, or a broken invariant of the core.
    return { id, status: 'failed', detail: error instanceof Error ? error.message : String(error) }
  }
}

/** What comes to the cell of a row, in the order of coming. */
interface Jobs {
  readonly arrivals: readonly number[]
  readonly works: readonly number[]
  readonly slots: number
}

function jobsOf(row: TableRow): Jobs {
  const arrivals = numbersIn(row, 'arrivals')
  const works = numbersIn(row, 'service')
  if (works.length !== arrivals.length) throw new Error('each arrival needs its service')
  if (arrivals.some((at, i) => at < (arrivals[i - 1] ?? 0))) throw new Error('arrivals go back')
  return { arrivals, works, slots: countIn(row, 'c', 1) }
}

/** When each job leaves, by what the table calls a discipline. */
const disciplines: Readonly<Record<string, (jobs: Jobs) => readonly number[]>> = {
  FCFS: inTurn,
  PS: (jobs) => postponed('processor-sharing', jobs),
  'LIFO-P': (jobs) => postponed('lcfs-preemptive', jobs),
}

/** First come, first served: the departures are known when the jobs come. */
function inTurn({ arrivals, works, slots }: Jobs): readonly number[] {
  const service = createLoneService({
    seed: 0,
    load: { form: 'steps', every: 1, rates: [0] },
    rules: {
      demand: scriptedDemand(works),
      script: Float64Array.from(arrivals),
      slots,
      places: slots + arrivals.length,
    },
    cells: 1,
    logged: arrivals.length + 1,
  })
  const departures: number[] = []
  flowLogged(service, Infinity, (log, rows) => {
    for (let at = 0; at < rows * logStride; at += logStride) {
      departures[log[at] ?? 0] = log[at + 4] ?? NaN
    }
  })
  return departures
}

/** Who comes later postpones who is there: the departures are known when they happen. */
function postponed(discipline: Discipline, { arrivals, works, slots }: Jobs): readonly number[] {
  if (discipline === 'lcfs-preemptive' && new Set(arrivals).size < arrivals.length) {
    throw new Error('two jobs come at the same time, so neither of them came last')
  }
  const { mesh } = createLoneMesh({
    graph: {
      services: [
        {
          ...plainRules,
          discipline,
          demand: scriptedDemand(works),
          script: Float64Array.from(arrivals),
          slots,
          places: slots + arrivals.length,
        },
      ],
      edges: [plainEdge],
      populations: [{ kind: 'open', edge: 0 }],
    },
    cells: [1],
    seed: 0,
    tasks: 64 + 2 * arrivals.length,
    departures: arrivals.length,
  })
  runMesh(mesh, Infinity, Infinity)
  const { log, logged } = mesh.jobs
  const byTag = new Map<number, number>()
  for (let row = 0; row < (logged[0] ?? NaN); row++) {
    const at = row * departureStride
    byTag.set(log[at + 1] ?? NaN, log[at + 4] ?? NaN)
  }
  return arrivals.map((_, request) => byTag.get(rootTag(mesh, 0, request)) ?? NaN)
}

function differenceOf(row: TableRow, departures: readonly number[], room: number): string | null {
  const arrivals = numbersIn(row, 'arrivals')
  const expected: unknown = row.out['departures']
  const wanted: readonly unknown[] = Array.isArray(expected) ? expected : []
  if (wanted.length !== departures.length) return `${departures.length} jobs left`
  const wrong = departures.findIndex((at, i) => !(Math.abs(at - Number(wanted[i])) <= room))
  if (wrong >= 0) {
    return `job ${wrong + 1} leaves at ${departures[wrong]} instead of ${String(wanted[wrong])}`
  }
  const total = departures.reduce((sum, at, i) => sum + at - (arrivals[i] ?? NaN), 0)
  if (!(Math.abs(total - Number(row.out['total_sojourn'])) <= room))
    return `the sojourns sum to ${total}`
  const area = presence(arrivals, departures)
  return Math.abs(area - total) <= room ? null : `∫ N dt is ${area}, the sojourns sum to ${total}`
}

/** ∫ N(t) dt over the instants at which jobs come and go: Little's law from empty to empty. */
function presence(arrivals: readonly number[], departures: readonly number[]): number {
  const steps = [
    ...arrivals.map((at) => ({ at, by: 1 })),
    ...departures.map((at) => ({ at, by: -1 })),
  ].toSorted((a, b) => a.at - b.at)
  let inside = 0
  let before = 0
  let area = 0
  for (const { at, by } of steps) {
    area += inside * (at - before)
    before = at
    inside += by
  }
  return area
}

function roomOf(tol: unknown): number {
  const given = typeof tol === 'object' && tol !== null && 'abs' in tol ? tol.abs : null
  return typeof given === 'number' ? given : 0
}
