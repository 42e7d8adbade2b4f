import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { cellColumns, serviceColumns } from '#core/organisms/observation.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { createClient, silenceMs, type Arrival, type SlowReport, type Thread } from './client.ts'
import { frameLength } from './frame.ts'
import type { Command } from './messages.ts'

const recording: Recording = {
  engine: 1,
  organism: 'autoscaled-service',
  seed: 1,
  settings: {},
  log: [],
}

function frame(run: number, time: number) {
  const values = new Float32Array(frameLength(4, 1, 1))
  const services = { serviceCount: 1, serviceCapacity: 1, edgeCount: 1, edgeCapacity: 1 }
  const sizes = { cellCount: 1, cellCapacity: 4, ...services }
  return { type: 'frame', run, time, reached: true, finished: false, ...sizes, values }
}

function setUp() {
  const posted: Command[] = []
  const threads: Thread[] = []
  const arrivals: Arrival[] = []
  const reports: SlowReport[] = []
  const losses: string[] = []
  const served: boolean[] = []
  const client = createClient(() => {
    const thread: Thread = {
      postMessage: (command) => void posted.push(command),
      terminate: () => undefined,
      onmessage: null,
      onerror: null,
      onmessageerror: null,
    }
    threads.push(thread)
    return thread
  })
  client.listen({
    onFrame: (arrival) => void arrivals.push(arrival),
    onReport: (report) => void reports.push(report),
    onLost(sentence, hasServed) {
      losses.push(sentence)
      served.push(hasServed)
    },
  })
  const answer = (data: unknown) => threads.at(-1)?.onmessage?.({ data })
  return { client, posted, threads, arrivals, reports, losses, served, answer }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the client', () => {
  it('[W17] gives each system a thread of its own, and keeps it for the runs of that system', () => {
    const asked: string[] = []
    const gone: string[] = []
    const client = createClient((organism) => {
      asked.push(organism)
      return {
        postMessage: () => undefined,
        terminate: () => void gone.push(organism),
        onmessage: null,
        onerror: null,
        onmessageerror: null,
      }
    })
    client.start(recording)
    client.start({ ...recording, seed: 2 })
    expect([asked, gone]).toEqual([['autoscaled-service'], []])
    client.start({ ...recording, organism: 'microservices' })
    expect([asked, gone]).toEqual([['autoscaled-service', 'microservices'], ['autoscaled-service']])
    expect(client.advance({ until: 1, budgetMs: 10 })).toBe(true)
  })

  it('[W4] has at most two credits under way', () => {
    const { client, answer } = setUp()
    client.start(recording)
    expect(client.advance({ until: 1, budgetMs: 10 })).toBe(true)
    expect(client.advance({ until: 2, budgetMs: 10 })).toBe(true)
    expect(client.advance({ until: 3, budgetMs: 10 })).toBe(false)
    answer(frame(1, 1))
    expect(client.advance({ until: 3, budgetMs: 10 })).toBe(true)
  })

  it('[W7] counts no credit for the frame after a start or an applied change', () => {
    const { client, answer, arrivals } = setUp()
    client.start(recording)
    answer({ type: 'started', run: 1, duration: 900, services: ['web'], edges: [], genomes: ['a'] })
    client.advance({ until: 1, budgetMs: 10 })
    client.advance({ until: 2, budgetMs: 10 })
    answer(frame(1, 0))
    answer({ type: 'logged', run: 1, log: [] })
    answer(frame(1, 0))
    expect(arrivals).toHaveLength(2)
    expect(client.advance({ until: 3, budgetMs: 10 })).toBe(false)
    answer(frame(1, 1))
    expect(client.advance({ until: 3, budgetMs: 10 })).toBe(true)
  })

  it('[W3] drops reports of an older run and gives their buffers back', () => {
    const { client, posted, arrivals, reports, answer } = setUp()
    client.start(recording)
    client.start(recording)
    const old = frame(1, 1)
    answer(old)
    answer({ type: 'digest', run: 1, time: 1, digest: 'x' })
    expect(arrivals).toHaveLength(0)
    expect(reports).toHaveLength(0)
    expect(posted.at(-1)).toEqual({ type: 'recycle', buffer: old.values.buffer })
    answer({ type: 'digest', run: 2, time: 1, digest: 'y' })
    expect(reports).toHaveLength(1)
  })

  it('[W5] gives a frame back once the next one is there', () => {
    const { client, posted, arrivals, answer } = setUp()
    client.start(recording)
    const [first, second] = [frame(1, 1), frame(1, 2)]
    answer(first)
    expect(posted.filter(({ type }) => type === 'recycle')).toHaveLength(0)
    answer(second)
    expect(arrivals.map((arrival) => arrival.frame.time)).toEqual([1, 2])
    expect(posted.at(-1)).toEqual({ type: 'recycle', buffer: first.values.buffer })
  })

  it('[W2] gives up a thread whose reports cannot be read', () => {
    const broken: readonly unknown[] = [
      undefined,
      { type: 'gossip', run: 1 },
      { ...frame(1, 1), cellCount: 5 },
      { ...frame(1, 1), values: new Float32Array(3) },
      { ...frame(1, 1), time: Number.NaN },
      { ...frame(1, 1), edgeCount: 2 },
      { ...frame(1, 1), edgeCapacity: 5 },
      { type: 'started', run: 1, duration: 9, services: ['web'], edges: [{}], genomes: [] },
      { type: 'notes', run: 1, notes: [{ kind: 'born' }] },
      { type: 'samples', run: 1, service: 0, from: 0, rows: new Float64Array(1) },
      { type: 'figures', run: 1, service: 0, figures: { time: 1 } },
      { type: 'loads', run: 1, moments: [{ time: 1, ids: new Float32Array(2) }] },
    ]
    for (const message of broken) {
      const { client, losses, answer } = setUp()
      client.start(recording)
      answer(message)
      expect(losses).toHaveLength(1)
    }
  })

  it('[W10] has its credits back when a run ends by a fault, and no thread is given up', () => {
    const { client, losses, reports, answer } = setUp()
    client.start(recording)
    for (const kind of ['not-begun', 'broken-invariant']) {
      expect(client.advance({ until: 1, budgetMs: 10 })).toBe(true)
      expect(client.advance({ until: 2, budgetMs: 10 })).toBe(true)
      answer({ type: 'fault', run: 1, fault: { kind, sentence: 'It is over.', time: 0 } })
    }
    vi.advanceTimersByTime(10 * silenceMs.first)
    expect([losses.length, reports.length]).toEqual([0, 2])
    expect(client.advance({ until: 1, budgetMs: 10 })).toBe(true)
  })

  it('[W6] says so where no thread can be started at all', () => {
    const losses: string[] = []
    const client = createClient(() => {
      throw new Error('origin null')
    })
    client.listen({
      onFrame: () => undefined,
      onReport: () => undefined,
      onLost: (sentence) => void losses.push(sentence),
    })
    client.start(recording)
    expect(losses).toEqual([expect.stringContaining('in a window of its own')])
    expect(client.advance({ until: 1, budgetMs: 10 })).toBe(false)
  })

  it('[W6] notices a thread that died or went silent, and starts a new one', () => {
    const { client, threads, losses, served, answer } = setUp()
    client.start(recording)
    threads[0]?.onerror?.({ message: 'out of memory' })
    expect(losses).toEqual([
      'The simulation stopped unexpectedly (out of memory). Restart it; the settings are kept.',
    ])
    expect(client.advance({ until: 1, budgetMs: 10 })).toBe(false)
    client.start(recording)
    expect(threads).toHaveLength(2)
    client.advance({ until: 1, budgetMs: 10 })
    vi.advanceTimersByTime(silenceMs.first * 1.5)
    answer(frame(2, 1))
    vi.advanceTimersByTime(silenceMs.first * 3)
    expect(losses).toHaveLength(1)
    // Once it has answered a credit it is given up within two seconds, and another one is waited for longer again.
    client.advance({ until: 2, budgetMs: 10 })
    vi.advanceTimersByTime(silenceMs.later * 2 - 1)
    expect(losses).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(losses).toHaveLength(2)
    client.start(recording)
    client.advance({ until: 2, budgetMs: 10 })
    vi.advanceTimersByTime(silenceMs.first * 2 - 1)
    expect(losses).toHaveLength(2)
    vi.advanceTimersByTime(1)
    expect(losses).toHaveLength(3)
    expect(served).toEqual([false, true, true])
  })

  it('[W6] has patience with a decision that may end a hundred thousand cells at once', () => {
    const { client, losses, answer } = setUp()
    const { values, ...rest } = frame(1, 1)
    const ready = cellColumns.length * rest.cellCapacity + serviceColumns.indexOf('ready')
    values[ready] = 100_000
    client.start(recording)
    client.advance({ until: 1, budgetMs: 10 })
    answer({ ...rest, values })
    client.advance({ until: 2, budgetMs: 10 })
    vi.advanceTimersByTime(10_000 - 1)
    expect(losses).toEqual([])
    vi.advanceTimersByTime(silenceMs.later * 2 + 1)
    expect(losses).toHaveLength(1)
  })
})
