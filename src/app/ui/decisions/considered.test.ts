import { describe, expect, it } from 'vitest'
import { autoscaledService } from '#core/organisms/autoscaled-service/model.ts'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import { policyDefaults } from '#core/policies/policy-defaults.ts'
import type { PolicyKind } from '#core/policies/policy.ts'
import type { Plain } from '#core/schema/schema.ts'
import { considered, type Considered } from './considered.ts'

type Settings = Readonly<Record<string, Plain>>

/** All decisions over a surge and what comes after it. */
function decisionsOf(settings: Settings, until = 900): readonly ServiceDecision[] {
  const load = { form: 'steps', every: 150, rates: [60, 400, 400, 60, 60, 60] }
  const begun = autoscaledService.begin({ load, initialReplicas: 2, ...settings }, 3)
  if (!begun.ok) throw new Error(begun.problem)
  while (!begun.value.advanceTo(until, 1_000_000));
  return begun.value.decisions().entries
}

function ofKind(kind: PolicyKind): readonly ServiceDecision[] {
  // The table of defaults holds plain JSON.
  return decisionsOf({ policy: policyDefaults[kind] as unknown as Plain })
}

function allOf(decisions: readonly ServiceDecision[]): readonly Considered[] {
  return decisions.flatMap((decision, i) => considered(decision, decisions.slice(0, i)) ?? [])
}

describe('what a decision looked back on', () => {
  it('[D33] of the HPA are its raw recommendations, of which the one that holds is taken', () => {
    const decisions = decisionsOf({})
    const held = decisions.filter(
      ({ kind, record }) =>
        kind === 'hpa' && record.stabilised !== null && record.stabilised.replicas !== record.raw,
    )
    expect(held.length).toBeGreaterThan(5)
    for (const decision of held) {
      const found = considered(decision, decisions)
      expect(found?.chosen?.replicas).toBe(decision.desired)
      expect(found?.points).toContainEqual(found?.chosen)
      expect(found?.bands).toMatchObject([{ name: { kind: 'down' }, to: decision.time }])
      // Nothing that it took in hand was larger, and nothing of a later time.
      expect(Math.max(...(found?.points ?? []).map(({ replicas }) => replicas))).toBe(
        found?.chosen?.replicas,
      )
      expect(found?.points.at(-1)?.time).toBe(decision.time)
    }
  })

  it.each([
    ['kpa', ['stable', 'panic']],
    ['mig', ['peak']],
    ['azure', ['mean']],
    ['target-tracking', ['alarm']],
    ['step-scaling', ['alarm']],
    ['simple-scaling', ['alarm', 'cooldown']],
  ] as const)('[D33] of %s are its own windows', (kind, names) => {
    const all = allOf(ofKind(kind))
    expect(all.length).toBeGreaterThan(5)
    const found = new Set(all.flatMap(({ bands }) => bands.map(({ name }) => name.kind)))
    expect([...found].toSorted()).toEqual([...names].toSorted())
    for (const { time, bands, points, chosen } of all) {
      for (const { from, to, name, ticks } of bands) {
        expect(from).toBeLessThan(to)
        if (name.kind !== 'cooldown') expect(to).toBe(time)
        expect(ticks.every((tick) => tick > from && tick < to)).toBe(true)
      }
      if (chosen !== null) expect(points).toContainEqual(chosen)
    }
  })

  it('[D33] of a group of Google is the peak that it is held by', () => {
    const decisions = ofKind('mig')
    const held = decisions.filter(
      ({ kind, record }) => kind === 'mig' && record.reason === 'Stabilised',
    )
    expect(held.length).toBeGreaterThan(2)
    for (const decision of held) {
      expect(considered(decision, decisions)?.chosen?.replicas).toBe(decision.desired)
    }
  })

  it('[D33] is nothing where no window is looked at', () => {
    expect(allOf(ofKind('threshold'))).toEqual([])
  })
})
