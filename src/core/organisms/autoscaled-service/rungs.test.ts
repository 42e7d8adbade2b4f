import fc from 'fast-check'
import { hpaDecisionOf } from '#core/policies/records.ts'
import { describe, expect, it } from 'vitest'
import type { Change, LogEntry } from '#core/organisms/recording.ts'
import { organismOf } from '#core/organisms/models.ts'
import type { Run } from '#core/organisms/organism.ts'
import { cellColumns, sampleColumns, type SampleColumn } from '#core/organisms/observation.ts'
import {
  begin,
  constantLoad,
  cpuScaler,
  portrait,
  runTo,
  type Overrides,
} from './runs.test-support.ts'

/** Cells of 10 requests/s each, at 70 % of what they can, under an autoscaler that looks at their CPU. */
const settings: Overrides = {
  initialReplicas: 160,
  serviceLaw: 'exponential',
  serviceMean: 0.1,
  slots: 1,
  queueLimit: 50,
  timeout: 0,
  retries: 0,
  failureShare: 0,
  scheduling: 1,
  imagePull: 3,
  boot: 2,
  probeDelay: 0,
  scrapePeriod: 5,
  syncPeriod: 5,
  load: {
    form: 'linear',
    points: [
      [0, 1120],
      [20, 1120],
      [30, 1600],
      [35, 1600],
      [37, 1050],
      [60, 1050],
    ],
  },
  hpa: {
    ...cpuScaler(100, 400, 70),
    behavior: { scaleDown: { stabilizationWindowSeconds: 0 } },
  },
}

const rung = (value: 'exact' | 'levels'): Change => ({ type: 'rung', value })

function apply(run: Run, ...changes: readonly Change[]): void {
  const done = run.apply(...changes)
  if (!done.ok) throw new Error(done.problem)
}

/** A run along a log, in slices of `limit` steps. */
function along(
  log: readonly LogEntry[],
  until: number,
  of: { limit?: number; seed?: number; over?: Overrides } = {},
): Run {
  const run = begin({ ...settings, ...of.over }, of.seed ?? 3)
  for (const { time, change } of log) {
    runTo(run, time, of.limit)
    apply(run, change)
  }
  runTo(run, until, of.limit)
  return run
}

const twice: readonly LogEntry[] = [
  { time: 8.3, change: rung('levels') },
  { time: 21.7, change: rung('exact') },
  { time: 25.01, change: rung('levels') },
  { time: 33, change: { type: 'kill', cell: 17 } },
  { time: 50.5, change: rung('exact') },
]

/** What the stage is shown of each living cell: its number, requests on slots and waiting. */
function shown(run: Run): readonly (readonly number[])[] {
  const { cells, services, edges } = run.frameSize()
  const values = new Float32Array(cells * cellColumns.length + 100)
  run.fillFrame(values, cells, services, edges)
  const of = (column: (typeof cellColumns)[number], cell: number): number =>
    values[cellColumns.indexOf(column) * cells + cell]
  return Array.from({ length: cells }, (_, cell) => [
    of('id', cell),
    of('inService', cell),
    of('waiting', cell),
  ])
}

/** A column of the history, row by row. */
function column(run: Run, name: SampleColumn): readonly number[] {
  const { rows, count } = run.history()
  const at = sampleColumns.indexOf(name)
  return Array.from({ length: count }, (_, row) => rows[row * sampleColumns.length + at])
}

