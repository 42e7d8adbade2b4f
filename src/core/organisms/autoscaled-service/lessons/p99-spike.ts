import type { Lesson, LessonStep } from '#core/organisms/lesson.ts'

/** When the load begins to rise, s. */
const rise = 120

/** Seconds of p99 that are drawn ahead, from where the first daughter serves. */
const drawn = 50

const objective = { setting: ['objectiveLatency'] } as const
const later = { setting: ['load', 'points', 2, 1] } as const

const quiet: LessonStep = {
  focus: 'latency',
  speed: 30,
  until: { at: 118 },
  measures: {
    objective,
    earlier: { setting: ['load', 'points', 0, 1] },
    cells: { setting: ['initialReplicas'] },
    worst: { of: 'p99', how: 'max', from: { of: 'end', plus: -60 } },
    busy: { of: 'utilisation', how: 'mean', from: { of: 'end', plus: -60 } },
    failed: { of: 'failed', how: 'total' },
  },
  claims: [
    ['worst', '<', 'objective'],
    ['failed', '=', 0],
    ['busy', '~', 0.5, 0.08],
  ],
}

const asking: LessonStep = {
  focus: 'replicas',
  speed: 1,
  until: { event: 'scale-up', within: 60 },
  prompt: { kind: 'number', truth: 'asked', min: 3, max: 12, step: 1, near: 0 },
  measures: {
    later,
    earlier: { setting: ['load', 'points', 0, 1] },
    times: { op: '/', a: 'later', b: 'earlier' },
    asked: { of: 'asked', how: 'last' },
    read: { of: 'measured', how: 'last' },
    lag: { from: { of: 'start', plus: rise }, to: { of: 'end' } },
    service: { setting: ['serviceMean'] },
    slots: { setting: ['slots'] },
    target: { setting: ['hpa', 'metrics', 0, 'target', 'averageUtilization'] },
    busySlots: { op: '*', a: 'later', b: 'service' },
    fullCells: { op: '/', a: 'busySlots', b: 'slots' },
    percent: { op: '*', a: 'fullCells', b: 100 },
    need: { op: '/', a: 'percent', b: 'target' },
  },
  claims: [
    ['times', '>', 3],
    ['asked', '=', 4],
    ['need', '>', 8],
    ['need', '<', 9],
    ['read', '<', 1],
    ['lag', '<', 30],
  ],
}

const queueing: LessonStep = {
  focus: 'latency',
  speed: 2,
  until: { event: 'ready', within: 60 },
  prompt: { kind: 'number', truth: 'worst', min: 0, max: 30, step: 0.5, near: 0.75 },
  measures: {
    objective,
    worst: { of: 'p99', how: 'max' },
    room: { setting: ['queueLimit'] },
    service: { setting: ['serviceMean'] },
    slots: { setting: ['slots'] },
    rate: { op: '/', a: 'slots', b: 'service' },
    held: { op: '/', a: 'room', b: 'rate' },
    failed: { of: 'failed', how: 'total' },
    missed: { of: 'p99', how: 'time-above', than: 'objective' },
  },
  claims: [
    ['worst', '>', 'objective'],
    ['held', '=', 2.5],
    ['worst', '>', 'held'],
    ['failed', '>', 100],
  ],
}

