import type { Recording } from '#core/organisms/recording.ts'
import type { Thread } from '#share/thread.ts'
import type { Diagnosis, Question } from './diagnosis.ts'
import { explanationOf, type Explanation } from './explanation.ts'
import type { Measure } from './measure.ts'
import type { Answer, Ask } from './messages.ts'
import { removalsMax } from './removals.ts'

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

/** An explanation under way. */
interface Shift extends ExplainingParts {
  /** Threads with how far their runs are. */
  readonly threads: Map<Thread<Ask>, number>
  readonly measures: Measure[]
  diagnosis: Diagnosis | null
  /** The next run of the plan, and how many are made, the diagnosis included. */
  next: number
  made: number
  isOver: boolean
}

/**
 * Explains an incident in threads: the first one finds it, then as many as there may be make its runs, each one at a time.
 * The answer ends all of them at once; nothing is shown any more.
 */
export function startExplaining(
  recording: Recording,
  question: Question,
  parts: ExplainingParts,
): () => void {
  const under = { threads: new Map<Thread<Ask>, number>(), measures: [] }
  const shift: Shift = { ...parts, ...under, diagnosis: null, next: 0, made: 0, isOver: false }
  const first = open(shift)
  if (first === null) end(shift, { phase: 'lost' })
  else {
    first.postMessage({ ask: 'diagnosis', id: 0, recording, question })
    tell(shift)
  }
  return () => close(shift)
}

function open(shift: Shift): Thread<Ask> | null {
  try {
    const thread = shift.makeThread()
    shift.threads.set(thread, 0)
    // The other end of the wire is our own script, and it sends nothing else.
    thread.onmessage = ({ data }) => hear(shift, thread, data as Answer)
    thread.onerror = (event) => {
      event.preventDefault?.()
      if (!shift.isOver) end(shift, { phase: 'lost' })
    }
    return thread
  } catch {
    // A frame with an origin of its own may start no worker.
    return null
  }
}

function hear(shift: Shift, thread: Thread<Ask>, answer: Answer): void {
  if (shift.isOver) return
  shift.threads.set(thread, answer.type === 'progress' ? answer.share : 0)
  if (answer.type === 'progress') return tell(shift)
  if (answer.type === 'refused') return end(shift, { phase: 'refused', problem: answer.problem })
  shift.made++
  if (answer.type === 'measure') shift.measures[answer.id] = answer.measure
  else shift.diagnosis = answer.diagnosis
  const { diagnosis, measures } = shift
  if (diagnosis === null) return end(shift, { phase: 'done', explanation: null })
  if (shift.made > diagnosis.plan.length) {
    return end(shift, { phase: 'done', explanation: explanationOf(diagnosis, measures) })
  }
  seat(shift, diagnosis, thread)
  while (shift.threads.size < shift.size && shift.next < diagnosis.plan.length) {
    const another = open(shift)
    // Those that are there go on.
    if (another === null) break
    seat(shift, diagnosis, another)
  }
  tell(shift)
}

/** Gives a thread its next run, or ends it where none waits. */
function seat(shift: Shift, diagnosis: Diagnosis, thread: Thread<Ask>): void {
  const planned = diagnosis.plan[shift.next]
  if (planned === undefined) {
    shift.threads.delete(thread)
    return dismiss(thread)
  }
  const { service, incident } = diagnosis
  const of = { recording: planned.recording, service, stretch: incident.stretch }
  thread.postMessage({ ask: 'measure', id: shift.next++, ...of })
}

/** A plan holds at most so many runs: what is told of all while none is known. */
const plannedMost = 2 * removalsMax

function tell({ diagnosis, threads, made, show }: Shift): void {
  const all = 1 + (diagnosis?.plan.length ?? plannedMost)
  const under = [...threads.values()].reduce((sum, share) => sum + share, 0)
  show({ phase: 'running', made, all, share: (made + under) / all })
}

function end(shift: Shift, state: Explaining): void {
  close(shift)
  shift.show(state)
}

function close(shift: Shift): void {
  shift.isOver = true
  for (const thread of shift.threads.keys()) dismiss(thread)
  shift.threads.clear()
}

function dismiss(thread: Thread<Ask>): void {
  thread.onmessage = thread.onerror = null
  thread.terminate()
}
