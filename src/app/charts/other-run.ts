import { chartsText } from '#text/en/charts.ts'
import type { ChartScene, Reading, Stretch } from './chart-kind.ts'
import type { PresentLevels } from './present-row.ts'
import { nearestRow, rowsWithin, sampleValue, type Samples } from './samples.ts'

/** Another run on the same clock, whose lines lie over those of the first, dashed. */
export interface OtherInput {
  /** What both runs are called beside their lines. */
  readonly names: { readonly a: string; readonly b: string }
  readonly samples: Samples
  readonly levels: PresentLevels | null
}

/** What a scene shows of it. */
export interface OtherRun extends Stretch {
  readonly names: OtherInput['names']
  /** The row at the time that is read; null where that is still to come. */
  readonly row: number | null
}

/** What of another run lies in a window, up to now; `read` is what is read of the first. */
export function otherRun(
  { names }: OtherInput,
  samples: Samples,
  window: { readonly from: number; readonly to: number },
  read: { readonly reading: Reading | null; readonly isPast: boolean },
): OtherRun {
  const { reading, isPast } = read
  const isRead = reading !== null && isPast && samples.count > 0
  return {
    names,
    samples,
    rows: rowsWithin(samples, window.from, window.to),
    row: isRead ? nearestRow(samples, sampleValue(reading.samples, 'time', reading.row)) : null,
  }
}

/** A value of the first run as it stands beside its line: with its name where there is another run. */
export function ofFirst({ other, words }: ChartScene, text: string): string {
  const name = other?.names.a
  return name === undefined ? text : words.text(chartsText).ofRun(name, text)
}

/** The same value of the other run where it is read; nothing where there is none. */
export function ofOther<Label>(
  { other, words }: ChartScene,
  label: (samples: Samples, row: number, named: (text: string) => string) => Label | null,
): readonly Label[] {
  if (other === null || other === undefined || other.row === null) return []
  const made = label(other.samples, other.row, (text) =>
    words.text(chartsText).ofRun(other.names.b, text),
  )
  return made === null ? [] : [made]
}

/** The other run in words, after what is told of the first. */
export function otherTold(
  { other, words }: ChartScene,
  describe: (reading: Reading) => string,
): string {
  if (other === null || other === undefined || other.samples.count === 0) return ''
  const { names, samples } = other
  const told = describe({ samples, row: samples.count - 1 })
  return ` ${words.text(chartsText).otherRun(names.b, told)}`
}
