import type { Lesson, LessonStep } from '#core/organisms/lesson.ts'
import { hpaOf } from './hpa-of.ts'

/** When the load falls, and when a small peak begins, s. */
const fall = 120
const peak = 300

const few = { of: 'recommended', how: 'min' } as const
const window = { setting: ['hpa', 'controller', 'downscaleStabilization'] } as const

/** Two minutes of much, two minutes of little, and so on. */
const waves = {
  form: 'steps',
  every: 120,
  rates: [120, 30, 120, 30, 120, 30],
}

const full: LessonStep = {
  focus: 'replicas',
  speed: 30,
  until: { at: fall - 2 },
  measures: {
    load: { setting: ['load', 'points', 0, 1] },
    target: { setting: ['hpa', 'metrics', 0, 'target', 'averageUtilization'] },
    cells: { of: 'ready', how: 'last' },
    busy: { of: 'utilisation', how: 'mean' },
  },
  claims: [
    ['cells', '=', 10],
    ['busy', '~', 0.6, 0.03],
  ],
}

const waiting: LessonStep = {
  focus: 'autoscaler',
  speed: 60,
  until: { event: 'scale-down', within: 330 },
  prompt: { kind: 'number', truth: 'wait', min: 0, max: 600, step: 15, near: 20 },
  measures: {
    later: { setting: ['load', 'points', 2, 1] },
    window,
    wait: { from: { of: 'start', plus: fall }, to: { of: 'end' } },
    few,
    cells: { of: 'ready', how: 'last' },
    knew: {
      of: 'recommended',
      how: 'when-below',
      than: 'cells',
      from: { of: 'start', plus: fall },
    },
    busy: { of: 'utilisation', how: 'mean', from: { of: 'end', plus: -120 } },
  },
  claims: [
    ['wait', '>', 'window'],
    ['wait', '<', 345],
    ['knew', '<', 45],
    ['few', '<=', 3],
    ['cells', '=', 10],
    ['busy', '<', 0.2],
  ],
}

const leaving: LessonStep = {
  focus: 'stage',
  speed: 4,
  until: { after: 32 },
  prompt: {
    kind: 'choice',
    options: [
      [['left', '>=', 9]],
      [
        ['left', '>', 4],
        ['left', '<', 9],
      ],
      [['left', '<=', 4]],
    ],
  },
  measures: {
    before: { of: 'asked', how: 'max', from: { of: 'start' } },
    left: { of: 'asked', how: 'last' },
    few,
    gone: { event: 'draining', how: 'count', from: { of: 2, plus: -1 } },
    grace: { setting: ['gracePeriod'] },
  },
  claims: [
    ['before', '=', 10],
    ['left', '<=', 4],
    ['gone', '>=', 6],
  ],
}

const peaking: LessonStep = {
  focus: 'decision',
  again: {
    load: {
      form: 'linear',
      points: [
        [0, 120],
        [fall, 120],
        [fall, 30],
        [peak, 30],
        [peak, 75],
        [peak + 40, 75],
        [peak + 40, 30],
        [900, 30],
      ],
    },
  },
  speed: 60,
  until: { at: 500 },
  prompt: {
    kind: 'choice',
    options: [
      [['kept', '>=', 'before']],
      [
        ['kept', '>', 'few'],
        ['kept', '<', 'before'],
      ],
      [['kept', '<=', 'few']],
    ],
  },
  measures: {
    high: { setting: ['load', 'points', 4, 1] },
    window,
    before: { of: 'asked', how: 'max' },
    kept: { of: 'asked', how: 'last' },
    few,
    most: {
      of: 'recommended',
      how: 'max',
      from: { of: 'start', plus: peak },
      to: { of: 'start', plus: peak + 90 },
    },
  },
  claims: [
    ['before', '=', 10],
    ['few', '<=', 3],
    ['kept', '=', 'most'],
    ['kept', '>=', 6],
    ['kept', '<=', 8],
  ],
}

const shared = {
  missed: { of: 'missed', how: 'time-above', than: 0 },
  cellSeconds: { of: 'ready', how: 'total' },
  hours: { op: '/', a: 'cellSeconds', b: 3600 },
  pruned: { event: 'scale-down', how: 'count' },
} as const

const held: LessonStep = {
  focus: 'replicas',
  again: { load: waves },
  speed: 120,
  until: { at: 600 },
  measures: {
    high: { setting: ['load', 'rates', 0] },
    low: { setting: ['load', 'rates', 1] },
    every: { setting: ['load', 'every'] },
    ...shared,
  },
  claims: [
    ['pruned', '=', 0],
    ['missed', '<=', 5],
  ],
}

const unheld: LessonStep = {
  focus: 'losses',
  again: {
    load: waves,
    hpa: hpaOf(60, [1, 20], { controller: { downscaleStabilization: 0 } }),
  },
  speed: 60,
  until: { at: 600 },
  prompt: {
    kind: 'choice',
    options: [
      [
        ['hours', '<', 'heldHours'],
        ['more', '<=', 10],
      ],
      [
        ['hours', '<', 'heldHours'],
        ['more', '>', 10],
      ],
      [['hours', '>=', 'heldHours']],
    ],
  },
  measures: {
    ...shared,
    heldMissed: { step: 5, name: 'missed', as: 'time' },
    heldHours: { step: 5, name: 'hours', as: 'number' },
    more: { op: '-', a: 'missed', b: 'heldMissed' },
    failed: { of: 'failed', how: 'total' },
  },
  claims: [
    ['pruned', '>=', 2],
    ['missed', '>', 60],
    ['failed', '>', 100],
    ['hours', '<', 'heldHours'],
  ],
}

