import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AwsGroup } from './aws-group.ts'
import { decideSimple } from './aws-simple.ts'
import { decideStep } from './aws-step.ts'
import { combineTracking, decideTracking } from './aws-target-tracking.ts'
import type { AzureRule } from './azure-profile.ts'
import { decideAzure } from './azure-rules.ts'
import { decideGcp } from './gcp-mig.ts'
import { requestScale } from './keda.ts'
import { crashLoopBackOff, decideRestart } from './restart-backoff.ts'
import { scaleProportionally } from './rollout-proportional.ts'
import { rolloutStep } from './rollout.ts'

// A copy has ordinary objects; fast-check also makes some without a prototype.
const record = <Value>(model: { [Key in keyof Value]: fc.Arbitrary<Value[Key]> }) =>
  fc.record(model).map((value) => structuredClone(value))

const size = fc.nat(30)
const time = fc.integer({ min: 0, max: 900 })
const past = fc.option(fc.integer({ min: -900, max: 0 }))
const metric = fc.integer({ min: 0, max: 200 })
const alarmState = fc.constantFrom('OK' as const, 'ALARM' as const, 'INSUFFICIENT_DATA' as const)

const group = record<AwsGroup>({
  minSize: fc.nat(5),
  maxSize: fc.integer({ min: 5, max: 25 }),
  desired: size,
  warming: fc.nat(5),
  terminating: fc.nat(5),
}).map((each) => ({ ...each, warming: Math.min(each.warming, each.desired) }))

const adjustment = record({
  type: fc.constantFrom('ChangeInCapacity', 'ExactCapacity', 'PercentChangeInCapacity'),
  adjustment: fc.integer({ min: -60, max: 60 }),
  minMagnitude: fc.nat(3),
})

const step = record({
  direction: fc.constantFrom('out' as const, 'in' as const),
  adjustment,
  widths: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 3 }),
}).map(({ direction, adjustment: first, widths }) => {
  const sign = direction === 'out' ? 1 : -1
  const towards = (amount: number): number => (sign > 0 ? amount : 0 - amount)
  const magnitude = Math.abs(first.adjustment)
  let at = 0
  const inner = widths.map((width, i) => {
    const [from, to] = [at, at + towards(width)]
    at = to
    const bounds = { lower: Math.min(from, to), upper: Math.max(from, to) }
    return { ...bounds, adjustment: towards(magnitude * (i + 1)) }
  })
  const last = { lower: sign > 0 ? at : null, upper: sign > 0 ? null : at }
  const { type, minMagnitude } = first
  const steps = [...inner, { ...last, adjustment: towards(magnitude * 4) }]
  return { direction, threshold: 80, type, minMagnitude, steps }
})

const datapoints = record({
  evaluationPeriods: fc.integer({ min: 1, max: 5 }),
  datapointsToAlarm: fc.integer({ min: 1, max: 5 }),
}).map((each) => ({
  ...each,
  datapointsToAlarm: Math.min(each.datapointsToAlarm, each.evaluationPeriods),
}))

const tracking = record({
  policy: record({
    target: fc.integer({ min: 1, max: 100 }),
    high: datapoints,
    low: datapoints,
    lowShare: fc.constantFrom(0.9, 0.5),
    scaleInDisabled: fc.boolean(),
  }),
  seen: record({
    datapoints: fc.array(fc.option(metric), { maxLength: 8 }),
    high: alarmState,
    low: alarmState,
  }),
})

const azureRule: fc.Arbitrary<AzureRule> = record<AzureRule>({
  direction: fc.constantFrom('Increase', 'Decrease'),
  metric: fc.constantFrom('cpu', 'queue'),
  operator: fc.constantFrom('GreaterThan', 'GreaterThanOrEqual', 'LessThan', 'LessThanOrEqual'),
  threshold: metric,
  action: fc.record({
    type: fc.constantFrom('ChangeCount', 'PercentChangeCount', 'ExactCount'),
    value: fc.nat(150),
  }),
  cooldown: fc.constantFrom(0, 60, 300),
})

