import { describe, expect, it } from 'vitest'
import { engineVersion, type Recording } from '#core/organisms/recording.ts'
import { builtIns } from './built-ins.ts'
import { packLink, unpackLink, type LinkThread } from './link-desk.ts'
import { carryOut, isLongLink, isLongRun, type LinkOrder } from './link-orders.ts'
import { decodeLink, encodeLink } from './link.ts'

const runOf = (rates: readonly number[]): Recording => ({
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 7,
  settings: { load: { form: 'steps', every: 60, rates } },
  log: [],
})
const short = runOf([100, 200, 100])
const periodic = runOf(Array.from({ length: 15_000 }, (_, i) => 60 + (i % 24)))
const measured = runOf(Array.from({ length: 20_000 }, (_, i) => ((i * i * 7919) % 4999) / 60))

/** Threads that answer when the test says so, with copies as between threads. */
function createThreads() {
  const threads: (LinkThread & { order: LinkOrder | null; isEnded: boolean })[] = []
  const makeThread = () => {
    const thread = {
      order: null as LinkOrder | null,
      isEnded: false,
      onmessage: null as LinkThread['onmessage'],
      onerror: null as LinkThread['onerror'],
      postMessage(order: LinkOrder) {
        thread.order = structuredClone(order)
      },
      terminate() {
        thread.isEnded = true
      },
    }
    threads.push(thread)
    return thread
  }
  const answer = (n: number) => {
    const thread = threads[n]
    if (!thread?.order) throw new Error('no order was given')
    thread.onmessage?.({ data: structuredClone(carryOut(thread.order)) })
  }
  return { threads, makeThread, answer }
}

describe('the desk of links', () => {
  it('[L20] a thread packs a long run into the same link, and a short one is packed at once', async () => {
    const { threads, makeThread, answer } = createThreads()
    for (const recording of [periodic, measured]) {
      const packing = packLink({ recording, time: 12 }, { builtIns, makeThread })
      answer(threads.length - 1)
      expect(await packing).toEqual(encodeLink({ recording, time: 12 }))
    }
    expect(threads.map(({ isEnded }) => isEnded)).toEqual([true, true])
    const packed = await packLink({ recording: short }, { builtIns, makeThread })
    expect(packed).toEqual(encodeLink({ recording: short }))
    expect(threads).toHaveLength(2)
  })

  it('[L20] every entry of a log counts, kills as well', () => {
    const log = Array.from({ length: 1200 }, (_, cell) => ({
      time: cell,
      change: { type: 'kill', cell } as const,
    }))
    expect(isLongRun({ ...short, log })).toBe(true)
    expect(isLongRun({ ...short, log: log.slice(0, 900) })).toBe(false)
    expect(isLongRun({ ...runOf(Array.from({ length: 1000 }, () => 1)), log })).toBe(true)
  })

  it('[L20] a thread unpacks a link that holds a long run', async () => {
    const { threads, makeThread, answer } = createThreads()
    const link = encodeLink({ recording: periodic })
    if (!link.ok || link.value.tooLong) throw new Error('the link is too long')
    expect(link.value.length).toBeLessThan(500)
    const opening = unpackLink(link.value.fragment, { builtIns, makeThread })
    answer(0)
    const opened = await opening
    expect(opened).toEqual(decodeLink(link.value.fragment))
    expect(opened).toMatchObject({ ok: true, value: { recording: periodic } })
    expect(await unpackLink('s=surge', { builtIns, makeThread })).toEqual(decodeLink('s=surge'))
    expect(await unpackLink('x=0cut', { builtIns, makeThread })).toEqual(decodeLink('x=0cut'))
    expect(threads).toHaveLength(1)
  })

  it('[L20] the second run of a comparison counts as the first does', async () => {
    const { threads, makeThread, answer } = createThreads()
    const state = { recording: short, beside: { recording: periodic, seeds: 20 } }
    const packing = packLink(state, { builtIns, makeThread })
    expect(threads).toHaveLength(1)
    answer(0)
    const packed = await packing
    if (packed?.ok !== true || packed.value.tooLong) throw new Error('it fits a link')
    const opening = unpackLink(packed.value.fragment, { builtIns, makeThread })
    expect(threads).toHaveLength(2)
    answer(1)
    expect(await opening).toMatchObject({ ok: true, value: { beside: state.beside } })
  })

  it('[L20] a link that nobody waits for any more ends its thread', async () => {
    const { threads, makeThread } = createThreads()
    const first = new AbortController()
    const packing = packLink(
      { recording: measured },
      { builtIns, makeThread, signal: first.signal },
    )
    expect(threads[0]?.isEnded).toBe(false)
    first.abort()
    expect(await packing).toBeNull()
    expect(threads[0]?.isEnded).toBe(true)
    const late = packLink({ recording: measured }, { builtIns, makeThread, signal: first.signal })
    expect(await late).toBeNull()
    expect(threads).toHaveLength(1)
  })

  it('[L20] the page packs by itself where a thread cannot be had', async () => {
    const { threads, makeThread } = createThreads()
    const packing = packLink({ recording: periodic }, { builtIns, makeThread })
    threads[0]?.onerror?.({})
    expect(await packing).toEqual(encodeLink({ recording: periodic }))
    const forbidden = () => {
      throw new Error('no workers here')
    }
    expect(await packLink({ recording: periodic }, { builtIns, makeThread: forbidden })).toEqual(
      encodeLink({ recording: periodic }),
    )
  })

  it('[L20] tells a long run from a short one by its numbers, those of its log included', () => {
    expect([short, periodic, measured].map(isLongRun)).toEqual([false, true, true])
    const load = { form: 'steps', every: 60, rates: Array.from({ length: 3000 }, () => 5) }
    const change = { type: 'set', name: 'load', value: load } as const
    expect(isLongRun({ ...short, log: [{ time: 3, change }] })).toBe(true)
    expect(isLongLink('')).toBe(false)
    expect(isLongLink('s=surge')).toBe(false)
  })
})
