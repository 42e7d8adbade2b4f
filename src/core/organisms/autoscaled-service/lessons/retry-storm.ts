import type { Lesson, LessonStep } from '#core/organisms/lesson.ts'

/** When the burst begins and ends, s. */
const begin = 60
const end = 80

/** Requests per second of people, of the burst beside them, and seconds that the run lasts. */
const usual = 60
const extra = 200
const long = 600

const load = { setting: ['load', 'rates', 0] } as const

const healthy: LessonStep = {
  focus: 'stage',
  speed: 8,
  until: { at: begin },
  measures: {
    load,
    retries: { setting: ['retries'] },
    timeout: { setting: ['timeout'] },
    capacity: { of: 'capacity', how: 'last' },
    busy: { of: 'utilisation', how: 'mean', from: { of: 'start', plus: 5 } },
    worst: { of: 'p99', how: 'max' },
  },
  claims: [
    ['capacity', '=', 100],
    ['busy', '~', 0.6, 0.06],
    ['worst', '<', 'timeout'],
  ],
}

const staying: LessonStep = {
  focus: 'latency',
  changes: [{ type: 'burst', rate: extra, seconds: end - begin }],
  speed: 8,
  until: { at: end + 100 },
  prompt: {
    kind: 'choice',
    options: [
      [['away', '<=', 20]],
      [
        ['away', '>', 20],
        ['away', '<', 100],
      ],
      [['bad', '>=', 99]],
    ],
  },
  measures: {
    extra: { op: '+', a: extra, b: 0 },
    seconds: { op: '-', a: end, b: begin },
    away: { of: 'missed', how: 'when-below', than: 0.5, from: { of: 'start', plus: end } },
    bad: { of: 'missed', how: 'time-above', than: 0, from: { of: 'start', plus: end } },
    back: { of: 'arrivals', how: 'mean', from: { of: 'start', plus: end + 5 } },
    answered: { of: 'completions', how: 'mean', from: { of: 'start', plus: end + 20 } },
    busy: { of: 'utilisation', how: 'mean', from: { of: 'start', plus: end + 20 } },
  },
  claims: [
    ['bad', '>=', 99],
    ['back', '~', usual, 6],
    ['answered', '<', 3],
    ['busy', '>', 0.97],
  ],
}

const counting: LessonStep = {
  focus: 'losses',
  speed: 8,
  until: { after: 20 },
  prompt: { kind: 'number', truth: 'sent', min: 0, max: 500, step: 10, near: 25 },
  measures: {
    fresh: load,
    arrived: { of: 'arrivals', how: 'mean' },
    retries: { setting: ['retries'] },
    tries: { op: '+', a: 'retries', b: 1 },
    busy: { of: 'utilisation', how: 'mean' },
    capacity: { of: 'capacity', how: 'last' },
    served: { op: '*', a: 'capacity', b: 'busy' },
    refused: { of: 'shed', how: 'mean' },
    sent: { op: '+', a: 'refused', b: 'served' },
    all: { op: '*', a: 'arrived', b: 'tries' },
    answered: { of: 'completions', how: 'mean' },
  },
  claims: [
    ['sent', '~', 'all', 25],
    ['sent', '>', 200],
    ['answered', '<', 3],
  ],
}

const doubling: LessonStep = {
  focus: 'replicas',
  changes: [
    { type: 'set', name: 'policy', value: { kind: 'manual', replicas: 10 } },
    { type: 'set', name: 'autoscaling', value: true },
  ],
  speed: 8,
  until: { after: 90 },
  prompt: {
    kind: 'choice',
    options: [
      [['good', '>', 0.8]],
      [
        ['good', '<=', 0.8],
        ['good', '>', 0.4],
      ],
      [['good', '<=', 0.4]],
    ],
  },
  measures: {
    cells: { of: 'ready', how: 'last' },
    capacity: { of: 'capacity', how: 'last' },
    sent: { step: 3, name: 'sent', as: 'number' },
    load,
    times: { op: '/', a: 'capacity', b: 'load' },
    fresh: { of: 'arrivals', how: 'mean', from: { of: 'end', plus: -40 } },
    answered: { of: 'completions', how: 'mean', from: { of: 'end', plus: -40 } },
    good: { op: '/', a: 'answered', b: 'fresh' },
    percent: { op: '*', a: 'good', b: 100 },
  },
  claims: [
    ['cells', '=', 10],
    ['capacity', '=', 200],
    ['times', '>', 3],
    ['sent', '>', 'capacity'],
    ['good', '<', 0.4],
  ],
}

