import type { Camera } from '../camera.ts'
import { type Effort, everything } from '../governor.ts'
import type { Palette } from '../palette.ts'
import type { CellScene, ParticleScene } from '../renderer.ts'
import { type Contacts, createContacts } from '../scene/contacts.ts'
import { type Grid, createGrid } from '../scene/grid.ts'
import type { Dish } from '../scene/places.ts'
import { type Planes, createPlanes } from './cell-records.ts'
import type { Kit } from './kit.ts'
import { type Stain, stainOf } from './stain.ts'

/** For which view a picture was drawn: it is good as long as the view is the same. */
export interface View {
  x: number
  y: number
  scale: number
  /** What else it depends on. */
  mark: number
}

function createView(): View {
  return { x: 0, y: 0, scale: 0, mark: 0 }
}

/** Notes the present view; answers whether it is another one. */
export function isOther(view: View, { x, y, scale }: Camera, mark: number): boolean {
  if (view.x === x && view.y === y && view.scale === scale && view.mark === mark) return false
  view.x = x
  view.y = y
  view.scale = scale
  view.mark = mark
  return true
}

/** What is to be drawn, and what of it is on the card already. */
export interface GlEasel {
  readonly kit: Kit
  stain: Stain
  palette: Palette
  width: number
  height: number
  ratio: number
  dish: Dish
  camera: Camera | null
  effort: Effort
  cells: CellScene | null
  particles: ParticleScene | null
  /** The cells are discs in this picture. */
  areDiscs: boolean
  hasMatrix: boolean
  exposure: number
  /** The backdrop and the layer of cells as they were drawn last. */
  groundIsStale: boolean
  readonly backdropFor: View
  readonly cellsFor: View
  frames: number
  readonly contacts: Contacts
  readonly grid: Grid
  readonly planes: Planes
}

/** An easel on which nothing stands yet. */
export function createEasel(kit: Kit, palette: Palette): GlEasel {
  return {
    kit,
    stain: stainOf(palette),
    palette,
    width: 0,
    height: 0,
    ratio: 1,
    dish: { x: 0, y: 0, radius: 1 },
    camera: null,
    effort: everything,
    cells: null,
    particles: null,
    areDiscs: false,
    hasMatrix: false,
    exposure: 1,
    groundIsStale: true,
    backdropFor: createView(),
    cellsFor: createView(),
    frames: 0,
    contacts: createContacts(),
    grid: createGrid(),
    planes: createPlanes(),
  }
}
