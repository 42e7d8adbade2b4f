import type { Change, LogEntry } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import { at, constantLoad, cpuScaler, plainCase, rush, set, type EngineCase } from './case.ts'

/** Services that call one another: what callers do about failures, losses, and changes of one service. */

type Settings = { readonly [name: string]: Plain }

const servicesCase = (id: string, settings: Settings): EngineCase => ({
  ...plainCase(`services: ${id}`, settings),
  organism: 'microservices',
})

const service = (name: string, settings: Settings = {}): Plain => ({ name, settings })

const call = (from: string, to: string, own: Settings = {}): Plain => ({ from, to, ...own })

const kill = (cell: number): Change => ({ type: 'kill', cell })

const scaler = (most: number): Plain =>
  cpuScaler(2, most, { behavior: { scaleDown: { stabilizationWindowSeconds: 0 } } })

/** So quick that divisions and prunings come within five minutes. */
const quick: Settings = { scheduling: 0.5, imagePull: 1, boot: 1, hpa: scaler(12) }

/** A front that asks three others in two stages, one of them twice and one only where it can. */
const fan = (own: { readonly [to: string]: Settings } = {}): readonly Plain[] => [
  call('clients', 'front', { latency: 0.02, jitter: 0.01, ...own['front'] }),
  call('front', 'stock', { calls: 2, ...own['stock'] }),
  call('front', 'taste', { calls: 0.7, optional: true, ...own['taste'] }),
  call('front', 'till', { stage: 1, ...own['till'] }),
  call('till', 'stock', { latency: 0.0002, jitter: 0, ...own['stock'] }),
]

const four = (own: { readonly [name: string]: Settings } = {}): readonly Plain[] =>
  Object.entries({ front: 0.02, stock: 0.01, taste: 0.04, till: 0.03 }).map(([name, mean]) =>
    service(name, { serviceMean: mean, ...own[name] }),
  )

/** A cell goes every few seconds: of each service some, and those that took their places. */
const kills: readonly LogEntry[] = Array.from({ length: 20 }, (_, i) =>
  at(15 + 7.3 * i, kill(i + 1)),
).flat()

