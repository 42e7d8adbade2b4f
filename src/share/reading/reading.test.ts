import { describe, expect, it } from 'vitest'
import { openDesk, type ReadingThread } from './desk.ts'
import { createReader, type ReadingAnswer, type ReadingOrder } from './reader.ts'
import { createServer, type ToReader } from './serve.ts'

const load: ReadingOrder = { kind: 'load', columns: {}, answers: {} }

/** A table of so many minutes. */
function table(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => `${60 * row},${row % 97}`)
  return ['time,rps', ...lines].join('\n')
}

/** A thread that answers in this one. */
function inProcess(makeReader = createReader): ReadingThread<ReadingOrder> & { ended: boolean } {
  const serve = createServer(makeReader, (data) => {
    if (!thread.ended) thread.onmessage?.({ data })
  })
  const thread: ReadingThread<ReadingOrder> & { ended: boolean } = {
    ended: false,
    postMessage: (message: ToReader<ReadingOrder>) => void serve(message),
    terminate: () => void (thread.ended = true),
    onmessage: null,
    onerror: null,
  }
  return thread
}

/** What is heard from a desk until the first answer. */
function hear(content: string | Blob, name: string, makeThread: () => ReadingThread<ReadingOrder>) {
  const shares: number[] = []
  type Heard = ReadingAnswer | 'failed' | 'unreadable' | 'lost'
  let resolve: (heard: Heard) => void = () => undefined
  const answer = new Promise<Heard>((done) => {
    resolve = done
  })
  const desk = openDesk<ReadingOrder, ReadingAnswer>({ content, name }, makeThread, {
    onProgress: (share) => shares.push(share),
    onAnswer: (read) => resolve(read),
    onFailed: () => resolve('failed'),
    onUnreadable: () => resolve('unreadable'),
    onLost: () => resolve('lost'),
  })
  return { desk, shares, answer }
}

describe('reading in a thread of its own', () => {
  it('[I30] gives the same answer as reading here, and tells how far it is', async () => {
    const text = table(20_000)
    for (const content of [text, new Blob([text])]) {
      const { desk, shares, answer } = hear(content, 'day.csv', () => inProcess())
      desk.ask(load)
      expect(await answer).toEqual(createReader(text, 'day.csv')(load, () => undefined))
      expect(shares.length).toBeGreaterThan(5)
      expect(shares.length).toBeLessThanOrEqual(100)
      expect(shares).toEqual(shares.toSorted((a, b) => a - b))
      desk.end()
    }
  })

  it('[I30] is asked again without reading again, and only the latest order is answered', async () => {
    const { desk, shares, answer } = hear(table(20_000), 'day.csv', () => inProcess())
    desk.ask(load)
    desk.ask({ ...load, answers: { scale: 2 } })
    const twice = await answer
    const once = createReader(table(20_000), 'day.csv')(load, () => undefined)
    const peaks = [once, twice].map((read) => {
      if (typeof read === 'string' || !read.ok || !('load' in read.value)) throw new Error('a load')
      const { load: found } = read.value
      return found.ok && found.value.form === 'steps' ? Math.max(...found.value.rates) : 0
    })
    expect(peaks).toEqual([96, 192])
    // The order before was superseded before it told anything, and its preview served the next one.
    expect(shares).toEqual([])
  })

  it('[I30] tells no share of what is not counted', async () => {
    const rates = Array.from({ length: 30_000 }, (_, i) => i % 97)
    const list = hear(JSON.stringify({ dt_s: 60, rates }), 'day.json', () => inProcess())
    list.desk.ask(load)
    expect(await list.answer).toMatchObject({ ok: true })
    const run = hear('{"format":"digital-mitosis"}', 'a.mitosis.json', () => inProcess())
    run.desk.ask({ kind: 'run' })
    expect(await run.answer).toMatchObject({ ok: false })
    expect([...list.shares, ...run.shares]).toEqual([])
  })

  it('[I31] says so where a reader throws, and answers the next order', async () => {
    let asked = 0
    const moody: typeof createReader = (text, name) => {
      const read = createReader(text, name)
      return (order, tell) => {
        asked += 1
        if (asked === 1) throw new RangeError('Invalid array length')
        return read(order, tell)
      }
    }
    const heard: unknown[] = []
    const desk = openDesk<ReadingOrder, ReadingAnswer>(
      { content: table(3), name: 'a.csv' },
      () => inProcess(moody),
      {
        onProgress: () => undefined,
        onAnswer: ({ ok }) => heard.push(ok),
        onFailed: () => heard.push('failed'),
        onUnreadable: () => heard.push('unreadable'),
        onLost: () => heard.push('lost'),
      },
    )
    desk.ask(load)
    await expect.poll(() => heard).toEqual(['failed'])
    desk.ask(load)
    await expect.poll(() => heard).toEqual(['failed', true])
  })

  it('[I31] ends in the middle, and nothing is heard afterwards', async () => {
    const thread = inProcess()
    const { desk, shares, answer } = hear(table(20_000), 'day.csv', () => thread)
    desk.ask(load)
    desk.end()
    desk.ask(load)
    expect(thread.ended).toBe(true)
    expect(await answer).toBe('lost')
    expect(shares).toEqual([])
  })

  it('[I31] says where a file has gone, and where there is no thread', async () => {
    const gone = { text: () => Promise.reject(new Error('NotFoundError')) }
    // A file that cannot be read has no other ways than this one that are used here.
    const first = hear(gone as unknown as Blob, 'gone.csv', () => inProcess())
    first.desk.ask(load)
    expect(await first.answer).toBe('unreadable')
    const second = hear('a', 'a.csv', () => {
      throw new Error('SecurityError')
    })
    second.desk.ask(load)
    expect(await second.answer).toBe('lost')
  })
})
