import { setAttributes, svgElement } from '#app/charts/element.ts'
import { loadLimits } from '#core/traffic/load.ts'
import type { loadText } from '#text/en/load.ts'
import type { TextsOf } from '#text/messages.ts'
import type { LoadFrame } from './load-plot.ts'
import { xOf, yOf } from './load-plot.ts'
import type { LoadPoint } from './simplify.ts'

/** The points of a curve as sliders, and the label of the active one. */
export interface LoadHandles {
  draw(
    frame: LoadFrame,
    points: readonly LoadPoint[],
    looks: { readonly active: number | null; readonly isLabelled: boolean },
  ): void
  /** The index of the point that has the focus, or null. */
  focused(): number | null
  focus(index: number): void
}

/** Makes the handles inside a group; they are kept from drawing to drawing, so focus stays. */
export function createLoadHandles(host: SVGGElement, text: TextsOf<typeof loadText>): LoadHandles {
  const handles: SVGGElement[] = []
  const label = svgElement('text', { class: 'load-label' })
  host.append(label)

  return {
    draw(frame, points, { active, isLabelled }) {
      while (handles.length > points.length) handles.pop()?.remove()
      while (handles.length < points.length) {
        const handle = createHandle()
        handles.push(handle)
        label.before(handle)
      }
      points.forEach((point, index) => {
        const handle = handles[index]
        if (handle === undefined) return
        setAttributes(handle, {
          transform: `translate(${xOf(frame, point[0]).toFixed(1)},${yOf(frame, point[1]).toFixed(1)})`,
          'aria-label': text.pointOf(index + 1, points.length),
          'aria-valuenow': point[1],
          'aria-valuetext': text.pointValue(point[1], point[0]),
          'data-active': index === active,
        })
      })
      const shown = active === null || !isLabelled ? undefined : points[active]
      setAttributes(label, { visibility: shown === undefined ? 'hidden' : 'inherit' })
      if (shown === undefined) return
      label.textContent = text.pointLabel(shown[1], shown[0], frame.duration)
      placeLabel(label, frame, shown)
    },
    focused() {
      const index = handles.findIndex((handle) => handle === document.activeElement)
      return index < 0 ? null : index
    },
    focus(index) {
      handles[index]?.focus()
    },
  }
}

function createHandle(): SVGGElement {
  return svgElement(
    'g',
    {
      class: 'load-handle',
      role: 'slider',
      tabindex: 0,
      'aria-orientation': 'vertical',
      'aria-valuemin': 0,
      'aria-valuemax': loadLimits.rateMax,
    },
    svgElement('circle', { class: 'load-hit', r: 14 }),
    svgElement('circle', { class: 'load-halo', r: 11 }),
    svgElement('circle', { class: 'load-dot', r: 3.6 }),
  )
}

/** The value of a point beside it, on the side that has more room. */
function placeLabel(label: SVGTextElement, frame: LoadFrame, [at, rate]: LoadPoint): void {
  const [x, y] = [xOf(frame, at), yOf(frame, rate)]
  const toRight = x < frame.left + (frame.right - frame.left) * 0.6
  setAttributes(label, {
    x: (toRight ? x + 10 : x - 10).toFixed(1),
    y: Math.min(frame.bottom - 4, Math.max(8, y - 11)).toFixed(1),
    'text-anchor': toRight ? 'start' : 'end',
  })
}
