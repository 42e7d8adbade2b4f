import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkHpaSpec } from './hpa-check.ts'
import { hpaControllerDefaults, hpaDefaults } from './hpa-spec.ts'

const cpu = {
  type: 'Resource',
  name: 'cpu',
  target: { type: 'Utilization', averageUtilization: 60 },
}

function problemOf(changes: object): string {
  const checked = checkHpaSpec({ ...hpaDefaults, ...changes })
  return checked.ok ? 'accepted' : checked.problem
}

function metricProblem(metric: object): string {
  return problemOf({ metrics: [metric] })
}

describe('an autoscaler from outside', () => {
  it('[I1] a right one comes out equal, in a copy', () => {
    const checked = checkHpaSpec(hpaDefaults)
    expect(checked).toEqual({ ok: true, value: hpaDefaults })
    expect(checked.ok && checked.value).not.toBe(hpaDefaults)
  })

  it('[I1] what may be left out takes the value that the API server gives it', () => {
    const checked = checkHpaSpec({
      maxReplicas: 5,
      metrics: [cpu],
      behavior: { scaleUp: {}, scaleDown: { selectPolicy: 'Disabled' } },
    })
    const silent = { stabilizationWindowSeconds: null, policies: null, tolerance: null }
    expect(checked).toEqual({
      ok: true,
      value: {
        minReplicas: 1,
        maxReplicas: 5,
        metrics: [cpu],
        behavior: {
          scaleUp: { ...silent, selectPolicy: null },
          scaleDown: { ...silent, selectPolicy: 'Disabled' },
        },
        controller: hpaControllerDefaults,
      },
    })
  })

  it('[I2] every wrong field is refused by its path, with what came and what is allowed', () => {
    const target = (averageUtilization: unknown) => ({
      ...cpu,
      target: { type: 'Utilization', averageUtilization },
    })
    expect(metricProblem(target(0))).toBe(
      '“hpa.metrics[0].target.averageUtilization” must be a whole number from 1 to 1000000, not 0.',
    )
    expect(metricProblem(target(Number.NaN))).toContain('averageUtilization” must be a whole')
    expect(metricProblem(target('60'))).toContain('not “60”')
    expect(metricProblem(target(59.5))).toContain('not 59.5')
    expect(metricProblem({ ...cpu, name: 'memory' })).toBe(
      '“hpa.metrics[0].name” is “memory”; the only resource that is simulated is cpu.',
    )
    expect(metricProblem({ type: 'Invalid', name: 'x' })).toContain('“hpa.metrics[0].type” must be')
    expect(
      metricProblem({
        type: 'Pods',
        name: 'q',
        signal: 'latency',
        target: { type: 'AverageValue', averageValue: 1 },
      }),
    ).toContain('“hpa.metrics[0].signal” must be requests-per-second or in-flight or queue-length')
    expect(metricProblem({ ...cpu, container: 'app' })).toContain('“container”')
    expect(problemOf({ minReplicas: 9, maxReplicas: 3 })).toContain('cannot exceed the maximum')
    expect(problemOf({ minReplicas: 0 })).toContain('HPAScaleToZero')
    expect(problemOf({ maxReplicas: Infinity })).toContain('“hpa.maxReplicas”')
    expect(problemOf({ metrics: [] })).toContain('1 to 16 entries')
    expect(problemOf({ behavior: { scaleUp: { policies: [] } } })).toContain('scaleUp.policies')
    expect(
      problemOf({
        behavior: { scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 1801 }] } },
      }),
    ).toContain('“hpa.behavior.scaleDown.policies[0].periodSeconds”')
    expect(problemOf({ controller: { tolerance: Number.NaN } })).toContain('controller.tolerance')
    expect(problemOf({ colour: 'red' })).toContain('“colour”')
  })

  it('[I2] scale to zero needs the feature and a metric that exists without pods', () => {
    const external = {
      type: 'External',
      name: 'queue',
      signal: 'queue-length',
      target: { type: 'Value', value: 30_000 },
    }
    const controller = { ...hpaControllerDefaults, scaleToZero: true }
    expect(problemOf({ minReplicas: 0, metrics: [external], controller })).toBe('accepted')
    expect(problemOf({ minReplicas: 0, metrics: [cpu], controller })).toContain('HPAScaleToZero')
  })

  it('[I3] anything at all gives an answer and never changes a prototype', () => {
    let refused = 0
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        const checked = checkHpaSpec(value)
        if (!checked.ok) refused++
        return checked.ok || checked.problem.endsWith('.')
      }),
      { numRuns: 500 },
    )
    expect(refused).toBeGreaterThan(400)
    const hostile: unknown = JSON.parse('{"maxReplicas":3,"__proto__":{"polluted":1},"metrics":[]}')
    expect(checkHpaSpec(hostile).ok).toBe(false)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})
