import { describe, expect, it } from 'vitest'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { parseGoal } from '#share/goal.ts'
import { checkGoal } from './goal-check.ts'
import { beginSweepRun } from './run.ts'

const figures = {
  p99: 0.3,
  missedSeconds: 90,
  failed: 5,
  requests: 1000,
  cost: 0.5,
  replicaSeconds: 7200,
}

function check(text: string, of: Partial<typeof figures> | object = {}) {
  const goal = parseGoal(text)
  if (goal === null) throw new Error(`“${text}” should be a goal`)
  return checkGoal(goal, { ...figures, ...of })
}

describe('checkGoal', () => {
  it('[Y61] a bound itself is within “at most” and not below', () => {
    expect(check('p99<=300ms').isMet).toBe(true)
    expect(check('p99<300ms').isMet).toBe(false)
    expect(check('p99<0.301s').isMet).toBe(true)
  })

  it('[Y61] every measure is held in its own unit, and all must hold', () => {
    const result = check('p99<301ms,missed<2min,lost<0.5%,cost<$1,cells<3h')
    expect(result.verdicts.map(({ value }) => value)).toEqual([300, 90, 0.5, 0.5, 2])
    expect(result.verdicts.map(({ isMet }) => isMet)).toEqual([true, true, false, true, true])
    expect(result.isMet).toBe(false)
    expect(check('lost<=0.5%,cells<=2h').isMet).toBe(true)
  })

  it('[Y61] a run without such a figure does not meet the goal, and one without requests loses none', () => {
    expect(check('p99<1s', { p99: null }).isMet).toBe(false)
    expect(check('cells<9h', { replicaSeconds: null }).isMet).toBe(false)
    expect(check('lost<1%', { requests: 0, failed: 0 }).isMet).toBe(true)
  })

  it('[Y61] the figures are those of a sweep, so that equal runs have equal verdicts', () => {
    const base: Recording = {
      engine: engineVersion,
      organism: 'autoscaled-service',
      seed: 1,
      settings: {
        load: {
          form: 'linear',
          points: [
            [0, 60],
            [120, 60],
          ],
        },
      },
      log: [],
    }
    const verdictOf = () => {
      const run = beginSweepRun({ base, axes: [], seeds: 1, until: null }, 0)
      if (!run.ok) throw new Error(run.problem)
      while (!run.value.advance(1e5));
      const made = run.value.result()
      if (!made.ok) throw new Error(made.problem)
      const goal = parseGoal('p99<2s,lost<1%,cost<1,cells<1h,missed<1s') ?? []
      return checkGoal(goal, made.value.figures)
    }
    const verdict = verdictOf()
    expect(verdict.verdicts).toHaveLength(5)
    expect(verdict.verdicts.every(({ value }) => value !== null)).toBe(true)
    expect(verdictOf()).toEqual(verdict)
  })
})
