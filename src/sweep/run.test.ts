import { describe, expect, it } from 'vitest'
import { autoscaledService } from '#core/organisms/autoscaled-service/model.ts'
import { histogramCells, histogramQuantile } from '#core/kernel/histogram.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { mergeTable } from '#cli/merge-table.ts'
import { beginMerge } from './merge.ts'
import { compactHistogram, quantileOf } from './histogram.ts'
import { readLine, writeLine, type RunResult } from './result.ts'
import { beginSweepRun } from './run.ts'
import { sweepId, type Sweep } from './sweep.ts'

const base: Recording = {
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 7,
  settings: { load: { form: 'steps', every: 10, rates: [40, 90, 20] }, initialReplicas: 3 },
  log: [
    { time: 5, change: { type: 'kill', cell: 1 } },
    { time: 6, change: { type: 'kill', cell: 1 } },
    { time: 30, change: { type: 'set', name: 'boot', value: 3 } },
  ],
}
const sweep: Sweep = { base, axes: [{ path: 'slots', values: [1, 4] }], seeds: 2, until: null }

/** The result of a run that is advanced in slices of so much work. */
function resultOf(of: Sweep, index: number, slice = Infinity): RunResult {
  const begun = beginSweepRun(of, index)
  if (!begun.ok) throw new Error(begun.problem)
  const run = begun.value
  for (let before = 0; !run.advance(slice); before = run.share()) {
    if (run.share() < before || run.share() > 1) throw new Error('a run goes back')
  }
  expect(run.share()).toBe(1)
  const result = run.result()
  if (!result.ok) throw new Error(result.problem)
  return result.value
}

describe('a run of a sweep', () => {
  it('[Q8] is the run of its settings, seed and log, in slices or at once', () => {
    const result = resultOf(sweep, 1)
    expect(resultOf(sweep, 1, 50)).toEqual(result)
    const begun = autoscaledService.begin({ ...base.settings, slots: 1 }, 8)
    if (!begun.ok) throw new Error(begun.problem)
    const run = begun.value
    for (const { time, change } of base.log) {
      run.advanceTo(time, Infinity)
      run.apply(change)
    }
    const { requests, cost } = run.figures()
    expect(requests.arrived).toBeGreaterThan(1000)
    expect(result).toMatchObject({
      sweep: sweepId(sweep),
      engine: engineVersion,
      values: { slots: 1 },
      seed: 8,
      digest: run.digest(),
      time: 30,
      figures: {
        p50: run.latencyQuantile(0.5),
        p99: run.latencyQuantile(0.99),
        requests: requests.arrived,
        succeeded: requests.succeeded,
        cost: cost.total,
        changesRefused: 1,
      },
    })
    expect(result.latency).toEqual(compactHistogram(run.latencies()))
    expect(result.latency.counts.reduce((sum, count) => sum + count, 0)).toBe(requests.succeeded)
  })

  it('[Q8] replica-seconds are the living cells over time, by whatever price', () => {
    const settings = { ...base.settings, autoscaling: false, pricePerHour: 2 }
    const quiet = { ...sweep, base: { ...base, settings, log: [] } }
    expect(resultOf(quiet, 0).figures.replicaSeconds).toBeCloseTo(3 * 30, 9)
    const free = { ...quiet, base: { ...quiet.base, settings: { ...settings, pricePerHour: 0 } } }
    expect(resultOf(free, 0).figures.replicaSeconds).toBe(null)
  })

  it('[Q8] ends where it is told to, with the changes up to there', () => {
    const early = resultOf({ ...sweep, until: 6 }, 0)
    expect(early).toMatchObject({ time: 6, figures: { changesRefused: 1 } })
    const earlier = resultOf({ ...sweep, until: 5.5 }, 0)
    expect(earlier).toMatchObject({ time: 5.5, figures: { changesRefused: 0 } })
  })

  it('[Q8] a run in which nothing was answered has no percentiles', () => {
    const idle = { ...base, settings: { load: { form: 'steps', every: 9, rates: [0] } }, log: [] }
    const result = resultOf({ base: idle, axes: [], seeds: 1, until: null }, 0)
    expect(result.figures).toMatchObject({ p50: null, p95: null, p99: null, requests: 0 })
    expect(result.latency).toEqual({ from: 0, counts: [] })
  })
})

