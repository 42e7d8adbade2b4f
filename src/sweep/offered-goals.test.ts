import { describe, expect, it } from 'vitest'
import { p99Spike } from '#core/organisms/autoscaled-service/lessons/p99-spike.ts'
import { hpaOf } from '#core/organisms/autoscaled-service/lessons/hpa-of.ts'
import { scenarios } from '#core/organisms/autoscaled-service/scenarios.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { formatGoal, parseGoal } from '#share/goal.ts'
import { checkGoal } from './goal-check.ts'
import { goalOffered, offeredGoals } from './offered-goals.ts'
import { beginSweepRun } from './run.ts'

type Settings = Recording['settings']

/** Whether a run with such settings meets a goal, on the figures that the page decides by. */
function isMet(written: string, seed: number, settings: Settings): boolean {
  const base = { engine: engineVersion, organism: 'autoscaled-service', seed, settings, log: [] }
  const begun = beginSweepRun({ base, axes: [], seeds: 1, until: null }, 0)
  if (!begun.ok) throw new Error(begun.problem)
  begun.value.advance(Infinity)
  const result = begun.value.result()
  const goal = parseGoal(written)
  if (!result.ok || goal === null) throw new Error(`${written} cannot be decided`)
  return checkGoal(goal, result.value.figures).isMet
}

/** An HPA that keeps more cells from the start. */
function better(utilization: number, least: number): Settings {
  return { hpa: hpaOf(utilization, [least, 40]), initialReplicas: least }
}

// One way for each that meets it: others do too.
const ways = {
  surge: better(50, 8),
  day: better(50, 2),
  flash: better(50, 12),
}

describe('the goals that are offered', () => {
  it('[Y63] are written as a goal is, at least two for scenarios and one for a lesson', () => {
    const all = Object.values(offeredGoals).flatMap((goals) => Object.values<string>(goals))
    expect(all.map((goal) => formatGoal(parseGoal(goal) ?? []))).toEqual(all)
    expect(Object.keys(offeredGoals.scenarios)).toEqual(expect.arrayContaining(Object.keys(ways)))
    expect(Object.keys(offeredGoals.scenarios)).toHaveLength(Object.keys(ways).length)
    expect(goalOffered('lessons', p99Spike.id)).toBe(offeredGoals.lessons['p99-spike'])
    expect(goalOffered('scenarios', 'constructor')).toBeNull()
  })

  it.each(Object.entries(ways))(
    '[Y63] %s misses its goal as it comes, and can meet it',
    (id, way) => {
      const goal = goalOffered('scenarios', id)
      const scenario = Object.entries(scenarios).find(([name]) => name === id)?.[1]
      if (goal === null || scenario === undefined) throw new Error(`${id} offers none`)
      expect(isMet(goal, 1, scenario.settings)).toBe(false)
      expect(isMet(goal, 1, { ...scenario.settings, ...way })).toBe(true)
      // Cells alone do not do it: they cost.
      expect(isMet(goal, 1, { ...scenario.settings, ...better(30, 20) })).toBe(false)
    },
  )

  it('[Y63] the run of the lesson misses its goal as it comes, and can meet it', () => {
    const goal = offeredGoals.lessons['p99-spike']
    const { seed, settings } = p99Spike.base
    expect(isMet(goal, seed, settings)).toBe(false)
    expect(isMet(goal, seed, { ...settings, ...better(60, 8) })).toBe(true)
    expect(isMet(goal, seed, { ...settings, ...better(30, 20) })).toBe(false)
  })
})
