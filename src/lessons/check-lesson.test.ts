import { describe, expect, it } from 'vitest'
import { builtInLessons } from './built-ins.ts'
import { checkLesson } from './check-lesson.ts'

type Fields = Record<string, unknown>

/** A lesson of one step as a link would bring it. */
function given(): Fields {
  return {
    id: 'mine',
    base: { scenario: 'steady', seed: 7 },
    steps: [
      {
        focus: 'stage',
        until: { event: 'division', within: 60 },
        prompt: { kind: 'number', truth: 'wait', min: 0, max: 60, step: 1, near: 5 },
        measures: { wait: { event: 'division', how: 'time' } },
        claims: [['wait', '>', 0]],
      },
    ],
    texts: {
      title: 'Mine',
      steps: [
        {
          title: 'One step',
          text: 'Look.',
          notes: '',
          question: 'How long?',
          outcomes: ['{wait}', '{wait}', '{wait}'],
        },
      ],
      limit: 'It breaks here.',
    },
  }
}

/** The lesson with some fields of its step, of its words, or of itself, changed. */
function changed(part: 'step' | 'words' | 'lesson', fields: Fields): Fields {
  const lesson = given()
  if (part === 'lesson') return { ...lesson, ...fields }
  if (part === 'step')
    return { ...lesson, steps: [{ ...(lesson.steps as Fields[])[0], ...fields }] }
  const texts = lesson.texts as Fields
  return { ...lesson, texts: { ...texts, steps: [{ ...(texts.steps as Fields[])[0], ...fields }] } }
}

function problemOf(value: unknown): string {
  const checked = checkLesson(value)
  return checked.ok ? 'nothing' : checked.problem
}

