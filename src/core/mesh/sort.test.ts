import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainRules } from '#core/traffic/lone-service.ts'
import { fill } from './calls.ts'
import { plainEdge } from './graph.ts'
import { hand } from './hand.ts'
import { readyMesh } from './mesh-of-case.test-support.ts'
import { mergeSort, movesMost } from './merge-sort.ts'
import type { Mesh } from './mesh.ts'
import { few, found, isMarkedLower, makeRoom, sortFound } from './sort.ts'
import { markOf, noTask } from './tasks.ts'
import { openSlot, plan, turn } from './wheel.ts'

/** A mesh with attempts of such tags, none of them on its way yet. */
function meshWith(tags: readonly number[]): Mesh {
  const graph = {
    services: [plainRules],
    edges: [plainEdge],
    populations: [{ kind: 'open', edge: 0 }],
  } as const
  const { mesh } = readyMesh(graph, [1], 7, Math.max(1, tags.length))
  tags.forEach((tag, task) => fill(mesh, task, noTask, 0, tag, 1))
  return mesh
}

/** Times on a grid so coarse that many are equal, and tags with and without their highest bit. */
const arrivals = fc.array(fc.record({ time: fc.integer({ min: 0, max: 40 }), tag: fc.integer() }), {
  maxLength: 200,
  size: 'max',
})

function expectedOrder(
  mesh: Mesh,
  times: readonly number[],
): readonly (readonly [number, number])[] {
  return times
    .map((time, task) => [time, markOf(mesh, task) >>> 0] as const)
    .toSorted(([a, markA], [b, markB]) => a - b || markA - markB)
}

describe('the order of arrivals', () => {
  it('[G10] of one slot is that of their times, of equal times that of their marks', () => {
    let ties = 0
    fc.assert(
      fc.property(arrivals, (drawn) => {
        const mesh = meshWith(drawn.map(({ tag }) => tag))
        const { slotTime, open } = mesh
        const times = drawn.map(({ time }) => (3 + time / 64) * slotTime)
        makeRoom(times.length)
        found.times.set(times)
        found.tasks.set(times.map((_, task) => task))
        sortFound(mesh, times.length, 3 * slotTime)
        open[1] = times.length
        expect(openArrivals(mesh)).toEqual(expectedOrder(mesh, times))
        ties += times.length - new Set(times).size
      }),
      { seed: 7, numRuns: 100 },
    )
    expect(ties).toBeGreaterThan(1000)
  })

  it('[G10] comes out of the wheel, whether its slot was closed or open when they were planned', () => {
    let late = 0
    let turns = 0
    fc.assert(
      fc.property(arrivals, fc.nat(200), (drawn, closed) => {
        const mesh = meshWith(drawn.map(({ tag }) => tag))
        const { slotTime, turns: registers } = mesh
        // Every fifth belongs to the same slot one turn of the wheel later.
        const isLater = (task: number): boolean => task % 5 === 4
        const times = drawn.map(
          ({ time }, task) => (3 + time / 64 + (isLater(task) ? 4096 : 0)) * slotTime,
        )
        const put = (task: number): void => {
          mesh.hand[hand.arrival] = times[task]
          plan(mesh, task)
        }
        times.forEach((_, task) => task < closed && put(task))
        openSlot(mesh, 3)
        times.forEach((_, task) => task >= closed && put(task))
        late += Math.max(0, times.length - closed)
        const order = expectedOrder(mesh, times)
        const openOnes = order.filter(([time]) => time < 4 * slotTime)
        const laterOnes = order.filter(([time]) => time >= 4 * slotTime)
        turns += laterOnes.length
        expect(openArrivals(mesh)).toEqual(openOnes)
        expect(registers[turn.closed]).toBe(laterOnes.length)
        openSlot(mesh, 3 + 4096)
        expect(openArrivals(mesh)).toEqual(laterOnes)
        expect(registers[turn.closed]).toBe(0)
      }),
      { seed: 7, numRuns: 100 },
    )
    expect(late).toBeGreaterThan(1000)
    expect(turns).toBeGreaterThan(1000)
  })
})

describe('thousands of arrivals at one instant', () => {
  const size = 4000
  const spreadTags = Array.from({ length: size }, (_, task) => Math.imul(task + 1, 0x9e3779b1))

  /** The same mesh, which counts how often the mark of an attempt is looked up. */
  function watched(mesh: Mesh): { readonly mesh: Mesh; readonly looks: () => number } {
    let looks = 0
    const { words } = mesh
    const copy = Object.defineProperty({ ...mesh }, 'words', {
      get: () => {
        looks++
        return words
      },
    })
    return { mesh: copy, looks: () => looks }
  }

  it.each([1, 2, 7])('[G68] are put into order in O(n log n), at %i instants', (instants) => {
    const { mesh, looks } = watched(meshWith(spreadTags))
    const { slotTime, open } = mesh
    const times = spreadTags.map((_, task) => (3 + (task % instants) / 8) * slotTime)
    makeRoom(size)
    found.times.set(times)
    found.tasks.set(times.map((_, task) => task))
    sortFound(mesh, size, 3 * slotTime)
    expect(looks()).toBeGreaterThan(size)
    // Two marks a comparison: those of the merging, and of the moves until it began.
    expect(looks()).toBeLessThan(2 * size * (Math.log2(size) + movesMost + 3))
    open[1] = size
    expect(openArrivals(mesh)).toEqual(expectedOrder(mesh, times))
  })

  it('[G68] are so where they are planned into the open slot one by one', () => {
    const { mesh, looks } = watched(meshWith(spreadTags))
    openSlot(mesh, 3)
    const time = 3.5 * mesh.slotTime
    mesh.hand[hand.arrival] = time
    for (let task = 0; task < size; task++) plan(mesh, task)
    expect(looks()).toBeGreaterThan(size)
    expect(looks()).toBeLessThan(2 * size * (Math.log2(size) + few + 3))
    const times = spreadTags.map(() => time)
    expect(openArrivals(mesh)).toEqual(expectedOrder(mesh, times))
  })

  it('[G68] that have the same mark keep the order in which they stood', () => {
    const mesh = meshWith(spreadTags.map((_, task) => 5 - (task % 5)))
    const tasks = Int32Array.from(spreadTags, (_, task) => task)
    const list = { times: new Float64Array(size), tasks }
    const scratch = { times: new Float64Array(size), tasks: new Int32Array(size) }
    mergeSort(mesh, list, scratch, size, (_, task, other) => isMarkedLower(mesh, other, task))
    const expected = Array.from({ length: size }, (_, task) => task).toSorted(
      (a, b) => (markOf(mesh, a) >>> 0) - (markOf(mesh, b) >>> 0),
    )
    expect([...list.tasks]).toEqual(expected)
  })
})

/** [time, mark] of the arrivals of the open slot. */
function openArrivals(mesh: Mesh): readonly (readonly number[])[] {
  const [from, to] = mesh.open
  return Array.from({ length: to - from }, (_, i) => [
    mesh.openTimes[from + i],
    markOf(mesh, mesh.openTasks[from + i]) >>> 0,
  ])
}
