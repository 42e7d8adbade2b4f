import type { Thread } from '../thread.ts'
import type { FromReader, ToReader } from './serve.ts'

/** A thread that reads. */
export type ReadingThread<Order> = Thread<ToReader<Order>>

/** What is heard of the latest order. */
export interface ReadingListeners<Answer> {
  readonly onProgress: (share: number) => void
  readonly onAnswer: (answer: Answer) => void
  /** The reader came to no answer: a fault of its own. */
  readonly onFailed: () => void
  /** The file could not be read at all. */
  readonly onUnreadable: () => void
  /** There is no thread: its script could not be fetched, or the frame allows none. */
  readonly onLost: () => void
}

/** A text on the desk of a thread of its own: it is asked about it until it is ended. */
export interface ReadingDesk<Order> {
  /** Takes the place of the order before; only the latest one is heard of. */
  ask(order: Order): void
  /** Ends the thread, in the middle of a sentence if need be. */
  end(): void
}

/** Puts a text, or a file that nobody has read yet, on the desk of a new thread. */
export function openDesk<Order, Answer>(
  content: { readonly content: string | Blob; readonly name: string },
  makeThread: () => ReadingThread<Order>,
  listeners: ReadingListeners<Answer>,
): ReadingDesk<Order> {
  let latest = 0
  let thread: ReadingThread<Order> | null = null
  const end = () => {
    if (thread === null) return
    thread.onmessage = thread.onerror = null
    thread.terminate()
    thread = null
  }
  try {
    thread = makeThread()
  } catch {
    // A frame with an origin of its own may start no worker.
  }
  if (thread !== null) {
    thread.onmessage = ({ data }) => {
      // The other end of the wire is our own script, and it sends nothing else.
      const message = data as FromReader<Answer>
      if (message.type === 'unreadable') listeners.onUnreadable()
      else if (message.id !== latest) return
      else if (message.type === 'progress') listeners.onProgress(message.share)
      else if (message.type === 'failed') listeners.onFailed()
      else listeners.onAnswer(message.answer)
    }
    thread.onerror = (event) => {
      event.preventDefault?.()
      end()
      listeners.onLost()
    }
    thread.postMessage({ type: 'open', ...content })
  }
  return {
    ask(order) {
      latest += 1
      if (thread === null) listeners.onLost()
      else thread.postMessage({ type: 'ask', id: latest, order })
    },
    end,
  }
}
