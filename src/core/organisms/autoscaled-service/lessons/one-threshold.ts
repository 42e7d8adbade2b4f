import type { Comparison, Lesson, LessonStep, Measure } from '#core/organisms/lesson.ts'
import { hpaOf } from './hpa-of.ts'

/** The cells are as many as the target asks for. */
const isRounded: readonly Comparison[] = [
  ['over', '>=', 0],
  ['over', '<', 1],
]

/** How long each of the runs is watched, s: so long that chance has no say. */
const long = 400

/** A service of a size: so many cells of one slot each, for so much work, told what it is to be loaded. */
const sized = (rate: number, cells: number, target: number) => ({
  load: { form: 'steps', every: long, rates: [rate] },
  initialReplicas: cells,
  waitingLimit: 10_000,
  hpa: hpaOf(target, [1, 5000]),
})

const measures = {
  target: { setting: ['hpa', 'metrics', 0, 'target', 'averageUtilization'] },
  load: { setting: ['load', 'rates', 0] },
  service: { setting: ['serviceMean'] },
  cells: { setting: ['initialReplicas'] },
  // Erlang: the cells that are busy on average, whatever their number.
  work: { op: '*', a: 'load', b: 'service' },
  spare: { op: '-', a: 'cells', b: 'work' },
  // The cells at the target, which are rounded up.
  percents: { op: '*', a: 'work', b: 100 },
  need: { op: '/', a: 'percents', b: 'target' },
  over: { op: '-', a: 'cells', b: 'need' },
  busy: { of: 'utilisation', how: 'mean', from: { of: 'start', plus: 20 } },
  queued: { of: 'waiting', how: 'time-above', than: 0, from: { of: 'start', plus: 20 } },
  span: { from: { of: 'start', plus: 20 }, to: { of: 'end' } },
  part: { op: '/', a: 'queued', b: 'span' },
  percent: { op: '*', a: 'part', b: 100 },
} as const satisfies Record<string, Measure>

const small: LessonStep = {
  focus: 'stage',
  speed: 60,
  until: { at: long },
  measures,
  claims: [
    ...isRounded,
    ['work', '=', 10],
    ['spare', '=', 5],
    ['percent', '<', 20],
    ['percent', '>', 1],
  ],
}

const large: LessonStep = {
  focus: 'replicas',
  again: sized(100, 143, 70),
  speed: 20,
  until: { at: 200 },
  prompt: { kind: 'number', truth: 'percent', min: 0, max: 50, step: 1, near: 2 },
  measures: {
    ...measures,
    smallPercent: { step: 1, name: 'percent', as: 'number' },
    price: { of: 'costServing', how: 'mean' },
    each: { op: '/', a: 'price', b: 'cells' },
    idle: { op: '*', a: 'each', b: 'spare' },
  },
  claims: [...isRounded, ['work', '=', 100], ['spare', '=', 43], ['percent', '=', 0]],
}

const tight: LessonStep = {
  focus: 'replicas',
  again: sized(100, 115, 87),
  speed: 60,
  until: { at: long },
  prompt: {
    kind: 'choice',
    options: [
      [['percent', '>', 30]],
      [
        ['percent', '<=', 30],
        ['percent', '>', 0.5],
      ],
      [['percent', '<=', 0.5]],
    ],
  },
  measures: {
    ...measures,
    smallPercent: { step: 1, name: 'percent', as: 'number' },
    smallSpare: { step: 1, name: 'spare', as: 'number' },
  },
  claims: [...isRounded, ['spare', '=', 15], ['percent', '~', 'smallPercent', 10]],
}

const tiny: LessonStep = {
  focus: 'latency',
  again: sized(10, 12, 87),
  speed: 60,
  until: { at: long },
  prompt: { kind: 'number', truth: 'percent', min: 0, max: 100, step: 5, near: 12 },
  measures: {
    ...measures,
    largePercent: { step: 3, name: 'percent', as: 'number' },
    p99: { of: 'p99', how: 'max' },
  },
  claims: [...isRounded, ['spare', '=', 2], ['percent', '>', 20]],
}

const between: LessonStep = {
  focus: 'replicas',
  again: sized(40, 50, 80),
  speed: 60,
  until: { at: long },
  prompt: {
    kind: 'choice',
    options: [
      [['percent', '>', 25]],
      [
        ['percent', '<=', 25],
        ['percent', '>', 0.5],
      ],
      [['percent', '<=', 0.5]],
    ],
  },
  measures: {
    ...measures,
    smallSpare: { step: 1, name: 'spare', as: 'number' },
    smallTarget: { step: 1, name: 'target', as: 'number' },
    largeTarget: { step: 3, name: 'target', as: 'number' },
    smallPercent: { step: 1, name: 'percent', as: 'number' },
    largePercent: { step: 3, name: 'percent', as: 'number' },
  },
  claims: [...isRounded, ['percent', '~', 'smallPercent', 10]],
}

