import { useEffect, useMemo, useRef, useState } from 'react'
import { causesText } from '#text/en/causes.ts'
import { useLayout, usePage, useRun, useText, useWords } from '../page.ts'
import { Disclosure } from '../parts/Disclosure.tsx'
import { FlagField } from '../parts/FlagField.tsx'
import { Later } from '../parts/Later.tsx'
import { later } from '../parts/later.ts'
import { Segments } from '../parts/Segments.tsx'
import { causeRows, lossesOf, type HappeningRows } from './cause-rows.ts'
import { ReasonRows } from './ReasonRows.tsx'
import { shareOf } from './share-of.ts'

/** Why requests were lost or late up to the moment shown: every one in one row, with the way to what stands behind it. */
export function LossCauses() {
  const text = useText(causesText)
  const causes = useRun((state) => state.causes)
  const watched = useRun((state) => state.watched)
  const hasSeveral = useRun((state) => state.services.length > 1)
  const [isOpen, setOpen] = useState(false)
  const [ofAll, setOfAll] = useState(false)
  const [range, setRange] = useState<'whole' | 'minute'>('whole')
  const service = hasSeveral && ofAll ? null : watched
  const total = useMemo(() => lossesOf(causes, watched), [causes, watched])
  const panel = useAsked()
  return (
    <div ref={panel}>
      <Disclosure title={text.title} summary={text.soFar(total)} onToggle={setOpen}>
        <Segments label={text.range} options={text.ranges} chosen={range} onChoose={setRange} />
        {hasSeveral && <FlagField label={text.ofAll} value={ofAll} onWish={setOfAll} />}
        {/* Thousands of entries are not grouped with every report while nobody sees the groups. */}
        {isOpen && <ChosenCauses service={service} range={range} />}
        {isOpen && (
          <Later>
            <Incident />
          </Later>
        )}
      </Disclosure>
    </div>
  )
}

const Incident = later(() => import('../incidents/Incident.tsx').then((file) => file.Incident))

/** The rows of what is chosen. */
function ChosenCauses({ service, range }: ChosenCausesProps) {
  const text = useText(causesText)
  const causes = useRun((state) => state.causes)
  const since = useSince(range)
  const rows = useMemo(() => causeRows(causes, { service, since }), [causes, service, since])
  return rows.length === 0 ? <p className="note">{text.none}</p> : <CauseTable rows={rows} />
}

interface ChosenCausesProps {
  readonly service: number | null
  readonly range: 'whole' | 'minute'
}

/** Opens the panel where a chart was asked, and brings the visitor to it. */
function useAsked() {
  const { layout } = usePage()
  const panel = useRef<HTMLDivElement>(null)
  const isAsked = useLayout((state) => state.explain === true)
  useEffect(() => {
    const details = panel.current?.querySelector('details')
    if (!isAsked || details === null || details === undefined) return
    details.open = true
    details.querySelector('summary')?.focus()
    details.scrollIntoView({ block: 'start' })
    layout.setState({ explain: false })
  }, [isAsked, layout])
  return panel
}

/** Windows of the history begin at whole steps, so a range that moves with the run takes them whole. */
function useSince(range: 'whole' | 'minute'): number {
  const time = useRun((state) => (range === 'whole' ? 0 : Math.floor(state.time)))
  return Math.max(0, time - 60)
}

function totalOf(rows: readonly HappeningRows[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0)
}

function CauseTable({ rows }: { readonly rows: readonly HappeningRows[] }) {
  const words = useWords()
  const text = words.text(causesText)
  const total = totalOf(rows)
  const late = totalOf(rows.filter(({ happening }) => happening === 'late'))
  return (
    <table className="figures-table">
      <caption>{text.caption(total - late, late)}</caption>
      <thead>
        <tr>
          <th scope="col">{text.columns.cause}</th>
          <th scope="col" className="figure">
            {text.columns.number}
          </th>
          <th scope="col" className="figure">
            {text.columns.share}
          </th>
        </tr>
      </thead>
      {rows.map((row) => (
        <tbody key={row.happening}>
          <tr>
            <th scope="rowgroup">
              <strong>{text.happenings[row.happening]}</strong>
            </th>
            <td className="figure">
              <strong>{words.numbers.count(row.count)}</strong>
            </td>
            <td className="figure">{shareOf(row.count, total, words.numbers)}</td>
          </tr>
          <ReasonRows reasons={row.reasons} total={total} />
        </tbody>
      ))}
    </table>
  )
}
