import type { Bodies } from './scene/bodies.ts'
import type { Camera } from './camera.ts'
import type { Crowd } from './scene/crowd.ts'
import type { Culture } from './scene/culture.ts'
import type { Flow } from './scene/comets.ts'
import type { Effort } from './governor.ts'
import type { Hull } from './scene/hull.ts'
import type { Label } from './canvas2d/labels.ts'
import type { Palette } from './palette.ts'
import type { Dish } from './scene/places.ts'
import type { Stream } from './scene/streams.ts'

/**
 * The cells of one picture. The renderer reads the columns and keeps none of them; the object is the
 * same one for every picture.
 */
export interface CellScene {
  readonly culture: Culture
  readonly bodies: Bodies
  /** Radius of each service's cells, stage units. */
  readonly radius: Float64Array
  /** View time of the breathing, s; it stands still when the run does. */
  readonly time: number
  /** Cells to mark, by number: the selected one, the one under the pointer, the keyboard's. */
  readonly selected: number
  readonly hovered: number
  readonly walked: number
}

/** The requests of one picture. */
export interface ParticleScene {
  readonly flow: Flow
  readonly streams: readonly Stream[]
  readonly crowds: readonly Crowd[]
  /** Contours of the matrix that holds each colony together. */
  readonly hulls: readonly Hull[]
  /** The service whose colony is marked, −1 for none. */
  readonly watched: number
  /** True when flow is told by an arrow and a number. */
  readonly still: boolean
}

/** What draws the stage. A second one can stand in for it without the stage knowing. */
export interface Renderer {
  /** What it draws the cells on. */
  readonly canvas: HTMLCanvasElement
  setPalette(palette: Palette): void
  /** Size in CSS px and device px per CSS px. */
  setSize(width: number, height: number, ratio: number): void
  setBackground(dish: Dish): void
  setCells(scene: CellScene): void
  setParticles(scene: ParticleScene): void
  setLabels(labels: readonly Label[]): void
  /** Lays an older picture over everything; none at an opacity of 0. */
  setVeil(picture: HTMLCanvasElement | null, opacity: number): void
  /** How much to draw; everything until told otherwise. */
  setEffort(effort: Effort): void
  /** Draws. `whole` asks for everything anew: it is the last picture for a while. */
  render(camera: Camera, whole: boolean): void
  /** The picture drawn last with its words, to be read at once. */
  picture(): HTMLCanvasElement
  destroy(): void
}
