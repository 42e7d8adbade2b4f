import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phases } from '#core/cells/phases.ts'
import { cellColumns, serviceColumns, type CellNote } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { scenarios } from './scenarios.ts'
import {
  begin,
  constantLoad,
  cpuScaler,
  finished,
  lively,
  runTo,
  runUntil,
  type Overrides,
} from './runs.test-support.ts'

type CellRow = Readonly<Record<(typeof cellColumns)[number], number>>

/** The cells as the stage sees them. */
function cellsOf(run: Run): readonly CellRow[] {
  const { cells } = run.frameSize()
  const values = new Float32Array(cellColumns.length * cells + serviceColumns.length)
  run.fillFrame(values, cells, 1, 0)
  return Array.from(
    { length: cells },
    (_, place) =>
      // Every column is read here.
      Object.fromEntries(
        cellColumns.map((name, i) => [name, values[i * cells + place]]),
      ) as CellRow,
  )
}

const notesOf = (run: Run, kind: CellNote['kind']): readonly CellNote[] =>
  run.notes().entries.filter((entry) => entry.kind === kind)

/** Stages of known length; far too much work for the two founders. */
const exactStages: Overrides = {
  load: constantLoad(100, 200),
  stageScv: 0,
  scheduling: 2,
  imagePull: 12,
  boot: 8,
  probePeriod: 10,
  probeDelay: 0,
  hpa: cpuScaler(1, 6),
}

describe('a division', () => {
  it('[C5] passes scheduling, image pull, boot and probe in their order, each with its length', () => {
    const run = begin(exactStages, 4)
    runUntil(run, () => notesOf(run, 'born').length >= 3)
    const { time: born, id } = notesOf(run, 'born')[2]
    const seen = [1, 3, 13, 15, 21, 23, 23.9, 24.1].map((after) => {
      runTo(run, born + after)
      const cell = cellsOf(run).find((one) => one.id === id)
      return [phases[cell?.phase ?? 0], Math.round(((cell?.phaseEndsAt ?? 0) - born) * 100) / 100]
    })
    // Started at 14 s and up at 22 s: the probe of 24 s is the first that finds it ready.
    expect(seen).toEqual([
      ['scheduled', 2],
      ['pulling', 14],
      ['pulling', 14],
      ['booting', 22],
      ['booting', 22],
      ['probing', 24],
      ['probing', 24],
      ['serving', expect.any(Number)],
    ])
  })

  it('[C5] ends at a probe: the first one after the boot, never between two', () => {
    let checked = 0
    const seconds = fc.integer({ min: 0, max: 30 })
    fc.assert(
      fc.property(seconds, seconds, fc.integer({ min: 1, max: 20 }), (boot, delay, period) => {
        const settings = { ...exactStages, boot, probeDelay: delay, probePeriod: period }
        const run = finished(settings, 4)
        const started = 2 + 12
        const wait = Math.max(0, Math.ceil((boot - delay) / period) * period)
        for (const { id, time } of notesOf(run, 'ready')) {
          const born = notesOf(run, 'born').find((one) => one.id === id)?.time ?? 0
          expect(time - born).toBeCloseTo(started + delay + wait, 6)
          checked++
        }
      }),
      { seed: 41, numRuns: 25 },
    )
    expect(checked).toBeGreaterThan(25)
  })

  it('[C6] has a mother in routing: the busiest without an unborn daughter', () => {
    let checked = 0
    const run = begin(scenarios.flash.settings, 1)
    while (run.nextDecisionAt() < run.duration()) {
      const decision = run.nextDecisionAt()
      runTo(run, decision - 1e-6)
      const starting = cellsOf(run).filter((cell) => cell.phase < phases.indexOf('serving'))
      const expecting = new Set(starting.map((cell) => cell.mother))
      const known = run.notes().entries.length
      const decided = run.decisions().entries.length
      runTo(run, decision)
      expect(run.decisions().entries).toHaveLength(decided + 1)
      const ready = cellsOf(run).filter((cell) => cell.ready === 1)
      for (const { kind, mother } of run.notes().entries.slice(known)) {
        if (kind !== 'born') continue
        const free = ready.filter((cell) => !expecting.has(cell.id))
        const chosen = ready.find((cell) => cell.id === mother)
        if (free.length > 0) expect(chosen?.load).toBe(Math.max(...free.map((cell) => cell.load)))
        // Every ready cell expects a daughter: the oldest has one more.
        else expect(mother).toBe(ready[0].id)
        expecting.add(mother)
        checked++
      }
    }
    expect(checked).toBeGreaterThan(8)
  })

  it('[C6] founders have no mother and serve from the first moment', () => {
    const run = begin({ initialReplicas: 3 }, 1)
    expect(notesOf(run, 'born').map(({ time, mother }) => [time, mother])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ])
    expect(cellsOf(run).map(({ ready, phase }) => [ready, phases[phase]])).toEqual([
      [1, 'serving'],
      [1, 'serving'],
      [1, 'serving'],
    ])
  })

  it('[C11] the n-th cell has the same stages in two runs that differ only in policy', () => {
    const ages = (target: number): ReadonlyMap<number, number> => {
      const run = finished({ ...scenarios.surge.settings, hpa: cpuScaler(2, 40, target) }, 7)
      return new Map(
        notesOf(run, 'ready').map(({ id, time }) => [
          id,
          time - (notesOf(run, 'born').find((one) => one.id === id)?.time ?? 0),
        ]),
      )
    }
    const [one, other] = [ages(40), ages(70)]
    const both = [...one.keys()].filter((id) => other.has(id))
    expect(both.length).toBeGreaterThan(5)
    for (const id of both) expect(one.get(id)).toBeCloseTo(other.get(id) ?? 0, 6)
    expect(new Set([...one.values()].map((age) => Math.round(age))).size).toBeGreaterThan(3)
  })

  it('[C4] is refused and counted where the population has no room, and the run goes on', () => {
    // Dismissed cells keep their rows for an hour, because their requests take as long.
    const settings = {
      load: constantLoad(20, 300),
      serviceLaw: 'deterministic',
      serviceMean: 600,
      slots: 1,
      queueLimit: 16_000,
      routing: 'round-robin',
      gracePeriod: 3600,
      timeout: 0,
      scheduling: 0,
      imagePull: 0,
      boot: 0,
      probePeriod: 1,
      hpa: cpuScaler(40, 40),
      initialReplicas: 40,
    }
    const run = begin(settings, 8)
    for (let most = 1; run.now() < 250; most = 41 - most) {
      runTo(run, run.now() + 20)
      expect(run.apply({ type: 'set', name: 'hpa', value: cpuScaler(most, most) }).ok).toBe(true)
    }
    const { divisionsRefused } = run.figures()
    expect(divisionsRefused).toBeGreaterThan(0)
    expect(run.frameSize().cells).toBe(130)
    expect(run.brokenInvariant()).toBeNull()
    runTo(run, run.duration())
    expect(run.brokenInvariant()).toBeNull()
  })

  it('[C4] ends with a cell that is dismissed early: the next cell in its row has its own stages', () => {
    const run = begin({ ...exactStages, imagePull: 600, hpa: cpuScaler(1, 60) }, 4)
    const wish = (cells: number): void => {
      const value = cpuScaler(cells, cells)
      expect(run.apply({ type: 'set', name: 'hpa', value }).ok).toBe(true)
      runTo(run, run.nextDecisionAt())
    }
    // Each round leaves 58 stages that never end; far more than the calendar has places.
    for (let round = 0; round < 5; round++) {
      wish(60)
      wish(2)
    }
    expect(notesOf(run, 'born').length).toBeGreaterThan(250)
    expect(notesOf(run, 'ready')).toHaveLength(0)
    runTo(run, run.duration())
    expect(run.brokenInvariant()).toBeNull()
  })
})

