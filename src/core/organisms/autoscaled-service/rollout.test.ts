import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phases } from '#core/cells/phases.ts'
import {
  cellColumns,
  edgeColumns,
  serviceColumns,
  type CellColumn,
  type CellNote,
  type RolloutFigures,
} from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import type { Change, RolloutRevision } from '#core/organisms/recording.ts'
import { checkBoth, resolveFenceposts } from '#core/policies/rollout-fenceposts.ts'
import type { Plain } from '#core/schema/schema.ts'
import {
  begin,
  constantLoad,
  cpuScaler,
  lively,
  portrait,
  runTo,
  type Overrides,
} from './runs.test-support.ts'

const rollout = (revision: RolloutRevision): Change => ({ type: 'rollout', service: 0, revision })
const set = (name: string, value: Plain): Change => ({ type: 'set', name, value })

const steady: Overrides = {
  load: constantLoad(20, 3600),
  initialReplicas: 8,
  autoscaling: false,
  hpa: cpuScaler(1, 40),
}

function apply(run: Run, ...changes: readonly Change[]): void {
  expect(run.apply(...changes)).toEqual({ ok: true, value: null })
}

function rolloutOf(run: Run): RolloutFigures {
  const { rollout: now } = run.figures()
  if (now === undefined) throw new Error('nothing was rolled out')
  return now
}

/** Cells that are not told to go and available ones of each revision, the oldest first. */
const sizesOf = (run: Run) =>
  rolloutOf(run).revisions.map(({ active, available }) => [active, available])

/** Number, phase and restarts of each living cell, as a frame has them. */
function cellsOf(run: Run) {
  const { cells, services, edges } = run.frameSize()
  const values = new Float32Array(
    cells * cellColumns.length + services * serviceColumns.length + edges * edgeColumns.length,
  )
  run.fillFrame(values, cells, services, edges)
  const of = (name: CellColumn, row: number): number =>
    values[cellColumns.indexOf(name) * cells + row] ?? NaN
  return Array.from({ length: cells }, (_, row) => ({
    id: of('id', row),
    phase: of('phase', row),
    restarts: of('restarts', row),
  }))
}

/** A run of which a revision of some kind was rolled out at 60 s. */
function rolledOut(revision: RolloutRevision, over: Overrides = {}, seed = 1): Run {
  const run = begin({ ...steady, ...over }, seed)
  runTo(run, 60)
  apply(run, rollout(revision))
  return run
}

/**
 * The fewest available and the most active cells after each instant from 60 s on, told by the journal alone: nobody is asked who
 * carried the rollout out.
 */
function extremes(notes: readonly CellNote[], founders: number, minReady: number) {
  const active = new Set(Array.from({ length: founders }, (_, i) => i + 1))
  const readyAt = new Map([...active].map((id) => [id, 0]))
  let [fewest, most] = [Infinity, 0]
  notes.forEach(({ time, kind, id }, i) => {
    if (kind === 'born') active.add(id)
    if (kind === 'ready') readyAt.set(id, time)
    if (kind === 'draining') active.delete(id)
    if (time < 60 || notes[i + 1]?.time === time) return
    const isAvailable = (cell: number): boolean =>
      (readyAt.get(cell) ?? Infinity) === 0 || (readyAt.get(cell) ?? Infinity) + minReady <= time
    fewest = Math.min(fewest, [...active].filter(isAvailable).length)
    most = Math.max(most, active.size)
  })
  return { fewest, most }
}

const pods = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
)

