import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CauseEntry, Happening } from '#core/organisms/causes.ts'
import type { Run } from '#core/organisms/organism.ts'
import { verticalDefaults } from '#core/policies/vertical.ts'
import {
  begin,
  constantLoad,
  cpuScaler,
  finished,
  lively,
  portrait,
  runTo,
  runUntil,
  type Overrides,
} from './runs.test-support.ts'

/** Every cause that a run knows, by what happened. */
function causesOf(run: Run, happening: Happening): readonly CauseEntry[] {
  const { entries, present, forgotten } = run.causes()
  return [...forgotten, ...entries, ...present].filter((entry) => entry.happening === happening)
}

function sum(entries: readonly CauseEntry[]): number {
  return entries.reduce((so, { count }) => so + count, 0)
}

/** What share of something has a reason. */
function share(entries: readonly CauseEntry[], reason: string): number {
  return sum(entries.filter(({ cause }) => cause.reason === reason)) / sum(entries)
}

/** Four cells without queues worth the name, and a load that doubles after a minute. */
const stepped: Overrides = {
  slots: 1,
  serviceMean: 0.05,
  queueLimit: 5,
  initialReplicas: 4,
  load: { form: 'steps', every: 60, rates: [40, 160, 160, 160] },
  scheduling: 0.1,
  imagePull: 0.1,
  boot: 0.1,
  stageScv: 0,
  probeDelay: 0,
  probePeriod: 1,
  hpa: cpuScaler(1, 40),
}

const whole = (run: Run): void => {
  const { attempts } = run.figures()
  expect(sum(causesOf(run, 'none-ready')) + sum(causesOf(run, 'queue-full'))).toBe(attempts.shed)
  expect(sum(causesOf(run, 'gave-up'))).toBe(attempts.abandoned)
  expect(sum(causesOf(run, 'lost'))).toBe(attempts.lost)
  expect(sum(causesOf(run, 'late')) + run.figures().requests.failed).toBe(
    run.figures().objective.missedRequests,
  )
}

describe('the causes of a run', () => {
  it('[C61] [C63] [C70] sum to the counters at any moment, however the run was cut, and link to records', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 }),
        fc.double({ min: 1, max: 239, noNaN: true }),
        (seed, time) => {
          const run = begin({ ...lively, queueLimit: 3 }, seed)
          runTo(run, time)
          whole(run)
          const sliced = begin({ ...lively, queueLimit: 3 }, seed)
          for (let t = 0; t < time; t += 7.3) {
            runTo(sliced, t, 50)
            sliced.causes()
            sliced.save()
          }
          runTo(sliced, time, 50)
          expect(sliced.causes()).toEqual(run.causes())
          expect(sliced.digest()).toBe(run.digest())
          const decided = new Set(run.decisions().entries.map((decision) => decision.time))
          const cells = new Set(run.notes().entries.map(({ id }) => id))
          for (const { cause } of run.causes().entries) {
            if (cause.decision !== null) expect(decided).toContain(cause.decision)
            if (cause.cell !== 0) expect(cells).toContain(cause.cell)
          }
        },
      ),
      { numRuns: 15, seed: 3 },
    )
  })

  it('[C71] survive saves, forks and keyframes', () => {
    const run = begin(lively, 9)
    runTo(run, 90)
    const saved = run.save()
    const fork = run.fork()
    const there = structuredClone(run.causes())
    const keyframe = structuredClone(run.keyframe())
    const other = begin(lively, 9)
    other.resume(keyframe, { notes: run.notes().entries, decisions: run.decisions().entries })
    runTo(run, 240)
    expect(run.causes()).not.toEqual(there)
    for (const one of [fork, other]) {
      expect(one.causes()).toEqual(there)
      runTo(one, 240)
      expect(one.causes()).toEqual(run.causes())
    }
    const end = structuredClone(run.causes())
    run.restore(saved)
    expect(run.causes()).toEqual(there)
    runTo(run, 240)
    expect(run.causes()).toEqual(end)
    expect(portrait(run)).toEqual(portrait(fork))
  })
})

