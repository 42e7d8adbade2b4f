import { element, setAttributes, svgElement } from '#app/charts/element.ts'
import { watchSize } from '#app/charts/watch-size.ts'
import type { LoadCurve } from '#core/traffic/load.ts'
import { loadDuration } from '#core/traffic/load.ts'
import { loadText } from '#text/en/load.ts'
import type { Words } from '#text/words.ts'
import { createLoadDrag } from './load-drag.ts'
import type { LoadDrag } from './load-drag.ts'
import { createLoadEditing } from './load-editing.ts'
import type { LoadEditing } from './load-editing.ts'
import { watchLoadGestures } from './load-gestures.ts'
import { createLoadHandles } from './load-handles.ts'
import type { LoadHandles } from './load-handles.ts'
import { drawInvitation } from './load-invitation.ts'
import { editByKey } from './load-keys.ts'
import { createLoadPlot, loadFrame } from './load-plot.ts'
import type { LoadFrame } from './load-plot.ts'
import { removePoint } from './load-points.ts'
import type { OfferedLoad } from './load-offered.ts'
import type { LoadPoint } from './simplify.ts'

/** What the drawing surface shows. */
export interface LoadSurfaceInput {
  readonly load: LoadCurve
  /** What was offered where other loads came before this one, else null. */
  readonly offered: OfferedLoad | null
  readonly time: number
  /** True shows the invitation to draw. */
  readonly invites: boolean
}

/** The curve that can be drawn on, without buttons around it. */
export interface LoadSurface {
  readonly element: HTMLElement
  update(input: LoadSurfaceInput): void
  setPencil(isOn: boolean): void
  destroy(): void
}

interface Looks {
  time: number
  offered: OfferedLoad | null
  invites: boolean
  isPencil: boolean
  hovered: number | null
}

const nothing: LoadCurve = { form: 'steps', every: 1, rates: [0] }

/** Makes the surface; `onChange` hears one curve a gesture. */
export function createLoadSurface(options: {
  readonly isCompact: boolean
  readonly words: Words
  readonly onChange: (load: LoadCurve) => void
}): LoadSurface {
  const { isCompact, onChange, words } = options
  const text = words.text(loadText)
  const looks: Looks = { time: 0, offered: null, invites: false, isPencil: false, hovered: null }
  let box = { width: 0, height: 0 }
  const plot = createLoadPlot(isCompact, words.numbers)
  const handles = createLoadHandles(plot.front, text)
  const invitation = svgElement('text', { class: 'load-invitation' })
  plot.front.append(invitation)
  setAttributes(plot.svg, { role: 'group' })
  const root = element('div', { class: 'load-surface' }, plot.svg)

  const editing = createLoadEditing({ load: nothing, changed: render, onChange })
  const drag = createLoadDrag(editing, frame)
  const stopGestures = listen(plot.svg, { editing, drag, handles, looks, render })
  const stopSizes = watchSize(root, (width, height) => {
    box = { width, height }
    render()
  })

  function frame(): LoadFrame {
    const duration = loadDuration(editing.load())
    return loadFrame(box, { duration, most: editing.top(), isCompact })
  }

  function render(): void {
    if (box.width < 1) return
    const [points, at] = [editing.points(), frame()]
    plot.draw(at, ...curvesOf(looks.offered, editing))
    plot.moveTo(at, looks.time)
    const invites = looks.invites && !isCompact && points !== null && !editing.isDrafting()
    const pointed = pointedAt(drag, handles, looks)
    const active = pointed ?? (invites ? peakOf(points) : null)
    handles.draw(at, points ?? [], { active, isLabelled: pointed !== null })
    drawInvitation(invitation, at, invites ? points : [], text.invitation)
    setAttributes(plot.svg, {
      'aria-label': points === null ? text.load : text.loadWith(points.length),
      'data-pencil': looks.isPencil && points !== null,
      'data-trace': points === null,
    })
  }

  return {
    element: root,
    update(next) {
      const isSame = looks.invites === next.invites && looks.offered === next.offered
      Object.assign(looks, { time: next.time, offered: next.offered, invites: next.invites })
      editing.makeRoom(next.offered?.peak ?? 0)
      if (next.load !== editing.load()) editing.receive(next.load)
      else if (!isSame) render()
      else if (box.width > 0) plot.moveTo(frame(), next.time)
    },
    setPencil(isOn) {
      looks.isPencil = isOn
      render()
    },
    destroy() {
      stopSizes()
      stopGestures()
      drag.destroy()
      editing.destroy()
      root.remove()
    },
  }
}

function listen(
  svg: SVGSVGElement,
  parts: {
    readonly editing: LoadEditing
    readonly drag: LoadDrag
    readonly handles: LoadHandles
    readonly looks: Looks
    readonly render: () => void
  },
): () => void {
  const { editing, drag, handles, looks, render } = parts
  svg.addEventListener('focusin', render)
  const point = (hovered: number | null, place: 'point' | 'line' | null): void => {
    setAttributes(svg, { 'data-hover': place })
    if (hovered === looks.hovered) return
    looks.hovered = hovered
    render()
  }
  const stop = watchLoadGestures(svg, {
    down(x, y, reach) {
      const isTaken = drag.take(x, y, reach, looks.isPencil)
      const index = drag.dragged()
      if (isTaken && typeof index === 'number') handles.focus(index)
      return isTaken
    },
    move: (x, y) => drag.move(x, y),
    up: () => drag.end(true),
    cancel: () => drag.end(false),
    hover(x, y, reach) {
      const found = looks.isPencil ? null : drag.find(x, y, reach)
      const isLine = !looks.isPencil && found === null && drag.isOnLine(x, y, reach * 0.7)
      point(found, found !== null ? 'point' : isLine ? 'line' : null)
    },
    leave: () => point(null, null),
    double(x, y, reach) {
      const [index, points] = [drag.find(x, y, reach), editing.points()]
      if (index === null || points === null || looks.isPencil) return
      editing.draft(removePoint(points, index))
      editing.commit()
    },
    key(wish) {
      const [index, points] = [handles.focused(), editing.points()]
      if (index === null || points === null) return false
      const edited = editByKey(points, index, wish)
      looks.hovered = null
      editing.draft(edited.points)
      editing.fit()
      editing.commitSoon()
      render()
      handles.focus(edited.index)
      return true
    },
    blur() {
      editing.flush()
      render()
    },
  })
  return () => {
    svg.removeEventListener('focusin', render)
    stop()
  }
}

/** The point that is dragged, pointed at or focused. */
function pointedAt(drag: LoadDrag, handles: LoadHandles, looks: Looks): number | null {
  const dragged = drag.dragged()
  return dragged === undefined ? null : (dragged ?? looks.hovered ?? handles.focused())
}

/** The curve to edit, and the one before the playhead: what is drawn over the past has not been offered. */
function curvesOf(
  offered: OfferedLoad | null,
  editing: LoadEditing,
): readonly [curve: LoadCurve, offered: LoadCurve] {
  const points = editing.points()
  const curve: LoadCurve = points === null ? editing.load() : { form: 'linear', points }
  if (offered !== null) return [curve, { form: 'linear', points: offered.points }]
  return [curve, editing.isDrafting() ? editing.load() : curve]
}

function peakOf(points: readonly LoadPoint[]): number {
  const peak = points.reduce((most, [, rate]) => Math.max(most, rate), 0)
  return points.findIndex(([, rate]) => rate === peak)
}