describe('a lesson from anywhere', () => {
  it('[R30] is taken where it is one, its scenario by name', () => {
    const checked = checkLesson(given())
    if (!checked.ok) throw new Error(checked.problem)
    expect(checked.value.base).toMatchObject({ organism: 'autoscaled-service', seed: 7 })
    expect(checked.value.base.settings).toHaveProperty('load')
    // What was checked can be checked again.
    expect(checkLesson(JSON.parse(JSON.stringify(checked.value)))).toEqual(checked)
  })

  it.each([
    ['nothing', null, 'must be an object'],
    ['no steps', changed('lesson', { steps: [] }), '1 to 8 steps'],
    ['nine steps', changed('lesson', { steps: Array.from({ length: 9 }) }), '1 to 8 steps'],
    ['a strange field', changed('lesson', { script: 'x' }), 'not known here'],
    ['a strange name', changed('lesson', { id: '<b>' }), 'small letters'],
    [
      'no such scenario',
      changed('lesson', { base: { scenario: '__proto__', seed: 1 } }),
      'no scenario',
    ],
    [
      'a run that is impossible',
      changed('lesson', { base: { organism: 'worm', seed: 1 } }),
      'no system',
    ],
    ['no seed', changed('lesson', { base: { scenario: 'steady', seed: Number.NaN } }), 'seed'],
    ['a run of a day', changed('lesson', { base: { scenario: 'elb-day', seed: 1 } }), 'four hours'],
    ['a service that is not there', changed('lesson', { service: 3 }), 'no service 3'],
    ['an unknown focus', changed('step', { focus: 'moon' }), 'points at one of'],
    ['a speed of infinity', changed('step', { speed: 1e309 }), 'speed of step 1'],
    ['no end', changed('step', { until: {} }), 'when it ends'],
    ['a time before all time', changed('step', { until: { at: -1 } }), 'when it ends'],
    ['an event of no kind', changed('step', { until: { event: 'miracle' } }), 'when it ends'],
    ['the zeroth event', changed('step', { until: { event: 'death', nth: 0 } }), 'when it ends'],
    ['a run again of nothing', changed('step', { again: { gravity: 9 } }), 'that step 1 begins'],
    [
      'a run again of a day',
      changed('step', { again: { load: { form: 'steps', every: 86_400, rates: [1] } } }),
      'four hours',
    ],
    [
      'a measure of a later step',
      changed('step', { measures: { wait: { step: 1, name: 'wait', as: 'time' } } }),
      '“wait” of step 1',
    ],
    [
      'a change of nothing',
      changed('step', { changes: [{ type: 'set', name: 'x', value: 1 }] }),
      'no setting',
    ],
    [
      'a change of the past',
      changed('step', { changes: [{ type: 'set', name: 'slots', value: 9 }] }),
      'cannot change',
    ],
    [
      'a measure by an evil name',
      changed('step', { measures: JSON.parse('{"__proto__":{}}') }),
      'no name for a measure',
    ],
    [
      'a measure of the future',
      changed('step', {
        measures: { wait: { of: 'p99', how: 'max', to: { of: 'end', plus: 9 } } },
      }),
      '“wait” of step 1',
    ],
    [
      'a measure of itself',
      changed('step', { measures: { wait: { op: '+', a: 'wait', b: 1 } } }),
      '“wait” of step 1',
    ],
    [
      'a moment of a later step',
      changed('step', { measures: { wait: { from: { of: 1 }, to: { of: 'end' } } } }),
      '“wait” of step 1',
    ],
    [
      'an endless number',
      changed('step', { claims: [['wait', '>', Number.NaN]] }),
      'compares nothing',
    ],
    [
      'a claim of what is not measured',
      changed('step', { claims: [['age', '>', 0]] }),
      'compares nothing',
    ],
    [
      'one option',
      changed('step', { prompt: { kind: 'choice', options: [[]] } }),
      '2 to 4 options',
    ],
    ['a question of no kind', changed('step', { prompt: { kind: 'essay' } }), 'What step 1 asks'],
    [
      'a scale without room',
      changed('step', {
        prompt: { kind: 'number', truth: 'wait', min: 5, max: 5, step: 1, near: 0 },
      }),
      'What step 1 asks',
    ],
    ['no words', changed('lesson', { texts: {} }), 'The title'],
    ['a book', changed('words', { text: 'a'.repeat(281) }), '280 are the limit'],
    ['words that are a list', changed('words', { title: ['x'] }), 'must be a text'],
    [
      'an empty question',
      changed('words', { question: '\u202e ' }),
      'The question of step 1 is empty',
    ],
    [
      'words for what is not measured',
      changed('words', { text: 'It took {age}.' }),
      'speaks of {age}',
    ],
    ['two outcomes of a number', changed('words', { outcomes: ['a', 'b'] }), 'needs 3 outcomes'],
  ])('[R30] %s is refused with a sentence', (_, value, sentence) => {
    const problem = problemOf(value)
    expect(problem).toContain(sentence)
    expect(problem).toMatch(/^\P{Ll}.*\.$/su)
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('[R26] sets back what the base says, and knows no moment of another run', () => {
    const two = (measure: object) => {
      const lesson = given()
      const base = { scenario: 'steady', seed: 7, settings: { boot: 30 } }
      const [one] = lesson.steps as Fields[]
      const again = {
        ...one,
        again: { boot: 8 },
        measures: { ...(one?.measures as Fields), ...measure },
      }
      const texts = lesson.texts as Fields
      const words = [...(texts.steps as Fields[]), ...(texts.steps as Fields[])]
      const run = { organism: 'autoscaled-service', seed: 7, settings: base.settings }
      return checkLesson({
        ...lesson,
        base: run,
        steps: [one, again],
        texts: { ...texts, steps: words },
      })
    }
    const checked = two({ before: { step: 1, name: 'wait', as: 'time' } })
    if (!checked.ok) throw new Error(checked.problem)
    expect(checked.value.steps[1]?.again).toEqual({ boot: 8 })
    expect(two({ gap: { from: { of: 1 }, to: { of: 'end' } } })).toMatchObject({ ok: false })
  })

  it('[R31] keeps markup as text and takes out what turns or hides text', () => {
    const text = '<img src=x onerror=alert(1)>\u202Eevil\u0000 \u200B{wait}\n\u2028é'
    const checked = checkLesson(changed('words', { text, title: '\u2066x' }))
    if (!checked.ok) throw new Error(checked.problem)
    expect(checked.value.texts.steps[0]).toMatchObject({
      text: '<img src=x onerror=alert(1)>evil {wait} é',
      title: 'x',
    })
  })

  it('[R30] ends with every piece taken out or put wrong', () => {
    const whole = JSON.stringify(Object.values(builtInLessons)[0])
    let refused = 0
    const tokens = [...whole.matchAll(/"[^"]*"|-?\d+(\.\d+)?/gu)]
    expect(tokens.length).toBeGreaterThan(300)
    for (const [index, token] of tokens.entries()) {
      for (const other of ['null', '1e308', '"\u202e"', '[]'].slice(index % 2, (index % 2) + 2)) {
        const cut = whole.slice(0, token.index) + other + whole.slice(token.index + token[0].length)
        let value: unknown
        try {
          value = JSON.parse(cut)
        } catch {
          continue
        }
        const checked = checkLesson(value)
        if (!checked.ok) refused += 1
        if (!checked.ok) expect(checked.problem.length).toBeLessThan(500)
      }
    }
    expect(refused).toBeGreaterThan(100)
  })
})
