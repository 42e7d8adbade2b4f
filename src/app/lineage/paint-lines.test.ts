import { describe, expect, it } from 'vitest'
import { noteOf } from './journal.test-support.ts'
import { createLivesReader } from './lives.ts'
import { orderOf } from './order.ts'
import { paintLines } from './paint-lines.ts'
import type { Picture } from './picture.ts'
import { emptyViewport, xOf, yOf } from './viewport.ts'

// 1 serves from the start; 2 starts at 10, serves from 30, leaves at 60 and is dead at 80; now is 100.
const notes = [
  noteOf(0, 'born', 1),
  noteOf(10, 'born', 2, 1),
  noteOf(30, 'ready', 2),
  noteOf(60, 'draining', 2),
  noteOf(80, 'dead', 2),
]

const theme = {
  font: '',
  least: 0,
  lineLeast: 0,
  text: 'text',
  panel: '',
  line: '',
  danger: '',
  text2: 'strong',
  text3: 'faint',
  accent: 'accent',
  requests: '',
  ready: '',
  desired: '',
  p50: '',
  p99: '',
}

function picture(): Picture {
  const lives = createLivesReader().read(notes)
  const order = orderOf(lives)
  const view = { ...emptyViewport, width: 400, height: 80, to: 100, rows: 2 }
  const rows = new Map(order.map((life, row) => [life.id, row]))
  const rowOf = ({ id }: { readonly id: number }): number => rows.get(id) ?? -1
  const state = { time: 100, duration: 100, surviving: new Set([1]), descent: [] }
  return { ...state, lives, order, rowOf, view, hovered: 0, walked: 0, theme }
}

/** A level line that was stroked: its row, from where to where, and its dashes. */
interface Level {
  readonly y: number
  readonly from: number
  readonly to: number
  readonly dash: string
  readonly colour: string
}

/** A canvas that only notes level lines, dots and upright marks. */
function notingCanvas() {
  const levels: Level[] = []
  const dots: (readonly [number, number])[] = []
  const marks: (readonly [number, number])[] = []
  let [open, dash, place]: [Level[], string, [number, number]] = [[], '', [0, 0]]
  const context = {
    strokeStyle: '',
    fillStyle: '',
    globalAlpha: 1,
    lineWidth: 1,
    lineCap: 'butt',
    setLineDash: (pattern: readonly number[]) => (dash = pattern.join(' ')),
    beginPath: () => (open = []),
    moveTo: (x: number, y: number) => (place = [x, y]),
    lineTo(x: number, y: number) {
      const colour = context.strokeStyle
      if (y === place[1]) open.push({ y, from: place[0], to: x, dash, colour })
      place = [x, y]
    },
    quadraticCurveTo: (_x: number, _y: number, x: number, y: number) => (place = [x, y]),
    arc: (x: number, y: number) => dots.push([x, y]),
    fill: () => undefined,
    fillRect: (x: number, y: number, width: number, height: number) =>
      marks.push([x + width / 2, y + height / 2]),
    stroke: () => levels.push(...open),
  }
  return { context: context as unknown as CanvasRenderingContext2D, levels, dots, marks }
}

describe('the lines of the tree', () => {
  const shown = picture()
  const { context, levels, dots, marks } = notingCanvas()
  paintLines(context, shown, 1)
  const x = (time: number): number => xOf(shown.view, time)
  const [mother, daughter] = shown.order.map((life) => yOf(shown.view, shown.rowOf(life)))

  it('[N13] are dashed while a cell starts, solid while it serves, dotted while it leaves', () => {
    const of = (row: number | undefined) => levels.filter(({ y }) => y === row)
    expect(of(mother)).toEqual([{ y: mother, from: x(0), to: x(100), dash: '', colour: 'strong' }])
    expect(of(daughter).map(({ to, dash }) => [to, dash])).toEqual([
      [x(30), '3 3'],
      [x(60), ''],
      [x(80), '1 3'],
    ])
  })

  it('[N7] [N13] are fainter where they died out; a bar marks readiness and a dot a division', () => {
    expect(levels.filter(({ y }) => y === daughter).map(({ colour }) => colour)).toEqual(
      Array.from({ length: 3 }, () => 'faint'),
    )
    expect(marks).toEqual([[x(30), daughter]])
    expect(dots).toContainEqual([x(10), mother])
  })
})