describe('a rollout', () => {
  it('[C20] [C21] keeps between its two bounds at every instant, and ends', () => {
    let ended = 0
    const bounds = new Set<string>()
    fc.assert(
      fc.property(
        fc
          .record({
            maxSurge: pods,
            maxUnavailable: pods,
            minReadySeconds: fc.constantFrom(0, 7, 30),
            initialReplicas: fc.integer({ min: 1, max: 12 }),
          })
          .filter(({ maxSurge, maxUnavailable }) => checkBoth(maxSurge, maxUnavailable).ok),
        fc.nat(1000),
        (settings, seed) => {
          const run = rolledOut('healthy', settings, seed)
          const { initialReplicas: cells, minReadySeconds } = settings
          const posts = resolveFenceposts(settings.maxSurge, settings.maxUnavailable, cells)
          if (!posts.ok) throw new Error(posts.problem)
          const { surge, unavailable } = posts.value
          runTo(run, 60 + 14 * (60 + minReadySeconds))
          expect(run.brokenInvariant()).toBeNull()
          const { fewest, most } = extremes(run.notes().entries, cells, minReadySeconds)
          expect(fewest).toBeGreaterThanOrEqual(cells - unavailable)
          expect(most).toBeLessThanOrEqual(cells + surge)
          if (fewest === Math.max(0, cells - unavailable) && fewest < cells) bounds.add('least')
          if (most === cells + surge && surge > 0) bounds.add('most')
          expect(sizesOf(run)).toEqual([
            [0, 0],
            [cells, cells],
          ])
          ended++
        },
      ),
      { numRuns: 40, seed: 11 },
    )
    expect(ended).toBe(40)
    expect(bounds.size).toBe(2)
  })

  it('[C21] a cell counts after it was ready for minReadySeconds, and a change of that holds at once', () => {
    const run = begin({ ...steady, minReadySeconds: 200, maxUnavailable: 0 }, 1)
    runTo(run, 250)
    apply(run, rollout('healthy'))
    runTo(run, 350)
    // The surge of two is ready, and nobody may go for them yet.
    expect(run.figures().cells.ready).toBe(10)
    expect(sizesOf(run)).toEqual([
      [8, 8],
      [2, 0],
    ])
    apply(run, set('minReadySeconds', 5))
    expect(sizesOf(run)[0]).toEqual([6, 6])
    runTo(run, 600)
    expect(sizesOf(run)[1]).toEqual([8, 8])
  })

  it('[C22] scaled in the middle, both revisions get their share', () => {
    const manual = { policy: { kind: 'manual', replicas: 8 }, autoscaling: true }
    const run = rolledOut('healthy', { ...manual, imagePull: 400, stageScv: 0 })
    expect(sizesOf(run).map(([active]) => active)).toEqual([6, 4])
    apply(run, set('policy', { kind: 'manual', replicas: 16 }))
    // 16 and a surge of 4 are 20 in place of 10: each twice what it was. The old ones may then be reduced to what must be available.
    expect(rolloutOf(run).revisions.map(({ wanted }) => wanted)).toEqual([12, 8])
    runTo(run, 1500)
    expect(sizesOf(run)[1]).toEqual([16, 16])
  })

  it('[C23] a rollout in the middle of another makes its cells old ones, and the way back takes the former', () => {
    const run = rolledOut('healthy')
    runTo(run, 85)
    apply(run, rollout('healthy'))
    runTo(run, 90)
    expect(rolloutOf(run).revisions.filter(({ active }) => active > 0)).toHaveLength(3)
    apply(run, rollout('former'))
    runTo(run, 400)
    expect(rolloutOf(run).revisions.map(({ genome, number }) => [genome, number])).toEqual([
      [0, 1],
      [2, 3],
      [1, 4],
    ])
    expect(sizesOf(run)).toEqual([
      [0, 0],
      [0, 0],
      [8, 8],
    ])
    const genomes = run.genomes.map(({ digest }) => digest)
    expect(new Set(genomes).size).toBe(3)
  })

  it('[C24] the next cell is ready when it was foretold, and none is foretold that crashes before', () => {
    const run = rolledOut('crashing', { crashAfter: 1, crashShare: 0.7 }, 3)
    let [kept, unknown] = [0, 0]
    for (let time = 60; time < 1500; time += 7) {
      runTo(run, time)
      const { nextReadyAt, cells } = run.figures()
      if (nextReadyAt < 0) {
        if (cells.starting > 0) unknown++
        continue
      }
      runTo(run, nextReadyAt)
      const ready = run.notes().entries.filter(({ kind }) => kind === 'ready')
      expect(ready.map((note) => note.time)).toContain(nextReadyAt)
      kept++
    }
    expect(kept).toBeGreaterThan(2)
    expect(unknown).toBeGreaterThan(2)
  })

  it('[C25] who has been started again more often goes first', () => {
    const manual = { policy: { kind: 'manual', replicas: 8 }, autoscaling: true }
    const run = rolledOut('crashing', { ...manual, crashAfter: 25 }, 3)
    let met = 0
    for (let time = 120; time < 3000; time += 11) {
      runTo(run, time)
      const starting = cellsOf(run).filter(({ phase }) => phase < phases.indexOf('serving'))
      const restarts = starting.map((cell) => cell.restarts)
      const most = Math.max(...restarts)
      // Only where the order of the rules comes to the restarts.
      if (starting.some(({ phase }) => phase < phases.indexOf('booting'))) continue
      if (restarts.every((count) => count === most)) continue
      met++
      apply(run, set('policy', { kind: 'manual', replicas: 7 }))
      const gone = run.notes().entries.findLast(({ kind }) => kind === 'draining')
      expect(starting.find(({ id }) => id === gone?.id)?.restarts).toBe(most)
      apply(run, set('policy', { kind: 'manual', replicas: 8 }))
    }
    expect(met).toBeGreaterThan(5)
  })

  it('[C27] refuses what cannot be', () => {
    const run = begin(steady, 1)
    expect(run.apply(rollout('former'))).toMatchObject({ ok: false })
    expect(run.apply({ type: 'rollout', service: 1, revision: 'healthy' })).toMatchObject({
      ok: false,
    })
    expect(run.apply(rollout('healthy'), { type: 'rung', value: 'levels' })).toMatchObject({
      ok: false,
    })
    expect(run.apply(rollout('healthy'), rollout('former'))).toEqual({ ok: true, value: null })
    expect(run.apply(set('policy', { kind: 'on-demand', max: 8 }))).toMatchObject({ ok: false })
    const onDemand = { waiting: 'shared', policy: { kind: 'on-demand', max: 8 } }
    expect(begin({ ...steady, ...onDemand }, 1).apply(rollout('healthy'))).toMatchObject({
      ok: false,
    })
  })
})

