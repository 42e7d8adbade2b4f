import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Run } from '#core/organisms/organism.ts'
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
import { autoscaledService } from './model.ts'

const modes = ['activator', 'shared'] as const

/** Loses all its cells at the beginning and on the way, which the ReplicaSet replaces: queues are filled and emptied. */
const fromNothing = (waiting: string): Overrides => ({
  ...lively,
  waiting,
  waitingLimit: 60,
  initialReplicas: 2,
  cancellation: true,
  hpa: cpuScaler(1, 6),
})

/** Kills all that live now; those that replace them are born while it goes on. */
function killAll(run: Run): void {
  const living = new Set<number>()
  for (const { kind, id } of run.notes().entries) {
    if (kind === 'born') living.add(id)
    else if (kind === 'dead' || kind === 'killed') living.delete(id)
  }
  for (const cell of living) run.apply({ type: 'kill', cell })
}

const deaths = [0, 70, 150]

/** What happens in a run from a time on. */
function story(run: Run, from = 0, limit = 1_000_000): void {
  for (const time of deaths) {
    if (time < from) continue
    runTo(run, time, limit)
    killAll(run)
  }
  runTo(run, 240, limit)
}

describe('a run with a queue of the service', () => {
  it.each(modes)('[O9] at “%s” is the same run in slices of any size', (waiting) => {
    const whole = begin(fromNothing(waiting), 5)
    story(whole)
    const { attempts, requests } = whole.figures()
    expect(Math.min(attempts.shed, attempts.abandoned, requests.succeeded)).toBeGreaterThan(100)
    for (const limit of [1, 40, 3333]) {
      const sliced = begin(fromNothing(waiting), 5)
      story(sliced, 0, limit)
      expect(portrait(sliced)).toEqual(portrait(whole))
    }
  })

  it.each(modes)('[O9] at “%s” is kept by saves, keyframes and forks', (waiting) => {
    const whole = begin(fromNothing(waiting), 5)
    story(whole)
    let waited = 0
    for (const time of [0, 11, 75.5, 160]) {
      const run = begin(fromNothing(waiting), 5)
      for (const stop of deaths.filter((death) => death < time)) {
        runTo(run, stop)
        killAll(run)
      }
      runTo(run, time)
      waited += run.figures().attempts.waiting
      const dirty = begin(fromNothing(waiting), 5)
      story(dirty)
      dirty.restore(run.save())
      const resumed = begin(fromNothing(waiting), 5)
      resumed.resume(structuredClone(run.keyframe()), {
        notes: run.notes().entries,
        decisions: run.decisions().entries,
      })
      const fork = run.fork()
      for (const one of [dirty, resumed, fork, run]) {
        expect(one.brokenInvariant()).toBeNull()
        story(one, time)
        expect(one.digest()).toBe(whole.digest())
      }
    }
    expect(waited).toBeGreaterThan(50)
  })

  it('[O7] attempts and requests are conserved whatever happens, and nobody waits beside room', () => {
    const seen = { shed: 0, abandoned: 0, lost: 0, waiting: 0 }
    const steps = fc.array(
      fc.record({ time: fc.nat(60_000), kind: fc.constantFrom('kill', 'scale', 'patience') }),
      { maxLength: 10 },
    )
    const settings = fc.record({
      waiting: fc.constantFrom(...modes),
      waitingLimit: fc.constantFrom(1, 5, 300),
      slots: fc.integer({ min: 1, max: 5 }),
      queueLimit: fc.integer({ min: 0, max: 6 }),
      serviceMean: fc.constantFrom(0.02, 0.2, 1),
      timeout: fc.constantFrom(0, 0.4, 3),
      timeoutLaw: fc.constantFrom('fixed', 'exponential'),
      cancellation: fc.boolean(),
      failureShare: fc.constantFrom(0, 0.3),
      retries: fc.integer({ min: 0, max: 3 }),
      initialReplicas: fc.integer({ min: 0, max: 4 }),
      routing: fc.constantFrom('random', 'round-robin', 'least-requests', 'power-of-d'),
    })
    fc.assert(
      fc.property(settings, steps, fc.nat(0xffff), (drawn, plan, seed) => {
        const load = constantLoad(40, 60)
        const run = begin({ ...drawn, load, hpa: cpuScaler(1, 6), imagePull: 1 }, seed)
        const look = (): void => {
          expect(run.brokenInvariant()).toBeNull()
          const { attempts, requests, retries } = run.figures()
          expect(attempts.sent).toBe(requests.arrived + retries.sent)
          seen.waiting += attempts.waiting
        }
        for (const { time, kind } of plan.toSorted((a, b) => a.time - b.time)) {
          runTo(run, time / 1000)
          look()
          if (kind === 'kill') killAll(run)
          if (kind === 'scale') run.apply({ type: 'set', name: 'hpa', value: cpuScaler(1, 3) })
          if (kind === 'patience') run.apply({ type: 'set', name: 'timeout', value: 0.2 })
          look()
        }
        runTo(run, 60)
        look()
        const { attempts } = run.figures()
        seen.shed += attempts.shed
        seen.abandoned += attempts.abandoned
        seen.lost += attempts.lost
      }),
      { seed: 3607, numRuns: 30 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(100)
  })

  it('[O2] [O7] lets requests wait for the first cell, and shows them', () => {
    const settings: Overrides = {
      load: { form: 'steps', every: 10, rates: [20, 0, 0, 0] },
      waitingLimit: 1000,
      initialReplicas: 1,
      timeout: 0,
      retries: 0,
      hpa: cpuScaler(1, 3),
    }
    const killed = (more: Overrides): Run => {
      const run = begin({ ...settings, ...more }, 4)
      killAll(run)
      return run
    }
    const plain = killed({})
    runTo(plain, 40)
    const shed = plain.figures()
    expect(shed.attempts.shed).toBe(shed.requests.arrived)
    const run = killed({ waiting: 'activator' })
    runTo(run, 9)
    const { attempts, requests } = run.figures()
    expect(attempts.waiting).toBe(requests.arrived)
    expect(requests).toMatchObject({ open: requests.arrived, succeeded: 0 })
    runUntil(run, () => run.figures().cells.ready > 0)
    runTo(run, 40)
    expect(run.figures().requests).toMatchObject({ succeeded: shed.requests.arrived, open: 0 })
    const { rows, count } = run.history()
    expect(count).toBe(40)
    expect(rows.length).toBeGreaterThan(0)
  })

  it('[O14] is M/M/k where all wait in one queue: the mean number inside is that of the formula', () => {
    const settings: Overrides = {
      load: constantLoad(3, 20_000),
      serviceMean: 1,
      slots: 2,
      waiting: 'shared',
      waitingLimit: 1000,
      timeout: 0,
      retries: 0,
      autoscaling: false,
      initialReplicas: 2,
      hpa: cpuScaler(1, 2),
    }
    const run = begin(settings, 6)
    let inside = 0
    for (let time = 1; time <= 20_000; time++) {
      runTo(run, time)
      const { waiting, inService } = run.figures().attempts
      inside += waiting + inService
    }
    // M/M/4 at 3 Erlang: 3 + C·ρ/(1 − ρ) with C = 0.5094.
    expect(Math.abs(inside / 20_000 - 4.528)).toBeLessThan(0.25)
  })

  it('[O11] has columns for it only where attempts can wait in it', () => {
    const bytes = (settings: Overrides): number => begin(settings, 1).bytes
    const none = bytes({ waiting: 'cells', waitingLimit: 100_000 })
    expect(none).toBe(bytes({}))
    expect(bytes({ waiting: 'shared', waitingLimit: 1000 }) - none).toBeGreaterThan(60_000)
  })

  it('[O17] has cells whose stages are exponential where their law is, as keyed draws', () => {
    const readyAfter = (stageLaw: string, seed: number): readonly number[] => {
      const run = begin(
        {
          load: constantLoad(1, 2000),
          initialReplicas: 1,
          waiting: 'shared',
          stageLaw,
          scheduling: 0,
          imagePull: 20,
          boot: 0,
          hpa: cpuScaler(1, 1),
        },
        seed,
      )
      const spans: number[] = []
      for (let id = 1; id <= 60; id++) {
        const before = run.now()
        run.apply({ type: 'kill', cell: id })
        runUntil(run, () => run.figures().cells.ready > 0)
        const ready = run.notes().entries.findLast(({ kind }) => kind === 'ready')
        spans.push((ready?.time ?? NaN) - before)
      }
      return spans
    }
    const spans = [...readyAfter('exponential', 1), ...readyAfter('exponential', 2)]
    const mean = spans.reduce((sum, span) => sum + span, 0) / spans.length
    const scv = spans.reduce((sum, span) => sum + (span / mean - 1) ** 2, 0) / (spans.length - 1)
    // Four errors of the means of 120 draws.
    expect(Math.abs(mean - 20)).toBeLessThan(7.3)
    expect(Math.abs(scv - 1)).toBeLessThan(0.75)
    expect(readyAfter('exponential', 1)).toEqual(spans.slice(0, 60))
    const lognormal = readyAfter('lognormal', 1)
    expect(Math.max(...lognormal)).toBeLessThan(45)
  })

  it('[O15] is refused by levels, with a sentence', () => {
    const run = begin(
      {
        load: constantLoad(1000, 60),
        initialReplicas: 200,
        timeout: 0,
        retries: 0,
        waiting: 'shared',
        hpa: cpuScaler(1, 300),
      },
      1,
    )
    const answer = run.apply({ type: 'rung', value: 'levels' })
    expect(answer).toMatchObject({
      ok: false,
      problem: expect.stringContaining('queue of the service'),
    })
  })

  it('[O16] is whole at its limits: one place, very many, and no cell ever', () => {
    for (const waitingLimit of [1, 100_000]) {
      for (const waiting of modes) {
        const run = finished(
          {
            load: constantLoad(2000, 20),
            waiting,
            waitingLimit,
            initialReplicas: 0,
            autoscaling: false,
            timeout: 5,
            timeoutLaw: 'exponential',
            cancellation: true,
            hpa: cpuScaler(1, 3),
          },
          2,
        )
        expect(run.brokenInvariant()).toBeNull()
        const { attempts } = run.figures()
        expect(attempts.completed).toBe(0)
        expect(waitingLimit === 1 ? attempts.shed : attempts.abandoned).toBeGreaterThan(20_000)
      }
    }
    const refused = autoscaledService.begin({ waiting: 'shared', waitingLimit: 100_001 }, 1)
    expect(refused.ok).toBe(false)
  })
})