/** Load falls to a quarter, and for more than five minutes not one cell goes: the largest of all recent recommendations counts. */
export const fiveMinutes: Lesson = {
  id: 'five-minutes',
  base: {
    organism: 'autoscaled-service',
    seed: 5,
    settings: {
      load: {
        form: 'linear',
        points: [
          [0, 120],
          [fall, 120],
          [fall, 30],
          [900, 30],
        ],
      },
      serviceLaw: 'lognormal',
      serviceMean: 0.2,
      serviceScv: 0.25,
      initialReplicas: 10,
      hpa: hpaOf(60, [1, 20]),
    },
  },
  steps: [full, waiting, leaving, peaking, held, unheld],
  texts: {
    title: 'Nothing shrinks for five minutes',
    steps: [
      {
        title: 'Ten cells, well loaded',
        text: '{load} requests per second keep ten cells busy, and the autoscaler aims at a mean CPU of {target} percent.',
        notes:
          'Ask who has seen a dashboard like this after the rush: idle cells, and nothing happens. Collect reasons before you go on.',
        outcomes: [
          'The {cells} cells are {busy} loaded, which is what the autoscaler wants: it has nothing to do.',
        ],
      },
      {
        title: 'When does the first go?',
        text: 'At 02:00 the load falls, from one second to the next, to {later} requests per second: a quarter.',
        notes:
          'Source: Kubernetes documentation, Horizontal Pod Autoscaling, “Stabilization window”; the default is five minutes (--horizontal-pod-autoscaler-downscale-stabilization). Most rooms answer with the time in which a cell is made.',
        question: 'How many seconds after 02:00 will the autoscaler tell the first cell to go?',
        outcomes: [
          'It took {wait}: after {knew} its formula gave fewer, and soon {few} cells, but it takes the largest of all that the formula has given within {window} s; the cells were {busy} loaded meanwhile.',
          'It took {wait}: the formula gave fewer after {knew}, and soon {few} cells, but the largest of all that it has given within {window} s counts; the cells were {busy} loaded meanwhile.',
          'It took {wait}, and not longer: after {window} s the last large recommendation was too old to count; the formula had given fewer since {knew}, and soon {few} cells.',
        ],
      },
      {
        title: 'How do they leave?',
        text: 'The old recommendations are out of the window now, and the cells that are too many may go.',
        notes:
          'Without a behavior in the manifest nothing limits how many go at a time; documentation: “100 percent in 15 seconds”. Who wants them to go one by one has to write a scaleDown policy.',
        question: 'How will they leave?',
        options: ['one a minute', 'a few at each look', 'all within half a minute'],
        outcomes: [
          'All within half a minute: from {before} cells to {left}, and {gone} were told to go; each had up to {grace} s to finish what it was doing.',
          'They went within half a minute: from {before} cells to {left}, and {gone} were told to go; the window says how long nothing goes, not how slowly.',
        ],
      },
      {
        title: 'A small peak meanwhile',
        text: 'The same run again, but at 05:00 the load is {high} requests per second for 40 seconds, and then low as before.',
        notes:
          'This tells the two ideas apart. A cool-down would run from the last scaling, and there was none. The window is a rolling maximum: each look of the past five minutes has a vote, and the largest wins (pkg/controller/podautoscaler/horizontal.go, stabilizeRecommendation).',
        question: 'How many cells will it ask for at 08:20?',
        options: ['all ten still', 'as many as the peak needed', 'as few as the low load needs'],
        outcomes: [
          'As many as the peak needed, {kept}, though {few} would do for the load of now: the {before} of the beginning are older than {window} s, the {most} of the peak are not.',
          'It kept {kept}, as many as the peak needed: it runs no clock since its last change, but takes the largest recommendation of {window} s; the {before} of the beginning are older than that, the {most} of the peak are not.',
        ],
      },
      {
        title: 'What the waiting buys',
        text: 'Another load now: {high} requests per second for two minutes, {low} for two minutes, and so on.',
        notes:
          'Ask before you play: how many of the cells are idle, and would you wait for the next wave with them? Note the two figures for the next step.',
        outcomes: [
          'Not one cell was told to go in ten minutes; that cost {hours} cell hours, and the objective was missed for {missed}.',
        ],
      },
      {
        title: 'And without the window?',
        text: 'The same waves, and an autoscaler that follows its formula down at once: its window is zero.',
        notes:
          'Nobody is wrong who calls five minutes too long: it is a default, and behavior.scaleDown.stabilizationWindowSeconds can be set for each service. The trade is the point: waiting is paid in idle cells, haste in requests.',
        question: 'What will come of it?',
        options: [
          'cheaper, and about as good',
          'cheaper, but it fails at the waves',
          'not even cheaper',
        ],
        outcomes: [
          'Cheaper, {hours} cell hours instead of {heldHours}, but the objective was missed for {missed} instead of {heldMissed}, and {failed} requests failed: each wave met the few cells of the trough.',
          'It took {hours} cell hours instead of {heldHours}, but missed the objective for {missed} instead of {heldMissed}, and {failed} requests failed: each wave met the few cells of the trough.',
        ],
      },
    ],
    limit:
      'A body sheds cells over days and never calls them back. Here the wait is not thrift or care but memory: a list of numbers of the past five minutes, of which the largest wins. Whoever changes that number changes when cells die.',
  },
}
