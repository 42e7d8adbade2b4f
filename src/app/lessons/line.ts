import type { CurvePrompt } from '#core/organisms/lesson.ts'
import { timeOfPoint, type Curve, type Drawn } from '#lessons/curve.ts'

/** A place on a chart: simulated time, s, and a value. */
export interface Spot {
  readonly time: number
  readonly value: number
}

/** The line before anything is drawn: all stays as it is. */
export function flatLine({ count, start }: Curve, prompt: CurvePrompt): Drawn {
  return Array.from({ length: count }, () => fitted(prompt, start))
}

/** A value as it can be drawn: within the bounds, and in whole steps of them. */
export function fitted({ min, max, step }: CurvePrompt, value: number): number {
  const steps = Math.round((Math.min(max, Math.max(min, value)) - min) / step)
  // Twelve digits take away what binary fractions add.
  return Math.min(max, Number((min + steps * step).toPrecision(12)))
}

/**
 * The line with another value at a point. As long as all behind it stays as it is, that goes along: who draws from left to right
 * has a whole line at any time, and who comes back to a point changes it alone.
 */
export function withPoint(prompt: CurvePrompt, drawn: Drawn, index: number, value: number): Drawn {
  const before = drawn[index]
  const isTail = drawn.slice(index).every((one) => one === before)
  const wished = fitted(prompt, value)
  return drawn.map((one, at) => (at === index || (isTail && at > index) ? wished : one))
}

/** The line with a stroke over it: a fast hand leaves no point out. */
export function withStroke(
  { prompt, curve }: { readonly prompt: CurvePrompt; readonly curve: Curve },
  drawn: Drawn,
  from: Spot,
  to: Spot,
): Drawn {
  const [first, last] = [pointNear(curve, from.time), pointNear(curve, to.time)]
  const by = first <= last ? 1 : -1
  let line = drawn
  for (let index = first; by * (last - index) >= 0; index += by) {
    const share =
      first === last
        ? 1
        : Math.min(1, Math.max(0, (timeOfPoint(curve, index) - from.time) / (to.time - from.time)))
    line = withPoint(prompt, line, index, from.value + (to.value - from.value) * share)
  }
  return line
}

/** The point that is nearest to a time. */
export function pointNear({ from, spacing, count }: Curve, time: number): number {
  return Math.min(count - 1, Math.max(0, Math.round((time - from) / spacing) - 1))
}
