import { describe, expect, it } from 'vitest'
import {
  emptyMemory,
  hpaDefaults,
  reconcile,
  type HpaObservation,
  type HpaSpec,
} from '#core/policies/hpa.ts'
import { english } from '#text/words.ts'
import { decisionSteps, decisionSummary } from './decision-steps.ts'

/** Pods that have been ready for long, each with this much CPU of its request of 1000m. */
function seen(cpu: readonly number[], now = 1000): HpaObservation {
  const pods = cpu.map((_, id) => ({
    id,
    phase: 'Running' as const,
    deleting: false,
    ready: true,
    startedAt: 0,
    readyChangedAt: 0,
  }))
  const samples = cpu.map((milli, pod) => ({ pod, milli, takenAt: now - 5, window: 15 }))
  const reading = { kind: 'pods' as const, samples, requests: cpu.map(() => 1000) }
  return { now, specReplicas: cpu.length, statusReplicas: cpu.length, pods, readings: [reading] }
}

function decide(cpu: readonly number[], spec: HpaSpec = hpaDefaults) {
  return reconcile(spec, emptyMemory, seen(cpu)).decision
}

const textOf = (decision: ReturnType<typeof decide>) =>
  decisionSteps(decision, english).map(
    ({ name, formula, note }) => `${name}: ${formula}${note === null ? '' : ` (${note})`}`,
  )

describe('the record of a decision', () => {
  it('[U20] shows every number on the way from the measurement to the replicas', () => {
    const decision = decide([840, 840])
    expect(decision.desired).toBe(3)
    expect(textOf(decision)).toEqual([
      'CPU: measured 84% ÷ target 60% = 1.4 (2 ready)',
      'Tolerance: 1.4 outside 0.9 … 1.1',
      'Raw: ⌈1.4 × 2⌉ = 3',
      'Stabilised: 3 → 3 (no window holds it back)',
      'Rate: 2 may become at most 4 (without behavior)',
      'Limited: 3 → 3 in 2 … 40 (within range)',
      'Desired replicas: 2 → 3',
    ])
    expect(decisionSummary(decision, english)).toBe('2 → 3 replicas')
  })

  it('[U20] says why nothing happened', () => {
    expect(decisionSummary(decide([600, 620]), english)).toBe('stayed at 2: within tolerance')
    expect(decisionSummary(decide([100, 100, 100]), english)).toBe(
      'stayed at 3: stabilization window',
    )
    expect(decisionSummary(decide([1000, 1000], { ...hpaDefaults, maxReplicas: 2 }), english)).toBe(
      'stayed at 2: max replicas',
    )
    const silent = reconcile(hpaDefaults, emptyMemory, {
      ...seen([600, 600]),
      readings: [null],
    }).decision
    expect(decisionSummary(silent, english)).toBe('stayed at 2: metrics missing')
    expect(textOf(silent)[0]).toBe('CPU: no value (the metrics API returned nothing)')
  })

  it('[U20] shows a correction of the bounds, and which of several metrics led', () => {
    const above = decide([600, 600, 600], { ...hpaDefaults, maxReplicas: 2 })
    expect(textOf(above)[0]).toContain('Max replicas: 3 > 2')
    const [cpu] = hpaDefaults.metrics
    if (cpu === undefined) throw new Error('the defaults have a metric')
    const strict = {
      type: 'Resource',
      name: 'cpu',
      target: { type: 'AverageValue', averageValue: 200 },
    } as const
    const observed = seen([840, 840])
    const readings = [...observed.readings, ...observed.readings]
    const two = reconcile({ ...hpaDefaults, metrics: [cpu, strict] }, emptyMemory, {
      ...observed,
      readings,
    }).decision
    const text = textOf(two)
    expect(text).toContain('Raw: max(3, 9) = 9 (the largest metric leads)')
    expect(text).toContain('CPU: measured 840m ÷ target 200m = 4.2 (2 ready)')
  })
})