const azure = record({
  minimum: fc.nat(5),
  maximum: fc.integer({ min: 5, max: 25 }),
  fallback: fc.integer({ min: 5, max: 8 }),
  rules: fc.array(azureRule, { maxLength: 4 }),
  now: time,
  instances: size,
  cpu: fc.option(metric, { freq: 10 }),
  queue: fc.option(metric, { freq: 10 }),
  lastScaledAt: past,
}).map(({ now, instances, cpu, queue, lastScaledAt, ...profile }) => ({
  profile,
  seen: { now, instances, metrics: { cpu, queue }, lastScaledAt },
}))

const keda = record({
  spec: record({
    minReplicaCount: fc.nat(5),
    idleReplicaCount: fc.option(fc.constant(0)),
    cooldownPeriod: fc.constantFrom(0, 300),
    initialCooldownPeriod: fc.constantFrom(0, 120),
    fallbackReplicas: fc.option(fc.nat(6)),
    paused: fc.boolean(),
    pausedScaleIn: fc.boolean(),
    pausedScaleOut: fc.boolean(),
    forceActivation: fc.boolean(),
  }),
  seen: record({
    now: time,
    replicas: size,
    active: fc.boolean(),
    error: fc.boolean(),
    lastActiveAt: past,
    createdAt: fc.integer({ min: -900, max: 0 }),
  }),
})

const sizes = fc.array(record({ at: fc.integer({ min: -900, max: 0 }), size }), { maxLength: 5 })
const gcp = record({
  policy: record({
    minNumReplicas: fc.nat(5),
    maxNumReplicas: fc.integer({ min: 5, max: 25 }),
    targets: fc.array(fc.constantFrom(0.6, 100), { minLength: 1, maxLength: 2 }),
    stabilisationPeriod: fc.constantFrom(60, 600),
    initialisationPeriod: fc.constantFrom(0, 60),
    scaleInControl: fc.option(
      record({
        maxScaledInReplicas: record({
          type: fc.constantFrom('fixed' as const, 'percent' as const),
          value: fc.integer({ min: 1, max: 100 }),
        }),
        window: fc.constantFrom(60, 1200),
      }),
    ),
    mode: fc.constantFrom('ON' as const, 'ONLY_SCALE_OUT' as const, 'OFF' as const),
  }),
  memory: record({ needed: sizes, recommended: sizes }),
  seen: record({
    now: time,
    size,
    vms: fc.array(
      record({
        startedAt: fc.integer({ min: -100, max: 0 }),
        load: fc.array(fc.option(metric), { minLength: 2, maxLength: 2 }),
      }),
      { maxLength: 6 },
    ),
  }),
})

const set = record({ replicas: size, available: size })
const rollout = record({
  desired: size,
  surge: fc.nat(5),
  unavailable: fc.nat(5),
  next: set,
  old: fc.array(set, { maxLength: 3 }),
})
const namedSet = (name: string) =>
  record({
    name: fc.constant(name),
    replicas: size,
    available: size,
    createdAt: time,
    desiredAnnotation: fc.option(size),
    maxAnnotation: fc.option(fc.integer({ min: 1, max: 40 })),
  })
const proportional = record({
  desired: size,
  surge: fc.nat(5),
  statusReplicas: fc.integer({ min: 1, max: 40 }),
  next: fc.option(namedSet('new')),
  old: fc.tuple(namedSet('a'), namedSet('b')).map(([a, b]) => [a, b]),
})
const restart = record({
  wait: fc.constantFrom(10, 160, 300),
  steppedAt: fc.integer({ min: -900, max: 0 }),
  exitedAt: fc.integer({ min: 0, max: 400 }),
  ran: fc.nat(400),
})

interface Bounds {
  readonly size: number
  readonly min: number
  readonly max: number
}

/** A case of one policy: its inputs, how to decide it, and the size that comes of it with its bounds. */
interface Case {
  readonly given: unknown
  readonly decide: () => unknown
  readonly bounds?: () => Bounds
}

function inGroup({ minSize: min, maxSize: max }: AwsGroup, decided: { desired: number }): Bounds {
  return { size: decided.desired, min, max }
}

