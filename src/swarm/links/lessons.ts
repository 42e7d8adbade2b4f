import {
  curveSeries,
  decidedSeries,
  eventNames,
  focusTargets,
  gapReadings,
  measureKinds,
  type Lesson,
} from '#core/organisms/lesson.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { builtInLessons } from '#lessons/built-ins.ts'
import { checkLesson } from '#lessons/check-lesson.ts'
import { between, chance, diceOf, pick, spread, whole, type Dice } from '../dice.ts'
import { drawRecording } from './recordings.ts'
import { drawText } from './wild.ts'

/** A lesson as somebody may send it, checked: drawn, or every eighth a built-in one. */
export function drawLesson(seed: number): Lesson {
  const dice = diceOf(seed, 'fuzz of links, lessons')
  const lessons = Object.values(builtInLessons)
  if (chance(dice, 1 / 8)) return right(lessons[whole(dice, 0, lessons.length - 1)])
  for (let tries = 0; tries < 20; tries++) {
    // What is drawn may be refused, as a run of more than four hours is.
    const drawn = checkLesson(anyLesson(dice, drawRecording(seed + tries)))
    if (drawn.ok) return drawn.value
  }
  return right(lessons[0])
}

function right(lesson: unknown): Lesson {
  const checked = checkLesson(lesson)
  if (!checked.ok) throw new Error(`a built-in lesson is refused: ${checked.problem}`)
  return checked.value
}

function anyLesson(dice: Dice, { log, ...run }: Recording): unknown {
  const steps = Array.from({ length: whole(dice, 1, 8) }, (_, index) =>
    anyStep(dice, log, index + 1),
  )
  const { organism, seed, settings } = run
  return {
    id: `drawn-${whole(dice, 0, 999)}`,
    base: { organism, seed, settings },
    steps: steps.map(({ step }) => step),
    texts: {
      title: words(dice, 60),
      limit: words(dice, 400),
      steps: steps.map(({ texts }) => texts),
    },
  }
}

function anyStep(
  dice: Dice,
  log: Recording['log'],
  number: number,
): { readonly step: unknown; readonly texts: unknown } {
  const asked = pick(dice, ['nothing', 'nothing', 'number', 'choice', 'curve'] as const)
  const isCurve = asked === 'curve'
  const series = pick(dice, curveSeries)
  const gap = { gap: pick(dice, gapReadings), of: series }
  const measures = { ...anyMeasures(dice, number), ...(isCurve ? { lastGap: gap } : {}) }
  const changes = log.filter(() => chance(dice, 0.2)).map(({ change }) => change)
  const outcomes = { nothing: whole(dice, 0, 1), number: 3, choice: 2, curve: 4 }[asked]
  return {
    step: {
      focus: pick(dice, focusTargets),
      changes: changes.slice(0, 12),
      until: isCurve ? { at: between(dice, 0, 900) } : anyEnd(dice),
      measures,
      ...(chance(dice, 0.5) ? { speed: spread(dice, 0.1, 600) } : {}),
      ...(number > 1 && chance(dice, 0.1) ? { again: { slots: whole(dice, 1, 32) } } : {}),
      ...(chance(dice, 0.2) ? { decisive: { from: { of: 'begin' }, to: { of: 'end' } } } : {}),
      ...(chance(dice, 0.3) ? { claims: [['count', '>=', 0]] } : {}),
      ...promptOf(dice, asked, series),
    },
    texts: {
      title: words(dice, 60),
      text: words(dice, 280),
      notes: chance(dice, 0.5) ? words(dice, 600) : '',
      outcomes: Array.from({ length: outcomes }, () => `${words(dice, 100)} {count}`),
      ...(asked === 'nothing' ? {} : { question: words(dice, 200) }),
      ...(asked === 'choice' ? { options: [words(dice, 60), words(dice, 60)] } : {}),
    },
  }
}

function anyEnd(dice: Dice): unknown {
  return pick<unknown>(dice, [
    { at: between(dice, 0, 14_400) },
    { after: whole(dice, 0, 900) },
    { event: pick(dice, eventNames) },
    { event: pick(dice, eventNames), nth: whole(dice, 1, 9), within: between(dice, 1, 900) },
  ])
}

function anyMeasures(dice: Dice, number: number): Readonly<Record<string, unknown>> {
  const from = pick(dice, [{ of: 'begin' }, { of: 'start', plus: between(dice, -9, 9) }] as const)
  const all: Readonly<Record<string, unknown>> = {
    slots: { setting: ['slots'] },
    target: { setting: ['hpa', 'metrics', 0, 'target', 'averageUtilization'] },
    span: { from, to: { of: 'end' } },
    most: {
      of: 'p99',
      how: pick(dice, ['first', 'last', 'min', 'max', 'mean', 'total'] as const),
      from,
    },
    above: { of: pick(dice, decidedSeries), how: 'time-above', than: between(dice, 0, 1) },
    ratio: { op: pick(dice, ['+', '-', '*', '/'] as const), a: 'count', b: between(dice, 0.1, 9) },
    earlier: { step: number - 1, name: 'count', as: pick(dice, measureKinds) },
  }
  const kept = Object.entries(all).filter(
    ([name]) => chance(dice, 0.4) && (number > 1 || name !== 'earlier'),
  )
  return { count: { event: pick(dice, eventNames), how: 'count' }, ...Object.fromEntries(kept) }
}

function promptOf(
  dice: Dice,
  asked: 'nothing' | 'number' | 'choice' | 'curve',
  series: string,
): object {
  const scale = { min: 0, max: whole(dice, 1, 100), step: 1, near: between(dice, 0, 5) }
  if (asked === 'number') return { prompt: { kind: 'number', truth: 'count', ...scale } }
  if (asked === 'curve') return { prompt: { kind: 'curve', series, ...scale } }
  const bound = whole(dice, 0, 9)
  const options = [[['count', '<', bound]], [['count', '>=', bound]]]
  return asked === 'choice' ? { prompt: { kind: 'choice', options } } : {}
}

/** Words of any characters, of which the check takes out those that nobody sees; a brace would name a measure. */
function words(dice: Dice, most: number): string {
  const length = Math.floor(spread(dice, 1, most / 3))
  const drawn = chance(dice, 0.4) ? drawText(dice, length) : 'word '.repeat(length / 5)
  return `A ${drawn.replaceAll(/[{}]/gu, '')}`
}
