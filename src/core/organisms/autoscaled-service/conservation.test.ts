import fc from 'fast-check'
import { hpaDecisionOf } from '#core/policies/records.ts'
import { describe, expect, it } from 'vitest'
import { sampleColumns } from '#core/organisms/observation.ts'
import {
  begin,
  constantLoad,
  cpuScaler,
  finished,
  runTo,
  type Overrides,
} from './runs.test-support.ts'

const seconds = (max: number): fc.Arbitrary<number> => fc.double({ min: 0, max, noNaN: true })

/** Clumsy services of all kinds, most of them overloaded, with everything that can go wrong. */
const services = fc.record({
  serviceLaw: fc.constantFrom(
    'exponential',
    'deterministic',
    'lognormal',
    'hyperexponential',
    'pareto',
  ),
  serviceMean: fc.double({ min: 0.01, max: 2, noNaN: true }),
  serviceScv: fc.double({ min: 0.1, max: 9, noNaN: true }),
  slots: fc.integer({ min: 1, max: 6 }),
  queueLimit: fc.integer({ min: 0, max: 20 }),
  routing: fc.constantFrom('random', 'round-robin', 'least-requests', 'power-of-d'),
  choices: fc.integer({ min: 2, max: 4 }),
  timeout: fc.oneof(fc.constant(0), seconds(3)),
  timeoutLaw: fc.constantFrom('fixed', 'exponential'),
  cancellation: fc.boolean(),
  failureShare: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
  retries: fc.integer({ min: 0, max: 5 }),
  retryBudget: fc.oneof(fc.constant(20), seconds(1)),
  backoff: seconds(5),
  gracePeriod: seconds(10),
  initialReplicas: fc.integer({ min: 0, max: 5 }),
  imagePull: fc.constantFrom(0, 3),
})

const plan = fc.array(
  fc.record({
    time: seconds(60),
    cell: fc.integer({ min: 1, max: 12 }),
    most: fc.integer({ min: 1, max: 10 }),
    rate: fc.integer({ min: 0, max: 120 }),
    kind: fc.constantFrom('look', 'kill', 'scale', 'load'),
  }),
  { maxLength: 12 },
)

