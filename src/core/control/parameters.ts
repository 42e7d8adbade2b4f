import { checkHpaSpec } from '#core/policies/hpa-check.ts'
import { hpaDefaults } from '#core/policies/hpa.ts'
import { checkPolicy, type PolicySpec } from '#core/policies/policy.ts'
import { choice, document } from '#core/schema/schema.ts'
import type { NumberField, Schema, Settings } from '#core/schema/schema.ts'
import { checkLoad, type LoadCurve } from '#core/traffic/load.ts'
import { checkQuantiles } from '#core/traffic/quantiles.ts'
import { rolloutParameters } from './rollout-parameters.ts'

const number = (field: Omit<NumberField, 'kind'>): NumberField => ({ kind: 'number', ...field })

const surge: LoadCurve = {
  form: 'linear',
  points: [
    [0, 60],
    [120, 60],
    [240, 420],
    [420, 420],
    [540, 80],
    [900, 60],
  ],
}

/** Everything that can be chosen about one service and its autoscaler. */
export const serviceParameters = {
  load: document<LoadCurve>({
    label: 'Load',
    live: true,
    start: surge,
    check: checkLoad,
  }),

  serviceLaw: choice({
    label: 'Service time law',
    live: false,
    options: {
      exponential: 'Exponential',
      deterministic: 'Always the same',
      lognormal: 'Lognormal',
      erlang: 'Erlang',
      hyperexponential: 'Hyperexponential',
      uniform: 'Uniform',
      pareto: 'Pareto',
      quantiles: 'Measured quantiles',
    },
    start: 'exponential',
  }),
  serviceMean: number({
    label: 'Mean service time',
    unit: 's',
    live: false,
    min: 0.0001,
    max: 600,
    start: 0.1,
  }),
  serviceScv: number({
    label: 'Variability of the service time',
    unit: '',
    live: false,
    min: 0.01,
    max: 100,
    start: 1,
  }),
  serviceQuantiles: document<readonly number[]>({
    label: 'Measured service times',
    live: false,
    start: [0.02, 0.05, 0.08, 0.1, 0.15, 0.4],
    check: checkQuantiles,
  }),

  slots: number({
    label: 'Slots per cell',
    unit: '',
    integer: true,
    live: false,
    min: 1,
    max: 256,
    start: 4,
  }),
  queueLimit: number({
    label: 'Queue per cell',
    unit: '',
    integer: true,
    live: false,
    min: 0,
    max: 16_000,
    start: 100,
  }),
  waiting: choice({
    label: 'Waiting',
    live: false,
    options: {
      cells: 'At the cells',
      activator: 'At an activator without cells',
      shared: 'In one queue for all cells',
    },
    start: 'cells',
  }),
  waitingLimit: number({
    label: 'Queue of the service',
    unit: '',
    integer: true,
    live: false,
    min: 1,
    max: 100_000,
    start: 100,
  }),
  routing: choice({
    label: 'Routing',
    live: true,
    options: {
      random: 'Random',
      'round-robin': 'Round robin',
      'least-requests': 'Least requests, all cells',
      'power-of-d': 'Least requests of d',
    },
    start: 'power-of-d',
  }),
  choices: number({
    label: 'Choices d',
    unit: '',
    integer: true,
    live: true,
    min: 2,
    max: 10,
    start: 2,
  }),

  timeout: number({
    label: 'Client timeout',
    unit: 's',
    live: true,
    min: 0,
    max: 3600,
    start: 10,
  }),
  timeoutLaw: choice({
    label: 'Timeout law',
    live: true,
    options: { fixed: 'Fixed', exponential: 'Exponential' },
    start: 'fixed',
  }),
  cancellation: {
    kind: 'flag',
    label: 'Cancel on timeout',
    live: true,
    start: false,
  },
  failureShare: number({
    label: 'Failing attempts',
    unit: '',
    live: true,
    min: 0,
    max: 1,
    start: 0,
  }),
  retries: number({
    label: 'Retries',
    unit: '',
    integer: true,
    live: true,
    min: 0,
    max: 10,
    start: 1,
  }),
  retryBudget: number({
    label: 'Retry budget',
    unit: '',
    live: true,
    min: 0,
    max: 20,
    start: 0.1,
  }),
  backoff: number({
    label: 'First back-off',
    unit: 's',
    live: true,
    min: 0,
    max: 60,
    start: 0.1,
  }),
  backoffMax: number({
    label: 'Longest back-off',
    unit: 's',
    live: true,
    min: 0,
    max: 600,
    start: 10,
  }),

  cpuRequest: number({
    label: 'CPU request',
    unit: 'mCPU',
    live: false,
    min: 1,
    max: 256_000,
    start: 1000,
  }),
  cpuLimit: number({
    label: 'CPU limit',
    unit: 'mCPU',
    live: false,
    min: 0,
    max: 256_000,
    start: 0,
  }),
  cpuPerSlot: number({
    label: 'CPU per busy slot',
    unit: 'mCPU',
    live: false,
    min: 0,
    max: 256_000,
    start: 0,
  }),

  initialReplicas: number({
    label: 'Cells at the start',
    unit: '',
    integer: true,
    live: false,
    min: 0,
    max: 100_000,
    start: 2,
  }),
  scheduling: number({
    label: 'Scheduled',
    unit: 's',
    live: true,
    min: 0,
    max: 600,
    start: 2,
  }),
  imagePull: number({
    label: 'Image pull',
    unit: 's',
    live: true,
    min: 0,
    max: 3600,
    start: 12,
  }),
  boot: number({
    label: 'Boot',
    unit: 's',
    live: true,
    min: 0,
    max: 3600,
    start: 8,
  }),
  stageLaw: choice({
    label: 'Law of the stages',
    live: true,
    options: { lognormal: 'Lognormal', exponential: 'Exponential' },
    start: 'lognormal',
  }),
  stageScv: number({
    label: 'Variability of the stages',
    unit: '',
    live: true,
    min: 0,
    max: 4,
    start: 0.05,
  }),
  probePeriod: number({
    label: 'Readiness probe period',
    unit: 's',
    live: true,
    min: 1,
    max: 300,
    start: 10,
  }),
  probeDelay: number({
    label: 'Readiness probe delay',
    unit: 's',
    live: true,
    min: 0,
    max: 600,
    start: 0,
  }),
  gracePeriod: number({
    label: 'Grace period',
    unit: 's',
    live: true,
    min: 0,
    max: 3600,
    start: 30,
  }),

  shutdown: number({
    label: 'Shutdown',
    unit: 's',
    live: true,
    min: 0,
    max: 600,
    start: 2,
  }),

  ...rolloutParameters,

  hpa: document({
    label: 'Autoscaler',
    live: true,
    start: hpaDefaults,
    check: checkHpaSpec,
  }),
  policy: document<PolicySpec>({
    label: 'Scaling policy',
    live: true,
    start: { kind: 'hpa' },
    check: checkPolicy,
  }),
  autoscaling: {
    kind: 'flag',
    label: 'Autoscaling',
    live: true,
    start: true,
  },
  scrapePeriod: number({
    label: 'Metrics resolution',
    unit: 's',
    live: false,
    min: 1,
    max: 300,
    start: 15,
  }),
  syncPeriod: number({
    label: 'Sync period',
    unit: 's',
    live: false,
    min: 1,
    max: 300,
    start: 15,
  }),
  syncDelay: number({
    label: 'Longest decision delay',
    unit: 's',
    live: false,
    min: 0,
    max: 10,
    start: 0.2,
  }),

  objectiveLatency: number({
    label: 'Latency objective',
    unit: 's',
    live: true,
    min: 0.001,
    max: 600,
    start: 1,
  }),
  objectivePercentile: number({
    label: 'Objective percentile',
    unit: '%',
    live: true,
    min: 50,
    max: 99.9,
    start: 99,
  }),
  pricePerHour: number({
    label: 'Price of a cell',
    unit: '$/h',
    live: true,
    min: 0,
    max: 1000,
    start: 0.048,
  }),
} as const satisfies Schema

export type ServiceSchema = typeof serviceParameters
export type ServiceSettings = Settings<ServiceSchema>
