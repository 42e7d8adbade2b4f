import { useCallback, type KeyboardEvent } from 'react'
import type { Frame } from '#worker/frame.ts'
import { serviceValue } from '#worker/frame.ts'
import { isApproximateNow } from '#app/store/approximate.ts'
import { cellsText } from '#text/en/cells.ts'
import { roughly } from '#text/roughly.ts'
import { useLayout, usePage, useRun, useSelection, useText, useWords } from '../page.ts'
import { ServiceCalls } from '../services/several.tsx'
import { cellsOf, stateOf, type CellFacts } from './cells.ts'
import { useFrame } from './use-frame.ts'

/** Rows that the tables show together before they only say how many more there are. */
const rowsMax = 200

/** The colonies as words: what the stage draws, for those who read it or walk it by keyboard. `run` names one of two. */
export function CellTable({ run }: { readonly run?: string }) {
  const isShown = useLayout((state) => state.table)
  const text = useText(cellsText)
  const names = useRun((state) => state.services)
  const colonies = useFrame(
    useCallback((frame: Frame) => read(frame, names), [names]),
    1000,
  )
  const selected = useSelection((state) => state.cell)
  if (colonies === null) return null
  // One stop of the Tab key for all of it; arrows go from cell to cell.
  const most = Math.floor(rowsMax / colonies.length)
  const all = colonies.flatMap(({ cells }) => cells.slice(0, most))
  const stop = all.some(({ id }) => id === selected) ? selected : all[0]?.id
  return (
    <section
      className={isShown ? 'cell-table' : 'cell-table hidden-visually'}
      aria-label={run === undefined ? text.cells : text.cellsOf(run)}
    >
      {colonies.map((colony, service) => (
        <ColonyTable
          // The services of a run keep their places.
          key={service}
          name={names[service] ?? text.service}
          colony={colony}
          stop={stop ?? null}
          rowsMax={most}
        />
      ))}
      <ServiceCalls />
    </section>
  )
}

interface Colony {
  readonly cells: readonly CellFacts[]
  readonly ready: number
  readonly starting: number
  readonly waiting: number
  readonly living: number
  /** Mean load of the ready cells. */
  readonly load: number
}

/** The colony of every service, by its index. */
function read(frame: Frame, names: readonly string[]): readonly Colony[] {
  const all = cellsOf(frame).filter(({ phase }) => phase !== 'dead')
  return Array.from({ length: Math.min(frame.serviceCount, names.length || 1) }, (_, service) => {
    const ready = serviceValue(frame, 'ready', service)
    const starting = serviceValue(frame, 'starting', service)
    return {
      cells: all.filter((cell) => cell.service === service),
      ready,
      starting,
      living: ready + starting + serviceValue(frame, 'draining', service),
      waiting: serviceValue(frame, 'waiting', service),
      load: serviceValue(frame, 'utilisation', service),
    }
  })
}

interface ColonyTableProps {
  readonly name: string
  readonly colony: Colony
  /** The cell at which the Tab key stops. */
  readonly stop: number | null
  readonly rowsMax: number
}

function ColonyTable({ name, colony, stop, rowsMax }: ColonyTableProps) {
  const text = useText(cellsText)
  const isRough = useRun(isApproximateNow)
  const { cells, ready, starting, living, waiting, load } = colony
  const shown = cells.slice(0, rowsMax)
  return (
    <>
      <table>
        <caption>{roughly(text.colony(name, ready, starting, waiting, load), isRough)}</caption>
        <thead>
          <tr>
            <th scope="col">{text.cellColumn}</th>
            <th scope="col">{text.stateColumn}</th>
            <th scope="col" className="figure">
              {roughly(text.load, isRough)}
            </th>
            <th scope="col" className="figure">
              {roughly(text.inFlight, isRough)}
            </th>
            <th scope="col" className="figure">
              {roughly(text.waiting, isRough)}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((cell) => (
            <CellRow key={cell.id} cell={cell} isStop={cell.id === stop} />
          ))}
        </tbody>
      </table>
      {living > shown.length && <p className="micro">{text.andMore(living - shown.length)}</p>}
    </>
  )
}

function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const section = event.currentTarget.closest('section')
  const stops = [...(section?.querySelectorAll<HTMLElement>('tbody button') ?? [])]
  const target = stops[stops.indexOf(event.currentTarget) + step]
  if (target === undefined) return
  event.preventDefault()
  target.focus()
}

function CellRow({ cell, isStop }: { readonly cell: CellFacts; readonly isStop: boolean }) {
  const { session, selection } = usePage()
  const words = useWords()
  const { numbers } = words
  const text = words.text(cellsText)
  const isSelected = useSelection((state) => state.cell === cell.id)
  return (
    <tr aria-selected={isSelected}>
      <th scope="row">
        <button
          type="button"
          className="link"
          aria-pressed={isSelected}
          tabIndex={isStop ? 0 : -1}
          onKeyDown={walkRows}
          onClick={() => {
            selection.setState({ cell: isSelected ? null : cell.id, decision: null })
            // As on the stage, the figures of its service go with a chosen cell.
            if (!isSelected) session.watch(cell.service)
          }}
        >
          {text.cell(cell.id)}
        </button>
      </th>
      <td>{stateOf(cell, text)}</td>
      <td className="figure">{numbers.share(cell.load)}</td>
      <td className="figure">{numbers.count(cell.inService)}</td>
      <td className="figure">{numbers.count(cell.waiting)}</td>
    </tr>
  )
}
