import type { LessonStep, StepTexts } from '#core/organisms/lesson.ts'
import { kindOf } from '#lessons/fill.ts'

/** Hands for each answer of a question, in its order. */
export type Tally = readonly number[]

/** A room has no more hands than this. */
const mostHands = 999

/** A question to a room: what hands are counted for. */
export interface RoomQuestion {
  /** The edges of the ranges of a number, within them; empty for a choice. */
  readonly edges: readonly number[]
  readonly min: number
  readonly max: number
  readonly kind: ReturnType<typeof kindOf>
  readonly options: readonly string[]
}

/** How many ranges a number is asked in: as many as there are keys for. */
const ranges = 4

/** What a step asks a room; null where it asks nothing that hands could answer, as a curve. */
export function roomQuestion(
  { prompt, measures = {} }: LessonStep,
  { options = [] }: StepTexts,
): RoomQuestion | null {
  if (prompt === undefined || prompt.kind === 'curve') return null
  if (prompt.kind === 'choice') return { edges: [], min: 0, max: 0, kind: 'number', options }
  const { min, max, step, truth } = prompt
  const inner = Array.from({ length: ranges - 1 }, (_, index) => {
    const wished = ((max - min) * (index + 1)) / ranges
    return min + Math.round(wished / step) * step
  })
  // Of a coarse scale there are fewer.
  const edges = [...new Set(inner)].filter((edge) => edge > min && edge < max)
  return { edges, min, max, kind: kindOf(truth, measures), options: [] }
}

/** How many answers a room can choose from. */
export function answerCount({ edges, options }: RoomQuestion): number {
  return options.length > 0 ? options.length : edges.length + 1
}

/** No hand for any answer. */
export function emptyTally(question: RoomQuestion): Tally {
  return Array.from({ length: answerCount(question) }, () => 0)
}

/** A hand more, or one less, for an answer; an answer that there is not changes nothing. */
export function count(tally: Tally, answer: number, by: 1 | -1): Tally {
  return tally.map((hands, index) =>
    index === answer ? Math.min(mostHands, Math.max(0, hands + by)) : hands,
  )
}

/** All hands. */
export function handsOf(tally: Tally): number {
  return tally.reduce((sum, hands) => sum + hands, 0)
}

/**
 * What the room has committed to: the option with most hands, or the median of a number, each range counted as its middle.
 * Null where nobody has a hand up, or where two options have as many.
 */
export function answerOf(question: RoomQuestion, tally: Tally): number | null {
  const hands = handsOf(tally)
  if (hands === 0) return null
  if (question.options.length > 0) {
    const most = Math.max(...tally)
    return tally.indexOf(most) === tally.lastIndexOf(most) ? tally.indexOf(most) : null
  }
  const { edges, min, max } = question
  let seen = 0
  const middle = tally.findIndex((one) => (seen += one) * 2 >= hands)
  return ((edges[middle - 1] ?? min) + (edges[middle] ?? max)) / 2
}

/** Which answer a true number, or a true option, is; what lies outside of the scale is in its last range. */
export function trueAnswer({ options, edges }: RoomQuestion, truth: number): number {
  if (options.length > 0) return truth
  return edges.filter((edge) => truth >= edge).length
}
