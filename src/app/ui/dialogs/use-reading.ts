import { useEffect, useMemo, useRef, useState } from 'react'
import { openDesk, type ReadingDesk, type ReadingThread } from '#share/reading/desk.ts'
import type { Source } from './source.ts'

/** What came of reading so far. */
export interface Reading<Answer> {
  /** The latest answer; it may belong to the order before while `isUnderWay`. */
  readonly answer: Answer | null
  readonly isUnderWay: boolean
  /** 0 to 1; null as long as nobody has counted. */
  readonly share: number | null
  /** The reader came to no answer: a fault of this page. */
  readonly hasFailed: boolean
  /** The file has gone, or it is a folder. */
  readonly isUnreadable: boolean
}

/** How texts of a kind are read, in this thread and in one of their own. */
export interface Reader<Order, Answer> {
  readonly here: (text: string, name: string) => (order: Order) => Answer
  readonly makeThread: () => ReadingThread<Order>
  /** So many characters are read at once. */
  readonly atOnce: number
}

/**
 * Asks a source: a short text here and at once, a long one in a thread of its own, which ends with the
 * component that asks. `order` must stay the same object as long as it is the same order; another source
 * needs another component (a key), or the answers to the one before would still stand.
 */
export function useReading<Order, Answer>(
  source: Source,
  order: Order,
  reader: Reader<Order, Answer>,
): Reading<Answer> {
  const { content, name } = source
  // Set where no thread could be had: late is better than never.
  const [rest, setRest] = useState<string | null>(null)
  const isShort = typeof content === 'string' && content.length <= reader.atOnce
  const text = isShort ? content : rest
  const read = useMemo(() => (text === null ? null : reader.here(text, name)), [reader, text, name])
  const atOnce = useMemo(() => (read === null ? null : read(order)), [read, order])
  const aside = useThread(source, order, reader, { isWanted: text === null, onLost: setRest })
  return read === null
    ? aside
    : { answer: atOnce, isUnderWay: false, share: 1, hasFailed: false, isUnreadable: false }
}

/** What a thread has said, and about which order. */
interface Heard<Order, Answer> {
  readonly answer: Answer | null
  readonly answerTo: Order | null
  readonly share: number
  readonly shareOf: Order | null
  readonly failedAt: Order | null
  readonly isUnreadable: boolean
}

function useThread<Order, Answer>(
  { content, name }: Source,
  order: Order,
  { makeThread }: Reader<Order, Answer>,
  wishes: { readonly isWanted: boolean; readonly onLost: (text: string) => void },
): Reading<Answer> {
  const { isWanted, onLost } = wishes
  const [heard, setHeard] = useState<Heard<Order, Answer>>({
    answer: null,
    answerTo: null,
    share: 0,
    shareOf: null,
    failedAt: null,
    isUnreadable: false,
  })
  const desk = useRef<ReadingDesk<Order> | null>(null)
  const asked = useRef<Order | null>(null)
  useEffect(() => {
    if (!isWanted) return
    const unreadable = () => setHeard((now) => ({ ...now, isUnreadable: true }))
    // Only the latest order is heard of, which is the one asked last.
    desk.current = openDesk<Order, Answer>({ content, name }, makeThread, {
      onProgress: (share) => setHeard((now) => ({ ...now, share, shareOf: asked.current })),
      onAnswer: (answer) => setHeard((now) => ({ ...now, answer, answerTo: asked.current })),
      onFailed: () => setHeard((now) => ({ ...now, failedAt: asked.current })),
      onUnreadable: unreadable,
      onLost() {
        if (typeof content === 'string') onLost(content)
        else content.text().then(onLost, unreadable)
      },
    })
    return () => {
      desk.current?.end()
      desk.current = null
    }
  }, [isWanted, content, name, makeThread, onLost])
  useEffect(() => {
    asked.current = order
    desk.current?.ask(order)
  }, [isWanted, content, name, makeThread, onLost, order])
  const { answer, answerTo, share, shareOf, failedAt, isUnreadable } = heard
  const hasFailed = failedAt === order
  const isUnderWay = answerTo !== order && !hasFailed && !isUnreadable
  return { answer, isUnderWay, share: shareOf === order ? share : null, hasFailed, isUnreadable }
}