/** The same share of spare cells is too much for a large service and too little for a small one. */
export const oneThreshold: Lesson = {
  id: 'one-threshold',
  base: {
    organism: 'autoscaled-service',
    seed: 21,
    settings: {
      ...sized(10, 15, 70),
      serviceMean: 1,
      slots: 1,
      waiting: 'shared',
      timeout: 0,
      objectiveLatency: 5,
      // Their number is held, so that size alone is compared.
      autoscaling: false,
    },
  },
  steps: [small, large, tight, tiny, between],
  texts: {
    title: 'One threshold does not fit all sizes',
    steps: [
      {
        title: 'A small service',
        text: 'Requests of {service} s on average need {work} cells to be busy at any time; a CPU target of {target} percent makes that {cells} cells, so {spare} are to spare.',
        notes:
          'The number of cells is held where the target puts it, so that nothing but size is compared. Each cell takes one request at a time, and who finds none idle waits in one line for all. Ten is the load in Erlang.',
        outcomes: [
          'The cells were {busy} loaded, and in {percent} of 100 seconds somebody stood in line at their end: call that acceptable.',
        ],
      },
      {
        title: 'Ten times the load',
        text: 'The run begins again with ten times the load and the same target of {target} percent: {cells} cells, of which {spare} are to spare.',
        notes: 'Most rooms say “the same, for the share is the same”. Let them put a number to it.',
        question: 'In how many of 100 seconds will somebody stand in line now?',
        outcomes: [
          'In {percent} of 100, where it was {smallPercent} in the small service with the same target: chance evens out among many, and {spare} idle cells, {idle} an hour, are kept for nothing.',
          'In {percent} of 100, where it was {smallPercent} in the small service with the same target: chance evens out among many, and {spare} idle cells, {idle} an hour, are kept for nothing.',
          'In {percent} of 100, not {smallPercent} as in the small service: the target is the same, but chance evens out among many; {spare} idle cells, {idle} an hour, are kept for nothing.',
        ],
      },
      {
        title: 'Spare cells taken away',
        text: 'The same large load, but a target of {target} percent: {cells} cells, of which {spare} are to spare.',
        notes:
          'Square-root staffing (Halfin and Whitt 1981; Borst, Mandelbaum and Reiman 2004): what is to spare grows as the root of the load. That nobody in five waits at all takes 14, 111 and 1034 servers for a load of 10, 100 and 1000.',
        question: 'How does it compare with the small service, a third of which was idle?',
        options: ['far more have to wait', 'about as many', 'nobody at all'],
        outcomes: [
          'About as many: somebody stood in line in {percent} of 100 seconds, where it was {smallPercent} in the small one; {spare} spare cells do for ten times the load what {smallSpare} did there.',
          'About as many: {percent} of 100 seconds against {smallPercent}; at {busy} load the large service is as good as the small one was, because {spare} spare cells are enough for ten times the work.',
        ],
      },
      {
        title: 'So that target for all?',
        text: 'A target of {target} percent has proved good enough; the small service gets it too, which makes {cells} cells, with {spare} to spare.',
        notes:
          'This is the copied manifest: tuned where it matters, pasted everywhere. Ask who has a default target for all services.',
        question: 'In how many of 100 seconds will somebody stand in line?',
        outcomes: [
          'In {percent} of 100, where the large service had {largePercent} with the same target: {spare} spare cells are too few against the chance of so few requests, and p99 went up to {p99}.',
          'In {percent} of 100, where the large service had {largePercent} with the same target: {spare} spare cells are few against the chance of so few requests, and p99 went up to {p99}.',
          'In {percent} of 100, less than you thought, but the large service had {largePercent} with the same target, and p99 went up to {p99}.',
        ],
      },
      {
        title: 'Four times the small one',
        text: 'A last size: four times the load of the small service, which needed {smallSpare} cells to spare, and here has twice as many, {spare}.',
        notes:
          'The root of four is two, the root of ten about three: 5, 10 and 15 are to spare. One rule, c = a + β√a, with one β for one quality. A CPU target would have to be another one at every size.',
        question: 'Is that too many, about right, or too few, to be as good as the small service?',
        options: ['too few', 'about right', 'too many'],
        outcomes: [
          'About right: somebody stood in line in {percent} of 100 seconds, against {smallPercent} in the small service and {largePercent} in the large one; what is to spare grows as the root of the load.',
          'About right: {percent} of 100 seconds, against {smallPercent} in the small service and {largePercent} in the large one, though the targets are {smallTarget}, {target} and {largeTarget} percent: what is to spare grows as the root of the load.',
        ],
      },
    ],
    limit:
      'A large animal has more cells because it has more to move, and each works as hard as in a mouse, or less. A large service has busier cells at the same quality, because its requests come independently; where they come all at once, the root does not hold.',
  },
}
