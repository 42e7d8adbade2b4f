import { describe, expect, it } from 'vitest'
import { policyDefaults } from './policy-defaults.ts'
import { checkPolicy, policyKinds, type PolicyKind } from './policy.ts'

const problemOf = (value: unknown): string => {
  const checked = checkPolicy(value)
  return checked.ok ? 'accepted' : checked.problem
}

/** The defaults of a policy with another value at a path such as `policies.0.high.evaluationPeriods`. */
function changed(kind: PolicyKind, path: string, value: unknown): unknown {
  const copy = structuredClone<unknown>(policyDefaults[kind])
  const names = path.split('.')
  let at = copy as Record<string, unknown>
  for (const name of names.slice(0, -1)) at = at[name] as Record<string, unknown>
  at[names.at(-1) ?? ''] = value
  return copy
}

/** As a sentence names a path. */
const named = (path: string): string => `policy.${path.replaceAll(/\.(\d+)/gu, '[$1]')}`

const size = [0, 100_000, 'whole'] as const
const most = [1, 100_000, 'whole'] as const
const periods = [1, 180, 'whole'] as const
const amount = [-1e9, 1e9, null] as const
const day = [0, 86_400, null] as const
const hour = [0, 3600, null] as const
const target = [0.001, 1e9, null] as const

/** Every number of every policy with the least and the most it may be, and whether it is a whole one. */
const numbers: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  manual: { replicas: size },
  'on-demand': { max: most },
  threshold: {
    min: size,
    max: most,
    above: [0, 1e9, null],
    below: [0, 1e9, null],
    period: [1, 3600, null],
    cooldown: hour,
  },
  mig: {
    minNumReplicas: size,
    maxNumReplicas: most,
    'signals.0.target': target,
    stabilisationPeriod: hour,
    initialisationPeriod: hour,
  },
  azure: {
    minimum: size,
    maximum: most,
    fallback: size,
    'rules.0.threshold': amount,
    'rules.0.timeWindow': [60, 43_200, null],
    'rules.0.action.value': size,
    'rules.1.cooldown': [60, 43_200, null],
  },
  keda: {
    minReplicaCount: size,
    maxReplicaCount: most,
    idleReplicaCount: size,
    pollingInterval: [1, 3600, null],
    cooldownPeriod: day,
    initialCooldownPeriod: day,
    fallbackReplicas: size,
    'triggers.0.threshold': target,
    'triggers.0.activationThreshold': [0, 1e9, null],
  },
  kpa: {
    containerConcurrency: [0, 1000, 'whole'],
    target: [0.01, 1_000_000, null],
    targetUtilizationPercentage: [1, 100, null],
    targetBurstCapacity: [-1, 1_000_000, null],
    window: [6, 3600, null],
    panicWindowPercentage: [1, 100, null],
    panicThresholdPercentage: [110, 1000, null],
    minScale: size,
    maxScale: size,
    initialScale: size,
    activationScale: size,
    scaleDownDelay: hour,
    scaleToZeroPodRetentionPeriod: hour,
    'cluster.containerConcurrencyTargetDefault': [0.01, 1_000_000, null],
    'cluster.containerConcurrencyTargetPercentage': [1, 100, null],
    'cluster.requestsPerSecondTargetDefault': [0.01, 1_000_000, null],
    'cluster.targetBurstCapacity': [-1, 1_000_000, null],
    'cluster.stableWindow': [6, 3600, null],
    'cluster.panicWindowPercentage': [1, 100, null],
    'cluster.panicThresholdPercentage': [110, 1000, null],
    'cluster.maxScaleUpRate': [1.01, 10_000, null],
    'cluster.maxScaleDownRate': [1.01, 10_000, null],
    'cluster.scaleToZeroGracePeriod': [6, 3600, null],
  },
  'target-tracking': {
    minSize: size,
    maxSize: most,
    warmup: day,
    'policies.0.target': target,
    'policies.0.lowShare': [0, 1, null],
    'policies.0.high.evaluationPeriods': periods,
    'policies.0.low.datapointsToAlarm': periods,
  },
  'step-scaling': {
    minSize: size,
    maxSize: most,
    warmup: day,
    'policies.0.threshold': amount,
    'policies.0.minMagnitude': size,
    'policies.1.evaluationPeriods': periods,
    'policies.1.datapointsToAlarm': periods,
    'policies.0.steps.0.lower': amount,
    'policies.0.steps.1.adjustment': amount,
  },
  'simple-scaling': {
    minSize: size,
    maxSize: most,
    'policies.0.threshold': amount,
    'policies.0.adjustment': amount,
    'policies.1.minMagnitude': size,
    'policies.0.evaluationPeriods': periods,
    'policies.1.datapointsToAlarm': periods,
    'policies.0.cooldown': day,
  },
}

