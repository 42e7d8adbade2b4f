import type { KeyboardEvent } from 'react'
import { formatCount, formatShare } from '#app/charts/format.ts'
import type { Frame } from '#worker/frame.ts'
import { serviceValue } from '#worker/frame.ts'
import { useLayout, usePage, useRun, useSelection } from '../page.ts'
import { cellName, cellsOf, stateOf, type CellFacts } from './cells.ts'
import { useFrame } from './use-frame.ts'

/** Rows that a table shows before it only says how many more there are. */
const rowsMax = 200

/** The colony as words: what the stage draws, for those who read it or walk it by keyboard. */
export function CellTable() {
  const isShown = useLayout((state) => state.table)
  const name = useRun((state) => state.services[0] ?? 'service')
  const colony = useFrame(read, 1000)
  const selected = useSelection((state) => state.cell)
  if (colony === null) return null
  const { cells, ready, starting, waiting, load } = colony
  const summary = `${ready} ready, ${starting} dividing, ${waiting} requests waiting, load ${load}`
  // One stop of the Tab key for the whole table; arrows go from cell to cell.
  const stop = cells.some(({ id }) => id === selected) ? selected : cells[0]?.id
  return (
    <section className={isShown ? 'cell-table' : 'cell-table hidden-visually'} aria-label="Cells">
      <table>
        <caption>{`${name}: ${summary}`}</caption>
        <thead>
          <tr>
            <th scope="col">Cell</th>
            <th scope="col">State</th>
            <th scope="col">Load</th>
            <th scope="col">In flight</th>
            <th scope="col">Waiting</th>
          </tr>
        </thead>
        <tbody>
          {cells.slice(0, rowsMax).map((cell) => (
            <CellRow key={cell.id} cell={cell} isStop={cell.id === stop} />
          ))}
        </tbody>
      </table>
      {cells.length > rowsMax && (
        <p className="micro">and {formatCount(cells.length - rowsMax)} more</p>
      )}
    </section>
  )
}

function read(frame: Frame) {
  const cells = cellsOf(frame).filter(({ phase }) => phase !== 'dead')
  const serving = cells.filter(({ isReady }) => isReady)
  const mean = serving.reduce((sum, { load }) => sum + load, 0) / Math.max(1, serving.length)
  return {
    cells,
    ready: formatCount(serviceValue(frame, 'ready', 0)),
    starting: formatCount(serviceValue(frame, 'starting', 0)),
    waiting: formatCount(serviceValue(frame, 'waiting', 0)),
    load: formatShare(mean),
  }
}

function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const row = event.currentTarget.closest('tr')
  const way =
    event.key === 'ArrowDown'
      ? row?.nextElementSibling
      : event.key === 'ArrowUp'
        ? row?.previousElementSibling
        : null
  const target = way?.querySelector('button')
  if (target === null || target === undefined) return
  event.preventDefault()
  target.focus()
}

function CellRow({ cell, isStop }: { readonly cell: CellFacts; readonly isStop: boolean }) {
  const { selection } = usePage()
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
          onClick={() => selection.setState({ cell: isSelected ? null : cell.id, decision: null })}
        >
          {cellName(cell.id)}
        </button>
      </th>
      <td>{stateOf(cell)}</td>
      <td className="figure">{formatShare(cell.load)}</td>
      <td className="figure">{formatCount(cell.inService)}</td>
      <td className="figure">{formatCount(cell.waiting)}</td>
    </tr>
  )
}
