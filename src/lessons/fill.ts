import type { Measure, MeasureKind, SeriesName } from '#core/organisms/lesson.ts'
import type { Values } from './measure.ts'

/** A piece of a sentence: words as they are, or a number that was measured. */
export interface Piece {
  readonly text: string
  readonly isMeasured: boolean
}

/** A sentence with its measures filled in; `write` writes one. What is no measure of the step stays as it is. */
export function fill(
  sentence: string,
  measures: Readonly<Record<string, Measure>>,
  values: Values,
  write: (value: number, kind: MeasureKind) => string,
): readonly Piece[] {
  return sentence.split(/(\{\w+\})/u).flatMap((text): Piece[] => {
    const name = namesIn(text)[0]
    if (name === undefined || !Object.hasOwn(measures, name)) {
      return text === '' ? [] : [{ text, isMeasured: false }]
    }
    const value = values[name] ?? Number.NaN
    const written = Number.isNaN(value) ? '…' : write(value, kindOf(name, measures))
    return [{ text: written, isMeasured: true }]
  })
}

/** The measures that a sentence names. */
export function namesIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name)
}

const kinds: Partial<Record<SeriesName, MeasureKind>> = {
  p50: 'time',
  p99: 'time',
  utilisation: 'share',
  measured: 'share',
  costServing: 'money',
  costNotServing: 'money',
}

/** How the values of a series are written. */
export function seriesKind(series: SeriesName): MeasureKind {
  return kinds[series] ?? 'number'
}

/** How a measure is written, by what it is of. */
export function kindOf(name: string, measures: Readonly<Record<string, Measure>>): MeasureKind {
  const measure = Object.hasOwn(measures, name) ? measures[name] : undefined
  if (measure === undefined || 'setting' in measure) return 'number'
  if ('step' in measure) return measure.as
  if ('op' in measure) {
    // A quotient is a plain number; whatever else is made of a measure is written like it.
    const { op, a, b } = measure
    if (op === '/') return 'number'
    return kindOf(String(typeof a === 'string' ? a : b), measures)
  }
  if ('gap' in measure) {
    return /when|lag/u.test(measure.gap) ? 'time' : seriesKind(measure.of)
  }
  if ('event' in measure) return measure.how === 'count' ? 'count' : 'time'
  if (!('of' in measure)) return 'time'
  if (measure.how.startsWith('time-') || measure.how.startsWith('when-')) return 'time'
  return measure.how === 'total' ? 'count' : seriesKind(measure.of)
}