/** Twenty busy cells, of which all but one are dismissed at the first decision after 30 s. */
const shrinking = (more: Overrides): Run => {
  const run = begin(
    {
      load: constantLoad(20, 400),
      serviceLaw: 'deterministic',
      serviceMean: 2,
      initialReplicas: 20,
      timeout: 0,
      shutdown: 2,
      hpa: cpuScaler(20, 20),
      ...more,
    },
    2,
  )
  runTo(run, 30)
  expect(run.apply({ type: 'set', name: 'hpa', value: cpuScaler(1, 1) }).ok).toBe(true)
  runTo(run, run.nextDecisionAt())
  return run
}

describe('a pruned cell', () => {
  it('[C7] leaves routing at once, finishes what it has and is gone before the grace ends', () => {
    const run = shrinking({})
    const draining = cellsOf(run).filter((cell) => phases[cell.phase] === 'draining')
    expect(draining).toHaveLength(19)
    expect(draining.every((cell) => cell.ready === 0)).toBe(true)
    const told = run.now()
    const inside = draining.reduce((sum, cell) => sum + cell.inService + cell.waiting, 0)
    expect(inside).toBeGreaterThan(5)
    runTo(run, told + 30)
    const gone = notesOf(run, 'dead')
    expect(gone).toHaveLength(19)
    // A request lasts two seconds, and so does the shutdown of an idle cell.
    for (const { time } of gone) expect(time - told).toBeLessThan(4.5)
    expect(run.figures().attempts.lost).toBe(0)
  })

  it('[C7] that is gone with its last request has answered it, whatever rounding does', () => {
    let drained = 0
    fc.assert(
      fc.property(fc.nat(0xffff), fc.double({ min: 0.3, max: 3, noNaN: true }), (seed, mean) => {
        const run = begin(
          {
            load: constantLoad(20, 60),
            serviceMean: mean,
            initialReplicas: 20,
            timeout: 0,
            shutdown: 0,
            hpa: cpuScaler(20, 20),
          },
          seed,
        )
        runTo(run, 20)
        run.apply({ type: 'set', name: 'hpa', value: cpuScaler(1, 1) })
        runTo(run, 60)
        drained += notesOf(run, 'dead').length
        expect(run.figures().attempts.lost).toBe(0)
      }),
      { seed: 61, numRuns: 40 },
    )
    expect(drained).toBeGreaterThan(600)
  })

  it('[C7] loses what it has not finished when the grace is over', () => {
    const run = shrinking({ serviceMean: 100, load: constantLoad(2, 400), gracePeriod: 30 })
    const told = run.now()
    const before = cellsOf(run)
    runTo(run, told + 29.9)
    expect(notesOf(run, 'dead')).toHaveLength(
      before.filter((cell) => phases[cell.phase] === 'draining' && cell.inService === 0).length,
    )
    runTo(run, told + 30.1)
    for (const { time } of notesOf(run, 'dead').slice(-5)) expect(time - told).toBeCloseTo(30, 6)
    expect(run.figures().attempts.lost).toBeGreaterThan(5)
    expect(run.brokenInvariant()).toBeNull()
  })

  it('[C8] is one that is not ready yet before any that is', () => {
    const run = begin({ ...exactStages, initialReplicas: 3, load: constantLoad(200, 200) }, 4)
    runUntil(run, () => notesOf(run, 'born').length >= 6)
    const unborn = notesOf(run, 'born')
      .slice(3)
      .map(({ id }) => id)
    run.apply({ type: 'set', name: 'hpa', value: cpuScaler(3, 3) })
    runTo(run, run.nextDecisionAt())
    const pruned = notesOf(run, 'draining').map(({ id }) => id)
    expect(new Set(pruned)).toEqual(new Set(unborn))
  })

  it('[C8] is the youngest of the ready ones where their ages are far apart', () => {
    const run = begin(
      { ...exactStages, initialReplicas: 2, load: constantLoad(100, 4000), hpa: cpuScaler(2, 3) },
      4,
    )
    runTo(run, 3800)
    const youngest = cellsOf(run).at(-1)
    expect([cellsOf(run).length, youngest?.ready]).toEqual([3, 1])
    run.apply({ type: 'kill', cell: youngest?.id ?? 0 })
    runTo(run, 3900)
    const replacement = cellsOf(run).at(-1)
    expect(replacement?.ready).toBe(1)
    run.apply({ type: 'set', name: 'hpa', value: cpuScaler(2, 2) })
    runTo(run, run.nextDecisionAt())
    expect(notesOf(run, 'draining').map(({ id }) => id)).toEqual([replacement?.id])
  })
})