describe('a run that is counted by level for a while', () => {
  it('[F40] [F46] is the same bytes on every repeat, in slices of any size, and says when it was', () => {
    const whole = portrait(along(twice, 60))
    expect(portrait(along(twice, 60))).toEqual(whole)
    expect(portrait(along(twice, 60, { limit: 700 }))).toEqual(whole)
    expect(along(twice, 60).approximation()).toEqual({
      isOn: false,
      spans: [
        { from: 8.3, to: 21.7 },
        { from: 25.01, to: 50.5 },
      ],
      refusal: null,
    })
    expect(whole.figures.divisions).toBeGreaterThan(30)
    expect(whole.figures.prunings).toBeGreaterThan(5)
    expect(along(twice, 60, { seed: 4 }).digest()).not.toBe(whole.digest)
    expect(along([], 60).digest()).not.toBe(whole.digest)
  })

  it('[F40] goes on from a save, a keyframe and as a fork as if nothing had been, on levels and after them', () => {
    const run = along([], 0)
    const saves = [run.save()]
    const other = begin(settings, 3)
    const moments = [0, 10.4, 23, 26.3, 40.2, 55]
    const ends: string[] = []
    for (const [i, time] of moments.entries()) {
      for (const entry of twice) {
        if (entry.time < (moments[i - 1] ?? 0) || entry.time >= time) continue
        runTo(run, entry.time)
        apply(run, entry.change)
      }
      runTo(run, time)
      saves.push(run.save(saves.at(-1)))
      ends.push(run.digest())
      // Looking leaves no trace.
      run.figures()
      shown(run)
      run.latencies()
      expect(run.digest()).toBe(ends.at(-1))
      const { entries: notes } = run.notes()
      const { entries: decisions } = run.decisions()
      other.resume(run.keyframe(), { notes, decisions })
      expect(portrait(other)).toEqual(portrait(run))
      expect(other.approximation()).toEqual(run.approximation())
      expect(portrait(run.fork())).toEqual(portrait(run))
    }
    // From any of them to the next, backwards: one run goes from every rung to every other.
    for (let i = moments.length - 2; i >= 0; i--) {
      other.restore(saves[i + 1])
      for (const entry of twice) {
        if (entry.time < moments[i] || entry.time >= moments[i + 1]) continue
        runTo(other, entry.time)
        apply(other, entry.change)
      }
      runTo(other, moments[i + 1])
      expect(other.digest()).toBe(ends[i + 1])
    }
  })

  it('[F41] has as much inside, cell by cell, after a switch as before it', () => {
    const run = along([], 24.9)
    const before = { cells: shown(run), figures: run.figures() }
    apply(run, rung('levels'))
    expect(shown(run)).toEqual(before.cells)
    expect(run.approximation()?.isOn).toBe(true)
    expect(run.figures()).toEqual(before.figures)
    runTo(run, 41.23)
    apply(run, rung('exact'))
    const after = shown(run)
    apply(run, rung('levels'), rung('exact'))
    expect(shown(run)).toEqual(after)
    expect(run.brokenInvariant()).toBeNull()
  })

  it('[F41] loses and doubles no request, whenever it goes where, whatever is killed', () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.nat(400)), {
          minLength: 2,
          maxLength: 7,
        }),
        (seed, steps) => {
          const run = begin(settings, seed)
          let time = 0
          let isOn = false
          for (const [wait, cell] of steps) {
            runTo(run, (time += wait / 50))
            isOn = !isOn
            const open = run.figures().requests.open
            apply(run, rung(isOn ? 'levels' : 'exact'))
            // On levels a look in between sees the end of the last leap, so only the way there can be compared.
            if (isOn) expect(run.figures().requests.open).toBe(open)
            runTo(run, (time += wait / 70))
            run.apply({ type: 'kill', cell })
            expect(run.brokenInvariant()).toBeNull()
          }
          if (isOn) apply(run, rung('exact'))
          runTo(run, run.duration())
          expect(run.brokenInvariant()).toBeNull()
        },
      ),
      { seed: 12, numRuns: 6 },
    )
  })

  it('[F42] [F46] goes back to requests by itself where fewer than a hundred cells are left', () => {
    const few: Overrides = {
      hpa: {
        ...cpuScaler(10, 400, 70),
        behavior: { scaleDown: { stabilizationWindowSeconds: 0 } },
      },
    }
    const load = {
      form: 'linear',
      points: [
        [0, 1120],
        [5, 1120],
        [6, 300],
        [60, 300],
      ],
    } as const
    const run = along([{ time: 2, change: rung('levels') }], 60, { over: { ...few, load } })
    const { cells, time } = run.figures()
    const approximation = run.approximation()
    expect(cells.ready).toBeLessThan(100)
    expect(approximation?.isOn).toBe(false)
    const end = approximation?.spans[0]?.to ?? Infinity
    expect(end).toBeGreaterThan(6)
    expect(end).toBeLessThan(time)
    expect(run.brokenInvariant()).toBeNull()
    expect(approximation?.refusal).toContain('are too few to be counted by level')
    const done = run.apply(rung('levels'))
    expect(done).toEqual({ ok: false, problem: approximation?.refusal })
  })

  it('[F43] a change that levels cannot follow is refused, and with the way back in the same command it is made', () => {
    const run = along(twice.slice(0, 1), 12)
    const digest = run.digest()
    const timeout: Change = { type: 'set', name: 'timeout', value: 2 }
    const done = run.apply(timeout)
    expect(done.ok ? '' : done.problem).toContain('Clients give up after a time')
    expect(run.digest()).toBe(digest)
    apply(run, rung('exact'), timeout)
    const refused = run.apply(rung('levels'))
    expect(refused.ok ? '' : refused.problem).toContain('switch the timeout off')
    expect(run.approximation()?.refusal).toContain('Clients give up')
    runTo(run, 13)
    apply(run, { type: 'set', name: 'timeout', value: 0 })
    // Requests that came before may still fail; a little later none is left of them.
    runTo(run, 17)
    apply(run, rung('levels'))
    // What levels can follow they do.
    apply(run, { type: 'set', name: 'routing', value: 'random' })
    apply(run, { type: 'set', name: 'load', value: constantLoad(700, 60) })
    runTo(run, 40)
    const rates = column(run, 'arrivals').slice(20, 40)
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
    expect(Math.abs(mean - 700)).toBeLessThan(4 * Math.sqrt(700 / 20))
    expect(run.brokenInvariant()).toBeNull()
  })

  it('[F40] comes past time 0, where a cell dies and another one is ready at that instant', () => {
    const run = begin({ ...settings, scheduling: 0, imagePull: 0, boot: 0 }, 3)
    apply(run, rung('levels'), { type: 'kill', cell: 5 })
    const { ready } = run.figures().cells
    expect([run.now(), run.approximation()?.isOn, ready]).toEqual([0, true, 160])
    runTo(run, 2)
    expect(run.figures().requests.arrived).toBeGreaterThan(2000)
    expect(run.brokenInvariant()).toBeNull()
  })

  it('[F7] follows another load from the moment of the change on, not from the leap before it', () => {
    const [quiet, at, busy, end] = [10, 10.95, 4000, 20]
    // Long work makes leaps of a second.
    const over = { serviceMean: 4, load: constantLoad(quiet, 60), autoscaling: false }
    const log: readonly LogEntry[] = [
      { time: 2, change: rung('levels') },
      { time: at, change: { type: 'set', name: 'load', value: constantLoad(busy, 60) } },
    ]
    const expected = quiet * at + busy * (end - at)
    for (const seed of [1, 2, 3]) {
      const { arrived } = along(log, end, { seed, over }).figures().requests
      expect(Math.abs(arrived - expected)).toBeLessThan(4 * Math.sqrt(expected))
    }
  })

  it('[F43] services that call one another are never counted by level', () => {
    const begun = organismOf('microservices')?.begin({}, 1)
    if (begun?.ok !== true) throw new Error('the run does not begin')
    const done = begun.value.apply(rung('levels'))
    expect(done.ok ? '' : done.problem).toContain('cannot be counted by level')
    expect(begun.value.approximation()).toBeNull()
  })

  it('[F44] shows no jump: its history is as near to exact runs as another exact run is', () => {
    const runs = 10
    const flat = { load: constantLoad(1120, 40), autoscaling: false }
    const log = [
      { time: 12.4, change: rung('levels') },
      { time: 22.7, change: rung('exact') },
    ]
    const exact = Array.from({ length: runs }, (_, i) => along([], 34, { seed: i + 1, over: flat }))
    const ours = Array.from({ length: runs }, (_, i) =>
      along(log, 34, { seed: i + 51, over: flat }),
    )
    const columns = ['utilisation', 'inService', 'waiting', 'p50', 'p99', 'completions'] as const
    for (const name of columns) {
      const [ones, others] = [exact, ours].map((all) => all.map((run) => column(run, name)))
      // Before the first switch, around it, on levels, around the second, after it.
      for (const [from, to] of [
        [8, 12],
        [12, 14],
        [14, 22],
        [22, 24],
        [24, 34],
      ]) {
        const meanOf = (run: readonly number[]): number => {
          const part = run.slice(from, to)
          return part.reduce((sum, value) => sum + value, 0) / part.length
        }
        const a = estimate(ones.map(meanOf))
        const b = estimate(others.map(meanOf))
        const error = Math.hypot(a.error, b.error)
        expect(error / a.mean, `${name} ${from}`).toBeLessThan(0.2)
        expect(Math.abs(a.mean - b.mean) / error, `${name} ${from}`).toBeLessThan(4)
      }
    }
  })

  it('[F47] the cells that have been there longest hold as many as the others, and what they hold is lost with them', () => {
    const flat = { load: constantLoad(1120, 40), autoscaling: false }
    let [expected, lost] = [0, 0]
    for (let seed = 1; seed <= 6; seed++) {
      const run = along([{ time: 3, change: rung('levels') }], 20, { seed, over: flat })
      const { inService, waiting } = run.figures().attempts
      expected += (40 * (inService + waiting)) / 160
      apply(run, ...Array.from({ length: 40 }, (_, i): Change => ({ type: 'kill', cell: i + 1 })))
      expect(run.brokenInvariant()).toBeNull()
      lost += run.figures().attempts.lost
    }
    // With the least of two a cell holds 1.0 ± 0.8.
    expect(expected).toBeGreaterThan(200)
    expect(Math.abs(lost - expected)).toBeLessThan(4 * 0.8 * Math.sqrt(6 * 40))
  })

  it('[F45] requests a second are read across both switches as of requests, though queues fill meanwhile', () => {
    const target = { type: 'AverageValue', averageValue: 10_000 } as const
    const metric = { type: 'Pods', name: 'rps', signal: 'requests-per-second', target } as const
    const over: Overrides = {
      load: { form: 'steps', every: 20, rates: [1500, 2200, 1500] },
      hpa: { minReplicas: 160, maxReplicas: 160, metrics: [metric] },
    }
    const wished = (log: readonly LogEntry[]): readonly number[] =>
      along(log, 59, { over })
        .decisions()
        .entries.map((decision) => hpaDecisionOf(decision)?.raw ?? Number.NaN)
    const exact = wished([])
    const ours = wished([
      { time: 10, change: rung('levels') },
      { time: 34, change: rung('exact') },
    ])
    expect(exact.length).toBeGreaterThan(9)
    expect(Math.max(...exact)).toBeGreaterThan(200)
    expect(ours).toHaveLength(exact.length)
    ours.forEach((raw, i) => expect(Math.abs(raw / (exact[i] ?? 0) - 1), `${i}`).toBeLessThan(0.05))
  })

  it('[F45] the autoscaler decides on levels as it does on requests', () => {
    const runs = 5
    const all = [{ time: 0, change: rung('levels') }]
    const exact = Array.from({ length: runs }, (_, i) => along([], 60, { seed: i + 1 }))
    const ours = Array.from({ length: runs }, (_, i) => along(all, 60, { seed: i + 51 }))
    for (const second of [10, 25, 34, 40, 50, 58]) {
      const [a, b] = [exact, ours].map((some) =>
        estimate(some.map((run) => column(run, 'desired')[second])),
      )
      // A decision is about a mean over cells, which differs from run to run by about a cell in a hundred.
      expect(Math.abs(a.mean - b.mean), `at ${second}`).toBeLessThan(
        0.01 * a.mean + 4 * Math.hypot(a.error, b.error),
      )
    }
    expect(Math.max(...column(ours[0], 'ready'))).toBeGreaterThan(190)
    expect(column(ours[0], 'ready')[58]).toBeLessThan(170)
  })
})

/** Mean and standard error of independent values. */
function estimate(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) }
}
