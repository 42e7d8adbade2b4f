import './charts.css'
import { chartsText } from '#text/en/charts.ts'
import type { Words } from '#text/words.ts'
import { arrivalsChart } from './arrivals-chart.ts'
import type { ChartScene, Objective } from './chart-kind.ts'
import { readTheme, watchTheme } from './chart-theme.ts'
import { createChart } from './chart.ts'
import { costChart } from './cost-chart.ts'
import { createCursorSlider } from './cursor-slider.ts'
import { element, setAttributes } from './element.ts'
import { latencyChart } from './latency-chart.ts'
import { replicasChart } from './replicas-chart.ts'
import type { Samples } from './samples.ts'
import { areSameLevels, createPresentRow } from './present-row.ts'
import type { PresentLevels } from './present-row.ts'
import { nearestRow, rowsWithin, sampleStep, sampleValue } from './samples.ts'
import { timeWindow } from './time-window.ts'
import type { WindowMode } from './time-window.ts'

/** What the four charts show; update them with every report of figures or samples. */
export interface ChartsInput {
  readonly run: number
  readonly samples: Samples
  /** Present simulated time and end of the run, s. */
  readonly time: number
  /** What the newest figures say of this moment; null before the first. */
  readonly levels: PresentLevels | null
  readonly duration: number
  readonly objective: Objective
  /** Money spent so far, $; null before the first figures. */
  readonly costTotal: number | null
}

/** The four charts with their shared time window and time cursor. */
export interface Charts {
  readonly element: HTMLElement
  update(input: ChartsInput): void
  destroy(): void
}

const kinds = {
  arrivals: arrivalsChart,
  latency: latencyChart,
  replicas: replicasChart,
  cost: costChart,
} as const
type ChartName = keyof typeof kinds

/** Mounts the charts of these names in this order: four in a row, two by two or one under another, as wide as the host allows. */
export function createCharts(host: HTMLElement, names: readonly ChartName[], words: Words): Charts {
  const text = words.text(chartsText)
  const withPresent = createPresentRow()
  let input: ChartsInput | null = null
  let shown: ChartsInput | null = null
  let mode: WindowMode = 'whole'
  let cursor: number | null = null
  const grid = element('div', { class: 'charts-grid' })
  const slider = createCursorSlider(text.cursor, moveCursor)
  const toggle = element('button', { type: 'button', class: 'charts-window' }, text.lastMinutes)
  setAttributes(toggle, { 'aria-pressed': 'false' })
  toggle.addEventListener('click', () => {
    mode = mode === 'whole' ? 'last' : 'whole'
    setAttributes(toggle, { 'aria-pressed': String(mode === 'last') })
    render()
  })
  const root = element('section', { class: 'charts', 'aria-label': text.charts })
  root.append(slider.element, grid, toggle)
  host.append(root)
  const charts = names.map((name) => createChart(grid, kinds[name], words, moveCursor))
  let theme = readTheme(root)
  const unwatch = watchTheme(() => {
    theme = readTheme(root)
    render()
  })

  function moveCursor(time: number | null): void {
    if (time === cursor) return
    cursor = time
    render()
  }

  function render(): void {
    if (input === null) return
    const latest = sampleValue(input.samples, 'time', input.samples.count - 1) || 0
    const reading = cursor !== null && input.samples.count > 0 && cursor <= latest + readingSlack()
    const readRow = reading ? nearestRow(input.samples, cursor ?? 0) : input.samples.count - 1
    const scene = { words, ...sceneOf(input, mode, readRow, reading) }
    for (const chart of charts) chart.update({ scene, theme, cursor: reading })
    slider.update({
      time: reading ? sampleValue(input.samples, 'time', readRow) : null,
      latest,
      step: sampleStep(input.samples) || 1,
      text: readRow < 0 ? '' : names.map((name) => kinds[name].describe(scene, readRow)).join('; '),
    })
  }

  /** A pointer a few pixels beyond the last sample still reads it. */
  function readingSlack(): number {
    return input === null ? 0 : Math.max(2 * sampleStep(input.samples), input.duration / 100)
  }

  return {
    element: root,
    update(next) {
      input = { ...next, samples: withPresent(next.samples, next.time, next.levels) }
      if (shown !== null && isSame(shown, next)) return
      // The rows grow in place, so what was drawn is remembered by their number.
      shown = { ...next, samples: { ...next.samples } }
      render()
    },
    destroy() {
      unwatch()
      for (const chart of charts) chart.destroy()
      root.remove()
    },
  }
}

function sceneOf(
  input: ChartsInput,
  mode: WindowMode,
  readRow: number,
  reading: boolean,
): Omit<ChartScene, 'words'> {
  const window = timeWindow(mode, input.time, input.duration)
  return {
    samples: input.samples,
    window,
    rows: rowsWithin(input.samples, window.from, Math.min(window.to, input.time)),
    readRow,
    time: input.time,
    duration: input.duration,
    objective: input.objective,
    costTotal: reading ? null : input.costTotal,
  }
}

function isSame(a: ChartsInput, b: ChartsInput): boolean {
  return (
    a.run === b.run &&
    a.samples.count === b.samples.count &&
    a.samples.rows === b.samples.rows &&
    a.time === b.time &&
    areSameLevels(a.levels, b.levels) &&
    a.duration === b.duration &&
    a.objective.latency === b.objective.latency &&
    a.objective.percentile === b.objective.percentile &&
    a.costTotal === b.costTotal
  )
}
