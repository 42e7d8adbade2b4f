import { describe, expect, it } from 'vitest'
import { autoscaledService } from '#core/organisms/autoscaled-service/model.ts'
import { checkHpaSpec } from '#core/policies/hpa-check.ts'
import { hpaDefaults } from '#core/policies/hpa.ts'
import { hpaDecisionOf } from '#core/policies/records.ts'
import { autoscalerText } from '#text/en/autoscaler.ts'
import {
  bandOf,
  kindOf,
  measuredBy,
  metricKinds,
  newMetric,
  targetOf,
  windowOf,
  withMetric,
  withPolicy,
  withRules,
  withTarget,
  withWindow,
} from './hpa-edit.ts'

const kinds = metricKinds

const { english } = autoscalerText

describe('edits of the autoscaler', () => {
  it('[U21] make only metrics that the autoscaler takes, and know them again', () => {
    expect(kinds.length).toBeGreaterThan(3)
    for (const kind of kinds) {
      const spec = withMetric(hpaDefaults, 0, newMetric(kind))
      expect(checkHpaSpec(spec)).toEqual({ ok: true, value: spec })
      expect(kindOf(newMetric(kind))).toBe(kind)
    }
  })

  it('[U21] read a target in the unit in which they write it', () => {
    for (const kind of kinds) {
      const metric = newMetric(kind)
      const target = targetOf(metric, english)
      expect(target).not.toBeNull()
      if (target === null) continue
      expect(withTarget(metric, target.value)).toEqual(metric)
      expect(targetOf(withTarget(metric, 42), english)?.value).toBe(42)
      expect(target.from).toBeLessThan(target.value)
      expect(target.to).toBeGreaterThan(target.value)
    }
    expect(targetOf(newMetric('utilization'), english)?.label).toBe('Target CPU utilization')
  })

  it('[U21] tell no value of the last sync that another metric had', () => {
    const begun = autoscaledService.begin({}, 1)
    if (!begun.ok) throw new Error(begun.problem)
    begun.value.advanceTo(60, Infinity)
    const last = begun.value.decisions().entries.at(-1)
    const decision = last === undefined ? null : hpaDecisionOf(last)
    const measured = kinds.map((kind) => measuredBy(decision, newMetric(kind), 0))
    // CPU is known in percent of what is requested and in mCPU, 1000 being requested.
    const share = measured[kinds.indexOf('utilization')] ?? 0
    expect(share).toBeGreaterThan(5)
    expect(Math.abs((measured[kinds.indexOf('cpu')] ?? 0) - 10 * share)).toBeLessThan(10)
    expect(measured.filter((value) => value !== null)).toHaveLength(2)
    expect(measuredBy(decision, newMetric('utilization'), 1)).toBeNull()
    expect(measuredBy(null, newMetric('utilization'), 0)).toBeNull()
  })

  it('[U21] change the window where it stands: on the controller without behavior, else in behavior', () => {
    expect(windowOf(hpaDefaults, 'scaleUp')).toBeNull()
    expect(windowOf(hpaDefaults, 'scaleDown')).toEqual({ seconds: 300, from: 'controller' })
    expect(withWindow(hpaDefaults, 'scaleDown', 60)).toMatchObject({
      behavior: null,
      controller: { downscaleStabilization: 60 },
    })
    const spec = { ...hpaDefaults, behavior: { scaleUp: null, scaleDown: null } }
    expect(windowOf(spec, 'scaleUp')).toEqual({ seconds: 0, from: 'behavior' })
    const edited = withWindow(spec, 'scaleDown', 60)
    expect(windowOf(edited, 'scaleDown')).toEqual({ seconds: 60, from: 'behavior' })
    expect(edited.controller).toEqual(spec.controller)
  })

  it('[U21] keep at least one policy, and draw the band of the tolerance in force', () => {
    const policy = { type: 'Pods', value: 1, periodSeconds: 15 } as const
    expect(withPolicy([policy], 0, null)).toHaveLength(1)
    expect(withPolicy([policy, policy], 1, null)).toHaveLength(1)
    expect(bandOf(hpaDefaults, 50)).toEqual({ low: 45, high: 55.00000000000001 })
    const strict = withRules(
      { ...hpaDefaults, behavior: { scaleUp: null, scaleDown: null } },
      'scaleUp',
      { tolerance: 0 },
    )
    expect(bandOf(strict, 50)).toEqual({ low: 45, high: 50 })
  })
})
