import { decideKpa, type KpaMemory, type KpaRules } from '#core/policies/kpa-decide.ts'
import { largest, noDelay, remember } from '#core/policies/kpa-delay.ts'
import { scaleKpa } from '#core/policies/kpa-scaler.ts'
import { kpaSampleSize, kpaTarget } from '#core/policies/kpa-target.ts'
import { emptyWindow, record, windowAverage } from '#core/policies/kpa-window.ts'
import type { Adapter, Given } from './vector-input.ts'
import { flagIn, given, listIn, numberIn, numberOr, wordIn } from './vector-input.ts'

/** Knative: targets, windows, the decision of a tick, and what the reconciler makes of it. */
export const kpaAdapters: Readonly<Record<string, Adapter>> = {
  kpaTarget: (input) => {
    const defaults = given(input['defaults'], 'the defaults')
    return kpaTarget({
      metric: wordIn(input, 'metric', ['concurrency', 'rps']),
      containerConcurrency: numberIn(input, 'containerConcurrency'),
      target: numberOr(input, 'targetAnnotation', null),
      utilizationPercent: numberOr(input, 'targetUtilizationPercentAnnotation', null),
      defaults: {
        concurrencyTarget: numberIn(defaults, 'concurrencyTarget'),
        concurrencyUtilization: numberIn(defaults, 'concurrencyUtilization'),
        rpsTarget: numberIn(defaults, 'rpsTarget'),
        rpsUtilization: numberIn(defaults, 'rpsUtilization'),
      },
    })
  },
  kpaSampleSize: (input) => ({ sample: kpaSampleSize(numberIn(input, 'pods')) }),
  kpaMaxWindow: (input) => {
    const [seconds, granularity] = windowOf(input)
    const records = listIn(input, 'records', (item) => given(item, 'a record'))
    const delay = records.reduce(
      (before, item) => remember(before, numberIn(item, 'atSec'), numberIn(item, 'value')),
      noDelay(seconds, granularity),
    )
    return { max: largest(delay) }
  },
  kpaWindowAverage: (input) => {
    const [seconds, granularity] = windowOf(input)
    let window = emptyWindow(seconds, granularity)
    const steps = listIn(input, 'steps', (item) => given(item, 'a step')).map((step) => {
      const at = numberIn(step, 'atSec')
      if (wordIn(step, 'op', ['record', 'average']) === 'average') {
        return windowAverage(window, at)
      }
      window = record(window, at, numberIn(step, 'value'))
      return null
    })
    return { steps }
  },
  kpaScale: (input) => {
    const initial = given(input['initial'], 'the beginning')
    const config = given(input['config'], 'the rules')
    const tick = numberIn(initial, 'tickSec')
    const seconds = numberIn(config, 'scaleDownDelaySec')
    let rules = rulesOf(config)
    let memory: KpaMemory = {
      panicSince: numberOr(initial, 'panicStartedAtSec', null),
      panicPods: numberIn(initial, 'maxPanicPods'),
      delay: seconds > 0 ? noDelay(seconds, tick) : null,
    }
    const steps = listIn(input, 'steps', (item) => given(item, 'a step')).map((step) => {
      if (step['spec'] !== undefined) rules = rulesOf(given(step['spec'], 'the rules'))
      // Without a metric or a count of pods nothing is decided.
      if (step['metricsError'] === true || step['podCountError'] === true) return { valid: false }
      const decided = decideKpa(rules, memory, {
        now: numberIn(step, 'atSec'),
        readyPods: numberIn(step, 'readyPods'),
        stable: numberIn(step, 'stable'),
        panic: numberIn(step, 'panic'),
      })
      memory = decided.memory
      return answered(given(step['expected'], 'what is expected'), decided.decision)
    })
    return { steps }
  },
  kpaScaler: (input) => {
    const reachability = wordIn(input, 'reachability', ['unknown', 'reachable', 'unreachable'])
    const { desired, isApplied, again } = scaleKpa(
      {
        minScale: numberIn(input, 'minScale'),
        maxScale: numberIn(input, 'maxScale'),
        initialScale: numberIn(input, 'initialScale'),
        scaleToZero: flagIn(input, 'enableScaleToZero'),
        stableWindow: numberIn(input, 'stableWindowSec'),
        gracePeriod: numberIn(input, 'gracePeriodSec'),
        podRetention: numberIn(input, 'podRetentionSec'),
        burstCapacity: numberIn(input, 'targetBurstCapacity'),
        activationTimeout: numberIn(input, 'activationTimeoutSec'),
      },
      {
        currentReplicas: numberIn(input, 'currentReplicas'),
        wish: numberIn(input, 'desiredScale'),
        state: wordIn(input, 'state', ['activating', 'active', 'inactive']),
        stateFor: numberIn(input, 'stateForSec'),
        isReachable: reachability === 'unknown' ? null : reachability === 'reachable',
        initialScaleReached: flagIn(input, 'initialScaleReached'),
        isProxied: flagIn(input, 'proxyMode'),
        proxiedFor: numberIn(input, 'proxyForSec'),
        activatorAnswers: flagIn(input, 'activatorProbeOk'),
      },
    )
    return { desired, apply: isApplied, requeues: again === null ? 0 : 1 }
  },
}

function windowOf(input: Given): readonly [number, number] {
  return [numberIn(input, 'windowSec'), numberIn(input, 'granularitySec')]
}

function rulesOf(config: Given): KpaRules {
  return {
    target: numberIn(config, 'targetValue'),
    total: numberIn(config, 'totalValue'),
    burstCapacity: numberIn(config, 'targetBurstCapacity'),
    panicThreshold: numberIn(config, 'panicThreshold'),
    maxScaleUpRate: numberIn(config, 'maxScaleUpRate'),
    maxScaleDownRate: numberIn(config, 'maxScaleDownRate'),
    stableWindow: numberIn(config, 'stableWindowSec'),
    activationScale: numberIn(config, 'activationScale'),
    reachable: flagIn(config, 'reachable'),
  }
}

/** What a step is asked for: when the panic began where the case says so, and the burst capacity within the 1 that upstream allows. */
function answered(
  expected: Given,
  { desired, excessBurstCapacity, panicSince }: ReturnType<typeof decideKpa>['decision'],
): Given {
  const known = expected['excessBurstCapacity']
  const isNear = typeof known === 'number' && Math.abs(known - excessBurstCapacity) <= 1
  return {
    valid: true,
    desiredPods: desired,
    ...(known === undefined ? {} : { excessBurstCapacity: isNear ? known : excessBurstCapacity }),
    ...('panicStartedAtSec' in expected ? { panicStartedAtSec: panicSince } : {}),
  }
}
