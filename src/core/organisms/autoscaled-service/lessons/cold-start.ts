import type { Lesson, LessonStep } from '#core/organisms/lesson.ts'

/** When the first request comes, when the load rises, falls, and ends, s. */
const first = 40
const rise = 160
const fall = 190
const silence = 400

const quickStart = { scheduling: 0.5, imagePull: 0, boot: 3, probePeriod: 1 } as const

const stable = { setting: ['policy', 'cluster', 'stableWindow'] } as const
const windows = {
  window: stable,
  tenth: { setting: ['policy', 'cluster', 'panicWindowPercentage'] },
  product: { op: '*', a: 'window', b: 'tenth' },
  panicWindow: { op: '/', a: 'product', b: 100 },
} as const

const empty: LessonStep = {
  focus: 'cost',
  speed: 8,
  until: { at: first },
  measures: {
    cells: { of: 'ready', how: 'max' },
    cost: { of: 'costServing', how: 'max' },
  },
  claims: [
    ['cells', '=', 0],
    ['cost', '=', 0],
  ],
}

const cold: LessonStep = {
  focus: 'time-to-divide',
  speed: 1,
  until: { event: 'ready', within: 20 },
  prompt: { kind: 'number', truth: 'took', min: 0, max: 30, step: 0.5, near: 2 },
  measures: {
    took: { from: { of: 'start', plus: first }, to: { of: 'end' } },
    decided: { of: 'asked', how: 'when-above', than: 0, from: { of: 'start', plus: first } },
    held: { of: 'waiting', how: 'max' },
    boot: { setting: ['boot'] },
    failed: { of: 'failed', how: 'total' },
    later: { setting: ['load', 'points', 2, 1] },
  },
  claims: [
    ['took', '>', 'boot'],
    ['held', '>', 5],
    ['failed', '=', 0],
  ],
}

const calm: LessonStep = {
  focus: 'replicas',
  speed: 20,
  until: { at: rise - 2 },
  measures: {
    cells: { of: 'ready', how: 'last' },
    load: { setting: ['load', 'points', 2, 1] },
    rate: { of: 'arrivals', how: 'mean' },
    worst: { of: 'p99', how: 'max', from: { of: 'end', plus: -30 } },
  },
  claims: [
    ['cells', '>=', 1],
    ['cells', '<=', 2],
    ['rate', '~', 'load', 2],
  ],
}

const panicking: LessonStep = {
  focus: 'autoscaler',
  speed: 1,
  until: { event: 'scale-up', within: 20 },
  prompt: { kind: 'number', truth: 'took', min: 0, max: 60, step: 1, near: 3 },
  measures: {
    took: { from: { of: 'start', plus: rise }, to: { of: 'end' } },
    asked: { of: 'asked', how: 'last' },
    before: { of: 'ready', how: 'last', from: { of: 'begin', plus: -5 }, to: { of: 'begin' } },
    twice: { op: '*', a: 'before', b: 2 },
    ...windows,
  },
  claims: [
    ['took', '<=', 'panicWindow'],
    ['asked', '>=', 'twice'],
  ],
}

const overshooting: LessonStep = {
  focus: 'replicas',
  speed: 4,
  until: { at: fall },
  prompt: {
    kind: 'curve',
    series: 'desired',
    min: 0,
    max: 120,
    step: 1,
    near: 12,
    why: [
      [
        ['held', '>', 'need'],
        ['rate', '<', 'over'],
      ],
      [['rate', '>=', 'over']],
      [
        ['held', '<=', 'need'],
        ['rate', '<', 'over'],
      ],
    ],
  },
  measures: {
    load: { setting: ['load', 'points', 4, 1] },
    service: { setting: ['serviceMean'] },
    target: { setting: ['policy', 'target'] },
    share: { setting: ['policy', 'targetUtilizationPercentage'] },
    work: { op: '*', a: 'load', b: 'service' },
    percent: { op: '*', a: 'work', b: 100 },
    full: { op: '/', a: 'percent', b: 'target' },
    need: { op: '/', a: 'full', b: 'share' },
    most: { of: 'asked', how: 'max' },
    many: { op: '/', a: 'most', b: 'need' },
    held: { of: 'waiting', how: 'max', from: { of: 'start', plus: rise } },
    rate: { of: 'arrivals', how: 'mean' },
    over: { op: '*', a: 'load', b: 1.2 },
    yours: { gap: 'drawn-when', of: 'desired' },
    late: { gap: 'lag', of: 'desired' },
    apart: { gap: 'mean', of: 'desired' },
    highest: { gap: 'drawn-max', of: 'desired' },
  },
  claims: [
    ['rate', '~', 'load', 20],
    ['many', '>', 3],
    ['need', '>', 7],
    ['need', '<', 8],
  ],
}

