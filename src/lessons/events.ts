import type { EventName } from '#core/organisms/lesson.ts'
import {
  sampleColumns,
  type CellNote,
  type SampleColumn,
  type ServiceDecision,
} from '#core/organisms/observation.ts'
import type { Witness } from './witness.ts'

/** When an event came in a run, s, in order; those of the watched service. */
export function timesOf(witness: Witness, event: EventName, service: number): readonly number[] {
  switch (event) {
    case 'decision':
      return decided(witness, service, (from, to) => to !== from)
    case 'scale-up':
      return decided(witness, service, (from, to) => to > from)
    case 'scale-down':
      return decided(witness, service, (from, to) => to < from)
    case 'division':
      return noted(witness, service, ({ kind, mother }) => kind === 'born' && mother > 0)
    case 'ready':
      return noted(witness, service, ({ kind }) => kind === 'ready')
    case 'draining':
      return noted(witness, service, ({ kind }) => kind === 'draining')
    case 'death':
      return noted(witness, service, ({ kind }) => kind === 'dead' || kind === 'killed')
    case 'crash':
      return noted(witness, service, ({ kind }) => kind === 'crashed')
    case 'breach':
      return changes(witness, 'missed', true)
    case 'recovery':
      return changes(witness, 'missed', false)
    case 'loss':
      return changes(witness, 'failed', true)
  }
}

function decided(
  { decisions }: Witness,
  service: number,
  is: (from: number, to: number) => boolean,
): readonly number[] {
  const wanted = (one: ServiceDecision) => one.service === service && is(one.current, one.desired)
  return decisions.filter(wanted).map(({ time }) => time)
}

function noted(
  { notes }: Witness,
  service: number,
  is: (note: CellNote) => boolean,
): readonly number[] {
  return notes.filter((note) => note.service === service && is(note)).map(({ time }) => time)
}

/** The ends of the windows in which a column became more than nothing, or nothing again. */
function changes(witness: Witness, column: SampleColumn, toSome: boolean): readonly number[] {
  const times: number[] = []
  let was = false
  for (const { time, value } of rowsOf(witness, column)) {
    const is = value > 0
    if (is !== was && is === toSome) times.push(time)
    was = is
  }
  return times
}

/** A value, and the window that it is of: it ends at `time`, and began at `since`, s. */
export interface Point {
  readonly time: number
  readonly since: number
  readonly value: number
}

/** A column of the history. */
export function* rowsOf({ history }: Witness, column: SampleColumn): Generator<Point> {
  const width = sampleColumns.length
  const at = sampleColumns.indexOf(column)
  let since = 0
  for (let row = 0; row < history.count; row++) {
    const time = history.rows[row * width] ?? 0
    yield { time, since, value: history.rows[row * width + at] ?? 0 }
    since = time
  }
}
