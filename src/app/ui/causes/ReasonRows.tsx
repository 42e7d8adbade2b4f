import { useState } from 'react'
import { formatClock } from '#text/clock.ts'
import { causesText } from '#text/en/causes.ts'
import { cellsText } from '#text/en/cells.ts'
import { DecisionRecord } from '../decisions/DecisionRecord.tsx'
import { usePage, useRun, useSelection, useText, useWords } from '../page.ts'
import type { Episode, ReasonRow } from './cause-rows.ts'
import { reasonOf } from '#text/reason-words.ts'
import { shareOf } from './share-of.ts'

/** Episodes that a reason shows; earlier ones are counted. */
const shownMax = 8

interface ReasonRowsProps {
  readonly reasons: readonly ReasonRow[]
  /** What all shares are of. */
  readonly total: number
}

/** The reasons of what happened in one way; each opens what stands behind it. */
export function ReasonRows({ reasons, total }: ReasonRowsProps) {
  return reasons.map((row) => <Reason key={row.key} row={row} total={total} />)
}

function Reason({ row, total }: { readonly row: ReasonRow; readonly total: number }) {
  const { numbers, text: textOf } = useWords()
  const text = textOf(causesText)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            className="link"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {reasonOf(row.cause, text)}
          </button>
        </th>
        <td className="figure">{numbers.count(row.count)}</td>
        <td className="figure">{shareOf(row.count, total, numbers)}</td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={3}>
            <Episodes episodes={row.episodes} />
          </td>
        </tr>
      )}
    </>
  )
}

function Episodes({ episodes }: { readonly episodes: readonly Episode[] }) {
  const text = useText(causesText)
  const shown = episodes.slice(0, shownMax)
  return (
    <ul>
      {shown.map((episode) => (
        <li key={episode.key} className="decision">
          <EpisodeLinks episode={episode} />
        </li>
      ))}
      {episodes.length > shown.length && (
        <li className="micro">{text.more(episodes.length - shown.length)}</li>
      )}
    </ul>
  )
}

function EpisodeLinks({ episode }: { readonly episode: Episode }) {
  const { session, selection } = usePage()
  const { numbers, text: textOf } = useWords()
  const text = textOf(causesText)
  const cells = textOf(cellsText)
  const names = useRun((state) => state.services)
  const { cause, from, to, count, service } = episode
  const behind = cause.former ?? cause
  return (
    <>
      <p className="row-spread">
        <span className="figure">{text.from(formatClock(from), formatClock(to))}</span>
        {names.length > 1 && <span>{names[service]}</span>}
        <span className="figure">{numbers.count(count)}</span>
      </p>
      {cause.former !== null && <p>{text.leftFrom(reasonOf(cause.former, text))}</p>}
      {behind.replaces !== 0 && <p>{text.replaces(behind.replaces)}</p>}
      {cause.nextLook !== null && <p>{text.nextLook(cause.nextLook)}</p>}
      <p className="row">
        <button type="button" className="link" onClick={() => session.seek(from)}>
          {text.goTo(formatClock(from))}
        </button>
        {behind.cell !== 0 && (
          <button
            type="button"
            className="link"
            onClick={() => selection.setState({ cell: behind.cell, decision: null })}
          >
            {cells.cell(behind.cell)}
          </button>
        )}
      </p>
      {behind.decision !== null && <BehindIt time={behind.decision} service={service} />}
    </>
  )
}

/** The decision behind a cause: chosen, it shows its own arithmetic here, and its window on the chart. */
function BehindIt({ time, service }: { readonly time: number; readonly service: number }) {
  const { selection } = usePage()
  const text = useText(causesText)
  const decisions = useRun((state) => state.decisions)
  const isChosen = useSelection(
    ({ decision: chosen }) => chosen?.time === time && chosen.service === service,
  )
  const decision = decisions.findLast((one) => one.time === time && one.service === service)
  if (decision === undefined) return <p className="micro">{text.noDecision}</p>
  return (
    <>
      <button
        type="button"
        className="link"
        aria-expanded={isChosen}
        onClick={() => selection.setState({ decision: isChosen ? null : { time, service } })}
      >
        {text.decision(formatClock(time))}
      </button>
      {isChosen && <DecisionRecord decision={decision} />}
    </>
  )
}
