import type { SweepState } from '#app/sweeps/desk.ts'
import { madeCount, meansOf, type MeanOfValue } from '#app/sweeps/swept.ts'
import { keyAt, runCount } from '#sweep/sweep.ts'
import { sweepText } from '#text/en/sweep.ts'
import type { Words } from '#text/words.ts'
import { useText, useWords } from '../page.ts'
import { valueName } from './names.ts'

/** How far the sweep is; afterwards what it came to, and what is missing of it. */
export function SweepProgress({ state }: { readonly state: SweepState }) {
  const text = useText(sweepText)
  const words = useWords()
  const { phase, plan, share, remaining } = state
  const isRunning = phase === 'running'
  return (
    <div className="sweep-progress">
      {isRunning && (
        <>
          <progress aria-label={text.progress} max={1} value={share} />
          <span className="micro figure">
            {text.made(madeCount(state), runCount(plan.sweep))}
            {remaining !== null && `, ${text.left(remaining)}`}
          </span>
        </>
      )}
      <p role="status" className={phase === 'lost' ? 'problem' : 'note'}>
        {!isRunning && sentenceOf(state, words)}
      </p>
      {state.missing.length > 0 && <p className="problem">{missingOf(state, words)}</p>}
    </div>
  )
}

function sentenceOf(state: SweepState, words: Words): string {
  const text = words.text(sweepText)
  const { phase, plan } = state
  const [made, all] = [madeCount(state), runCount(plan.sweep)]
  if (phase === 'lost') return text.lost(made, all)
  if (phase === 'cancelled') return text.cancelled(made, all)
  const front = meansOf(state).filter(({ isOnFront }) => isOnFront)
  if (front.length === 0) return text.doneBare(made)
  const namesOf = (means: readonly MeanOfValue[]): string =>
    means.map(({ place }) => valueName(plan.choice, plan.values[place] ?? null, words)).join(', ')
  const done = text.done(made, namesOf(front))
  const careless = front.filter(missesMuch)
  return careless.length === 0 ? done : `${done} ${text.missesMuch(namesOf(careless))}`
}

/** Who refuses what comes is cheap, and fast for the rest: so is said where a percent missed the objective. */
function missesMuch({ combination }: MeanOfValue): boolean {
  const { missedRequests, requests } = combination.figures
  if (missedRequests === null || requests === null) return false
  return missedRequests.mean > 0.01 * requests.mean
}

function missingOf({ missing, plan }: SweepState, words: Words): string {
  const text = words.text(sweepText)
  const first = missing[0]
  if (first === undefined) return ''
  const order = plan.orders[first.id]
  const key = keyAt(order?.sweep ?? plan.sweep, order?.index ?? 0)
  const value = key.values[plan.choice.path]
  const run =
    value === undefined ? text.thisRun : text.run(valueName(plan.choice, value, words), key.seed)
  const { problem } = first
  const why = problem === null ? text.givenUp(run) : text.refused(run, words.say(problem))
  return text.missing(missing.length, why)
}
