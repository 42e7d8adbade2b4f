import { rowsOf, type Point } from '#lessons/events.ts'
import type { PlannedStep } from '#lessons/plan.ts'
import type { PlayedRun } from '#lessons/play.ts'
import { formatClock } from '#text/clock.ts'
import type { PosterWords } from './poster-page.ts'
import { asText } from './markup.ts'

/** Sizes of the drawing, in its own units; the sheet makes it as wide as its text. */
const width = 700
const left = 46
const right = 690
const panels = { replicas: { top: 30, bottom: 104 }, latency: { top: 136, bottom: 226 } } as const
const height = 250

type Panel = (typeof panels)[keyof typeof panels]

interface Scales {
  readonly x: (time: number) => string
  readonly y: (panel: Panel, value: number, most: number) => string
}

/** The decisive rows of a run, drawn from its history: replicas and p99 over time, the steps marked. */
export function posterChart(
  { first, last, witness }: PlayedRun,
  steps: readonly PlannedStep[],
  { texts, numbers }: PosterWords,
): string {
  const end = steps[last]?.end ?? 0
  const within = (points: Iterable<Point>) => [...points].filter(({ time }) => time <= end)
  const ready = within(rowsOf(witness, 'ready'))
  const desired = within(rowsOf(witness, 'desired'))
  // A window in which nothing was answered has no latency.
  const p99 = within(rowsOf(witness, 'p99')).filter(({ value }) => value >= 0)
  const largest = (points: readonly Point[]) =>
    points.reduce((most, one) => Math.max(most, one.value), 0)
  const cells = Math.max(1, largest(ready), largest(desired))
  const slowest = largest(p99)
  const scales: Scales = {
    x: (time) => (left + ((right - left) * time) / Math.max(end, 1e-9)).toFixed(1),
    y: ({ top, bottom }, value, most) => (bottom - ((bottom - top) * value) / most).toFixed(1),
  }
  const { replicas, latency } = panels
  const label = texts.chart(numbers.count(largest(ready)), numbers.latency(slowest))
  return `<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${asText(label)}">
${stepMarks(steps, first, last, scales)}
${frame(replicas, texts.replicas, ['0', numbers.count(cells)])}
<path class="asked" d="${stairs(desired, replicas, cells, scales)}"/>
<path class="ready" d="${stairs(ready, replicas, cells, scales)}"/>
${key(texts.ready, texts.asked)}
${frame(latency, texts.latency, ['0', numbers.latency(slowest)])}
<path class="p99" d="${line(p99, latency, slowest || 1, scales)}"/>
<text class="tick" x="${left}" y="${height - 6}">${formatClock(0, end)}</text>
<text class="tick end" x="${right}" y="${height - 6}">${formatClock(end)}</text>
</svg>`
}

function frame(
  { top, bottom }: Panel,
  title: string,
  [least, most]: readonly [string, string],
): string {
  return `<path class="axis" d="M${left} ${bottom}H${right}M${left} ${top}H${right}"/>
<text class="title" x="${left}" y="${top - 6}">${asText(title)}</text>
<text class="tick end" x="${left - 5}" y="${top + 4}">${asText(most)}</text>
<text class="tick end" x="${left - 5}" y="${bottom + 3}">${least}</text>`
}

/** Where each step ends, and its number in the middle of it. */
function stepMarks(
  steps: readonly PlannedStep[],
  first: number,
  last: number,
  { x }: Scales,
): string {
  const from = panels.replicas.top
  const to = panels.latency.bottom
  return steps
    .slice(first, last + 1)
    .map(({ begin, end }, index) => {
      const middle = x((begin + end) / 2)
      const edge = index + first < last ? `<path class="edge" d="M${x(end)} ${from}V${to}"/>` : ''
      return `${edge}<text class="step" x="${middle}" y="${to + 14}">${first + index + 1}</text>`
    })
    .join('\n')
}

function key(ready: string, asked: string): string {
  const y = panels.replicas.top - 10
  return `<path class="ready" d="M${right - 170} ${y}h18"/><text class="tick" x="${right - 147}" y="${y + 4}">${asText(ready)}</text>
<path class="asked" d="M${right - 88} ${y}h18"/><text class="tick" x="${right - 65}" y="${y + 4}">${asText(asked)}</text>`
}

/** A count stays until the next one is read. */
function stairs(points: readonly Point[], panel: Panel, most: number, { x, y }: Scales): string {
  return points
    .map(({ time, value }, index) =>
      index === 0
        ? `M${x(0)} ${y(panel, value, most)}H${x(time)}`
        : `V${y(panel, value, most)}H${x(time)}`,
    )
    .join('')
}

function line(points: readonly Point[], panel: Panel, most: number, { x, y }: Scales): string {
  return points
    .map(
      ({ time, value }, index) => `${index === 0 ? 'M' : 'L'}${x(time)} ${y(panel, value, most)}`,
    )
    .join('')
}
