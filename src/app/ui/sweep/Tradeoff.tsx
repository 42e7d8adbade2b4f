import { useMemo, useState, type CSSProperties, type KeyboardEvent } from 'react'
import type { SweepState } from '#app/sweeps/desk.ts'
import { styleHue } from '#app/sweeps/hues.ts'
import { paintMeanNames } from '#app/sweeps/mean-names.ts'
import { isOwnApproximate, meansOf, type SweptRun } from '#app/sweeps/swept.ts'
import {
  paintTradeoff,
  shareOf,
  tradeoffScale,
  type Place,
  type TradeoffScale,
} from '#app/sweeps/tradeoff-picture.ts'
import type { MadeRun } from '#sweep/pool/messages.ts'
import { runCount } from '#sweep/sweep.ts'
import { sweepText } from '#text/en/sweep.ts'
import { roughly } from '#text/roughly.ts'
import { useText, useWords } from '../page.ts'
import { Drawing, type Easel } from './Drawing.tsx'
import { pointName, valueName } from './names.ts'

interface TradeoffProps {
  readonly state: SweepState
  readonly runs: readonly SweptRun[]
  readonly marked: number | null
  readonly onMark: (id: number | null) => void
  readonly onOpen: (run: SweptRun) => void
}

/** A run that has a cost and an answer. */
type PlacedRun = SweptRun & Place

/** Cost against p99: every run a button, every value its mean, and the front of those that no other beats. */
export function Tradeoff({ state, runs, marked, onMark, onOpen }: TradeoffProps) {
  const text = useText(sweepText)
  const words = useWords()
  const { choice, values } = state.plan
  const placed = useMemo(() => runs.flatMap(placeOf), [runs])
  const means = meansOf(state).flatMap(({ place, combination, isOnFront }) => {
    const [cost, latency] = [combination.figures.cost?.mean, combination.latency.p99]
    if (cost === undefined || latency === null) return []
    return [
      { place, isOnFront, cost, latency, text: valueName(choice, values[place] ?? null, words) },
    ]
  })
  const own = useMemo(() => ownPlace(state), [state])
  const scale = tradeoffScale([...placed, ...means, ...own])
  const { moneyTick: formatCost, latency: formatLatency } = words.numbers
  const scene = {
    scale,
    marks: means,
    runs: [...placed, ...own],
    costName: text.cost,
    better: text.better,
    formatCost,
    formatLatency,
  }
  const paint = ({ pen, theme, size }: Easel) => paintTradeoff(pen, theme, scene, size)
  const paintNames = ({ pen, theme, size }: Easel) => paintMeanNames(pen, theme, scene, size)
  const ownName = roughly(text.thisRun, isOwnApproximate(state))
  const named = [...means, ...own.map((place) => ({ ...place, text: ownName }))]
  const told = named.map((one) => pointName(one.text, one, words)).join('; ')
  const pointed = placed.find(({ id }) => id === marked)
  const isFree = placed.length > 0 && placed.every(({ cost }) => cost === 0)
  return (
    <figure className="sweep-figure sweep-tradeoff">
      <figcaption className="section-title">{text.tradeoff}</figcaption>
      <div className="sweep-plot">
        <Drawing label={text.linesTold(text.tradeoff, told)} paint={paint} />
        <Dots
          state={state}
          runs={placed}
          scale={scale}
          marked={marked}
          onMark={onMark}
          onOpen={onOpen}
        />
        <div className="sweep-dots sweep-marks" aria-hidden="true">
          {own.map((place) => (
            <i key="own" style={placeStyle(place, scale)} />
          ))}
          {means.map((mean) => (
            <span key={mean.place} data-front={mean.isOnFront} style={placeStyle(mean, scale)} />
          ))}
        </div>
        <div className="sweep-names" aria-hidden="true">
          <Drawing label="" paint={paintNames} />
        </div>
      </div>
      <p className="sweep-pointed figure" aria-hidden="true">
        {pointed === undefined ? text.pointAt : runName(pointed, state, words)}
      </p>
      <Key ownName={ownName} />
      {isFree && <p className="note">{text.noPrice}</p>}
    </figure>
  )
}