it('[P27] a run that was counted by level says so in its line, and no other does', () => {
  const settings = { initialReplicas: 120, autoscaling: false, timeout: 0, retries: 0 } as const
  const load = { form: 'steps', every: 10, rates: [600] } as const
  const log = [{ time: 2.5, change: { type: 'rung', value: 'levels' } }] as const
  const rough: Sweep = {
    base: { ...base, settings: { ...settings, load }, log },
    axes: [],
    seeds: 1,
    until: null,
  }
  const line = writeLine(resultOf(rough, 0))
  const read = readLine(line)
  expect(read).toMatchObject({ ok: true, value: { approximate: true } })
  expect(read.ok && writeLine(read.value)).toBe(line)
  expect(readLine(line.replace('"approximate":true', '"approximate":1'))).toMatchObject({
    problem: expect.stringContaining('its “approximate”') as string,
  })
  expect(writeLine(resultOf({ ...rough, base: { ...rough.base, log: [] } }, 0))).not.toContain(
    'approximate',
  )
  const merging = beginMerge()
  if (read.ok) expect(merging.add(read.value, 'a file')).toBeNull()
  const merged = merging.finish()
  if (!merged.ok) throw new Error(merged.problem)
  expect(merged.value.combinations).toMatchObject([{ approximate: true }])
  expect(mergeTable(merged.value)).toMatch(/≈ as it is .*A ≈ stands where/su)
})

describe('the line of a run', () => {
  const line = writeLine(resultOf(sweep, 0))

  it('[Q9] comes back as it was written', () => {
    const read = readLine(line)
    expect(read).toEqual({ ok: true, value: resultOf(sweep, 0) })
    expect(read.ok && writeLine(read.value)).toBe(line)
    expect(line).not.toContain('\n')
  })

  it('[Q9] no beginning of it passes for a line', () => {
    for (let length = 0; length < line.length; length++) {
      expect(readLine(line.slice(0, length)).ok).toBe(false)
    }
  })

  it.each([
    ['[]', 'it is a list, not the result of a run'],
    ['{}', 'its “sweep” is missing'],
    [line.replace(/"engine":\d+/, '"engine":0'), 'its “engine”'],
    [line.replace('{"slots":1}', '{"slots":[1]}'), 'its “values”'],
    [line.replace('"seed":7', '"seed":-7'), 'its “seed”'],
    [line.replace('"digest":"', '"digest":"x'), 'its “digest”'],
    [line.replace('"time":30', '"time":null'), 'its “time”'],
    [line.replace('"cost":', '"coast":'), 'its “figures”'],
    [line.replace('"counts":[', '"counts":[-1,'), 'its “latency”'],
    [line.replace(/"from":\d+/, '"from":1023'), 'its “latency”'],
  ])('[Q9] what is no result is refused by name: %s', (text, words) => {
    const read = readLine(text)
    expect(read.ok ? 'accepted' : read.problem).toContain(words)
  })
})

describe('the compact histogram', () => {
  it('[Q9] gives the quantiles of the whole one', () => {
    const counts = new Uint32Array(histogramCells)
    for (let i = 0; i < 40; i++) counts[300 + ((i * i) % 97)] = 1 + (i % 5)
    const compact = compactHistogram(counts)
    expect(compact.counts.length).toBeLessThan(100)
    for (let share = 0; share <= 1; share += 0.01) {
      expect(quantileOf(compact, share)).toBe(histogramQuantile(counts, 0, share))
    }
    counts[0] = counts[histogramCells - 1] = 1
    expect(compactHistogram(counts)).toEqual({ from: 0, counts: Array.from(counts) })
  })
})
