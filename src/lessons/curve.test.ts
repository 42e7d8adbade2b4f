import { describe, expect, it } from 'vitest'
import type { CurvePrompt, Lesson, LessonStep, StepTexts } from '#core/organisms/lesson.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import { checkLesson } from './check-lesson.ts'
import { curveOf, drawnAt, readGap, timeOfPoint, withAnswer, type Curve } from './curve.ts'
import { judge } from './judge.ts'
import { measureAll, type Place } from './measure.ts'
import { playLesson } from './play.ts'
import { sealLesson, unsealLesson } from './sealed-lesson.ts'

const prompt: CurvePrompt = { kind: 'curve', series: 'ready', min: 0, max: 8, step: 1, near: 0.4 }

/** A run of so many seconds, one window each, in which cells and p99 are what these say. */
function placeOf(seconds: number, ready: (time: number) => number, p99 = ready): Place {
  const width = sampleColumns.length
  const rows = new Float64Array(width * seconds)
  for (let row = 0; row < seconds; row++) {
    rows[row * width] = row + 1
    rows[row * width + sampleColumns.indexOf('ready')] = ready(row + 1)
    rows[row * width + sampleColumns.indexOf('p99')] = p99(row + 1)
  }
  const witness = { history: { rows, count: seconds }, notes: [], decisions: [] }
  return { witness, service: 0, settings: {}, begin: 20, ends: [20, seconds], earlier: [] }
}

/** From the 20th second to the 80th; two cells become four after 45 s. */
const rising = placeOf(80, (time) => (time < 65 ? 2 : 4))
const curve = curveOf(prompt, rising)
const at = (values: readonly number[]) => (one: Parameters<typeof readGap>[2], than?: number) =>
  readGap(curve, values, one, than)
const line = (value: (time: number) => number) =>
  Array.from({ length: curve.count }, (_, index) => value(timeOfPoint(curve, index)))

describe('a curve that is asked for', () => {
  it('[R40] has a point every few seconds, at most 24, from what the run has shown', () => {
    expect(curve).toMatchObject({ from: 20, to: 80, spacing: 5, count: 12, start: 2 })
    expect(curve.points).toHaveLength(60)
    expect([timeOfPoint(curve, 0), timeOfPoint(curve, 11)]).toEqual([25, 80])
    const within = {
      ...prompt,
      from: { of: 'begin', plus: 30 },
      to: { of: 'end', plus: -6 },
    } as const
    expect(curveOf(within, rising)).toMatchObject({ from: 50, to: 74, spacing: 1, count: 24 })
    const gaps = placeOf(40, (time) => (time % 2 === 0 ? -1 : time))
    expect(curveOf({ ...prompt, series: 'p99' }, gaps).points.map(({ value }) => value)).toEqual([
      21, 23, 25, 27, 29, 31, 33, 35, 37, 39,
    ])
  })

  it('[R40] of cells holds a value, of latencies goes straight from point to point', () => {
    const drawn = line((time) => (time < 40 ? 2 : 6))
    expect([21, 39.9, 40, 44, 80, 90].map((time) => drawnAt(curve, drawn, time))).toEqual([
      2, 2, 6, 6, 6, 6,
    ])
    const straight: Curve = { ...curve, series: 'p99' }
    expect([20, 37.5, 40].map((time) => drawnAt(straight, drawn, time))).toEqual([2, 4, 6])
  })

  it('[R42] is judged by its distance from the run, second by second', () => {
    const drawn = line((time) => (time < 35 ? 2 : 5))
    // Three cells for 30 s (35 to 64), one for 16 (65 to 80), none before.
    expect(at(drawn)('mean')).toBeCloseTo((3 * 30 + 16) / 60, 12)
    expect([at(drawn)('most'), at(drawn)('when-most')]).toEqual([3, 15])
    expect([at(drawn)('drawn-max'), at(drawn)('true-max')]).toEqual([5, 4])
    const exact = line((time) => (time < 65 ? 2 : 4))
    expect([at(exact)('mean'), at(exact)('lag')]).toEqual([0, 0])
  })

  it('[R42] tells how much later than drawn the run passes half of its way, or a level, up or down', () => {
    const soon = line((time) => (time < 35 ? 2 : 5))
    expect([at(soon)('drawn-when'), at(soon)('true-when'), at(soon)('lag')]).toEqual([15, 45, 30])
    // The fourth cell is the second of two that come at once.
    expect(at(line((time) => (time < 35 ? 2 : time < 50 ? 3 : 4)))('lag', 3.5)).toBe(15)
    expect(at(line(() => 2))('lag')).toBeNaN()
    expect(at(soon)('true-when', 7)).toBeNaN()
    const falling = curveOf(
      prompt,
      placeOf(80, (time) => (time < 50 ? 6 : 1)),
    )
    expect(
      readGap(
        falling,
        line((time) => (time < 40 ? 6 : 2)),
        'lag',
      ),
    ).toBe(10)
    const slope = curveOf(
      { ...prompt, series: 'p99' },
      placeOf(80, (time) => time / 20),
    )
    // Halfway from 1 to 4, straight between the points at 0 and 5 s.
    expect(
      readGap(
        slope,
        line(() => 4),
        'drawn-when',
      ),
    ).toBeCloseTo(2.5, 12)
  })
})

