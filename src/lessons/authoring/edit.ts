import type { Ask, Draft, DraftStep, PlainMeasure } from './draft.ts'

/** So many states of a draft can be gone back to. */
const historyMax = 60

/** A draft with what it was before. */
export interface Work {
  readonly draft: Draft
  readonly past: readonly Draft[]
  readonly future: readonly Draft[]
}

/** The draft in another state; typing on in one field is one change, which `isSame` says. */
export function changed(work: Work, draft: Draft, isSame = false): Work {
  const past = isSame && work.past.length > 0 ? work.past : [...work.past, work.draft]
  return { draft, past: past.slice(-historyMax), future: [] }
}

/** One state back, or as it is. */
export function undone({ draft, past, future }: Work): Work {
  const before = past.at(-1)
  if (before === undefined) return { draft, past, future }
  return { draft: before, past: past.slice(0, -1), future: [draft, ...future] }
}

/** The state that was taken back, again. */
export function redone({ draft, past, future }: Work): Work {
  const [next, ...rest] = future
  return next === undefined
    ? { draft, past, future }
    : { draft: next, past: [...past, draft], future: rest }
}

/** Some fields of a step in other words. */
export function withStep(draft: Draft, at: number, fields: Partial<DraftStep>): Draft {
  const steps = draft.steps.map((step, index) => (index === at ? { ...step, ...fields } : step))
  return { ...draft, steps }
}

/** Without a step; without its run once none is left. */
export function withoutStep(draft: Draft, at: number): Draft {
  const steps = draft.steps.filter((_, index) => index !== at)
  return { ...draft, steps, base: steps.length === 0 ? null : draft.base }
}

/** A step one place further up or down. */
export function moved(draft: Draft, at: number, by: -1 | 1): Draft {
  const [one, other] = [draft.steps[at], draft.steps[at + by]]
  if (one === undefined || other === undefined) return draft
  const steps = draft.steps.with(at, other).with(at + by, one)
  return { ...draft, steps }
}

/** A question to begin with: a scale that has room for the measure. */
export function askFor(kind: Ask['kind'], measure: PlainMeasure, truth: number | null): Ask {
  const size = truth === null || !(truth > 0) ? 10 : truth
  const max = roundUp(size * 2.5)
  return {
    kind,
    measure,
    question: '',
    max,
    near: roundUp(size / 10),
    bounds: [roundUp(size / 2)],
    options: ['', ''],
  }
}

/** The next number that begins with 1, 2 or 5 and ends in zeros. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const digit = [1, 2, 5, 10].find((one) => one * power >= value * 0.999) ?? 10
  return Number((digit * power).toPrecision(3))
}
