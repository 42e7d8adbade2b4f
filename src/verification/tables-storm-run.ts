import { countedOn } from '#core/mesh/edge-counters.ts'
import { plainEdge } from '#core/mesh/graph.ts'
import { createLoneMesh } from '#core/mesh/lone-mesh.ts'
import { prepareDemand } from '#core/traffic/demand.ts'
import { loadSegments } from '#core/traffic/load.ts'
import { freezeSlot, plainRules } from '#core/traffic/lone-service.ts'
import type { StormSettings } from '#core/organisms/autoscaled-service/theory-storms.ts'
import { advance, loggedAtOnce } from './tables-mesh-run.ts'

/** Runs of one cell whose clients give up and try again; all spans of time in units of the timeout. */

/** Until a cell that began empty has settled. */
const settling = 20

/** The cell stands still, nobody looks for a while, and then it is seen what became of it. */
const still = 20
const waiting = 140
const seen = 60

/** Runs that are looked at while all is well: how many, how long, and how long they must then still be well. */
const wellRuns = 20
const well = 20
const stillWell = 10

/** The share of first tries that fail long after the cell has stood still. */
export function failingAfter(settings: StormSettings, seed: number): number {
  const from = settling + still + waiting
  return shareOf(runStorm(settings, seed, settling, [[from, from + seen]])[0])
}

/**
 * The share of first tries that fail while all is well. That state does not last: by chance it turns into a storm. So it is
 * looked for in short runs, and those that end in a storm tell nothing of it. NaN where all do.
 */
export function failingBefore(settings: StormSettings, seed: number): number {
  let sent = 0
  let failing = 0
  const end = settling + well
  for (let run = 0; run < wellRuns; run++) {
    const [look, later] = runStorm(settings, (seed + run) >>> 0, null, [
      [settling, end],
      [end, end + stillWell],
    ])
    if (look === undefined || shareOf(later) >= 0.5) continue
    sent += look.sent
    failing += look.failing
  }
  return shareOf({ sent, failing })
}

/** First tries that were sent in a window, and those of them that failed. */
interface FirstTries {
  readonly sent: number
  readonly failing: number
}

function shareOf(tries: FirstTries | undefined): number {
  return tries === undefined ? NaN : tries.failing / tries.sent
}

/** Fresh requests a second of the engine's time. */
const rate = 2048

/** How many attempts are under way at once at most: those that pile up in a storm, and those that come while the cell stands still. */
function attemptsMost({ mu, tau, k, lambda0 }: StormSettings, end: number): number {
  const attempts = lambda0 * (k + 1)
  const piled = Math.max(0, attempts - mu) * end + attempts * (still + 10)
  return Math.ceil(1.2 * tau * piled) + 4096
}

/** Whether there is room for a run. */
export function hasRoom(settings: StormSettings): boolean {
  return attemptsMost(settings, settling + still + waiting + seen) <= 1_000_000
}

/**
 * One run, which may stand still from some time on, and its first tries in some windows, each behind the one before. Whoever
 * has an answer within the timeout has it from the first try.
 */
function runStorm(
  settings: StormSettings,
  seed: number,
  stop: number | null,
  windows: readonly (readonly [from: number, to: number])[],
): readonly FirstTries[] {
  const { mu, k, lambda0 } = settings
  const end = Math.max(...windows.map(([, to]) => to)) + 1
  const tasks = attemptsMost(settings, end)
  const unit = lambda0 / rate
  const timeout = settings.tau * unit
  const lone = createLoneMesh({
    graph: {
      services: [
        {
          ...plainRules,
          demand: prepareDemand('exponential', unit / mu, 1),
          load: loadSegments({ form: 'steps', every: end * timeout, rates: [rate] }),
          // The formula takes the work of each attempt for its own.
          worksAnew: true,
          places: tasks,
        },
      ],
      edges: [{ ...plainEdge, timeout, retries: k, retryBudget: k + 20 }],
      populations: [{ kind: 'open', edge: 0 }],
    },
    cells: [1],
    seed,
    tasks,
    logged: loggedAtOnce(tasks),
  })
  const { mesh } = lone
  const good = windows.map(() => 0)
  const read = (sent: number, back: number): void => {
    if (back - sent > timeout * (1 + 1e-9)) return
    const window = windows.findIndex(([from, to]) => sent >= from * timeout && sent < to * timeout)
    if (window >= 0) good[window] = (good[window] ?? NaN) + 1
  }
  const callsBy = (time: number): number => {
    advance(lone, time * timeout, read)
    return countedOn(mesh, 0, 'calls')
  }
  if (stop !== null) {
    callsBy(stop)
    freezeSlot(mesh.plane, 0, stop * timeout, still * timeout)
  }
  const sent = windows.map(([from, to]) => {
    const before = callsBy(from)
    return callsBy(to) - before
  })
  // The answers to the last of them.
  callsBy(end)
  for (const name of ['shed', 'budgetRefused', 'poolRefused'] as const) {
    if (countedOn(mesh, 0, name) > 0)
      throw new Error('the run met a limit that the formula has not')
  }
  return sent.map((count, window) => ({ sent: count, failing: count - (good[window] ?? NaN) }))
}