const recovering: LessonStep = {
  focus: 'latency',
  speed: 8,
  until: { event: 'recovery', within: 150 },
  prompt: {
    kind: 'curve',
    series: 'p99',
    from: { of: 'begin' },
    to: { of: 'begin', plus: drawn },
    min: 0.25,
    max: 6,
    step: 0.25,
    near: 0.7,
    why: [
      [
        ['enough', '>', 'draining'],
        ['grown', '<', 1.1],
      ],
      [
        ['draining', '>=', 'enough'],
        ['grown', '<', 1.1],
      ],
      [['grown', '>=', 1.1]],
    ],
  },
  measures: {
    objective,
    later,
    span: { op: '+', a: drawn, b: 0 },
    took: { from: { of: 'begin' }, to: { of: 'end' } },
    enough: { of: 'capacity', how: 'when-above', than: 'later' },
    queue: { of: 'waiting', how: 'max' },
    draining: { op: '-', a: 'took', b: 'enough' },
    first: { of: 'arrivals', how: 'mean', to: { of: 'begin', plus: 10 } },
    last: { of: 'arrivals', how: 'mean', from: { of: 'end', plus: -10 } },
    grown: { op: '/', a: 'last', b: 'first' },
    yours: { gap: 'drawn-when', of: 'p99' },
    late: { gap: 'lag', of: 'p99' },
    apart: { gap: 'mean', of: 'p99' },
    most: { gap: 'most', of: 'p99' },
    when: { gap: 'when-most', of: 'p99' },
    coming: { of: 'starting', how: 'last', from: { of: 'start' }, to: { of: 'begin' } },
  },
  claims: [
    ['coming', '>=', 1],
    ['enough', '>', 0],
    ['took', '>', 'enough'],
    ['took', '>', 'span'],
    ['queue', '>', 100],
    ['last', '~', 'later', 20],
  ],
}

const explaining: LessonStep = {
  focus: 'decision',
  speed: 8,
  until: { after: 20 },
  prompt: {
    kind: 'choice',
    options: [
      [
        ['reading', '>', 'making'],
        ['reading', '>', 'asking'],
      ],
      [
        ['making', '>=', 'reading'],
        ['making', '>', 'asking'],
      ],
      [
        ['asking', '>=', 'reading'],
        ['asking', '>=', 'making'],
      ],
    ],
  },
  measures: {
    later,
    reading: { from: { of: 'start', plus: rise }, to: { of: 2 } },
    making: { from: { of: 2 }, to: { of: 3 } },
    asking: { of: 'asked', how: 'when-max', from: { of: 2 } },
    most: { of: 'measured', how: 'max', from: { of: 'start', plus: rise } },
    decisions: {
      event: 'scale-up',
      how: 'count',
      from: { of: 'start', plus: rise },
    },
    cells: { of: 'asked', how: 'max', from: { of: 2 } },
    now: { of: 'p99', how: 'max' },
    objective,
    missed: {
      of: 'p99',
      how: 'time-above',
      than: 'objective',
      from: { of: 'start', plus: rise },
      to: { of: 'begin' },
    },
  },
  claims: [
    ['missed', '>', 60],
    ['reading', '<', 'making'],
    // A cell that is full reads its request and no more, whatever waits for it.
    ['most', '=', 1],
    ['decisions', '=', 4],
    ['cells', '=', 9],
    ['now', '<', 'objective'],
  ],
}

