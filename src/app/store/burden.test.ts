import { describe, expect, it } from 'vitest'
import { levelCellsMin } from '#core/levels/fit.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { shop } from '#core/organisms/microservices/graph-settings.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { startSettings } from '#core/schema/schema.ts'
import { loadWithPeak, type LoadCurve } from '#core/traffic/load.ts'
import { builtIns } from '#share/built-ins.ts'
import { attemptsMax, burdenOf, heaviestOf } from './burden.ts'
import { cellsLeast } from './levels-follow.ts'

const flat = (rate: number, seconds: number): LoadCurve => ({
  form: 'linear',
  points: [
    [0, rate],
    [seconds, rate],
  ],
})

describe('the burden of a run', () => {
  const start = startSettings(parameters)

  it('[U60] is peak × duration × attempts a request, with no more retries than the budget allows', () => {
    const load = flat(1000, 3600)
    const of = (retries: number, retryBudget: number) =>
      burdenOf({ ...start, load, retries, retryBudget }).attempts
    expect(of(0, 0.1)).toBe(3.6e6)
    expect(of(3, 0.5)).toBe(5.4e6)
    expect(of(2, 20)).toBe(1.08e7)
  })

  it('[U60] is heavy above 50 million attempts, and says up to which peak it is not', () => {
    const told = { ...start, retries: 0 }
    const heavy = burdenOf({ ...told, load: flat(100_000, 1000) })
    expect(heavy).toMatchObject({ attempts: 1e8, isHeavy: true, peakMax: 50_000 })
    const light = burdenOf({ ...told, load: flat(heavy.peakMax, 1000) })
    expect(light).toMatchObject({ attempts: attemptsMax, isHeavy: false })
    expect(burdenOf({ ...told, load: { form: 'linear', points: [] } }).isHeavy).toBe(false)
  })

  it('[U60] does not count what is counted by level', () => {
    const rung = (time: number, value: 'exact' | 'levels') =>
      ({ time, change: { type: 'rung', value } }) as const
    const followed = { retries: 0, timeout: 0, initialReplicas: 100 }
    const attemptsOf = (settings: Recording['settings'], log: Recording['log']) =>
      heaviestOf({
        engine: engineVersion,
        organism: 'autoscaled-service',
        seed: 1,
        settings: { load: plainLoad, ...followed, ...settings },
        log,
      }).attempts
    const attempts = (...log: Recording['log']) => attemptsOf({}, log)
    const plainLoad = {
      form: 'linear',
      points: [
        [0, 1e6],
        [100, 1e6],
      ],
    }
    expect(attempts()).toBe(1e8)
    expect(attempts(rung(0, 'levels'))).toBe(0)
    expect(attempts(rung(20, 'levels'), rung(70, 'exact'))).toBe(5e7)
    expect(attempts(rung(20, 'levels'), rung(30, 'levels'), rung(170, 'exact'))).toBe(2e7)
    expect(attempts(rung(20, 'exact'))).toBe(1e8)
    // A way to levels that the run refuses is none.
    const patient = { time: 50, change: { type: 'set', name: 'timeout', value: 0 } } as const
    expect(attemptsOf({ timeout: 10 }, [rung(20, 'levels')])).toBe(1e8)
    expect(attemptsOf({ timeout: 10 }, [rung(20, 'levels'), patient, rung(60, 'levels')])).toBe(6e7)
    expect(attemptsOf({ serviceLaw: 'erlang' }, [rung(20, 'levels')])).toBe(1e8)
    expect(attemptsOf({ routing: 'round-robin' }, [rung(20, 'levels')])).toBe(1e8)
    expect(cellsLeast).toBe(levelCellsMin)
    const few = { initialReplicas: cellsLeast - 1 }
    expect(attemptsOf(few, [rung(0, 'levels')])).toBe(1e8)
    expect(attemptsOf(few, [rung(20, 'levels')])).toBe(2e7)
  })

  it('[U60] takes the most of what a log changes, and a lower peak makes it light', () => {
    const recording = {
      engine: 2,
      organism: 'autoscaled-service',
      seed: 1,
      settings: { retries: 0 },
      log: [
        { time: 5, change: { type: 'set', name: 'retries', value: 1 } },
        { time: 9, change: { type: 'set', name: 'retryBudget', value: 5 } },
        { time: 10, change: { type: 'set', name: 'load', value: flat(100_000, 1000) } },
      ],
    } as const
    expect(heaviestOf(recording)).toMatchObject({ attempts: 2e8, isHeavy: true })
    const load = loadWithPeak(flat(100_000, 1000), heaviestOf(recording).peakMax)
    expect(burdenOf({ ...start, load, retries: 1, retryBudget: 5 }).isHeavy).toBe(false)
  })

  it('[U60] of several services it is that of all their calls, with what is tried again', () => {
    const settings = { ...start, load: flat(100, 900), graph: shop }
    // One try in ten is repeated at the most: a request calls 0.6 searches and a checkout, which calls two more.
    const tries = 1.1
    const checkout = tries * (1 + 2 * tries)
    const attempts = 100 * tries * (1 + 0.6 * tries + checkout)
    expect(burdenOf(settings).perSecond).toBeCloseTo(attempts, 9)
    expect(burdenOf(settings).attempts).toBeCloseTo(900 * attempts, 6)
    // Whatever the discipline: what an attempt takes was measured for each (decision 31).
    const sharing = { ...settings, discipline: 'processor-sharing' } as const
    expect(burdenOf(sharing)).toEqual(burdenOf(settings))
    // Each attempt takes twice the time of one of a lone service.
    const heavy = burdenOf({ ...settings, load: flat(10_000, 900) })
    expect(heavy).toMatchObject({ isHeavy: true })
    expect(heavy.peakMax).toBeCloseTo((attemptsMax / 2 / 900 / attempts) * 100, 6)
    expect(burdenOf({ ...settings, load: flat(heavy.peakMax, 900) }).isHeavy).toBe(false)
    // Closed clients send no more than one request a pause, whatever the load; a hedge is one attempt more.
    const [door, ...calls] = shop.calls
    if (door === undefined) throw new Error('the shop has a door')
    const closed = { ...shop, calls: [{ ...door, clients: 50, think: 2, hedge: 1 }, ...calls] }
    expect(burdenOf({ ...settings, graph: closed }).perSecond).toBeCloseTo(
      (attempts / 4 / tries) * (tries + 1),
      9,
    )
  })

  it('[U60] takes the most of what a log changes of one service and of all', () => {
    const set = (name: string, value: number, service?: number) => ({
      time: 5,
      change: { type: 'set', name, value, ...(service === undefined ? {} : { service }) } as const,
    })
    const of = (...log: ReturnType<typeof set>[]) =>
      heaviestOf({
        engine: 2,
        organism: 'microservices',
        seed: 1,
        settings: { load: flat(100, 900), retryBudget: 10 },
        log,
      }).perSecond
    // 1 request, 0.6 searches, 1 checkout and its 2 calls, each tried twice.
    const each = 2 * (1 + 0.6 * 2 + 2 * (1 + 2 * 2))
    expect(of()).toBeCloseTo(100 * each, 9)
    expect(of(set('retries', 0, 2))).toBe(of())
    expect(of(set('retries', 3, 2), set('retries', 0, 2))).toBeCloseTo(
      100 * (each + 2 * 0.6 * 2),
      9,
    )
    expect(of(set('retries', 3, 2))).toBeLessThan(of(set('retries', 3)))
  })

  it('[U60] no built-in scenario is heavy', () => {
    for (const { organism, seed, settings } of Object.values(builtIns)) {
      const recording = { engine: engineVersion, organism, seed, settings, log: [] }
      expect(heaviestOf(recording)).toMatchObject({ isHeavy: false })
      expect(heaviestOf(recording).attempts).toBeGreaterThan(0)
    }
  })
})
