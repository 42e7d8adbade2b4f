import type { Lesson, LessonStep } from '#core/organisms/lesson.ts'
import { hpaOf } from './hpa-of.ts'

/** When the load grows a little, and when a little more, s. */
const little = 90
const more = 330

const target = { setting: ['hpa', 'metrics', 0, 'target', 'averageUtilization'] } as const
const tolerance = { setting: ['hpa', 'controller', 'tolerance'] } as const
const before = { setting: ['load', 'points', 0, 1] } as const
const growth = (point: number) =>
  ({
    before,
    after: { setting: ['load', 'points', point, 1] },
    ratio: { op: '/', a: 'after', b: 'before' },
    over: { op: '-', a: 'ratio', b: 1 },
    percent: { op: '*', a: 'over', b: 100 },
  }) as const
/** What the formula gives before it is rounded up. */
const formula = {
  read: { of: 'measured', how: 'last' },
  aim: { op: '/', a: 'target', b: 100 },
  share: { op: '/', a: 'read', b: 'aim' },
} as const

const resting: LessonStep = {
  focus: 'stage',
  speed: 20,
  until: { at: little - 2 },
  measures: {
    target,
    cells: { of: 'ready', how: 'last' },
    busy: { of: 'utilisation', how: 'mean' },
    changes: { event: 'decision', how: 'count' },
  },
  claims: [
    ['cells', '=', 10],
    ['busy', '~', 0.6, 0.02],
    ['changes', '=', 0],
  ],
}

const inside: LessonStep = {
  focus: 'autoscaler',
  speed: 40,
  until: { at: more - 2 },
  prompt: {
    kind: 'choice',
    options: [[['asked', '=', 10]], [['asked', '=', 11]], [['asked', '>', 11]]],
  },
  measures: {
    target,
    tolerance,
    ...growth(2),
    asked: { of: 'asked', how: 'max' },
    ...formula,
    exact: { op: '*', a: 'share', b: 10 },
    high: { op: '+', a: 1, b: 'tolerance' },
    low: { op: '-', a: 1, b: 'tolerance' },
    edge: { op: '*', a: 'target', b: 'high' },
  },
  claims: [
    ['percent', '~', 5, 1e-6],
    ['asked', '=', 10],
    ['exact', '>', 10],
    ['read', '~', 0.63, 0.02],
    ['share', '<', 'high'],
    ['edge', '~', 66, 1e-6],
  ],
}

const outside: LessonStep = {
  focus: 'decision',
  speed: 10,
  until: { event: 'scale-up', within: 120 },
  prompt: { kind: 'number', truth: 'asked', min: 10, max: 20, step: 1, near: 0 },
  measures: {
    target,
    ...growth(4),
    asked: { of: 'asked', how: 'last' },
    ...formula,
    exact: { op: '*', a: 'share', b: 10 },
    high: { setting: ['hpa', 'controller', 'tolerance'] },
  },
  claims: [
    ['percent', '~', 15, 1e-6],
    ['asked', '=', 12],
    ['exact', '>', 11],
    ['exact', '<=', 12],
  ],
}

const small: LessonStep = {
  focus: 'replicas',
  again: {
    slots: 1,
    initialReplicas: 100,
    hpa: hpaOf(60, [10, 200]),
  },
  speed: 40,
  until: { at: 210 },
  prompt: { kind: 'number', truth: 'extra', min: 0, max: 20, step: 1, near: 0 },
  measures: {
    target,
    tolerance,
    ...growth(2),
    asked: { of: 'asked', how: 'max' },
    extra: { op: '-', a: 'asked', b: 100 },
    ...formula,
    exact: { op: '*', a: 'share', b: 100 },
    lacking: { op: '-', a: 'exact', b: 100 },
  },
  claims: [
    ['extra', '=', 0],
    ['lacking', '>', 2],
    ['lacking', '<', 10],
  ],
}

const without: LessonStep = {
  focus: 'decision',
  again: {
    load: { form: 'steps', every: 300, rates: [400] },
    serviceLaw: 'exponential',
    scrapePeriod: 15,
    hpa: hpaOf(60, [1, 20], { controller: { tolerance: 0, downscaleStabilization: 0 } }),
  },
  speed: 40,
  until: { at: 300 },
  prompt: { kind: 'number', truth: 'changes', min: 0, max: 20, step: 1, near: 4 },
  measures: {
    changes: { event: 'decision', how: 'count' },
    least: { of: 'asked', how: 'min' },
    most: { of: 'asked', how: 'max' },
    lowest: { of: 'measured', how: 'min' },
    highest: { of: 'measured', how: 'max' },
  },
  claims: [
    ['changes', '>=', 2],
    ['most', '>', 'least'],
  ],
}

