import type { Lesson } from '#core/organisms/lesson.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { sealLesson } from '#lessons/sealed-lesson.ts'
import { conditionOf, formatGoal, goalMeasures } from '#share/goal.ts'
import { encodeLessonLink, encodeLink, type EncodedLink } from '#share/link.ts'
import type { Result } from '#core/schema/schema.ts'
import { between, chance, diceOf, spread, whole, type Dice } from '../dice.ts'
import { drawLesson } from './lessons.ts'
import { drawRecording } from './recordings.ts'

/** A link as the page writes it, and what it says. */
export interface DrawnLink {
  readonly fragment: string
  /** The run or the lesson as JSON. */
  readonly text: string
  /** Simulated time, s. */
  readonly time: number
  /** 16 hex digits; null where the link has none. */
  readonly digest: string | null
  readonly goal: string | null
  /** The second run of a comparison as JSON; null where there is none. */
  readonly beside: string | null
}

/** Where the value of a whole run or lesson begins: a check stands at its very end. */
export const wholeKey = /(?<=(?:^|&)[xw]=)/u

/** Whether the run or the lesson stands in the link itself. */
export function isWhole(fragment: string): boolean {
  return wholeKey.test(fragment)
}

// The four kinds that are made of one link ask for it in a row.
let last: { readonly group: number; readonly link: DrawnLink } | null = null

/** The valid link that a number stands for: every third one is a lesson's. */
export function drawnLink(group: number): DrawnLink {
  if (last?.group !== group) last = { group, link: draw(group) }
  return last.link
}

function draw(group: number): DrawnLink {
  const dice = diceOf(group, 'fuzz of links, valid')
  for (let tries = 0; tries < 20; tries++) {
    const seed = group * 20 + tries
    const link = group % 3 === 2 ? lessonLink(dice, seed) : runLink(dice, seed)
    if (link !== null) return link
  }
  throw new Error('nothing that was drawn fits a link')
}

/** Another run of the same system, or the same one with another seed. */
function secondOf(dice: Dice, first: Recording): Recording {
  const other = drawRecording(whole(dice, 0, 1e6))
  return other.organism === first.organism ? other : { ...first, seed: whole(dice, 0, 1e6) }
}

const darkSlide = { ui: 'min', theme: 'dark' } as const

function runLink(dice: Dice, seed: number): DrawnLink | null {
  const recording: Recording = drawRecording(seed)
  const isStart = chance(dice, 0.5)
  const time = isStart ? 0 : between(dice, 0, 900)
  const digest = isStart ? null : word(dice) + word(dice)
  const goal = chance(dice, 0.3) ? drawGoal(dice) : null
  const view = { goal, ...(chance(dice, 0.2) ? darkSlide : {}) }
  const second = chance(dice, 0.3) ? secondOf(dice, recording) : null
  const beside = second === null ? null : { recording: second, seeds: whole(dice, 2, 100) }
  const fragment = fragmentOf(encodeLink({ recording, time, digest, view, beside }))
  const text = JSON.stringify(recording)
  return fragment === null
    ? null
    : { fragment, text, time, digest, goal, beside: second && JSON.stringify(second) }
}

function lessonLink(dice: Dice, seed: number): DrawnLink | null {
  const lesson: Lesson = drawLesson(seed)
  const sealed = sealLesson(lesson)
  // One with too much text for a link travels as a file.
  if (!sealed.ok) return null
  const step = whole(dice, 0, lesson.steps.length - 1)
  const link = encodeLessonLink(sealed.value, { id: lesson.id, step })
  const fragment = fragmentOf({ ok: true, value: link })
  return fragment === null
    ? null
    : { fragment, text: JSON.stringify(lesson), time: 0, digest: null, goal: null, beside: null }
}

/** Null where it is too long. */
function fragmentOf(link: Result<EncodedLink>): string | null {
  if (!link.ok) throw new Error(`what was drawn has no link: ${link.problem}`)
  return link.value.tooLong ? null : link.value.fragment
}

function drawGoal(dice: Dice): string {
  const conditions = goalMeasures
    .filter(() => chance(dice, 0.5))
    .map((measure) =>
      conditionOf(measure, chance(dice, 0.5) ? '<' : '<=', spread(dice, 1e-6, 999_999)),
    )
    .filter((condition) => condition !== null)
  return formatGoal(
    conditions.length > 0 ? conditions : [{ measure: 'p99', comparator: '<', bound: 0 }],
  )
}

/** Eight hexadecimal digits. */
function word(dice: Dice): string {
  return whole(dice, 0, 0xffffffff).toString(16).padStart(8, '0')
}