const measures: LessonStep['measures'] = {
  ready: { of: 'ready', how: 'max' },
  yours: { gap: 'drawn-when', of: 'ready' },
  late: { gap: 'lag', of: 'ready' },
  apart: { gap: 'mean', of: 'ready' },
  double: { op: '*', a: 'apart', b: 2 },
}
const step: LessonStep = { focus: 'replicas', until: { at: 80 }, prompt, measures }
const told: StepTexts = {
  title: 'Draw',
  text: 'Look.',
  notes: '',
  question: 'How many?',
  outcomes: ['{ready}', '{apart} {double}', '{yours} {late}', '{apart}'],
}

describe('what is said of a drawn curve', () => {
  const values = measureAll(measures, rising)
  const said = (answer: readonly number[] | null) => judge(step, told, answer, { values, curve })

  it('[R42] is one of four sentences: skipped, near enough, too early, otherwise off', () => {
    expect(values).toMatchObject({ ready: 4, yours: Number.NaN, double: Number.NaN })
    expect(said(null)).toMatchObject({ isRight: null, outcome: '{ready}', values })
    const near = said(line((time) => (time < 60 ? 2 : 4)))
    expect(near).toMatchObject({ isRight: true, outcome: '{apart} {double}' })
    expect(near.values.double).toBeCloseTo((2 * 2 * 5) / 60, 12)
    const early = said(line(() => 4))
    expect(early).toMatchObject({ isRight: false, outcome: '{yours} {late}' })
    expect(early.values).toMatchObject({ ready: 4, yours: 5, late: 40 })
    for (const off of [line(() => 2), line((time) => (time < 65 ? 2 : 8))]) {
      expect(said(off)).toMatchObject({ isRight: false, outcome: '{apart}' })
    }
    expect(
      withAnswer(
        step,
        values,
        curve,
        line(() => 2),
      ).late,
    ).toBeNaN()
  })
})

/** A lesson of one step that begins after a moment of the run, as a link would bring it. */
function lessonWith(fields: Partial<LessonStep>, outcomes = told.outcomes): Lesson {
  const first = { title: 'Wait', text: 'Wait.', notes: '' }
  return {
    id: 'curved',
    base: { organism: 'autoscaled-service', seed: 3, settings: {} },
    steps: [
      { focus: 'stage', until: { at: 20 } },
      { ...step, ...fields },
    ],
    texts: {
      title: 'Curved',
      steps: [first, { ...told, outcomes: outcomes ?? [] }],
      limit: 'Here.',
    },
  }
}

function problemOf(lesson: unknown): string {
  const checked = checkLesson(JSON.parse(JSON.stringify(lesson)))
  return checked.ok ? 'nothing' : checked.problem
}

