import { describe, expect, it } from 'vitest'
import { noteOf } from './journal.test-support.ts'
import { createLivesReader } from './lives.ts'
import { createTravel, travelMs } from './travel.ts'

const [life] = createLivesReader()
  .read([noteOf(0, 'born', 1)])
  .byId.values()
const home = { x: 100, y: 10, radius: 8 }
const away = { x: 0, y: 50, radius: 40 }

describe('cells between two views', () => {
  it('[N14] come from where the other view showed them, and the lines follow', () => {
    if (life === undefined) throw new Error('a cell has been born')
    const travel = createTravel()
    expect([travel.placeOf(life, home), travel.share()]).toEqual([home, 1])
    travel.begin(new Map([[1, away]]))
    expect([travel.placeOf(life, home), travel.share()]).toEqual([away, 0])
    expect(travel.step(travelMs / 2)).toBe(true)
    expect(travel.placeOf(life, home)).toEqual({ x: 50, y: 30, radius: 24 })
    expect(travel.step(travelMs)).toBe(false)
    expect([travel.placeOf(life, home), travel.share()]).toEqual([home, 1])
  })

  it('[N14] go to where the other view shows them now, after the lines', () => {
    if (life === undefined) throw new Error('a cell has been born')
    const travel = createTravel()
    let goal = away
    travel.leave(() => new Map([[1, goal]]))
    expect([travel.placeOf(life, home), travel.share()]).toEqual([home, 1])
    travel.step(travelMs * 0.65)
    expect(travel.share()).toBe(0)
    goal = { x: 4, y: 60, radius: 41 }
    expect(travel.step(travelMs)).toBe(false)
    expect(travel.placeOf(life, home)).toEqual(goal)
    travel.end()
    expect(travel.placeOf(life, home)).toEqual(home)
  })
})
