import { describe, expect, it } from 'vitest'
import type { Run } from '#core/organisms/organism.ts'
import type { Change } from '#core/organisms/recording.ts'
import { verticalDefaults } from '#core/policies/vertical.ts'
import type { Plain } from '#core/schema/schema.ts'
import { begin, constantLoad, portrait, runTo, type Overrides } from './runs.test-support.ts'

const set = (name: string, value: Plain): Change => ({ type: 'set', name, value })

const policy = { ...verticalDefaults, max: 16, cooldown: 30 }

/** Two slots are kept busy by 18 requests a second; 70 of them need eight, and 300 more than the largest server has. */
const steady: Overrides = {
  initialReplicas: 1,
  slots: 2,
  serviceMean: 0.1,
  queueLimit: 300,
  timeout: 0,
  retries: 0,
  stageScv: 0,
  load: constantLoad(70, 1200),
  policy,
}

/** Sizes that the server has had, with the time of each; read from the decisions. */
function sizes(run: Run): readonly (readonly [number, string])[] {
  return run
    .decisions()
    .entries.flatMap(({ kind, record }) =>
      kind === 'vertical' && record.wanted !== record.slots ? [[record.wanted, record.reason]] : [],
    )
}

describe('one server that is resized', () => {
  it('[J111] grows by restarts until it is large enough, and costs what it is large', () => {
    const run = begin(steady, 1)
    runTo(run, 10)
    expect(run.figures()).toMatchObject({ capacity: 20, cost: { perHour: 0.048 } })
    expect(run.figures().slots).toBeUndefined()
    runTo(run, 1200)
    expect(sizes(run)).toEqual([
      [4, 'larger'],
      [8, 'larger'],
      [16, 'larger'],
    ])
    const { slots, capacity, cost, cells } = run.figures()
    expect([slots, capacity, cells.ready]).toEqual([16, 160, 1])
    expect(cost.perHour).toBeCloseTo(8 * 0.048, 9)
    expect(run.brokenInvariant()).toBeNull()
  })

  it('[J111] nobody serves between the one and the other, and never are two of two sizes there', () => {
    const run = begin(steady, 1)
    let [down, most] = [0, 0]
    for (let time = 1; time <= 400; time++) {
      runTo(run, time)
      const { ready, starting, draining } = run.figures().cells
      if (ready === 0) down++
      most = Math.max(most, ready + starting + draining)
      expect(run.brokenInvariant()).toBeNull()
    }
    // Three times: scheduled, image, boot and probe take 24 s, and going takes its time.
    expect(down).toBeGreaterThan(60)
    expect(most).toBe(1)
    expect(run.figures().attempts.shed).toBeGreaterThan(0)
    const notes = run.notes().entries
    notes.forEach(({ kind }, i) => {
      if (kind === 'born' && i > 0) expect(notes[i - 1]?.kind).toBe('dead')
    })
  })

  it('[J112] says that it is at its ceiling, and shrinks when the load is gone', () => {
    const load: Plain = { form: 'steps', every: 600, rates: [300, 5] }
    const run = begin({ ...steady, load, policy: { ...policy, cooldown: 90 } }, 2)
    runTo(run, 600)
    const reasons = (): readonly string[] =>
      run.decisions().entries.map(({ kind, record }) => (kind === 'vertical' ? record.reason : ''))
    expect(run.figures().slots).toBe(16)
    expect(reasons().slice(-5)).toEqual(Array.from({ length: 5 }, () => 'at-ceiling'))
    runTo(run, 1200)
    expect(run.figures().slots).toBeLessThan(4)
    for (const reason of ['larger', 'smaller', 'resizing', 'cooldown', 'no-data']) {
      expect(reasons()).toContain(reason)
    }
  })

  it('[J113] is the same run in slices, after a save, a fork and a keyframe, also in a restart', () => {
    const whole = begin(steady, 3)
    runTo(whole, 600)
    for (const stop of [30, 47.3, 61, 133]) {
      const run = begin(steady, 3)
      runTo(run, stop, 77)
      const [saved, frame] = [run.save(), run.keyframe()]
      const journal = { notes: [...run.notes().entries], decisions: [...run.decisions().entries] }
      const elsewhere = begin(steady, 3)
      elsewhere.resume(frame, journal)
      for (const other of [elsewhere, run.fork(), run]) {
        runTo(other, 600, 991)
        expect(portrait(other)).toEqual(portrait(whole))
      }
      run.restore(saved)
      runTo(run, 600)
      expect(portrait(run)).toEqual(portrait(whole))
    }
  })

  it('[J113] that is killed comes back in the size that was asked for, and a price is that of a usual cell', () => {
    const run = begin(steady, 1)
    runTo(run, 900)
    const alive = run.notes().entries.findLast(({ kind }) => kind === 'ready')?.id ?? 0
    expect(run.apply({ type: 'kill', cell: alive }).ok).toBe(true)
    expect(run.apply(set('pricePerHour', 1)).ok).toBe(true)
    runTo(run, 960)
    expect(run.figures()).toMatchObject({ slots: 16, cells: { ready: 1 }, cost: { perHour: 8 } })
  })

  it('[J114] needs room from the beginning, and goes with no rollout', () => {
    const usual = begin({ ...steady, policy: { kind: 'hpa' } }, 1)
    const problem = (...changes: readonly Change[]): string => {
      const answer = usual.apply(...changes)
      return answer.ok ? '' : answer.problem
    }
    expect(problem(set('policy', policy))).toContain('room for cells of 2 slots')
    expect(problem(set('policy', { ...policy, max: 2 }))).toBe('')
    const resized = begin(steady, 1)
    const rollout = { type: 'rollout', service: 0, revision: 'healthy' } as const
    expect(resized.apply(rollout)).toMatchObject({ ok: false })
    // Another policy goes on with servers of the size that was reached.
    runTo(resized, 500)
    expect(resized.apply(set('policy', { kind: 'manual', replicas: 3 })).ok).toBe(true)
    runTo(resized, 600)
    expect(resized.figures()).toMatchObject({ slots: 16, capacity: 480 })
    expect(resized.brokenInvariant()).toBeNull()
  })
})
