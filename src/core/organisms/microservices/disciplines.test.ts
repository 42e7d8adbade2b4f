import { describe, expect, it } from 'vitest'
import { hpaDecisionOf } from '#core/policies/records.ts'
import { sampleColumns, type ServiceDecision } from '#core/organisms/observation.ts'
import type { Run } from '#core/organisms/organism.ts'
import { hpaDefaults, type HpaSpec } from '#core/policies/hpa.ts'
import type { Plain } from '#core/schema/schema.ts'
import { shop } from './graph-settings.ts'
import { microservices } from './model.ts'
import { serviceFields } from './service-fields.ts'

type Overrides = { readonly [name: string]: Plain }

function begin(settings: Overrides, seed = 7): Run {
  const begun = microservices.begin(settings, seed)
  if (!begun.ok) throw new Error(begun.problem)
  return begun.value
}

function runTo(run: Run, time: number, limit = 1_000_000): void {
  while (!run.advanceTo(time, limit));
}

const disciplines = Object.keys(serviceFields.discipline.options)
const cells = 4
const load = 0.7

/** Cells of one slot each under 70 % of what they can do, whose work varies much; nobody gives up. */
function lone(discipline: string): Overrides {
  const hpa = { ...hpaDefaults, minReplicas: cells, maxReplicas: cells } as unknown as Plain
  const rate = (cells * load) / 0.1
  return {
    discipline,
    hpa,
    initialReplicas: cells,
    slots: 1,
    queueLimit: 1000,
    serviceLaw: 'hyperexponential',
    serviceMean: 0.1,
    serviceScv: 4,
    routing: 'random',
    timeout: 0,
    retries: 0,
    load: { form: 'steps', every: 4000, rates: [rate] },
    graph: {
      services: [{ name: 'a' }],
      calls: [{ from: 'clients', to: 'a', latency: 0.001, jitter: 0 }],
    },
  }
}

/** The mean time inside a cell of each of 20 runs, s: Little's law over what is inside once a second and what leaves, once settled. */
function sojourns(settings: Overrides): readonly number[] {
  return Array.from({ length: 20 }, (_, seed) => {
    const run = begin(settings, seed)
    runTo(run, 20)
    const before = run.figures().attempts.completed
    let inside = 0
    for (let second = 21; second <= 140; second++) {
      runTo(run, second)
      const { waiting, inService } = run.figures().attempts
      inside += waiting + inService
    }
    const left = run.figures().attempts.completed - before
    expect(left).toBeGreaterThan(3000)
    return inside / left
  })
}

/** What all cells of a run worked until all of it was done, s, and how many requests that was: a minute of load and ten seconds without. */
function workOf(settings: Overrides): { readonly work: number; readonly done: number } {
  const rates = Array.from({ length: 7 }, (_, i) => (i < 6 ? (cells * load) / 0.1 : 0))
  const run = begin({ ...settings, load: { form: 'steps', every: 10, rates } })
  runTo(run, 70)
  const { attempts } = run.figures()
  expect(attempts).toMatchObject({ waiting: 0, inService: 0, completed: attempts.sent })
  const { rows, count } = run.history()
  const busy = sampleColumns.indexOf('utilisation')
  const work = Array.from({ length: count }, (_, row) => rows[row * sampleColumns.length + busy])
  return { work: cells * work.reduce((sum, share) => sum + share, 0), done: attempts.completed }
}

/** How many requests a second come to cells of 10 a second, how many of them may wait at one, and until when, s. */
interface Deciding {
  readonly rate: number
  readonly queueLimit: number
  readonly until: number
}

