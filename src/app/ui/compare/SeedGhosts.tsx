import type { SeedState, SideName } from '#app/compare/seeds.ts'
import { paintGhosts, type GhostColumn } from '#app/sweeps/ghost-picture.ts'
import { highestIn } from '#app/sweeps/swept.ts'
import { compareText } from '#text/en/compare.ts'
import { useText, useWords } from '../page.ts'
import { Drawing, type Easel } from '../sweep/Drawing.tsx'

const sides = ['a', 'b'] as const
/** More lines than these say nothing more. */
const pairsDrawn = 20

/** The runs of all seeds over time: a thin line a run, a colour a side. */
export function SeedGhosts({ state }: { readonly state: SeedState }) {
  return (
    <div className="compare-ghosts">
      <Ghosts state={state} column="ready" />
      <Ghosts state={state} column="p99" />
    </div>
  )
}

interface GhostsProps {
  readonly state: SeedState
  readonly column: GhostColumn
}

function Ghosts({ state, column }: GhostsProps) {
  const text = useText(compareText)
  const { numbers } = useWords()
  const pairs = state.pairs.slice(0, pairsDrawn)
  const of = (side: SideName) => pairs.flatMap((pair) => pair[side] ?? [])
  const [a, b] = [of('a'), of('b')]
  const format = column === 'ready' ? numbers.tick : numbers.latency
  const highest = (runs: typeof a) =>
    format(Math.max(0, ...runs.map(({ history }) => highestIn(history, column) ?? 0)))
  const paint = ({ pen, theme, size, hue }: Easel) => {
    const runs = [a, b].flatMap((own, place) =>
      own.map(({ history }) => ({ history, color: hue(place, sides.length), isMarked: false })),
    )
    const labels = sides.map((side, place) => ({
      text: text.sides[side],
      color: hue(place, sides.length),
      lines: (side === 'a' ? a : b).map((_, line) => line + (side === 'a' ? 0 : a.length)),
    }))
    const duration = Math.max(1, ...[...a, ...b].map(({ result }) => result.time))
    paintGhosts(pen, theme, { column, ghosts: runs, own: null, labels, duration, format }, size)
  }
  const title = text.ghosts[column]
  return (
    <figure className="sweep-figure">
      <figcaption className="section-title">{title}</figcaption>
      <Drawing label={text.ghostsTold(title, highest(a), highest(b))} paint={paint} />
    </figure>
  )
}
