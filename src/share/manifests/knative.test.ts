import { describe, expect, it } from 'vitest'
import { answered, corpus } from '../manifest-corpus.test-support.ts'
import { kpaDefaults } from '#core/policies/kpa-spec.ts'
import { editedManifest } from './export-manifest.ts'
import { importManifest } from './import-manifest.ts'

const service = (annotations: string, spec = '') => `apiVersion: serving.knative.dev/v1
kind: Service
metadata: { name: web }
spec:
  template:
    metadata:
      annotations: { ${annotations} }
    spec: { ${spec}containers: [{ image: a }] }
`

function of(name: string, scaler: string) {
  return answered(corpus.get(name) ?? '', name, scaler).imported
}

function problemOf(text: string): string {
  const seen = importManifest(text, 'x.yaml')
  return seen.ok ? 'accepted' : seen.problem
}

describe('a Knative Service', () => {
  it('[I57] gives all of its annotations, and the settings of its pods', () => {
    const { policy, settings, notices } = of('knative-annotations.yaml', 'front/shop')
    expect(policy).toMatchObject({
      kind: 'kpa',
      metric: 'concurrency',
      containerConcurrency: 100,
      target: 80,
      targetUtilizationPercentage: 75,
      targetBurstCapacity: 150,
      window: 90,
      panicWindowPercentage: 20,
      panicThresholdPercentage: 300,
      minScale: 2,
      maxScale: 40,
      initialScale: 3,
      activationScale: 4,
      scaleDownDelay: 120,
      scaleToZeroPodRetentionPeriod: 90,
    })
    expect(settings).toEqual({
      initialReplicas: 3,
      cpuRequest: 500,
      cpuLimit: 1000,
      probePeriod: 3,
      probeDelay: 1,
      gracePeriod: 60,
    })
    expect(notices).toEqual([])
  })

  it('[I57] takes old names, and what it leaves out from the ConfigMap of the cluster', () => {
    expect(of('knative-old-names.yaml', 'old').policy).toMatchObject({
      minScale: 1,
      maxScale: 12,
      scaleDownDelay: 45,
      targetBurstCapacity: 0,
    })
    const { policy, settings } = of('knative-cluster.yaml', 'cluster')
    expect(policy).toMatchObject({
      initialScale: 2,
      maxScale: 25,
      activationScale: 3,
      target: null,
      cluster: {
        containerConcurrencyTargetDefault: 50,
        containerConcurrencyTargetPercentage: 80,
        stableWindow: 120,
        maxScaleDownRate: 1.5,
        enableScaleToZero: true,
        scaleToZeroGracePeriod: 60,
      },
    })
    expect(settings).toMatchObject({ waiting: 'activator', initialReplicas: 2 })
    // Where nobody may go to zero nobody waits at an activator.
    expect(of('knative-no-zero.yaml', 'awake').settings.waiting).toBeUndefined()
  })

  it('[I61] [I63] a value of the cluster that no object of the text holds gets its ConfigMap, which is edited then', () => {
    const text = service('')
    const { run, imported } = answered(text, 'x.yaml', 'web')
    if (run.policy.kind !== 'kpa') throw new Error('a Service is scaled by Knative')
    const { source } = imported
    const withRate = (maxScaleUpRate: number) => ({
      ...run,
      policy: { ...kpaDefaults, cluster: { ...kpaDefaults.cluster, maxScaleUpRate } },
    })
    expect(editedManifest(source, withRate(kpaDefaults.cluster.maxScaleUpRate))).toBe(text)
    const first = editedManifest(source, withRate(3)) ?? ''
    expect(first.startsWith(`${text}---\n`)).toBe(true)
    expect(answered(first, 'x.yaml', 'web').run.policy).toEqual(withRate(3).policy)
    const second = editedManifest({ ...source, text: first }, withRate(4))
    expect(second).toBe(first.replace('"3"', '"4"'))
  })

  it('[I57] the container with a port is the cell', () => {
    expect(of('knative-sidecar-first.yaml', 'pair').settings.cpuRequest).toBe(300)
  })

  it('[I57] another class, and what else it cannot follow, is refused by name', () => {
    const seen = importManifest(corpus.get('knative-refused.yaml') ?? '', 'x.yaml')
    expect(seen.ok && seen.value.policy).toBe(null)
    const group = 'spec.template.metadata.annotations.autoscaling.knative.dev'
    expect(seen.ok && seen.value.refused.map(({ path, line }) => [path, line])).toEqual([
      [`${group}/class`, 8],
      [`${group}/metric-aggregation-algorithm`, 9],
      [`${group}/surprise`, 10],
      ['spec.template.spec.responseStartTimeoutSeconds', 15],
      ['spec.template.spec.idleTimeoutSeconds', 16],
      ['spec.template.spec.terminationGracePeriodSeconds', 17],
      ['spec.template.spec.containers[0].livenessProbe', 22],
      ['spec.template.spec.containers[1]', 23],
      ['spec.traffic', 25],
    ])
  })

  it('[I57] a text without quotes, a wrong duration or bound is told where it stands', () => {
    const name = 'autoscaling.knative.dev/min-scale'
    expect(problemOf(service(`${name}: 2`))).toBe(
      `Line 7, column 57: “spec.template.metadata.annotations.${name}” must be a text in quotes, not 2.`,
    )
    expect(problemOf(service('autoscaling.knative.dev/window: 60'))).toContain('in quotes, not 60')
    expect(problemOf(service('autoscaling.knative.dev/window: 60sec'))).toContain(
      'must be a duration such as 60s or 1m30s, not “60sec”',
    )
    expect(problemOf(service('autoscaling.knative.dev/window: 2s'))).toMatch(
      /^Line 7, column \d+: .*window” must be a number from 6 to 3600, not 2\.$/u,
    )
    expect(
      problemOf(service('').replace('serving.knative.dev/v1', 'serving.knative.dev/v1beta1')),
    ).toBe(
      'Line 1, column 1: Knative Service “web” has serving.knative.dev/v1beta1; only serving.knative.dev/v1 is read.',
    )
    const misplaced = service('').replace('{ name: web }', `{ annotations: { ${name}: "1" } }`)
    expect(problemOf(misplaced)).toContain('belongs under spec.template.metadata.annotations')
  })
})
