import type { FocusTarget } from '#core/organisms/lesson.ts'
import { area } from '../messages.ts'

/** The card of a lesson; what a lesson itself says comes with it. */
export const lessonCardText = area('lessonCard', {
  lesson: (title: string) => `Lesson: ${title}`,
  stepOf: (step: number, count: number) => `Step ${step} of ${count}`,
  stepNamed: (step: number, title: string) => `Step ${step}: ${title}`,
  steps: 'Steps of the lesson',
  limit: 'Where the metaphor breaks',
  /** What a step points at; a press leads there. */
  lookAt: {
    stage: 'Look at: the cells',
    headline: 'Look at: the sentence above the cells',
    load: 'Look at: the load',
    autoscaler: 'Look at: the autoscaler',
    'time-to-divide': 'Look at: the time to divide',
    arrivals: 'Look at: arrivals and capacity',
    latency: 'Look at: latency',
    replicas: 'Look at: replicas',
    cost: 'Look at: cost per hour',
    'time-bar': 'Look at: the time bar',
    decision: 'Look at: the selected cell and its decision',
    losses: 'Look at: arrivals and what was lost',
  } satisfies Readonly<Record<FocusTarget, string>>,
  answer: 'Your prediction',
  /** Of a line that is drawn on a chart. */
  yourLine: 'Your line',
  drawHere: 'Draw here',
  drawOnChart: 'Draw on the chart',
  pad: 'Your line on the chart: left and right choose a point, up and down move it, Escape leads back',
  point: (clock: string, value: string) => `${clock}: ${value}`,
  yours: 'yours',
  theRun: 'the run',
  toCard: 'To the lesson',
  flat: 'All stays as it is now',
  bySliders: 'Set its points by sliders',
  apart: 'Apart on average',
  apartAtMost: 'At most',
  test: 'Test it',
  skip: 'Skip the question',
  play: 'Play the step',
  showEnd: 'Show the end',
  back: 'Back',
  next: 'Next',
  finish: 'Finish',
  leave: 'Leave the lesson',
  present: 'Present to a room',
  print: 'Print this lesson',
  planning: 'The step is being worked out …',
  running: 'The run goes to the end of this step.',
  /** The decisive seconds, seen once more. */
  again: 'See the decisive seconds again, slowly',
  replaying: (from: string, to: string) =>
    `The decisive seconds once more, ${from} to ${to}, at a quarter of the speed.`,
  still: (from: string, to: string) => `The decisive seconds: ${from} to ${to}.`,
  endReplay: 'Go on',
  you: 'You said',
  was: 'It was',
  astray: 'You have changed the run: it is your own now.',
  restore: 'Back to the lesson',
  /** A lesson that is not ours, and says so. */
  from: {
    link: (title: string) => `A lesson from a link, not one of this page: “${title}”.`,
    file: (title: string) => `A lesson from a file, not one of this page: “${title}”.`,
    draft: (title: string) => `The preview of your lesson “${title}”.`,
  },
  openHeavy: 'Open it anyway',
  noLesson: (id: string) =>
    `There is no lesson called “${id}” here; the scenarios are in the menu.`,
})