const cutting: LessonStep = {
  focus: 'latency',
  changes: [{ type: 'set', name: 'retryBudget', value: 0.1 }],
  speed: 4,
  until: { event: 'recovery', within: 150 },
  prompt: { kind: 'number', truth: 'took', min: 0, max: 120, step: 5, near: 10 },
  measures: {
    budget: { setting: ['retryBudget'] },
    percent: { op: '*', a: 'budget', b: 100 },
    took: { from: { of: 'begin' }, to: { of: 'end' } },
    queue: { of: 'waiting', how: 'max' },
    capacity: { of: 'capacity', how: 'last' },
  },
  claims: [
    ['took', '<', 40],
    ['queue', '>', 200],
  ],
}

const spared: LessonStep = {
  focus: 'latency',
  again: {
    retryBudget: 0.1,
    load: {
      form: 'linear',
      points: [
        [0, usual],
        [begin, usual],
        [begin, usual + extra],
        [end, usual + extra],
        [end, usual],
        [long, usual],
      ],
    },
  },
  speed: 8,
  until: { at: end + 100 },
  prompt: {
    kind: 'choice',
    options: [
      [['away', '<=', 40]],
      [
        ['away', '>', 40],
        ['away', '<', 100],
      ],
      [['bad', '>=', 99]],
    ],
  },
  measures: {
    budget: { setting: ['retryBudget'] },
    percent: { op: '*', a: 'budget', b: 100 },
    away: { of: 'missed', how: 'when-below', than: 0.5, from: { of: 'start', plus: end } },
    bad: { of: 'missed', how: 'time-above', than: 0, from: { of: 'start', plus: end } },
    cells: { of: 'ready', how: 'max' },
    answered: { of: 'completions', how: 'mean', from: { of: 'start', plus: end + 40 } },
    failed: { of: 'failed', how: 'total' },
  },
  claims: [
    ['away', '<', 40],
    ['cells', '=', 5],
    ['answered', '>', 50],
  ],
}

