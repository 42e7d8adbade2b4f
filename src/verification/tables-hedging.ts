import { plainEdge, type EdgeRules } from '#core/mesh/graph.ts'
import {
  hedgedLonger,
  hedgedMean,
  hedgedQuantile,
  longerThan,
  type LatencyLaw,
} from '#core/mesh/theory-hedging.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { loadSegments } from '#core/traffic/load.ts'
import { plainRules } from '#core/traffic/lone-service.ts'
import type { Rules } from '#core/traffic/plane.ts'
import { trialOf, type Measured, type Trial } from './tables-experiment.ts'
import type { RowPlan } from './tables-hold.ts'
import { numberIn, textIn } from './tables-input.ts'
import { meshWindows, runGraph, type MeshFindings } from './tables-mesh-run.ts'
import { quantileVariance, shareVariance } from './tables-run-length.ts'
import type { Estimate } from './tables-statistics.ts'
import type { TableRow } from './tables.ts'

/** A latency of the table: an exponential, of which a share is replaced by a slower one where there is one. */
interface Mixture {
  readonly mean: number
  readonly slow: { readonly share: number; readonly mean: number } | null
}

/** The latencies by their names in the table. */
const mixtures: Readonly<Record<string, Mixture>> = {
  exp1: { mean: 1, slow: null },
  bimodal: { mean: 10, slow: { share: 0.01, mean: 500 } },
}

function lawOf({ mean, slow }: Mixture): LatencyLaw {
  return slow === null ? [{ share: 1, mean }] : [{ share: 1 - slow.share, mean }, slow]
}

/** Requests a second of the engine's time, and how many attempts are at work at once in the mean. */
const rate = 2048
const atWork = 4

/** As many slots as are never all busy: an attempt that found none free would be shed, and the run would stop. */
const slots = 96

/** A window has so many requests above its quantile at least. */
const aboveQuantile = 10

/** Hedging without queueing: a service that always has a free slot, with and without second attempts. */
export function planHedging(row: TableRow, precision: number): RowPlan {
  const name = textIn(row, 'law')
  const mixture = Object.hasOwn(mixtures, name) ? mixtures[name] : undefined
  if (mixture === undefined) throw new Error(`no law of latencies is called “${name}”`)
  const d = numberIn(row, 'd')
  if (d < 0) throw new Error(`“d” of the row is ${d}, and no attempt goes out before the first`)
  const law = lawOf(mixture)
  const unit = atWork / (mixture.mean * rate)
  const extra = longerThan(law, d)
  const mean = hedgedMean(law, d)
  const theory = {
    extra,
    mean,
    p50: hedgedQuantile(law, d, 0.5),
    p99: hedgedQuantile(law, d, 0.99),
    p999: hedgedQuantile(law, d, 0.999),
    nohedge_p99: hedgedQuantile(law, Infinity, 0.99),
    nohedge_p999: hedgedQuantile(law, Infinity, 0.999),
  }
  const hasQuantiles = Object.keys(row.out).some((key) => /p99|p50/.test(key))
  const trial = (hedge: number): Trial<MeshFindings> => ({
    requestsMin: hasQuantiles ? (meshWindows * aboveQuantile) / (1 - 0.999) / 0.9 : 0,
    run: (requests, seed) => runCalls(mixture, unit, hedge, requests, seed),
  })
  const quantile = (delay: number, p: number): Measured<MeshFindings> =>
    quantileOf(law, unit, delay, p)
  const hedged = trialOf(
    row,
    'hedged',
    precision,
    {
      extra: {
        variance: shareVariance(extra),
        exceptions: shareVariance(1 - extra),
        read: extraLoad,
      },
      mean: { variance: squareOf(law) / (mean * mean) - 1, read: meanTime(unit) },
      p50: quantile(d, 0.5),
      p99: quantile(d, 0.99),
      p999: quantile(d, 0.999),
    },
    trial(d * unit),
  )
  const alone = trialOf(
    row,
    'alone',
    precision,
    { nohedge_p99: quantile(Infinity, 0.99), nohedge_p999: quantile(Infinity, 0.999) },
    trial(Infinity),
  )
  return { theory, experiments: [hedged, alone].filter((each) => each !== null) }
}

/** E[X²] of one attempt, which no hedging makes larger. */
function squareOf(law: LatencyLaw): number {
  return law.reduce((sum, { share, mean }) => sum + 2 * share * mean * mean, 0)
}

function extraLoad({ ratio }: MeshFindings): Estimate {
  return ratio(
    ({ counted }) => counted(0, 'hedged'),
    ({ counted }) => counted(0, 'calls'),
  )
}

const meanTime =
  (unit: number): Measured<MeshFindings>['read'] =>
  ({ ratio }) =>
    ratio(
      ({ timeSum }) => timeSum / unit,
      ({ ended }) => ended,
    )

function quantileOf(law: LatencyLaw, unit: number, d: number, p: number): Measured<MeshFindings> {
  const at = hedgedQuantile(law, d, p)
  const step = 1e-4
  // The density times the quantile: how the tail falls around it.
  const slope =
    (hedgedLonger(law, d, at * (1 - step)) - hedgedLonger(law, d, at * (1 + step))) / (2 * step)
  return {
    variance: quantileVariance(1 - p, 0, slope),
    read: (findings) => {
      const { mean, error } = findings.quantile(p)
      return { mean: mean / unit, error: error / unit }
    },
  }
}

/**
 * Clients call a service whose work is the fast exponential; one of the slow kind calls a second service after it. Such
 * a visit mixes exponentials of the means a < b exactly, where a share w(1 − a/b) of the visits calls and w is that of the
 * slow ones (D. R. Cox, A Use of Complex Probabilities in the Theory of Stochastic Processes, 1955).
 */
function runCalls(
  { mean: fast, slow }: Mixture,
  unit: number,
  hedge: number,
  requests: number,
  seed: number,
): MeshFindings {
  const slower = slow === null ? [] : [slow]
  const visits = (mean: number, load: number): Rules => ({
    ...plainRules,
    demand: prepareDemand('exponential', mean * unit, 1),
    load: loadSegments({ form: 'steps', every: (2 * requests) / rate, rates: [load] }),
    slots,
    places: slots,
  })
  const findings = runGraph(
    {
      graph: {
        services: [visits(fast, rate), ...slower.map(({ mean }) => visits(mean, 0))],
        edges: [
          { ...plainEdge, hedge },
          ...slower.map(({ share, mean }): EdgeRules => ({
            ...plainEdge,
            from: 0,
            to: 1,
            calls: share * (1 - fast / mean),
          })),
        ],
        populations: [{ kind: 'open', edge: 0 }],
      },
      cells: [1, ...slower.map(() => 1)],
      tasks: 4096,
      rate,
      requests,
      sampled: true,
    },
    seed,
  )
  if (findings.refused > 0) throw new Error('an attempt found no free slot')
  return findings
}
