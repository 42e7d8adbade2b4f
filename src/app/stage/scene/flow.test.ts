import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Flow, cometStates, createFlow, fates, flowCapacity } from './comets.ts'
import { createCrowd, dotsFor, dotsMax, gather, requestsPerDot } from './crowd.ts'
import { bearings, createEdge, reachToward } from './edge.ts'
import { cometsMax, fillFlow, moveFlow, scaleFor, scaleHold, stepFlow, stopFlow } from './flow.ts'
import { createRoute, layRoute } from './route.ts'

const place = { x: 500, y: 300, reachX: 300, reachY: 200 }

function routeTo(reach: number) {
  const edge = createEdge()
  edge.reach.fill(reach)
  const route = createRoute(place, edge)
  layRoute(route, { x: 500, y: 300, radius: 450 }, 1000)
  return route
}

function run(flow: Flow, attempts: number, refused: number, seconds: number): number {
  const route = routeTo(120)
  for (let t = 0; t < seconds * 60; t++)
    stepFlow(flow, [{ route, rate: attempts, failed: refused, refused: 0 }], 1, 1 / 60)
  return flow.state.filter((state) => state > 0).length
}

describe('comets', () => {
  it('[S18] one comet stands for 1, 2, 5, 10 … so that at most about 400 are alive', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1e9, noNaN: true }),
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        (rate, travel) => {
          const scale = scaleFor(rate * travel, 1)
          expect((rate * travel) / scale).toBeLessThanOrEqual(cometsMax)
          expect(String(scale)).toMatch(/^[125]0*$|^[125](\.?0*e\+\d+)$/)
        },
      ),
    )
  })

  it('[S18] a scale that still fits is kept', () => {
    const scale = scaleFor(1500, 1)
    expect(scaleFor(1575, scale)).toBe(scale)
    expect(scaleFor(900, scale)).toBe(scale)
    expect(scaleFor(90, scale)).toBe(1)
  })

  it('[S18] the scale that was taken is kept for two seconds, unless its comets find no place', () => {
    const flow = createFlow(1)
    const route = routeTo(120)
    const seconds = route.length / 230
    /** Lets so many comets be alive at once, at a scale of one, for some time; answers the scales. */
    const step = (alive: number, time: number) => {
      const seen: number[] = []
      for (let t = 0; t < time * 60 - 0.5; t++) {
        stepFlow(flow, [{ route, rate: alive / seconds, failed: 0, refused: 0 }], 1, 1 / 60)
        if (seen.at(-1) !== flow.scale) seen.push(flow.scale)
      }
      return seen
    }
    // What was never drawn is held by nothing.
    expect(step(900, 0.1)).toEqual([5])
    // Too few for a scale of five, and they wait for the two seconds.
    expect(step(300, scaleHold - 0.2)).toEqual([5])
    expect(step(300, 0.3)).toEqual([5, 1])
    // A little too many wait too, for there are places for them; far too many do not.
    expect(step(420, scaleHold - 0.2)).toEqual([1])
    expect(step(420, 0.3)).toEqual([1, 2])
    expect(step(4000, 1 / 60)).toEqual([20])
    expect(flow.state.filter((state) => state > 0).length).toBeLessThan(flowCapacity)
    stopFlow(flow)
    expect(step(40, 1 / 60)).toEqual([1])
  })

  it('[S18] two stages beside each other have one scale, the coarser of the two', () => {
    const beside = new Set<{ readonly wish: number }>()
    const flows = [createFlow(1, beside), createFlow(1, beside)] as const
    const route = routeTo(120)
    const seconds = route.length / 230
    const step = (...alive: readonly [number, number]) => {
      for (let t = 0; t < 60 * (scaleHold + 0.2); t++) {
        flows.forEach((flow, side) =>
          stepFlow(
            flow,
            [{ route, rate: (alive[side] ?? 0) / seconds, failed: 0, refused: 0 }],
            1,
            1 / 60,
          ),
        )
      }
      return flows.map(({ scale }) => scale)
    }
    expect(step(900, 4000)).toEqual([20, 20])
    expect(step(900, 300)).toEqual([5, 5])
    // One that has gone is asked no more.
    beside.delete(flows[0])
    expect(step(900, 300)[1]).toBe(1)
  })

  it('[S18] [U51] a stream that is filled is as dense on every part of its way as one that has flowed on', () => {
    const [filled, flowed] = [createFlow(1), createFlow(1)]
    // A route of 1,840 px: a request travels on it for eight seconds and more.
    const route = routeTo(120)
    route.length = 1840
    const streams = [{ route, rate: 40, failed: 0, refused: 0 }]
    fillFlow(filled, streams, 8)
    for (let n = 0; n < 60 * 60; n++) stepFlow(flowed, streams, 8, 1 / 60)
    const fifths = (flow: Flow) => {
      const counts = [0, 0, 0, 0, 0]
      flow.state.forEach((state, k) => {
        const fifth = Math.floor(5 * (flow.progress[k] ?? 0))
        if (state === cometStates.onItsWay) counts[fifth] = (counts[fifth] ?? 0) + 1
      })
      return counts
    }
    const most = fifths(flowed)
    expect(Math.min(...most)).toBeGreaterThan(20)
    fifths(filled).forEach((count, k) => {
      expect(count / (most[k] ?? 0)).toBeGreaterThan(0.6)
      expect(count / (most[k] ?? 0)).toBeLessThan(1.6)
    })
    expect(filled.scale).toBe(flowed.scale)
  })

  it('[S18] comets set out in proportion to the attempts', () => {
    const flow = createFlow(1)
    run(flow, 40, 0, 30)
    // 1,200 Poisson arrivals: a standard deviation of 35.
    expect(Math.abs(flow.born - 1200)).toBeLessThan(140)
  })

  it('[S19] as many are refused as were shed', () => {
    const flow = createFlow(1)
    const route = routeTo(120)
    let refused = 0
    let last = 0
    for (let t = 0; t < 3000; t++) {
      stepFlow(flow, [{ route, rate: 10, failed: 2.5, refused: 0 }], 4, 1 / 60)
      for (let k = 0; k < flowCapacity; k++) {
        if ((flow.serial[k] ?? 0) > last && flow.fate[k] === fates.fails) refused++
      }
      last = flow.born
    }
    expect(flow.born).toBeGreaterThan(1500)
    expect(refused / flow.born).toBeCloseTo(0.25, 2)
  })

  it('[S21] while a run rests its comets keep to their route where that moves', () => {
    const [flow, moved] = [createFlow(1), createFlow(1)]
    for (const one of [flow, moved]) expect(run(one, 200, 0, 3)).toBeGreaterThan(100)
    const other = createRoute(place, createEdge())
    layRoute(other, { x: 300, y: 200, radius: 260 }, 600)
    moveFlow(moved, 0, other)
    let away = 0
    for (let k = 0; k < flowCapacity; k++) {
      if (flow.state[k] !== cometStates.onItsWay) continue
      expect(moved.progress[k]).toBe(flow.progress[k])
      expect(moved.x[k]).toBeGreaterThan(other.ax - 40)
      expect(moved.x[k]).toBeLessThan(other.dx + 40)
      if (moved.x[k] !== flow.x[k]) away++
    }
    expect(away).toBeGreaterThan(100)
    expect(moved.state).not.toContain(cometStates.falling)
  })

  it('[S47] a refused attempt drops off only where it arrives', () => {
    const flow = createFlow(1)
    const route = routeTo(120)
    const x = (k: number) => flow.x[k] ?? 0
    let fallen = 0
    const state = flow.state.slice()
    for (let t = 0; t < 600; t++) {
      stepFlow(flow, [{ route, rate: 40, failed: 40, refused: 0 }], 1, 1 / 60)
      for (let k = 0; k < flowCapacity; k++) {
        if (flow.state[k] === cometStates.falling && state[k] !== cometStates.falling) {
          fallen++
          expect(x(k)).toBeGreaterThan(route.ax + 0.7 * (route.dx - route.ax))
        }
      }
      state.set(flow.state)
    }
    expect(fallen).toBeGreaterThan(200)
  })

  it('[S20] whatever the rate, the pool is never exceeded and nothing is left undefined', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0, 0.5, 30, 4e3, 1e6, 1e9),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (rate, share) => {
          const flow = createFlow(1)
          expect(run(flow, rate, rate * share, 4)).toBeLessThanOrEqual(flowCapacity)
          for (const column of [flow.x, flow.y, flow.dx, flow.dy, flow.opacity]) {
            expect(column.every(Number.isFinite)).toBe(true)
          }
        },
      ),
      { numRuns: 12 },
    )
  })

  it('[S20] a stopped flow is empty', () => {
    const flow = createFlow(1)
    expect(run(flow, 500, 0, 2)).toBeGreaterThan(20)
    stopFlow(flow)
    expect(flow.state.every((state) => state === 0)).toBe(true)
  })
})

