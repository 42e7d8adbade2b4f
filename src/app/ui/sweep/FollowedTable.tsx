import type { SweepState } from '#app/sweeps/desk.ts'
import { meansOf, type MeanOfValue, type SweptRun } from '#app/sweeps/swept.ts'
import type { FigureName } from '#sweep/result.ts'
import { sweepText } from '#text/en/sweep.ts'
import type { Words } from '#text/words.ts'
import { useText, useWords } from '../page.ts'
import { Disclosure } from '../parts/Disclosure.tsx'
import { valueName } from './names.ts'

interface FollowedTableProps {
  readonly state: SweepState
  readonly runs: readonly SweptRun[]
  readonly onOpen: (run: SweptRun) => void
}

const columns = [
  'violation',
  'cellHours',
  'decisions',
  'flaps',
  'thetaU',
  'thetaO',
  'tauU',
  'tauO',
  'upsilon',
] as const
type Column = (typeof columns)[number]

/** How well the cells followed the load, a row a value: press its name to open its first run. */
export function FollowedTable({ state, runs, onOpen }: FollowedTableProps) {
  const text = useText(sweepText)
  const words = useWords()
  const { choice, values } = state.plan
  return (
    <>
      <div className="sweep-scroll">
        <table className="sweep-table figure" aria-label={text.followed}>
          <thead>
            <tr>
              <th scope="col">{text.columns.value}</th>
              {columns.map((name) => (
                <th key={name} scope="col" title={text.followedHelp[name]}>
                  {text.followedColumns[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {meansOf(state).map((mean) => {
              const name = valueName(choice, values[mean.place] ?? null, words)
              const first = runs.find(({ place }) => place === mean.place)
              return (
                <tr key={mean.place}>
                  <th scope="row">
                    {first === undefined ? (
                      name
                    ) : (
                      <button
                        type="button"
                        className="link"
                        aria-label={`${text.columns.open}: ${text.run(name, first.seed)}`}
                        onClick={() => onOpen(first)}
                      >
                        {name}
                      </button>
                    )}
                  </th>
                  {columns.map((column) => (
                    <td key={column}>{followed(mean, column, words)}</td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <Disclosure title={text.followedMeaning}>
        <dl className="decision-steps">
          {columns.map((name) => (
            <div key={name} className="decision-step">
              <dt className="figure">{text.followedColumns[name]}</dt>
              <dd className="micro">{text.followedHelp[name]}</dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </>
  )
}

/** A mean over the seeds, as the column writes it; a dash where there is no such number. */
function followed(
  { combination }: MeanOfValue,
  column: Column,
  { numbers }: Pick<Words, 'numbers'>,
): string {
  const meanOf = (name: FigureName): number | null => combination.figures[name]?.mean ?? null
  const shown = (value: number | null, unit = ''): string =>
    value === null ? '–' : numbers.amount(Number(value.toFixed(1)), unit)
  switch (column) {
    case 'violation': {
      const seconds = meanOf('missedSeconds')
      return shown(seconds === null ? null : seconds / 60, 'min')
    }
    case 'cellHours': {
      const seconds = meanOf('replicaSeconds')
      return seconds === null ? '–' : numbers.plain(Number((seconds / 3600).toPrecision(3)))
    }
    case 'decisions':
    case 'flaps':
      return shown(meanOf(column))
    default:
      return shown(meanOf(column), '%')
  }
}
