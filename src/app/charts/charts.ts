import './charts.css'
import { chartsText } from '#text/en/charts.ts'
import type { Words } from '#text/words.ts'
import { arrivalsChart } from './arrivals-chart.ts'
import type { Stretch } from './chart-kind.ts'
import { readTheme, watchTheme } from './chart-theme.ts'
import { createChart } from './chart.ts'
import { createChartsBar } from './charts-bar.ts'
import { createChartsStage, type ChartsInput } from './charts-scene.ts'
import { costChart } from './cost-chart.ts'
import { createCursorSlider } from './cursor-slider.ts'
import { element } from './element.ts'
import { latencyChart } from './latency-chart.ts'
import { areSameLevels } from './present-row.ts'
import { replicasChart } from './replicas-chart.ts'
import { sampleStep, sampleValue } from './samples.ts'
import type { WindowMode } from './time-window.ts'

/** What a visitor wishes for at the charts. */
export interface ChartsWishes {
  setForesight(on: boolean): void
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
export function createCharts(
  host: HTMLElement,
  names: readonly ChartName[],
  words: Words,
  wishes: ChartsWishes,
): Charts {
  const text = words.text(chartsText)
  const stage = createChartsStage(words)
  let input: ChartsInput | null = null
  let shown: ChartsInput | null = null
  let mode: WindowMode = 'whole'
  let cursor: number | null = null
  const grid = element('div', { class: 'charts-grid' })
  const slider = createCursorSlider(text.cursor, moveCursor)
  const bar = createChartsBar(words, {
    setWindow(wished) {
      mode = wished
      render()
    },
    setForesight: (on) => wishes.setForesight(on),
  })
  const root = element('section', { class: 'charts', 'aria-label': text.charts })
  root.append(slider.element, grid, bar.element)
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
    bar.update({ window: mode, foresight: input.foresight })
    const scene = stage.sceneOf(input, mode, cursor)
    const { read, samples, future } = scene
    const isReading = cursor !== null && read !== null
    for (const chart of charts) chart.update({ scene, theme, cursor: isReading })
    slider.update({
      time: isReading ? sampleValue(read.samples, 'time', read.row) : null,
      now: sampleValue(samples, 'time', samples.count - 1) || 0,
      latest: latestOf(future ?? scene),
      step: sampleStep(samples) || 1,
      text: read === null ? '' : names.map((name) => kinds[name].describe(scene, read)).join('; '),
    })
  }

  return {
    element: root,
    update(next) {
      input = next
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

function latestOf({ samples }: Stretch): number {
  return sampleValue(samples, 'time', samples.count - 1) || 0
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
    a.bill?.total === b.bill?.total &&
    a.foresight === b.foresight &&
    a.future === b.future
  )
}
