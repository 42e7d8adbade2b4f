import { describe, expect, it } from 'vitest'
import { shop } from '#core/organisms/microservices/graph-settings.ts'
import { microservices } from '#core/organisms/microservices/model.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { beginSweepRun } from './run.ts'
import { planSweep, recordingAt, type Sweep } from './sweep.ts'
import { readAxis } from './values.ts'

const base: Recording = {
  engine: engineVersion,
  organism: 'microservices',
  seed: 7,
  settings: { load: { form: 'steps', every: 30, rates: [100, 250, 60] } },
  log: [{ time: 20, change: { type: 'set', name: 'timeout', value: 0.3, service: 2 } }],
}

function sweepOver(text: string, until: number | null = null): Sweep {
  const axis = readAxis(base.organism, text)
  if (!axis.ok) throw new Error(axis.problem)
  const planned = planSweep({ base, axes: [axis.value], seeds: 1, until })
  if (!planned.ok) throw new Error(planned.problem)
  return planned.value
}

function problemOf(text: string): string {
  const axis = readAxis(base.organism, text)
  if (!axis.ok) return axis.problem
  const planned = planSweep({ base, axes: [axis.value], seeds: 1, until: null })
  return planned.ok ? 'planned' : planned.problem
}

describe('a sweep over several services', () => {
  it('[Q2] [Q14] varies a setting of one of them, and of all that have none of their own', () => {
    const graphs = [0, 1].map((index) => {
      const recording = recordingAt(sweepOver('checkout.hpa.min=2,9'), index)
      return recording.ok ? JSON.stringify(recording.value.settings.graph) : ''
    })
    const minima = (graph: string): readonly string[] => graph.match(/"minReplicas":\d+/gu) ?? []
    const start = minima(JSON.stringify(shop))
    expect(start).toHaveLength(5)
    expect(graphs.map(minima)).toEqual([2, 9].map((min) => start.with(1, `"minReplicas":${min}`)))
    const whole = recordingAt(sweepOver('boot=2,9'), 1)
    expect(whole.ok && whole.value.settings).toEqual({ ...base.settings, boot: 9 })
    const inside = 'search.hpa.behavior.scaleDown.stabilizationWindowSeconds=60,120'
    expect(JSON.stringify(recordingAt(sweepOver(inside), 1))).toContain('Seconds":120')
    // A call is a place in the document, as any other one.
    expect(JSON.stringify(recordingAt(sweepOver('graph.calls[1].calls=1,2'), 1))).toContain(
      '"to":"search","calls":2',
    )
  })

  it('[Q2] [Q14] refuses what no service has, with the way out', () => {
    expect(problemOf('basket.slots=1,2')).toContain(
      'There is no service “basket” in this run; there are gateway, checkout',
    )
    expect(problemOf('checkout.slotz=1,2')).toContain('There is no parameter “slotz”')
    expect(problemOf('checkout.slots=0,2')).toContain('“Slots per cell” must lie')
    expect(problemOf('checkout.load.peak=5,9')).toContain('“load” is one for all services')
    expect(problemOf('wings=1,2')).toContain('as in gateway.slots')
    expect(problemOf('checkout.=1,2')).toContain('There is no parameter')
  })

  it('[B8] [Q2] [Q14] varies the discipline of one of them, each a run of its own', () => {
    const names = ['fcfs', 'processor-sharing', 'lcfs-preemptive']
    const sweep = sweepOver(`checkout.discipline=${names.join(',')}`, 30)
    const digests = names.map((name, index) => {
      const recording = recordingAt(sweep, index)
      expect(JSON.stringify(recording)).toContain(`"discipline":"${name}"`)
      const begun = beginSweepRun(sweep, index)
      if (!begun.ok) throw new Error(begun.problem)
      while (!begun.value.advance(5000));
      const result = begun.value.result()
      return result.ok ? result.value.digest : result.problem
    })
    expect(new Set(digests).size).toBe(3)
    expect(problemOf('checkout.discipline=fcfs,lifo')).toBe(
      'checkout.discipline=lifo: Service “checkout”: “Discipline” must be one of fcfs, processor-sharing, lcfs-preemptive, not “lifo”.',
    )
    // A lone service has none.
    const lone = readAxis('autoscaled-service', 'discipline=fcfs,processor-sharing')
    expect(lone.ok ? '' : lone.problem).toContain('There is no parameter “discipline”.')
  })

  it('[Q8] [Q14] is the run of its settings; requests are those of the clients, all else that of all services', () => {
    const begun = beginSweepRun(sweepOver('search.slots=2,3'), 1)
    if (!begun.ok) throw new Error(begun.problem)
    while (!begun.value.advance(5000));
    const result = begun.value.result()
    if (!result.ok) throw new Error(result.problem)
    const recording = recordingAt(sweepOver('search.slots=2,3'), 1)
    const alone = recording.ok ? microservices.begin(recording.value.settings, 7) : recording
    if (!alone.ok) throw new Error(alone.problem)
    const run = alone.value
    run.advanceTo(20, Infinity)
    for (const { change } of base.log) expect(run.apply(change).ok).toBe(true)
    run.advanceTo(90, Infinity)
    expect(result.value.digest).toBe(run.digest())
    const { figures } = result.value
    const all = run.services.map((_, service) => run.figures(service))
    expect(figures.requests).toBe(all[0]?.requests.arrived)
    expect(figures.p99).toBeCloseTo(run.latencyQuantile(0.99, 0), 12)
    const total = (of: (one: (typeof all)[number]) => number) =>
      all.reduce((sum, one) => sum + of(one), 0)
    expect(figures.attempts).toBe(total(({ attempts }) => attempts.sent))
    expect(figures.attempts).toBeGreaterThan(4 * (figures.requests ?? Infinity))
    expect(figures.cost).toBe(total(({ cost }) => cost.total))
    // One price for all: cells of every service count alike.
    expect(figures.replicaSeconds).toBeCloseTo(((figures.cost ?? 0) * 3600) / 0.048, 6)
    const ready = sampleColumns.indexOf('ready')
    const { count } = run.history()
    const sums = Array.from({ length: count }, (_, row) =>
      all.reduce(
        (sum, _, k) => sum + (run.history(k).rows[row * sampleColumns.length + ready] ?? 0),
        0,
      ),
    )
    expect(figures.mostReady).toBe(Math.max(...sums))
    // Its history is that of the first service, with the ready cells of all.
    const whole = begun.value.history()
    const width = sampleColumns.length
    const column = (name: 'ready' | 'p99', rows: Float64Array) =>
      Array.from({ length: count }, (_, row) => rows[row * width + sampleColumns.indexOf(name)])
    expect(whole.count).toBe(count)
    expect(column('ready', whole.rows)).toEqual(sums)
    expect(column('p99', whole.rows)).toEqual(column('p99', run.history(0).rows))
    expect(figures.mostReady).toBeGreaterThan(20)
  })
})
