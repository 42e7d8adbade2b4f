import type { Lesson, LessonStep, Measure } from '#core/organisms/lesson.ts'
import { hpaOf } from './hpa-of.ts'

/** When the working day begins, and when the run ends, s. */
const nine = 300
const long = 1260

/** How each autoscaler is held against the others. */
const measured = {
  target: { setting: ['hpa', 'metrics', 0, 'target', 'averageUtilization'] },
  missed: { of: 'missed', how: 'time-above', than: 0 },
  failed: { of: 'failed', how: 'total' },
  serving: { of: 'ready', how: 'total' },
  making: { of: 'starting', how: 'total' },
  paid: { op: '+', a: 'serving', b: 'making' },
  hours: { op: '/', a: 'paid', b: 3600 },
  most: { of: 'asked', how: 'max' },
} as const satisfies Record<string, Measure>

/** The first decision for more cells after nine. */
const reacted = {
  event: 'scale-up',
  how: 'time',
  from: { of: 'start', plus: nine },
} as const satisfies Measure

const earlier = (step: number, name: 'missed' | 'failed' | 'hours'): Measure => ({
  step,
  name,
  as: name === 'missed' ? 'time' : name === 'failed' ? 'count' : 'number',
})

const hpa: LessonStep = {
  focus: 'replicas',
  speed: 60,
  until: { at: long },
  prompt: { kind: 'number', truth: 'missed', min: 0, max: 300, step: 5, near: 20 },
  measures: {
    ...measured,
    night: { setting: ['load', 'points', 0, 1] },
    day: { setting: ['load', 'points', 3, 1] },
    reacted,
  },
  claims: [
    ['missed', '>', 40],
    ['reacted', '<', 35],
    ['failed', '>', 100],
  ],
}

const kpa: LessonStep = {
  focus: 'replicas',
  again: {
    policy: {
      kind: 'kpa',
      containerConcurrency: 2,
      target: 2,
      targetUtilizationPercentage: 60,
      minScale: 1,
      maxScale: 40,
      initialScale: 3,
    },
  },
  speed: 60,
  until: { at: long },
  prompt: {
    kind: 'choice',
    options: [
      [['missed', '<', 'less']],
      [
        ['missed', '>=', 'less'],
        ['missed', '<=', 'hpaMissed'],
      ],
      [['missed', '>', 'hpaMissed']],
    ],
  },
  measures: {
    ...measured,
    hpaMissed: earlier(1, 'missed'),
    less: { op: '*', a: 'hpaMissed', b: 0.8 },
    hpaHours: earlier(1, 'hours'),
    share: { setting: ['policy', 'targetUtilizationPercentage'] },
    reacted,
  },
  claims: [
    ['missed', '<', 'less'],
    ['reacted', '<', 8],
    ['share', '=', 'target'],
  ],
}

const tracking: LessonStep = {
  focus: 'autoscaler',
  again: {
    policy: {
      kind: 'target-tracking',
      minSize: 1,
      maxSize: 40,
      warmup: 60,
      policies: [{ signal: 'cpu', target: 60 }],
    },
  },
  speed: 60,
  until: { at: long },
  prompt: { kind: 'number', truth: 'reacted', min: 0, max: 300, step: 10, near: 25 },
  measures: {
    ...measured,
    aim: { setting: ['policy', 'policies', 0, 'target'] },
    reacted,
    periods: { setting: ['policy', 'policies', 0, 'high', 'evaluationPeriods'] },
    hpaMissed: earlier(1, 'missed'),
    hpaFailed: earlier(1, 'failed'),
  },
  claims: [
    ['aim', '=', 'target'],
    ['periods', '=', 3],
    ['reacted', '>', 150],
    ['reacted', '<', 250],
    ['missed', '>', 'hpaMissed'],
    ['failed', '>', 'hpaFailed'],
  ],
}

