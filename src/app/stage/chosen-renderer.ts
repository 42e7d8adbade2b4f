import { createBlankRenderer } from './blank-renderer.ts'
import type { Camera } from './camera.ts'
import type { Label } from './canvas2d/labels.ts'
import { type RendererReason, type RendererWish, refusal } from './choice.ts'
import { type Effort, type RendererKind, everything } from './governor.ts'
import { loadAgain } from './load-again.ts'
import type { Palette } from './palette.ts'
import type { CellScene, ParticleScene, Renderer } from './renderer.ts'
import type { Dish } from './scene/places.ts'

/** A browser keeps about 16 cards for a page and takes the oldest; one that nobody sees goes first, ms. */
const restMs = 30_000

/** What a stage wants to hear of the renderer that draws it. */
export interface RendererWishes {
  readonly wish: RendererWish
  /** Hears which renderer draws from now on, and why. */
  readonly tell: (kind: RendererKind, reason: RendererReason) => void
}

/** A renderer that is one of two. */
export interface ChosenRenderer extends Renderer {
  /** Lets the card go after a while in which nobody looks, and takes it back once somebody does. */
  setSeen(seen: boolean): void
}

/** Everything a renderer was told, so that another one can go on in mid-run. */
interface Told {
  palette: Palette
  width: number
  height: number
  ratio: number
  dish: Dish | null
  cells: CellScene | null
  particles: ParticleScene | null
  labels: readonly Label[]
  veil: HTMLCanvasElement | null
  veilOpacity: number
  effort: Effort
  camera: Camera | null
}

/** The two renderers of a stage, and what they were told. */
export interface Cast {
  /** The canvas on the page that has the focus and the label; the 2D renderer draws on it. */
  readonly front: HTMLCanvasElement
  /** Draws nothing until its own code has arrived. */
  flat: Renderer
  /** The renderer on the card, while there is one. */
  card: Renderer | null
  current: Renderer
  readonly told: Told
  readonly wishes: RendererWishes
  /** Lets the card go. */
  dismiss: (() => void) | null
  isDestroyed: boolean
  /** The timer of a card that nobody looks at, and whether it has been let go. */
  nap: number
  naps: boolean
  /** Why the present one draws, as it was told last. */
  reason: RendererReason
}

/**
 * The renderer of a stage: the card where it can, else the 2D canvas. Both draw what they are told
 * to, so they may take turns in mid-run; the canvas that a visitor points at and the one that draws
 * words stays the same. The 2D renderer draws until the card is ready, and at once when it is lost.
 */
export function createChosenRenderer(
  front: HTMLCanvasElement,
  palette: Palette,
  wishes: RendererWishes,
): ChosenRenderer {
  const flat = createBlankRenderer(front)
  const cast: Cast = {
    front,
    flat,
    card: null,
    current: flat,
    told: {
      palette,
      width: 0,
      height: 0,
      ratio: 1,
      dish: null,
      cells: null,
      particles: null,
      labels: [],
      veil: null,
      veilOpacity: 0,
      effort: everything,
      camera: null,
    },
    wishes,
    dismiss: null,
    isDestroyed: false,
    nap: 0,
    naps: false,
    reason: 'starting',
  }
  void loadFlat(cast)
  tryCard(cast)
  return faceOf(cast)
}

