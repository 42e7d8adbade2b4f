import { describe, expect, it } from 'vitest'
import type { ServiceDecision } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { policyDefaults } from '#core/policies/policy-defaults.ts'
import { policyKinds, type PolicyKind, type PolicySpec } from '#core/policies/policy.ts'
import type { PolicyRecord } from '#core/policies/records.ts'
import type { Plain } from '#core/schema/schema.ts'
import { begin, finished, portrait, runTo, runUntil, type Overrides } from './runs.test-support.ts'

/** A surge that eleven cells of four slots just bear, and a long quiet time after it. */
const surgeOf = (serviceMean: number): Overrides => ({
  load: {
    form: 'steps',
    every: 60,
    rates: [6, ...rates(12, 42), ...rates(32, 4)].map((work) => work / serviceMean),
  },
  serviceMean,
  initialReplicas: 2,
})
const surge = surgeOf(0.4)

function rates(count: number, rate: number): readonly number[] {
  return Array.from({ length: count }, () => rate)
}

/** Policies that keep a cell at about two busy slots of four, whatever they go by. */
const tuned: { readonly [Kind in PolicyKind]: PolicySpec } = {
  ...policyDefaults,
  hpa: { kind: 'hpa' },
  kpa: { ...policyDefaults.kpa, containerConcurrency: 4, minScale: 1, maxScale: 40 },
  keda: {
    ...policyDefaults.keda,
    minReplicaCount: 1,
    triggers: policyDefaults.keda.triggers.map((one) => ({ ...one, threshold: 8 })),
  },
  'step-scaling': {
    ...policyDefaults['step-scaling'],
    warmup: 60,
    policies: policyDefaults['step-scaling'].policies.map((one) => ({
      ...one,
      steps: one.steps.map((step) => ({ ...step, adjustment: 6 * step.adjustment })),
    })),
  },
  'simple-scaling': {
    ...policyDefaults['simple-scaling'],
    policies: policyDefaults['simple-scaling'].policies.map((one) => ({ ...one, cooldown: 60 })),
  },
  azure: {
    ...policyDefaults.azure,
    rules: policyDefaults.azure.rules.map((rule) => ({
      ...rule,
      timeWindow: 120,
      cooldown: 60,
      action: { type: 'ChangeCount', value: 4 },
    })),
  },
  manual: { kind: 'manual', replicas: 9 },
}

const plain = (policy: PolicySpec): Plain => structuredClone(policy) as unknown as Plain

/** The surge by a policy; boot on demand has a queue for all its servers, and as it decides at every request, the same work in fewer. */
const settingsOf = (kind: PolicyKind): Overrides => ({
  ...(kind === 'on-demand' ? { ...surgeOf(4), waiting: 'shared', waitingLimit: 200 } : surge),
  policy: plain(tuned[kind]),
})

function recordsOf<Kind extends PolicyKind>(run: Run, kind: Kind) {
  const entries: readonly ServiceDecision[] = run.decisions().entries
  return entries.filter(
    (entry): entry is Extract<ServiceDecision, { kind: Kind }> => entry.kind === kind,
  )
}

