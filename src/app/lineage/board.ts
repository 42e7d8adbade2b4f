import type { ChartTheme } from '#app/charts/chart-theme.ts'
import { timeWindow } from '#app/charts/time-window.ts'
import type { CellNote } from '#worker/frame.ts'
import { descentOf, survivingLines } from './kinship.ts'
import { createLivesReader, type Life, type Lives, type LivesReader } from './lives.ts'
import { orderOf } from './order.ts'
import type { Place } from './paint-cells.ts'
import type { Picture } from './picture.ts'
import { createRows, type Rows } from './rows.ts'
import { emptyViewport, held, rowAt, spanOf, xOf, type Viewport } from './viewport.ts'

/** What of the run the tree is made of. */
export interface LineageInput {
  /** Number of the run: in another one nothing moves to its place. */
  readonly run: number
  /** The service whose cells it shows, and its name where there are several. */
  readonly service: number
  readonly name: string | null
  readonly notes: readonly CellNote[]
  /** Present simulated time and end of the run, s. */
  readonly time: number
  readonly duration: number
  /** True while time passes by itself; otherwise lines take their places at once. */
  readonly playing: boolean
}

/** The tree as it stands, with everything that a visitor has done to it. */
export interface Board {
  readonly reader: LivesReader
  readonly rows: Rows
  input: LineageInput | null
  lives: Lives
  order: readonly Life[]
  surviving: ReadonlySet<number>
  view: Viewport
  /** The view goes on with the present while it shows it. */
  follows: boolean
  selected: number
  hovered: number
  walked: number
}

/** A board with nobody on it. */
export function createBoard(): Board {
  const reader = createLivesReader()
  return {
    reader,
    rows: createRows(),
    input: null,
    lives: reader.read([]),
    order: [],
    surviving: new Set(),
    view: emptyViewport,
    follows: true,
    selected: 0,
    hovered: 0,
    walked: 0,
  }
}

/** Takes over what is known of the run; answers whether anything of the tree has changed. */
export function readBoard(board: Board, input: LineageInput): boolean {
  const before = board.input
  const isOther =
    before === null ||
    before.run !== input.run ||
    before.service !== input.service ||
    before.time > input.time
  board.input = input
  const hasNews = isOther || before.notes !== input.notes
  if (hasNews) {
    const births = board.lives.byId.size
    const { lives } = board
    board.lives = board.reader.read(input.notes, input.service)
    board.surviving = survivingLines(board.lives)
    if (isOther || board.lives !== lives || board.lives.byId.size !== births) {
      board.order = orderOf(board.lives)
      board.rows.take(board.order, isOther || !input.playing)
    }
  }
  moveWithTime(board)
  return hasNews || before.time !== input.time || before.duration !== input.duration
}

/** Lets lines move on to their places; true while some are on their way. */
export function stepBoard(board: Board, ms: number): boolean {
  const isMoving = board.rows.step(ms)
  if (board.view.rows !== board.rows.count()) moveWithTime(board)
  return isMoving
}

/** Fits the view to the times and rows there are now. */
export function moveWithTime(board: Board): void {
  const { input, view } = board
  if (input === null) return
  const { from, to } = timeWindow('whole', input.time, input.duration, false)
  const next = { ...view, from, to, rows: board.rows.count() }
  const span = spanOf(next)
  // The present keeps a tenth of the width before it.
  const start = board.follows ? Math.min(to - span, input.time - 0.9 * span) : view.start
  board.view = held({ ...next, start })
}

/** Takes a view that the visitor has chosen. */
export function lookAt(board: Board, view: Viewport): void {
  board.view = view
  const present = board.input?.time ?? 0
  board.follows = view.zoom === 1 || present <= view.start + spanOf(view)
}

/** The board as it is drawn. */
export function pictureOf(board: Board, theme: ChartTheme): Picture {
  const { lives, order, rows, view, surviving, hovered, walked, selected, input } = board
  return {
    lives,
    order,
    rowOf: (life) => rows.rowOf(life),
    view,
    time: input?.time ?? 0,
    duration: input?.duration ?? 1,
    surviving,
    descent: descentOf(lives, selected),
    hovered,
    walked,
    theme,
  }
}

/** The cell whose line or portrait lies under a place, or 0. */
export function cellAt(board: Board, x: number, y: number, placeOf: (life: Life) => Place): number {
  const life = board.order[rowAt(board.view, y)]
  if (life === undefined) return 0
  const place = placeOf(life)
  const slack = 8
  const from = xOf(board.view, life.bornAt) - slack
  return x >= from && x <= place.x + place.radius + slack ? life.id : 0
}
