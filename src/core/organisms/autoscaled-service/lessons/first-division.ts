import type { Lesson, LessonStep } from '#core/organisms/lesson.ts'

/** When the load begins to rise, s. */
const rise = 60

const target = { setting: ['hpa', 'metrics', 0, 'target', 'averageUtilization'] } as const

const looking: LessonStep = {
  focus: 'stage',
  speed: 8,
  until: { at: 55 },
  measures: {
    slots: { setting: ['slots'] },
    service: { setting: ['serviceMean'] },
    capacity: { op: '/', a: 'slots', b: 'service' },
    span: { from: { of: 'begin' }, to: { of: 'end' } },
    answered: { of: 'completions', how: 'total' },
    busy: { of: 'utilisation', how: 'mean' },
  },
  claims: [
    ['capacity', '=', 40],
    ['busy', '<', 0.6],
    ['answered', '>', 0],
  ],
}

const deciding: LessonStep = {
  focus: 'autoscaler',
  speed: 2,
  until: { event: 'scale-up', within: 120 },
  decisive: { from: { of: 'end', plus: -5 }, to: { of: 'end' } },
  prompt: { kind: 'number', truth: 'lag', min: 0, max: 90, step: 5, near: 6 },
  measures: {
    target,
    later: { setting: ['load', 'points', 3, 1] },
    scrape: { setting: ['scrapePeriod'] },
    sync: { setting: ['syncPeriod'] },
    lag: { from: { of: 'start', plus: rise }, to: { of: 'end' } },
    over: {
      of: 'measured',
      how: 'max',
      from: { of: 'start', plus: rise },
      to: { of: 'end', plus: -1 },
    },
    read: { of: 'measured', how: 'last' },
    aim: { op: '/', a: 'target', b: 100 },
    edge: { op: '*', a: 'aim', b: 1.1 },
  },
  claims: [
    ['lag', '>', 'scrape'],
    ['over', '>', 'aim'],
    // Both are whole percents, so that a millionth is none.
    ['over', '<=', 0.660001],
    ['edge', '~', 0.66, 1e-6],
    ['read', '>', 'edge'],
  ],
}

const dividing: LessonStep = {
  focus: 'stage',
  speed: 1,
  until: { after: 12 },
  prompt: {
    kind: 'choice',
    options: [
      [['during', '<', 'before']],
      [['during', '=', 'before']],
      [['during', '>', 'before']],
    ],
  },
  measures: {
    asked: { of: 'asked', how: 'last', from: { of: 'start' }, to: { of: 'begin' } },
    before: { of: 'capacity', how: 'last', from: { of: 'start' }, to: { of: 'begin' } },
    during: { of: 'capacity', how: 'mean' },
    price: { of: 'costNotServing', how: 'max' },
  },
  claims: [
    ['asked', '=', 2],
    ['during', '=', 'before'],
    ['price', '>', 0],
  ],
}

const readying: LessonStep = {
  focus: 'time-to-divide',
  speed: 2,
  until: { event: 'ready', within: 120 },
  prompt: { kind: 'number', truth: 'took', min: 0, max: 60, step: 1, near: 4 },
  measures: {
    took: { from: { of: 2 }, to: { of: 'end' } },
    scheduling: { setting: ['scheduling'] },
    pull: { setting: ['imagePull'] },
    boot: { setting: ['boot'] },
    probe: { setting: ['probePeriod'] },
    found: { op: '+', a: 'scheduling', b: 'pull' },
    stages: { op: '+', a: 'found', b: 'boot' },
  },
  claims: [
    ['stages', '=', 22],
    ['took', '>', 'stages'],
    ['probe', '=', 10],
  ],
}