describe('crowd', () => {
  it('[S22] a dot stands for ceil(queue / 400) requests, at most 400 dots', () => {
    expect([1, 400, 401, 930, 40_000].map(requestsPerDot)).toEqual([1, 1, 2, 3, 100])
    expect(dotsFor(930)).toBe(310)
    expect(dotsFor(0)).toBe(0)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (waiting) => {
        expect(dotsFor(waiting)).toBeLessThanOrEqual(dotsMax)
        expect(dotsFor(waiting) * requestsPerDot(waiting)).toBeGreaterThanOrEqual(waiting)
      }),
    )
  })

  it('[S22] the crowd stands outside the colony at its intake side, each dot at its own place', () => {
    const edge = createEdge()
    for (let k = 0; k < bearings; k++) edge.reach[k] = 100 + 20 * Math.sin(k)
    const [few, many] = [createCrowd(0), createCrowd(0)]
    gather(few, 100, place, edge)
    gather(many, 390, place, edge)
    expect(many.count).toBe(390)
    let left = 0
    for (let n = 0; n < many.count; n++) {
      const dx = (many.x[n] ?? 0) - place.x
      const dy = (many.y[n] ?? 0) - place.y
      expect(Math.hypot(dx, dy)).toBeGreaterThan(reachToward(edge, Math.atan2(dy, dx)))
      if (dx < 0) left++
      if (n < few.count) expect([few.x[n], few.y[n]]).toEqual([many.x[n], many.y[n]])
    }
    expect(left / many.count).toBeGreaterThan(0.95)
  })
})
