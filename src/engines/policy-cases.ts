import { at, cpuScaler, plainCase, rush, set, type EngineCase } from './case.ts'
import type { Plain } from '#core/schema/schema.ts'

/** Every autoscaler decides about the same rush; one run in which a visitor changes from one to the next. */

const rushed = {
  load: rush(40, 200),
  scheduling: 0.5,
  imagePull: 2,
  boot: 2,
  serviceMean: 0.2,
  scrapePeriod: 5,
  hpa: cpuScaler(2, 30),
}

const group = { minSize: 2, maxSize: 30 }
const points = { evaluationPeriods: 1, datapointsToAlarm: 1 }

/** What each is told; quick, because a case takes five minutes of simulated time. */
const told: readonly { readonly [name: string]: Plain }[] = [
  {
    kind: 'keda',
    minReplicaCount: 2,
    maxReplicaCount: 30,
    pollingInterval: 7,
    cooldownPeriod: 20,
    triggers: [
      { signal: 'requests-per-second', threshold: 11.5 },
      { signal: 'queue-length', threshold: 2.25, activationThreshold: 1, metricType: 'Value' },
    ],
    behavior: { scaleDown: { stabilizationWindowSeconds: 15 } },
  },
  { kind: 'kpa', containerConcurrency: 4, minScale: 2, maxScale: 30, window: 20 },
  {
    kind: 'kpa',
    metric: 'rps',
    target: 13,
    maxScale: 30,
    scaleDownDelay: 12,
    activationScale: 3,
    panicThresholdPercentage: 150,
  },
  {
    kind: 'target-tracking',
    ...group,
    warmup: 20,
    policies: [
      { signal: 'cpu', target: 45, high: points, low: points, lowShare: 0.8 },
      { signal: 'in-flight', target: 3, high: points, low: points },
    ],
  },
  {
    kind: 'step-scaling',
    ...group,
    warmup: 10,
    policies: [
      {
        signal: 'cpu',
        direction: 'out',
        threshold: 50,
        type: 'PercentChangeInCapacity',
        minMagnitude: 2,
        steps: [
          { lower: 0, upper: 20, adjustment: 35 },
          { lower: 20, upper: null, adjustment: 120 },
        ],
      },
      {
        signal: 'cpu',
        direction: 'in',
        threshold: 45,
        type: 'ChangeInCapacity',
        steps: [{ lower: null, upper: 0, adjustment: -3 }],
      },
    ],
  },
  {
    kind: 'simple-scaling',
    ...group,
    policies: [
      {
        signal: 'requests-per-second',
        comparison: 'GreaterThanOrEqualToThreshold',
        threshold: 12,
        type: 'ChangeInCapacity',
        adjustment: 6,
        cooldown: 30,
      },
      {
        signal: 'requests-per-second',
        comparison: 'LessThanOrEqualToThreshold',
        threshold: 9,
        type: 'PercentChangeInCapacity',
        adjustment: -40,
        cooldown: 30,
      },
    ],
  },
  {
    kind: 'azure',
    minimum: 2,
    maximum: 30,
    fallback: 2,
    rules: [
      {
        signal: 'cpu',
        direction: 'Increase',
        operator: 'GreaterThan',
        threshold: 60,
        timeWindow: 60,
        action: { type: 'PercentChangeCount', value: 130 },
        cooldown: 60,
      },
      {
        signal: 'cpu',
        direction: 'Decrease',
        operator: 'LessThan',
        threshold: 40,
        timeWindow: 60,
        action: { type: 'ChangeCount', value: 4 },
        cooldown: 60,
      },
    ],
  },
  {
    kind: 'mig',
    minNumReplicas: 2,
    maxNumReplicas: 30,
    signals: [{ signal: 'in-flight', target: 2.5 }],
    stabilisationPeriod: 30,
    initialisationPeriod: 10,
    scaleInControl: { maxScaledInReplicas: { type: 'percent', value: 30 }, window: 60 },
  },
  {
    kind: 'threshold',
    min: 2,
    max: 30,
    signal: 'in-flight',
    above: 2.5,
    below: 1.25,
    period: 3,
    cooldown: 4,
  },
]

const alone: readonly EngineCase[] = told.map((policy, index) => ({
  ...plainCase(`policy ${index + 1}: ${kindOf(policy)}`, { ...rushed, policy }),
  meets: ['divisions', 'prunings'],
}))

/** Requests wait for the cells that are to come, or in one queue for all of them; clients give up on the way. */
const queued: readonly EngineCase[] = [
  {
    ...plainCase('Knative from nothing, behind its activator', {
      ...rushed,
      initialReplicas: 0,
      waiting: 'activator',
      waitingLimit: 60,
      timeout: 3,
      cancellation: true,
      policy: { kind: 'kpa', containerConcurrency: 4, maxScale: 30 },
    }),
    meets: ['divisions', 'shed', 'abandoned'],
  },
  {
    ...plainCase('one queue for all cells, with a number said by hand', {
      ...rushed,
      waiting: 'shared',
      waitingLimit: 300,
      timeout: 2.5,
      timeoutLaw: 'exponential',
      cancellation: true,
      initialReplicas: 5,
      policy: { kind: 'manual', replicas: 5 },
    }),
    log: [
      ...at(80, { type: 'kill', cell: 2 }, set('policy', { kind: 'manual', replicas: 12 })),
      ...at(160, set('policy', { kind: 'manual', replicas: 3 })),
    ],
    meets: ['divisions', 'prunings', 'abandoned', 'lost'],
  },
  {
    ...plainCase('boot on demand, and a lower maximum', {
      ...rushed,
      slots: 1,
      waiting: 'shared',
      waitingLimit: 200,
      stageLaw: 'exponential',
      shutdown: 0.5,
      initialReplicas: 0,
      policy: { kind: 'on-demand', max: 25 },
    }),
    log: at(120, set('policy', { kind: 'on-demand', max: 15 })),
    meets: ['divisions', 'prunings', 'shed'],
  },
]

/** Through all of them, eight seconds and more each, with a number said by hand between two. */
const changed: EngineCase = {
  ...plainCase('a visitor goes through every policy', { ...rushed, scrapePeriod: 3 }),
  log: [
    ...at(30, set('policy', { kind: 'manual', replicas: 7 })),
    ...at(41.5, set('policy', { kind: 'manual', replicas: 4 })),
    ...told.flatMap((policy, index) => at(50 + 25 * index, set('policy', policy))),
    ...at(280, set('policy', { kind: 'hpa' }), set('autoscaling', false)),
  ],
  meets: ['divisions', 'prunings'],
}

export const policyCases: readonly EngineCase[] = [...alone, ...queued, changed]

function kindOf({ kind = '' }: (typeof told)[number]): string {
  return typeof kind === 'string' ? kind : ''
}
