import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultBehavior, defaultRules } from './hpa-behavior.ts'
import type { BehaviorLimitInput } from './hpa-limit.ts'
import {
  limitWithBehavior,
  limitWithoutBehavior,
  scaleDownLimit,
  scaleUpLimit,
} from './hpa-limit.ts'
import type { HpaMemory } from './hpa-memory.ts'
import { emptyMemory, memoryLimit, remember, storeScaleEvent } from './hpa-memory.ts'
import { normalise, rememberRescale } from './hpa-normalise.ts'
import type { HpaBehavior, HpaScalingPolicy, HpaScalingRules } from './hpa-spec.ts'
import { hpaDefaults } from './hpa-spec.ts'
import { stabiliseWithBehavior, stabiliseWithoutBehavior } from './hpa-stabilise.ts'

const open: HpaScalingRules = {
  stabilizationWindowSeconds: null,
  selectPolicy: null,
  policies: null,
  tolerance: null,
}
const bare: HpaBehavior = { scaleUp: null, scaleDown: null }
const rules = (...policies: HpaScalingPolicy[]): HpaScalingRules => ({ ...open, policies })
const pods = (value: number, periodSeconds: number): HpaScalingPolicy => ({
  type: 'Pods',
  value,
  periodSeconds,
})
const percent = (value: number, periodSeconds: number): HpaScalingPolicy => ({
  type: 'Percent',
  value,
  periodSeconds,
})

/** Sizes after each sync of raw recommendations, from the given start. */
function sizes(
  behavior: HpaBehavior | null,
  start: number,
  syncs: readonly (readonly [at: number, raw: number])[],
): readonly number[] {
  const spec = { ...hpaDefaults, minReplicas: 1, maxReplicas: 1000, behavior }
  let memory: HpaMemory = { ...emptyMemory, recommendations: [] }
  let current = start
  return syncs.map(([now, desired]) => {
    const found = normalise(spec, memory, { current, desired, now })
    const to = found.limited.replicas
    memory =
      to === current
        ? found.memory
        : rememberRescale(spec, found.memory, { from: current, to, now })
    current = to
    return current
  })
}

const every = (step: number, count: number, raw: number) =>
  Array.from({ length: count }, (_, i) => [i * step, raw] as const)

describe('windows', () => {
  it('[H30] a peak holds for 315 s without behavior and for 300 s with one', () => {
    const syncs = [[0, 9] as const, ...every(15, 24, 3).slice(1)]
    const legacy = sizes(null, 9, syncs)
    const modern = sizes(bare, 9, syncs)
    expect(syncs[legacy.indexOf(3)]?.[0]).toBe(315)
    expect(syncs[modern.indexOf(3)]?.[0]).toBe(300)
  })

  it('[H30] times that are sums of decimals still lie exactly on the edge', () => {
    const edge = 0.1 + 0.2 + 299.7
    const log = [{ replicas: 9, at: 0.3 }]
    const at = (now: number) => ({ current: 9, desired: 1, recommendations: log, now })
    expect(stabiliseWithoutBehavior(at(edge + 0.3), 300).stabilisation.replicas).toBe(9)
    expect(stabiliseWithBehavior(at(edge + 0.3), { up: 0, down: 300 }).stabilisation.replicas).toBe(
      1,
    )
  })

  it('[H30] the up window takes the lowest recommendation, and the record names it', () => {
    const log = [
      { replicas: 4, at: -50 },
      { replicas: 9, at: -20 },
    ]
    const input = { current: 3, desired: 12, recommendations: log, now: 0 }
    const { stabilisation } = stabiliseWithBehavior(input, { up: 60, down: 0 })
    expect(stabilisation).toMatchObject({ replicas: 4, reason: 'ScaleUpStabilized' })
    expect(stabilisation.up).toEqual({ window: 60, replicas: 4, by: { replicas: 4, at: -50 } })
    expect(stabilisation.down.by).toBeNull()
  })
})

