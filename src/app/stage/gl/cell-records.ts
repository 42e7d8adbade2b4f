import { at } from '../at.ts'
import type { Camera } from '../camera.ts'
import { stageX, stageY } from '../camera.ts'
import { variantSeed } from '../canvas2d/nuclei.ts'
import type { CellScene } from '../renderer.ts'
import type { Contacts } from '../scene/contacts.ts'
import { planesMax, planesStart } from '../scene/contacts.ts'
import { separationOf } from '../scene/division.ts'
import { figureRadius } from '../scene/bodies.ts'
import { type Look, createLook, readTraits } from '../scene/look.ts'
import { type Instances, nextRecord } from './instances.ts'

/** Groups of four numbers in a record; their names stand in `cell-shader.ts`. */
export const cellGroups = 6
/** Numbers of one plane on the card, and planes in one row of their texture. */
const planeLength = 4
export const planesInRow = 256

/** The planes at which bodies end, as the cells' records point at them. */
export interface Planes {
  values: Float32Array
  count: number
}

/** No planes. */
export function createPlanes(): Planes {
  return { values: new Float32Array(planesInRow * planeLength * 2), count: 0 }
}

/** How a cell is marked, weakest first. */
const marks = { none: 0, hovered: 1, walked: 2, chosen: 3 }

const look = createLook()

/**
 * Writes a record for every cell in view: those that leave first, because they lie under the living,
 * and those with a mark last. `onlyMarked` leaves out all others.
 */
export function writeCells(
  cells: Instances,
  planes: Planes,
  scene: CellScene,
  contacts: Contacts | null,
  camera: Camera,
  onlyMarked: boolean,
): void {
  cells.count = 0
  planes.count = 0
  look.time = scene.time
  const { culture, radius } = scene
  const { going, service } = culture.values
  const left = stageX(camera, 0)
  const right = stageX(camera, camera.width)
  const top = stageY(camera, 0)
  const bottom = stageY(camera, camera.height)
  for (let pass = onlyMarked ? 2 : 0; pass < 3; pass++) {
    for (let row = 0; row < culture.count; row++) {
      const mark = markOf(scene, row)
      const turn = mark > 0 ? 2 : at(going, row) > 0 ? 0 : 1
      if (turn !== pass) continue
      look.radius = figureRadius(culture, row, at(radius, at(service, row)))
      readTraits(look, culture, row)
      const reach = look.radius * 3
      if (look.x < left - reach || look.x > right + reach) continue
      if (look.y < top - reach || look.y > bottom + reach) continue
      writeCell(cells, planes, contacts, mark)
    }
  }
}

function markOf(scene: CellScene, row: number): number {
  const { id, daughter } = scene.culture.values
  const mother = at(id, row)
  const unborn = at(daughter, row)
  if (scene.selected > 0 && (scene.selected === mother || scene.selected === unborn)) {
    return marks.chosen
  }
  if (scene.walked > 0 && (scene.walked === mother || scene.walked === unborn)) return marks.walked
  if (scene.hovered > 0 && (scene.hovered === mother || scene.hovered === unborn)) {
    return marks.hovered
  }
  return marks.none
}

function writeCell(cells: Instances, planes: Planes, contacts: Contacts | null, mark: number) {
  const start = nextRecord(cells)
  const { values } = cells
  values[start] = look.x
  values[start + 1] = look.y
  values[start + 2] = look.radius
  // The whole key; a 32-bit number could not hold the seed exactly enough to find it again.
  values[start + 3] = Math.floor(look.seed * 65536)
  values[start + 4] = look.division
  values[start + 5] = look.angle
  values[start + 6] = look.overload
  values[start + 7] = look.wither
  values[start + 8] = look.load
  values[start + 9] = look.daughterLoad
  values[start + 10] = look.starting ? 0 : look.ready
  values[start + 11] = look.pulled
  values[start + 12] = look.genome
  values[start + 13] = look.daughterGenome
  values[start + 14] = variantSeed(look.variant)
  values[start + 15] = look.vesicles
  values[start + 16] = look.opacity
  values[start + 17] = look.rupture
  values[start + 18] = look.flash
  values[start + 19] = mark
  values[start + 20] = planes.count
  values[start + 21] = contacts ? addPlanes(planes, contacts, look, false) : 0
  const hasFar = contacts !== null && separationOf(look.division) > 0
  values[start + 22] = hasFar ? addPlanes(planes, contacts, look, true) : 0
  values[start + 23] = 0
}

function addPlanes(planes: Planes, contacts: Contacts, figure: Look, far: boolean): number {
  const count = at(contacts.counts, figure.figure * 2 + (far ? 1 : 0))
  const from = planesStart(figure.figure, far)
  const needed = (planes.count + planesMax + planesInRow) * planeLength
  if (needed > planes.values.length) {
    const wider = new Float32Array(planes.values.length * 2)
    wider.set(planes.values)
    planes.values = wider
  }
  for (let n = 0; n < count; n++) {
    const to = (planes.count + n) * planeLength
    planes.values[to] = at(contacts.planes, from + n * 3)
    planes.values[to + 1] = at(contacts.planes, from + n * 3 + 1)
    planes.values[to + 2] = at(contacts.planes, from + n * 3 + 2)
  }
  planes.count += count
  return count
}
