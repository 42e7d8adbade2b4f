import { describe, expect, it } from 'vitest'
import type { Lesson, LessonStep, Trigger } from '#core/organisms/lesson.ts'
import { timesOf } from './events.ts'
import { measureAll } from './measure.ts'
import { planStep, recordingAt } from './plan.ts'
import { digestsOf, playLesson } from './play.ts'
import type { Witness } from './witness.ts'

const texts = { title: '', text: '', notes: '' }

/** A lesson of five minutes at 120 requests per second, where two cells become five. */
function lessonOf(...steps: readonly Partial<LessonStep>[]): Lesson {
  const load = { form: 'steps', every: 300, rates: [120] }
  return {
    id: 'test',
    base: { organism: 'autoscaled-service', seed: 3, settings: { load } },
    steps: steps.map((step) => ({ focus: 'stage', until: { after: 10 }, ...step })),
    texts: { title: '', steps: steps.map(() => texts), limit: '' },
  }
}

async function ends(...steps: readonly Partial<LessonStep>[]) {
  const played = await playLesson(lessonOf(...steps))
  return played.ok ? played.value.map(({ end, came }) => [end, came]) : played.problem
}

describe('the steps of a lesson', () => {
  it('[R22] end at a time, after a time, or exactly at an event', async () => {
    const lesson = lessonOf(
      { until: { at: 12 } },
      { until: { after: 1.5 } },
      { until: { event: 'division' } },
      { until: { event: 'ready', nth: 2 } },
      { until: { event: 'crash', within: 5 } },
    )
    const played = await playLesson(lesson)
    if (!played.ok) throw new Error(played.problem)
    const [at, after, division, ready, crash] = played.value
    expect([at?.end, after?.end, crash?.end]).toEqual([12, 13.5, (ready?.end ?? 0) + 5])
    expect(played.value.map(({ came }) => came)).toEqual([true, true, true, true, false])
    // The time of the note itself, which lies on no grid.
    expect(division?.end).toBeGreaterThan(15)
    expect((division?.end ?? 0) % 0.001).not.toBe(0)
    expect(ready?.begin).toBe(division?.end)
  })

  it.each<[string, Trigger, string]>([
    ['an event that never comes', { event: 'crash' }, 'waits for something that never comes'],
    ['a time before its beginning', { at: 5 }, 'ends at 5 s, but it begins at 10 s'],
    ['a time behind the end of the run', { after: 600 }, 'but the run ends at 300 s'],
  ])('[R23] do not wait for %s', async (_, until, sentence) => {
    expect(await ends({}, { until })).toContain(sentence)
  })

  it('[R23] do not kill a cell that never lived', async () => {
    expect(await ends({}, { changes: [{ type: 'kill', cell: 999 }] })).toMatch(
      /^Step 2 cannot be played: .*999/u,
    )
  })

  it('[R21] begin with their changes made, whoever jumps there', async () => {
    const lesson = lessonOf(
      { until: { event: 'scale-up' } },
      { changes: [{ type: 'set', name: 'boot', value: 30 }], until: { event: 'ready' } },
      { changes: [{ type: 'kill', cell: 1 }] },
    )
    const played = await playLesson(lesson)
    if (!played.ok) throw new Error(played.problem)
    const [first, second] = played.value
    const log = recordingAt(lesson, played.value.slice(0, 2)).log
    expect(log.map(({ time }) => time)).toEqual([first?.end, second?.end])
    // With a boot of 30 s instead of 8 it takes that much longer.
    expect((second?.end ?? 0) - (second?.begin ?? 0)).toBeGreaterThan(30)
    const digests = digestsOf(lesson, played.value)
    expect(digests.ok && new Set(digests.value).size).toBe(4)
    // A plan that is made once more from any of its steps is the same.
    const again = await playLesson(lesson)
    expect(again).toEqual(played)
  })

  it('[R21][R26] begin the run again with other settings, and know what the earlier run has measured', async () => {
    const measures = { came: { from: { of: 'start' }, to: { of: 'end' } } } as const
    const kill = [{ type: 'kill', cell: 1 }] as const
    const lesson = lessonOf(
      { changes: kill, until: { event: 'ready' }, measures },
      {},
      {
        again: { boot: 30 },
        until: { event: 'ready' },
        measures: { ...measures, before: { step: 1, name: 'came', as: 'time' } },
      },
      { changes: kill, measures: { begun: { from: { of: 'start' }, to: { of: 'begin' } } } },
    )
    const played = await playLesson(lesson)
    if (!played.ok) throw new Error(played.problem)
    const [first, , third, last] = played.value
    expect(third?.begin).toBe(0)
    expect(third?.values).toEqual({ came: third?.end, before: first?.end })
    expect((third?.end ?? 0) - (first?.end ?? 0)).toBeGreaterThan(10)
    expect(last?.values).toEqual({ begun: third?.end })
    // Of the earlier run neither changes nor times are left.
    const recording = recordingAt(lesson, played.value.slice(0, 3))
    expect(recording.log).toEqual([{ time: third?.end, change: kill[0] }])
    expect(recording.settings).toEqual({ ...lesson.base.settings, boot: 30 })
    const digests = digestsOf(lesson, played.value)
    expect(digests.ok && new Set(digests.value).size).toBe(5)
  })

  it('[R28] ask only what has one answer', async () => {
    const both = { kind: 'choice', options: [[['one', '=', 1]], [['one', '>', 0]]] } as const
    const measures = { one: { op: '+', a: 1, b: 0 } } as const
    expect(await ends({ prompt: both, measures })).toContain('exactly one must be true')
    const never = { kind: 'number', truth: 'gone', min: 0, max: 1, step: 1, near: 0 } as const
    const gone = { gone: { event: 'crash', how: 'time' } } as const
    expect(await ends({ prompt: never, measures: gone })).toContain('does not have')
  })

  it('[R21] is refused behind its end', async () => {
    const planned = await planStep(lessonOf(), [], () => {
      throw new Error('nothing is played')
    })
    expect(planned).toEqual({ ok: false, problem: 'The lesson has no step 1.' })
  })
})

