import { countPhases } from '#core/control/history.ts'
import { livingRows } from '#core/control/control.ts'
import { beginRun } from '#core/control/run.ts'
import { createColony, type ServiceColony } from '#core/organisms/autoscaled-service/colony.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { mmc } from '#core/organisms/autoscaled-service/theory-queues.ts'
import { startSettings } from '#core/schema/schema.ts'
import { counted } from '#core/traffic/plane.ts'
import type { Experiment, RowPlan } from './tables-hold.ts'
import { countIn, positiveIn, shareIn } from './tables-input.ts'
import { estimateOf, ratioOf, type Estimate } from './tables-statistics.ts'
import type { TableRow } from './tables.ts'

/**
 * M/M/k with setup: servers are booted by those who wait and switched off when nobody does. It is run as a visitor runs it: a service
 * with one queue for all its cells, under the policy of boot on demand, with its control plane. Work has a mean of 1 s.
 */
interface Setup {
  readonly k: number
  readonly rho: number
  /** Boots that one server in setup would finish per second; null where all are always on. */
  readonly alpha: number | null
  readonly requests: number
}

/** Jobs of a run: as many as the table asks for at the least. */
const requestsAsked = 2_000_000

/** Windows whose means give the error. */
const windows = 64
const warmUpShare = 0.1

/** The servers are looked at so often, s: often against the time that a number of them lasts. */
const every = 1

/** More than ever wait in a row of the table; it is seen to. */
const waitingMost = 20_000

/** The plan of a row; only a test asks for fewer jobs. */
export function planSetup(row: TableRow, _precision = 0, requests = requestsAsked): RowPlan {
  const k = countIn(row, 'k', 1)
  const rho = shareIn(row, 'rho')
  const alpha = positiveIn(row, 'alpha')
  const setup: Experiment = {
    name: 'setup',
    keys: ['ET', 'busy', 'booting'],
    requests,
    run: (seed) => runSetup({ k, rho, alpha, requests }, seed),
  }
  const alwaysOn: Experiment = {
    name: 'always on',
    keys: ['ET_alwayson'],
    requests,
    run: (seed) => {
      const { ET } = runSetup({ k, rho, alpha: null, requests }, seed)
      return ET === undefined ? {} : { ET_alwayson: ET }
    },
  }
  // A run that answers nothing is not made.
  const isAsked = ({ keys }: Experiment): boolean => keys.some((key) => key in row.out)
  const experiments = [setup, alwaysOn].filter(isAsked)
  return { theory: { ET_alwayson: mmc(k, k * rho, 1).W }, experiments }
}

function runSetup(setup: Setup, seed: number): Readonly<Record<string, Estimate>> {
  const rate = setup.k * setup.rho
  const duration = setup.requests / rate
  const colony = colonyOf(setup, duration, seed)
  const { control, plane } = colony
  const run = beginRun(colony)
  const arrivals: number[] = []
  const inside: number[] = []
  const busy: number[] = []
  const booting: number[] = []
  const length = Math.floor((duration * (1 - warmUpShare)) / windows / every)
  let time = Math.ceil(duration - windows * length * every)
  run.advanceTo(time, Infinity)
  for (let window = 0; window < windows; window++) {
    const before = counted(plane, 0, 'arrived')
    const sum = { inside: 0, busy: 0, booting: 0 }
    for (let look = 0; look < length; look++) {
      time += every
      run.advanceTo(time, Infinity)
      const { starting, waiting, inService } = countPhases(control, 0, livingRows(control, 0))
      sum.inside += waiting + inService
      sum.busy += inService
      sum.booting += starting
    }
    arrivals.push(counted(plane, 0, 'arrived') - before)
    inside.push(sum.inside * every)
    busy.push(sum.busy / length)
    booting.push(sum.booting / length)
  }
  if (counted(plane, 0, 'shed') > 0) throw new Error('the queue of the service was full')
  // Little's law gives the time from the number; the number of arrivals takes the chance of these out of it.
  return { ET: ratioOf(inside, arrivals), busy: estimateOf(busy), booting: estimateOf(booting) }
}

/** A service of k cells with one slot each, of which none lives at the beginning where they are booted on demand. */
function colonyOf(
  { k, rho, alpha }: Omit<Setup, 'requests'>,
  duration: number,
  seed: number,
): ServiceColony {
  return createColony(
    {
      ...startSettings(parameters),
      load: { form: 'steps', every: duration, rates: [k * rho] },
      serviceLaw: 'exponential',
      serviceMean: 1,
      slots: 1,
      queueLimit: 0,
      waiting: 'shared',
      waitingLimit: waitingMost,
      timeout: 0,
      retries: 0,
      initialReplicas: alpha === null ? k : 0,
      // A cell becomes ready at a probe, and these are a second apart: so the setup is another stage, which ends at any time.
      imagePull: alpha === null ? 0 : 1 / alpha,
      stageLaw: 'exponential',
      scheduling: 0,
      boot: 0,
      probeDelay: 0,
      shutdown: 0,
      policy: alpha === null ? { kind: 'manual', replicas: k } : { kind: 'on-demand', max: k },
      scrapePeriod: 300,
      syncPeriod: 300,
    },
    seed,
  )
}
