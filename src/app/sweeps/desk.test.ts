import { afterEach, describe, expect, it, vi } from 'vitest'
import { beginMerge } from '#sweep/merge.ts'
import { paretoFront } from '#sweep/pareto.ts'
import { readOrder, type FromRunner, type RunOrder } from '#sweep/pool/messages.ts'
import { createRunner } from '#sweep/pool/runner.ts'
import type { RunnerThread } from '#sweep/pool/threads.ts'
import { beginSweepRun } from '#sweep/run.ts'
import type { RunResult } from '#sweep/result.ts'
import { createSweepDesk, type SweepState } from './desk.ts'
import { planOf, type SweepPlan } from './plan.ts'
import { drawnRuns, highestIn, meansOf, seedsDrawn, sweptRuns } from './swept.ts'
import { choiceOf, pageWith, planWords } from './sweeps.test-support.ts'

function planned(count: number, seeds: number): SweepPlan {
  const wish = { from: 30, to: 90, count, seeds }
  const plan = planOf(pageWith(), choiceOf('hpa.cpu'), wish, planWords)
  if (!plan.ok) throw new Error(plan.problem)
  return plan.value
}

/** Threads that make their run when `work` says so, one of them a call; false when none has one. */
function handThreads() {
  const waiting: (() => void)[] = []
  let alive = 0
  const makeThread = (): RunnerThread => {
    alive++
    let isAlive = true
    const thread: RunnerThread = {
      postMessage(order) {
        const copy = readOrder(structuredClone(order))
        waiting.push(() => isAlive && answer(copy, (data) => thread.onmessage?.({ data })))
      },
      terminate() {
        if (isAlive) alive--
        isAlive = false
      },
      onmessage: null,
      onerror: null,
    }
    return thread
  }
  return {
    makeThread,
    alive: () => alive,
    work() {
      const next = waiting.shift()
      next?.()
      return next !== undefined
    },
  }
}

function answer(order: RunOrder, tell: (message: FromRunner) => void): void {
  const said: FromRunner[] = []
  let ms = 0
  const send = (message: FromRunner, transfer: readonly ArrayBuffer[]) =>
    void said.push(structuredClone(message, { transfer: [...transfer] }))
  createRunner({ send, clock: () => (ms += 1) })(order)
  for (const message of said) tell(message)
}

function setUp(size: number) {
  vi.useFakeTimers()
  const threads = handThreads()
  const shown: SweepState[] = []
  let ms = 0
  const desk = createSweepDesk({
    size,
    makeThread: threads.makeThread,
    clock: () => (ms += 400),
    show: (state) => void shown.push(state),
  })
  const last = () => {
    const state = shown.at(-1)
    if (state === undefined) throw new Error('nothing was shown')
    return state
  }
  return { desk, threads, shown, last }
}

/** The same run without any pool. */
function alone({ orders }: SweepPlan, id: number): RunResult {
  const order = orders[id]
  if (order === undefined) throw new Error('there is no such order')
  const begun = beginSweepRun(order.sweep, order.index)
  if (!begun.ok) throw new Error(begun.problem)
  while (!begun.value.advance(1e6));
  const result = begun.value.result()
  if (!result.ok) throw new Error(result.problem)
  return result.value
}

afterEach(() => vi.useRealTimers())

describe('a sweep in the page', () => {
  it('[Q31] [Q42] comes to the results that its runs have alone, and to their means and front', () => {
    const { desk, threads, shown, last } = setUp(3)
    const plan = planned(4, 2)
    desk.start(plan)
    while (threads.work()) vi.advanceTimersByTime(100)
    expect(threads.alive()).toBe(0)
    const state = last()
    expect(state.phase).toBe('done')
    expect(state.runs.size).toBe(9)
    for (const [id, { result }] of state.runs) expect(result).toEqual(alone(plan, id))
    const merging = beginMerge()
    for (let id = 0; id < 8; id++) expect(merging.add(alone(plan, id), 'alone')).toBe(null)
    const merged = merging.finish()
    expect(merged).toEqual({ ok: true, value: state.merged })
    const means = meansOf(state)
    expect(means.map(({ place }) => place)).toEqual([0, 1, 2, 3])
    const points = means.map(({ combination }) => ({
      cost: combination.figures.cost?.mean ?? null,
      latency: combination.latency.p99,
    }))
    const front = means.flatMap(({ isOnFront, place }) => (isOnFront ? [place] : []))
    expect(front).toEqual(paretoFront(points).toSorted((a, b) => a - b))
    const shares = shown.map(({ share }) => share)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
    expect(shown.length).toBeGreaterThan(3)
  })

  it('[Q43] that is cancelled keeps what is made and ends every thread; another one may begin', () => {
    const { desk, threads, shown, last } = setUp(2)
    desk.start(planned(4, 2))
    for (let i = 0; i < 5; i++) threads.work()
    desk.start(planned(2, 1))
    desk.cancel()
    const { phase, runs, merged } = last()
    // The run of the page is none of these, and comes first; then every value has its first seed.
    expect([phase, [...runs.keys()]]).toEqual(['cancelled', [8, 0, 2, 4, 6]])
    expect(merged?.combinations.map(({ seeds }) => seeds)).toEqual([1, 1, 1, 1])
    expect(threads.alive()).toBe(0)
    const count = shown.length
    while (threads.work());
    vi.advanceTimersByTime(5000)
    desk.cancel()
    expect(shown).toHaveLength(count)
    desk.start(planned(2, 1))
    while (threads.work());
    expect(last().phase).toBe('done')
  })

  it('[Q41] says so where no thread can be had, and may be begun again', () => {
    vi.useFakeTimers()
    const phases: string[] = []
    const desk = createSweepDesk({
      size: 2,
      makeThread() {
        throw new Error('SecurityError')
      },
      clock: () => 0,
      show: ({ phase }) => void phases.push(phase),
    })
    desk.start(planned(2, 1))
    desk.start(planned(2, 1))
    expect(phases.filter((phase) => phase === 'lost')).toHaveLength(2)
  })

  it('[Q45] draws the same first seeds of every value, at most twenty lines', () => {
    const { desk, threads, last } = setUp(4)
    desk.start(planned(8, 4))
    while (threads.work());
    const state = last()
    const runs = sweptRuns(state)
    expect(runs).toHaveLength(32)
    expect(seedsDrawn(state.plan)).toBe(2)
    const drawn = drawnRuns(state, runs)
    expect(drawn).toHaveLength(16)
    expect(new Set(drawn.map(({ seed }) => seed))).toEqual(new Set([7, 8]))
    const [first] = drawn
    expect(first === undefined ? 0 : highestIn(first.history, 'ready')).toBe(
      first?.result.figures.mostReady,
    )
    expect(seedsDrawn({ ...state.plan, values: [1, 2] })).toBe(4)
  })
})
