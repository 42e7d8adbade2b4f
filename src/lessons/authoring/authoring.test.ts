import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { builtInLessons } from '../built-ins.ts'
import { checkLesson } from '../check-lesson.ts'
import { recordingAt } from '../plan.ts'
import { playLesson } from '../play.ts'
import type { Witness } from '../witness.ts'
import { emptyDraft, lessonOf, plainMeasures, type Draft, type PlainMeasure } from './draft.ts'
import { askFor, changed, moved, redone, undone, withoutStep, withStep } from './edit.ts'
import { readDraft } from './keep.ts'
import { endsAt, goesOn, recordStep, type EndOffer } from './record.ts'
import { checkScale } from './scale.ts'

const base = builtInLessons['first-division']?.base
if (base === undefined) throw new Error('there is no such lesson')

/** The run of an author who changed something twice on the way. */
const recording: Recording = {
  engine: engineVersion,
  ...base,
  log: [
    { time: 0, change: { type: 'set', name: 'timeout', value: 5 } },
    { time: 30, change: { type: 'set', name: 'retries', value: 1 } },
    { time: 100, change: { type: 'kill', cell: 1 } },
  ],
}

/** What the page knows of it at a time. */
function witnessAt(time: number): Witness {
  const begun = organismOf(recording.organism)?.begin(recording.settings, recording.seed)
  if (begun?.ok !== true) throw new Error('the run does not begin')
  const run = begun.value
  const advance = (to: number) => {
    while (!run.advanceTo(to, 1_000_000));
  }
  for (const entry of recording.log.filter((one) => one.time <= time)) {
    advance(entry.time)
    const done = run.apply(entry.change)
    if (!done.ok) throw new Error(done.problem)
  }
  advance(time)
  return {
    history: run.history(0),
    notes: run.notes().entries,
    decisions: run.decisions().entries,
  }
}

function recorded(draft: Draft, ends: readonly number[], end: EndOffer): Draft {
  const next = recordStep(draft, ends, recording, end)
  if (!next.ok) throw new Error(next.problem)
  return next.value
}

/** The same with words wherever a lesson needs them. */
function told(draft: Draft): Draft {
  const steps = draft.steps.map((step) => ({ ...step, title: 'One step', text: 'Look.' }))
  return { ...draft, title: 'Mine', limit: 'It breaks.', steps }
}

async function endsOf(draft: Draft): Promise<readonly number[]> {
  const lesson = lessonOf(told(draft))
  const checked = checkLesson(JSON.parse(JSON.stringify(lesson)))
  if (!checked.ok) throw new Error(checked.problem)
  const played = await playLesson(checked.value)
  if (!played.ok) throw new Error(played.problem)
  return played.value.map(({ end }) => end)
}

