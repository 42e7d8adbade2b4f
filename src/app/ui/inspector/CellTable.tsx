import type { KeyboardEvent } from 'react'
import type { Frame } from '#worker/frame.ts'
import { serviceValue } from '#worker/frame.ts'
import { cellsText } from '#text/en/cells.ts'
import { useLayout, usePage, useRun, useSelection, useText, useWords } from '../page.ts'
import { cellsOf, stateOf, type CellFacts } from './cells.ts'
import { useFrame } from './use-frame.ts'

/** Rows that a table shows before it only says how many more there are. */
const rowsMax = 200

/** The colony as words: what the stage draws, for those who read it or walk it by keyboard. */
export function CellTable() {
  const isShown = useLayout((state) => state.table)
  const text = useText(cellsText)
  const name = useRun((state) => state.services[0]) ?? text.service
  const colony = useFrame(read, 1000)
  const selected = useSelection((state) => state.cell)
  if (colony === null) return null
  const { cells, ready, starting, waiting, load } = colony
  // One stop of the Tab key for the whole table; arrows go from cell to cell.
  const stop = cells.some(({ id }) => id === selected) ? selected : cells[0]?.id
  return (
    <section
      className={isShown ? 'cell-table' : 'cell-table hidden-visually'}
      aria-label={text.cells}
    >
      <table>
        <caption>{text.colony(name, ready, starting, waiting, load)}</caption>
        <thead>
          <tr>
            <th scope="col">{text.cellColumn}</th>
            <th scope="col">{text.stateColumn}</th>
            <th scope="col" className="figure">
              {text.load}
            </th>
            <th scope="col" className="figure">
              {text.inFlight}
            </th>
            <th scope="col" className="figure">
              {text.waiting}
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.slice(0, rowsMax).map((cell) => (
            <CellRow key={cell.id} cell={cell} isStop={cell.id === stop} />
          ))}
        </tbody>
      </table>
      {cells.length > rowsMax && <p className="micro">{text.andMore(cells.length - rowsMax)}</p>}
    </section>
  )
}

function read(frame: Frame) {
  const cells = cellsOf(frame).filter(({ phase }) => phase !== 'dead')
  const serving = cells.filter(({ isReady }) => isReady)
  const mean = serving.reduce((sum, { load }) => sum + load, 0) / Math.max(1, serving.length)
  return {
    cells,
    ready: serviceValue(frame, 'ready', 0),
    starting: serviceValue(frame, 'starting', 0),
    waiting: serviceValue(frame, 'waiting', 0),
    load: mean,
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
          onClick={() => selection.setState({ cell: isSelected ? null : cell.id, decision: null })}
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
