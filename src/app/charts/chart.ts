import { formatClock } from '#text/clock.ts'
import { chartsText } from '#text/en/charts.ts'
import type { Words } from '#text/words.ts'
import { createCanvasSurface } from './canvas-surface.ts'
import type { ChartKind, ChartScene } from './chart-kind.ts'
import { createChartTable } from './chart-table.ts'
import type { ChartTheme } from './chart-theme.ts'
import { element, setAttributes } from './element.ts'
import { drawCursor, drawPlayhead, drawTimeAxis } from './plot-axes.ts'
import { drawLabels } from './plot-labels.ts'
import type { Plot } from './plot.ts'
import { createRedraw } from './redraw.ts'
import { sampleAt, sampleOffset, sampleValue } from './samples.ts'
import { createThrottle } from './throttle.ts'

/** What a chart draws; `cursor` is true while the visitor reads an earlier row. */
export interface ChartInput {
  readonly scene: ChartScene
  readonly theme: ChartTheme
  readonly cursor: boolean
}

/** One chart: a drawing, its last values as a label, all its values as a hidden table. */
export interface Chart {
  readonly element: HTMLElement
  update(input: ChartInput): void
  destroy(): void
}

const timeOffset = sampleOffset('time')

/**
 * Mounts a chart of a kind. `pointed` is told the simulated time under the pointer, or null when it
 * leaves, so that all charts can show one time cursor.
 */
export function createChart(
  host: HTMLElement,
  kind: ChartKind,
  words: Words,
  pointed: (time: number | null) => void,
): Chart {
  let input: ChartInput | null = null
  let scale: { from: number; perPixel: number; left: number } | null = null
  const redraw = createRedraw(() => surface.draw(paint))
  const surface = createCanvasSurface('chart-canvas', () => redraw.request())
  const title = words.text(chartsText).titles[kind.name]
  const table = createChartTable(kind, words)
  const figure = element(
    'figure',
    { class: 'chart' },
    element('figcaption', { class: 'chart-title' }, title),
    surface.canvas,
    table.element,
  )
  const texts = createThrottle(1000, () => {
    if (input === null) return
    const { scene } = input
    setAttributes(surface.canvas, { 'aria-label': `${title}. ${describeLast(kind, scene)}` })
    table.update(scene)
  })
  const point = (event: PointerEvent): void => {
    if (scale === null) return
    const x = event.clientX - surface.canvas.getBoundingClientRect().left
    pointed(scale.from + Math.max(0, x - scale.left) * scale.perPixel)
  }
  const leave = (): void => pointed(null)
  surface.canvas.addEventListener('pointerdown', point)
  surface.canvas.addEventListener('pointermove', point)
  surface.canvas.addEventListener('pointerleave', leave)
  surface.canvas.addEventListener('pointercancel', leave)
  host.append(figure)

  function paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    if (input === null) return
    const plot = { context, theme: input.theme, left: kind.margin.left, right: width - 2 }
    const inner = { ...plot, top: 9, bottom: height - 18 }
    const end = Math.max(kind.margin.left + 40, width - kind.margin.right)
    scale = paintChart(kind, input, inner, end)
  }

  return {
    element: figure,
    update(next) {
      input = next
      redraw.request()
      texts.request()
    },
    destroy() {
      redraw.destroy()
      texts.destroy()
      surface.destroy()
      figure.remove()
    },
  }
}

function paintChart(
  kind: ChartKind,
  input: ChartInput,
  plot: Plot,
  end: number,
): { from: number; perPixel: number; left: number } {
  const { scene, cursor } = input
  const { from, to } = scene.window
  const perPixel = (to - from) / (end - plot.left)
  const x = (time: number): number => plot.left + (time - from) / perPixel
  const { context } = plot
  context.save()
  context.textBaseline = 'alphabetic'
  drawTimeAxis(plot, scene.window, scene.duration, x)
  const labels = kind.draw(plot, scene, x)
  drawPlayhead(plot, x(scene.time), cursor ? 0.25 : 0.55)
  if (scene.readRow >= 0) {
    const read = sampleAt(scene.samples, timeOffset, scene.readRow)
    if (cursor) drawCursor(plot, x(read), formatClock(read, scene.duration))
    drawLabels(plot, labels, x(read), plot.right)
  }
  context.restore()
  return { from, perPixel, left: plot.left }
}

function describeLast(kind: ChartKind, scene: ChartScene): string {
  const last = scene.samples.count - 1
  const text = scene.words.text(chartsText)
  if (last < 0) return text.noValues
  const time = sampleValue(scene.samples, 'time', last)
  return text.at(time, scene.duration, kind.describe(scene, last))
}
