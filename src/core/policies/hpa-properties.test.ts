import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frozen, lostInJson } from './decisions.test-support.ts'
import type {
  HpaBehavior,
  HpaMemory,
  HpaMetricSpec,
  HpaObservation,
  HpaPod,
  HpaSpec,
} from './hpa.ts'
import { emptyMemory, hpaControllerDefaults, reconcile } from './hpa.ts'
import { memoryLimit } from './hpa-memory.ts'
import type { HpaScalingRules } from './hpa-spec.ts'

const milli = fc.integer({ min: 1, max: 4000 })

const metric: fc.Arbitrary<HpaMetricSpec> = fc.oneof(
  fc.record({
    type: fc.constant('Resource' as const),
    name: fc.constant('cpu' as const),
    target: fc.record({
      type: fc.constant('Utilization' as const),
      averageUtilization: fc.integer({ min: 1, max: 200 }),
    }),
  }),
  fc.record({
    type: fc.constant('Pods' as const),
    name: fc.constant('rate'),
    signal: fc.constant('requests-per-second' as const),
    target: fc.record({ type: fc.constant('AverageValue' as const), averageValue: milli }),
  }),
  fc.record({
    type: fc.constantFrom('Object' as const, 'External' as const),
    name: fc.constant('queue'),
    signal: fc.constant('queue-length' as const),
    target: fc.oneof(
      fc.record({ type: fc.constant('Value' as const), value: milli }),
      fc.record({ type: fc.constant('AverageValue' as const), averageValue: milli }),
    ),
  }),
)

