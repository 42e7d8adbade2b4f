import { stageText } from '#text/en/stage.ts'
import type { CellNote, Frame } from '#worker/frame.ts'
import type { Rect } from './caption-places.ts'
import { createSheet } from './canvas2d/canvas.ts'
import { listen } from './gestures.ts'
import type { ThemeName } from './palette.ts'
import type { Insets } from './scene/places.ts'
import { type Arrangement, arrangementOf } from './scene/arrangement.ts'
import type { Call } from './scene/graph-layers.ts'
import { arrangeAnew, fillStreams, readSceneNotes, restScene, setCalls } from './scene/scene.ts'
import { clientsOnly } from './scene/streams.ts'
import {
  type Show,
  changed,
  choose,
  createShow,
  fit,
  focus,
  noInsets,
  recolour,
  render,
  resize,
  update,
} from './show.ts'
import { gesturesOf, placesOf } from './show-hands.ts'
import type { Hover, StageMeta, StageOptions } from './stage-options.ts'
import { stepViewpoint, zoomView } from './viewpoint.ts'

/** The culture on a canvas. */
export interface Stage {
  readonly canvas: HTMLCanvasElement
  /** Takes over a frame; nothing of it is kept, its buffer may go back at once. */
  update(frame: Frame, meta: StageMeta): void
  /** Takes over notes, so that killed cells are told from pruned ones. */
  note(notes: readonly CellNote[]): void
  /** Names of the services and who calls whom, in the order of the frame's. */
  setServices(names: readonly string[], calls?: readonly Call[]): void
  /** Marks the service whose figures the page shows; of a single one there is nothing to mark. */
  setWatched(service: number): void
  /** Calls back with the service whose name, tissue or cell was pressed; returns the way to stop. */
  onService(listener: (service: number) => void): () => void
  setTheme(theme: ThemeName): void
  setReducedMotion(reduced: boolean): void
  setInsets(insets: Partial<Insets>): void
  /** Where the page lays buttons, notices and the sentence over the stage, CSS px of the canvas; no words stand there. */
  setAreas(areas: readonly Rect[]): void
  /** The sentence that stands for the picture. */
  setLabel(sentence: string): void
  select(id: number | null): void
  /** Calls back with the chosen cell's number; returns the way to stop. */
  onSelect(listener: (id: number | null) => void): () => void
  onHover(listener: (hover: Hover | null) => void): () => void
  zoomIn(): void
  zoomOut(): void
  fit(): void
  /** Brings one tissue close until the visitor moves the camera; all of them with null. */
  focus(service: number | null): void
  /** Says whether anybody can see the stage. */
  setSeen(seen: boolean): void
  /** Reads the host's size and the screen's density anew. */
  resize(): void
  /** Draws if anything changed; answers whether it wants to be called for the next frame too. */
  render(nowMs: number): boolean
  /** Takes up the present moment without showing the way to it, after nobody has looked for a while. */
  rest(): void
  /** How the cells stand, whatever the size of the stage. */
  arrangement(): Arrangement
  /**
   * Makes a picture that nothing came before of the present frame: the streams of requests are full, and the
   * cells stand as on another stage, as far as this one's size allows.
   */
  begin(arrangement: Arrangement | null): void
  /** Where each cell stands on the canvas, CSS px, so that another view can begin there. */
  places(): ReadonlyMap<number, { readonly x: number; readonly y: number; readonly radius: number }>
  /** A copy of the present picture. */
  image(): HTMLCanvasElement
  destroy(): void
}

/** Puts an empty stage into a host that has a size of its own. */
export function createStage(host: HTMLElement, options: StageOptions): Stage {
  const show = createShow(host, options)
  const { canvas, view } = show
  const hands = listen(canvas, gesturesOf(show), !options.plainWheelScrolls)
  const zoom = (factor: number) => {
    zoomView(view, factor, view.goal.width / 2, view.goal.height / 2, show.still)
    changed(show)
  }
  resize(show)
  // Words are drawn again once their own typeface has come.
  void document.fonts?.ready.then(() => changed(show))
  const stopWords = options.words.subscribe(() => {
    show.key?.setTexts(options.words.now().text(stageText))
    changed(show)
  })
  return {
    canvas,
    update: (frame, meta) => update(show, frame, meta),
    note: (notes) => readSceneNotes(show.scene, notes),
    ...servicesOf(show),
    setTheme: (theme) => {
      show.theme = theme
      recolour(show)
    },
    setReducedMotion: (reduced) => {
      show.still = reduced
      if (reduced) restScene(show.scene)
      changed(show)
    },
    setInsets: (insets) => {
      show.insets = { ...noInsets, ...insets }
      resize(show)
    },
    setAreas: (areas) => {
      show.areas = areas
      show.isMeasured = false
      changed(show)
    },
    setLabel: (sentence) => canvas.setAttribute('aria-label', sentence),
    select: (id) => choose(show, id ?? 0, false),
    onSelect: (listener) => subscribe(show.selectListeners, listener),
    onHover: (listener) => subscribe(show.hoverListeners, listener),
    zoomIn: () => zoom(1.4),
    zoomOut: () => zoom(1 / 1.4),
    fit: () => fit(show),
    setSeen: (seen) => show.renderer.setSeen(seen),
    resize: () => resize(show),
    render: (nowMs) => render(show, nowMs),
    rest: () => {
      restScene(show.scene)
      changed(show)
    },
    arrangement: () => arrangementOf(show.scene.layout, show.scene.culture),
    begin: (arrangement) => begin(show, arrangement),
    places: () => placesOf(show),
    image: () => imageOf(show),
    destroy: () => {
      stopWords()
      hands.destroy()
      end(show)
    },
  }
}

type OfServices = Pick<Stage, 'setServices' | 'setWatched' | 'onService' | 'focus'>

function servicesOf(show: Show): OfServices {
  return {
    setServices: (names, calls = clientsOnly) => {
      show.names = names
      setCalls(show.scene, calls)
      changed(show)
    },
    setWatched: (service) => {
      show.watched = service
      changed(show)
    },
    onService: (listener) => subscribe(show.serviceListeners, listener),
    focus: (service) => focus(show, service),
  }
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function end(show: Show): void {
  show.contrast.destroy()
  show.options.beside?.delete(show.scene.flow)
  show.isDestroyed = true
  show.key?.destroy()
  show.renderer.destroy()
  show.selectListeners.clear()
  show.hoverListeners.clear()
  show.serviceListeners.clear()
  show.canvas.remove()
}

function begin(show: Show, arrangement: Arrangement | null): void {
  if (arrangement !== null) arrangeAnew(show.scene, arrangement)
  // The cells stand elsewhere than where the camera has looked for them.
  stepViewpoint(show.view, show.scene, 0, true)
  fillStreams(show.scene, show.meta.speed)
  changed(show)
}

function imageOf(show: Show): HTMLCanvasElement {
  const picture = show.renderer.picture()
  const copy = createSheet(picture.width, picture.height)
  copy.context.drawImage(picture, 0, 0)
  return copy.canvas
}
