import { useCallback, useMemo, useState } from 'react'
import type { SweepState } from '#app/sweeps/desk.ts'
import { drawnRuns, seedsDrawn, sweptRuns, type SweptRun } from '#app/sweeps/swept.ts'
import { recordingAt } from '#sweep/sweep.ts'
import { sweepText } from '#text/en/sweep.ts'
import { closeDialog } from '../layout.ts'
import { usePage, useText, useWords } from '../page.ts'
import { GhostChart } from './GhostChart.tsx'
import { settingName, valueName } from './names.ts'
import { SweepTables } from './SweepTables.tsx'
import { Tradeoff } from './Tradeoff.tsx'

/** What a sweep has come to so far: its runs over time, cost against p99, and the same as tables. */
export function SweepResults({ state }: { readonly state: SweepState }) {
  const text = useText(sweepText)
  const words = useWords()
  const open = useOpening(state)
  const [marked, setMarked] = useState<number | null>(null)
  const runs = useMemo(() => sweptRuns(state), [state])
  const first = useMemo(() => drawnRuns(state, runs), [state, runs])
  const pointed = runs.find(({ id }) => id === marked)
  // The run that is pointed at has its line, also where it is none of the first.
  const drawn = pointed === undefined || first.includes(pointed) ? first : [...first, pointed]
  const { sweep, choice } = state.plan
  return (
    <section className="sweep-results" aria-labelledby="sweep-of">
      <h3 id="sweep-of">{settingName(choice, words)}</h3>
      <div className="sweep-pictures">
        <div className="sweep-lines">
          <GhostChart state={state} column="ready" runs={drawn} marked={marked} />
          <GhostChart state={state} column="p99" runs={drawn} marked={marked} />
          <p className="micro">{text.drawn(seedsDrawn(state.plan), sweep.seeds)}</p>
        </div>
        <Tradeoff state={state} runs={runs} marked={marked} onMark={setMarked} onOpen={open} />
      </div>
      <SweepTables state={state} runs={runs} onOpen={open} />
    </section>
  )
}

/** Opens a run of the sweep in the page; the run before is a step back. */
function useOpening({ plan }: SweepState): (run: SweptRun) => void {
  const { session, layout } = usePage()
  const words = useWords()
  return useCallback(
    ({ id, place, seed }: SweptRun) => {
      const recording = recordingAt(plan.sweep, id)
      if (!recording.ok) return session.say(recording.problem)
      const text = words.text(sweepText)
      session.keep()
      session.open(recording.value)
      closeDialog(layout, 'sweep')
      const value = valueName(plan.choice, plan.values[place] ?? null, words)
      session.say(text.opened(settingName(plan.choice, words), text.run(value, seed)))
    },
    [plan, session, layout, words],
  )
}