describe('whatever the settings are', () => {
  it('[C14] attempts and requests are conserved at every stop', () => {
    const seen = { shed: 0, abandoned: 0, lost: 0, failed: 0, refused: 0 }
    fc.assert(
      fc.property(services, plan, fc.nat(0xffff), (settings, steps, seed) => {
        const run = begin({ ...settings, load: constantLoad(60, 60), hpa: cpuScaler(1, 8) }, seed)
        for (const { time, kind, cell, most, rate } of steps.toSorted((a, b) => a.time - b.time)) {
          runTo(run, time)
          if (kind === 'kill') run.apply({ type: 'kill', cell })
          if (kind === 'scale') run.apply({ type: 'set', name: 'hpa', value: cpuScaler(1, most) })
          if (kind === 'load')
            run.apply({ type: 'set', name: 'load', value: constantLoad(rate, 60) })
          expect(run.brokenInvariant()).toBeNull()
        }
        runTo(run, run.duration())
        expect(run.brokenInvariant()).toBeNull()
        const { attempts, requests, retries } = run.figures()
        seen.shed += attempts.shed
        seen.abandoned += attempts.abandoned
        seen.lost += attempts.lost
        seen.failed += requests.failed
        seen.refused += retries.refusedByBudget
        // Every attempt is the first of its request or a retry.
        expect(attempts.sent).toBe(requests.arrived + retries.sent)
      }),
      { seed: 51, numRuns: 80 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(10)
  })

  it('[C14] after the load all requests come to an end', () => {
    const load = { form: 'steps', every: 30, rates: [80, 0, 0, 0] }
    fc.assert(
      fc.property(services, fc.nat(0xffff), (settings, seed) => {
        const quick: Overrides = { ...settings, serviceLaw: 'deterministic', backoff: 0.5, load }
        const run = finished({ ...quick, serviceMean: 0.05 }, seed)
        const { requests, attempts } = run.figures()
        expect(requests.arrived).toBeGreaterThan(1000)
        expect([requests.open, attempts.waiting, attempts.inService]).toEqual([0, 0, 0])
        expect(requests.succeeded + requests.failed).toBe(requests.arrived)
      }),
      { seed: 52, numRuns: 40 },
    )
  })
})

describe('the history', () => {
  it('[C12] has rows at equal steps that add up to the counters', () => {
    const run = finished({ load: constantLoad(50, 600), initialReplicas: 3 }, 2)
    const { rows, count } = run.history()
    const column = (name: (typeof sampleColumns)[number]): readonly number[] =>
      Array.from(
        { length: count },
        (_, i) => rows[i * sampleColumns.length + sampleColumns.indexOf(name)],
      )
    expect(column('time')).toEqual(Array.from({ length: 600 }, (_, i) => i + 1))
    const sum = (name: (typeof sampleColumns)[number]): number =>
      column(name).reduce((a, b) => a + b, 0)
    const { requests } = run.figures()
    expect(sum('arrivals')).toBeCloseTo(requests.arrived, 6)
    expect(sum('completions')).toBeCloseTo(requests.succeeded, 6)
    for (const share of column('utilisation')) expect(share >= 0 && share <= 1).toBe(true)
  })

  it('[C15] misses the objective while nobody is answered and somebody waits for too long', () => {
    const settings: Overrides = {
      load: { form: 'steps', every: 10, rates: [0, 5, 0, 0] },
      initialReplicas: 1,
      serviceLaw: 'deterministic',
      serviceMean: 600,
      timeout: 0,
      autoscaling: false,
      objectiveLatency: 3,
    }
    const run = finished(settings, 2)
    const { rows, count } = run.history()
    const missed = Array.from(
      { length: count },
      (_, i) => rows[i * sampleColumns.length + sampleColumns.indexOf('missed')],
    )
    const first = missed.indexOf(1)
    // The first request comes after 10 s, and three more pass before it has waited for too long.
    expect(first).toBeGreaterThanOrEqual(13)
    expect(first).toBeLessThan(15)
    expect(missed.slice(first)).toEqual(missed.slice(first).map(() => 1))
    expect(run.figures().objective.missedSeconds).toBe(count - first)
    expect(
      finished({ ...settings, load: constantLoad(0, 40) }, 2).figures().objective,
    ).toMatchObject({
      missedSeconds: 0,
    })
  })

  it('[C15] counts what was answered before a change by the objective before it', () => {
    const run = begin({ load: constantLoad(60, 100), initialReplicas: 3, objectiveLatency: 0.1 }, 4)
    runTo(run, 50.3)
    const { missedRequests } = run.figures().objective
    expect(missedRequests).toBeGreaterThan(500)
    run.apply({ type: 'set', name: 'objectiveLatency', value: 5 })
    expect(run.figures().objective.missedRequests).toBe(missedRequests)
    runTo(run, 60)
    expect(run.figures().objective.missedRequests).toBe(missedRequests)
  })

  it('[C12] is not waited for: latencies of the whole run include the window that is not over', () => {
    const run = begin({ load: constantLoad(60, 100), initialReplicas: 3 }, 4)
    runTo(run, 0.9)
    expect(run.history().count).toBe(0)
    const early = run.latencyQuantile(0.5)
    expect(early).toBeGreaterThan(0.02)
    expect(early).toBeLessThan(0.2)
    const digest = run.digest()
    expect(run.latencyQuantile(0.99)).toBeGreaterThan(early)
    expect(run.digest()).toBe(digest)
    runTo(run, 50)
    const shown = run.latencyQuantile(0.9)
    runTo(run, 51)
    expect(run.latencyQuantile(0.9) / shown).toBeCloseTo(1, 1)
  })

  it('[C12] of a long run has longer steps', () => {
    const run = finished({ load: constantLoad(0.1, 7200) }, 2)
    expect([run.history().count, run.history().rows[0]]).toEqual([1800, 4])
  })
})

describe('what the autoscaler sees', () => {
  /** A service whose slots are all busy all the time, kept at one cell. */
  const busy: Overrides = {
    load: constantLoad(500, 120),
    initialReplicas: 1,
    timeout: 0,
    hpa: cpuScaler(1, 1, 50),
  }

  it('[C13] is the mean of CPU between two readings, as a share of the request', () => {
    const raws = (more: Overrides): readonly (number | null)[] =>
      finished({ ...busy, ...more }, 3)
        .decisions()
        .entries.map((decision) => hpaDecisionOf(decision)?.raw ?? null)
    // 100 % of the request at a target of 50 %: twice as many cells, and twice that at 200 %.
    expect(raws({})).toEqual(Array.from({ length: 7 }, () => 2))
    expect(raws({ cpuPerSlot: 500 })).toEqual(Array.from({ length: 7 }, () => 4))
  })

  it('[C13] has nothing of a new cell until its second reading', () => {
    const settings = { ...busy, stageScv: 0, imagePull: 12, scheduling: 2, hpa: cpuScaler(2, 2) }
    const run = finished(settings, 3)
    const born = run.notes().entries.find(({ kind, mother }) => kind === 'born' && mother > 0)
    const started = (born?.time ?? Infinity) + 14
    const missing = run.decisions().entries.map((decision) => {
      const { time } = decision
      const one = hpaDecisionOf(decision)?.proposals[0]
      return { after: time - started, missing: one?.formula === 'utilization' ? one.missing : 0 }
    })
    // Readings are 15 s apart: the second one comes 15 to 30 s after the container has started.
    const early = missing.filter(({ after }) => after > 0 && after < 15)
    const late = missing.filter(({ after }) => after > 30)
    expect([early.length, late.length > 2]).toEqual([1, true])
    expect(early.every((one) => one.missing === 1)).toBe(true)
    expect(late.every((one) => one.missing === 0)).toBe(true)
  })

  it('[C13] is nothing before anything was read, which is not a load of 0', () => {
    const metric = (type: string, signal: string): Overrides => ({
      ...cpuScaler(1, 20),
      metrics: [
        { type, name: 'load', signal, target: { type: 'AverageValue', averageValue: 20_000 } },
      ],
      behavior: { scaleDown: { stabilizationWindowSeconds: 0 } },
    })
    let blind = 0
    for (const signal of ['requests-per-second', 'in-flight', 'queue-length']) {
      const run = finished(
        {
          load: constantLoad(200, 55),
          initialReplicas: 10,
          scrapePeriod: 120,
          hpa: metric('External', signal),
        },
        3,
      )
      expect(run.decisions().entries.length).toBeGreaterThan(2)
      for (const { current, desired, time } of run.decisions().entries) {
        expect([current, desired]).toEqual([10, 10])
        if (time < 60) blind++
      }
    }
    expect(blind).toBeGreaterThan(6)
  })

  it('[C13] comes at decisions that are a sync period and a short delay apart', () => {
    const times = finished({ load: constantLoad(20, 900) }, 5)
      .decisions()
      .entries.map(({ time }) => time)
    expect(times.length).toBeGreaterThan(50)
    const gaps = times.slice(1).map((time, i) => time - times[i])
    for (const gap of gaps) expect(gap >= 15 && gap <= 15.2 + 1e-9).toBe(true)
    expect(new Set(gaps.map((gap) => gap.toFixed(3))).size).toBeGreaterThan(20)
  })
})