const stepping: LessonStep = {
  focus: 'losses',
  again: { policy: { kind: 'step-scaling', minSize: 1, maxSize: 40, warmup: 60 } },
  speed: 60,
  until: { at: long - 30 },
  prompt: {
    kind: 'choice',
    options: [
      [['failed', '<', 'fewer']],
      [
        ['failed', '>=', 'fewer'],
        ['failed', '<=', 'more'],
      ],
      [['failed', '>', 'more']],
    ],
  },
  measures: {
    ...measured,
    reacted,
    periods: { setting: ['policy', 'policies', 0, 'evaluationPeriods'] },
    share: { setting: ['policy', 'policies', 0, 'steps', 1, 'adjustment'] },
    trackingFailed: earlier(3, 'failed'),
    fewer: { op: '*', a: 'trackingFailed', b: 0.9 },
    more: { op: '*', a: 'trackingFailed', b: 1.1 },
    trackingReacted: { step: 3, name: 'reacted', as: 'time' },
  },
  claims: [
    ['periods', '=', 2],
    ['reacted', '<', 'trackingReacted'],
    ['failed', '>', 'more'],
  ],
}

const comparing: LessonStep = {
  focus: 'cost',
  speed: 8,
  until: { after: 30 },
  prompt: {
    kind: 'choice',
    options: [
      [
        ['hpa', '<', 'kpa'],
        ['hpa', '<', 'tracking'],
        ['hpa', '<', 'stepping'],
      ],
      [
        ['kpa', '<', 'hpa'],
        ['kpa', '<', 'tracking'],
        ['kpa', '<', 'stepping'],
      ],
      [
        ['tracking', '<', 'hpa'],
        ['tracking', '<', 'kpa'],
        ['tracking', '<', 'stepping'],
      ],
      [
        ['stepping', '<', 'hpa'],
        ['stepping', '<', 'kpa'],
        ['stepping', '<', 'tracking'],
      ],
    ],
  },
  measures: {
    hpa: earlier(1, 'hours'),
    kpa: earlier(2, 'hours'),
    tracking: earlier(3, 'hours'),
    // Its run goes on in this step.
    serving: { of: 'ready', how: 'total', from: { of: 'start' } },
    making: { of: 'starting', how: 'total', from: { of: 'start' } },
    paid: { op: '+', a: 'serving', b: 'making' },
    stepping: { op: '/', a: 'paid', b: 3600 },
    hpaMissed: earlier(1, 'missed'),
    kpaMissed: earlier(2, 'missed'),
    trackingMissed: earlier(3, 'missed'),
    steppingMissed: earlier(4, 'missed'),
  },
  claims: [
    ['stepping', '<', 'tracking'],
    ['tracking', '<', 'hpa'],
    ['tracking', '<', 'kpa'],
    ['kpaMissed', '<', 'hpaMissed'],
    ['hpaMissed', '<', 'trackingMissed'],
    ['trackingMissed', '<', 'steppingMissed'],
  ],
}

