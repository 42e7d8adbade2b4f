import { useState } from 'react'
import { useStore } from 'zustand'
import { estimatesOf, tooMuch, type SeedState } from '#app/compare/seeds.ts'
import { comparedNames } from '#app/compare/difference.ts'
import { isSame } from '#app/store/settings.ts'
import type { Estimate } from '#sweep/interval.ts'
import { compareText } from '#text/en/compare.ts'
import type { Words } from '#text/words.ts'
import { useText, useWords } from '../page.ts'
import { Button } from '../parts/Button.tsx'
import { NumberField } from '../parts/NumberField.tsx'
import type { Comparison } from './comparison.ts'
import { differenceText } from './figure-text.ts'
import { SeedGhosts } from './SeedGhosts.tsx'
import { useSideNames } from './use-comparison.ts'

/** So many seeds are asked for first, and at most. */
const usual = 20
const bounds = { min: 2, max: 100, integer: true } as const

/** Both runs to their end over many seeds: asked for, made beside the page, and compared seed by seed. */
export function OverSeeds({ comparison }: { readonly comparison: Comparison }) {
  const text = useText(compareText)
  const state = useStore(comparison.store, ({ seeds }) => seeds)
  return (
    <section className="compare-seeds" aria-label={text.overSeeds}>
      <h3>{text.overSeeds}</h3>
      <p className="note">{text.seedsIntro}</p>
      <Ask comparison={comparison} state={state} />
      {state !== null && <Results comparison={comparison} state={state} />}
    </section>
  )
}

interface SeedsProps<State> {
  readonly comparison: Comparison
  readonly state: State
}

/** How many seeds, and the buttons that begin, end and go on. */
function Ask({ comparison, state }: SeedsProps<SeedState | null>) {
  const text = useText(compareText)
  const { pair, desk, asked } = comparison
  const [seeds, setSeeds] = useState(state?.plan.seeds ?? asked ?? usual)
  const a = useStore(pair.a.store, ({ recording }) => recording)
  const b = useStore(pair.b.store, ({ recording }) => recording)
  const plan = { a, b, seeds }
  const why = tooMuch(plan)
  const isBusy = state?.phase === 'running'
  // Runs of other settings are not those of this comparison.
  const isOld = state !== null && !(isSame(state.plan.a, a) && isSame(state.plan.b, b))
  return (
    <>
      <div className="compare-ask">
        <NumberField
          label={text.seedCount}
          value={seeds}
          unit=""
          bounds={bounds}
          onWish={setSeeds}
          disabled={isBusy}
        />
        {isBusy ? (
          <Button key="act" onPress={() => desk.cancel()}>
            {text.stop}
          </Button>
        ) : (
          <Button key="act" look="primary" disabled={why !== null} onPress={() => desk.start(plan)}>
            {text.start(seeds)}
          </Button>
        )}
        {state !== null &&
          !isBusy &&
          !isOld &&
          state.plan.seeds < bounds.max &&
          tooMuch({ ...state.plan, seeds: state.plan.seeds + 1 }) === null && (
            <Button onPress={() => desk.more()}>{text.more}</Button>
          )}
        {isBusy && (
          <>
            <progress aria-label={text.progress} max={1} value={state.share} />
            <span className="micro figure">
              {text.made(estimatesOf(state).seeds, state.plan.seeds)}
            </span>
          </>
        )}
      </div>
      {why !== null && <p className="problem">{text.tooMuch[why]}</p>}
      {isOld && <p className="note">{text.oldSeeds}</p>}
    </>
  )
}

/** The mean differences with their intervals, in a sentence, in a table, and the runs as lines. */
function Results({ comparison, state }: SeedsProps<SeedState>) {
  const words = useWords()
  const text = useText(compareText)
  const names = useSideNames(comparison)
  const { seeds, differs } = estimatesOf(state)
  const isRunning = state.phase === 'running'
  return (
    <>
      <p className="reading" role="status">
        {!isRunning && seeds > 0 && sentenceOf(state, names, words)}
      </p>
      {state.phase === 'lost' && <p className="problem">{text.lostThreads}</p>}
      {state.problem !== null && (
        <p className="problem">{text.missing(words.say(state.problem))}</p>
      )}
      {seeds > 0 && (
        <>
          <div className="compare-table">
            <table aria-label={text.overSeeds}>
              <thead>
                <tr>
                  <th scope="col">{text.figure}</th>
                  <th scope="col">{text.difference}</th>
                </tr>
              </thead>
              <tbody>
                {comparedNames.map((name) => (
                  <tr key={name}>
                    <th scope="row">{text.figuresOfRun[name]}</th>
                    <td>{estimateText(name, differs[name], words)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="micro">{text.confidence}</p>
          <SeedGhosts state={state} />
        </>
      )}
    </>
  )
}

function sentenceOf(state: SeedState, [a, b]: readonly [string, string], words: Words): string {
  const text = words.text(compareText)
  const { seeds, differs } = estimatesOf(state)
  const isNone = comparedNames.every((name) => isZero(differs[name]))
  const { lost, cost } = differs
  if (isNone) return text.resultNone(seeds)
  if (lost === null || cost === null) return ''
  return text.result(
    text.within(text.sides.a, a),
    text.within(text.sides.b, b),
    seeds,
    lost.mean,
    lost.halfWidth ?? -1,
    cost.mean,
    cost.halfWidth ?? -1,
  )
}

/** A figure that no seed has does not differ either. */
function isZero(estimate: Estimate | null): boolean {
  return estimate === null || (estimate.mean === 0 && (estimate.halfWidth ?? 0) === 0)
}

function estimateText(
  name: (typeof comparedNames)[number],
  estimate: Estimate | null,
  words: Words,
): string {
  if (estimate === null) return '–'
  const { mean, halfWidth } = estimate
  const size = differenceText(name, mean, words)
  if (halfWidth === null) return size
  return words.text(compareText).interval(size, differenceText(name, halfWidth, words, false))
}
