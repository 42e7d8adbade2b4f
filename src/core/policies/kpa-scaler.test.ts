import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  kpaScalerReasons,
  scaleKpa,
  type KpaScalerReason,
  type KpaScalerRules,
  type KpaScalerState,
} from './kpa-scaler.ts'

const seconds = fc.constantFrom(0, 30, 59, 60, 61, 300)
const anyRules: fc.Arbitrary<KpaScalerRules> = fc.record({
  minScale: fc.constantFrom(0, 0, 2),
  maxScale: fc.constantFrom(0, 8),
  initialScale: fc.constantFrom(0, 1, 3),
  scaleToZero: fc.boolean(),
  stableWindow: fc.constantFrom(60, 300),
  gracePeriod: fc.constantFrom(30, 60),
  podRetention: fc.constantFrom(0, 60, 600),
  burstCapacity: fc.constantFrom(-1, 211),
  activationTimeout: fc.constantFrom(35, 151),
})
const anyState: fc.Arbitrary<KpaScalerState> = fc.record({
  currentReplicas: fc.integer({ min: 0, max: 12 }),
  wish: fc.constantFrom(-1, 0, 0, 0, 1, 5, 40),
  state: fc.constantFrom('activating', 'active', 'inactive'),
  stateFor: seconds,
  isReachable: fc.constantFrom(null, true, false),
  initialScaleReached: fc.boolean(),
  isProxied: fc.boolean(),
  proxiedFor: seconds,
  activatorAnswers: fc.boolean(),
})

describe('what a reconciliation makes of a wish', () => {
  it('[Z20] [Z21] [Z22] is within the bounds, goes to zero only for a reason, and says when it looks again', () => {
    const met = new Map<KpaScalerReason, number>()
    fc.assert(
      fc.property(anyRules, anyState, (rules, state) => {
        const { desired, isApplied, again, reason } = scaleKpa(rules, state)
        met.set(reason, 1 + (met.get(reason) ?? 0))
        if (isApplied) {
          expect(desired).not.toBe(state.currentReplicas)
          if (rules.maxScale > 0 && state.wish > 0) {
            expect(desired).toBeLessThanOrEqual(Math.max(rules.maxScale, rules.initialScale))
          }
          if (state.isReachable !== false) expect(desired).toBeGreaterThanOrEqual(rules.minScale)
        }
        if (isApplied && desired === 0) {
          expect(rules.scaleToZero).toBe(true)
          if (state.state === 'inactive') {
            expect(state.activatorAnswers || rules.burstCapacity === -1).toBe(true)
            expect(state.stateFor).toBeGreaterThanOrEqual(rules.podRetention)
            expect(Math.max(state.stateFor, state.proxiedFor)).toBeGreaterThanOrEqual(
              rules.gracePeriod,
            )
          } else expect([state.state, reason]).toEqual(['activating', 'activation-timed-out'])
        }
        if (again !== null) expect(again).toBeGreaterThan(0)
        expect(scaleKpa(rules, state)).toEqual({ desired, isApplied, again, reason })
      }),
      { seed: 31, numRuns: 5000 },
    )
    expect(kpaScalerReasons.filter((reason) => (met.get(reason) ?? 0) < 5)).toEqual([])
  })
})
