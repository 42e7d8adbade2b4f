import { describe, expect, it } from 'vitest'
import { livingOf } from '#core/cells/population.ts'
import { beginRun } from '#core/control/run.ts'
import { attemptsIn } from '#core/mesh/loss.ts'
import { taskWords, word } from '#core/mesh/tasks.ts'
import { startSettings } from '#core/schema/schema.ts'
import { createColony } from './colony.ts'
import { parameters } from './parameters.ts'

/** The shop under a load that keeps its cells busy, with cells that are sent away and killed. */
function beginShop(isInstant: boolean) {
  const load = { form: 'steps', every: 200, rates: [60] } as const
  const settings = { ...startSettings(parameters), load, retries: 3, retryBudget: 20, backoff: 0 }
  const calls = settings.graph.calls.map((call) => ({ ...call, latency: 0, jitter: 0 }))
  const graph = isInstant ? { ...settings.graph, calls } : settings.graph
  const colony = createColony({ ...settings, graph }, 5)
  return { colony, run: beginRun(colony) }
}

type Shop = ReturnType<typeof beginShop>

/** How many cells hold somebody, by the records of the attempts; the control plane is to know the same of each. */
function occupied({ colony: { control, mesh } }: Shop): number {
  const living = livingOf(control.population)
  const held = attemptsIn(mesh, new Set(living))
  const rows = new Set(held.map((task) => mesh.words[task * taskWords + word.row]))
  for (const row of living) {
    expect(control.data.emptyAt(row)).toBe(rows.has(row) ? Infinity : mesh.clock[0])
  }
  return rows.size
}

describe('who is in the cells', () => {
  it.each([
    ['takes time', false],
    ['takes none', true],
  ])('[B6] is known of each at every instant, where the network %s', (_, isInstant) => {
    const shop = beginShop(isInstant)
    const { run, colony } = shop
    const { population } = colony.control
    let [seen, lost] = [0, 0]
    for (let step = 1; step <= 60; step++) {
      while (!run.advanceTo(step * 1.7, 40 + step));
      const before = occupied(shop)
      seen += before
      const save = run.save()
      // Two of one instant: with the first goes what is in it, and callers hear of that.
      const rows = livingOf(population)
      const cells = [rows[step % rows.length], rows[(step + 1) % rows.length]].map(
        (row) => population.ids[row],
      )
      for (const cell of cells) {
        expect(run.apply({ type: 'kill', cell }).ok).toBe(true)
        occupied(shop)
      }
      lost = Math.max(lost, ...run.services.map((_, service) => run.figures(service).attempts.lost))
      if (step % 3 === 0) continue
      // The same time, and another state.
      run.restore(save)
      expect(occupied(shop)).toBe(before)
    }
    expect(seen).toBeGreaterThan(100)
    expect(lost).toBeGreaterThan(10)
  })
})