describe('a policy in a run', () => {
  // One server grows by its size (vertical.test.ts).
  it.each(policyKinds.filter((kind) => kind !== 'manual' && kind !== 'vertical'))(
    '[J90] [J99] %s grows with a surge, shrinks after it, and says so in its own record',
    (kind) => {
      const run = finished(settingsOf(kind), 5)
      const own = recordsOf(run, kind)
      expect(own.length).toBeGreaterThan(10)
      expect(own).toHaveLength(run.decisions().entries.length)
      const most = Math.max(...own.map(({ desired }) => desired))
      expect(most).toBeGreaterThanOrEqual(8)
      expect(most).toBeLessThanOrEqual(40)
      expect(own.at(-1)?.desired).toBeLessThan(most / 2)
      // Each goes on from where the one before it ended.
      own.slice(1).forEach(({ current }, i) => expect(current).toBe(own[i]?.desired))
      const least = kind === 'on-demand' ? -1 : 0
      for (const { spec, minReplicas } of own) {
        expect(spec).toEqual(kind === 'hpa' ? { kind } : tuned[kind])
        expect(minReplicas).toBeGreaterThan(least)
      }
      const figures = run.figures()
      expect(figures.cells.desired).toBe(own.at(-1)?.desired)
      expect(figures.prunings).toBeGreaterThan(0)
      expect(run.brokenInvariant()).toBeNull()
    },
  )

  it.each(policyKinds)(
    '[J91] %s is the same run in slices, from a save and from a keyframe',
    (kind) => {
      const settings = settingsOf(kind)
      const whole = begin(settings, 9)
      runTo(whole, 900)
      const sliced = begin(settings, 9)
      runTo(sliced, 311, 400)
      const [saved, frame] = [sliced.save(), sliced.keyframe()]
      const journal = { notes: sliced.notes().entries, decisions: sliced.decisions().entries }
      runTo(sliced, 900, 1700)
      expect(portrait(sliced)).toEqual(portrait(whole))
      const again = begin(settings, 9)
      again.restore(saved)
      runTo(again, 900)
      expect(portrait(again)).toEqual(portrait(whole))
      const resumed = begin(settings, 9)
      resumed.resume(frame, journal)
      runTo(resumed, 900)
      expect(resumed.digest()).toBe(whole.digest())
    },
  )

  it.each(['hpa', 'kpa', 'keda', 'threshold', 'azure'] as const)(
    '[J102] %s decides at the moment that was told',
    (kind) => {
      const run = begin(settingsOf(kind), 5)
      for (let look = 0; look < 20; look++) {
        const told = run.nextDecisionAt()
        expect(run.figures().nextDecisionAt).toBe(told)
        const before = recordsOf(run, kind).length
        runTo(run, told)
        expect(recordsOf(run, kind)).toHaveLength(before + 1)
        expect(recordsOf(run, kind).at(-1)?.time).toBe(told)
      }
    },
  )

  it('[J92] somebody who says a number has it at once, and nothing is decided beside it', () => {
    const run = begin({ ...surge, policy: { kind: 'manual', replicas: 2 } }, 3)
    runTo(run, 100)
    expect(run.decisions().entries).toEqual([])
    const answer = run.apply({
      type: 'set',
      name: 'policy',
      value: { kind: 'manual', replicas: 9 },
    })
    expect(answer.ok).toBe(true)
    const [only] = recordsOf(run, 'manual')
    expect(only).toMatchObject({
      time: 100,
      current: 2,
      desired: 9,
      record: { from: 2, desired: 9 },
    })
    expect(run.figures().cells).toMatchObject({ ready: 2, starting: 7, desired: 9 })
    runTo(run, 600)
    expect(run.decisions().entries).toHaveLength(1)
    expect(run.figures().cells.ready).toBe(9)
  })

  it('[J93] another kind of policy begins anew and looks at once; other numbers wait for the next look', () => {
    const run = begin(surge, 3)
    runTo(run, 100)
    const before = run.nextDecisionAt()
    const set = (value: Plain) => {
      expect(run.apply({ type: 'set', name: 'policy', value })).toEqual({ ok: true, value: null })
    }
    set(plain(tuned.threshold))
    const [first] = recordsOf(run, 'threshold')
    expect(first?.time).toBe(100)
    expect(before).toBeGreaterThan(100)
    expect(run.nextDecisionAt()).toBeGreaterThanOrEqual(115)
    expect(run.nextDecisionAt()).toBeLessThan(115.3)
    set(plain({ ...tuned.threshold, above: 50 } as PolicySpec))
    expect(recordsOf(run, 'threshold')).toHaveLength(1)
    runTo(run, 120)
    expect(recordsOf(run, 'threshold').at(-1)?.record.above).toBe(50)
    set({ kind: 'hpa' })
    expect(recordsOf(run, 'hpa').at(-1)?.time).toBe(120)
  })

  it('[J94] Knative decides every two seconds, panics in a surge and leaves the panic after it', () => {
    const run = finished({ ...surge, policy: plain(tuned.kpa) }, 5)
    const ticks = recordsOf(run, 'kpa')
    const gaps = ticks.slice(1).map(({ time }, i) => time - (ticks[i]?.time ?? 0))
    expect(Math.max(...gaps.map((gap) => Math.abs(gap - 2)))).toBeLessThan(1e-6)
    const panics = ticks.filter(({ record }) => record.decision.panicSince !== null)
    const [first] = panics.filter(({ time }) => time > 60)
    expect(first?.time).toBeLessThan(70)
    // Nothing is pruned in a panic.
    for (const { current, desired } of panics) expect(desired).toBeGreaterThanOrEqual(current)
    expect(ticks.at(-1)?.record.decision.panicSince).toBeNull()
  })

  it('[J95] clouds see a mean a minute, so a surge is answered minutes later than by Knative', () => {
    const answered = (kind: PolicyKind): number =>
      finished({ ...surge, policy: plain(tuned[kind]) }, 5)
        .decisions()
        .entries.find(({ time, current, desired }) => time > 60 && desired > current)?.time ?? -1
    const [kpa, hpa, tracking] = [answered('kpa'), answered('hpa'), answered('target-tracking')]
    expect(kpa).toBeGreaterThan(60)
    expect(hpa).toBeGreaterThan(kpa)
    // Three minutes above the target.
    expect(tracking).toBeGreaterThan(hpa + 100)
  })

  it('[J96] target tracking waits for fifteen minutes below before it goes in, and for no warm-up on the way', () => {
    const run = finished({ ...surge, policy: plain(tuned['target-tracking']) }, 5)
    const own = recordsOf(run, 'target-tracking')
    // Cells of the beginning have warmed up before it.
    expect(own[1]?.record.policies[0]?.metric).toBeGreaterThan(0)
    const inward = own.find(({ current, desired }) => desired < current)
    const quiet = 13 * 60
    expect((inward?.time ?? 0) - quiet).toBeGreaterThan(14 * 60)
    expect((inward?.time ?? 0) - quiet).toBeLessThan(18 * 60)
    expect(inward?.record.policies[0]?.low).toMatchObject({ state: 'ALARM', breaching: 15 })
    const held = own.filter(({ record }) => record.group.warming > 0)
    expect(held.length).toBeGreaterThan(2)
    for (const { current, desired } of held) expect(desired).toBeGreaterThanOrEqual(current)
  })

  it('[J97] simple scaling does one thing and then waits for its end and its cooldown', () => {
    const policy = plain(policyDefaults['simple-scaling'])
    const run = finished({ ...surge, boot: 100, policy }, 5)
    const own = recordsOf(run, 'simple-scaling')
    const reasons = new Set(own.map(({ record }) => record.reason))
    expect(reasons).toContain('ScalingActivityInProgress')
    expect(reasons).toContain('CooldownInProgress')
    const changes = own.filter(({ current, desired }) => current !== desired)
    expect(changes.length).toBeGreaterThan(2)
    const gaps = changes.slice(1).map(({ time }, i) => time - (changes[i]?.time ?? 0))
    // A cell takes a hundred seconds and more, or one to drain, and 300 s after that the next change may come.
    expect(Math.min(...gaps)).toBeGreaterThan(300)
    expect(gaps[0]).toBeGreaterThan(400)
  })

  it('[J90] KEDA polls and syncs by periods of their own', () => {
    const run = finished({ ...surge, policy: plain(tuned.keda) }, 5)
    const own = recordsOf(run, 'keda')
    const polls = own.filter(({ record }) => record.poll !== null)
    const syncs = own.filter(({ record }) => record.hpa !== null)
    expect(polls.length).toBeGreaterThan(80)
    expect(syncs.length / polls.length).toBeGreaterThan(1.9)
    expect(polls.at(-1)?.record.triggers[0]?.active).toBe(true)
  })

  it('[J100] a server that nobody needs is not replaced when it is killed', () => {
    const load = { form: 'steps', every: 60, rates: [4, 0, 0] } as const
    const run = begin({ ...settingsOf('on-demand'), load, initialReplicas: 0 }, 3)
    runTo(run, 60)
    const served = run.figures()
    expect(served.requests.succeeded).toBeGreaterThan(50)
    runTo(run, 120)
    expect(run.figures().cells).toMatchObject({ ready: 0, starting: 0, desired: 0 })
    const own = recordsOf(run, 'on-demand')
    expect(own.length).toBeGreaterThan(2)
    for (const { current, desired } of own) expect(desired).not.toBe(current)
    const again = begin({ ...settingsOf('on-demand'), load, initialReplicas: 0 }, 3)
    runUntil(again, () => again.figures().cells.ready > 0)
    const cell = again.notes().entries.findLast(({ kind }) => kind === 'ready')?.id ?? 0
    expect(again.apply({ type: 'kill', cell }).ok).toBe(true)
    const { ready, starting, desired } = again.figures().cells
    expect(ready + starting).toBe(desired)
    runTo(again, 120)
    expect(again.figures().cells.ready).toBe(0)
  })

  it('[J101] Knative wakes from nothing when the first request waits, and lets nobody go', () => {
    const load = { form: 'steps', every: 100, rates: [0, 3, 0, 0] } as const
    const policy = plain({ ...tuned.kpa, minScale: 0 } as PolicySpec)
    const settings = { ...surge, load, policy, initialReplicas: 0, waiting: 'activator' }
    const run = begin({ ...settings, timeout: 60 }, 3)
    runTo(run, 100)
    expect(run.figures().cells).toMatchObject({ ready: 0, starting: 0 })
    runTo(run, 130)
    const woken = recordsOf(run, 'kpa').find(({ desired }) => desired > 0)
    const [first] = run.notes().entries.filter(({ kind }) => kind === 'born')
    expect(woken?.time).toBe(first?.time)
    expect(woken?.record.decision.panic.observed).toBeGreaterThan(0)
    // Between two ticks, which come at whole seconds from the first one on.
    const ticks = recordsOf(run, 'kpa').filter(({ time }) => time < 100)
    const offset = ((woken?.time ?? 0) - (ticks[0]?.time ?? 0)) % 2
    expect(Math.min(offset, 2 - offset)).toBeGreaterThan(1e-3)
    runTo(run, 400)
    const { requests, attempts, cells } = run.figures()
    expect(requests.arrived).toBeGreaterThan(200)
    expect([attempts.shed, requests.failed]).toEqual([0, 0])
    expect(cells).toMatchObject({ ready: 0, desired: 0 })
    const reasons = recordsOf(run, 'kpa').map(({ record }) => record.scaler.reason)
    expect(reasons).toContain('now-inactive')
    // The activator has stood in the path for long: there is too little to spare for a burst.
    expect(reasons).toContain('proxied-long-enough')
  })

  it('[J98] a policy that wants more than there is room for is refused with the way out', () => {
    const run = begin(surge, 3)
    const wish: Plain = { kind: 'threshold', min: 1, max: 5000 }
    const answer = run.apply({ type: 'set', name: 'policy', value: wish })
    expect(answer.ok ? '' : answer.problem).toMatch(/room for \d+ cells, fewer than .* 5000/u)
  })
})

/** Every kind has a record: a new one does not compile without a line here. */
const kinds: { readonly [Kind in PolicyKind]: Extract<PolicyRecord, { kind: Kind }>['kind'] } = {
  hpa: 'hpa',
  keda: 'keda',
  kpa: 'kpa',
  'target-tracking': 'target-tracking',
  'step-scaling': 'step-scaling',
  'simple-scaling': 'simple-scaling',
  azure: 'azure',
  mig: 'mig',
  threshold: 'threshold',
  vertical: 'vertical',
  'on-demand': 'on-demand',
  manual: 'manual',
}

it('[J90] every kind of policy is run above', () => {
  expect(Object.keys(kinds)).toEqual(policyKinds)
})
