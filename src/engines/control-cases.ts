import type { Plain } from '#core/schema/schema.ts'
import { at, constantLoad, cpuScaler, plainCase, rush, set, type EngineCase } from './case.ts'

/** What decides about cells: the autoscaler and its behaviours, slow births, a visitor's changes. */

const surge = rush(100, 500)
const quick = { scheduling: 0.5, imagePull: 1, boot: 1, load: surge }

const rules = (
  selectPolicy: string,
  stabilizationWindowSeconds: number,
  policies: readonly (readonly [type: string, value: number, periodSeconds: number])[],
  tolerance: number | null = null,
): Plain => ({
  selectPolicy,
  stabilizationWindowSeconds,
  tolerance,
  policies: policies.map(([type, value, periodSeconds]) => ({ type, value, periodSeconds })),
})

const scalers: readonly EngineCase[] = [
  {
    ...plainCase('behaviours: the most of two policies', {
      ...quick,
      hpa: cpuScaler(2, 30, {
        behavior: {
          scaleUp: rules('Max', 0, [
            ['Pods', 4, 15],
            ['Percent', 60, 30],
          ]),
          scaleDown: rules('Max', 15, [
            ['Pods', 1, 15],
            ['Percent', 25, 30],
          ]),
        },
      }),
    }),
    meets: ['divisions', 'prunings'],
  },
  {
    ...plainCase('behaviours: the least of two policies, and tolerances', {
      ...quick,
      hpa: cpuScaler(2, 30, {
        behavior: {
          scaleUp: rules(
            'Min',
            30,
            [
              ['Pods', 5, 60],
              ['Percent', 100, 15],
            ],
            0.02,
          ),
          scaleDown: rules('Min', 0, [['Percent', 50, 60]], 0.3),
        },
      }),
    }),
    meets: ['divisions', 'prunings'],
  },
  {
    ...plainCase('behaviours: never down', {
      ...quick,
      hpa: cpuScaler(2, 20, { behavior: { scaleDown: { selectPolicy: 'Disabled' } } }),
    }),
    meets: ['divisions'],
  },
  {
    ...plainCase('the controller’s own limits', {
      ...quick,
      hpa: cpuScaler(1, 40, {
        controller: {
          tolerance: 0.05,
          downscaleStabilization: 20,
          cpuInitializationPeriod: 10,
          initialReadinessDelay: 5,
          scaleUpLimitFactor: 1.5,
          scaleUpLimitMinimum: 1,
        },
      }),
    }),
    meets: ['divisions', 'prunings'],
  },
  {
    ...plainCase('five metrics', {
      ...quick,
      scrapePeriod: 7,
      syncPeriod: 5,
      syncDelay: 3,
      cpuPerSlot: 300,
      cpuLimit: 2000,
      hpa: {
        minReplicas: 2,
        maxReplicas: 30,
        metrics: [
          {
            type: 'ContainerResource',
            name: 'cpu',
            container: 'web',
            target: { type: 'AverageValue', averageValue: 700 },
          },
          pods('rate', 'requests-per-second', 25_000),
          pods('inside', 'in-flight', 6000),
          total('Object', 'queue', 'queue-length', { type: 'Value', value: 40_000 }),
          total('External', 'all', 'in-flight', { type: 'AverageValue', averageValue: 5000 }),
        ],
        behavior: { scaleDown: { stabilizationWindowSeconds: 30 } },
      },
    }),
    meets: ['divisions', 'prunings'],
  },
  {
    ...plainCase('down to no cell and back', {
      ...quick,
      load: {
        form: 'linear',
        points: [
          [0, 150],
          [120, 150],
          [120, 0],
          [240, 0],
          [240, 200],
          [400, 200],
        ],
      },
      hpa: {
        minReplicas: 0,
        maxReplicas: 10,
        metrics: [
          total('External', 'rate', 'requests-per-second', {
            type: 'AverageValue',
            averageValue: 25_000,
          }),
        ],
        behavior: { scaleDown: { stabilizationWindowSeconds: 0 } },
        controller: { scaleToZero: true },
      },
    }),
    meets: ['divisions', 'prunings', 'shed'],
  },
  {
    ...plainCase('slow and uneven births', {
      load: rush(120, 400),
      scheduling: 5,
      imagePull: 20,
      boot: 15,
      stageScv: 4,
      probePeriod: 7,
      probeDelay: 3,
      hpa: cpuScaler(2, 30),
    }),
    meets: ['divisions', 'shed'],
  },
]

