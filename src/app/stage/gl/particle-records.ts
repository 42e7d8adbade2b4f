import { at } from '../at.ts'
import { chance } from '../chance.ts'
import type { ParticleScene } from '../renderer.ts'
import { cometStates, flowCapacity } from '../scene/comets.ts'
import { gateAhead, gateFrom, keptBack } from '../scene/streams.ts'
import { type Instances, nextRecord } from './instances.ts'

/** Groups of four numbers in a record: place and direction; kind, opacity and pace. */
export const particleGroups = 2
const kinds = { way: 0, refused: 1, waiting: 2, gate: 3 }

/** Writes a record for every request that is shown: first the crowds, over them the streams. */
export function writeParticles(particles: Instances, scene: ParticleScene): void {
  particles.count = 0
  for (const crowd of scene.crowds) {
    for (let n = 0; n < crowd.count; n++) {
      // In three steps of light and size, as the 2D canvas lays its grains.
      const step = Math.floor(((n * 0.618) % 1) * 3)
      write(particles, at(crowd.x, n), at(crowd.y, n), kinds.waiting, 0.42 + 0.29 * step)
      const start = (particles.count - 1) * particles.length
      const turn = chance(n, 5) * Math.PI
      particles.values[start + 2] = Math.cos(turn)
      particles.values[start + 3] = Math.sin(turn)
      particles.values[start + 6] = 0.85 + 0.125 * step
    }
  }
  writeGates(particles, scene)
  if (scene.still) return
  const { flow } = scene
  for (let n = 0; n < flowCapacity; n++) {
    const state = at(flow.state, n)
    if (state === cometStates.free) continue
    const kind = state === cometStates.falling ? kinds.refused : kinds.way
    write(particles, at(flow.x, n), at(flow.y, n), kind, at(flow.opacity, n))
    const start = (particles.count - 1) * particles.length
    particles.values[start + 2] = at(flow.dx, n)
    particles.values[start + 3] = at(flow.dy, n)
    particles.values[start + 6] = at(flow.pace, n)
  }
}

// Where a caller keeps attempts back: two leaves across the way, with what is open between them.
function writeGates(particles: Instances, { streams }: ParticleScene): void {
  for (let n = 0; n < streams.length; n++) {
    const stream = streams[n]
    const share = stream && stream.from >= 0 ? keptBack(stream) : 0
    if (!stream || share < gateFrom) continue
    const { ax, ay, exit } = stream.route
    const [aheadX, aheadY] = [Math.cos(exit), Math.sin(exit)]
    write(particles, ax + aheadX * gateAhead, ay + aheadY * gateAhead, kinds.gate, 1)
    const start = (particles.count - 1) * particles.length
    particles.values[start + 2] = aheadX
    particles.values[start + 3] = aheadY
    particles.values[start + 6] = 1 - share
  }
}

function write(particles: Instances, x: number, y: number, kind: number, opacity: number): void {
  const start = nextRecord(particles)
  const { values } = particles
  values[start] = x
  values[start + 1] = y
  values[start + 4] = kind
  values[start + 5] = opacity
}
