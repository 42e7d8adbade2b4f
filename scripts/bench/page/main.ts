import { timeCard, timePixi } from './card-case.ts'
import { runD3 } from './d3-case.ts'
import type { Wish } from './frames.ts'
import { type Running, runStage, timeLayout } from './stage-case.ts'
import { type Steady, holdSteady } from './steady-case.ts'

const host = document.getElementById('host')
if (!host) throw new Error('The page has a host.')

let running: Running | null = null
let steady: Steady | null = null

/** What the benchmark's script calls on the page. */
const bench = {
  async start(which: 'stage' | 'd3', wish: Wish) {
    running?.stop()
    running = which === 'stage' ? runStage(host, wish) : await runD3(host, wish)
  },
  drawn: () => running?.drawn() ?? 0,
  script: () => quartile(meansOf(running?.scriptMs() ?? [])),
  particles: () => quartile(running?.particles() ?? []),
  hold: (wish: Wish, renderer: 'gl' | '2d') => {
    steady?.stop()
    steady = holdSteady(host, wish, renderer)
  },
  pictures: (count: number) => steady?.pictures(count) ?? 0,
  kind: () => steady?.kind() ?? '',
  stop: () => {
    running?.stop()
    steady?.stop()
    running = steady = null
  },
  card: async (wish: Wish) => quartile(await timeCard(host, wish)),
  pixi: async (wish: Wish) => quartile(await timePixi(host, wish)),
  layout: (wish: Wish) => quartile(timeLayout(wish)),
}

Object.assign(window, { bench })

// In a frame of a page with several stages it starts by itself.
if (location.hash === '#frame') {
  host.style.cssText = 'width:100%;height:100vh'
  running = runStage(host, { cells: 12, services: 1, waiting: 60, rate: 120 })
}

// A tissue is not pressed anew on every frame, so a frame's cost is the mean of some in a row.
function meansOf(values: readonly number[]): readonly number[] {
  const length = 6
  const means: number[] = []
  for (let first = 0; first + length <= values.length; first += length) {
    means.push(values.slice(first, first + length).reduce((sum, ms) => sum + ms, 0) / length)
  }
  return means
}

// The lower quartile: whatever else the machine does can only add to a time.
function quartile(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  // Nothing measured keeps no bound.
  return sorted[sorted.length >> 2] ?? Number.NaN
}
