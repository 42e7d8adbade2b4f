import type { CurvePrompt } from '#core/organisms/lesson.ts'
import type { Curve, Drawn } from '#lessons/curve.ts'
import { element, setAttributes } from '#app/charts/element.ts'
import type { SketchScale } from '#app/charts/sketch.ts'
import { pointNear, withPoint, withStroke, type Spot } from '#app/lessons/line.ts'

/** What a pad works on, asked at every touch: the line may be drawn elsewhere too. */
export interface PadParts {
  readonly prompt: CurvePrompt
  readonly curve: Curve
  readonly lineNow: () => Drawn
  /** Null before the chart was drawn. */
  readonly scaleNow: () => SketchScale | null
  readonly drawn: (line: Drawn) => void
  /** The point that the keys move, or null when they leave. */
  readonly pointed: (index: number | null) => void
  readonly leave: () => void
  readonly label: string
  readonly tell: (index: number, value: number) => string
}

/** What draws a line over a chart: a hand, a finger, or the keys of a slider whose left and right go from point to point. */
export interface Pad {
  readonly element: HTMLElement
  update(isOpen: boolean): void
}

/** Makes the pad for the canvas of a chart. */
export function createPad(canvas: HTMLCanvasElement, parts: PadParts): Pad {
  const { prompt, curve } = parts
  let index = 0
  const pad = element('div', {
    class: 'sketch-pad',
    role: 'slider',
    tabindex: 0,
    'aria-label': parts.label,
    'aria-orientation': 'vertical',
    'aria-valuemin': prompt.min,
    'aria-valuemax': prompt.max,
  })
  const tell = () => {
    const value = parts.lineNow()[index] ?? prompt.min
    setAttributes(pad, { 'aria-valuenow': value, 'aria-valuetext': parts.tell(index, value) })
  }
  const point = (to: number) => {
    index = Math.min(curve.count - 1, Math.max(0, to))
    parts.pointed(index)
    tell()
  }
  followHand(canvas, pad, { ...parts, touched: point })
  pad.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const value = parts.lineNow()[index] ?? prompt.min
    const by = event.shiftKey ? 10 : 1
    const acts: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => point(index - by),
      ArrowRight: () => point(index + by),
      Home: () => point(0),
      End: () => point(curve.count - 1),
      ArrowUp: () =>
        parts.drawn(withPoint(prompt, parts.lineNow(), index, value + by * prompt.step)),
      ArrowDown: () =>
        parts.drawn(withPoint(prompt, parts.lineNow(), index, value - by * prompt.step)),
      Escape: parts.leave,
    }
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined
    if (act === undefined) return
    event.preventDefault()
    event.stopPropagation()
    act()
    tell()
  })
  pad.addEventListener('focus', () => point(index))
  pad.addEventListener('blur', () => parts.pointed(null))
  return {
    element: pad,
    update(isOpen) {
      pad.hidden = !isOpen
      tell()
    },
  }
}

/** A stroke of the hand sets every point that it passes. */
function followHand(
  canvas: HTMLCanvasElement,
  pad: HTMLElement,
  parts: PadParts & { readonly touched: (index: number) => void },
): void {
  const { prompt, curve } = parts
  let last: Spot | null = null
  const spotOf = (event: PointerEvent): Spot | null => {
    const scale = parts.scaleNow()
    if (scale === null) return null
    const box = canvas.getBoundingClientRect()
    // A page that is drawn larger has fewer px of its own than the window.
    const zoom = Number(canvas.currentCSSZoom) || 1
    const [x, y] = [(event.clientX - box.left) / zoom, (event.clientY - box.top) / zoom]
    const [left, right] = [scale.x(curve.from), scale.x(curve.to)]
    const time = curve.from + ((x - left) / (right - left)) * (curve.to - curve.from)
    return { time, value: valueAt(prompt, scale, y) }
  }
  const stroke = (event: PointerEvent) => {
    const spot = spotOf(event)
    if (spot === null) return
    parts.drawn(withStroke({ prompt, curve }, parts.lineNow(), last ?? spot, spot))
    last = spot
    parts.touched(pointNear(curve, spot.time))
  }
  pad.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    pad.setPointerCapture(event.pointerId)
    stroke(event)
  })
  pad.addEventListener('pointermove', (event) => {
    if (last !== null) stroke(event)
  })
  for (const end of ['pointerup', 'pointercancel'] as const) {
    pad.addEventListener(end, () => (last = null))
  }
}

/** The value that is drawn nearest to a height, whatever the axis is. */
function valueAt({ min, max, step }: CurvePrompt, { y }: SketchScale, height: number): number {
  let [best, least] = [min, Number.POSITIVE_INFINITY]
  for (let value = min; value <= max + step / 2; value += step) {
    const far = Math.abs(y(value) - height)
    if (far < least) [best, least] = [value, far]
  }
  return best
}