describe('a rollout that is over', () => {
  it('[C27] looks at no cell any more, so that its service may have far more of them', () => {
    const policy = (replicas: number) => ({ kind: 'manual', replicas })
    const run = begin({ ...steady, autoscaling: true, policy: policy(10_000) }, 1)
    apply(run, set('policy', policy(8)), rollout('healthy'))
    runTo(run, 300)
    expect(sizesOf(run)[1]).toEqual([8, 8])
    // With a look at every cell for each of them this takes a minute.
    apply(run, set('policy', policy(10_000)))
    runTo(run, 500)
    expect(run.figures().cells.ready).toBe(10_000)
    expect(run.brokenInvariant()).toBeNull()
  })
})

describe('a revision that crashes', () => {
  it('[C24] is started again at once, then after 10, 20, 40 … 300 s, counted from the exit', () => {
    const still = { stageScv: 0, boot: 3, crashAfter: 1, maxSurge: 1, maxUnavailable: 0 }
    const run = rolledOut('crashing', { ...still, initialReplicas: 1 })
    runTo(run, 2400)
    const crashes = run.notes().entries.filter(({ kind }) => kind === 'crashed')
    const gaps = crashes.slice(1).map(({ time }, i) => time - (crashes[i]?.time ?? NaN))
    expect(gaps.slice(0, 9).map(Math.round)).toEqual([1, 11, 21, 41, 81, 161, 301, 301, 301])
    // Its only cell is never ready, so the old one stays: the rollout is stuck, and nobody is without an answer.
    expect(sizesOf(run)).toEqual([
      [1, 1],
      [1, 0],
    ])
    expect(run.figures().requests.failed).toBe(0)
    expect(new Set(crashes.map(({ id }) => id)).size).toBe(1)
  })

  it('[C24] that ran for more than ten minutes begins anew', () => {
    const run = rolledOut('crashing', { stageScv: 0, crashAfter: 700, initialReplicas: 1 })
    runTo(run, 3600)
    const times = run
      .notes()
      .entries.flatMap(({ kind, time }) => (kind === 'crashed' ? [time] : []))
    expect(times.length).toBeGreaterThan(3)
    // After the first crash no other waits either.
    times.slice(1).forEach((time, i) => expect(time - (times[i] ?? NaN)).toBeCloseTo(700, 6))
  })

  it('[C24] loses what is in its cells, and the accounts stay right', () => {
    const busy = { load: constantLoad(60, 900), crashAfter: 25, retries: 0, timeout: 0 }
    const run = rolledOut('crashing', busy, 5)
    for (let time = 70; time < 900; time += 10) {
      runTo(run, time)
      expect(run.brokenInvariant()).toBeNull()
    }
    expect(run.figures().attempts.lost).toBeGreaterThan(0)
    runTo(run, 900)
    const { requests } = run.figures()
    expect(requests.succeeded + requests.failed + requests.open).toBe(requests.arrived)
  })

  it('[C24] a share of the starts crashes, drawn by cell and start', () => {
    const some = rolledOut('crashing', { crashShare: 0.5, crashAfter: 1, maxSurge: 12 }, 2)
    runTo(some, 120)
    const crashed = some.notes().entries.flatMap(({ kind, id }) => (kind === 'crashed' ? [id] : []))
    const counts = new Set(crashed).size
    expect(counts).toBeGreaterThan(0)
    expect(counts).toBeLessThan(8)
    const none = rolledOut('crashing', { crashShare: 0 })
    runTo(none, 400)
    expect(none.notes().entries.some(({ kind }) => kind === 'crashed')).toBe(false)
  })
})

