import { at } from './at.ts'
import { screenX, screenY, stageX, stageY } from './camera.ts'
import type { Gestures } from './gestures.ts'
import { reachToward } from './scene/edge.ts'
import { bodyOf, cellOf, pick, rowOfCell, walk } from './scene/picking.ts'
import { type Show, changed, choose, fit } from './show.ts'
import { panView, zoomView } from './viewpoint.ts'

/** What a visitor’s hands and keys do to a show. */
export function gesturesOf(show: Show): Gestures {
  const { scene, view } = show
  const under = (x: number, y: number) => {
    const { camera } = view
    const slack = 4 / camera.scale
    const { culture, layout } = scene
    return pick(culture, layout.bodies, stageX(camera, x), stageY(camera, y), slack)
  }
  return {
    pan: (dx, dy) => {
      panView(view, scene, dx, dy)
      changed(show)
    },
    zoom: (factor, x, y) => {
      zoomView(view, factor, x, y, true)
      // Once the view is closer, one finger moves it; before, it scrolls the page.
      show.canvas.style.touchAction = view.goal.scale > 1.02 ? 'none' : 'pan-x pan-y'
      changed(show)
    },
    point: (x, y) => {
      show.walked = 0
      const cell = under(x, y)
      choose(show, cell, true)
      chooseService(show, cell, x, y)
    },
    hover: (place) => {
      hover(show, place ? under(place.x, place.y) : 0)
      const isName = place !== null && scene.colonies.length > 1
      const isPressed = isName && serviceUnder(show, place.x, place.y) >= 0
      show.canvas.style.cursor = show.hovered > 0 || isPressed ? 'pointer' : ''
    },
    fit: () => fit(show),
    walk: (dx, dy) => {
      const { culture, layout } = scene
      show.walked = walk(culture, layout.bodies, show.walked || show.selected, dx, dy)
      hover(show, show.walked)
      if (show.walked > 0) show.options.onWalk?.(show.walked)
      changed(show)
    },
    choose: () => {
      if (show.walked === 0) return
      choose(show, show.walked, true)
      chooseService(show, show.walked, 0, 0)
    },
    clear: () => {
      const had = show.selected > 0 || show.walked > 0
      show.walked = 0
      hover(show, 0)
      choose(show, 0, true)
      return had
    },
  }
}

/** Where each cell stands on the canvas, CSS px. */
export function placesOf({ scene, view }: Show) {
  const { camera } = view
  const { bodies } = scene.layout
  const places = new Map<number, { x: number; y: number; radius: number }>()
  for (let k = 0; k < bodies.count; k++) {
    places.set(cellOf(scene.culture, bodies, k), {
      x: screenX(camera, at(bodies.x, k)),
      y: screenY(camera, at(bodies.y, k)),
      radius: at(bodies.radius, k) * camera.scale,
    })
  }
  return places
}

/** Tells those who listen of the service of a cell, or of the one whose name or tissue lies under a place. */
function chooseService(show: Show, cell: number, x: number, y: number): void {
  if (show.scene.colonies.length < 2) return
  const service = cell > 0 ? serviceOf(show, cell) : serviceUnder(show, x, y)
  if (service < 0) return
  for (const listener of show.serviceListeners) listener(service)
}

function serviceOf({ scene }: Show, cell: number): number {
  const { culture, layout } = scene
  const row = rowOfCell(culture, layout.bodies, cell)
  return row < 0 ? -1 : at(culture.values.service, row)
}

function serviceUnder({ scene, view, captions }: Show, x: number, y: number): number {
  const named = captions.colonies.findIndex(({ name: { rect, opacity } }) => {
    const isWithin = x > rect.left && x < rect.right && y > rect.top && y < rect.bottom
    return opacity > 0 && isWithin
  })
  if (named >= 0) return named
  return scene.colonies.findIndex(({ hull }) => {
    const dx = stageX(view.camera, x) - hull.place.x
    const dy = stageY(view.camera, y) - hull.place.y
    return Math.hypot(dx, dy) < reachToward(hull, Math.atan2(dy, dx))
  })
}

function hover(show: Show, id: number): void {
  if (id === show.hovered) return
  const { scene, view } = show
  show.hovered = id
  show.canvas.style.cursor = id > 0 ? 'pointer' : ''
  changed(show)
  const body = bodyOf(scene.culture, scene.layout.bodies, id)
  const { x, y } = scene.layout.bodies
  const place =
    body < 0
      ? null
      : { id, x: screenX(view.camera, at(x, body)), y: screenY(view.camera, at(y, body)) }
  for (const listener of show.hoverListeners) listener(place)
}
