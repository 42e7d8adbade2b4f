import type { Change, LogEntry } from '#core/organisms/recording.ts'
import {
  at,
  constantLoad,
  cpuScaler,
  fixedCells,
  plainCase,
  rush,
  set,
  type EngineCase,
} from './case.ts'

/** What goes wrong for a client: failures, timeouts, full queues, cells that die under a request. */

const busy = { ...fixedCells(6), serviceMean: 0.05, load: rush(250, 600) }

const kill = (cell: number): Change => ({ type: 'kill', cell })

/** A cell dies every few seconds, the founders first and then their daughters. */
const kills: readonly LogEntry[] = Array.from({ length: 12 }, (_, i) =>
  at(20 + 11.3 * i, kill(i + 1)),
).flat()

export const clientCases: readonly EngineCase[] = [
  {
    ...plainCase('failures and retries', {
      ...busy,
      failureShare: 0.08,
      retries: 5,
      retryBudget: 1,
      backoff: 0.05,
      backoffMax: 0.4,
    }),
    meets: ['retries'],
  },
  {
    ...plainCase('a storm of retries without a limit', {
      ...busy,
      timeout: 0.5,
      retries: 5,
      retryBudget: 20,
      backoff: 0,
    }),
    meets: ['retries', 'failed', 'shed'],
  },
  {
    ...plainCase('a budget that runs out', {
      ...busy,
      queueLimit: 5,
      retries: 3,
      retryBudget: 0.02,
    }),
    meets: ['refused by the budget', 'shed'],
  },
  {
    ...plainCase('fixed timeouts, work goes on', { ...busy, timeout: 0.3, routing: 'random' }),
    meets: ['failed', 'retries'],
  },
  {
    ...plainCase('fixed timeouts, work is cancelled', {
      ...busy,
      timeout: 0.3,
      cancellation: true,
      routing: 'round-robin',
    }),
    meets: ['abandoned', 'retries'],
  },
  {
    ...plainCase('exponential timeouts, work goes on', {
      ...busy,
      timeout: 0.4,
      timeoutLaw: 'exponential',
      serviceLaw: 'lognormal',
      serviceScv: 2,
    }),
    meets: ['failed', 'retries'],
  },
  {
    ...plainCase('exponential timeouts, work is cancelled', {
      ...busy,
      timeout: 0.4,
      timeoutLaw: 'exponential',
      cancellation: true,
      failureShare: 0.03,
      retries: 3,
    }),
    meets: ['abandoned', 'retries'],
  },
  {
    ...plainCase('cells are killed', {
      initialReplicas: 6,
      load: constantLoad(150, 180),
      hpa: cpuScaler(4, 12),
      timeout: 2,
      retries: 2,
    }),
    log: kills,
    meets: ['lost', 'retries', 'divisions'],
  },
  {
    ...plainCase('cells are killed while they start and while they drain', {
      initialReplicas: 10,
      serviceMean: 1,
      load: constantLoad(34, 180),
      hpa: cpuScaler(2, 12),
      timeout: 3,
      gracePeriod: 120,
      shutdown: 60,
    }),
    log: [
      ...at(20, kill(10)),
      // Whoever took its place is not ready yet.
      ...at(21, kill(11)),
      // The founders that go take a minute for it.
      ...at(60, set('hpa', cpuScaler(2, 3))),
      ...at(80, ...Array.from({ length: 9 }, (_, i) => kill(i + 1))),
    ],
    meets: ['lost', 'prunings', 'divisions'],
  },
  {
    ...plainCase('cells drain for too short a time', {
      initialReplicas: 10,
      serviceMean: 2,
      slots: 8,
      timeout: 30,
      gracePeriod: 1,
      shutdown: 0.5,
      load: rush(30, 34),
      hpa: cpuScaler(2, 12, { behavior: { scaleDown: { stabilizationWindowSeconds: 0 } } }),
    }),
    meets: ['prunings', 'lost'],
  },
]
