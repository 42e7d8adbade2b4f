import type { SampleColumn } from './observation.ts'
import type { Change, Recording } from './recording.ts'

/** What an organism has to say about itself, in plain sentences. */
export interface Introduction {
  /** What happens on the stage, a paragraph each. */
  readonly reading: readonly string[]
  /** Where the metaphor breaks. */
  readonly limit: string
}

/**
 * A lesson: a run, cut into steps that each end at a moment of it. All of it is plain data, so that it can be authored without
 * code and travel in a link. No number that a sentence states is stored: each is measured on the run (docs/spec/lessons.md).
 */
export interface Lesson {
  readonly id: string
  /** The run that it begins with. */
  readonly base: Pick<Recording, 'organism' | 'seed' | 'settings'>
  /** The service whose history and decisions are measured, by its index; the first where none is said. */
  readonly service?: number
  readonly steps: readonly LessonStep[]
  readonly texts: LessonTexts
}

/** The words of a lesson in one language, in the order of its steps. `{name}` in them is a measure of the step. */
export interface LessonTexts {
  readonly title: string
  readonly steps: readonly StepTexts[]
  /** Where the metaphor breaks. */
  readonly limit: string
}

export interface StepTexts {
  /** Three to six words, for the wall of a lecture room. */
  readonly title: string
  /** The one sentence of the step. Its measures lie before the step begins, or it would tell what is asked. */
  readonly text: string
  /** For who presents it. */
  readonly notes: string
  /** What is asked; absent where nothing is. */
  readonly question?: string
  /** Of a choice, in the order of its options. */
  readonly options?: readonly string[]
  /**
   * What has come of it. Of a number: too low, near enough, too high; of a choice: right, wrong; of a curve: skipped, near enough,
   * drawn too early, otherwise off; without a question: one.
   */
  readonly outcomes?: readonly string[]
  /** What is asked after the gap of a drawn line. */
  readonly why?: WhyTexts
}

/** Why the run went as it did: asked by the way, and answered by the run. */
export interface WhyTexts {
  readonly question: string
  /** In the order of the causes of the question. */
  readonly causes: readonly string[]
  /** What the run says of them. No drawn line is spoken of: the same is true for everybody. */
  readonly because: string
}

/** What a step points at; everything else steps back. */
export const focusTargets = [
  'stage',
  'headline',
  'load',
  'autoscaler',
  'time-to-divide',
  'arrivals',
  'latency',
  'replicas',
  'cost',
  'time-bar',
  'decision',
  'losses',
] as const
export type FocusTarget = (typeof focusTargets)[number]

/** What happens in a run, each at an exact time of it. */
export const eventNames = [
  'decision', // an autoscaler asks for another number of cells
  'scale-up',
  'scale-down',
  'division', // a daughter is begun
  'ready', // a daughter serves
  'draining', // a cell is told to go
  'death', // a cell is gone, whatever the reason
  'crash',
  'breach', // a sample window misses the objective, and the one before did not
  'recovery', // the other way round
  'loss', // a sample window has failed requests, and the one before had none
] as const
export type EventName = (typeof eventNames)[number]

/** When a step ends: at a simulated time, so long after its beginning, or at an event after it. */
export type Trigger =
  | { readonly at: number }
  | { readonly after: number }
  | {
      readonly event: EventName
      /** Which of them, counted from 1. */
      readonly nth?: number
      /** So many seconds at most: then the step ends without it. The whole run where none is said. */
      readonly within?: number
    }

/** What is asked before the run may go on. Which answer is true is measured, never stored. */
export type Prompt =
  | {
      readonly kind: 'number'
      /** The measure that is asked for. */
      readonly truth: string
      readonly min: number
      readonly max: number
      readonly step: number
      /** An answer that is off by no more is near enough. */
      readonly near: number
    }
  | {
      readonly kind: 'choice'
      /** What must hold for each of the options; it holds for exactly one. */
      readonly options: readonly (readonly Comparison[])[]
    }
  | CurvePrompt

/** What can be drawn ahead of the run: the lines of two of the charts. */
export const curveSeries = ['ready', 'desired', 'p99', 'p50'] as const
export type CurveSeries = (typeof curveSeries)[number]

