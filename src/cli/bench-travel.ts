import { organismOf } from '#core/organisms/models.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import { createHost } from '#worker/host.ts'
import type { Command, Report } from '#worker/messages.ts'

/** What it takes to go to a time of an hour that was played. */
export interface TravelTime {
  /** Requests per simulated second. */
  readonly rate: number
  readonly cells: number
  /** Wall time of the whole hour, s. */
  readonly hour: number
  /** What the worker keeps more at the end of the hour than at its beginning, MB. */
  readonly megabytes: number
  /** To random times of the hour, and from a decision to the one before it, ms. */
  readonly seeks: readonly number[]
  readonly stepsBack: readonly number[]
}

/** How long the run is, s, and how often times and decisions are gone to. */
export interface TravelPlan {
  readonly seconds: number
  readonly seeks: number
  readonly steps: number
}

const usualPlan: TravelPlan = { seconds: 3600, seeks: 60, steps: 60 }
/** Requests per second of a cell of one slot at a utilisation of 0.7. */
const ofCell = 70
const cpuTarget = {
  type: 'Resource',
  name: 'cpu',
  target: { type: 'Utilization', averageUtilization: 70 },
}
/** Seconds between two decisions of the autoscaler. */
const period = 15

/**
 * Plays an hour in a worker's host and goes back and forth in it, as a page would ask for it. `memory` says what
 * the process keeps, bytes.
 */
export function timeTravel(
  nowMs: () => number,
  memory: () => number,
  rate: number,
  { seconds, seeks, steps }: TravelPlan = usualPlan,
): Result<TravelTime> {
  if (!(rate >= ofCell))
    return refuse(`A rate is ${ofCell} requests a second or more, not ${rate}.`)
  const host = hostOf(nowMs, recordingOf(rate, seconds))
  const timed = (act: () => void): number => {
    const began = nowMs()
    act()
    return nowMs() - began
  }
  host.start(0)
  const before = memory()
  const whole = timed(() => host.reach(seconds))
  const megabytes = (memory() - before) / 1e6
  const digest = host.digest()
  const goTo = (time: number): number =>
    timed(() => {
      if (time < host.time()) host.start(time)
      host.reach(time)
    })
  const stepsBack = Array.from({ length: steps }, (_, k) => goTo(seconds - 1 - period * k))
  const times = Array.from({ length: seeks }, (_, k) => seconds * ((k * 0.618_034) % 1))
  const found = times.map(goTo)
  goTo(seconds)
  if (host.digest() !== digest)
    return refuse('The run was another one after it had been gone back in.')
  const cells = Math.round(rate / ofCell)
  return {
    ok: true,
    value: { rate, cells, hour: whole / 1000, megabytes, seeks: found, stepsBack },
  }
}

function recordingOf(rate: number, seconds: number): Recording {
  const cells = Math.round(rate / ofCell)
  return {
    engine: engineVersion,
    organism: 'autoscaled-service',
    seed: 1,
    settings: {
      load: { form: 'steps', every: seconds, rates: [rate] },
      slots: 1,
      serviceMean: 0.01,
      queueLimit: 16,
      initialReplicas: cells,
      hpa: { minReplicas: cells, maxReplicas: cells, metrics: [cpuTarget] },
    },
    log: [],
  }
}

function hostOf(nowMs: () => number, recording: Recording) {
  let [run, time, isThere, digest] = [0, 0, false, '']
  const host = createHost({
    organismOf,
    clock: nowMs,
    send(report: Report) {
      if (report.type === 'fault') throw new Error(report.fault.sentence)
      if (report.type === 'digest') digest = report.digest
      if (report.type !== 'frame') return
      time = report.time
      isThere = report.reached
    },
  })
  function send(command: Command): void {
    host.receive(command)
  }
  return {
    time: () => time,
    start: (at: number) => send({ type: 'start', run: (run += 1), recording, at }),
    reach(until: number) {
      do send({ type: 'advance', run, until, budgetMs: 40, stop: 'there' })
      while (!isThere)
    },
    digest() {
      send({ type: 'digest', run })
      return digest
    },
  }
}