const changed: EngineCase = {
  ...plainCase('a visitor changes everything', {
    ...quick,
    initialReplicas: 6,
    hpa: cpuScaler(2, 30),
  }),
  log: [
    ...at(15, set('routing', 'random')),
    ...at(30.5, set('routing', 'round-robin'), set('timeout', 0.4)),
    ...at(45, set('timeoutLaw', 'exponential'), set('retries', 4), set('retryBudget', 0.5)),
    ...at(60, set('routing', 'least-requests'), set('cancellation', true)),
    ...at(71.25, { type: 'kill', cell: 2 }, { type: 'kill', cell: 3 }),
    ...at(80, set('load', rush(200, 800)), set('failureShare', 0.02)),
    ...at(95, set('routing', 'power-of-d'), set('choices', 4), set('backoff', 0.01)),
    ...at(110, set('hpa', cpuScaler(3, 60)), set('boot', 4), set('stageScv', 0)),
    ...at(140, set('autoscaling', false), set('objectiveLatency', 0.2)),
    ...at(160, set('choices', 2), set('timeoutLaw', 'fixed'), set('failureShare', 0)),
    ...at(180, set('autoscaling', true), set('pricePerHour', 1.5), set('gracePeriod', 2)),
    ...at(200, set('hpa', cpuScaler(1, 8)), set('objectivePercentile', 90)),
  ],
  meets: ['divisions', 'prunings', 'lost', 'retries', 'abandoned'],
}

/** On levels and back, with births, deaths, a kill and another load on the way. */
const byLevel: EngineCase = {
  ...plainCase('cells by level, and back', {
    ...quick,
    load: rush(1000, 1500),
    serviceLaw: 'exponential',
    serviceMean: 0.1,
    slots: 1,
    timeout: 0,
    retries: 0,
    initialReplicas: 150,
    hpa: cpuScaler(110, 300, {
      behavior: { scaleDown: rules('Max', 0, [['Percent', 100, 15]]) },
    }),
  }),
  log: [
    ...at(10.25, { type: 'rung', value: 'levels' }),
    ...at(40.5, ...[2, 3, 5, 8, 13, 21, 34].map((cell) => ({ type: 'kill', cell }) as const)),
    ...at(50, set('routing', 'random')),
    ...at(55, { type: 'rung', value: 'exact' }),
    ...at(56, { type: 'rung', value: 'levels' }, set('load', rush(1200, 1400))),
  ],
  meets: ['divisions', 'prunings', 'lost'],
}

/** Far from 0 a time has fewer bits behind the point: a season, without looking more often than need be. */
const season: EngineCase = {
  ...plainCase('a season of the longest periods', {
    load: constantLoad(0.01, 7_776_000),
    serviceMean: 90,
    timeout: 3600,
    scrapePeriod: 300,
    syncPeriod: 300,
    probePeriod: 300,
    hpa: cpuScaler(1, 4),
  }),
  meets: ['divisions', 'prunings'],
}

export const controlCases: readonly EngineCase[] = [...scalers, changed, byLevel, season]

function pods(name: string, signal: string, averageValue: number): Plain {
  return { type: 'Pods', name, signal, target: { type: 'AverageValue', averageValue } }
}

function total(type: string, name: string, signal: string, target: Plain): Plain {
  return { type, name, signal, target }
}