describe('a run with rollouts and crashes', () => {
  const changes: readonly (readonly [number, Change])[] = [
    [40, rollout('crashing')],
    [95, rollout('healthy')],
    [150, rollout('former')],
  ]
  const settings = { ...lively, crashAfter: 9, minReadySeconds: 3, imagePull: 3 }

  function played(until: number, limit: number): Run {
    const run = begin(settings, 9)
    for (const [time, change] of changes) {
      if (time > until) break
      runTo(run, time, limit)
      apply(run, change)
    }
    runTo(run, until, limit)
    return run
  }

  it('[C26] is the same in slices, after a save, a fork and a keyframe, in a rollout and in a back-off', () => {
    const whole = portrait(played(240, 1_000_000))
    expect(whole.notes.filter(({ kind }) => kind === 'crashed').length).toBeGreaterThan(5)
    expect(portrait(played(240, 97))).toEqual(whole)
    for (const stop of [52.3, 80, 101.7, 160.1]) {
      const run = played(stop, 1_000_000)
      const rest = changes.filter(([time]) => time > stop)
      const goOn = (other: Run): void => {
        for (const [time, change] of rest) {
          runTo(other, time)
          apply(other, change)
        }
        runTo(other, 240)
      }
      const [saved, frame] = [run.save(), run.keyframe()]
      const journal = { notes: run.notes().entries, decisions: run.decisions().entries }
      const elsewhere = begin(settings, 9)
      elsewhere.resume(frame, { notes: [...journal.notes], decisions: [...journal.decisions] })
      const fork = run.fork()
      for (const other of [elsewhere, fork, run]) {
        goOn(other)
        expect(portrait(other)).toEqual(whole)
      }
      // Into memory that holds the end of a run.
      run.restore(saved)
      goOn(run)
      expect(portrait(run)).toEqual(whole)
    }
  })

  it('[C26] counted by level, a rollout goes the same way', () => {
    const many = { initialReplicas: 140, load: constantLoad(1200, 600), hpa: cpuScaler(1, 200) }
    const levels = { timeout: 0, retries: 0, serviceMean: 0.1, slots: 4 }
    const exact = rolledOut('healthy', { ...many, ...levels })
    const counted = begin({ ...steady, ...many, ...levels }, 1)
    runTo(counted, 50)
    apply(counted, { type: 'rung', value: 'levels' })
    runTo(counted, 60)
    apply(counted, rollout('healthy'))
    for (const run of [exact, counted]) runTo(run, 100)
    expect(counted.approximation()?.isOn).toBe(true)
    // Who is the mother is told by loads, which levels do not know one by one.
    const life = (run: Run) =>
      run
        .notes()
        .entries.flatMap(({ kind, id, time }) =>
          kind === 'born' || kind === 'ready' ? [[kind, id, time]] : [],
        )
    expect(life(counted)).toEqual(life(exact))
    runTo(counted, 300)
    expect(counted.brokenInvariant()).toBeNull()
    expect(sizesOf(counted)[1]).toEqual([140, 140])
  })
})