function placeOf(run: SweptRun): readonly PlacedRun[] {
  return placesOf(run).map((place) => ({ ...run, ...place }))
}

/** Where the run that the sweep began from lies, if it is none of the runs that are buttons. */
function ownPlace({ plan, runs }: SweepState): readonly Place[] {
  const own = plan.own < runCount(plan.sweep) ? undefined : runs.get(plan.own)
  return own === undefined ? [] : placesOf(own)
}

function placesOf({ result }: MadeRun): readonly Place[] {
  const { cost, p99 } = result.figures
  return cost === null || p99 === null ? [] : [{ cost, latency: p99 }]
}

function runName(
  run: PlacedRun,
  { plan: { choice, values } }: SweepState,
  words: ReturnType<typeof useWords>,
): string {
  const { run: name } = words.text(sweepText)
  return pointName(name(valueName(choice, values[run.place] ?? null, words), run.seed), run, words)
}

interface DotsProps extends TradeoffProps {
  readonly runs: readonly PlacedRun[]
  readonly scale: TradeoffScale
}

/** The runs as one stop of the Tab key; arrows go from run to run in the order of values and seeds. */
function Dots({ state, runs, scale, marked, onMark, onOpen }: DotsProps) {
  const text = useText(sweepText)
  const words = useWords()
  const [last, setLast] = useState(0)
  const stop = runs.some(({ id }) => id === last) ? last : runs[0]?.id
  const count = state.plan.values.length
  const walk = (event: KeyboardEvent<HTMLButtonElement>) => {
    const dots = [...(event.currentTarget.parentElement?.querySelectorAll('button') ?? [])]
    const here = dots.indexOf(event.currentTarget)
    const to = nextOf(event.key, here, dots.length)
    if (to === null) return
    event.preventDefault()
    dots[to]?.focus()
  }
  return (
    <div className="sweep-dots" role="group" aria-label={text.tradeoff}>
      {runs.map((run) => (
        <button
          key={run.id}
          type="button"
          className="sweep-dot"
          data-own={run.isOwn}
          data-marked={run.id === marked}
          tabIndex={run.id === stop ? 0 : -1}
          aria-label={text.open(runName(run, state, words))}
          style={{ ...placeStyle(run, scale), background: styleHue(run.place, count) }}
          onFocus={() => (setLast(run.id), onMark(run.id))}
          onBlur={() => onMark(null)}
          onPointerEnter={() => onMark(run.id)}
          onPointerLeave={() => onMark(null)}
          onKeyDown={walk}
          onClick={() => onOpen(run)}
        />
      ))}
    </div>
  )
}

function nextOf(key: string, here: number, count: number): number | null {
  if (here < 0) return null
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(count - 1, here + 1)
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(0, here - 1)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : null
}

function placeStyle(place: Place, scale: TradeoffScale): CSSProperties {
  const { x, y } = shareOf(place, scale)
  return { left: `${100 * x}%`, top: `${100 * y}%` }
}

/** What the marks mean, for whom the shapes alone do not say it. */
function Key({ ownName }: { readonly ownName: string }) {
  const { key } = useText(sweepText)
  return (
    <ul className="sweep-key micro">
      <li>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 2l6 6-6 6-6-6z" />
        </svg>
        {key.front}
      </li>
      <li>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="5" />
        </svg>
        {key.beaten}
      </li>
      <li>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="3.5" className="sweep-key-run" />
        </svg>
        {key.run}
      </li>
      <li>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="8" cy="8" r="3.5" className="sweep-key-run" />
          <circle cx="8" cy="8" r="6.5" />
        </svg>
        {ownName}
      </li>
    </ul>
  )
}
