import { readTheme, type ChartTheme } from '#app/charts/chart-theme.ts'
import { element, setAttributes, setText } from '#app/charts/element.ts'
import { lineageText, type LineageTexts } from '#text/en/lineage.ts'
import type { WordsSource } from '#text/words.ts'
import { createBoard, pictureOf, stepBoard, type Board } from './board.ts'
import { createEasel, type Easel, type EaselTheme } from './easel.ts'
import { factsOf, sentenceOf } from './facts.ts'
import type { Reach } from './hands.ts'
import { createLineKey, type LineKey } from './line-key.ts'
import type { Life } from './lives.ts'
import { placeOf, type Place } from './paint-cells.ts'
import { createReadOut, type ReadOut } from './read-out.ts'
import { createTravel, type Travel } from './travel.ts'
import { createTreeTwin, type TreeTwin } from './tree-twin.ts'
import type { Insets } from './viewport.ts'

/** How a lineage begins. */
export interface LineageOptions {
  readonly theme: EaselTheme
  readonly reducedMotion: boolean
  /** What of a picture so high the page keeps for other things. */
  readonly insetsFor: (height: number) => Insets
  readonly words: WordsSource
  /** The plain wheel scrolls the page around, as in a slide. */
  readonly plainWheelScrolls: boolean
  /** Hears of a chosen cell, 0 for none, and of the cell that the keys have come to. */
  readonly onSelect: (id: number) => void
  readonly onWalk: (id: number) => void
}

/** A lineage at work: the board, what shows it, and what it was told. */
export interface Desk {
  readonly options: LineageOptions
  readonly board: Board
  readonly travel: Travel
  readonly easel: Easel
  readonly root: HTMLElement
  readonly headline: HTMLElement
  readonly sentence: HTMLElement
  readonly detail: HTMLElement
  readonly card: ReadOut
  readonly twin: TreeTwin
  readonly key: LineKey
  theme: ChartTheme
  isStill: boolean
  /** Hears that the living have arrived in the view to which they left; null while they stay. */
  gone: (() => void) | null
  /** Where the pointer was when it came upon a cell, CSS px of the canvas. */
  pointer: { readonly x: number; readonly y: number }
  request: number
  lastMs: number
}

/** A desk in a host, with its canvas and its words on the page. */
export function createDesk(host: HTMLElement, options: LineageOptions): Desk {
  const board = createBoard()
  const text = () => options.words.now().text(lineageText)
  const sentence = element('p', { class: 'headline-sentence' })
  const detail = element('p', { class: 'headline-detail' })
  const headline = element('div', { class: 'headline lineage-headline' }, sentence, detail)
  const card = createReadOut()
  const key = createLineKey()
  const twin = createTreeTwin((id) => options.onSelect(id), text)
  const easel = createEasel(host, options.theme)
  const root = element('div', { class: 'lineage' }, easel.canvas, headline)
  root.append(key.element, twin.element, card.element)
  host.append(root)
  return {
    options,
    board,
    travel: createTravel(),
    easel,
    root,
    headline,
    sentence,
    detail,
    card,
    twin,
    key,
    theme: readTheme(root),
    isStill: options.reducedMotion,
    gone: null,
    pointer: { x: 0, y: 0 },
    request: 0,
    lastMs: -1,
  }
}

/** Asks for a drawing before the next picture. */
export function changed(desk: Desk): void {
  if (desk.request === 0) desk.request = requestAnimationFrame((nowMs) => draw(desk, nowMs))
}

function draw(desk: Desk, nowMs: number): void {
  const { board, travel, easel, isStill, lastMs } = desk
  desk.request = 0
  const passed = lastMs < 0 ? 0 : Math.min(50, nowMs - lastMs)
  const ms = isStill ? Infinity : passed
  const isMoving = stepBoard(board, ms)
  const isTravelling = travel.step(ms)
  desk.lastMs = isMoving || isTravelling ? nowMs : -1
  const picture = pictureOf(board, desk.theme)
  const at = (life: Life) => travel.placeOf(life, placeOf(picture, life))
  easel.paint(picture, at, travel.share(), textOf(desk))
  if (desk.lastMs >= 0) changed(desk)
  if (!isTravelling) arrive(desk)
}

// Told once: who hears of it takes the tree away.
function arrive(desk: Desk): void {
  const { gone } = desk
  desk.gone = null
  gone?.()
}

/** Writes the sentence, the label of the picture and the tree in words. */
export function tell(desk: Desk): void {
  const { board, sentence, detail, easel, twin, key, options } = desk
  const text = options.words.now().text(lineageText)
  const said = sentenceOf(board.lives, text, board.input?.name ?? null)
  setText(sentence, said.sentence)
  setText(detail, said.detail)
  setAttributes(easel.canvas, { 'aria-label': text.picture(said.sentence) })
  key.tell(text)
  const { lives, selected } = board
  twin.update({ lives, selected, duration: board.input?.duration ?? 0 })
  readOut(desk)
}

/** The card about the cell under the pointer; a cell of another run is under it no longer. */
function readOut(desk: Desk): void {
  const { board, card, easel, pointer } = desk
  const life = board.lives.byId.get(board.hovered)
  if (life === undefined) board.hovered = 0
  const facts = life && factsOf(life, board.input?.duration ?? 0, textOf(desk))
  card.show(facts ?? null, pointer.x, pointer.y)
  easel.canvas.style.cursor = life === undefined ? '' : 'pointer'
}

/** What hands and keys reach beyond the board. */
export function reachOf(desk: Desk): Reach {
  const { board, options } = desk
  return {
    placeOf: (life: Life): Place => placeOf(pictureOf(board, desk.theme), life),
    changed: () => changed(desk),
    choose(id) {
      if (id !== board.selected) options.onSelect(id)
    },
    hovered(x, y) {
      desk.pointer = { x, y }
      readOut(desk)
    },
    walkedTo: options.onWalk,
  }
}

function textOf({ options }: Desk): LineageTexts {
  return options.words.now().text(lineageText)
}
