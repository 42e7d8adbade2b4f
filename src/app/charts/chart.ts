import { chartsText } from '#text/en/charts.ts'
import type { Words } from '#text/words.ts'
import { createCanvasPen } from './canvas-pen.ts'
import { createCanvasSurface } from './canvas-surface.ts'
import { serviceOf, titleOf, type ChartKind, type ChartScene } from './chart-kind.ts'
import { paintChart, type ChartInput, type TimeScale } from './chart-painter.ts'
import { createChartTable } from './chart-table.ts'
import { otherTold } from './other-run.ts'
import { element, setAttributes, setText } from './element.ts'
import { createRedraw } from './redraw.ts'
import { sampleValue } from './samples.ts'
import type { Sketch } from './sketch.ts'
import { createThrottle } from './throttle.ts'

/** One chart: a drawing, its last values as a label, all its values as a hidden table. */
export interface Chart {
  readonly element: HTMLElement
  update(input: ChartInput): void
  destroy(): void
}

/**
 * What a chart is told at. `pointed` is given the simulated time under the pointer, or null when it
 * leaves, so that all charts can show one time cursor; `pressed` the time that was pressed.
 */
interface ChartHands {
  readonly pointed: (time: number | null) => void
  readonly pressed: (time: number) => void
}

/** Mounts a chart of a kind. */
export function createChart(
  host: HTMLElement,
  kind: ChartKind,
  words: Words,
  { pointed, pressed }: ChartHands,
): Chart {
  let input: ChartInput | null = null
  let scale: TimeScale | null = null
  let [mounted, unmount]: [Sketch['mount'] | null, (() => void) | undefined] = [null, undefined]
  const redraw = createRedraw(() => surface.draw(paint))
  const surface = createCanvasSurface('chart-canvas', () => redraw.request())
  const title = element('span', {}, words.text(chartsText).titles[kind.name])
  const service = element('span', { class: 'chart-service' })
  const table = createChartTable(kind, words)
  const figure = element(
    'figure',
    { class: 'chart', 'data-kind': kind.name },
    element('figcaption', { class: 'chart-title' }, title, service),
    surface.canvas,
    table.element,
  )
  const texts = createThrottle(1000, () => {
    if (input === null) return
    const { scene } = input
    const label = `${titleOf(kind, scene)}. ${describeLast(kind, scene)}${otherTold(scene, (reading) => kind.describe({ ...scene, bill: null }, reading))}${toldOf(kind, scene)}`
    setAttributes(surface.canvas, { 'aria-label': label })
    table.update(scene)
  })
  handle(surface.canvas, () => scale, { pointed, pressed })
  host.append(figure)

  function paint(context: CanvasRenderingContext2D, width: number, height: number): void {
    if (input === null) return
    const pen = createCanvasPen(context, input.theme)
    scale = paintChart(kind, input, pen, { x: 0, y: 0, width, height })
  }

  /** What a line is drawn with lies over its chart. */
  function sketchOn({ sketch }: ChartScene): void {
    const mount = sketch?.over === kind.name ? sketch.mount : null
    if (mount === mounted) return
    unmount?.()
    mounted = mount
    unmount = mount?.(figure, words)
  }

  return {
    element: figure,
    update(next) {
      input = next
      setText(service, serviceOf(next.scene))
      sketchOn(next.scene)
      redraw.request()
      texts.request()
    },
    destroy() {
      unmount?.()
      redraw.destroy()
      texts.destroy()
      surface.destroy()
      figure.remove()
    },
  }
}

/** Tells of a pointer at a chart, as times. */
function handle(
  canvas: HTMLCanvasElement,
  scaleNow: () => TimeScale | null,
  { pointed, pressed }: ChartHands,
): void {
  const timeAt = (event: MouseEvent): number | null => {
    const scale = scaleNow()
    if (scale === null) return null
    // A page that is drawn larger has fewer px of its own than the window.
    const zoom = Number(canvas.currentCSSZoom) || 1
    const x = (event.clientX - canvas.getBoundingClientRect().left) / zoom
    return scale.from + Math.max(0, x - scale.left) * scale.perPixel
  }
  const point = (event: PointerEvent): void => {
    const time = timeAt(event)
    if (time !== null) pointed(time)
  }
  const press = (event: MouseEvent): void => {
    // A finger that touches a chart reads it.
    const isFinger = event instanceof PointerEvent && event.pointerType === 'touch'
    const time = timeAt(event)
    if (time !== null && !isFinger) pressed(time)
  }
  const leave = (): void => pointed(null)
  canvas.addEventListener('pointerdown', point)
  canvas.addEventListener('pointermove', point)
  canvas.addEventListener('click', press)
  canvas.addEventListener('pointerleave', leave)
  canvas.addEventListener('pointercancel', leave)
}

/** What the chosen decision looked back on, where the cells are. */
function toldOf({ name }: ChartKind, { decided }: ChartScene): string {
  return name === 'replicas' && decided !== null ? ` ${decided.window.told}` : ''
}

function describeLast(kind: ChartKind, scene: ChartScene): string {
  const { samples, future, duration, words } = scene
  const text = words.text(chartsText)
  const last = samples.count - 1
  const now =
    last < 0
      ? text.noValues
      : text.at(
          sampleValue(samples, 'time', last),
          duration,
          kind.describe(scene, { samples, row: last }),
        )
  if (future === null || future.samples.count === 0) return now
  const row = future.samples.count - 1
  const then = kind.describe({ ...scene, bill: null }, { samples: future.samples, row })
  return `${now} ${text.foreseen(sampleValue(future.samples, 'time', row), duration, then)}`
}