/** The same morning, request by request, for four autoscalers that all aim at about the same: when they look, and how far they go, is what differs. */
export const monday: Lesson = {
  id: 'monday-morning',
  base: {
    organism: 'autoscaled-service',
    seed: 11,
    settings: {
      load: {
        form: 'linear',
        points: [
          [0, 20],
          [nine - 120, 20],
          [nine, 40],
          [nine, 100],
          [nine + 120, 80],
          [nine + 420, 40],
          [long, 30],
        ],
      },
      slots: 2,
      initialReplicas: 3,
      hpa: hpaOf(60, [1, 40]),
    },
  },
  steps: [hpa, kpa, tracking, stepping, comparing],
  texts: {
    title: 'Four autoscalers, one Monday morning',
    steps: [
      {
        title: 'Nine o’clock, with an HPA',
        text: 'From {night} requests a second the load creeps up, and at 05:00, which is nine in the office, it jumps to {day}; an HPA aims at a mean CPU of {target} percent.',
        notes:
          'Kubernetes documentation, Horizontal Pod Autoscaling: a look every 15 seconds at CPU that is 15 seconds old. The morning is the same in all four runs, request by request; say so.',
        question: 'For how many seconds of this morning will p99 miss its objective?',
        outcomes: [
          'For {missed}: it reacted after {reacted}, but in several steps, up to {most} cells, and each cell takes its time; {failed} requests failed, and the morning cost {hours} cell hours.',
          'For {missed}: it reacted after {reacted}, in several steps, up to {most} cells, and each cell takes its time; {failed} requests failed, and the morning cost {hours} cell hours.',
          'For {missed} only: it reacted after {reacted}, and went up to {most} cells; {failed} requests failed, and the morning cost {hours} cell hours.',
        ],
      },
      {
        title: 'The same with Knative',
        text: 'The same morning again, request by request, for Knative, which looks every two seconds at the requests inside the cells and aims at {share} percent of their slots.',
        notes:
          'Knative Serving documentation, “About autoscaling”: stable window 60 s, panic window a tenth of it. It is told the same target and the same bounds as the HPA.',
        question: 'How will it do, compared with the HPA?',
        options: ['clearly better', 'about the same', 'worse'],
        outcomes: [
          'Clearly better: it reacted after {reacted} and missed the objective for {missed} instead of {hpaMissed}; in its panic it asked for up to {most} cells, and it cost {hours} cell hours instead of {hpaHours}.',
          'It missed the objective for {missed} instead of {hpaMissed}, because it reacted after {reacted}; in its panic it asked for up to {most} cells, and it cost {hours} cell hours instead of {hpaHours}.',
        ],
      },
      {
        title: 'The same with target tracking',
        text: 'The same morning for an Auto Scaling group that tracks a target: again a mean CPU of {aim} percent.',
        notes:
          'AWS documentation, “Target tracking scaling policies”: two alarms of CloudWatch are made and kept for you. That they take three minutes above and fifteen below the target is what people observe, and not promised; here it is a parameter.',
        question: 'How many seconds after 05:00 will it ask for more?',
        outcomes: [
          'It took {reacted}: the alarm needs {periods} whole minutes above the target, however far above it they are; the objective was missed for {missed}, with the HPA for {hpaMissed}.',
          'It took {reacted}: the alarm needs {periods} whole minutes above the target, however far above it they are; the objective was missed for {missed}, with the HPA for {hpaMissed}.',
          'It took {reacted}: {periods} whole minutes above the target and no more make the alarm; the objective was missed for {missed}, with the HPA for {hpaMissed}.',
        ],
      },
      {
        title: 'The same with step scaling',
        text: 'The same morning for a group with steps: its alarm needs {periods} minutes, not three, and then adds {share} percent of the cells at most.',
        notes:
          'AWS documentation, “Step and simple scaling policies for Amazon EC2 Auto Scaling”; the steps are those of its example. It reacts sooner than target tracking. Let them argue whether that is enough.',
        question: 'Will fewer requests fail than with target tracking?',
        options: ['fewer, it reacts sooner', 'about as many', 'more'],
        outcomes: [
          'More: it asked after {reacted}, not after {trackingReacted}, but for a share of the few cells that there were, and never for more than {most}; {failed} requests failed, not {trackingFailed}.',
          'More, {failed} against {trackingFailed}: it asked after {reacted}, not after {trackingReacted}, but for a share of the few cells that there were, and never for more than {most}.',
        ],
      },
      {
        title: 'Who was the cheapest?',
        text: 'Four mornings with the same requests: p99 was bad for {kpaMissed} with Knative, {hpaMissed} with the HPA, {trackingMissed} with target tracking, {steppingMissed} with steps.',
        notes:
          'There is no winner without a price for a second of bad service. Draw the four as points, seconds against cell hours. How far Knative overshoots is a matter of chance here: with another seed it can be cheaper than the HPA.',
        question: 'Which of the four paid for the fewest cell hours?',
        options: ['the HPA', 'Knative', 'target tracking', 'step scaling'],
        outcomes: [
          'Step scaling, with {stepping} cell hours, then target tracking with {tracking}, the HPA with {hpa} and Knative with {kpa}: the two that served worst were the cheapest, for cells that are not there cost nothing.',
          'It was step scaling, with {stepping} cell hours, then target tracking with {tracking}, the HPA with {hpa} and Knative with {kpa}: the two that served worst were the cheapest, for cells that are not there cost nothing.',
        ],
      },
    ],
    limit:
      'Of four animals in one winter the fittest is left. Of four autoscalers on one morning none is: each keeps to the numbers that it was given, on another morning their order may be another, and with other numbers so it would be on this one.',
  },
}