function faceOf(cast: Cast): ChosenRenderer {
  const { told } = cast
  return {
    get canvas() {
      return cast.current.canvas
    },
    setPalette: (palette) => {
      const wasPlain = told.palette.stain === 'plain'
      told.palette = palette
      cast.current.setPalette(palette)
      if (palette.stain === 'plain' && !wasPlain) {
        cast.dismiss?.()
        take(cast, 'canvas', 'colours')
      } else if (wasPlain && palette.stain !== 'plain') tryCard(cast)
    },
    setSize: (width, height, ratio) => {
      Object.assign(told, { width, height, ratio })
      cast.current.setSize(width, height, ratio)
    },
    setBackground: (dish) => cast.current.setBackground((told.dish = dish)),
    setCells: (cells) => cast.current.setCells((told.cells = cells)),
    setParticles: (particles) => cast.current.setParticles((told.particles = particles)),
    setLabels: (labels) => cast.current.setLabels((told.labels = labels)),
    setVeil: (veil, opacity) => {
      Object.assign(told, { veil, veilOpacity: opacity })
      cast.current.setVeil(veil, opacity)
    },
    setEffort: (effort) => {
      told.effort = effort
      if (cast.card && effort.kind !== kindOf(cast)) {
        take(cast, effort.kind, effort.kind === 'webgl' ? 'chosen' : 'slow')
      } else cast.current.setEffort(effort)
    },
    render: (camera, whole) => {
      told.camera = camera
      cast.current.render(camera, whole)
    },
    picture: () => cast.current.picture(),
    setSeen: (seen) => {
      window.clearTimeout(cast.nap)
      if (!seen) cast.nap = window.setTimeout(() => letGo(cast), restMs)
      else if (cast.naps) {
        cast.naps = false
        tryCard(cast)
      }
    },
    destroy: () => {
      cast.isDestroyed = true
      window.clearTimeout(cast.nap)
      cast.dismiss?.()
      cast.flat.destroy()
    },
  }
}

function kindOf(cast: Cast): RendererKind {
  return cast.current === cast.flat ? 'canvas' : 'webgl'
}

/** Its code is a part of its own: a page whose card draws could do without it until the card is lost. */
async function loadFlat(cast: Cast): Promise<void> {
  const part = await loadAgain(
    () => import('./canvas2d/canvas-renderer.ts'),
    () => !cast.isDestroyed,
  )
  if (!part) return
  // Telling who draws wakes the stage.
  const wake = () => tell(cast, kindOf(cast), cast.reason)
  takeFlat(cast, part.createCanvasRenderer(cast.front, cast.told.palette, wake))
}

function takeFlat(cast: Cast, flat: Renderer): void {
  const isShown = cast.current === cast.flat
  cast.flat = flat
  if (isShown) take(cast, 'canvas', cast.reason)
}

/** Prepares the card, if it is worth trying; the 2D renderer draws until it is ready. */
function tryCard(cast: Cast): void {
  const { told, wishes } = cast
  const knowsWebgl = typeof WebGL2RenderingContext === 'function'
  const refused = refusal(wishes.wish, told.palette.stain, knowsWebgl)
  tell(cast, 'canvas', refused ?? 'starting')
  if (refused !== null) return
  // Until its code has come, as after a while offline, the 2D renderer goes on.
  void loadAgain(
    () => import('./gl/card.ts'),
    () => !cast.isDestroyed && cast.card === null,
  ).then((part) => part?.prepareCard(cast))
}

// What it showed stays to be seen, drawn by the other renderer.
function letGo(cast: Cast): void {
  if (!cast.card) return
  cast.naps = true
  cast.dismiss?.()
  take(cast, 'canvas', 'unseen')
  if (cast.told.camera) cast.flat.render(cast.told.camera, true)
}

/** Lets one of the two draw from the next picture on. */
export function take(cast: Cast, kind: RendererKind, reason: RendererReason): void {
  const { told } = cast
  const next = kind === 'webgl' && cast.card ? cast.card : cast.flat
  cast.current = next
  if (cast.card) cast.card.canvas.hidden = next === cast.flat
  next.setPalette(told.palette)
  next.setEffort(told.effort)
  next.setSize(told.width, told.height, told.ratio)
  if (told.dish) next.setBackground(told.dish)
  if (told.cells) next.setCells(told.cells)
  if (told.particles) next.setParticles(told.particles)
  next.setLabels(told.labels)
  next.setVeil(told.veil, told.veilOpacity)
  tell(cast, kind, reason)
}

/** Says who draws from now on, and why. */
export function tell(cast: Cast, kind: RendererKind, reason: RendererReason): void {
  cast.reason = reason
  cast.wishes.tell(kind, reason)
}
