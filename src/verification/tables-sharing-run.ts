import {
  createDepartureWindows,
  readDepartures,
  type DepartureColumn,
} from '#core/mesh/departure-windows.ts'
import { countedOn } from '#core/mesh/edge-counters.ts'
import { plainEdge } from '#core/mesh/graph.ts'
import { departureStride } from '#core/mesh/jobs.ts'
import { createLoneMesh } from '#core/mesh/lone-mesh.ts'
import { runMesh } from '#core/mesh/run.ts'
import type { Demand } from '#core/traffic/demand.ts'
import { loadSegments } from '#core/traffic/load.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import { placesFor } from './tables-experiment.ts'
import { ratioOf, type Estimate } from './tables-statistics.ts'

/** One cell that shares its slot among Poisson requests, and what is looked at in it. */
export interface SharingRun {
  readonly demand: Demand
  readonly rho: number
  /** About so many requests. */
  readonly requests: number
  /** Jobs of about this work are looked at by themselves, s. */
  readonly size: number
}

/** What was measured: the mean time inside, s, and for each second of work, of each job and of those of the size together. */
export interface SharingFindings {
  readonly time: Estimate
  readonly slowdown: Estimate
  readonly ofSize: Estimate
}

const windows = 128
const warmUpShare = 0.1

/** Works that differ from the size by this share of it are of about that size. */
const near = 0.2

/** The log is read after so many steps; one slot of time may have more. */
const pieceSteps = 2048
const pieceRoom = 16 * pieceSteps

/** Runs a mesh from empty to empty, and reads when jobs came and left. */
export function runSharing(run: SharingRun, seed: number): SharingFindings {
  const { demand, rho, requests, size } = run
  const rate = rho / demand.mean
  const duration = requests / rate
  const { mesh } = createLoneMesh({
    graph: {
      services: [
        {
          ...plainRules,
          demand,
          discipline: 'processor-sharing',
          // As many are inside as in M/M/1, whatever the law of the work.
          places: placesFor(1, rho, 1),
          load: loadSegments({ form: 'steps', every: duration, rates: [rate] }),
        },
      ],
      edges: [{ ...plainEdge, latency: 1 / 1024 }],
      populations: [{ kind: 'open', edge: 0 }],
    },
    cells: [1],
    seed,
    tasks: 1 << 14,
    departures: pieceRoom,
    isCompiled: true,
  })
  const warmUp = warmUpShare * duration
  const sizes = [(1 - near) * size, (1 + near) * size] as const
  const found = createDepartureWindows({ warmUp, length: duration - warmUp, sizes }, windows)
  const { log, logged } = mesh.jobs
  for (let steps = pieceSteps; steps >= pieceSteps;) {
    steps = runMesh(mesh, Infinity, pieceSteps)
    const rows = logged[0] ?? 0
    if (rows > pieceRoom) throw new Error('the log of departures was full')
    readDepartures(found, log.subarray(0, rows * departureStride))
    logged[0] = 0
  }
  for (const name of ['shed', 'poolRefused'] as const) {
    if (countedOn(mesh, 0, name) > 0) throw new Error(`an unlimited cell counts ${name}`)
  }
  const ratio = (top: DepartureColumn, bottom: DepartureColumn): Estimate =>
    ratioOf(Array.from(found.columns[top]), Array.from(found.columns[bottom]))
  return {
    time: ratio('times', 'jobs'),
    slowdown: ratio('slowdowns', 'jobs'),
    ofSize: ratio('sizedTimes', 'sizedWorks'),
  }
}