/** A line that is drawn before the run may go on: a value every few seconds of a span of the step. */
export interface CurvePrompt {
  readonly kind: 'curve'
  readonly series: CurveSeries
  /** The span that is drawn; the whole step where nothing is said. */
  readonly from?: Moment
  readonly to?: Moment
  /** What can be drawn: from `min` to `max`, in steps of `step`. */
  readonly min: number
  readonly max: number
  readonly step: number
  /** A line that is off by no more on average is near enough. */
  readonly near: number
  /** Causes of what the run did, asked for after the gap: what must hold for each of them; it holds for exactly one. */
  readonly why?: readonly (readonly Comparison[])[]
}

export interface LessonStep {
  readonly focus: FocusTarget
  /**
   * The step begins another run, at time 0 and with the same seed: that of the base with these settings in place of its own.
   * Nothing of the steps before it stands in that run.
   */
  readonly again?: Recording['settings']
  /** Changes that are made where the step begins, as entries of the log. */
  readonly changes?: readonly Change[]
  /** Simulated seconds per second of the learner. */
  readonly speed?: number
  readonly until: Trigger
  readonly prompt?: Prompt
  /** The seconds that decide what is asked: they can be seen once more, slowly. */
  readonly decisive?: Span
  readonly measures?: Readonly<Record<string, Measure>>
  /** What the step states, as comparisons that a test holds against the run. */
  readonly claims?: readonly Comparison[]
}

/**
 * A moment: the beginning or the end of this step, or the end of an earlier one of the same run by its number from 1; and so many
 * seconds after.
 */
export interface Moment {
  readonly of: 'start' | 'begin' | 'end' | number
  readonly plus?: number
}

export interface Span {
  readonly from: Moment
  readonly to: Moment
}

/**
 * A row of numbers in time: a column of the history, or of the decisions what they measured of CPU (0 to 1), the cells that
 * their formula gave, and the cells that they asked for in the end.
 */
export const decidedSeries = ['measured', 'recommended', 'asked'] as const
export type SeriesName = SampleColumn | (typeof decidedSeries)[number]

export const reductions = [
  'first',
  'last',
  'min',
  'max',
  'mean',
  'total', // the integral over the windows that end in it: a rate per second becomes a count
  'time-above', // seconds during which it was above `than`
  'time-below',
  'when-above', // seconds from `from` to where it was first above `than`
  'when-below',
  'when-max', // seconds from `from` to where it was largest
] as const
export type Reduction = (typeof reductions)[number]

/** How a measure is written. */
export const measureKinds = ['time', 'share', 'money', 'count', 'number'] as const
export type MeasureKind = (typeof measureKinds)[number]

/** What a drawn line and that of the run have to do with each other, from the beginning of what is drawn. */
export const gapReadings = [
  'mean', // how far apart they are on average
  'most', // at most
  'when-most', // seconds to where that is
  'drawn-max', // the highest that was drawn
  'true-max',
  'drawn-when', // seconds to where the drawn line passes `than`; half of the way that the run's goes where nothing is said
  'true-when',
  'lag', // so many seconds later than drawn the run passes it
] as const
export type GapReading = (typeof gapReadings)[number]

/** A number that is read from what the page is told of a run, within [from, to]; this step where nothing is said. */
export type Measure =
  | {
      readonly of: SeriesName
      readonly how: Reduction
      readonly than?: Operand
      readonly from?: Moment
      readonly to?: Moment
    }
  /** How many of them there were, or how many seconds after `from` the nth (from 1) came. */
  | {
      readonly event: EventName
      readonly how: 'count' | 'time'
      readonly nth?: number
      readonly from?: Moment
      readonly to?: Moment
    }
  /** A number among the settings in force where the step ends. */
  | { readonly setting: readonly (string | number)[] }
  /** The seconds between two moments. */
  | { readonly from: Moment; readonly to: Moment }
  /** What an earlier step has measured, by its number from 1: it may be of another run. It is written as it is there. */
  | { readonly step: number; readonly name: string; readonly as: MeasureKind }
  /** A number that only an answer gives: of the curve that the step asks for, whose series is named once more. */
  | { readonly gap: GapReading; readonly of: CurveSeries; readonly than?: number }
  /** Of two measures of the same step that stand before it. */
  | { readonly op: '+' | '-' | '*' | '/'; readonly a: Operand; readonly b: Operand }

/** The name of a measure of the step, or a number. */
export type Operand = string | number

/** Two numbers and how they stand to one another; `~` means: apart by no more than the fourth. */
export type Comparison =
  | readonly [Operand, '<' | '<=' | '=' | '>=' | '>', Operand]
  | readonly [Operand, '~', Operand, number]