const staying: LessonStep = {
  focus: 'replicas',
  speed: 8,
  until: { after: 100 },
  prompt: {
    kind: 'choice',
    options: [
      [
        ['pruned', '>', 0],
        ['when', '<', 30],
      ],
      [
        ['pruned', '>', 0],
        ['when', '>=', 30],
      ],
      [['pruned', '=', 0]],
    ],
  },
  measures: {
    target,
    pruned: { event: 'scale-down', how: 'count' },
    when: { event: 'scale-down', how: 'time' },
    busy: { of: 'measured', how: 'last' },
    least: { of: 'recommended', how: 'min' },
    cells: { of: 'ready', how: 'last' },
    work: { op: '*', a: 'busy', b: 'cells' },
    aim: { op: '/', a: 'target', b: 100 },
    need: { op: '/', a: 'work', b: 'aim' },
  },
  claims: [
    ['pruned', '=', 0],
    ['cells', '=', 2],
    // The formula itself gave two at every look: no window held a pruning back.
    ['least', '=', 2],
    ['busy', '<', 'aim'],
    ['need', '>', 1],
    ['need', '<', 2],
  ],
}

const drawing: LessonStep = {
  focus: 'replicas',
  changes: [{ type: 'burst', rate: 30, seconds: 80 }],
  speed: 4,
  until: { after: 80 },
  prompt: {
    kind: 'curve',
    series: 'ready',
    min: 0,
    max: 6,
    step: 1,
    near: 0.15,
    why: [
      [
        ['deciding', '>', 'making'],
        ['deciding', '>', 'holding'],
      ],
      [
        ['making', '>=', 'deciding'],
        ['making', '>', 'holding'],
      ],
      [
        ['holding', '>=', 'deciding'],
        ['holding', '>=', 'making'],
      ],
    ],
  },
  // The daughter begins to serve.
  decisive: { from: { of: 'begin', plus: 53 }, to: { of: 'begin', plus: 58 } },
  measures: {
    earlier: { setting: ['load', 'points', 3, 1] },
    load: { of: 'arrivals', how: 'mean' },
    times: { op: '/', a: 'load', b: 'earlier' },
    deciding: { event: 'scale-up', how: 'time' },
    serving: { event: 'ready', how: 'time' },
    making: { op: '-', a: 'serving', b: 'deciding' },
    cells: { of: 'ready', how: 'max' },
    given: { of: 'recommended', how: 'when-above', than: 2 },
    wished: { of: 'asked', how: 'when-above', than: 2 },
    holding: { op: '-', a: 'wished', b: 'given' },
    yours: { gap: 'drawn-when', of: 'ready' },
    late: { gap: 'lag', of: 'ready' },
    apart: { gap: 'mean', of: 'ready' },
    most: { gap: 'most', of: 'ready' },
    when: { gap: 'when-most', of: 'ready' },
    highest: { gap: 'drawn-max', of: 'ready' },
  },
  claims: [
    ['times', '~', 2, 0.2],
    ['cells', '=', 3],
    ['serving', '>', 53],
    ['serving', '<', 58],
    ['making', '>', 'deciding'],
  ],
}