describe('a cause that is known for sure', () => {
  it('[C64] an image that takes a minute: cells on the way that are pulling it, and the decision that asked for them', () => {
    const run = begin({ ...stepped, imagePull: 60 }, 5)
    runUntil(run, () => run.figures().cells.starting > 0 && run.now() > 60)
    const [asked] = run.decisions().entries.filter(({ current, desired }) => desired > current)
    runTo(run, asked.time + 1)
    const before = sum(causesOf(run, 'queue-full'))
    runTo(run, asked.time + 59)
    const since = causesOf(run, 'queue-full').filter(({ from }) => from > asked.time)
    expect(sum(since)).toBeGreaterThan(1000)
    expect(sum(causesOf(run, 'queue-full')) - before).toBeGreaterThan(1000)
    expect(share(since, 'starting')).toBe(1)
    for (const { cause } of since.slice(1)) {
      expect(cause).toMatchObject({ phase: 'pulling', decision: asked.time })
    }
  })

  it('[C65] as many as there may be', () => {
    const run = finished({ ...stepped, hpa: cpuScaler(1, 4) }, 5)
    const full = causesOf(run, 'queue-full').filter(({ from }) => from >= 62)
    expect(sum(full)).toBeGreaterThan(1000)
    expect(share(full, 'at-maximum')).toBe(1)
  })

  it('[C65] nobody scales', () => {
    const byHand = { kind: 'manual', replicas: 2 }
    for (const settings of [{ autoscaling: false }, { policy: byHand, initialReplicas: 2 }]) {
      const run = finished({ ...stepped, ...settings }, 5)
      const full = causesOf(run, 'queue-full').filter(({ from }) => from >= 62)
      expect(sum(full)).toBeGreaterThan(1000)
      expect(share(full, 'by-hand')).toBe(1)
    }
  })

  it('[C64] [C68] a cell that was killed, and then no cell at all until another one is there', () => {
    const run = begin(
      {
        ...stepped,
        load: constantLoad(30, 200),
        initialReplicas: 1,
        autoscaling: false,
        imagePull: 20,
      },
      5,
    )
    runTo(run, 50)
    expect(run.apply({ type: 'kill', cell: 1 }).ok).toBe(true)
    runTo(run, 80)
    const lost = causesOf(run, 'lost')
    expect(sum(lost)).toBeGreaterThan(0)
    expect(lost.map(({ cause }) => [cause.reason, cause.cell])).toEqual([['killed', 1]])
    const none = causesOf(run, 'none-ready')
    expect(sum(none)).toBeGreaterThan(300)
    expect(share(none, 'starting')).toBe(1)
    for (const { cause } of none)
      expect(cause).toMatchObject({ cell: 2, replaces: 1, decision: null })
    expect(new Set(none.map(({ cause }) => cause.phase))).toContain('pulling')
  })

  it('[C68] a grace period that is too short', () => {
    const run = begin(
      {
        ...stepped,
        serviceMean: 4,
        slots: 4,
        queueLimit: 50,
        load: constantLoad(3, 400),
        initialReplicas: 12,
        gracePeriod: 1,
        hpa: { ...cpuScaler(1, 20), behavior: { scaleDown: { stabilizationWindowSeconds: 0 } } },
      },
      5,
    )
    runTo(run, 400)
    const lost = causesOf(run, 'lost')
    expect(sum(lost)).toBeGreaterThan(0)
    expect(share(lost, 'grace-over')).toBe(1)
    const pruned = run.decisions().entries.filter(({ current, desired }) => desired < current)
    for (const { cause } of lost) expect(pruned.map(({ time }) => time)).toContain(cause.decision)
  })

  it('[C68] cells that the same decision lets go down at once are one entry, which names the first of them', () => {
    const scaler = (most: number): Overrides => ({
      ...cpuScaler(1, most),
      behavior: { scaleDown: { stabilizationWindowSeconds: 0 } },
    })
    const run = begin(
      {
        slots: 1,
        serviceMean: 5,
        queueLimit: 20,
        load: constantLoad(100, 60),
        initialReplicas: 400,
        gracePeriod: 0,
        hpa: scaler(400),
      },
      5,
    )
    runTo(run, 14)
    expect(run.apply({ type: 'set', name: 'hpa', value: scaler(1) })).toMatchObject({ ok: true })
    runUntil(run, () => run.figures().cells.ready === 1)
    const dead = run.notes().entries.filter(({ kind }) => kind === 'dead')
    const lost = causesOf(run, 'lost')
    expect(dead).toHaveLength(399)
    expect(lost).toHaveLength(1)
    expect(lost[0].count).toBeGreaterThan(200)
    const { cell, decision, reason } = lost[0].cause
    expect(reason).toBe('grace-over')
    expect(dead.map(({ id }) => id)).toContain(cell)
    expect(run.decisions().entries.map(({ time }) => time)).toContain(decision)
    whole(run)
    expect(run.brokenInvariant()).toBeNull()
  })

  it('[C62] clients who give up in the queue', () => {
    const run = finished(
      { ...stepped, timeout: 0.1, cancellation: true, queueLimit: 50, imagePull: 60 },
      5,
    )
    const { abandoned } = run.figures().attempts
    expect(abandoned).toBeGreaterThan(500)
    expect(share(causesOf(run, 'gave-up'), 'starting')).toBeGreaterThan(0.5)
  })

  it('[C66] a backlog that a shortage has left, which the ready cells are enough for', () => {
    const run = finished(
      {
        ...stepped,
        queueLimit: 2000,
        timeout: 0,
        objectiveLatency: 0.4,
        load: { form: 'steps', every: 60, rates: [40, 120, 20, 20] },
        autoscaling: false,
      },
      5,
    )
    const late = causesOf(run, 'late')
    const after = late.filter(({ from }) => from >= 122)
    expect(sum(after)).toBeGreaterThan(500)
    expect(share(after, 'backlog')).toBeGreaterThan(0.95)
    expect(after[0].cause.former?.reason).toBe('by-hand')
  })

  it('[C67] work that takes so long by itself', () => {
    const run = finished(
      {
        ...stepped,
        load: constantLoad(2, 240),
        initialReplicas: 8,
        objectiveLatency: 0.04,
        autoscaling: false,
      },
      5,
    )
    const late = causesOf(run, 'late')
    expect(sum(late)).toBeGreaterThan(100)
    expect(share(late, 'work')).toBe(1)
  })

  it('[C69] errors, clients who give up meanwhile, and both', () => {
    const vain = (settings: Overrides): readonly CauseEntry[] =>
      causesOf(
        finished({ ...stepped, load: constantLoad(40, 60), autoscaling: false, ...settings }, 5),
        'in-vain',
      )
    const cases = [
      ['errors', { failureShare: 0.2, timeout: 0 }],
      ['work', { failureShare: 0, timeout: 0.04, initialReplicas: 30, routing: 'least-requests' }],
      ['errors-or-slow', { failureShare: 0.2, timeout: 0.04 }],
    ] as const
    for (const [reason, settings] of cases) {
      expect(sum(vain(settings))).toBeGreaterThan(300)
      expect(share(vain(settings), reason)).toBe(1)
    }
  })

  it('[C64] [C68] a rollout of cells that crash: what was in them, and those that are to start again', () => {
    const run = begin(
      {
        ...stepped,
        load: constantLoad(70, 400),
        autoscaling: false,
        imagePull: 5,
        maxSurge: 0,
        maxUnavailable: 4,
      },
      5,
    )
    runTo(run, 30)
    const rolled = run.apply({ type: 'rollout', service: 0, revision: 'crashing' })
    expect(rolled).toEqual({ ok: true, value: null })
    runTo(run, 120)
    const all = run.causes().entries.filter(({ from }) => from > 30)
    const reasons = new Set(all.map(({ cause }) => cause.reason))
    expect(reasons).toContain('rolling')
    expect(reasons).toContain('restarting')
    expect(share(causesOf(run, 'lost'), 'crashed')).toBeGreaterThan(0.5)
    const crashed = run.notes().entries.filter(({ kind }) => kind === 'crashed')
    for (const { cause } of all) {
      if (cause.reason !== 'restarting' && cause.reason !== 'crashed') continue
      expect(crashed.map(({ id }) => id)).toContain(cause.cell)
    }
    whole(run)
  })

  it('[C69] also before the first row of the history', () => {
    const run = begin({ ...stepped, failureShare: 0.2, timeout: 0 }, 5)
    runTo(run, 0.9)
    const vain = run.causes().present.filter(({ happening }) => happening === 'in-vain')
    expect(sum(vain)).toBeGreaterThan(0)
    expect(share(vain, 'errors')).toBe(1)
  })

  it('[C63] what was lost until a server had gone is not put down to the start of the next one', () => {
    const run = begin(
      {
        initialReplicas: 1,
        slots: 2,
        serviceMean: 0.5,
        queueLimit: 20,
        load: constantLoad(70, 120),
        policy: { ...verticalDefaults, max: 8 },
      },
      1,
    )
    let [told, grew] = [0, 0]
    const isResizing = ({ cause }: CauseEntry): boolean => cause.reason === 'resizing'
    for (let time = 0; time < 120; time += 0.05) {
      runTo(run, time)
      const now = sum(causesOf(run, 'none-ready').filter(isResizing))
      expect(now).toBeGreaterThanOrEqual(told)
      if (now > told) grew++
      told = now
    }
    expect(grew).toBeGreaterThan(10)
  })

  it('[C64] [C65] one server that goes for a larger one, which boots, until it is as large as it may be', () => {
    const policy = { ...verticalDefaults, max: 8, cooldown: 30 }
    const run = finished(
      {
        initialReplicas: 1,
        slots: 2,
        serviceMean: 0.5,
        queueLimit: 20,
        load: constantLoad(70, 600),
        policy,
      },
      1,
    )
    whole(run)
    const refused = [...causesOf(run, 'none-ready'), ...causesOf(run, 'queue-full')]
    const reasons = new Set(refused.map(({ cause }) => cause.reason))
    for (const reason of ['resizing', 'starting', 'decided', 'at-ceiling'] as const) {
      expect(reasons).toContain(reason)
    }
    expect(reasons).not.toContain('at-maximum')
    const resized = run
      .decisions()
      .entries.flatMap(({ kind, record, time }) =>
        kind === 'vertical' && record.reason === 'larger' ? [time] : [],
      )
    for (const { cause } of refused) {
      if (cause.reason === 'starting') expect(resized).toContain(cause.decision)
    }
  })
})
