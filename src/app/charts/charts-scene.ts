import type { Span } from '#worker/frame.ts'
import type { Words } from '#text/words.ts'
import type { Bill, ChartScene, Objective, Reading, Stretch } from './chart-kind.ts'
import type { DecidedDrawing } from './decided-window.ts'
import { otherRun, type OtherInput } from './other-run.ts'
import { createFutureRows, type Foreseen } from './future-rows.ts'
import { createPresentRow, type PresentLevels } from './present-row.ts'
import { nearestRow, rowsWithin, sampleStep, sampleValue, type Samples } from './samples.ts'
import { sketchWindow, type Sketch } from './sketch.ts'
import { timeWindow, type WindowMode } from './time-window.ts'

/** What the four charts show; update them with every report of figures or samples. */
export interface ChartsInput {
  readonly run: number
  /** The service whose history this is, where there are several; null for the only one. */
  readonly service: string | null
  readonly samples: Samples
  /** Present simulated time and end of the run, s. */
  readonly time: number
  /** What the newest figures say of this moment; null before the first. */
  readonly levels: PresentLevels | null
  readonly duration: number
  readonly objective: Objective
  /** Null before the first figures. */
  readonly bill: Bill | null
  /** Whether the future is looked into, and what is known of it. */
  readonly foresight: boolean
  readonly future: Foreseen | null
  readonly reference: Reference | null
  /** Another run on the same clock. */
  readonly other?: OtherInput | null
  /** Stretches that were counted by level. */
  readonly approximate: readonly Span[]
  /** What the decision that is chosen looked back on, where one is. */
  readonly decided?: DecidedDrawing | null
  /** The line that is drawn ahead of the run, where one is. */
  readonly sketch?: Sketch | null
}

/** Rows of a file that are shown beside the run, with the name of the file. */
export interface Reference {
  readonly name: string
  readonly samples: Samples
  /** Whose numbers they are, where they come from a run of several services. */
  readonly service?: string
}

/** What all charts show at a moment, from what is known of the run. */
export interface ChartsStage {
  /** The scene is good until the next one. `cursor` is the simulated time under the pointer. */
  sceneOf(input: ChartsInput, mode: WindowMode, cursor: number | null): ChartScene
}

/** Makes it; the rows of the present and of the future keep their memory from scene to scene. */
export function createChartsStage(words: Words): ChartsStage {
  const withPresent = createPresentRow()
  const withOtherPresent = createPresentRow()
  const toCome = createFutureRows()
  return {
    sceneOf(input, mode, cursor) {
      const { service, time, duration, objective, foresight, sketch = null } = input
      const samples = withPresent(input.samples, time, input.levels)
      const rows = toCome(samples, input.future)
      const window =
        sketch === null ? timeWindow(mode, time, duration, foresight) : sketchWindow(sketch)
      const isAhead = foresight && time < duration
      const read = readingOf(samples, rows, cursor, duration)
      const other = input.other ?? null
      return {
        words,
        service,
        samples,
        rows: rowsWithin(samples, window.from, Math.min(window.to, time)),
        window,
        isAhead,
        future:
          rows === null
            ? null
            : {
                samples: rows,
                rows: rowsWithin(rows, time, window.to),
                until: input.future?.until ?? time,
              },
        reference:
          input.reference === null
            ? null
            : stretchOf(input.reference.samples, window.from, window.to),
        other:
          other === null
            ? null
            : otherRun(
                other,
                withOtherPresent(other.samples, time, other.levels),
                { from: window.from, to: Math.min(window.to, time) },
                { reading: read, isPast: read?.samples === samples },
              ),
        approximate: input.approximate
          .map(({ from, to }) => ({
            from: Math.max(from, window.from),
            // What may come goes on from a stretch that lasts.
            to: Math.min(to ?? (rows === null ? time : (input.future?.until ?? time)), window.to),
          }))
          .filter(({ from, to }) => from < to),
        read,
        time,
        duration,
        objective,
        decided: input.decided ?? null,
        sketch,
        // What has been paid by now is told of the present alone.
        bill: read?.samples === samples && read.row === samples.count - 1 ? input.bill : null,
      }
    },
  }
}

function stretchOf(samples: Samples, from: number, to: number): Stretch {
  return { samples, rows: rowsWithin(samples, from, to) }
}

/** The row under the cursor, be it past or to come; the present one where there is no cursor. */
function readingOf(
  past: Samples,
  ahead: Samples | null,
  cursor: number | null,
  duration: number,
): Reading | null {
  const last = past.count - 1
  const latest = sampleValue(past, 'time', last)
  if (cursor !== null && ahead !== null && !(cursor <= latest)) {
    return { samples: ahead, row: nearestRow(ahead, cursor) }
  }
  // What is foreseen is never told as present.
  if (last < 0) return null
  // A pointer a few pixels beyond the last sample still reads it.
  const slack = Math.max(2 * sampleStep(past), duration / 100)
  const row = cursor !== null && cursor <= latest + slack ? nearestRow(past, cursor) : last
  return { samples: past, row }
}
