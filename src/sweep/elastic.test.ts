import { describe, expect, it } from 'vitest'
import { possiblePolicies } from '#core/control/comparable.ts'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { startSettings, type Plain } from '#core/schema/schema.ts'
import { beginSweepRun } from './run.ts'
import type { RunFigures } from './result.ts'
import { planSweep, type Sweep } from './sweep.ts'

/** 60 requests/s at 24 a cell: three cells are needed all the time. */
const steady: Recording['settings'] = {
  load: { form: 'steps', every: 300, rates: [60] },
  initialReplicas: 2,
}

function figuresOf(settings: Recording['settings'], log: Recording['log'] = []): RunFigures {
  const base = { engine: engineVersion, organism: 'autoscaled-service', seed: 3, settings, log }
  return resultsOf({ base, axes: [], seeds: 1, until: null })[0] ?? fail()
}

function resultsOf(sweep: Sweep): readonly RunFigures[] {
  const planned = planSweep(sweep)
  if (!planned.ok) throw new Error(planned.problem)
  const count = sweep.axes.reduce((product, { values }) => product * values.length, 1)
  return Array.from({ length: count }, (_, index) => {
    const begun = beginSweepRun(sweep, index)
    if (!begun.ok) throw new Error(begun.problem)
    while (!begun.value.advance(1e6));
    const result = begun.value.result()
    return result.ok ? result.value.figures : fail(result.problem)
  })
}

function fail(problem = 'there is no result'): never {
  throw new Error(problem)
}

const policyKinds = possiblePolicies(startSettings(parameters))
const byHand = (replicas: number): Plain => ({ kind: 'manual', replicas })

describe('how cells followed the load', () => {
  it('[Q15] is the surplus and the want of cells that never change, by their closed form', () => {
    const two = figuresOf({ ...steady, policy: byHand(2) })
    expect(two.thetaU).toBeCloseTo(100 / 3, 9)
    expect(two).toMatchObject({ thetaO: 0, tauU: 100, tauO: 0, upsilon: 0, decisions: 0, flaps: 0 })
    const four = figuresOf({ ...steady, initialReplicas: 4, policy: byHand(4) })
    expect(four.thetaO).toBeCloseTo(100 / 3, 9)
    expect(four).toMatchObject({ thetaU: 0, tauU: 0, tauO: 100 })
    const three = figuresOf({ ...steady, initialReplicas: 3, policy: byHand(3) })
    expect(three).toMatchObject({ thetaU: 0, thetaO: 0, tauU: 0, tauO: 0 })
  })

  it('[Q15] counts a change that takes back one of the last five minutes as a flap', () => {
    const at = (time: number, replicas: number) => {
      return { time, change: { type: 'set', name: 'policy', value: byHand(replicas) } } as const
    }
    const quick = [at(20, 5), at(40, 2), at(60, 6)]
    const settings = { ...steady, policy: byHand(2) }
    expect(figuresOf(settings, quick)).toMatchObject({ decisions: 3, flaps: 2, thetaU: null })
    const slow = { ...settings, load: { form: 'steps', every: 1000, rates: [60] } }
    expect(figuresOf(slow, [at(20, 5), at(321, 2)])).toMatchObject({ decisions: 2, flaps: 0 })
  })

  it('[Q16] is known of every autoscaler on the same traffic', () => {
    const load: Plain = { form: 'steps', every: 300, rates: [60, 240, 60, 60] }
    const base: Recording = {
      engine: engineVersion,
      organism: 'autoscaled-service',
      seed: 3,
      settings: { load, initialReplicas: 3 },
      log: [],
    }
    const axes = [{ path: 'policy', values: policyKinds }]
    const all = resultsOf({ base, axes, seeds: 1, until: null })
    // All but boot on demand, which needs a queue of the service.
    expect(all).toHaveLength(policyKinds.length)
    expect(policyKinds.length).toBeGreaterThan(10)
    const requests = new Set(all.map((figures) => figures.requests))
    expect(requests.size).toBe(1)
    const byKind = new Map(policyKinds.map((kind, i) => [kind, all[i] ?? fail()]))
    expect(byKind.get('manual')).toMatchObject({ decisions: 0, divisions: 0, tauO: 0 })
    for (const [kind, { decisions, tauU, thetaU, cost }] of byKind) {
      if (kind !== 'manual') expect(decisions, kind).toBeGreaterThan(0)
      expect(cost, kind).toBeGreaterThan(0)
      if (kind === 'vertical') continue
      expect(tauU, kind).toBeGreaterThan(0)
      expect(thetaU, kind).toBeLessThan(100)
    }
    // One server follows by its size: it grows more than once, and what is needed is no number of cells.
    const larger = byKind.get('vertical') ?? fail()
    expect(larger).toMatchObject({ thetaU: null, thetaO: null, tauU: null, tauO: null })
    expect(larger.decisions).toBeGreaterThan(1)
    // Whoever looks every two seconds is short of cells for less time than whoever waits for three minutes.
    const short = (kind: 'kpa' | 'target-tracking'): number => byKind.get(kind)?.tauU ?? Number.NaN
    expect(short('kpa')).toBeLessThan(short('target-tracking'))
  })
})