const holding: LessonStep = {
  focus: 'decision',
  speed: 20,
  until: { event: 'scale-down', within: 90 },
  prompt: { kind: 'number', truth: 'took', min: 0, max: 180, step: 5, near: 15 },
  measures: {
    took: { from: { of: 'start', plus: fall }, to: { of: 'end' } },
    window: stable,
  },
  claims: [
    ['took', '>', 20],
    ['took', '<', 'window'],
  ],
}

const dying: LessonStep = {
  focus: 'replicas',
  speed: 20,
  until: { at: silence + 120 },
  prompt: { kind: 'number', truth: 'took', min: 0, max: 150, step: 5, near: 15 },
  measures: {
    took: { of: 'ready', how: 'when-below', than: 0.5, from: { of: 'start', plus: silence } },
    window: stable,
    left: { of: 'ready', how: 'last', to: { of: 'start', plus: silence } },
  },
  claims: [
    ['took', '>', 'window'],
    ['took', '<', 95],
    ['left', '>=', 1],
  ],
}

/** A service without cells: who comes first waits for one, and what comes at once makes its autoscaler panic. */
export const coldStart: Lesson = {
  id: 'cold-start',
  base: {
    organism: 'autoscaled-service',
    seed: 4,
    settings: {
      load: {
        form: 'linear',
        points: [
          [0, 0],
          [first, 0],
          [first, 20],
          [rise, 20],
          [rise, 200],
          [fall, 200],
          [fall, 20],
          [silence, 20],
          [silence, 0],
          [700, 0],
        ],
      },
      waiting: 'activator',
      initialReplicas: 0,
      waitingLimit: 1000,
      ...quickStart,
      policy: {
        kind: 'kpa',
        target: 4,
        targetUtilizationPercentage: 70,
        containerConcurrency: 4,
        initialScale: 0,
      },
    },
  },
  steps: [empty, cold, calm, panicking, overshooting, holding, dying],
  texts: {
    title: 'Cold start and panic',
    steps: [
      {
        title: 'No cells, no cost',
        text: 'Nobody asks for this service, and so it has no cells at all: Knative has taken the last one away.',
        notes:
          'Knative Serving, “Scale to zero”. An HPA keeps at least one cell unless it is told otherwise, and then needs a metric from outside. Ask what the first visitor will see.',
        outcomes: ['{cells} cells, and {cost} an hour: what is not there costs nothing.'],
      },
      {
        title: 'The first request comes',
        text: 'At 00:40 the first requests come, {later} a second, and nobody is there to answer; an activator holds them meanwhile.',
        notes:
          'Knative documentation, “Request flow”: without cells the activator stands in the path, keeps the request and tells the autoscaler. The image lies on the node here already; where it has to be pulled, add that.',
        question: 'How many seconds after 00:40 will the first cell serve?',
        outcomes: [
          'It took {took}: the decision came {decided} after the first request, and the rest was the making of a cell, {boot} s of it to boot; {held} requests waited at the activator, and {failed} failed.',
          'It took {took}: the decision came {decided} after the first request, the rest was the making of a cell, {boot} s of it to boot; {held} requests waited at the activator, and {failed} failed.',
          'It took {took} only: the decision came {decided} after the first request, because the activator reports at once, and a cell boots in {boot} s; {held} requests waited, and {failed} failed.',
        ],
      },
      {
        title: 'Then it is calm',
        text: 'The waiting requests are answered, and {load} requests a second need no more than one or two cells.',
        notes:
          'Its stable window is a minute: what it goes by is the mean of the requests inside over 60 seconds. Ask now what that means for a sudden rise.',
        outcomes: [
          'With {cells} cells it answered {rate} requests a second, and in the last half minute p99 was never above {worst}.',
        ],
      },
      {
        title: 'Ten times the load',
        text: 'At 02:40 the load is suddenly ten times as high, and the window over which it takes its mean is {window} s long.',
        notes:
          'Whoever knows the window says “half a minute at least”. Knative documentation, “Panic window” and “Panic threshold”: beside it runs one of a tenth of that length; where it asks for twice of what there is, it decides.',
        question: 'How many seconds will it take until it asks for more cells?',
        outcomes: [
          'It took {took}: a second window of {panicWindow} s runs beside the first, and where it asks for twice the cells that there are, the autoscaler panics and goes by it; it asked for {asked} at once.',
          'It took {took}: beside the window of {window} s runs one of {panicWindow} s, and where that asks for twice the cells that there are, the autoscaler panics and goes by it; it asked for {asked} at once.',
          'It took only {took}: beside the window of {window} s runs one of {panicWindow} s, and where that asks for twice the cells that there are, the autoscaler panics; it asked for {asked} at once.',
        ],
      },
      {
        title: 'How far does it go?',
        text: 'The load is {load} requests a second for half a minute; {need} cells would carry that at the target.',
        notes:
          'Let the room calculate: load × service time ÷ (target × share). It counts what is inside, and what waits is inside: a backlog looks like load.',
        question: 'How many cells will it ask for? Draw their number until the load falls.',
        outcomes: [
          'It asked for {most}: it counts the requests that are inside, and those that wait are inside too, up to {held} of them; a backlog looks like load, and a panic never takes back what it has asked for.',
          'You were off by {apart} cells on average: it asked for {most}, for it counts the requests inside, and up to {held} that wait are among them; a panic never takes back what it has asked for.',
          'You had it half-way after {yours}; it came there {late} later, and went to {most}: it counts the requests inside, and up to {held} that wait are among them; a panic never takes back what it has asked for.',
          'Your line went up to {highest}, the run to {most}: it counts the requests that are inside, and up to {held} that wait are among them; a backlog looks like load, and a panic never takes back what it has asked for.',
        ],
        why: {
          question: 'Why did it ask for {many} times what the load needs?',
          causes: [
            'what waits counts as load',
            'more requests came than announced',
            'a panic always asks for ten times as many',
          ],
          because:
            'What waits counts: {rate} requests per second came, as announced, but up to {held} waited at a time, and each of them is one that is inside.',
        },
      },
      {
        title: 'When does the panic end?',
        text: 'At 03:10 the load is back where it was, and most of the cells have nothing to do.',
        notes:
          'Compare with the HPA: five minutes. Here the panic lasts a stable window from its last reason on, and its reason has been gone for a while when the load falls.',
        question: 'How many seconds after 03:10 will the number of cells begin to fall?',
        outcomes: [
          'It took {took}: while it panics the number never falls, and that is for {window} s from the last look that saw a reason for it.',
          'It took {took}: while it panics the number never falls, and that is for {window} s from the last look that saw a reason for it, which was before the load fell.',
          'It took only {took}: the {window} s of a panic run from the last look that saw a reason for it, and since enough cells were there none did.',
        ],
      },
      {
        title: 'Back to no cells',
        text: 'At 06:40 the last request comes, with {left} cells left, and then it is quiet.',
        notes:
          'Two clocks: the mean of a stable window has to be nothing, and the activator has to stand in the path before the last cell goes (scale-to-zero-grace-period, 30 seconds at most).',
        question: 'How many seconds will it be until no cell serves any more?',
        outcomes: [
          'It took {took}: in a window of {window} s there must not be one request, and the window looks back; then the activator takes the path, and the last cell goes.',
          'It took {took}: in a window of {window} s there must not be one request; then the activator takes the path, and the last cell goes.',
          'It took only {took}: as soon as a window of {window} s holds not one request the activator takes the path, and the last cell goes.',
        ],
      },
    ],
    limit:
      'A body without cells is dead. A service without cells lives on as an image and a line in a file, and the first request wakes it. And nothing panics: a shorter window takes over from a longer one, and never gives back what it took.',
  },
}