const asking = (current: number, desired: number): BehaviorLimitInput => ({
  current,
  desired,
  minReplicas: 1,
  maxReplicas: 1000,
  scaleUpEvents: [],
  scaleDownEvents: [],
  now: 0,
})

describe('limits', () => {
  it('[H31] the default rules are those of the API server', () => {
    expect(defaultBehavior(bare)).toEqual({
      scaleUp: {
        ...open,
        stabilizationWindowSeconds: 0,
        selectPolicy: 'Max',
        policies: [pods(4, 15), percent(100, 15)],
      },
      scaleDown: { ...open, selectPolicy: 'Max', policies: [percent(100, 15)] },
    })
  })

  it('[H31] without behavior the limit is max(2 · current, 4) and never slows scaling down', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(2000), (current, desired) => {
        const bounds = { current, desired, minReplicas: 1, maxReplicas: 300 }
        const { replicas } = limitWithoutBehavior(bounds, { factor: 2, minimum: 4 })
        const reach = Math.min(300, Math.max(2 * current, 4))
        expect(replicas).toBe(Math.min(Math.max(desired, 1), reach))
      }),
    )
  })

  it('[H32] a policy counts from the start of its period, strictly', () => {
    const event = (change: number, at: number) => ({ change, at, outdated: false })
    const input = {
      ...asking(20, 100),
      scaleUpEvents: [event(5, -60), event(6, -59)],
      scaleDownEvents: [event(2, -10)],
    }
    const found = scaleUpLimit(input, defaultRules('scaleUp', rules(pods(10, 60))))
    expect(found.policies[0]).toMatchObject({ added: 6, removed: 2, start: 16, allows: 26 })
  })

  it('[H33] Max, Min and Disabled', () => {
    const two = [pods(3, 60), percent(50, 60)]
    const select = (selectPolicy: 'Max' | 'Min' | 'Disabled') => ({
      up: scaleUpLimit(asking(10, 99), defaultRules('scaleUp', { ...rules(...two), selectPolicy })),
      down: scaleDownLimit(
        asking(10, 1),
        defaultRules('scaleDown', { ...rules(...two), selectPolicy }),
      ),
    })
    expect(select('Max').up).toMatchObject({ replicas: 15, chosen: 1 })
    expect(select('Min').up).toMatchObject({ replicas: 13, chosen: 0 })
    expect(select('Max').down).toMatchObject({ replicas: 5, chosen: 1 })
    expect(select('Min').down).toMatchObject({ replicas: 7, chosen: 0 })
    expect(select('Disabled').up).toMatchObject({ replicas: 10, chosen: null })
    expect(select('Disabled').down).toMatchObject({ replicas: 10, chosen: null })
  })

  it('[H33] nothing moves against the direction asked for', () => {
    const event = fc.record({
      change: fc.integer({ min: 1, max: 30 }),
      at: fc.integer({ min: -90, max: 0 }),
      outdated: fc.constant(false),
    })
    const events = fc.array(event, { maxLength: 5 })
    let limited = 0
    fc.assert(
      fc.property(events, events, fc.nat(60), fc.nat(60), (ups, downs, current, desired) => {
        const input = {
          ...asking(current, desired),
          minReplicas: 0,
          scaleUpEvents: ups,
          scaleDownEvents: downs,
        }
        const behavior = defaultBehavior({
          scaleUp: rules(pods(2, 60), percent(10, 30)),
          scaleDown: rules(pods(2, 60), percent(10, 30)),
        })
        const { replicas, reason } = limitWithBehavior(input, behavior)
        if (reason !== 'DesiredWithinRange') limited++
        expect(replicas).toBeGreaterThanOrEqual(Math.min(current, desired))
        expect(replicas).toBeLessThanOrEqual(Math.max(current, desired))
      }),
      { numRuns: 500 },
    )
    expect(limited).toBeGreaterThan(100)
  })

  it('[H34] percentages follow Go’s order of floating operations', () => {
    const up = (current: number, value: number) =>
      scaleUpLimit(asking(current, 9999), defaultRules('scaleUp', rules(percent(value, 15))))
        .replicas
    const down = (current: number, value: number) =>
      scaleDownLimit(asking(current, 0), defaultRules('scaleDown', rules(percent(value, 15))))
        .replicas
    expect(up(50, 10)).toBe(56)
    expect(down(10, 90)).toBe(0)
    const differing = { up: 0, down: 0 }
    for (let n = 1; n <= 100; n++) {
      for (let p = 1; p <= 32; p++)
        if (up(n, p) !== Math.ceil((n * (100 + p)) / 100)) differing.up++
      for (let p = 1; p <= 99; p++) {
        if (down(n, p) !== Math.trunc((n * (100 - p)) / 100)) differing.down++
      }
    }
    expect(differing.up).toBeGreaterThan(10)
    expect(differing.down).toBeGreaterThan(10)
  })

  it('[H35] syncs 15 s apart double every time, 14.9 s apart every second time', () => {
    const doubling: HpaBehavior = { ...bare, scaleUp: rules(percent(100, 15)) }
    expect(sizes(doubling, 2, every(15, 6, 999))).toEqual([4, 8, 16, 32, 64, 128])
    expect(sizes(doubling, 2, every(15.2, 6, 999))).toEqual([4, 8, 16, 32, 64, 128])
    expect(sizes(doubling, 4, every(14.9, 5, 999))).toEqual([8, 8, 16, 16, 32])
  })

  it('[H36] the event store forgets what its own direction no longer needs', () => {
    const behavior: HpaBehavior = {
      scaleUp: rules(pods(8, 15)),
      scaleDown: { ...rules(pods(4, 300)), stabilizationWindowSeconds: 0 },
    }
    // 4 → 8 at 0 s and 8 → 16 at 60 s: the second takes the place of the first.
    const syncs = [
      [0, 8],
      [60, 16],
      [75, 1],
    ] as const
    // A clean memory would count both and start from 16 − 12 = 4; the real one starts from 8.
    const spec = { ...hpaDefaults, minReplicas: 1, maxReplicas: 1000, behavior }
    const first = rememberRescale(spec, emptyMemory, { from: 4, to: 8, now: 0 })
    const second = rememberRescale(spec, first, { from: 8, to: 16, now: 60 })
    expect(second.scaleUpEvents).toEqual([{ change: 8, at: 60, outdated: false }])
    expect(sizes(behavior, 4, syncs)).toEqual([8, 16, 4])
  })

  it('[H37] a log reuses the last entry that may be forgotten', () => {
    const log = [3, 1, 2].map((at) => ({ at }))
    expect(remember(log, { at: 9 }, ({ at }) => at < 3)).toEqual([{ at: 3 }, { at: 1 }, { at: 9 }])
    expect(remember(log, { at: 9 }, () => false)).toHaveLength(4)
    const full = Array.from({ length: memoryLimit }, (_, i) => ({ at: i === 7 ? -1 : i }))
    const next = remember(full, { at: 9999 }, () => false)
    expect(next).toHaveLength(memoryLimit)
    expect(next[7]).toEqual({ at: 9999 })
  })

  it('[H36] an event exactly as old as the longest period keeps its place', () => {
    const event = (at: number) => [{ change: 1, at, outdated: false }]
    expect(storeScaleEvent(event(-60), 5, [pods(1, 15), pods(1, 60)], 0)).toHaveLength(2)
    expect(storeScaleEvent(event(-60.1), 5, [pods(1, 15), pods(1, 60)], 0)).toHaveLength(1)
  })

  it('[H37] events are marked before one is overwritten, and stay marked', () => {
    const events = [
      { change: 1, at: -100, outdated: false },
      { change: 2, at: -80, outdated: false },
      { change: 3, at: -10, outdated: false },
    ]
    expect(storeScaleEvent(events, 5, [pods(1, 60)], 0)).toEqual([
      { change: 1, at: -100, outdated: true },
      { change: 5, at: 0, outdated: false },
      { change: 3, at: -10, outdated: false },
    ])
  })
})
