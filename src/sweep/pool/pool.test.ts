import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import { sampleColumns } from '#core/organisms/observation.ts'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { createHost } from '#worker/host.ts'
import type { Report } from '#worker/messages.ts'
import { beginMerge } from '../merge.ts'
import { recordingAt, runCount, type Sweep } from '../sweep.ts'
import { readOrder, type FromRunner, type MadeRun, type RunOrder } from './messages.ts'
import { startPool } from './pool.ts'
import { createRunner } from './runner.ts'
import { shortHistory, shortRowsMax, shortValue } from './short-history.ts'
import { poolSize, type RunnerThread } from './threads.ts'

const base: Recording = {
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 7,
  settings: { load: { form: 'steps', every: 10, rates: [40, 90, 20] }, initialReplicas: 3 },
  log: [],
}
const sweep: Sweep = {
  base,
  axes: [{ path: 'slots', values: [1, 2, 4] }],
  seeds: 2,
  until: null,
}
const orders: readonly RunOrder[] = Array.from({ length: runCount(sweep) }, (_, index) => ({
  id: index,
  sweep,
  index,
}))

/** What a fake thread does with an order: answers it as a real one would, or dies of it. */
type Fate = (order: RunOrder, birth: number) => 'work' | 'die'

interface FakeThread {
  readonly thread: RunnerThread
  order: RunOrder | null
  ended: boolean
}

/** A pool of fake threads that act one at a time, when the test says so. */
function setUp(size: number, fate: Fate = () => 'work', cannotBegin = false) {
  const threads: FakeThread[] = []
  const heard: string[] = []
  const made = new Map<number, MadeRun>()
  const shares: number[] = []
  let most = 0
  const makeThread = (): RunnerThread => {
    if (cannotBegin) throw new Error('SecurityError')
    const fake: FakeThread = {
      order: null,
      ended: false,
      thread: {
        postMessage: (order) => void (fake.order = readOrder(structuredClone(order))),
        terminate: () => void (fake.ended = true),
        onmessage: null,
        onerror: null,
      },
    }
    threads.push(fake)
    most = Math.max(most, threads.filter(({ ended }) => !ended).length)
    return fake.thread
  }
  const pool = startPool(
    orders,
    { size, makeThread },
    {
      onMade: ({ id }, run) => {
        heard.push(`made ${id}`)
        made.set(id, run)
      },
      onRefused: ({ id }, problem) => heard.push(`refused ${id}: ${problem}`),
      onRetry: ({ id }) => heard.push(`again ${id}`),
      onGivenUp: ({ id }) => heard.push(`given up ${id}`),
      onProgress: (share) => shares.push(share),
      onEnd: (isLost) => heard.push(isLost ? 'lost' : 'end'),
    },
  )
  const busy = () => threads.filter(({ ended, order }) => !ended && order !== null)
  /** Lets the thread with this number among the busy ones do what it has been given. */
  const act = (which: number): boolean => {
    const fake = busy()[which % Math.max(1, busy().length)]
    if (fake === undefined) return false
    const { order } = fake
    fake.order = null
    if (order === null) return false
    if (fate(order, threads.indexOf(fake)) === 'die') fake.thread.onerror?.({})
    else answer(order, (data) => fake.thread.onmessage?.({ data }))
    return true
  }
  const finish = (): void => {
    while (act(0));
  }
  return { pool, threads, heard, made, shares, act, finish, most: () => most, busy }
}

const answers = new Map<string, readonly FromRunner[]>()

/** What a thread says to an order, copied as between threads; a run that was made before is not made again. */
function answer(order: RunOrder, tell: (message: FromRunner) => void): void {
  const name = JSON.stringify(order)
  const known = answers.get(name) ?? answerAnew(order)
  answers.set(name, known)
  for (const message of known) tell(structuredClone(message))
}

function answerAnew(order: RunOrder): readonly FromRunner[] {
  const said: FromRunner[] = []
  let ms = 0
  const run = createRunner({
    send: (message, transfer) =>
      void said.push(structuredClone(message, { transfer: [...transfer] })),
    clock: () => (ms += 1),
  })
  run(order)
  return said
}

