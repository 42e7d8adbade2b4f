import type { ReactNode } from 'react'
import type { LoadCurve } from '#core/traffic/load.ts'
import type { GapFilling, LoadChoices } from '#share/loads/finish.ts'
import type { LoadReading } from '#share/reading/reader.ts'
import { formatClock } from '#text/clock.ts'
import { importText } from '#text/en/import.ts'
import { loadsText } from '#text/en/loads.ts'
import { useText, useWords } from '../page.ts'
import { Disclosure } from '../parts/Disclosure.tsx'

interface LoadSummaryProps {
  readonly preview: LoadReading['preview']
  readonly answers: LoadChoices
  /** What the answers so far make of it; null as long as something is asked. */
  readonly load: LoadCurve | null
}

/** What was found in a file: its format and unit, its values, and how many of them the load is made of. */
export function LoadSummary({ preview, answers, load }: LoadSummaryProps) {
  const words = useWords()
  const [text, own] = [words.text(importText), words.text(loadsText)]
  const { form, rows, start, interval, duration } = preview
  return (
    <dl className="summary">
      <Fact name={own.format}>{own.forms[form]}</Fact>
      <Fact name={text.rows} isFigure>
        {words.numbers.count(rows)}
      </Fact>
      <Fact name={own.unit}>{unitName(own, preview, answers)}</Fact>
      {start !== null && (
        <Fact name={text.starts} isFigure>
          {start}
        </Fact>
      )}
      {preview.curve === null && (
        <Fact name={text.interval} isFigure>
          {interval === null ? text.notTold : text.seconds(interval)}
        </Fact>
      )}
      {duration !== null && (
        <Fact name={text.lasts} isFigure>
          {formatClock(duration)}
        </Fact>
      )}
      {load !== null && (
        <Fact name={own.resampling} isFigure>
          {load.form === 'steps'
            ? own.resampled(rows, load.rates.length, load.every)
            : own.kept(load.points.length)}
        </Fact>
      )}
    </dl>
  )
}

interface FactProps {
  readonly name: string
  readonly isFigure?: boolean
  readonly children: ReactNode
}

function Fact({ name, isFigure = false, children }: FactProps) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={isFigure ? 'figure' : undefined}>{children}</dd>
    </>
  )
}

function unitName(
  text: (typeof loadsText)['english'],
  preview: LoadReading['preview'],
  answers: LoadChoices,
): string {
  const unit = answers.unit ?? preview.unit
  const per = answers.per ?? preview.per
  if (unit === null) return text.unitAsked
  if (unit === 'count') return text.units.count
  return per === 3600 ? text.units.hour : per === 60 ? text.units.minute : text.units.second
}

interface LoadGapsProps {
  readonly preview: LoadReading['preview']
  readonly filling: GapFilling
}

/** Where a file has no values, for how long, and what stands there instead. */
export function LoadGaps({ preview, filling }: LoadGapsProps) {
  const text = useText(importText)
  const own = useText(loadsText)
  const { missing, gaps, interval } = preview
  if (missing === 0) return null
  const listed = gaps.reduce((sum, { intervals }) => sum + intervals, 0)
  const longest = preview.duration ?? preview.intervals
  return (
    <Disclosure title={own.gapsTitle} summary={own.gapsSummary(missing)}>
      <div className="sample">
        <table>
          <thead>
            <tr>
              <th scope="col">{own.gapFrom}</th>
              <th scope="col">{own.gapLasts}</th>
              <th scope="col">{own.gapFilled}</th>
            </tr>
          </thead>
          <tbody>
            {gaps.map(({ from, intervals }) => (
              <tr key={from}>
                <td>{formatClock(from, longest)}</td>
                <td>{interval === null ? intervals : text.seconds(intervals * interval)}</td>
                <td>{own.gapFillings[filling]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {listed < missing && <p className="micro">{own.gapsMore(gaps.length)}</p>}
    </Disclosure>
  )
}