describe('a curve from anywhere', () => {
  it('[R30][R60] is taken, travels in a link, and is played', async () => {
    const decisive = { from: { of: 'begin', plus: 3 }, to: { of: 'end' } } as const
    const checked = checkLesson(JSON.parse(JSON.stringify(lessonWith({ decisive }))))
    if (!checked.ok) throw new Error(checked.problem)
    expect(checked.value.steps[1]).toMatchObject({ prompt, measures, decisive })
    const sealed = sealLesson(checked.value)
    expect(sealed.ok && unsealLesson(sealed.value)).toEqual(checked)
    const played = await playLesson(checked.value)
    if (!played.ok) throw new Error(played.problem)
    expect(played.value[1]).toMatchObject({ decisive: { from: 23, to: 80 } })
    expect(played.value[1]?.curve?.points).toHaveLength(60)
    expect(played.value[0]).not.toHaveProperty('curve')
  })

  const asked = (fields: object) => ({ prompt: { ...prompt, ...fields } as CurvePrompt })
  it.each<[string, unknown, string]>([
    ['a series that no chart draws', lessonWith(asked({ series: 'time' })), 'nor a curve'],
    ['bounds that run back', lessonWith(asked({ max: 0 })), 'nor a curve'],
    ['a step of nothing', lessonWith(asked({ step: 0 })), 'nor a curve'],
    ['a strange field', lessonWith(asked({ script: '' })), 'nor a curve'],
    ['a span behind the step', lessonWith(asked({ to: { of: 'end', plus: 5 } })), 'nor a curve'],
    [
      'a span that ends at an event',
      lessonWith({ until: { event: 'ready', within: 60 } }),
      'would tell when its event comes',
    ],
    ['three outcomes', lessonWith({}, ['a', 'b', 'c']), 'needs 4 outcomes'],
    [
      'a curve that is not asked for',
      lessonWith({ measures: { apart: { gap: 'mean', of: 'p99' } } }),
      'that it does not ask for',
    ],
    [
      'a claim about an answer',
      lessonWith({ claims: [['double', '>', 1]] }),
      'what only an answer gives',
    ],
    [
      'a gap of no kind',
      lessonWith({ measures: { apart: { gap: 'wide', of: 'ready' } as never } }),
      '“apart” of step 2',
    ],
    [
      'a level of a mean',
      lessonWith({ measures: { apart: { gap: 'mean', of: 'ready', than: 3 } } }),
      '“apart” of step 2',
    ],
    [
      'a sentence that is said without an answer',
      lessonWith({}, ['{apart}', 'b', 'c', 'd']),
      '{apart}',
    ],
    ['a delay where there may be none', lessonWith({}, ['a', '{late}', 'c', 'd']), '{late}'],
    [
      'decisive seconds without an end',
      lessonWith({ decisive: { from: { of: 'begin' } } as never }),
      'have no two moments',
    ],
  ])('[R30] is refused with %s', (_, lesson, sentence) => {
    expect(problemOf(lesson)).toContain(sentence)
  })

  it.each<[string, Partial<LessonStep>, string]>([
    ['a span before the step', asked({ from: { of: 'start', plus: 5 } }), 'that is not within it'],
    [
      'decisive seconds that run back',
      { decisive: { from: { of: 'end' }, to: { of: 'begin' } } },
      'decisive seconds of step 2',
    ],
  ])('[R40] is not played with %s', async (_, fields, sentence) => {
    const played = await playLesson(lessonWith(fields))
    expect(played.ok ? '' : played.problem).toContain(sentence)
  })

  it('[R40] does not begin before anything has been measured', async () => {
    const { steps, texts, ...rest } = lessonWith({})
    const first = {
      ...rest,
      steps: steps.slice(1),
      texts: { ...texts, steps: texts.steps.slice(1) },
    }
    const played = await playLesson(first)
    expect(played.ok ? '' : played.problem).toContain('where nothing has been measured')
  })
})