describe('a killed cell', () => {
  it('[C9] is gone at once with all its requests, and the ReplicaSet replaces it at once', () => {
    const run = begin({ ...exactStages, load: constantLoad(120, 200), hpa: cpuScaler(2, 2) }, 3)
    runTo(run, 40)
    const [one] = cellsOf(run)
    const before = run.figures()
    expect(one.inService + one.waiting).toBeGreaterThan(10)
    expect(run.apply({ type: 'kill', cell: one.id }).ok).toBe(true)
    const { attempts, cells } = run.figures()
    expect(attempts.lost - before.attempts.lost).toBe(one.inService + one.waiting)
    expect([cells.ready, cells.starting]).toEqual([1, 1])
    const { time } = notesOf(run, 'killed')[0]
    expect([time, notesOf(run, 'born').at(-1)?.time]).toEqual([40, 40])
    expect(run.brokenInvariant()).toBeNull()
    runTo(run, run.duration())
    expect(run.brokenInvariant()).toBeNull()
  })

  it('[C9] may be the last one: requests are shed until its daughter is ready', () => {
    const run = begin(
      { ...exactStages, initialReplicas: 1, load: constantLoad(10, 200), hpa: cpuScaler(1, 1) },
      3,
    )
    runTo(run, 50)
    run.apply({ type: 'kill', cell: 1 })
    runTo(run, 73)
    const { attempts, cells } = run.figures()
    expect(attempts.shed).toBeGreaterThan(100)
    expect(cells.ready).toBe(0)
    runTo(run, 200)
    expect(run.figures().cells.ready).toBe(1)
    expect(run.figures().attempts.shed).toBeLessThan(600)
  })
})

describe('the bill', () => {
  it('[C10] is the price of every living cell, ready or not, from its birth to its end', () => {
    const run = finished({ ...lively, pricePerHour: 36 }, 12)
    const ends = new Map(
      [...notesOf(run, 'dead'), ...notesOf(run, 'killed')].map(({ id, time }) => [id, time]),
    )
    const lives = notesOf(run, 'born').map(({ id, time }) => (ends.get(id) ?? run.now()) - time)
    expect(lives.length).toBeGreaterThan(5)
    expect(run.figures().cost.total).toBeCloseTo(
      lives.reduce((sum, life) => sum + life, 0) * 0.01,
      9,
    )
  })

  it('[C10] of three cells that stay for an hour is three hours', () => {
    const run = finished(
      { load: constantLoad(1, 3600), initialReplicas: 3, autoscaling: false, pricePerHour: 0.05 },
      1,
    )
    expect(run.figures().cost).toMatchObject({
      total: expect.closeTo(0.15, 12),
      notServing: 0,
      perHour: expect.closeTo(0.15, 12),
    })
  })
})