export const servicesCases: readonly EngineCase[] = [
  {
    ...servicesCase('some share their slots, others displace', {
      ...quick,
      load: rush(40, 200),
      timeout: 0.4,
      graph: {
        services: four({
          front: { discipline: 'processor-sharing', serviceLaw: 'lognormal', serviceScv: 4 },
          stock: { discipline: 'lcfs-preemptive', failureShare: 0.05 },
          taste: { discipline: 'processor-sharing', routing: 'least-requests', queueLimit: 3 },
        }),
        calls: fan({ stock: { hedge: 0.05 } }),
      },
    }),
    log: kills,
    meets: ['divisions', 'retries', 'failed', 'lost', 'second attempts'],
  },
  {
    ...servicesCase('all displace, over a network that takes no time', {
      ...quick,
      discipline: 'lcfs-preemptive',
      load: constantLoad(90, 40),
      slots: 2,
      queueLimit: 8,
      timeout: 0.2,
      cancellation: true,
      hpa: scaler(4),
      graph: {
        services: four({ till: { discipline: 'fcfs' }, taste: { routing: 'round-robin' } }),
        calls: fan({ front: { latency: 0, jitter: 0 }, till: { latency: 0 } }),
      },
    }),
    meets: ['retries', 'failed', 'shed'],
  },
  {
    ...servicesCase('one that can be done without fails', {
      ...quick,
      load: rush(40, 180),
      graph: { services: four({ taste: { failureShare: 0.3, timeout: 0.1 } }), calls: fan() },
    }),
    meets: ['failed', 'retries', 'divisions'],
  },
  {
    ...servicesCase('retries on two layers, with budgets', {
      ...quick,
      load: rush(40, 250),
      queueLimit: 6,
      retries: 3,
      backoff: 0.02,
      backoffMax: 0.2,
      timeout: 0.3,
      hpa: scaler(5),
      graph: {
        services: four({
          stock: { retryBudget: 0.05 },
          till: { cancellation: true, queueLimit: 80, timeout: 0.15 },
        }),
        calls: fan(),
      },
    }),
    meets: ['retries', 'refused by the budget', 'shed', 'abandoned', 'failed'],
  },
  {
    ...servicesCase('retries without a limit over a network that takes no time', {
      ...quick,
      load: constantLoad(110, 24),
      timeout: 0.25,
      timeoutLaw: 'exponential',
      retries: 4,
      retryBudget: 20,
      backoff: 0,
      hpa: scaler(4),
      graph: {
        services: four({ till: { routing: 'least-requests' }, stock: { routing: 'random' } }),
        calls: fan({
          front: { latency: 0, jitter: 0 },
          stock: { latency: 0, jitter: 0 },
          till: { latency: 0 },
        }),
      },
    }),
    meets: ['retries', 'failed'],
  },
  {
    ...servicesCase('breakers', {
      ...quick,
      load: rush(40, 250),
      timeout: 0.2,
      hpa: scaler(6),
      graph: {
        services: four({ till: { failureShare: 0.1 }, taste: { queueLimit: 3 } }),
        calls: fan({
          till: { breakerWindow: 20, breakerShare: 0.3, breakerOpen: 2, breakerProbes: 4 },
          taste: { breakerWindow: 10, breakerOpen: 1 },
        }),
      },
    }),
    meets: ['refused by a breaker', 'retries', 'failed'],
  },
  {
    ...servicesCase('second attempts', {
      ...quick,
      load: rush(30, 120),
      graph: {
        services: four({
          stock: { serviceLaw: 'hyperexponential', serviceScv: 8 },
          taste: { routing: 'round-robin' },
        }),
        calls: fan({ stock: { hedge: 0.03 }, till: { hedge: 0.1 }, front: { hedge: 0.4 } }),
      },
    }),
    meets: ['second attempts', 'divisions'],
  },
  {
    ...servicesCase('cells are killed', {
      ...quick,
      load: constantLoad(80, 180),
      timeout: 1,
      retries: 2,
      backoff: 0.5,
      graph: {
        services: four({ stock: { failureShare: 0.05 } }),
        calls: fan({ till: { hedge: 0.2 } }),
      },
    }),
    log: kills,
    meets: ['lost', 'calls of lost attempts', 'retries of lost attempts', 'divisions'],
  },
  {
    ...servicesCase('cells drain for too short a time', {
      ...quick,
      initialReplicas: 8,
      slots: 8,
      load: rush(40, 60),
      gracePeriod: 1,
      shutdown: 0.5,
      graph: { services: four({ till: { serviceMean: 1 } }), calls: fan() },
    }),
    meets: ['prunings', 'lost', 'calls of lost attempts'],
  },
  {
    ...servicesCase('closed clients beside those of a load', {
      ...quick,
      load: rush(30, 90),
      graph: {
        services: four(),
        calls: [...fan(), call('clients', 'till', { clients: 40, think: 0.3, latency: 0.005 })],
      },
    }),
    meets: ['divisions', 'prunings'],
  },
  {
    ...servicesCase('more on their way than can be kept', {
      ...quick,
      load: rush(20, 1200),
      graph: {
        services: [service('edge', { serviceMean: 0.002, timeout: 40, routing: 'random' })],
        calls: [call('clients', 'edge', { latency: 8, jitter: 1 })],
      },
    }),
    meets: ['no record free', 'failed'],
  },
  {
    ...servicesCase('a visitor changes one of them', {
      ...quick,
      load: rush(40, 150),
      graph: { services: four(), calls: fan() },
    }),
    log: [
      ...at(15, set('failureShare', 0.2, 2), set('timeout', 0.5, 1)),
      ...at(30.5, set('routing', 'random', 3), set('retries', 3)),
      ...at(62.25, kill(1), kill(3), set('cancellation', true, 1)),
      ...at(75, set('load', rush(40, 250)), set('failureShare', 0, 2)),
      ...at(90, set('hpa', cpuScaler(3, 20), 3), set('boot', 4, 1), set('retryBudget', 0.5, 3)),
      ...at(120, set('autoscaling', false, 0), set('objectiveLatency', 0.05, 1)),
      ...at(150, set('autoscaling', true, 0), set('gracePeriod', 0, 2), set('pricePerHour', 1, 3)),
      ...at(180, set('hpa', cpuScaler(1, 6)), set('timeoutLaw', 'exponential', 3)),
    ],
    meets: ['divisions', 'prunings', 'retries', 'lost', 'failed'],
  },
]