/** A burst of seconds, and the service stays down: what clients try again keeps it so, until the retries are cut. */
export const retryStorm: Lesson = {
  id: 'retry-storm',
  base: {
    organism: 'autoscaled-service',
    seed: 9,
    settings: {
      load: { form: 'steps', every: long, rates: [usual] },
      slots: 2,
      waiting: 'shared',
      waitingLimit: 600,
      initialReplicas: 5,
      autoscaling: false,
      timeout: 2,
      retries: 3,
      retryBudget: 20,
      objectiveLatency: 2,
    },
  },
  steps: [healthy, staying, counting, doubling, cutting, spared],
  texts: {
    title: 'The retry storm that stays',
    steps: [
      {
        title: 'A service with room',
        text: 'Five cells can answer {capacity} requests a second and get {load}; who has no answer after {timeout} s tries again, up to {retries} times.',
        notes:
          'Retries are what a good client does, the room will say. They stand in every library. Remember the two figures: how much comes, how much could come.',
        outcomes: [
          'They are {busy} loaded, and no second had a p99 above {worst}: nobody tries a second time.',
        ],
      },
      {
        title: 'A burst of twenty seconds',
        text: 'At 01:00 come {extra} requests a second more, far too many, for {seconds} seconds; then the load is as before.',
        notes:
          'Bronson, Aghayev, Charapko and Zhu, Metastable Failures in Distributed Systems (HotOS 2021): a trigger, and an effect that keeps itself alive when the trigger is gone.',
        question: 'When will p99 be good again after the burst has ended?',
        options: ['within 20 seconds', 'within 100 seconds', 'not in 100 seconds'],
        outcomes: [
          'Not in 100 seconds: {back} requests a second come, as before the burst, the cells are {busy} loaded, and {answered} a second are answered in time.',
          'It was bad for all of {bad}: {back} requests a second come, as before the burst, the cells are {busy} loaded, and {answered} a second are answered in time.',
        ],
      },
      {
        title: 'What keeps them so busy?',
        text: 'Nothing is broken, {fresh} people a second ask for something, and the cells, which could answer more, never rest.',
        notes:
          'All work here is done for somebody who has gone. Through layers it multiplies: three tries in each of five layers are 243 calls at the last one (Brooker, Timeouts, retries and backoff with jitter, AWS Builders’ Library).',
        question: 'How many attempts a second reach the service?',
        outcomes: [
          'It is {sent}: each of {arrived} requests a second fails and is tried {tries} times, {refused} attempts find the line full, and the others wait in it until nobody wants the answer any more.',
          'It is {sent}: each of {arrived} requests a second fails and is tried {tries} times; {refused} attempts find the line full, and the others wait in it until nobody wants the answer any more.',
          'It is {sent}, no more, for nobody tries more than {tries} times; {refused} attempts a second find the line full, and the others wait in it until nobody wants the answer any more.',
        ],
      },
      {
        title: 'Twice as many cells',
        text: 'Somebody doubles the cells by hand: soon they could answer more than three times what people ask for.',
        notes:
          'This is what an autoscaler would do as well: it sees cells that are fully loaded. What counts is not what people ask for but that times the tries. Had it come to more than that, it would help.',
        question: 'What share of the requests will be answered after a minute and a half?',
        options: ['nearly all', 'about half', 'hardly any'],
        outcomes: [
          'Hardly any, {percent} of 100: {cells} cells can answer {capacity} a second, but {sent} attempts a second came before, and each still waits too long for its answer to be of use.',
          'It is {percent} of 100: {cells} cells can answer {capacity} a second, but {sent} attempts a second came before, and each still waits too long for its answer to be of use.',
        ],
      },
      {
        title: 'The retries are cut',
        text: 'Now the clients get a budget: retries may be no more than {percent} percent of their requests.',
        notes:
          'A retry budget as in gRPC, Finagle or Envoy: a share of what succeeds or comes, not a number per request. Fewer attempts, the line runs empty, and answers are in time again.',
        question: 'How many seconds will it take until p99 is good again?',
        outcomes: [
          'It took {took}: without most of the retries less comes than the {capacity} a second that the cells can do, and a line of {queue} was gone in seconds.',
          'It took {took}: without most of the retries far less comes than the {capacity} a second that the cells can do, and a line of {queue} was gone in seconds.',
          'It took only {took}: without most of the retries far less comes than the {capacity} a second that the cells can do, and a line of {queue} is gone in seconds.',
        ],
      },
      {
        title: 'The budget from the beginning',
        text: 'The run begins again with five cells and the same burst, but with the budget of {percent} percent from the start.',
        notes:
          'A budget costs nothing on a good day. Its counterparts: shedding load early, a short line, cancelling what nobody waits for. What does not help is trying more politely: back-off alone only moves the tries.',
        question: 'When will p99 be good again after the burst has ended?',
        options: ['within 40 seconds', 'within 100 seconds', 'not in 100 seconds'],
        outcomes: [
          'Within 40 seconds: the line was empty after {away}, and {answered} requests a second were answered as before; the burst itself cost {failed} requests, but it ended with its cause.',
          'It was good after {away}, and {answered} requests a second were answered as before: the burst cost {failed} requests, but with a budget it ended with its cause.',
        ],
      },
    ],
    limit:
      'A body that is ill gets well when the cause is gone, or it does not for want of strength. This service has strength enough, and its cause is gone: what keeps it down is its patients, who all ask again.',
  },
}