/** Five windows of a second: p99, failed requests, and whether the objective was missed. */
function witnessOf(p99: readonly number[], failed: readonly number[]): Witness {
  const width = 18
  const rows = new Float64Array(width * p99.length)
  for (const [row, value] of p99.entries()) {
    rows[row * width] = row + 1
    rows[row * width + 5] = value
    rows[row * width + 13] = failed[row] ?? 0
    rows[row * width + 17] = value > 1 ? 1 : 0
  }
  return { history: { rows, count: p99.length }, notes: [], decisions: [] }
}

describe('what is measured', () => {
  const witness = witnessOf([0.2, 3, 2, -1, 0.5], [0, 4, 2, 0, 0])
  const place = {
    witness,
    service: 0,
    settings: { hpa: { list: [7] } },
    begin: 1,
    ends: [1, 5],
    earlier: [],
  }

  it('[R25] is read from whole windows that end within it', () => {
    expect(
      measureAll(
        {
          most: { of: 'p99', how: 'max' },
          mean: { of: 'p99', how: 'mean' },
          all: { of: 'p99', how: 'max', from: { of: 'start' } },
          first: { of: 'p99', how: 'first', from: { of: 'start' }, to: { of: 'begin' } },
          last: { of: 'p99', how: 'last' },
          least: { of: 'p99', how: 'min' },
          lost: { of: 'failed', how: 'total' },
          long: { of: 'p99', how: 'time-above', than: 1 },
          short: { of: 'p99', how: 'time-below', than: 'mean' },
          when: { of: 'p99', how: 'when-max' },
          above: { of: 'p99', how: 'when-above', than: 2.5 },
          below: { of: 'p99', how: 'when-below', than: 1 },
          never: { of: 'p99', how: 'when-above', than: 9 },
          span: { from: { of: 1, plus: 1 }, to: { of: 'end', plus: -1 } },
          set: { setting: ['hpa', 'list', 0] },
          unset: { setting: ['hpa', 'constructor', 'length'] },
          sum: { op: '-', a: 'most', b: 'least' },
          share: { op: '/', a: 'lost', b: 'span' },
        },
        place,
      ),
    ).toEqual({
      most: 3,
      mean: 5.5 / 3,
      all: 3,
      first: 0.2,
      last: 0.5,
      least: 0.5,
      lost: 6,
      long: 2,
      short: 1,
      when: 1,
      above: 1,
      below: 4,
      never: Number.NaN,
      span: 2,
      set: 7,
      unset: Number.NaN,
      sum: 2.5,
      share: 3,
    })
  })

  it('[R22] a breach, a recovery and a loss come at the ends of windows', () => {
    expect(timesOf(witness, 'breach', 0)).toEqual([2])
    expect(timesOf(witness, 'recovery', 0)).toEqual([4])
    expect(timesOf(witness, 'loss', 0)).toEqual([2])
    expect(timesOf(witness, 'death', 0)).toEqual([])
  })
})
