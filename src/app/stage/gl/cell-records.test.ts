import { describe, expect, it } from 'vitest'
import { cameraFor, zoomedAt } from '../camera.ts'
import { sketchCells, sketchFrame } from '../frame-sketch.ts'
import type { CellScene } from '../renderer.ts'
import { createContacts, findContacts } from '../scene/contacts.ts'
import { createGrid } from '../scene/grid.ts'
import { createScene, readScene, resizeScene } from '../scene/scene.ts'
import { cellGroups, createPlanes, writeCells } from './cell-records.ts'
import { discGroups, writeDiscs } from './disc-records.ts'
import type { Instances } from './instances.ts'

const insets = { top: 90, right: 0, bottom: 0, left: 0 }
const camera = cameraFor(1096, 602)

function cellsOf(count: number, marks: Partial<CellScene> = {}): CellScene {
  const scene = createScene(insets)
  resizeScene(scene, 1096, 602, insets)
  readScene(scene, sketchFrame(1, sketchCells(count)), true)
  const { culture, layout } = scene
  const none = { selected: 0, hovered: 0, walked: 0 }
  return { culture, bodies: layout.bodies, radius: layout.radius, time: 0, ...none, ...marks }
}

function recordsOf(groups: number): Instances {
  const length = groups * 4
  // Records are written without a card; only drawing needs one.
  const card = { array: {}, buffer: {} } as Pick<Instances, 'array' | 'buffer'>
  return { ...card, values: new Float32Array(length), length, count: 0, room: 0 }
}

const markOf = (cells: Instances, n: number) => cells.values[n * cells.length + 19]

describe('records for the card', () => {
  it('[S38] every cell in view has one, and a marked one is drawn last', () => {
    const cells = recordsOf(cellGroups)
    writeCells(cells, createPlanes(), cellsOf(30, { selected: 7, hovered: 9 }), null, camera, false)
    expect(cells.count).toBe(30)
    expect(markOf(cells, 27)).toBe(0)
    expect([markOf(cells, 28), markOf(cells, 29)]).toEqual([3, 1])
    writeCells(cells, createPlanes(), cellsOf(30, { selected: 7 }), null, camera, true)
    expect(cells.count).toBe(1)
  })

  it('[S38] cells out of view are left out', () => {
    const close = zoomedAt(camera, 6, 0, 0)
    const [cells, discs] = [recordsOf(cellGroups), recordsOf(discGroups)]
    const scene = cellsOf(300)
    writeCells(cells, createPlanes(), scene, null, camera, false)
    writeDiscs(discs, scene, camera)
    expect([cells.count, discs.count]).toEqual([300, 300])
    writeCells(cells, createPlanes(), scene, null, close, false)
    writeDiscs(discs, scene, close)
    expect(cells.count).toBeLessThan(100)
    expect(discs.count).toBeLessThan(100)
  })

  it('[S38] planes follow one another, and each record points at its own', () => {
    const scene = cellsOf(40)
    const contacts = createContacts()
    findContacts(contacts, scene.bodies, 40, createGrid(), 2.6)
    const [cells, planes] = [recordsOf(cellGroups), createPlanes()]
    writeCells(cells, planes, scene, contacts, camera, false)
    let next = 0
    for (let n = 0; n < cells.count; n++) {
      const [first, near, far] = cells.values.subarray(n * cells.length + 20, n * cells.length + 23)
      expect(first).toBe(next)
      next += (near ?? 0) + (far ?? 0)
    }
    expect(next).toBe(planes.count)
    expect(next).toBeGreaterThan(80)
  })

  it('[S32] once there is room, pictures need no more', () => {
    const [cells, planes] = [recordsOf(cellGroups), createPlanes()]
    const scene = cellsOf(200)
    const contacts = createContacts()
    findContacts(contacts, scene.bodies, 200, createGrid(), 2.6)
    writeCells(cells, planes, scene, contacts, camera, false)
    const [values, planeValues] = [cells.values, planes.values]
    for (let n = 0; n < 5; n++) writeCells(cells, planes, scene, contacts, camera, false)
    expect(cells.values).toBe(values)
    expect(planes.values).toBe(planeValues)
  })
})
