import { constantLoad, fixedCells, plainCase, rush, type EngineCase } from './case.ts'

/** Work, routing and slots: every law of service times, every routing, few cells and many. */

const flat = constantLoad(400, 120)
const eight = { ...fixedCells(8), serviceMean: 0.05, load: flat }

/** Every law, each with another routing and another number of choices. */
const laws: readonly EngineCase[] = [
  plainCase('deterministic, in turn', {
    ...eight,
    serviceLaw: 'deterministic',
    routing: 'round-robin',
  }),
  plainCase('lognormal, at random', {
    ...eight,
    serviceLaw: 'lognormal',
    serviceScv: 4,
    routing: 'random',
  }),
  plainCase('erlang, least of all', {
    ...eight,
    serviceLaw: 'erlang',
    serviceScv: 0.2,
    routing: 'least-requests',
  }),
  plainCase('hyperexponential, least of 3', {
    ...eight,
    serviceLaw: 'hyperexponential',
    serviceScv: 6,
    choices: 3,
  }),
  plainCase('uniform, least of 2', { ...eight, serviceLaw: 'uniform' }),
  plainCase('pareto, least of 5', {
    ...eight,
    serviceLaw: 'pareto',
    serviceScv: 20,
    choices: 5,
    queueLimit: 2000,
  }),
  plainCase('measured, as many choices as cells', {
    ...eight,
    serviceLaw: 'quantiles',
    serviceQuantiles: [0.001, 0.01, 0.02, 0.02, 0.07, 0.3],
    choices: 8,
  }),
]

/** How many cells there are and how many slots they have decides which loop serves a request. */
const sizes: readonly EngineCase[] = [
  plainCase('one cell of one slot', {
    ...fixedCells(1),
    slots: 1,
    serviceMean: 0.002,
    timeout: 0,
    queueLimit: 16_000,
    load: constantLoad(450, 120),
  }),
  plainCase('one cell of 256 slots', {
    ...fixedCells(1),
    slots: 256,
    serviceMean: 0.5,
    load: constantLoad(480, 120),
  }),
  plainCase('600 cells of one slot', {
    ...fixedCells(600),
    slots: 1,
    queueLimit: 20,
    load: constantLoad(4500, 30),
  }),
  plainCase('2000 cells, least of all', {
    ...fixedCells(2000),
    slots: 2,
    queueLimit: 10,
    routing: 'least-requests',
    load: constantLoad(6000, 5),
  }),
  {
    ...plainCase('no waiting places', {
      ...eight,
      queueLimit: 0,
      retries: 0,
      routing: 'random',
      load: constantLoad(700, 60),
    }),
    meets: ['shed'],
  },
  {
    ...plainCase('as fast as a load can be', {
      ...fixedCells(40),
      slots: 1,
      queueLimit: 12,
      serviceMean: 0.0001,
      timeout: 0.001,
      load: constantLoad(400_000, 0.4),
    }),
    meets: ['shed', 'failed'],
  },
  plainCase('a load of jumps, pauses and odd steps', {
    ...fixedCells(6),
    serviceMean: 0.05,
    load: {
      form: 'steps',
      every: 1 / 3,
      rates: Array.from({ length: 600 }, (_, i) => (i % 7 === 0 ? 0 : (i * 37) % 431)),
    },
  }),
  {
    ...plainCase('a queue of thousands', {
      ...fixedCells(2),
      queueLimit: 9000,
      timeout: 0,
      serviceMean: 0.05,
      load: rush(60, 400),
    }),
    meets: ['missed objective'],
  },
]

export const trafficCases: readonly EngineCase[] = [...laws, ...sizes]