/** What an autoscaler decides that goes by one metric; all work is alike. */
function decided(
  discipline: string,
  metric: HpaSpec['metrics'][number],
  { rate, queueLimit, until }: Deciding,
): readonly ServiceDecision[] {
  const hpa = { ...hpaDefaults, minReplicas: 2, maxReplicas: 40, metrics: [metric] }
  const run = begin({
    ...lone(discipline),
    hpa: hpa as unknown as Plain,
    queueLimit,
    serviceLaw: 'deterministic',
    load: { form: 'steps', every: until, rates: [rate] },
  })
  runTo(run, until)
  expect(run.brokenInvariant()).toBeNull()
  expect(run.figures().attempts.shed > 0).toBe(rate > 100)
  return run.decisions().entries
}

/** Mean number inside a cell, and mean busy share of the slots, once a second over an hour. */
function means(discipline: string): { readonly inside: number; readonly busy: number } {
  const run = begin(lone(discipline))
  let [inside, busy] = [0, 0]
  for (let second = 1; second <= 3600; second++) {
    runTo(run, second)
    const { attempts, utilisation } = run.figures()
    inside += attempts.waiting + attempts.inService
    busy += utilisation
  }
  return { inside: inside / 3600 / cells, busy: busy / 3600 }
}

describe('the discipline of a service', () => {
  // M/G/1: who shares, or is displaced and goes on, is inside as in M/M/1, ρ/(1 − ρ) (Kleinrock, Queueing Systems II, 1976, ch. 4); first
  // come, first served it is ρ + ρ²(1 + c²)/(2(1 − ρ)) (Pollaczek and Khinchine).
  it.each([
    ['fcfs', load + (load * load * 5) / (2 * (1 - load))],
    ['processor-sharing', load / (1 - load)],
    ['lcfs-preemptive', load / (1 - load)],
  ])('[B8] %s: as many are inside as theory says, and the CPU is the work', (name, expected) => {
    const { inside, busy } = means(name)
    expect(Math.abs(inside / expected - 1)).toBeLessThan(0.12)
    expect(Math.abs(busy / load - 1)).toBeLessThan(0.03)
  })

  it.each([
    ['exponential', 1],
    ['hyperexponential', 4],
  ])('[B8] shared slots: the mean time inside is E[S]/(1 − ρ), with %s work', (law, scv) => {
    const times = sojourns({ ...lone('processor-sharing'), serviceLaw: law, serviceScv: scv })
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length
    const squares = times.reduce((sum, time) => sum + (time - mean) ** 2, 0)
    const error = Math.sqrt(squares / (times.length - 1) / times.length)
    const expected = 0.1 / (1 - load)
    expect(error).toBeGreaterThan(0)
    expect(error).toBeLessThan(0.03 * expected)
    expect(Math.abs(mean - expected) / error).toBeLessThanOrEqual(4)
  })

  it('[B8] the CPU that was used is the work that was done, whichever it is', () => {
    const alike = { serviceLaw: 'deterministic' }
    for (const name of disciplines) {
      const { work, done } = workOf({ ...lone(name), ...alike })
      expect(done, name).toBeGreaterThan(1000)
      expect(Math.abs(work / (done * 0.1) - 1), name).toBeLessThan(1e-9)
    }
    // Work that differs from one request to the next is the same in any order.
    const [first, ...others] = disciplines.map((name) => workOf(lone(name)))
    for (const other of others) {
      expect(other.done).toBe(first?.done)
      expect(Math.abs(other.work / (first?.work ?? 0) - 1)).toBeLessThan(1e-9)
    }
    expect(others).toHaveLength(2)
  })

  it('[B8] an autoscaler that goes by CPU decides the same at the same times', () => {
    const [utilization] = hpaDefaults.metrics
    if (utilization === undefined) throw new Error('the start has a metric')
    const calm = { rate: 28, queueLimit: 1000, until: 180 }
    const [first, ...others] = disciplines.map((name) => decided(name, utilization, calm))
    expect(first?.length).toBeGreaterThan(8)
    expect(first?.some(({ current, desired }) => desired > current)).toBe(true)
    for (const other of others) expect(other).toEqual(first)
    expect(others).toHaveLength(2)
  })

  it('[B8] one that goes by who waits finds nobody where slots are shared, and by who is inside all', () => {
    const target = { type: 'AverageValue', averageValue: 10_000 } as const
    const waiting = { type: 'External', name: 'q', signal: 'queue-length', target } as const
    const inside = { type: 'Pods', name: 'f', signal: 'in-flight', target } as const
    // Ten times as many come as four cells can do, so each is full: one at work, 20 who wait.
    const flood = { rate: 400, queueLimit: 20, until: 16 }
    const wished = (name: string, metric: typeof waiting | typeof inside) =>
      decided(name, metric, flood).map((decision) => {
        const { current, desired } = decision
        return [current, hpaDecisionOf(decision)?.raw, desired]
      })
    expect(disciplines).toEqual(['fcfs', 'processor-sharing', 'lcfs-preemptive'])
    expect(disciplines.map((name) => wished(name, waiting))).toEqual([
      [[4, 8, 8]],
      // Nobody waits, so nobody is needed; it does not shrink at once.
      [[4, 0, 4]],
      [[4, 8, 8]],
    ])
    // A sync may double the cells, no more.
    expect(disciplines.map((name) => wished(name, inside))).toEqual(
      disciplines.map(() => [[4, 9, 8]]),
    )
  })

  it.each(disciplines)(
    '[B1] [B8] %s: a fork, a save and a keyframe go on as the run does',
    (name) => {
      const settings = { discipline: name }
      const run = begin(settings)
      runTo(run, 47.3)
      const forked = run.fork()
      const saved = run.save()
      const frame = run.keyframe()
      const journal = { notes: run.notes().entries, decisions: run.decisions().entries }
      const other = begin(settings)
      other.resume(frame, journal)
      expect(run.figures(1).attempts.inService).toBeGreaterThan(0)
      runTo(run, 75)
      const digest = run.digest()
      expect(digest).not.toBe(other.digest())
      for (const one of [forked, other]) runTo(one, 75, 997)
      run.restore(saved)
      runTo(run, 75)
      expect([forked, other, run].map((one) => one.digest())).toEqual([digest, digest, digest])
    },
  )

  it('[B1] [B8] may differ between services, and slices and saves leave no trace', () => {
    const services = shop.services.map((entry, index) => ({
      ...entry,
      settings: { ...entry.settings, discipline: disciplines[index % disciplines.length] },
    }))
    const settings = { graph: { ...shop, services } as unknown as Plain }
    const straight = begin(settings)
    runTo(straight, 260)
    expect(straight.figures(1).divisions).toBeGreaterThan(5)
    const sliced = begin(settings)
    for (let time = 7.3; time < 170; time += 7.3) runTo(sliced, time, 997)
    const saved = sliced.save()
    runTo(sliced, 260, 997)
    expect(sliced.digest()).toBe(straight.digest())
    sliced.restore(saved)
    runTo(sliced, 260)
    expect(sliced.digest()).toBe(straight.digest())
    expect(straight.digest()).not.toBe(ended({}))
  })

  it('[B8] is refused where it is none, while the run goes on, and where memory does not hold it', () => {
    expect(microservices.begin({ discipline: 'lifo' }, 1).ok).toBe(false)
    const run = begin({})
    const change = { type: 'set', name: 'discipline', value: 'processor-sharing' } as const
    expect([run.apply(change).ok, run.apply({ ...change, service: 1 }).ok]).toEqual([false, false])
    const large = { ...lone('lcfs-preemptive'), queueLimit: 12_000, initialReplicas: 170 }
    const begun = microservices.begin(large, 1)
    expect(begun.ok ? '' : begun.problem).toMatch(/room for 12001 jobs/)
    expect(microservices.begin({ ...large, discipline: 'fcfs' }, 1).ok).toBe(true)
  })
})

function ended(settings: Overrides): string {
  const run = begin(settings)
  runTo(run, 260)
  return run.digest()
}