/** Every policy with inputs of all kinds. */
const policies: Readonly<Record<string, fc.Arbitrary<Case>>> = {
  step: fc.tuple(step, group, metric).map((given) => {
    const decide = () => decideStep(...given)
    return { given, decide, bounds: () => inGroup(given[1], decide()) }
  }),
  simple: fc
    .tuple(adjustment, group, alarmState, fc.boolean(), past, time)
    .map(([by, of, alarm, activityInProgress, lastActivityEndedAt, now]) => {
      const policy = { adjustment: by, cooldown: 300 }
      const given = [policy, of, { now, alarm, activityInProgress, lastActivityEndedAt }] as const
      const decide = () => decideSimple(...given)
      return { given, decide, bounds: () => inGroup(of, decide()) }
    }),
  tracking: fc
    .tuple(fc.array(tracking, { minLength: 1, maxLength: 3 }), group)
    .map(([several, of]) => {
      const decide = () => {
        const each = several.map(({ policy, seen }) => decideTracking(policy, of, seen))
        return { each, ...combineTracking(of, each) }
      }
      return { given: [several, of], decide, bounds: () => inGroup(of, decide()) }
    }),
  azure: azure.map((given) => {
    const decide = () => decideAzure(given.profile, given.seen)
    const { minimum: min, maximum: max } = given.profile
    return { given, decide, bounds: () => ({ size: decide().capacity, min, max }) }
  }),
  keda: keda.map((given) => {
    const decide = () => requestScale(given.spec, given.seen)
    const { minReplicaCount: min, idleReplicaCount: idle } = given.spec
    const known = [given.seen.replicas, min, Math.max(1, min), idle]
    const bounds = () => {
      const { replicas } = decide()
      // A size that it may not set counts as above the maximum.
      return { size: replicas, min: 0, max: known.includes(replicas) ? Infinity : -1 }
    }
    return { given, decide, bounds }
  }),
  gcp: gcp.map((given) => {
    const decide = () => decideGcp(given.policy, given.memory, given.seen)
    const { minNumReplicas: min, maxNumReplicas: max } = given.policy
    return { given, decide, bounds: () => ({ size: decide().decision.size, min, max }) }
  }),
  rollout: rollout.map((given) => ({ given, decide: () => rolloutStep(given) })),
  proportional: proportional.map((given) => ({
    given,
    decide: () => scaleProportionally(given),
  })),
  restart: restart.map(({ wait, steppedAt, exitedAt, ran }) => {
    const given = [
      { wait, steppedAt },
      { exitedAt, now: exitedAt + ran },
    ] as const
    return { given, decide: () => decideRestart(crashLoopBackOff, ...given) }
  }),
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const each of Object.values(value)) frozen(each)
  }
  return value
}

/** Every word of a decision that says which way was taken. */
function waysOf(decision: unknown, ways: Set<string>): void {
  JSON.stringify(decision, (key, value: unknown) => {
    const tells = ['reason', 'route', 'rule', 'step'].includes(key)
    if (tells && typeof value === 'string') ways.add(value)
    return value
  })
}

describe.each(Object.entries(policies))('any decision of %s', (_, cases) => {
  it('[J1] [J2] is pure and plain JSON', () => {
    let seen = 0
    fc.assert(
      fc.property(cases, ({ given, decide }) => {
        frozen(given)
        const decision = decide()
        expect(decide()).toStrictEqual(decision)
        expect(JSON.parse(JSON.stringify(decision))).toStrictEqual(decision)
        seen++
      }),
      { numRuns: 500, seed: 5 },
    )
    expect(seen).toBe(500)
  })
})

const unsized = ['rollout', 'proportional', 'restart']
const sized = Object.entries(policies).filter(([name]) => !unsized.includes(name))

describe.each(sized)('the size of %s', (_, cases) => {
  it('[J3] lies between minimum and maximum', () => {
    const ways = new Set<string>()
    fc.assert(
      fc.property(cases, ({ decide, bounds }) => {
        waysOf(decide(), ways)
        const { size: after, min, max } = bounds?.() ?? { size: NaN, min: 0, max: 0 }
        expect(after).toBeGreaterThanOrEqual(min)
        expect(after).toBeLessThanOrEqual(max)
      }),
      { numRuns: 1000, seed: 6 },
    )
    // The generators reach many ways through each policy.
    expect(ways.size).toBeGreaterThanOrEqual(5)
  })
})
