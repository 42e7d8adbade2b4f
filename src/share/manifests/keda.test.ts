import { describe, expect, it } from 'vitest'
import { answered, corpus } from '../manifest-corpus.test-support.ts'
import { editedManifest } from './export-manifest.ts'
import { importManifest } from './import-manifest.ts'

const scaled = (rest: string) => `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web }
spec:
  scaleTargetRef: { name: web }
${rest}`

function problemOf(text: string): string {
  const seen = importManifest(text, 'x.yaml')
  return seen.ok ? 'accepted' : seen.problem
}

describe('a ScaledObject', () => {
  it('[I58] gives counts, periods, pauses, behavior and triggers under the names of their scalers', () => {
    const text = corpus.get('keda-full.yaml') ?? ''
    const { policy, settings, unused } = answered(text, 'x.yaml', 'work/full').imported
    expect(policy).toMatchObject({
      kind: 'keda',
      pollingInterval: 15,
      cooldownPeriod: 120,
      initialCooldownPeriod: 60,
      idleReplicaCount: 0,
      minReplicaCount: 2,
      maxReplicaCount: 50,
      fallbackReplicas: 6,
      paused: false,
      pausedScaleIn: true,
      forceActivation: true,
      behavior: {
        scaleUp: { stabilizationWindowSeconds: 10, tolerance: 0.15 },
        scaleDown: { stabilizationWindowSeconds: 240 },
      },
      triggers: [
        { type: 'rabbitmq', threshold: 25, activationThreshold: 5, metricType: 'AverageValue' },
        { type: 'kafka', threshold: 100, activationThreshold: 10, metricType: 'Value' },
      ],
    })
    expect(settings).toMatchObject({ cpuRequest: 100, initialReplicas: 2 })
    expect(unused).toEqual([])
  })

  it('[I58] asks what a trigger counts, with a guess from its type, its mode or its name', () => {
    const trigger = (type: string, metadata: string) =>
      scaled(`  triggers: [{ type: ${type}, metadata: { ${metadata} } }]\n`)
    const needs = [
      trigger('aws-sqs-queue', 'queueLength: "5"'),
      trigger('rabbitmq', 'mode: MessageRate, queueName: a, value: "5"'),
      trigger('prometheus', 'query: sum(inflight), threshold: "5"'),
      trigger('postgresql', 'query: SELECT 1, targetQueryValue: "5"'),
    ].map((text) => {
      const seen = importManifest(text, 'x.yaml')
      return seen.ok ? seen.value.needs.map(({ name, guess }) => [name, guess]) : seen.problem
    })
    expect(needs).toEqual([
      [['aws-sqs-queue', 'queue-length']],
      [['a', 'requests-per-second']],
      [['prometheus', 'in-flight']],
      [['postgresql', null]],
    ])
    const open = importManifest(trigger('redis', 'listLength: "5"'), 'x.yaml')
    expect(open).toMatchObject({ value: { policy: null } })
    expect(open.ok && open.value.open).toEqual([
      'Say what the metric “redis” counts: requests per second, requests in flight or a queue.',
    ])
  })

  it('[I58] a target that is left out is the one of KEDA, and an edit puts its field there', () => {
    const { imported, run } = answered(corpus.get('keda-defaults.yaml') ?? '', 'x.yaml', 'work')
    const { policy, mapped, source } = imported
    const thresholds = policy?.kind === 'keda' ? policy.triggers.map((one) => one.threshold) : []
    expect(thresholds).toEqual([10, 5, 10, 20])
    const absent = mapped.filter(({ path, line }) => path.includes('.metadata.') && line === 0)
    expect(absent.map(({ path, becomes }) => [path, becomes])).toEqual([
      ['spec.triggers[0].metadata.lagThreshold', '10'],
      ['spec.triggers[1].metadata.queueLength', '5'],
      ['spec.triggers[2].metadata.lagThreshold', '10'],
      ['spec.triggers[3].metadata.queueLength', '20'],
    ])
    if (policy?.kind !== 'keda') throw new Error('no ScaledObject')
    const fields = [
      'lagThreshold: "31"',
      'queueLength: "31"',
      'lagThreshold: "31"',
      'queueLength: "31"',
    ]
    for (const [i, field] of fields.entries()) {
      const triggers = policy.triggers.map((one, at) =>
        at === i ? { ...one, threshold: 31 } : one,
      )
      const edited = editedManifest(source, { ...run, policy: { ...policy, triggers } }) ?? ''
      const added = edited.split('\n').filter((line) => !source.text.split('\n').includes(line))
      expect(added.map((line) => line.trim())).toEqual([field])
      const back = answered(edited, 'x.yaml', 'work').imported.policy
      expect(back).toEqual({ ...policy, triggers })
    }
  })

  it('[I58] a trigger whose target KEDA demands cannot do without', () => {
    const trigger = (type: string, metadata: string) =>
      problemOf(scaled(`  triggers: [{ type: ${type}${metadata} }]\n`))
    const none = ', metadata: { query: a }'
    expect(trigger('prometheus', none)).toContain('metadata.threshold” is missing')
    expect(trigger('mysql', none)).toContain('metadata.queryValue” is missing')
    const rabbit = trigger('rabbitmq', ', metadata: { queueName: a, mode: QueueLength }')
    expect(rabbit).toContain('metadata.value” is missing')
    expect(trigger('kafka', '')).toContain('metadata” is missing')
  })

  it('[I58] triggers on CPU, memory and time, formulas and unknown scalers are refused by name', () => {
    const seen = importManifest(corpus.get('keda-refused.yaml') ?? '', 'x.yaml')
    expect(seen.ok && seen.value.refused.map(({ path, line }) => [path, line])).toEqual([
      ['metadata.annotations.autoscaling.keda.sh/paused-replicas', 6],
      ['metadata.annotations.autoscaling.keda.sh/surprise', 8],
      ['spec.scaleTargetRef.kind', 10],
      ['spec.fallback.behavior', 14],
      ['spec.advanced.scalingModifiers', 16],
      ['spec.triggers[0]', 19],
      ['spec.triggers[1]', 22],
      ['spec.triggers[2]', 24],
      ['spec.triggers[3].useCachedMetrics', 28],
      ['spec.triggers[4]', 32],
    ])
    const only = scaled('  triggers: [{ type: cron, metadata: {} }]\n')
    expect(importManifest(only, 'x.yaml', { accepted: 'all' })).toMatchObject({
      value: {
        policy: null,
        open: [expect.stringContaining('All triggers of “web” are left out') as unknown],
      },
    })
  })

  it('[I58] what KEDA itself would refuse is told where it stands', () => {
    const one = '  triggers: [{ type: prometheus, metadata: { threshold: "5" } }]\n'
    expect(problemOf(scaled(`  minReplicaCount: 5\n  maxReplicaCount: 3\n${one}`))).toBe(
      'Line 6, column 20: “spec.minReplicaCount” is 5, above “spec.maxReplicaCount” (3); the minimum cannot exceed the maximum.',
    )
    expect(problemOf(scaled(one.replace('"5"', '5')))).toContain('must be a text in quotes, not 5')
    expect(problemOf(scaled(one.replace('threshold: "5"', '')))).toContain('threshold” is missing')
    expect(problemOf(scaled(''))).toContain('“spec.triggers” is missing')
    expect(problemOf(scaled(one.replace('prometheus', '5')))).toContain('must name a scaler')
  })
})
