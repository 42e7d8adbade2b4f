import type { Answer, Ask } from './messages.ts'
import { beginDiagnosis } from './explain.ts'
import { beginMeasure, type Making } from './play.ts'
import type { Result } from '#core/schema/schema.ts'

/** Steps of work between two looks at how far a run is: some milliseconds. */
const sliceSteps = 20_000

/** Progress is told in steps of this size. */
const tellStep = 0.02

/** A thread's end of the wire: makes what is asked, in one go. A thread is stopped by ending it. */
export function createAnswerer(send: (answer: Answer) => void): (ask: Ask) => void {
  return (ask) => {
    if (ask.ask === 'diagnosis') {
      return make(ask, beginDiagnosis(ask.recording, ask.question), (found) =>
        found.ok
          ? { type: 'diagnosis', id: ask.id, diagnosis: found.value }
          : { type: 'refused', id: ask.id, problem: found.problem },
      )
    }
    make(ask, beginMeasure(ask.recording, ask.service, ask.stretch), (measure) => {
      return { type: 'measure', id: ask.id, measure }
    })
  }

  function make<Value>(
    { id }: Ask,
    begun: Result<Making<Value>>,
    answer: (value: Value) => Answer,
  ): void {
    if (!begun.ok) return send({ type: 'refused', id, problem: begun.problem })
    const making = begun.value
    for (let told = 0; !making.advance(sliceSteps);) {
      const share = making.share()
      if (share < told + tellStep) continue
      told = share
      send({ type: 'progress', id, share })
    }
    send(answer(making.value()))
  }
}