/** Every choice of every policy with its options, as a sentence tells them. */
const signals = 'cpu or requests-per-second or in-flight or queue-length'
const types = 'ChangeInCapacity or ExactCapacity or PercentChangeInCapacity'
const choices: readonly (readonly [kind: PolicyKind, path: string, options: string])[] = [
  ['threshold', 'signal', signals],
  ['mig', 'mode', 'ON or ONLY_SCALE_OUT or OFF'],
  ['mig', 'signals.0.signal', signals],
  ['azure', 'rules.0.signal', signals],
  ['azure', 'rules.0.direction', 'Increase or Decrease'],
  ['azure', 'rules.0.operator', 'GreaterThan or GreaterThanOrEqual or LessThan or LessThanOrEqual'],
  ['azure', 'rules.0.action.type', 'ChangeCount or PercentChangeCount or ExactCount'],
  ['keda', 'triggers.0.signal', 'requests-per-second or in-flight or queue-length'],
  ['keda', 'triggers.0.metricType', 'AverageValue or Value'],
  ['kpa', 'metric', 'concurrency or rps'],
  ['target-tracking', 'policies.0.signal', signals],
  ['step-scaling', 'policies.0.signal', signals],
  ['step-scaling', 'policies.0.direction', 'out or in'],
  ['step-scaling', 'policies.0.type', types],
  ['simple-scaling', 'policies.0.signal', signals],
  [
    'simple-scaling',
    'policies.0.comparison',
    'GreaterThanOrEqualToThreshold or LessThanOrEqualToThreshold',
  ],
  ['simple-scaling', 'policies.0.type', types],
]

const flags: readonly (readonly [kind: PolicyKind, path: string])[] = [
  ['keda', 'paused'],
  ['keda', 'pausedScaleIn'],
  ['keda', 'pausedScaleOut'],
  ['keda', 'forceActivation'],
  ['kpa', 'cluster.enableScaleToZero'],
  ['target-tracking', 'policies.0.scaleInDisabled'],
]

const lists: readonly (readonly [kind: PolicyKind, path: string, longest: number])[] = [
  ['mig', 'signals', 4],
  ['azure', 'rules', 10],
  ['keda', 'triggers', 8],
  ['target-tracking', 'policies', 4],
  ['step-scaling', 'policies', 8],
  ['step-scaling', 'policies.0.steps', 20],
  ['simple-scaling', 'policies', 8],
]

