import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fixedWords } from '#text/words.ts'
import { shoot, type Film, type Sink } from './film.ts'

const film: Film = {
  recording: { engine: 2, organism: 'autoscaled-service', seed: 3, settings: {}, log: [] },
  service: 0,
  plan: { start: 20, speed: 1, fps: 30, frames: 1, duration: 900 },
  look: { size: { width: 96, height: 54 }, ratio: 1, theme: 'dark', words: false },
  words: fixedWords(),
  titleOf: () => ({ sentence: [], detail: '' }),
  isRough: () => false,
}

/** The threads that were started, and how many of them still run. */
const threads = { started: 0, running: 0, take: () => undefined as void }

class StandIn {
  constructor() {
    threads.started += 1
    threads.running += 1
  }
  postMessage() {
    threads.take()
  }
  terminate() {
    threads.running -= 1
  }
}

function sink(): Sink & { cancelled: boolean } {
  const own = {
    cancelled: false,
    add: () => Promise.resolve(),
    finish: () => Promise.resolve(new Blob()),
    cancel: () => void (own.cancelled = true),
  }
  return own
}

describe('a film', () => {
  beforeEach(() => {
    Object.assign(threads, { started: 0, running: 0, take: () => undefined })
    vi.stubGlobal('Worker', StandIn)
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('[U53] that is stopped before it begins starts no thread', async () => {
    const opened = vi.fn(() => Promise.resolve(sink()))
    const watch = { signal: AbortSignal.abort(), onProgress: () => undefined }
    expect(await shoot(film, opened, watch)).toEqual({ kind: 'stopped' })
    expect(threads.started).toBe(0)
    expect(opened).not.toHaveBeenCalled()
  })

  it('[U53] that is stopped while its encoder is fetched is no failure, and leaves nothing behind', async () => {
    const control = new AbortController()
    const own = sink()
    const opened = () => {
      expect(threads.running).toBe(1)
      control.abort()
      return Promise.resolve(own)
    }
    const watch = { signal: control.signal, onProgress: () => undefined }
    expect(await shoot(film, opened, watch)).toEqual({ kind: 'stopped' })
    expect(threads.running).toBe(0)
    expect(own.cancelled).toBe(true)
  })

  it.each([
    ['is told why', false],
    ['is no failure when it is stopped meanwhile', true],
  ])('[U53] whose run cannot begin leaves no thread behind and %s', async (_, isStopped) => {
    const control = new AbortController()
    threads.take = () => {
      if (isStopped) control.abort()
      throw new Error('no room for the message')
    }
    const opened = vi.fn(() => Promise.resolve(sink()))
    const watch = { signal: control.signal, onProgress: () => undefined }
    const outcome = await shoot(film, opened, watch)
    expect(threads).toMatchObject({ started: 1, running: 0 })
    expect(outcome).toEqual(
      isStopped ? { kind: 'stopped' } : { kind: 'failed', problem: 'no room for the message' },
    )
    expect(opened).not.toHaveBeenCalled()
  })
})
