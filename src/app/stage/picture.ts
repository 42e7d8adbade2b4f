import type { CellScene, ParticleScene } from './renderer.ts'
import type { Scene } from './scene/scene.ts'

type Changing<Shape> = { -readonly [Name in keyof Shape]: Shape[Name] }

/** What the renderer is given: the same two objects for every picture, refilled. */
export interface Picture {
  readonly cells: Changing<CellScene>
  readonly particles: Changing<ParticleScene>
}

/** Cells that are marked, by number, 0 for none. */
interface Marks {
  readonly selected: number
  readonly hovered: number
  readonly walked: number
  /** The service whose figures the page shows. */
  readonly watched?: number
}

/** The picture of a scene, to be filled by `refill`. */
export function createPicture(scene: Scene): Picture {
  const { culture, layout, flow, streams, crowds, hulls } = scene
  const marks = { selected: 0, hovered: 0, walked: 0 }
  return {
    cells: { culture, bodies: layout.bodies, radius: layout.radius, time: 0, ...marks },
    particles: { flow, streams, crowds, hulls, watched: -1, still: false },
  }
}

/** Fills a picture with the present moment; `still` leaves out what only moves. */
export function refill(picture: Picture, scene: Scene, still: boolean, marks: Marks): void {
  const { cells, particles } = picture
  cells.time = still ? 0 : scene.time
  cells.selected = marks.selected
  cells.hovered = marks.hovered
  cells.walked = marks.walked
  particles.flow = scene.flow
  particles.streams = scene.streams
  particles.crowds = scene.crowds
  particles.hulls = scene.hulls
  // Of a single one there is nothing to tell apart.
  particles.watched = scene.colonies.length > 1 ? (marks.watched ?? -1) : -1
  particles.still = still
}