describe('a lesson that is recorded', () => {
  it('[R64] ends where the author said, whichever end is chosen, and its run is that of the page', async () => {
    const seen = new Set<string>()
    for (const now of [25, 95, 160]) {
      const offers = endsAt(witnessAt(now), 0, 0, now)
      expect(offers[0]).toEqual({ until: { after: now }, time: now })
      for (const offer of offers) {
        const draft = recorded(emptyDraft, [], offer)
        const ends = await endsOf(draft)
        expect(ends.at(-1)).toBe(offer.time)
        if ('event' in offer.until) seen.add(offer.until.event)
        // Something was changed at 30 s, so a step ends there as well.
        expect(draft.steps).toHaveLength(1 + [30, 100].filter((at) => at < offer.time).length)
        const lesson = lessonOf(draft)
        const run =
          lesson &&
          recordingAt(
            lesson,
            ends.slice(0, -1).map((end) => ({ end })),
          )
        expect(run?.log).toEqual(recording.log.filter(({ time }) => time < offer.time))
        expect(goesOn(draft, ends, recording)).toBe(true)
        expect(goesOn(draft, ends, { ...recording, seed: 1 })).toBe(false)
      }
    }
    expect([...seen]).toEqual(expect.arrayContaining(['scale-up', 'division', 'ready']))
  })

  it('[R64] goes on from where its last step ended, and not from another run', async () => {
    const first = recorded(emptyDraft, [], { until: { after: 25 }, time: 25 })
    expect(endsAt(witnessAt(25), 0, 25, 25)).toEqual([])
    const division = endsAt(witnessAt(95), 0, 25, 95).find(
      ({ until }) => 'event' in until && until.event === 'division',
    )
    if (division === undefined) throw new Error('no division has just been')
    const both = recorded(first, [25], division)
    expect(both.steps.map(({ changes }) => changes.length)).toEqual([1, 0, 1])
    expect((await endsOf(both)).at(-1)).toBe(division.time)
    const other = recordStep(first, [25], { ...recording, log: [] }, division)
    expect(other).toEqual({ ok: false, problem: expect.stringContaining('bring it back') })
    const steps = Array.from({ length: 8 }, () => first.steps).flat()
    const full = recordStep(
      { ...first, steps },
      steps.map((_, at) => (at + 1) * 3),
      recording,
      division,
    )
    expect(full.ok).toBe(false)
  })

  it('[R65] asks for each of the plain measures, as a number and as a choice with exactly one true option', async () => {
    const draft = told(recorded(emptyDraft, [], { until: { after: 160 }, time: 160 }))
    for (const measure of Object.keys(plainMeasures) as PlainMeasure[]) {
      for (const kind of ['number', 'choice'] as const) {
        const ask = {
          ...askFor(kind, measure, null),
          question: 'What?',
          options: ['a', 'b', 'c'],
          bounds: [0.5, 3],
        }
        const outcomes = ['{answer}', '{answer}', '{answer}'].slice(0, kind === 'number' ? 3 : 2)
        const asking = withStep(draft, 0, { ask, outcomes, until: { at: 160 } })
        const one = { ...asking, steps: asking.steps.slice(0, 1) }
        const lesson = lessonOf(one)
        expect(checkLesson(JSON.parse(JSON.stringify(lesson)))).toMatchObject({ ok: true })
        const played = lesson && (await playLesson(lesson))
        expect(played, measure).toMatchObject({ ok: true })
        // What was kept is the same draft again.
        expect(readDraft(JSON.stringify(one))).toEqual(one)
      }
    }
  })

  it('[R65] a scale that ends before its answer is a fault', () => {
    const draft = told(recorded(emptyDraft, [], { until: { after: 160 }, time: 160 }))
    const asked = { ask: askFor('number', 'first-ready', null), outcomes: ['{answer}'] }
    const step = lessonOf(withStep(draft, 0, asked))?.steps[0]
    if (step?.prompt?.kind !== 'number') throw new Error('nothing is asked')
    const { max } = step.prompt
    for (const [answer, ok] of [
      [0, true],
      [max, true],
      [max + 1, false],
      [-1, false],
      [Number.NaN, true],
    ] as const)
      expect(checkScale(step, 1, { answer })).toMatchObject({ ok })
    expect(checkScale({ ...step, prompt: { kind: 'choice', options: [] } }, 1, {}).ok).toBe(true)
  })

  it('[R65] every change can be taken back, and steps change places', () => {
    const draft = recorded(emptyDraft, [], { until: { after: 160 }, time: 160 })
    const work = { draft: emptyDraft, past: [], future: [] }
    const then = changed(changed(work, draft), moved(draft, 0, 1))
    expect(then.draft.steps[1]).toBe(draft.steps[0])
    expect(undone(then).draft).toBe(draft)
    expect(undone(undone(undone(then))).draft).toBe(emptyDraft)
    expect(redone(undone(then)).draft).toEqual(then.draft)
    expect(moved(draft, 0, -1)).toBe(draft)
    const none = draft.steps.reduce((so) => withoutStep(so, 0), draft)
    expect(none.base).toBeNull()
    expect(lessonOf(none)).toBeNull()
    // Typing on in one field is one change.
    const typed = changed(changed(work, { ...draft, title: 'a' }), { ...draft, title: 'ab' }, true)
    expect(undone(typed).draft).toBe(emptyDraft)
  })

  it('[R65] what was kept and is no draft is not used', () => {
    for (const text of [
      null,
      '',
      '{',
      '[]',
      '{}',
      '{"base":{},"steps":[{}]}',
      '{"__proto__":{"steps":1}}',
    ])
      expect(readDraft(text)).toBeNull()
    const draft = told(recorded(emptyDraft, [], { until: { after: 25 }, time: 25 }))
    const bad = withStep(draft, 0, {
      ask: { ...askFor('number', 'lost', 3), measure: 'toString' as PlainMeasure },
    })
    expect(readDraft(JSON.stringify(bad))).toBeNull()
  })
})