/** Load grows by five percent and nothing happens, by fifteen and two cells come: within a tenth of its target an HPA does nothing. */
export const deadBand: Lesson = {
  id: 'dead-band',
  base: {
    organism: 'autoscaled-service',
    seed: 8,
    settings: {
      load: {
        form: 'linear',
        points: [
          [0, 400],
          [little, 400],
          [little, 420],
          [more, 420],
          [more, 460],
          [600, 460],
        ],
      },
      serviceLaw: 'deterministic',
      serviceMean: 0.15,
      slots: 10,
      scrapePeriod: 30,
      initialReplicas: 10,
      hpa: hpaOf(60, [1, 20]),
    },
  },
  steps: [resting, inside, outside, small, without],
  texts: {
    title: 'The tolerance dead band',
    steps: [
      {
        title: 'Exactly at its target',
        text: 'Ten cells carry the load, and the autoscaler aims at a mean CPU of {target} percent.',
        notes:
          'Write the formula on the board and leave it there: cells × mean ÷ target, rounded up. It is in the Kubernetes documentation, Horizontal Pod Autoscaling, “Algorithm details”.',
        outcomes: [
          'They were {busy} loaded; at every look the ratio of mean to target was about one, and nothing was changed.',
        ],
      },
      {
        title: 'A little more load',
        text: 'At 01:30 the load grows from {before} to {after} requests per second, by {percent} percent, and stays there for four minutes.',
        notes:
          'Let the room use the formula: 10 × 63 ÷ 60 is more than ten, and it is rounded up. Source of what happens: the same documentation, “skips any scaling action if the ratio is sufficiently close to 1.0”, 0.1 by default (--horizontal-pod-autoscaler-tolerance).',
        question: 'How many cells will the autoscaler ask for?',
        options: ['ten, as before', 'eleven, as the formula says', 'twelve or more'],
        outcomes: [
          'Ten: it read a mean of {read}, which is {share} times its target, and between {low} and {high} times it does nothing; the formula alone would round {exact} up.',
          'It stayed at {asked}: it read a mean of {read}, which is {share} times its target, and up to {high} times, that is {edge} percent, it does nothing, though the formula alone would round {exact} up.',
        ],
      },
      {
        title: 'A little more again',
        text: 'At 05:30 the load goes to {after} requests per second, {percent} percent above what it was at the beginning.',
        notes:
          'Most say eleven: “one step further”. The band decides whether something is done, not how much.',
        question: 'How many cells will it ask for now?',
        outcomes: [
          'It asked for {asked}: a mean of {read} is {share} times the target, outside the band, and then the whole of it counts, {exact} cells, rounded up.',
          'It asked for {asked}: a mean of {read} is {share} times the target, outside the band, and so the formula counts in full: {exact} cells, rounded up.',
          'It asked for {asked} and no more: a mean of {read} is {share} times the target, which is {exact} cells, rounded up.',
        ],
      },
      {
        title: 'A hundred small cells',
        text: 'The same service again, in a hundred cells of a tenth of the size, and at 01:30 the load grows by {percent} percent as before.',
        notes:
          'Now the rounding hides nothing. In large services the band is what makes a target approximate; since Kubernetes 1.33 behavior.scaleUp.tolerance can be set for each autoscaler.',
        question: 'How many cells more will it ask for in two minutes?',
        outcomes: [
          'None: {share} times the target is inside the band, whatever the size; the formula would ask for {exact}, and {lacking} cells are lacking for as long as the load stays.',
          'None: {share} times the target is inside the band, whatever the size; the formula would ask for {exact}, and {lacking} cells are lacking for as long as the load stays.',
          'None: a mean of {read} is {share} times the target and inside the band, whatever the size; {lacking} cells are lacking by the formula, and will be for as long as the load stays.',
        ],
      },
      {
        title: 'And without the band?',
        text: 'Ten cells again, the load stays as it was at the beginning for five minutes, but the tolerance is zero, as is the window that holds cells back.',
        notes:
          'This is what the band is for: a mean is measured over seconds and never comes twice. The same reason stands in the documentation under “flapping”.',
        question: 'How many times will it change the number of cells?',
        outcomes: [
          'It changed its mind {changes} times between {least} and {most} cells, on a load that did not change: what it read went from {lowest} to {highest} by chance alone.',
          'It changed its mind {changes} times between {least} and {most} cells: the load did not change, but what it read went from {lowest} to {highest} by chance.',
          'It changed its mind {changes} times only, between {least} and {most} cells: what it read went from {lowest} to {highest} by chance, and not every chance crosses a whole cell.',
        ],
      },
    ],
    limit:
      'A living body keeps its temperature within a band because its organs are slow. This band is a number in a file, 0.1 for everybody, and it saves a controller from chasing the noise of its own thermometer.',
  },
}
