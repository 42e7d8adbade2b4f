import type { CellNote, ServiceDecision } from '#core/organisms/observation.ts'
import { refuse, type Result } from '#core/schema/schema.ts'
import type { Reach, Witness } from '#lessons/witness.ts'
import { appendRows, emptyHistory } from '#app/store/gather.ts'
import type { History } from '#app/store/session-state.ts'
import { createClient, type Client, type SlowReport } from '#worker/client.ts'

/** Wall time of a slice, ms: the learner reads meanwhile, and the thread must hear when it is ended. */
const budgetMs = 40

/** A thread of its own that plays recordings ahead, so that what is asked is known before it is shown. */
export interface Scout {
  readonly reach: Reach
  destroy(): void
}

interface Way {
  readonly until: number
  readonly done: (found: Result<Witness>) => void
  isThere: boolean
  history: History
  readonly notes: CellNote[]
  readonly decisions: ServiceDecision[]
}

/** Brings up the thread with the first recording; one recording after another. */
export function createScout(client: Client = createClient()): Scout {
  let way: Way | null = null
  const end = (found: Result<Witness>) => {
    const ended = way
    way = null
    ended?.done(found)
  }
  const go = () => {
    if (way !== null) client.advance({ until: way.until, budgetMs })
  }
  client.listen({
    onFrame: ({ paidBy, reached }) => {
      if (way === null || paidBy === null) return
      if (reached) way.isThere = true
      else go()
    },
    onReport(report) {
      if (way === null) return
      if (report.type === 'fault') return end(refuse(report.fault.sentence))
      take(way, report)
      // The figures are the last thing that a run says about a moment that it has reached.
      if (report.type === 'figures' && way.isThere) end({ ok: true, value: way })
    },
    onLost: (sentence) => end(refuse(sentence)),
  })
  return {
    reach: (recording, until, service) =>
      new Promise((done) => {
        end(refuse('The lesson was left.'))
        way = { until, done, isThere: false, history: emptyHistory(), notes: [], decisions: [] }
        client.start(recording, 0, null, service)
        go()
      }),
    destroy() {
      end(refuse('The lesson was left.'))
      client.destroy()
    },
  }
}

function take(way: Way, report: SlowReport): void {
  if (report.type === 'samples') {
    way.history = appendRows(report.from === 0 ? emptyHistory() : way.history, report.rows)
  } else if (report.type === 'notes') way.notes.push(...report.notes)
  else if (report.type === 'decisions') way.decisions.push(...report.decisions)
}
