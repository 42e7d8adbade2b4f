import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import { readOrder, type FromRunner } from '#sweep/pool/messages.ts'
import { createRunner } from '#sweep/pool/runner.ts'
import type { RunnerThread } from '#sweep/pool/threads.ts'
import { createHost } from '#worker/host.ts'
import { comparedNames, isNone, ofEach, type Difference } from './difference.ts'
import { createMeter } from './meter.ts'
import { recording, setUpPair, timesOf } from './pair.test-support.ts'
import { createSeedDesk, estimatesOf, tooMuch, type SeedState } from './seeds.ts'

const other = { ...recording, settings: { initialReplicas: 5, boot: 5 } }

/** The last difference of a pair that has played for so many turns. */
function played(otherSide: typeof recording, turns: number): Difference {
  const scene = setUpPair(
    (parts) => createHost({ organismOf, ...parts }),
    { a: 0.2, b: 0.5 },
    otherSide,
  )
  const pair = scene.begin()
  const shown: Difference[] = []
  createMeter(pair, (now) => void shown.push(now))
  scene.turn(20)
  pair.a.setSpeed(300)
  pair.a.play()
  scene.turn(turns)
  pair.a.pause()
  scene.turn(10)
  const last = shown.at(-1)
  if (last === undefined) throw new Error('nothing was compared')
  expect(shown.length).toBeGreaterThan(4)
  expect(last.time).toBe(timesOf(pair)[0])
  return last
}

/** Threads that make their run when they get it. */
function thread(): RunnerThread {
  const made: RunnerThread = {
    postMessage(order) {
      const said: FromRunner[] = []
      let ms = 0
      createRunner({ send: (message) => void said.push(message), clock: () => (ms += 1) })(
        readOrder(structuredClone(order)),
      )
      queueMicrotask(() => said.forEach((data) => made.onmessage?.({ data })))
    },
    terminate: () => undefined,
    onmessage: null,
    onerror: null,
  }
  return made
}

async function overSeeds(b: typeof recording, seeds: number, more = 0): Promise<SeedState> {
  const shown: SeedState[] = []
  const done = () => shown.at(-1)?.phase !== 'running'
  const desk = createSeedDesk({
    size: 2,
    makeThread: thread,
    show: (state) => void shown.push(state),
  })
  const finish = async () => {
    for (let i = 0; i < 1000 && !done(); i++) await Promise.resolve()
  }
  desk.start({ a: recording, b, seeds })
  await finish()
  for (let i = 0; i < more; i++) {
    desk.more()
    await finish()
  }
  const last = shown.at(-1)
  if (last?.phase !== 'done') throw new Error(`the seeds ended as ${last?.phase}`)
  return last
}

describe('the difference of two runs', () => {
  it('[R84] of equal runs is exactly zero in every figure', () => {
    const none = played(recording, 60)
    expect(none.time).toBeGreaterThan(300)
    expect(none.a.served).toBeGreaterThan(10_000)
    expect(none.a.lost).toBeGreaterThan(0)
    expect(none.differs).toEqual(ofEach(() => 0))
    expect(isNone(none)).toBe(true)
  })

  it('[R84] is that of one moment, B less A', () => {
    const some = played(other, 60)
    expect(isNone(some)).toBe(false)
    for (const name of comparedNames)
      expect(some.differs[name]).toBe((some.b[name] ?? 0) - (some.a[name] ?? 0))
    expect(some.b.cellHours).not.toBe(some.a.cellHours)
  })
})

describe('the difference over many seeds', () => {
  it('[R85] of equal runs has an interval that is exactly zero', async () => {
    const state = await overSeeds(recording, 3)
    const { seeds, differs } = estimatesOf(state)
    expect(seeds).toBe(3)
    expect(differs).toEqual(ofEach(() => ({ mean: 0, halfWidth: 0 })))
    const digests = state.pairs.map(({ a }) => a?.result.digest)
    expect(new Set(digests).size).toBe(3)
  })

  it('[R85] is paired seed by seed, and one more seed keeps what is made', async () => {
    const state = await overSeeds(other, 2, 1)
    expect(state.plan.seeds).toBe(3)
    const { seeds, differs } = estimatesOf(state)
    expect(seeds).toBe(3)
    const costs = state.pairs.map(
      ({ a, b }) => (b?.result.figures.cost ?? 0) - (a?.result.figures.cost ?? 0),
    )
    const mean = costs.reduce((sum, cost) => sum + cost, 0) / 3
    const spread = Math.sqrt(costs.reduce((sum, cost) => sum + (cost - mean) ** 2, 0) / 2)
    expect(differs.cost?.mean).toBeCloseTo(mean, 12)
    // Student's t of two degrees of freedom.
    expect(differs.cost?.halfWidth).toBeCloseTo((4.303 * spread) / Math.sqrt(3), 12)
    for (const [place, { a, b }] of state.pairs.entries()) {
      expect([a?.result.seed, b?.result.seed]).toEqual([1 + place, 1 + place])
      expect(a?.result.figures.requests).toBe(b?.result.figures.requests)
    }
  })

  it('[R85] is refused where the seeds end, or where it is the work of many minutes', () => {
    const last = { ...recording, seed: 0xffff_fffe }
    expect(tooMuch({ a: last, b: last, seeds: 3 })).toBe('seed')
    expect(tooMuch({ a: recording, b: other, seeds: 20 })).toBeNull()
    const load = { form: 'steps', every: 3600, rates: [400_000] }
    const busy = { ...recording, settings: { load } }
    expect(tooMuch({ a: busy, b: busy, seeds: 20 })).toBe('work')
  })
})
