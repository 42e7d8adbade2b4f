import type { SweepState } from '#app/sweeps/desk.ts'
import { paintGhosts, type GhostColumn } from '#app/sweeps/ghost-picture.ts'
import { highestIn, isOwnApproximate, type SweptRun } from '#app/sweeps/swept.ts'
import { sweepText } from '#text/en/sweep.ts'
import { roughly } from '#text/roughly.ts'
import { useText, useWords } from '../page.ts'
import { Drawing, type Easel } from './Drawing.tsx'
import { valueName } from './names.ts'

interface GhostChartProps {
  readonly state: SweepState
  readonly column: GhostColumn
  /** The runs that have a line. */
  readonly runs: readonly SweptRun[]
  /** The run that is pointed at. */
  readonly marked: number | null
}

/** One column of many runs over time: a thin line a run, a colour and a name a value, the page's own run strong. */
export function GhostChart({ state, column, runs, marked }: GhostChartProps) {
  const text = useText(sweepText)
  const words = useWords()
  const { plan } = state
  const { choice, values } = plan
  const own = state.runs.get(plan.own) ?? null
  const title = roughly(text[column], isOwnApproximate(state))
  const names = values.map((value) => valueName(choice, value, words))
  const format = column === 'ready' ? words.numbers.tick : words.numbers.latency
  const paint = ({ pen, theme, size, hue }: Easel) => {
    const ghosts = runs.map(({ id, place, history }) => ({
      history,
      color: hue(place, values.length),
      isMarked: id === marked,
    }))
    const labels = names.map((name, place) => ({
      text: name,
      color: hue(place, values.length),
      lines: runs.flatMap((run, line) => (run.place === place ? [line] : [])),
    }))
    const duration = Math.max(1, ...[own, ...runs].map((run) => run?.result.time ?? 0))
    const history = own?.history ?? null
    paintGhosts(pen, theme, { column, ghosts, own: history, labels, duration, format }, size)
  }
  const told = names.flatMap((name, place) => {
    const highest = runs.flatMap((run) =>
      run.place === place ? [highestIn(run.history, column) ?? 0] : [],
    )
    return highest.length === 0 ? [] : [text.highest(name, format(Math.max(...highest)))]
  })
  return (
    <figure className="sweep-figure">
      <figcaption className="section-title">{title}</figcaption>
      <Drawing label={text.linesTold(title, told.join(', '))} paint={paint} />
    </figure>
  )
}
