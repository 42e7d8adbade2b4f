import './charts.css'
import { chartsText } from '#text/en/charts.ts'
import { roughly } from '#text/roughly.ts'
import type { Words } from '#text/words.ts'
import { arrivalsChart } from './arrivals-chart.ts'
import type { ChartKind, ChartScene, Reading, Stretch } from './chart-kind.ts'
import { readTheme, watchTheme, type ChartTheme } from './chart-theme.ts'
import { createChart } from './chart.ts'
import { createChartsBar } from './charts-bar.ts'
import { createChartsStage, type ChartsInput } from './charts-scene.ts'
import { costChart } from './cost-chart.ts'
import { createCursorSlider, type CursorState } from './cursor-slider.ts'
import { element } from './element.ts'
import { latencyChart } from './latency-chart.ts'
import type { OtherInput } from './other-run.ts'
import { areSameLevels } from './present-row.ts'
import { replicasChart } from './replicas-chart.ts'
import { nearestRow, sampleStep, sampleValue, type Samples } from './samples.ts'
import type { WindowMode } from './time-window.ts'
import { watchSize } from './watch-size.ts'

/** What a visitor wishes for at the charts. */
export interface ChartsWishes {
  setForesight(on: boolean): void
  /** To be told why requests were lost or late; asked where a chart shows that some were. */
  explain(): void
  /** To take the charts away as files. */
  save(source: ChartsSource): void
  /** To do without the rows of a file that are shown beside the run. */
  dismissReference(): void
}

/** The charts of a moment, for a file. */
export interface ChartsSource {
  readonly kinds: readonly ChartKind[]
  readonly scene: ChartScene
  readonly theme: ChartTheme
  /** All rows of the run so far. */
  readonly samples: Samples
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

/** Columns that tell of a loss, or of an answer that came late. */
const lossColumns = ['shed', 'failed', 'missed'] as const

/** Mounts the charts of these names in this order: four in a row, two by two or one under another, as wide as the host allows. */
export function createCharts(
  host: HTMLElement,
  names: readonly ChartName[],
  words: Words,
  wishes: ChartsWishes,
): Charts {
  const text = words.text(chartsText)
  const stage = createChartsStage(words)
  let [input, shown]: [ChartsInput | null, ChartsInput | null] = [null, null]
  let [mode, cursor]: [WindowMode, number | null] = ['whole', null]
  const grid = element('div', { class: 'charts-grid' })
  const slider = createCursorSlider(text.cursor, moveCursor)
  const bar = createChartsBar(words, {
    ...wishes,
    setWindow(wished) {
      mode = wished
      render()
    },
    save() {
      if (input !== null) wishes.save(sourceOf(input, mode, { names, words, theme }))
    },
  })
  const root = mountRoot(host, text.charts, slider.element, grid, bar.element)
  const pressed = (time: number): void => explainAt(input, time, wishes)
  const charts = names.map((name) =>
    createChart(grid, kinds[name], words, { pointed: moveCursor, pressed }),
  )
  // Of the root alone: the switches change their own size when they are fitted.
  const stopFitting = watchSize(root, () => bar.fit(root))
  let theme = readTheme(root)
  const unwatch = watchTheme(() => {
    theme = readTheme(root)
    bar.fit(root)
    render()
  })

  function moveCursor(time: number | null): void {
    if (time === cursor) return
    cursor = time
    render()
  }

  function render(): void {
    if (input === null) return
    bar.update({ ...input, window: mode })
    const scene = stage.sceneOf(input, mode, cursor)
    const isReading = cursor !== null && scene.read !== null
    for (const chart of charts) chart.update({ scene, theme, cursor: isReading })
    slider.update(cursorOf(scene, isReading, names))
  }

  return {
    element: root,
    update(next) {
      input = next
      if (shown !== null && isSame(shown, next)) return
      const isRenamed = shown?.service !== next.service
      shown = remembered(next)
      render()
      if (isRenamed) bar.fit(root)
    },
    destroy() {
      unwatch()
      stopFitting()
      for (const chart of charts) chart.destroy()
      root.remove()
    },
  }
}

function mountRoot(
  host: HTMLElement,
  label: string,
  ...parts: readonly HTMLElement[]
): HTMLElement {
  const root = element('section', { class: 'charts', 'aria-label': label }, ...parts)
  host.append(root)
  return root
}

/** What was lost or late at a time is explained, where there was any. */
function explainAt(input: ChartsInput | null, time: number, wishes: ChartsWishes): void {
  if (input === null) return
  const { samples } = input
  const row = nearestRow(samples, time)
  if (lossColumns.some((column) => sampleValue(samples, column, row) > 0)) wishes.explain()
}

/** The charts of this moment; they stay as they are, whatever the run does meanwhile. */
function sourceOf(
  input: ChartsInput,
  mode: WindowMode,
  shown: {
    readonly names: readonly ChartName[]
    readonly words: Words
    readonly theme: ChartTheme
  },
): ChartsSource {
  const { names, words, theme } = shown
  const samples = { ...input.samples, rows: input.samples.rows.slice() }
  const scene = createChartsStage(words).sceneOf(
    { ...input, samples, decided: null, sketch: null },
    mode,
    null,
  )
  return { kinds: names.map((name) => kinds[name]), scene, theme, samples }
}

function cursorOf(scene: ChartScene, isReading: boolean, names: readonly ChartName[]): CursorState {
  const { read, samples, future } = scene
  return {
    time: isReading && read !== null ? sampleValue(read.samples, 'time', read.row) : null,
    now: latestOf(scene),
    latest: latestOf(future ?? scene),
    step: sampleStep(samples) || 1,
    text: read === null ? '' : roughly(described(scene, read, names), isRough(scene, read)),
  }
}

function described(scene: ChartScene, read: Reading, names: readonly ChartName[]): string {
  return names.map((name) => kinds[name].describe(scene, read)).join('; ')
}

/** Whether the window of a row holds something that was counted by level. */
function isRough({ approximate }: ChartScene, { samples, row }: Reading): boolean {
  const time = sampleValue(samples, 'time', row)
  return approximate.some(({ from, to }) => from < time && time - sampleStep(samples) < to)
}

function latestOf({ samples }: Stretch): number {
  return sampleValue(samples, 'time', samples.count - 1) || 0
}

/** The rows grow in place, so what was drawn is remembered by their number. */
function remembered(input: ChartsInput): ChartsInput {
  const other = input.other ? { ...input.other, samples: { ...input.other.samples } } : null
  return { ...input, samples: { ...input.samples }, other }
}

function isSame(a: ChartsInput, b: ChartsInput): boolean {
  return (
    a.run === b.run &&
    a.service === b.service &&
    a.samples.count === b.samples.count &&
    a.samples.rows === b.samples.rows &&
    a.time === b.time &&
    areSameLevels(a.levels, b.levels) &&
    a.duration === b.duration &&
    a.objective.latency === b.objective.latency &&
    a.objective.percentile === b.objective.percentile &&
    a.bill?.total === b.bill?.total &&
    a.foresight === b.foresight &&
    a.future === b.future &&
    a.reference === b.reference &&
    isSameOther(a.other ?? null, b.other ?? null) &&
    a.approximate === b.approximate &&
    a.decided === b.decided &&
    a.sketch === b.sketch
  )
}

function isSameOther(a: OtherInput | null, b: OtherInput | null): boolean {
  if (a === null || b === null) return a === b
  return (
    a.samples.count === b.samples.count &&
    a.samples.rows === b.samples.rows &&
    areSameLevels(a.levels, b.levels)
  )
}
