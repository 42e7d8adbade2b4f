import { isNone, type Difference } from '#app/compare/difference.ts'
import { formatClock } from '#text/clock.ts'
import { compareText } from '#text/en/compare.ts'
import type { TextsOf } from '#text/messages.ts'
import type { Words } from '#text/words.ts'
import type { Comparison } from './comparison.ts'
import { sideNames } from './side-names.ts'

/** How two runs differ, in a sentence; empty before both have told of one moment. */
export function differenceInWords(
  difference: Difference | null,
  [a, b]: readonly [a: string, b: string],
  duration: number,
  text: TextsOf<typeof compareText>,
): string {
  if (difference === null) return ''
  const clock = formatClock(difference.time, duration)
  if (isNone(difference)) return text.none(clock)
  const { lost, late, cost } = difference.differs
  return text.sentence(
    text.within(text.sides.a, a),
    text.within(text.sides.b, b),
    lost ?? 0,
    late ?? 0,
    cost ?? 0,
    clock,
  )
}

/** The comparison for who does not see it: that there are two runs, and how they differ. */
export function comparisonInWords(
  { pair, name, store }: Pick<Comparison, 'pair' | 'name' | 'store'>,
  words: Words,
): string {
  const text = words.text(compareText)
  const [one, other] = [pair.a.store.getState(), pair.b.store.getState()]
  const [a, b] = sideNames(one, other, name, words)
  const two = text.two(text.within(text.sides.a, a), text.within(text.sides.b, b))
  return `${two} ${differenceInWords(store.getState().difference, [a, b], one.duration, text)}`.trim()
}
