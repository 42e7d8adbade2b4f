import { at } from '../at.ts'
import { type Camera, stageX, stageY } from '../camera.ts'
import type { CellScene } from '../renderer.ts'
import { createLook, readLook } from '../scene/look.ts'
import { type Instances, nextRecord } from './instances.ts'

/** Groups of four numbers in a record: place, radius and angle; what is seen of its state. */
export const discGroups = 2
const traits = { starting: 1, leaving: 2, overloaded: 4 }

const look = createLook()

/** Writes a record for every cell in view, those that leave first. */
export function writeDiscs(discs: Instances, scene: CellScene, camera: Camera): void {
  discs.count = 0
  const { culture, radius, time } = scene
  const { going, service } = culture.values
  const left = stageX(camera, 0)
  const right = stageX(camera, camera.width)
  const top = stageY(camera, 0)
  const bottom = stageY(camera, camera.height)
  for (let pass = 0; pass < 2; pass++) {
    for (let row = 0; row < culture.count; row++) {
      if ((at(going, row) > 0 ? 0 : 1) !== pass) continue
      readLook(look, culture, row, at(radius, at(service, row)), time)
      const reach = look.radius * 2
      if (look.x < left - reach || look.x > right + reach) continue
      if (look.y < top - reach || look.y > bottom + reach) continue
      const start = nextRecord(discs)
      const { values } = discs
      values[start] = look.x
      values[start + 1] = look.y
      values[start + 2] = look.radius
      values[start + 3] = look.angle
      values[start + 4] = look.division
      values[start + 5] = look.load
      values[start + 6] = look.genome
      const opacity = look.opacity * (1 - look.rupture)
      values[start + 7] = traitsOf() + 0.99 * Math.min(1, Math.max(0, opacity))
    }
  }
}

function traitsOf(): number {
  return (
    (look.starting ? traits.starting : 0) +
    (look.wither > 0.1 ? traits.leaving : 0) +
    (look.overload > 0.5 ? traits.overloaded : 0)
  )
}
