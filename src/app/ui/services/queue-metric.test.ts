import { describe, expect, it } from 'vitest'
import { hpaDefaults } from '#core/policies/hpa.ts'
import { metricKinds, newMetric, withMetric } from '../autoscaler/hpa-edit.ts'
import { goesByQueue } from './queue-metric.ts'

describe('an autoscaler that goes by the queue', () => {
  it('[B28] is told by what it counts, of whatever kind and beside whatever else', () => {
    const of = (kind: (typeof metricKinds)[number]) => withMetric(hpaDefaults, 0, newMetric(kind))
    expect(metricKinds.filter((kind) => goesByQueue(of(kind)))).toEqual(['queue'])
    const { metrics } = hpaDefaults
    const target = { type: 'AverageValue', averageValue: 1000 } as const
    const imported = { type: 'Pods', name: 'depth', signal: 'queue-length', target } as const
    expect(goesByQueue({ ...hpaDefaults, metrics: [...metrics, imported] })).toBe(true)
    const unknown = { type: 'Invalid', name: 'queue-length' } as const
    expect(goesByQueue({ ...hpaDefaults, metrics: [unknown] })).toBe(false)
  })
})
