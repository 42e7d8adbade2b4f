import { timeTicks } from '#app/charts/axes.ts'
import { svgElement } from '#app/charts/element.ts'
import { formatClock } from '#text/clock.ts'
import type { EventKind, MissedStretch } from './timeline-events.ts'
import type { PlacedMarks, TimelineMark } from './timeline-marks.ts'
import { markLabel, standsAt } from './timeline-marks.ts'
import type { TransportTexts } from './transport-status.ts'

/** Height of the bar's middle inside the drawing, px; the lanes of marks stand above it. */
export const barY = 31
const laneY = [19, 10.5, 2] as const

/** A square is a rollout, a leaf with a fold a note, an arrow up a burst, a fork a branch, a paired lobe divides, a dashed ring is pruned, a triangle warns: shape tells, not colour. */
const shapes: Readonly<Record<EventKind, string>> = {
  rollout: 'M-3.4,-3.4h6.8v6.8h-6.8z',
  note: 'M-3.2,-4h6.4v5.4l-2.6,2.6h-3.8z',
  burst: 'M0,-4.6L4.4,0.2H1.7V4h-3.4V0.2h-2.7z',
  branch: 'M-1,4V0L-4,-4H-2L0,-2L2,-4H4L1,0V4z',
  division: 'M-4.6,0a3,3 0 0 1 4.6,-2.5a3,3 0 1 1 0,5a3,3 0 0 1 -4.6,-2.5z',
  pruning: 'M0,-3.2a3.2,3.2 0 1 1 0,6.4a3.2,3.2 0 1 1 0,-6.4z',
  missed: 'M0,-4.4L4.6,3.8H-4.6z',
}

/** One mark with its count and a tooltip. */
export function drawMark(mark: TimelineMark, duration: number, text: TransportTexts): SVGGElement {
  const label = markLabel(mark)
  const group = svgElement(
    'g',
    {
      // Filled as a division is.
      class: `mark ${isDeed(mark.kind) ? 'mark-division ' : ''}mark-${mark.kind}`,
      'data-at': mark.from,
      transform: `translate(${mark.x.toFixed(1)},${laneY[mark.lane] ?? laneY[0]})`,
    },
    svgElement('title', {}, tell(mark, duration, text)),
    // What is not filled is pressed all the same.
    svgElement('path', { d: shapes[mark.kind], 'pointer-events': 'all' }),
  )
  if (label !== '') group.append(svgElement('text', { x: 7, y: 3.5 }, label))
  return group
}

function tell(mark: TimelineMark, duration: number, text: TransportTexts): string {
  const [from, to] = [formatClock(mark.from, duration), formatClock(mark.to, duration)]
  const said = mark.count === 1 ? mark.text : undefined
  return text.between(from, to, said ?? text.marks[mark.kind](mark.count))
}

function isDeed(kind: EventKind): boolean {
  return kind !== 'division' && kind !== 'pruning' && kind !== 'missed'
}

/** The stretches of the bar in which the objective was missed, thicker than the bar itself. */
export function drawMissed(
  stretches: readonly MissedStretch[],
  x: (time: number) => number,
): readonly SVGElement[] {
  const drawn: SVGElement[] = []
  let [start, end] = [Number.NaN, Number.NaN]
  for (const stretch of stretches) {
    const [from, to] = [x(stretch.from), Math.max(x(stretch.to), x(stretch.from) + 1.5)]
    // Stretches that touch on the screen are drawn as one, however many a long run has.
    if (from <= end + 0.5) end = Math.max(end, to)
    else {
      push()
      start = from
      end = to
    }
  }
  push()
  return drawn

  function push(): void {
    if (Number.isNaN(start)) return
    const size = { x: start.toFixed(1), width: (end - start).toFixed(1) }
    drawn.push(
      svgElement('rect', { class: 'bar-missed', y: barY - 3, height: 6, rx: 1.5, ...size }),
    )
  }
}

/** Brackets under the stretches that were counted by level: they begin and end where the rung changed. */
export function drawApproximate(
  stretches: readonly MissedStretch[],
  x: (time: number) => number,
): readonly SVGElement[] {
  return stretches.map(({ from, to }) => {
    const d = `M${x(from).toFixed(1)},${barY}v5H${x(to).toFixed(1)}v-5`
    return svgElement('path', { class: 'bar-approximate', d }, svgElement('title', {}, '≈'))
  })
}

/** The line of the present time at `x`: it begins under every mark and number that it would cross. */
export function headLine(x: number, { past, ahead }: PlacedMarks): string {
  const top = Math.max(headTop, footAt(x, past), footAt(x, ahead))
  return `M0,${top}V${barY + 8}`
}

const headTop = 4
/** From the middle of a lane to where a line may begin under it, px. */
const laneFoot = 6

function footAt(x: number, marks: readonly TimelineMark[]): number {
  let foot = 0
  for (const mark of marks) {
    if (standsAt(mark, x)) foot = Math.max(foot, (laneY[mark.lane] ?? laneY[0]) + laneFoot)
  }
  return foot
}

/** How far the future is known. */
export function drawHorizon(x: number): SVGElement {
  return svgElement('path', { class: 'bar-horizon', d: `M${x.toFixed(1)},${barY - 8}v16` })
}

/** Small strokes and times under the bar. */
export function drawTicks(duration: number, width: number, inset: number): readonly SVGElement[] {
  const x = (time: number): number => inset + (time / duration) * (width - 2 * inset)
  const drawn: SVGElement[] = []
  const roomy = width >= 320
  for (const time of timeTicks(0, duration, roomy ? 16 : 6)) {
    drawn.push(svgElement('path', { class: 'tick', d: `M${x(time).toFixed(1)},${barY + 5}v3` }))
  }
  const labels = labelTimes(duration, width)
  labels.forEach((time, index) => {
    const anchor = index === 0 ? 'start' : index === labels.length - 1 ? 'end' : 'middle'
    const at = { x: x(time).toFixed(1), y: barY + 17, 'text-anchor': anchor }
    drawn.push(svgElement('text', { class: 'tick-label', ...at }, formatClock(time, duration)))
  })
  return drawn
}

/** Round times and the very end; with less room the start, the middle and the end, or two of them. */
function labelTimes(duration: number, width: number): readonly number[] {
  if (width < 140 || (width < 320 && !Number.isInteger(duration / 2))) return [0, duration]
  if (width < 320) return [0, duration / 2, duration]
  const round = timeTicks(0, duration, 6).filter((time) => time <= duration * 0.9)
  return [...round, duration]
}
