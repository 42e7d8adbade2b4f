import type { Approximation, ServiceDecision } from '#core/organisms/observation.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { createClient, type Arrival, type Client, type SlowReport } from '#worker/client.ts'
import type { CallEdge, CellNote, Figures, Frame } from '#worker/frame.ts'

/** Wall time of a slice, ms: nobody plays this run, but its worker must hear when it is ended. */
const budgetMs = 40

/** What is known of a run at the time it was brought to. */
export interface Moment {
  /** Holds until the next moment is asked for. */
  readonly frame: Frame
  /** Of the service that the run was begun for. */
  readonly figures: Figures
  /** When this run was counted by level, up to this moment; null for a system that never is. */
  readonly approximation: Approximation | null
  /** The newest of the service's autoscaler; null before the first. */
  readonly decision: ServiceDecision | null
  /** What happened to cells since the moment before. */
  readonly notes: readonly CellNote[]
  readonly services: readonly string[]
  /** Who calls whom. */
  readonly edges: readonly CallEdge[]
}

/** The same run once more, in a thread of its own: the visitor's run never hears of it. */
export interface SecondRun {
  /** Runs on to a time, s, and stands there. Fails with a sentence when the run or its thread ends. */
  reach(time: number): Promise<Moment>
  /** Ends the thread; a moment that is still awaited fails. */
  destroy(): void
}

interface Waiting {
  readonly time: number
  readonly done: (moment: Moment) => void
  readonly fail: (reason: Error) => void
}

interface Known {
  frame: Frame | null
  isReached: boolean
  figures: Figures | null
  approximation: Approximation | null
  decision: ServiceDecision | null
  notes: CellNote[]
  services: readonly string[]
  edges: readonly CallEdge[]
}

/**
 * Begins the run of a recording, for the figures of one of its services; `onTime` hears how far it has come on a long way. Where it fails it leaves
 * no thread behind.
 */
export function createSecondRun(
  recording: Recording,
  onTime: (time: number) => void,
  service = 0,
  client: Client = createClient(),
): SecondRun {
  let waiting: Waiting | null = null
  const known: Known = {
    frame: null,
    isReached: false,
    figures: null,
    approximation: null,
    decision: null,
    notes: [],
    services: [],
    edges: [],
  }
  let ended: Error | null = null
  const end = (sentence: string) => {
    ended ??= new Error(sentence)
    waiting?.fail(ended)
    waiting = null
  }
  const go = () => {
    if (waiting !== null) client.advance({ until: waiting.time, budgetMs })
  }
  client.listen({
    onFrame: (arrival) => {
      takeFrame(known, arrival)
      onTime(arrival.frame.time)
      if (arrival.paidBy !== null && !arrival.reached) go()
    },
    onReport: (report) => {
      if (isTheEnd(report)) return end(report.fault.sentence)
      takeReport(known, report, service)
      // The figures are the last thing that a run says about a moment that it has reached.
      const { frame, figures } = known
      if (report.type !== 'figures' || !known.isReached || !waiting || !frame || !figures) return
      const { done } = waiting
      waiting = null
      const { approximation, decision, services, edges } = known
      const notes = known.notes.splice(0)
      done({ frame, figures, approximation, decision, services, edges, notes })
    },
    onLost: end,
  })
  try {
    client.start(recording, 0, null, service)
  } catch (error) {
    client.destroy()
    throw error
  }
  return {
    reach: (time) =>
      new Promise((done, reject) => {
        if (ended !== null) return reject(ended)
        known.isReached = false
        waiting = { time, done, fail: reject }
        go()
      }),
    destroy() {
      client.destroy()
      end('The run was ended.')
    },
  }
}

// A change of the log that is refused again was refused in the visitor's run too, and both go on.
function isTheEnd(report: SlowReport): report is Extract<SlowReport, { type: 'fault' }> {
  return report.type === 'fault' && (report.fault.kind !== 'refused' || report.run === 0)
}

// The picture that follows a start without having been asked for is no answer.
function takeFrame(known: Known, { frame, paidBy, reached }: Arrival): void {
  known.frame = frame
  known.isReached = paidBy !== null && reached
}

function takeReport(known: Known, report: SlowReport, service: number): void {
  if (report.type === 'started') {
    known.services = report.services
    known.edges = report.edges
  }
  if (report.type === 'figures') {
    known.figures = report.figures
    known.approximation = report.approximation
  }
  if (report.type === 'notes') known.notes.push(...report.notes)
  if (report.type === 'decisions') {
    known.decision =
      report.decisions.findLast((decision) => decision.service === service) ?? known.decision
  }
}
