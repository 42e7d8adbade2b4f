import type { Recording } from '#core/organisms/recording.ts'
import type { Thread } from '#share/thread.ts'
import type { Diagnosis, Question } from './diagnosis.ts'
import { explanationOf, type Explanation } from './explanation.ts'
import type { Measure } from './measure.ts'
import type { Answer, Ask } from './messages.ts'

/** What is known of an explanation that is being made. */
export type Explaining =
  | {
      readonly phase: 'running'
      readonly made: number
      readonly all: number
      readonly share: number
    }
  /** Null where nothing was lost. */
  | { readonly phase: 'done'; readonly explanation: Explanation | null }
  | { readonly phase: 'refused'; readonly problem: string }
  /** Its thread has died. */
  | { readonly phase: 'lost' }

export interface ExplainingParts {
  /** Threads at most. */
  readonly size: number
  readonly makeThread: () => Thread<Ask>
  readonly show: (state: Explaining) => void
}

/**
 * Explains an incident in threads: the first one finds it, then as many as there may be make its runs, each one at a time.
 * The answer ends all of them at once; nothing is shown any more.
 */
export function startExplaining(
  recording: Recording,
  question: Question,
  { size, makeThread, show }: ExplainingParts,
): () => void {
  const threads = new Map<Thread<Ask>, number>()
  let isOver = false
  let diagnosis: Diagnosis | null = null
  const measures: (Measure | undefined)[] = []
  let [next, made] = [0, 0]

  const stop = (): void => {
    isOver = true
    for (const thread of threads.keys()) dismiss(thread)
    threads.clear()
  }
  const end = (state: Explaining): void => {
    stop()
    show(state)
  }
  const tell = (): void => {
    const all = 1 + (diagnosis?.plan.length ?? 12)
    const under = [...threads.values()].reduce((sum, share) => sum + share, 0)
    show({ phase: 'running', made, all, share: (made + under) / all })
  }
  /** Gives a thread its next run, or ends it where none waits. */
  const seat = (thread: Thread<Ask>): void => {
    const planned = diagnosis?.plan[next]
    if (diagnosis === null || planned === undefined) {
      threads.delete(thread)
      return dismiss(thread)
    }
    const { service, incident } = diagnosis
    const { recording: of } = planned
    thread.postMessage({
      ask: 'measure',
      id: next++,
      recording: of,
      service,
      stretch: incident.stretch,
    })
  }
  const hear = (thread: Thread<Ask>, answer: Answer): void => {
    if (isOver) return
    threads.set(thread, answer.type === 'progress' ? answer.share : 0)
    if (answer.type === 'progress') return tell()
    if (answer.type === 'refused') return end({ phase: 'refused', problem: answer.problem })
    made++
    if (answer.type === 'measure') measures[answer.id] = answer.measure
    else if (answer.diagnosis === null) return end({ phase: 'done', explanation: null })
    else diagnosis = answer.diagnosis
    if (diagnosis !== null && made > diagnosis.plan.length) {
      const all = measures.filter((measure) => measure !== undefined)
      return end({ phase: 'done', explanation: explanationOf(diagnosis, all) })
    }
    seat(thread)
    while (diagnosis !== null && threads.size < size && next < diagnosis.plan.length) {
      const another = open()
      if (another === null) break
      seat(another)
    }
    tell()
  }
  const open = (): Thread<Ask> | null => {
    try {
      const thread = makeThread()
      threads.set(thread, 0)
      // The other end of the wire is our own script, and it sends nothing else.
      thread.onmessage = ({ data }) => hear(thread, data as Answer)
      thread.onerror = (event) => {
        event.preventDefault?.()
        if (!isOver) end({ phase: 'lost' })
      }
      return thread
    } catch {
      // A frame with an origin of its own may start no worker.
      return null
    }
  }

  const first = open()
  if (first === null) end({ phase: 'lost' })
  else {
    first.postMessage({ ask: 'diagnosis', id: 0, recording, question })
    tell()
  }
  return stop
}

function dismiss(thread: Thread<Ask>): void {
  thread.onmessage = thread.onerror = null
  thread.terminate()
}