/** One cell, one rise of the load, one division: what decides it, how long it takes, and what the mother loses. */
export const firstDivision: Lesson = {
  id: 'first-division',
  base: {
    organism: 'autoscaled-service',
    seed: 12,
    settings: {
      load: {
        form: 'linear',
        points: [
          [0, 15],
          [rise, 15],
          [75, 32],
          [300, 32],
        ],
      },
      initialReplicas: 1,
      hpa: {
        minReplicas: 1,
        maxReplicas: 10,
        metrics: [
          {
            type: 'Resource',
            name: 'cpu',
            target: { type: 'Utilization', averageUtilization: 60 },
          },
        ],
      },
    },
  },
  steps: [looking, deciding, dividing, readying, staying, drawing],
  texts: {
    title: 'First division',
    steps: [
      {
        title: 'One cell, one replica',
        text: 'A cell is a replica of a service, the dots in it are requests, the ring around its nucleus shows how busy it is; this one can answer {capacity} requests per second.',
        notes:
          'Name the five parts: cell = pod, nucleus = image, membrane = container, ring = CPU, daughter = new replica. Let it run and do nothing.',
        outcomes: [
          'In {span} it has answered {answered} requests and was busy {busy} of the time: nothing needs to divide.',
        ],
      },
      {
        title: 'When will it divide?',
        text: 'At 01:00 the load begins to rise, to {later} requests per second, and the autoscaler aims at a mean CPU of {target} percent.',
        notes:
          'Most rooms say “at once, as CPU passes 60”. Ask who has read CPU at that moment: nobody.',
        question: 'How many seconds after 01:00 will the autoscaler ask for a second cell?',
        outcomes: [
          'It took {lag}: CPU is read every {scrape} s and looked at every {sync} s, and at {over} it still did nothing, because it acts above {edge} only, a tenth beyond its target.',
          'It took {lag}: CPU is read every {scrape} s and looked at every {sync} s, it acts above {edge} only, a tenth beyond its target, and {read} was the first mean above that.',
          'It took only {lag}: no alarm has to last here, the first look that read a mean above {edge} decided, and it read {read}.',
        ],
      },
      {
        title: 'What does the mother lose?',
        text: 'The autoscaler asks for {asked} cells now, and the furrow in the mother says that a daughter is being made.',
        notes:
          'Here the picture misleads. A cell that divides halves its content; a replica is cast from its image on some node.',
        question: 'What can the mother answer per second until her daughter is ready?',
        options: ['about half as much', 'just as much', 'more than before'],
        outcomes: [
          'Just as much, {during} requests per second: her daughter is a fresh copy of the image, made on a node, and takes nothing from her; but she is paid for already, {price} an hour.',
          'It stayed at {during} requests per second: nothing of the mother is split, for a daughter is a fresh copy of the image, made on a node; and she is paid for already, {price} an hour.',
        ],
      },
      {
        title: 'From decision to service',
        text: 'She cannot answer yet: a node has to be found, the image pulled, the container booted, and a probe has to find it ready.',
        notes:
          'The article behind the metaphor says milliseconds. Compare published starts: containers tens of seconds, virtual machines up to minutes.',
        question: 'How many seconds after the decision will the daughter serve?',
        outcomes: [
          'It took {took}, not milliseconds: node, image and boot take {stages} s on average, and then the next probe has to come, one every {probe} s.',
          'It took {took}: node, image and boot take {stages} s on average, and then the next probe has to come, one every {probe} s.',
          'It took {took}: node, image and boot take {stages} s on average, and the next of the probes, one every {probe} s, found her ready.',
        ],
      },
      {
        title: 'Will one be pruned?',
        text: 'Two cells share the load now, and their mean CPU will soon be well below the {target} percent aimed at.',
        notes: 'The target is no line. Write the formula on the board: ⌈cells × mean ÷ target⌉.',
        question: 'Will the autoscaler prune one of them within the next 100 seconds?',
        options: ['yes, at once', 'yes, after half a minute', 'no, both stay'],
        outcomes: [
          'Both stay: {cells} cells at {busy} are {need} cells at the target, and that is rounded up; below the target nothing dies as long as fewer cells would be above it.',
          'Both stayed: {cells} cells at {busy} are {need} cells at the target, and that is rounded up; the target is a level to come close to, not a line below which cells die.',
        ],
      },
      {
        title: 'Draw the next division',
        text: 'About twice the load comes now, after {earlier} requests per second so far, and stays; two cells share it.',
        notes:
          'Let everybody draw before anybody speaks. Most lines rise at once: the two delays that were just seen are forgotten.',
        question: 'How many cells will be ready? Draw their line over the seconds to come.',
        outcomes: [
          'Cell {cells} served after {serving}: {deciding} until CPU had been read, averaged and decided upon, and {making} to make the daughter.',
          'You were off by {apart} cells on average: the next cell served after {serving}, {deciding} until CPU had been read, averaged and decided upon, and {making} to make the daughter.',
          'You had the next cell after {yours}; it served {late} later: {deciding} until CPU had been read, averaged and decided upon, and {making} to make the daughter.',
          'Your line went up to {highest}, the run to {cells}; they were furthest apart, by {most}, after {when}. The next cell served after {serving}: {deciding} until it was decided upon, {making} to make it.',
        ],
        why: {
          question: 'Why not at once: what took the most of that time?',
          causes: [
            'reading CPU and deciding',
            'making the daughter',
            'a window that holds growth back',
          ],
          because:
            'Making her: {making}, against {deciding} until CPU had been read, averaged and decided upon; no window held back what the formula gave: it was asked for {holding} later.',
        },
      },
    ],
    limit:
      'A living cell divides because it has grown, and splits what it has. A replica is cast from an image because a formula said so, the mother never pauses and loses nothing, and the daughter will not grow back into her.',
  },
}
