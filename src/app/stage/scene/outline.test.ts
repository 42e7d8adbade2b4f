import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { at } from '../at.ts'
import { createBodies } from './bodies.ts'
import { type Contacts, createContacts, findContacts, planesMax, planesStart } from './contacts.ts'
import { createGrid } from './grid.ts'
import { type Shape, createOutline, pointsMax, traceHalf, traceOutline } from './outline.ts'
import { findTouching } from './touching.ts'

const shape: Shape = {
  radius: 40,
  seed: 0.4,
  time: 0,
  division: 0,
  angle: 0.3,
  stir: 0.5,
  overload: 0,
  wither: 0,
  figure: 0,
}

/** A cell with neighbours at these angles, each at the same distance. */
function contactsAt(angles: readonly number[], distance: number): Contacts {
  const bodies = createBodies()
  bodies.count = angles.length + 1
  bodies.radius.fill(40, 0, bodies.count)
  angles.forEach((angle, i) => {
    bodies.x[i + 1] = Math.cos(angle) * distance
    bodies.y[i + 1] = Math.sin(angle) * distance
    bodies.figure[i + 1] = i + 1
  })
  const contacts = createContacts()
  findContacts(contacts, bodies, bodies.count, createGrid(), 2)
  return contacts
}

const angles = fc.array(fc.double({ min: 0, max: 6.28, noNaN: true }), { maxLength: 12 })
const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('contacts', () => {
  it('[S16] two equal cells meet half way, less half of the gap', () => {
    const contacts = contactsAt([0], 70)
    expect(contacts.counts[0]).toBe(1)
    expect(contacts.planes[planesStart(0, false) + 2]).toBeCloseTo(34, 6)
  })

  it('[S16] a body keeps its nearest planes when there are too many', () => {
    const many = Array.from({ length: 12 }, (_, i) => (i / 12) * 6.28)
    expect(contactsAt(many, 60).counts[0]).toBe(planesMax)
  })
})

describe('outline', () => {
  it('[S48] an edge is shared where it lies at a neighbour, and free on the other side', () => {
    const outline = createOutline()
    const touching = new Float64Array(pointsMax)
    for (const division of [0, 0.5]) {
      const dividing = { ...shape, overload: 1, division, angle: Math.PI / 2 }
      const beside = contactsAt([0], 68)
      traceOutline(outline, dividing, beside)
      expect(findTouching(touching, dividing, outline, beside)).toBe(true)
      let [shared, free] = [0, 0]
      for (let k = 0; k < outline.count; k++) {
        const isToward = at(outline.x, k) > 0.72 * shape.radius
        if (at(touching, k) > 0.5) shared++
        else free++
        if (at(touching, k) > 0.5) expect(at(outline.x, k)).toBeGreaterThan(0.4 * shape.radius)
        if (isToward && division === 0) expect(at(touching, k)).toBeGreaterThan(0)
      }
      expect(shared).toBeGreaterThan(3)
      expect(free).toBeGreaterThan(outline.count / 2)
    }
    const alone = contactsAt([], 68)
    traceOutline(outline, shape, alone)
    expect(findTouching(touching, shape, outline, alone)).toBe(false)
  })

  it('[S16] a membrane ends at its planes and never crosses its centre', () => {
    const outline = createOutline()
    fc.assert(
      fc.property(angles, share, share, (around, division, wither) => {
        const contacts = contactsAt(around, 68)
        traceOutline(
          outline,
          { ...shape, division: division < 0.5 ? 0 : division * 0.93, wither },
          contacts,
        )
        expect(outline.count).toBeGreaterThan(40)
        for (let k = 0; k < outline.count; k++) {
          const reach = Math.hypot(at(outline.x, k), at(outline.y, k))
          expect(reach).toBeGreaterThan(0)
          expect(reach).toBeLessThan(2 * shape.radius)
        }
      }),
    )
  })

  it('[S16] a single cell stays on its side of every plane', () => {
    const outline = createOutline()
    fc.assert(
      fc.property(angles, (around) => {
        const contacts = contactsAt(around, 68)
        traceOutline(outline, shape, contacts)
        for (let n = 0; n < at(contacts.counts, 0); n++) {
          const plane = planesStart(0, false) + n * 3
          for (let k = 0; k < outline.count; k++) {
            const beyond =
              at(outline.x, k) * at(contacts.planes, plane) +
              at(outline.y, k) * at(contacts.planes, plane + 1)
            // Directions almost along a plane are left to the body's own curve.
            expect(beyond).toBeLessThan(at(contacts.planes, plane + 2) + 0.17 * shape.radius)
          }
        }
      }),
    )
  })

  it('[S9] the halves of a closed furrow do not touch', () => {
    const [near, far] = [createOutline(), createOutline()]
    const alone = { ...shape, figure: -1, division: 1 }
    traceHalf(near, alone, createContacts(), false)
    traceHalf(far, alone, createContacts(), true)
    const along = (x: number, y: number) => x * Math.cos(shape.angle) + y * Math.sin(shape.angle)
    let [nearest, farthest] = [-Infinity, Infinity]
    for (let k = 0; k < near.count; k++) {
      nearest = Math.max(nearest, along(at(near.x, k), at(near.y, k)))
      farthest = Math.min(farthest, along(at(far.x, k), at(far.y, k)))
    }
    expect(nearest).toBeLessThan(farthest)
  })

  it('[S48] an idle membrane is still, a busy one moves as strongly as it is busy', () => {
    const travel = (stir: number) => {
      const [one, other] = [createOutline(), createOutline()]
      const still = { ...shape, stir, division: 0, overload: 0, figure: -1 }
      traceOutline(one, { ...still, time: 1 }, createContacts())
      traceOutline(other, { ...still, time: 2.3 }, createContacts())
      let most = 0
      for (let k = 0; k < one.count; k++) {
        most = Math.max(most, Math.abs((one.x[k] ?? 0) - (other.x[k] ?? 0)))
      }
      return most
    }
    expect(travel(0)).toBe(0)
    expect(travel(1)).toBeGreaterThan(0.005 * shape.radius)
    expect(travel(0.5)).toBeCloseTo(travel(1) / 2, 6)
  })

  it('[S48] the half that does not serve is not ruffled', () => {
    const outline = createOutline()
    const smooth = createOutline()
    const pair = { ...shape, division: 0.75, angle: 0, time: 0, figure: -1, stir: 0 }
    traceOutline(outline, { ...pair, overload: 1 }, createContacts())
    traceOutline(smooth, { ...pair, overload: 0, wither: 0.021 }, createContacts())
    let [near, far] = [0, 0]
    for (let k = 0; k < outline.count; k++) {
      const away = Math.hypot(
        (outline.x[k] ?? 0) - (smooth.x[k] ?? 0),
        (outline.y[k] ?? 0) - (smooth.y[k] ?? 0),
      )
      if ((outline.x[k] ?? 0) < -0.5 * shape.radius) near = Math.max(near, away)
      if ((outline.x[k] ?? 0) > 0.5 * shape.radius) far = Math.max(far, away)
    }
    expect(near).toBeGreaterThan(0.015 * shape.radius)
    expect(far).toBeLessThan(0.004 * shape.radius)
  })
})