describe('the pool', () => {
  it('[Q30] makes every run once, with no more threads than it has, whatever the order in which they end', () => {
    const told = (made: ReadonlyMap<number, MadeRun>): string => {
      const merging = beginMerge()
      for (const { result } of made.values()) expect(merging.add(result, 'here')).toBe(null)
      return JSON.stringify(merging.finish())
    }
    const alone = setUp(1)
    alone.finish()
    expect(alone.heard).toEqual([...orders.map(({ id }) => `made ${id}`), 'end'])
    expect(alone.made.size).toBe(orders.length)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.nat({ max: 8 }), { minLength: orders.length, maxLength: orders.length }),
        (size, turns) => {
          const scene = setUp(size)
          for (const turn of turns) scene.act(turn)
          expect(scene.most()).toBe(Math.min(size, orders.length))
          expect(scene.heard.at(-1)).toBe('end')
          expect(scene.heard).toHaveLength(orders.length + 1)
          expect(scene.threads.every(({ ended }) => ended)).toBe(true)
          expect(scene.shares).toEqual(scene.shares.toSorted((a, b) => a - b))
          expect(scene.shares.at(-1)).toBe(1)
          expect(told(scene.made)).toBe(told(alone.made))
        },
      ),
      { seed: 20, numRuns: 12 },
    )
  })

  it('[Q31] a run in the pool has the digest of the same run in the page', () => {
    const scene = setUp(3)
    scene.finish()
    for (const { id, index } of orders) {
      const recording = recordingAt(sweep, index)
      if (!recording.ok) throw new Error(recording.problem)
      const run = scene.made.get(id)
      expect(digestInPage(recording.value)).toBe(run?.result.digest)
      const { history } = run ?? { history: shortHistory({ rows: new Float64Array(), count: 0 }) }
      expect(history.count).toBeGreaterThan(10)
      expect(shortValue(history, 'ready', 0)).toBeGreaterThan(0)
    }
    expect(new Set([...scene.made.values()].map(({ result }) => result.digest)).size).toBe(6)
  })

  it('[Q32] tries the run of a thread that dies once more, on another one', () => {
    const scene = setUp(2, (_, birth) => (birth === 0 ? 'die' : 'work'))
    scene.finish()
    expect(scene.heard[0]).toBe('again 0')
    expect(scene.heard.filter((word) => word.startsWith('made'))).toHaveLength(orders.length)
    expect(scene.heard.at(-1)).toBe('end')
  })

  it('[Q32] gives a run up that kills two threads, and makes the others', () => {
    const scene = setUp(2, ({ id }) => (id === 3 ? 'die' : 'work'))
    scene.finish()
    expect(scene.heard.filter((word) => word.endsWith(' 3'))).toEqual(['again 3', 'given up 3'])
    expect(scene.made.size).toBe(orders.length - 1)
    expect(scene.heard.at(-1)).toBe('end')
    expect(scene.shares.at(-1)).toBe(1)
  })

  it('[Q32] stops where no thread lives, or none can be had', () => {
    const dying = setUp(3, () => 'die')
    dying.finish()
    expect(dying.heard.at(-1)).toBe('lost')
    expect(dying.threads.length).toBeLessThanOrEqual(11)
    expect(dying.threads.every(({ ended }) => ended)).toBe(true)
    expect(setUp(3, () => 'work', true).heard).toEqual(['lost'])
  })

  it('[Q33] ends every thread when it is cancelled, and nothing is heard any more', () => {
    const scene = setUp(3)
    scene.act(1)
    const before = [...scene.heard]
    expect(before).toHaveLength(1)
    const late = scene.busy().map(({ thread }) => thread.onmessage)
    scene.pool.cancel()
    expect(scene.threads.every(({ ended }) => ended)).toBe(true)
    answer(orders[0] ?? { id: 0, sweep, index: 0 }, (data) =>
      late.forEach((hear) => hear?.({ data })),
    )
    scene.finish()
    expect(scene.heard).toEqual(before)
  })

  it('[Q30] leaves one core to the page, and has eight threads at most', () => {
    expect([1, 2, 4, 9, 64, Number.NaN].map(poolSize)).toEqual([1, 1, 3, 8, 8, 1])
  })
})

describe('what a thread says', () => {
  it('[Q34] an impossible run is refused with its sentence, and a long one tells how far it is', () => {
    const said: FromRunner[] = []
    answer({ id: 4, sweep: { ...sweep, axes: [{ path: 'slots', values: [0] }] }, index: 0 }, (m) =>
      said.push(m),
    )
    expect(said).toEqual([{ type: 'refused', id: 4, problem: expect.stringContaining('Slots') }])
    said.length = 0
    const busy = {
      ...base,
      settings: { load: { form: 'steps', every: 20, rates: [4000] } },
    } as const
    answer({ id: 5, sweep: { base: busy, axes: [], seeds: 1, until: null }, index: 0 }, (m) =>
      said.push(m),
    )
    const shares = said.flatMap((m) => (m.type === 'progress' ? [m.share] : []))
    expect(shares.length).toBeGreaterThan(2)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(said.at(-1)).toMatchObject({ type: 'made', id: 5 })
  })

  it('[Q35] a short history keeps every peak, in no more rows than it may', () => {
    const count = 1000
    const rows = new Float64Array(count * sampleColumns.length)
    const put = (row: number, name: (typeof sampleColumns)[number], value: number): void => {
      rows[row * sampleColumns.length + sampleColumns.indexOf(name)] = value
    }
    for (let row = 0; row < count; row++) {
      put(row, 'time', row + 1)
      put(row, 'arrivals', 10 + (row % 3))
      put(row, 'ready', row < 500 ? 2 : 3)
      put(row, 'p99', row === 700 ? 9 : row < 6 ? -1 : 0.2)
    }
    const short = shortHistory({ rows, count })
    expect(short.count).toBeLessThanOrEqual(shortRowsMax)
    const p99 = Array.from({ length: short.count }, (_, row) => shortValue(short, 'p99', row))
    expect(Math.max(...p99.filter((value) => !Number.isNaN(value)))).toBe(9)
    // Nothing was answered in the first six rows, which are two here.
    expect(p99.slice(0, 3)).toEqual([Number.NaN, Number.NaN, Math.fround(0.2)])
    expect(shortValue(short, 'time', short.count - 1)).toBe(count)
    expect(shortValue(short, 'arrivals', 3)).toBe(11)
    expect(shortHistory({ rows, count: 300 }).count).toBe(300)
    expect(shortValue(short, 'time', short.count)).toBe(Number.NaN)
  })
})

/** The digest of a run at its end as the page's own worker tells it. */
function digestInPage(recording: Recording): string {
  const reports: Report[] = []
  let ms = 0
  const host = createHost({
    organismOf,
    send: (report) => void reports.push(report),
    clock: () => (ms += 0.5),
  })
  host.receive({ type: 'start', run: 1, recording })
  do {
    host.receive({ type: 'advance', run: 1, until: 30, budgetMs: 4 })
  } while (reports.findLast((report) => report.type === 'frame')?.reached !== true)
  host.receive({ type: 'digest', run: 1 })
  const told = reports.findLast((report) => report.type === 'digest')
  if (told === undefined) throw new Error('no digest was told')
  return told.digest
}
