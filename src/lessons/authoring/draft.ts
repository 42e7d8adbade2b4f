import type {
  Comparison,
  FocusTarget,
  Lesson,
  LessonStep,
  Measure,
  Prompt,
  StepTexts,
  Trigger,
} from '#core/organisms/lesson.ts'
import type { Change } from '#core/organisms/recording.ts'

/** What can be asked for without code: each is a number of the step that is measured on the run. */
export const plainMeasures = {
  'p99-peak': [{ of: 'p99', how: 'max' }],
  'ready-most': [{ of: 'ready', how: 'max' }],
  'ready-end': [{ of: 'ready', how: 'last' }],
  'first-ready': [{ event: 'ready', how: 'time' }],
  'first-division': [{ event: 'division', how: 'time' }],
  divisions: [{ event: 'division', how: 'count' }],
  lost: [{ of: 'failed', how: 'total' }],
  'missed-for': [{ of: 'missed', how: 'time-above', than: 0 }],
  busy: [{ of: 'utilisation', how: 'mean' }],
  // Dollars an hour, over seconds.
  cost: [
    { of: 'costServing', how: 'mean' },
    { of: 'costNotServing', how: 'mean' },
    { op: '+', a: 'part1', b: 'part2' },
  ],
} as const satisfies Readonly<Record<string, readonly Measure[]>>
export type PlainMeasure = keyof typeof plainMeasures

/** What a step asks before it shows. */
export interface Ask {
  readonly kind: 'number' | 'choice'
  readonly measure: PlainMeasure
  readonly question: string
  /** Of a number: the end of the scale, and what is near enough. */
  readonly max: number
  readonly near: number
  /** Of a choice: where one option ends and the next begins, rising; there is one option more. */
  readonly bounds: readonly number[]
  readonly options: readonly string[]
}

/** A step as an author has it: what was recorded, and the words. */
export interface DraftStep {
  readonly changes: readonly Change[]
  readonly until: Trigger
  readonly focus: FocusTarget
  readonly title: string
  readonly text: string
  readonly notes: string
  readonly ask: Ask | null
  /** What came of it, as a lesson has it; `{answer}` is what was asked for. */
  readonly outcomes: readonly string[]
}

/** A lesson that is being made. It has no run before its first step is recorded. */
export interface Draft {
  readonly base: Lesson['base'] | null
  readonly service: number
  readonly title: string
  readonly limit: string
  readonly steps: readonly DraftStep[]
}

/** Nothing yet. */
export const emptyDraft: Draft = { base: null, service: 0, title: '', limit: '', steps: [] }

/** The lesson that a draft is, not checked yet; null before anything was recorded. */
export function lessonOf({ base, service, title, limit, steps }: Draft): Lesson | null {
  if (base === null || steps.length === 0) return null
  return {
    id: idOf(title),
    base,
    service,
    steps: steps.map(stepOf),
    texts: { title, limit, steps: steps.map(textsOf) },
  }
}

/** The letters of a title that a link may have. */
function idOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
  const id = words
    .replace(/^[-0-9]+/u, '')
    .slice(0, 40)
    .replace(/-+$/u, '')
  return id === '' ? 'lesson' : id
}

function stepOf({ changes, until, focus, ask }: DraftStep): LessonStep {
  const step = { focus, changes, until }
  return ask === null ? step : { ...step, measures: measuresOf(ask), prompt: promptOf(ask) }
}

/** The measure that is asked for is called `answer`; what it is made of stands before it. */
function measuresOf({ measure }: Ask): Readonly<Record<string, Measure>> {
  const parts: readonly Measure[] = plainMeasures[measure]
  return Object.fromEntries(
    parts.map((part, at) => [at === parts.length - 1 ? 'answer' : `part${at + 1}`, part]),
  )
}

function promptOf({ kind, max, near, bounds }: Ask): Prompt {
  if (kind === 'number') {
    return { kind, truth: 'answer', min: 0, max, step: niceStep(max), near }
  }
  const options = [...bounds, Number.POSITIVE_INFINITY].map((to, at): readonly Comparison[] => {
    const from = bounds[at - 1]
    return [
      ...(from === undefined ? [] : ([['answer', '>=', from]] as const)),
      ...(to === Number.POSITIVE_INFINITY ? [] : ([['answer', '<', to]] as const)),
    ]
  })
  return { kind, options }
}

/** A step of a scale: a hundredth or so of it, as 1, 2 or 5 of a power of ten. */
function niceStep(max: number): number {
  const rough = max / 100
  const power = 10 ** Math.floor(Math.log10(rough))
  const digit = [1, 2, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10
  return Number((digit * power).toPrecision(3))
}

function textsOf({ title, text, notes, ask, outcomes }: DraftStep): StepTexts {
  const words = { title, text, notes }
  const said = outcomes.filter((one) => one.trim() !== '')
  if (ask === null) return { ...words, outcomes: said.slice(0, 1) }
  const asked = { ...words, question: ask.question, outcomes }
  return ask.kind === 'choice' ? { ...asked, options: ask.options } : asked
}