/** Load more than triples; the autoscaler reacts within seconds, and p99 is far above its objective for over a minute. */
export const p99Spike: Lesson = {
  id: 'p99-spike',
  base: {
    organism: 'autoscaled-service',
    seed: 1,
    settings: {
      load: {
        form: 'linear',
        points: [
          [0, 60],
          [rise, 60],
          [130, 200],
          [480, 200],
        ],
      },
      initialReplicas: 3,
    },
  },
  steps: [quiet, asking, queueing, recovering, explaining],
  texts: {
    title: 'Why did p99 spike although it reacted?',
    steps: [
      {
        title: 'A quiet service',
        text: '{cells} cells answer {earlier} requests per second; the objective is that 99 of 100 answers take less than {objective} s.',
        notes: 'Point at p99, not at the mean. Ask what the dashed line in the chart promises.',
        outcomes: [
          'In the last minute p99 was never above {worst}, and the cells were busy {busy} of the time.',
        ],
      },
      {
        title: 'Its first decision',
        text: 'From 02:00 on the load rises, within ten seconds, to {later} requests per second: {times} times as much.',
        notes:
          'Let the room calculate: load × service time ÷ slots ÷ target. It is right about the need and wrong about the decision.',
        question: 'How many cells will the autoscaler ask for in its first decision?',
        outcomes: [
          'It asked for {asked}: it reacted after {lag}, and to a mean CPU of {read}; {need} would do for this load.',
          'It asked for {asked} only: {need} would do for this load, but it reads no load; after {lag} it had a mean CPU of {read}, from seconds of which some were still quiet.',
          'It asked for {asked} only: it reads no load, but CPU of the past; after {lag} that was {read} on average, from seconds of which some were still quiet, although {need} cells would do for this load.',
        ],
      },
      {
        title: 'How bad will it get?',
        text: 'The first daughter is being made, and three cells have work for nine; what they cannot take waits, up to a limit.',
        notes: 'Whoever says “without end” is right about the queue that has no limit.',
        question: 'What is the highest p99, in seconds, until the first daughter serves?',
        outcomes: [
          'It rose to {worst}: a queue of {room} holds {held} s of work, and all of it had to be waited for; {failed} requests found no room and failed.',
          'It rose to {worst} and stayed there, for a queue of {room} holds {held} s of work and no more: {failed} requests found no room and failed, and a percentile of answers says nothing of those.',
          'It rose to {worst} only, because a queue of {room} holds {held} s of work and no more: {failed} requests found no room and failed, and a percentile of answers says nothing of those.',
        ],
      },
      {
        title: 'The first daughter serves',
        text: 'The first daughter serves now, the next one is on her way, and the load rises no further.',
        notes: 'Spare capacity empties a queue, capacity alone does not.',
        question:
          'How will p99 go over the next {span} seconds? Draw its line; its objective is {objective} s.',
        outcomes: [
          'It was below {objective} s after {took}: capacity passed the load only after {enough}, and then the queue, of up to {queue} requests, had to be worked off for {draining}.',
          'You were off by {apart} on average: p99 was below {objective} s after {took}, for capacity passed the load only after {enough}, and the queue, of up to {queue} requests, had to be worked off for {draining} more.',
          'You had it half-way after {yours}; it came there {late} later: capacity passed the load only after {enough}, and then the queue, of up to {queue} requests, had to be worked off for {draining}.',
          'You were off by {apart} on average, and most, by {most}, after {when}: capacity passed the load only after {enough}, and then the queue, of up to {queue} requests, was worked off in {draining}.',
        ],
        why: {
          question: 'Why did p99 stay up, although the first daughter served?',
          causes: [
            'too few cells for the load, still',
            'the queue ran empty slowly',
            'the load went on rising',
          ],
          because:
            'Too few cells: for {enough} more came than they could answer, and no queue shrinks as long as that is so; once there were enough it was gone in {draining}. The load stayed, {last} requests per second at the end.',
        },
      },
      {
        title: 'What took longest?',
        text: 'The autoscaler reacted soon, and asked again and again; and still p99 missed its objective for {missed}.',
        notes:
          'The why of every decision stands in its record: 100 percent, missing pods, the ratio, the ceiling.',
        question: 'Which part of it took the longest?',
        options: [
          'reading and deciding',
          'making one daughter',
          'asking for enough, in several decisions',
        ],
        outcomes: [
          'Asking for enough: {asking} and {decisions} decisions up to {cells} cells, against {reading} to read and decide and {making} to make a daughter, because a full cell reads {most} however many requests wait for it.',
          'It was the asking: {asking} and {decisions} decisions up to {cells} cells, against {reading} to read and decide and {making} to make a daughter, because a full cell reads {most} however many requests wait for it.',
        ],
      },
    ],
    limit:
      'Tissue that is short of cells heals in days, and no cell waits in line. Here a queue remembers every second of the shortage, and what helps is what was there before: spare cells, a shorter queue, or a metric that sees the load itself.',
  },
}
