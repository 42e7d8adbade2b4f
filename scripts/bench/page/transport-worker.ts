import { cellColumns } from '#core/organisms/observation.ts'
import { createFrames } from '#worker/frames.ts'
import type { Command, Report } from '#worker/messages.ts'
import { framesPerCredit, makeFrames } from './frames.ts'

type FrameReport = Extract<Report, { readonly type: 'frame' }>

/** Cells that divide are a fifth of the rest: 10,000 rows in all, which the page counts. */
const wish = { cells: 8334, services: 1, waiting: 400, rate: 40_000 }
const frames = createFrames()
let ready: FrameReport[] = []
let run = 0

/**
 * Stands in for the worker of the simulation: its frames and their way, 10,000 cells at once. The
 * start of a run makes frames ready, a credit sends all of them, and then it rests: what is measured
 * is the page.
 */
addEventListener('message', ({ data: command }: MessageEvent<Command>) => {
  if (command.type === 'recycle') frames.recycle(command.buffer)
  else if (command.type === 'start') {
    run = command.run
    ready = Array.from({ length: framesPerCredit }, makeReport)
  } else if (command.type === 'advance') {
    for (const report of ready) postMessage(report, { transfer: [report.values.buffer] })
    ready = []
  }
})

function makeReport(): FrameReport {
  const [made] = makeFrames(wish, 1)
  if (made === undefined) throw new Error('One frame was wished for.')
  const { cellCount, serviceCount, edgeCount, time } = made
  const frame = frames.next(cellCount, serviceCount, edgeCount)
  for (let column = 0; column < cellColumns.length; column++) {
    const from = column * made.cellCapacity
    const values = made.values.subarray(from, from + cellCount)
    frame.values.set(values, column * frame.cellCapacity)
  }
  const end = { reached: true, finished: false }
  return { type: 'frame', run, time, ...end, cellCount, serviceCount, edgeCount, ...frame }
}