describe('a policy from outside', () => {
  it('[I1] of any kind is completed by its defaults, in a copy', () => {
    expect(policyKinds).toEqual([
      'hpa',
      'keda',
      'kpa',
      'target-tracking',
      'step-scaling',
      'simple-scaling',
      'azure',
      'mig',
      'threshold',
      'vertical',
      'on-demand',
      'manual',
    ])
    for (const kind of policyKinds) {
      const checked = checkPolicy({ kind })
      expect(checked).toEqual({ ok: true, value: policyDefaults[kind] })
      expect(checkPolicy(policyDefaults[kind])).toEqual(checked)
      if (checked.ok) expect(checked.value).not.toBe(policyDefaults[kind])
      expect(problemOf({ kind, wings: 2 })).toBe(
        '“policy” has a field “wings”, which is not known here.',
      )
    }
    expect(problemOf({ kind: 'luck' })).toBe(
      `“policy.kind” must be ${policyKinds.join(' or ')}, not “luck”.`,
    )
    expect(problemOf('hpa')).toBe('“policy” must be an object, not “hpa”.')
  })

  it('[I2] holds every number within its bounds, both included', () => {
    let held = 0
    for (const [name, fields] of Object.entries(numbers)) {
      const kind = policyKinds.find((one) => one === name)
      if (kind === undefined) throw new Error(`there is no policy ${name}`)
      for (const [path, [least, greatest, whole]] of Object.entries(fields)) {
        const what = whole === null ? 'a number' : 'a whole number'
        const sentence = (value: unknown) =>
          `“${named(path)}” must be ${what} from ${String(least)} to ${String(greatest)}, not ${String(value)}.`
        for (const value of [Number(least) - 0.009, Number(greatest) + 1]) {
          expect(problemOf(changed(kind, path, value))).toBe(sentence(value))
        }
        for (const value of [least, greatest]) {
          expect(problemOf(changed(kind, path, value))).not.toContain(`must be ${what}`)
        }
        expect(problemOf(changed(kind, path, 'much'))).toBe(sentence('“much”'))
        if (whole !== null) {
          const half = Number(least) + 0.5
          expect(problemOf(changed(kind, path, half))).toBe(sentence(half))
        }
        held++
      }
    }
    expect(held).toBeGreaterThan(70)
  })

  it('[I2] takes each option of a choice and no other, true and false, and lists that are not too long', () => {
    for (const [kind, path, options] of choices) {
      for (const option of options.split(' or ')) {
        expect(problemOf(changed(kind, path, option))).toBe('accepted')
      }
      expect(problemOf(changed(kind, path, 'x'))).toBe(
        `“${named(path)}” must be ${options}, not “x”.`,
      )
    }
    for (const [kind, path] of flags) {
      for (const value of [true, false]) {
        expect(problemOf(changed(kind, path, value))).toBe('accepted')
      }
      expect(problemOf(changed(kind, path, 1))).toBe(
        `“${named(path)}” must be true or false, not 1.`,
      )
    }
    for (const [kind, path, longest] of lists) {
      const must = `“${named(path)}” must be a list of 1 to ${longest} entries, not`
      expect(problemOf(changed(kind, path, []))).toBe(`${must} a list of 0.`)
      const long = Array.from({ length: longest + 1 }, () => ({}))
      expect(problemOf(changed(kind, path, long))).toBe(`${must} a list of ${longest + 1}.`)
      expect(problemOf(changed(kind, path, long.slice(1)))).not.toContain(must)
    }
  })

  it('[I2] refuses bounds that cross', () => {
    const crossed = (kind: PolicyKind, min: string, max: string) =>
      problemOf({ ...policyDefaults[kind], [min]: 50, [max]: 40 })
    for (const [kind, min, max] of [
      ['threshold', 'min', 'max'],
      ['mig', 'minNumReplicas', 'maxNumReplicas'],
      ['azure', 'minimum', 'maximum'],
      ['keda', 'minReplicaCount', 'maxReplicaCount'],
      ['target-tracking', 'minSize', 'maxSize'],
      ['step-scaling', 'minSize', 'maxSize'],
      ['simple-scaling', 'minSize', 'maxSize'],
    ] as const) {
      expect(crossed(kind, min, max)).toBe(
        `“policy.${min}” is 50, above “policy.${max}” (40); the minimum cannot exceed the maximum.`,
      )
      const level = { ...policyDefaults[kind], [min]: 40, [max]: 40 }
      expect(problemOf(kind === 'azure' ? { ...level, fallback: 40 } : level)).toBe('accepted')
    }
    expect(crossed('kpa', 'minScale', 'maxScale')).toBe(
      '“policy.minScale” is 50, above “policy.maxScale” (40); lower it, or set the maximum to 0 for none.',
    )
    expect(problemOf({ kind: 'kpa', minScale: 50, maxScale: 0 })).toBe('accepted')
    expect(problemOf({ kind: 'kpa', minScale: 40, maxScale: 40 })).toBe('accepted')
    expect(problemOf({ kind: 'threshold', above: 20, below: 30 })).toBe(
      '“policy.below” is 30, above “policy.above” (20); between them nothing is done, so it must not be larger.',
    )
    expect(problemOf({ kind: 'threshold', above: 30, below: 30 })).toBe('accepted')
  })

  it('[I2] refuses sizes that the rules of the real ones forbid', () => {
    for (const fallback of [0, 41]) {
      expect(problemOf({ kind: 'azure', fallback })).toBe(
        `“policy.fallback” is ${fallback}; it must lie between “policy.minimum” (1) and “policy.maximum” (40).`,
      )
    }
    expect(problemOf({ kind: 'azure', fallback: 40 })).toBe('accepted')
    expect(problemOf({ kind: 'keda', minReplicaCount: 3, idleReplicaCount: 3 })).toBe(
      '“policy.idleReplicaCount” is 3; it must be below “policy.minReplicaCount” (3), or absent.',
    )
    expect(problemOf({ kind: 'keda', minReplicaCount: 3, idleReplicaCount: 2 })).toBe('accepted')
  })

  it('[I2] refuses more datapoints than periods, in each alarm', () => {
    for (const [kind, alarm] of [
      ['target-tracking', 'policies.0.high'],
      ['target-tracking', 'policies.0.low'],
      ['step-scaling', 'policies.1'],
      ['simple-scaling', 'policies.1'],
    ] as const) {
      const path = named(alarm)
      expect(problemOf(changed(kind, `${alarm}.datapointsToAlarm`, 16))).toMatch(
        `“${path}.datapointsToAlarm” is 16, above “${path}.evaluationPeriods” (`,
      )
      expect(problemOf(changed(kind, `${alarm}.datapointsToAlarm`, 1))).toBe('accepted')
    }
  })

  it('[J12] refuses steps that overlap, leave a gap or are empty, in any order', () => {
    const step = (lower: number | null, upper: number | null) => ({ lower, upper, adjustment: 1 })
    const problem = (...steps: readonly object[]) =>
      problemOf(changed('step-scaling', 'policies.0.steps', steps))
    expect(problem(step(10, null), step(0, 10))).toBe('accepted')
    expect(problem(step(null, null))).toBe('accepted')
    expect(problem(step(null, -10), step(-10, 0))).toBe('accepted')
    const name = '“policy.policies[0].steps” has a step'
    const follow = 'steps must follow one another without a gap or an overlap.'
    expect(problem(step(0, 10), step(20, null))).toBe(
      `${name} that ends at 10 and one that begins at 20; ${follow}`,
    )
    expect(problem(step(0, null), step(10, 20))).toBe(
      `${name} that ends at infinity and one that begins at 10; ${follow}`,
    )
    expect(problem(step(null, 5), step(null, 9))).toBe(
      `${name} that ends at 5 and one that begins at −infinity; ${follow}`,
    )
    for (const [lower, upper] of [
      [5, 5],
      [6, 5],
    ] as const) {
      expect(problem(step(lower, upper))).toBe(
        `${name} from ${lower} to ${upper}; its upper bound must lie above its lower one.`,
      )
    }
  })

  it('[I1] entries of lists are completed as well', () => {
    const entry = (kind: PolicyKind, list: string, given: object) => {
      const checked = checkPolicy({ kind, [list]: [given] })
      return checked.ok ? (checked.value as unknown as Record<string, unknown[]>)[list] : checked
    }
    const alarm = { evaluationPeriods: 1, datapointsToAlarm: 1, minMagnitude: 0 }
    const step = { signal: 'cpu', direction: 'out', threshold: 5, type: 'ChangeInCapacity' }
    const steps = [{ lower: 0, upper: null, adjustment: 1 }]
    expect(entry('step-scaling', 'policies', { ...step, steps })).toEqual([
      { ...step, steps, ...alarm },
    ])
    const simple = {
      signal: 'cpu',
      comparison: 'LessThanOrEqualToThreshold',
      threshold: 5,
      type: 'ChangeInCapacity',
      adjustment: -1,
    }
    expect(entry('simple-scaling', 'policies', simple)).toEqual([
      { ...simple, ...alarm, cooldown: 300 },
    ])
    expect(entry('target-tracking', 'policies', { signal: 'in-flight', target: 9 })).toEqual([
      {
        signal: 'in-flight',
        target: 9,
        high: { evaluationPeriods: 3, datapointsToAlarm: 3 },
        low: { evaluationPeriods: 15, datapointsToAlarm: 15 },
        lowShare: 0.9,
        scaleInDisabled: false,
      },
    ])
    expect(entry('keda', 'triggers', { signal: 'in-flight', threshold: 9 })).toEqual([
      {
        type: 'prometheus',
        signal: 'in-flight',
        threshold: 9,
        activationThreshold: 0,
        metricType: 'AverageValue',
      },
    ])
    const rule = {
      signal: 'cpu',
      direction: 'Increase',
      operator: 'LessThan',
      threshold: 1,
      action: { type: 'ExactCount', value: 3 },
    }
    expect(entry('azure', 'rules', rule)).toEqual([{ ...rule, timeWindow: 600, cooldown: 300 }])
    const scaleInControl = { maxScaledInReplicas: { type: 'percent', value: 10 }, window: 600 }
    expect(problemOf({ kind: 'mig', scaleInControl })).toBe('accepted')
    expect(problemOf({ kind: 'mig', scaleInControl: { ...scaleInControl, window: 59 } })).toContain(
      'from 60 to 3600',
    )
  })
})
