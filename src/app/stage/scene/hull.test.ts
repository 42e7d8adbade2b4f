import { describe, expect, it } from 'vitest'
import { at } from '../at.ts'
import { bearings, createEdge } from './edge.ts'
import { createHull, followEdge } from './hull.ts'

const place = { x: 0, y: 0, reachX: 300, reachY: 200 }

describe('hull', () => {
  it('[S49] ends outside all cells and bridges the bays between them', () => {
    const edge = createEdge()
    for (let k = 0; k < bearings; k++) edge.reach[k] = 100 + 14 * Math.cos(k * 1.2)
    const hull = createHull(place)
    followEdge(hull, edge, 8, Infinity)
    let [least, most] = [Infinity, 0]
    for (let k = 0; k < bearings; k++) {
      expect(at(hull.reach, k)).toBeGreaterThan(at(edge.reach, k))
      least = Math.min(least, at(hull.reach, k))
      most = Math.max(most, at(hull.reach, k))
    }
    expect(most - least).toBeLessThan(14)
  })

  it('[S49] follows a cell that appears at the edge without a jump, and comes to rest', () => {
    const edge = createEdge()
    edge.reach.fill(100)
    const hull = createHull(place)
    followEdge(hull, edge, 8, Infinity)
    edge.reach.fill(140, 10, 14)
    let steps = 0
    let before = hull.reach.slice()
    while (followEdge(hull, edge, 8, 1 / 60) && steps < 400) {
      for (let k = 0; k < bearings; k++) {
        expect(Math.abs(at(hull.reach, k) - at(before, k))).toBeLessThan(2.5)
      }
      before = hull.reach.slice()
      steps++
    }
    expect(steps).toBeGreaterThan(20)
    expect(steps).toBeLessThan(400)
    expect(at(hull.reach, 12)).toBeGreaterThan(128)
  })

  it('[S49] an empty colony has none', () => {
    const hull = createHull(place)
    expect(followEdge(hull, createEdge(), 8, Infinity)).toBe(false)
    expect(hull.reach.every((reach) => reach === 0)).toBe(true)
  })
})
