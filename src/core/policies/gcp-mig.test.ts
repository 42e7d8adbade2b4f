import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GcpMemory, GcpPolicy } from './gcp-mig.ts'
import { decideGcp, emptyGcpMemory, gcpDefaults } from './gcp-mig.ts'
import type { GcpSeen } from './gcp-signal.ts'

const policy: GcpPolicy = { ...gcpDefaults, minNumReplicas: 1, maxNumReplicas: 100, targets: [60] }

/** A group whose VMs share a load evenly, all of them long started. */
function group(now: number, size: number, load: number): GcpSeen {
  const vms = Array.from({ length: size }, () => ({ startedAt: -1000, load: [load / size] }))
  return { now, size, vms }
}

/** Sizes minute by minute under a load that is given for each. */
function sizes(
  by: GcpPolicy,
  start: number,
  loads: readonly number[],
): readonly { readonly size: number; readonly reason: string }[] {
  let memory: GcpMemory = emptyGcpMemory
  let size = start
  return loads.map((load, minute) => {
    const found = decideGcp(by, memory, group(minute * 60, size, load))
    memory = found.memory
    size = found.decision.size
    return { size, reason: found.decision.reason }
  })
}

const minutes = (count: number, load: number) => Array.from({ length: count }, () => load)

describe('a managed instance group', () => {
  it('[J50] follows a rise at once, holds a peak for 600 s and then goes in one step', () => {
    const seen = sizes(policy, 4, [240, ...minutes(3, 1200), ...minutes(13, 600)])
    expect(seen.map(({ size }) => size)).toEqual([4, ...minutes(13, 20), ...minutes(3, 10)])
    expect(seen[1]?.reason).toBe('ScaleOut')
    expect(seen[5]?.reason).toBe('Stabilised')
    // The last minute of the peak is minute 3; at 780 s it is 600 s old and still counts.
    expect(seen.findIndex(({ reason }) => reason === 'ScaleIn')).toBe(14)
  })

  it('[J51] listens to the signal that needs most, and needs the present size without data', () => {
    const two = { ...policy, targets: [60, 100] }
    const vm = (cpu: number | null, requests: number | null) => ({
      startedAt: 0,
      load: [cpu, requests],
    })
    const seen = (vms: GcpSeen['vms']) =>
      decideGcp(two, emptyGcpMemory, { now: 900, size: 2, vms }).decision
    const found = seen([vm(50, 300), vm(50, 250)])
    expect(found.signals.map(({ needs }) => needs)).toEqual([2, 6])
    expect(found).toMatchObject({ leading: 1, needed: 6, size: 6 })
    expect(seen([vm(null, null)])).toMatchObject({ leading: null, needed: 2, size: 2 })
    expect(seen([vm(90, null), vm(90, null)])).toMatchObject({ leading: 0, size: 3 })
  })

  it('[J52] does not listen to VMs that start on the way out, and does on the way in', () => {
    const vm = (startedAt: number, load: number) => ({ startedAt, load: [load] })
    const seen = (vms: GcpSeen['vms']) =>
      decideGcp(policy, emptyGcpMemory, { now: 1000, size: 2, vms }).decision
    expect(seen([vm(0, 70), vm(941, 100)])).toMatchObject({ needed: 2, size: 2 })
    expect(seen([vm(0, 70), vm(940, 100)])).toMatchObject({ needed: 3, size: 3 })
    expect(seen([vm(0, 20), vm(941, 50)])).toMatchObject({ needed: 2, size: 2 })
    expect(seen([vm(0, 20), vm(941, 30)])).toMatchObject({ needed: 1, size: 1 })
  })

  it('[J53] with 10 VMs in 20 minutes a fall of 40 takes four windows', () => {
    const maxScaledInReplicas = { type: 'fixed' as const, value: 10 }
    const slow = { ...policy, scaleInControl: { maxScaledInReplicas, window: 1200 } }
    const seen = sizes(slow, 50, [...minutes(2, 3000), ...minutes(100, 600)])
    const steps = seen.flatMap(({ size }, i) =>
      size < (seen[i - 1]?.size ?? 50) ? [[i, size]] : [],
    )
    expect(steps.map(([, size]) => size)).toEqual([40, 30, 20, 10])
    const gaps = steps.map(([minute], i) => (minute ?? 0) - (steps[i - 1]?.[0] ?? 0)).slice(1)
    expect(gaps).toEqual([20, 20, 20])
    expect(seen.some(({ reason }) => reason === 'ScaleInControl')).toBe(true)
  })

  it('[J53] a share is rounded up, so that a small group is not stuck', () => {
    const maxScaledInReplicas = { type: 'percent' as const, value: 10 }
    const slow = { ...policy, scaleInControl: { maxScaledInReplicas, window: 600 } }
    const { decision } = decideGcp(slow, emptyGcpMemory, group(0, 5, 60))
    expect(decision).toMatchObject({ needed: 1, floor: 4, size: 4, reason: 'ScaleInControl' })
    // What the load needs itself is not held by the control.
    const asNeeded = decideGcp(slow, emptyGcpMemory, group(0, 5, 240)).decision
    expect(asNeeded).toMatchObject({ needed: 4, floor: 4, size: 4, reason: 'ScaleIn' })
  })

  it('[J54] the mode decides whether the recommendation is followed', () => {
    const after = (mode: GcpPolicy['mode'], load: number) =>
      decideGcp({ ...policy, mode }, emptyGcpMemory, group(0, 10, load)).decision.size
    expect([after('ON', 1200), after('ON', 60)]).toEqual([20, 1])
    expect([after('ONLY_SCALE_OUT', 1200), after('ONLY_SCALE_OUT', 60)]).toEqual([20, 10])
    expect([after('OFF', 1200), after('OFF', 60)]).toEqual([10, 10])
  })

  it('[J50] [J55] nothing goes within the period, and a higher load is never fewer', () => {
    const load = fc.integer({ min: 0, max: 4000 })
    let held = 0
    fc.assert(
      fc.property(load, load, fc.nat(1200), fc.integer({ min: 1, max: 60 }), (a, b, age, size) => {
        const memory: GcpMemory = { needed: [{ at: 2000 - age, size: 30 }], recommended: [] }
        const after = (value: number) =>
          decideGcp(policy, memory, group(2000, size, value)).decision.size
        const low = after(Math.min(a, b))
        expect(low).toBeLessThanOrEqual(after(Math.max(a, b)))
        if (age > 600) return
        if (low === 30) held++
        expect(low).toBeGreaterThanOrEqual(30)
      }),
      { numRuns: 300, seed: 3 },
    )
    expect(held).toBeGreaterThan(30)
  })

  it('[J53] never more than allowed below the peak of the window', () => {
    const loads = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 2, maxLength: 30 })
    let bound = 0
    fc.assert(
      fc.property(loads, fc.integer({ min: 1, max: 10 }), (series, value) => {
        const maxScaledInReplicas = { type: 'fixed' as const, value }
        const by = {
          ...policy,
          stabilisationPeriod: 60,
          scaleInControl: { maxScaledInReplicas, window: 300 },
        }
        const seen = sizes(by, 10, series)
        seen.forEach(({ size, reason }, i) => {
          const window = seen.slice(Math.max(0, i - 5), i).map((each) => each.size)
          if (reason === 'ScaleInControl') bound++
          expect(size).toBeGreaterThanOrEqual(Math.max(0, ...window) - value)
        })
      }),
      { seed: 4 },
    )
    expect(bound).toBeGreaterThan(50)
  })
})
