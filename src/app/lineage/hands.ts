import type { Gestures } from '#app/stage/gestures.ts'
import { cellAt, lookAt, type Board } from './board.ts'
import { endOf } from './picture.ts'
import { stepFrom, type Step } from './kinship.ts'
import type { Life } from './lives.ts'
import type { Place } from './paint-cells.ts'
import { panned, revealing, zoomed } from './viewport.ts'

/** What the hands of a visitor reach beyond the board. */
export interface Reach {
  readonly placeOf: (life: Life) => Place
  readonly changed: () => void
  readonly choose: (id: number) => void
  /** The pointer came upon a cell, left one, or moved on it. */
  readonly hovered: (x: number, y: number) => void
  /** The keys came to a cell. */
  readonly walkedTo: (id: number) => void
}

/** What pointer and keys do to a board. */
export function handsOf(board: Board, reach: Reach): Gestures {
  return {
    pan: (dx, dy) => look(board, reach, panned(board.view, dx, dy)),
    zoom: (factor, x, y) => look(board, reach, zoomed(board.view, factor, x, y)),
    point: (x, y) => {
      board.walked = 0
      reach.choose(cellAt(board, x, y, reach.placeOf))
    },
    hover: (place) => {
      const id = place === null ? 0 : cellAt(board, place.x, place.y, reach.placeOf)
      if (id === 0 && board.hovered === 0) return
      board.hovered = id
      reach.hovered(place?.x ?? 0, place?.y ?? 0)
      reach.changed()
    },
    fit: () => fitBoard(board, reach),
    walk: (dx, dy) => walk(board, reach, stepOf(dx, dy)),
    choose: () => {
      if (board.walked > 0) reach.choose(board.walked)
    },
    clear: () => {
      const had = board.selected > 0 || board.walked > 0
      board.walked = 0
      if (board.selected > 0) reach.choose(0)
      reach.changed()
      return had
    },
  }
}

/** Scrolls by a turn of the wheel; false where the view stands at its end already. */
export function scrollBoard(board: Board, reach: Reach, dx: number, dy: number): boolean {
  const { start, scroll } = board.view
  look(board, reach, panned(board.view, -dx, -dy))
  return board.view.start !== start || board.view.scroll !== scroll
}

/** Shows everything again. */
export function fitBoard(board: Board, reach: Reach): void {
  look(board, reach, panned({ ...board.view, zoom: 1, scroll: 0 }, 0, 0))
}

function look(board: Board, reach: Reach, view: Board['view']): void {
  lookAt(board, view)
  reach.changed()
}

function stepOf(dx: number, dy: number): Step {
  if (dx !== 0) return dx < 0 ? 'mother' : 'daughter'
  return dy < 0 ? 'above' : 'below'
}

function walk(board: Board, reach: Reach, step: Step): void {
  const { lives, order, rows } = board
  const from = board.walked || board.selected
  board.walked = stepFrom({ lives, order, places: rows.places }, from, step)
  const life = lives.byId.get(board.walked)
  if (life === undefined) return
  const row = rows.places.get(life.id) ?? 0
  look(board, reach, revealing(board.view, row, endOf(life, board.input?.time ?? 0)))
  reach.walkedTo(life.id)
}