const scalingRules: fc.Arbitrary<HpaScalingRules> = fc.record({
  stabilizationWindowSeconds: fc.option(fc.constantFrom(0, 15, 60, 300)),
  selectPolicy: fc.option(fc.constantFrom('Max', 'Min', 'Disabled')),
  policies: fc.option(
    fc.array(
      fc.record({
        type: fc.constantFrom('Pods', 'Percent'),
        value: fc.integer({ min: 1, max: 120 }),
        periodSeconds: fc.constantFrom(15, 30, 60, 300),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  ),
  tolerance: fc.option(fc.constantFrom(0, 0.05, 0.5)),
})

const behavior: fc.Arbitrary<HpaBehavior | null> = fc.option(
  fc.record({ scaleUp: fc.option(scalingRules), scaleDown: fc.option(scalingRules) }),
)

const arbitrarySpec: fc.Arbitrary<HpaSpec> = fc
  .record({
    minReplicas: fc.integer({ min: 0, max: 6 }),
    spread: fc.integer({ min: 1, max: 40 }),
    metrics: fc.array(metric, { minLength: 1, maxLength: 3 }),
    behavior,
    scaleToZero: fc.boolean(),
  })
  .map(({ minReplicas, spread, metrics, scaleToZero, ...rest }) => ({
    ...rest,
    minReplicas,
    maxReplicas: minReplicas + spread,
    metrics,
    controller: { ...hpaControllerDefaults, scaleToZero },
  }))

const pod = fc.record({
  phase: fc.constantFrom('Running', 'Running', 'Running', 'Pending', 'Succeeded', 'Failed'),
  deleting: fc.constantFrom(false, false, false, true),
  ready: fc.constantFrom(true, true, true, false, null),
  startedAt: fc.constantFrom(-5000, -5000, -10, null),
  readyChangedAt: fc.constantFrom(-4000, -4000, -5, null),
})

/** What may be seen of a spec's metrics at one of a few times. */
function arbitraryObservation(spec: HpaSpec): fc.Arbitrary<HpaObservation> {
  return fc
    .record({
      sync: fc.integer({ min: 0, max: 40 }),
      specReplicas: fc.integer({ min: 0, max: 50 }),
      statusReplicas: fc.integer({ min: 0, max: 50 }),
      pods: fc.array(pod, { maxLength: 12 }),
      values: fc.array(fc.option(milli, { freq: 5 }), { minLength: 13, maxLength: 13 }),
      request: fc.option(milli, { freq: 20 }),
      failing: fc.integer({ min: 0, max: 6 }),
    })
    .map(({ sync, pods, values, request, failing, ...rest }) => ({
      ...rest,
      now: sync * 15,
      pods: pods.map((each, id): HpaPod => ({ ...each, id })),
      readings: spec.metrics.map(({ type }, i) => {
        if (i === failing) return null
        if (type === 'Object' || type === 'External') {
          return { kind: 'total' as const, usage: (values[0] ?? 0) * pods.length }
        }
        // The last value belongs to a pod that is gone.
        const samples = values.flatMap((value, id) =>
          value === null || (id >= pods.length && id < 12)
            ? []
            : [{ pod: id, milli: value, takenAt: sync * 15 - 5, window: 15 }],
        )
        return { kind: 'pods' as const, samples, requests: pods.map(() => request) }
      }),
    }))
}

/** A spec and what is seen over some syncs. */
// A copy has ordinary objects; fast-check also makes some without a prototype.
const run = arbitrarySpec.map(structuredClone<HpaSpec>).chain((spec) =>
  fc.record({
    spec: fc.constant(spec),
    syncs: fc.array(arbitraryObservation(spec), { minLength: 1, maxLength: 12 }),
  }),
)

/** Plays a run; `see` gets every result. */
function play(
  { spec, syncs }: { readonly spec: HpaSpec; readonly syncs: readonly HpaObservation[] },
  see: (result: ReturnType<typeof reconcile>, seen: HpaObservation, memory: HpaMemory) => void,
): void {
  let memory: HpaMemory = emptyMemory
  for (const seen of syncs.toSorted((a, b) => a.now - b.now)) {
    const result = reconcile(spec, memory, seen)
    see(result, seen, memory)
    memory = result.memory
  }
}

describe('any sync', () => {
  it('[H1] is pure: frozen inputs are enough, and equal inputs give equal results', () => {
    let syncs = 0
    fc.assert(
      fc.property(run, ({ spec, syncs: seen }) => {
        play({ spec: frozen(spec), syncs: frozen(seen) }, (result, each, memory) => {
          frozen(result)
          const again = reconcile(structuredClone(spec), structuredClone(memory), each)
          expect(JSON.stringify(again)).toBe(JSON.stringify(result))
          syncs++
        })
      }),
    )
    expect(syncs).toBeGreaterThan(100)
  })

  it('[H2] survives JSON without loss', () => {
    const ways = new Set<string>()
    fc.assert(
      fc.property(run, (each) => {
        play(each, (result) => {
          expect(lostInJson(result)).toBeNull()
          ways.add(result.decision.route)
          for (const proposal of result.decision.proposals) {
            ways.add(proposal.error ?? proposal.outcome)
          }
        })
      }),
      { numRuns: 1000, seed: 2 },
    )
    // The generator reaches every way through the algorithm.
    expect([...ways].toSorted()).toEqual([
      'above-max',
      'below-min',
      'count-against-direction',
      'direction-flipped',
      'disabled',
      'failed',
      'metrics',
      'missing-request',
      'no-matching-metrics',
      'no-metrics',
      'no-pods',
      'no-ready-pod-metrics',
      'scaled',
      'within-tolerance',
      'within-tolerance-after-assumptions',
    ])
  })

  it('[H4] ends between minimum and maximum unless it does nothing', () => {
    let moved = 0
    fc.assert(
      fc.property(run, (each) => {
        play(each, ({ decision }) => {
          const { route, desired, current } = decision
          if (route === 'disabled' || route === 'failed') return expect(desired).toBe(current)
          if (desired !== current) moved++
          expect(desired).toBeGreaterThanOrEqual(each.spec.minReplicas)
          expect(desired).toBeLessThanOrEqual(each.spec.maxReplicas)
        })
      }),
    )
    expect(moved).toBeGreaterThan(100)
  })

  it('[H7] never scales down while a metric fails', () => {
    let partial = 0
    fc.assert(
      fc.property(run, (each) => {
        play(each, ({ decision: { proposals, raw, current } }) => {
          if (raw === null || proposals.every(({ error }) => error === null)) return
          partial++
          expect(raw).toBeGreaterThanOrEqual(current)
        })
      }),
      { numRuns: 300 },
    )
    expect(partial).toBeGreaterThan(20)
  })

  it('[H14] the order of the pods changes nothing', () => {
    fc.assert(
      fc.property(run, (each) => {
        play(each, ({ decision }, seen, memory) => {
          const turned = {
            ...seen,
            pods: seen.pods.toReversed(),
            readings: seen.readings.map((reading) =>
              reading?.kind === 'pods'
                ? { ...reading, requests: reading.requests?.toReversed() ?? null }
                : reading,
            ),
          }
          expect(reconcile(each.spec, memory, turned).decision).toEqual(decision)
        })
      }),
    )
  })

  it('[H37] [H38] stabilised sizes lie between present and raw, and the logs stay bounded', () => {
    let held = 0
    fc.assert(
      fc.property(run, (each) => {
        play(each, ({ decision, memory }) => {
          expect(memory.recommendations?.length ?? 0).toBeLessThan(memoryLimit)
          const { stabilised, raw, current } = decision
          if (stabilised?.rule !== 'with-behavior' || raw === null) return
          if (stabilised.replicas !== raw) held++
          expect(stabilised.replicas).toBeGreaterThanOrEqual(Math.min(raw, current))
          expect(stabilised.replicas).toBeLessThanOrEqual(Math.max(raw, current))
        })
      }),
      { numRuns: 300 },
    )
    expect(held).toBeGreaterThan(20)
  })
})
