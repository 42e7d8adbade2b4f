import { describe, expect, it, vi } from 'vitest'
import type { Thread } from '#share/thread.ts'
import { createAnswerer } from './answer.ts'
import { startExplaining, type Explaining } from './desk.ts'
import type { Ask } from './messages.ts'
import { explained, stepped } from './runs.test-support.ts'

/** Threads that are none: each answers in a turn of its own. */
function turns(onStart: () => void = () => undefined) {
  let [started, ended] = [0, 0]
  const makeThread = (): Thread<Ask> => {
    started++
    const thread: Thread<Ask> = {
      onmessage: null,
      onerror: null,
      postMessage: (ask) =>
        void setImmediate(() => {
          onStart()
          createAnswerer((data) => thread.onmessage?.({ data }))(ask)
        }),
      terminate: () => void ended++,
    }
    return thread
  }
  return { makeThread, started: () => started, ended: () => ended }
}

const question = { service: 0, time: null }

describe('[E29] an explanation made in threads', () => {
  it('is the same as one made in one go, and its progress never falls back to nothing', async () => {
    const seen: Explaining[] = []
    const threads = turns()
    startExplaining(stepped(), question, { size: 3, ...threads, show: (state) => seen.push(state) })
    await vi.waitFor(() => expect(seen.at(-1)?.phase).toBe('done'), 20_000)
    expect(seen.at(-1)).toEqual({ phase: 'done', explanation: explained(stepped()) })
    const shares = seen.flatMap((state) => (state.phase === 'running' ? [state.share] : []))
    expect(shares.length).toBeGreaterThan(12)
    expect(Math.max(...shares)).toBeLessThanOrEqual(1)
    expect([threads.started(), threads.ended()]).toEqual([3, 3])
  })

  it('is stopped, and then nothing is heard of it', async () => {
    const show = vi.fn<(state: Explaining) => void>()
    let stop: () => void = () => undefined
    const threads = turns(() => stop())
    stop = startExplaining(stepped(), question, { size: 2, ...threads, show })
    await vi.waitFor(() => expect(threads.ended()).toBe(1))
    expect(show.mock.calls.every(([{ phase }]) => phase === 'running')).toBe(true)
  })

  it('says so where no thread can be had, one dies, or the run is refused', async () => {
    const last = (makeThread: () => Thread<Ask>, service = 0): Explaining[] => {
      const seen: Explaining[] = []
      startExplaining(
        stepped(),
        { service, time: null },
        { size: 1, makeThread, show: (state) => seen.push(state) },
      )
      return seen
    }
    const none = last(() => {
      throw new Error('no worker here')
    })
    expect(none).toEqual([{ phase: 'lost' }])
    const mortal: Thread<Ask> = { ...turns().makeThread(), postMessage: () => undefined }
    const seen = last(() => mortal)
    expect(seen.at(-1)?.phase).toBe('running')
    mortal.onerror?.({})
    expect(seen.at(-1)).toEqual({ phase: 'lost' })
    const refused = last(turns().makeThread, 4)
    await vi.waitFor(() => expect(refused.at(-1)?.phase).toBe('refused'))
  })
})
