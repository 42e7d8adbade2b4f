import { FollowedTable } from './FollowedTable.tsx'
import { memo } from 'react'
import type { SweepState } from '#app/sweeps/desk.ts'
import { styleHue } from '#app/sweeps/hues.ts'
import { meansOf, type MeanOfValue, type SweptRun } from '#app/sweeps/swept.ts'
import { sweepText } from '#text/en/sweep.ts'
import { writtenSeed } from '../header/seed.ts'
import { useText, useWords } from '../page.ts'
import { Disclosure } from '../parts/Disclosure.tsx'
import { valueName } from './names.ts'

interface TablesProps {
  readonly state: SweepState
  readonly runs: readonly SweptRun[]
  readonly onOpen: (run: SweptRun) => void
}

/** The pictures in numbers: a row a value, and behind it a row a run. Pointing at a run changes nothing in them. */
export const SweepTables = memo(function SweepTables({ state, runs, onOpen }: TablesProps) {
  const text = useText(sweepText)
  const { numbers } = useWords()
  return (
    <div className="sweep">
      <ValuesTable state={state} />
      <FollowedTable state={state} runs={runs} onOpen={onOpen} />
      <Disclosure title={text.allRuns} summary={numbers.count(runs.length)}>
        <RunsTable state={state} runs={runs} onOpen={onOpen} />
      </Disclosure>
    </div>
  )
})

function ValuesTable({ state }: { readonly state: SweepState }) {
  const text = useText(sweepText)
  const words = useWords()
  const { choice, values } = state.plan
  const { value, p99, cost, most, missed, front } = text.columns
  return (
    <table className="sweep-table figure" aria-label={text.table}>
      <thead>
        <tr>
          {[value, p99, cost, most, missed, front].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {meansOf(state).map((mean) => (
          <tr key={mean.place} data-front={mean.isOnFront}>
            <th scope="row">
              <span
                className="sweep-swatch"
                style={{ background: styleHue(mean.place, values.length) }}
              />
              {valueName(choice, values[mean.place] ?? null, words)}
            </th>
            <Cells mean={mean} />
            <td>{mean.isOnFront ? `◆\u00a0${text.isOnFront}` : `○\u00a0${text.isBeaten}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Runs that cost the same differ in the last bits of their sums. */
const noise = 1e-9

/** p99, cost, most cells and what missed the objective. */
function Cells({ mean: { combination } }: { readonly mean: MeanOfValue }) {
  const { numbers } = useWords()
  const text = useText(sweepText)
  const { cost, mostReady, missedRequests, requests } = combination.figures
  const { p99 } = combination.latency
  const money =
    cost === null
      ? '–'
      : cost.halfWidth === null || cost.halfWidth < noise * cost.mean
        ? numbers.money(cost.mean)
        : text.mean(numbers.money(cost.mean), numbers.money(cost.halfWidth))
  const share =
    missedRequests === null || requests === null || requests.mean === 0
      ? '–'
      : numbers.fineShare(missedRequests.mean / requests.mean)
  return (
    <>
      <td>{p99 === null ? text.noAnswers : numbers.latency(p99)}</td>
      <td>{money}</td>
      <td>{mostReady === null ? '–' : numbers.rate(mostReady.mean)}</td>
      <td>{share}</td>
    </>
  )
}

function RunsTable({ state, runs, onOpen }: TablesProps) {
  const text = useText(sweepText)
  const words = useWords()
  const { numbers } = words
  const { choice, values } = state.plan
  const { value, seed, p99, cost, digest, open } = text.columns
  return (
    <div className="sweep-scroll">
      <table className="sweep-table figure" aria-label={text.allRuns}>
        <thead>
          <tr>
            {[value, seed, p99, cost, digest, open].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => {
            const { figures } = run.result
            const name = valueName(choice, values[run.place] ?? null, words)
            return (
              <tr key={run.id}>
                <th scope="row">{name}</th>
                <td>{writtenSeed(run.seed)}</td>
                <td>{figures.p99 === null ? text.noAnswers : numbers.latency(figures.p99)}</td>
                <td>{figures.cost === null ? '–' : numbers.money(figures.cost)}</td>
                <td className="mono">{run.result.digest}</td>
                <td>
                  <button
                    type="button"
                    className="link"
                    aria-label={`${open}: ${text.run(name, run.seed)}`}
                    onClick={() => onOpen(run)}
                  >
                    {open}
                  </button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
