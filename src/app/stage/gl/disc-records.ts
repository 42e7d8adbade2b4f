import { at } from '../at.ts'
import { type Camera, stageX, stageY } from '../camera.ts'
import type { CellScene } from '../renderer.ts'
import { figureRadius } from '../scene/bodies.ts'
import { type Culture, departures } from '../scene/culture.ts'
import { witheredOpacity } from '../scene/withering.ts'
import { type Instances, nextRecord } from './instances.ts'

/** Groups of four numbers in a record: place, radius and angle; what is seen of its state. */
export const discGroups = 2
const traits = { starting: 1, leaving: 2, overloaded: 4 }

/** Writes a record for every cell in view, those that leave first. */
export function writeDiscs(discs: Instances, scene: CellScene, camera: Camera): void {
  discs.count = 0
  const { culture, radius } = scene
  const { going, service, x, y } = culture.values
  const left = stageX(camera, 0)
  const right = stageX(camera, camera.width)
  const top = stageY(camera, 0)
  const bottom = stageY(camera, camera.height)
  for (let pass = 0; pass < 2; pass++) {
    for (let row = 0; row < culture.count; row++) {
      if ((at(going, row) > 0 ? 0 : 1) !== pass) continue
      const size = figureRadius(culture, row, at(radius, at(service, row)))
      const reach = size * 2
      if (at(x, row) < left - reach || at(x, row) > right + reach) continue
      if (at(y, row) < top - reach || at(y, row) > bottom + reach) continue
      writeDisc(discs, culture, row, size)
    }
  }
}

// Straight from the columns: ten thousand cells leave no time for a whole look each.
function writeDisc(discs: Instances, culture: Culture, row: number, radius: number): void {
  const { x, y, angle, division, load, genome, wither, overload, starting, going, departure } =
    culture.values
  const start = nextRecord(discs)
  const { values } = discs
  values[start] = at(x, row)
  values[start + 1] = at(y, row)
  values[start + 2] = radius
  values[start + 3] = at(angle, row)
  values[start + 4] = at(division, row)
  values[start + 5] = at(load, row)
  values[start + 6] = at(genome, row)
  const withered = at(wither, row)
  const fades = at(going, row) === departures.killed || at(going, row) === departures.faded
  const opacity = witheredOpacity(withered) * (fades ? 1 - at(departure, row) : 1)
  const seen =
    (at(starting, row) > 0 ? traits.starting : 0) +
    (withered > 0.1 ? traits.leaving : 0) +
    (at(overload, row) * (1 - withered) > 0.5 ? traits.overloaded : 0)
  values[start + 7] = seen + 0.99 * opacity
}
