import type { Progress } from '../loads/progress.ts'

/** What the page sends to a thread that reads: the text once, then orders about it. */
export type ToReader<Order> =
  | { readonly type: 'open'; readonly content: string | Blob; readonly name: string }
  | { readonly type: 'ask'; readonly id: number; readonly order: Order }

/** What the thread sends back about an order. */
export type FromReader<Answer> =
  | { readonly type: 'progress'; readonly id: number; readonly share: number }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'failed'; readonly id: number }
  | { readonly type: 'unreadable' }

type Read<Order, Answer> = (order: Order, tell: Progress) => Answer

/** Progress is told in steps of this size: a bar of a hundred pixels shows no more. */
const step = 0.01

/** The thread's end of the wire: reads what it is sent, order by order. */
export function createServer<Order, Answer>(
  makeReader: (text: string, name: string) => Read<Order, Answer>,
  send: (message: FromReader<Answer>) => void,
): (message: ToReader<Order>) => Promise<void> {
  let reader: Promise<Read<Order, Answer> | null> = Promise.resolve(null)
  const open = async (content: string | Blob, name: string) => {
    try {
      return makeReader(typeof content === 'string' ? content : await content.text(), name)
    } catch {
      // The file has gone, or it is a folder.
      send({ type: 'unreadable' })
      return null
    }
  }
  return async (message) => {
    if (message.type === 'open') {
      reader = open(message.content, message.name)
      return
    }
    const read = await reader
    if (read === null) return
    const { id, order } = message
    let told = 0
    const tell = (share: number) => {
      if (share < told + step) return
      told = share
      send({ type: 'progress', id, share })
    }
    try {
      send({ type: 'answer', id, answer: read(order, tell) })
    } catch {
      // A reader threw, or its answer cannot be sent. Nobody hears of a promise that is refused in a thread.
      send({ type: 'failed', id })
    }
  }
}
