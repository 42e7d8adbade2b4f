import './lineage.css'
import { readTheme, watchTheme } from '#app/charts/chart-theme.ts'
import { createThrottle } from '#app/charts/throttle.ts'
import { watchSize } from '#app/charts/watch-size.ts'
import { listen } from '#app/stage/gestures.ts'
import type { Frame } from '#worker/frame.ts'
import { lookAt, moveWithTime, readBoard, type LineageInput } from './board.ts'
import { changed, createDesk, reachOf, tell, type Desk, type LineageOptions } from './desk.ts'
import type { EaselTheme } from './easel.ts'
import { fitBoard, handsOf, scrollBoard, type Reach } from './hands.ts'
import { travelMs, type Places } from './travel.ts'
import { underSentence, zoomed } from './viewport.ts'

/** The tree of divisions on a canvas, with its twin in words. */
export interface Lineage {
  readonly canvas: HTMLCanvasElement
  update(input: LineageInput): void
  /** Takes over a frame, for the portraits; nothing of it is kept. */
  look(frame: Frame): void
  select(id: number): void
  setTheme(theme: EaselTheme): void
  setReducedMotion(reduced: boolean): void
  /** Lets the living travel from where another view showed them, CSS px of the host. */
  arriveFrom(places: Places): void
  /** Lets the living travel to where another view shows them, and the rest fade; `gone` hears of the end. */
  departTo(places: () => Places, gone: () => void): void
  /** Takes a departure back. */
  stay(): void
  zoomIn(): void
  zoomOut(): void
  fit(): void
  /** Shows the tree in words beside the picture. */
  showTree(isShown: boolean): void
  destroy(): void
}

/** A journal of more notes than this is read once a second while time passes: that takes a while. */
const longJournal = 5000

/** The words follow the picture this often at most, ms. */
const toldMs = 1000

/** Mounts the lineage in a host that has a size of its own. */
export function createLineage(host: HTMLElement, options: LineageOptions): Lineage {
  const desk = createDesk(host, options)
  const { board, easel, twin, travel } = desk
  const words = createThrottle(toldMs, () => tell(desk))
  const reach = reachOf(desk)
  const journal = createJournal()
  const stop = listenTo(desk, reach, () => words.now())
  const zoom = (factor: number) => {
    const { width, height } = board.view
    lookAt(board, zoomed(board.view, factor, width / 2, height / 2))
    changed(desk)
  }
  return {
    canvas: easel.canvas,
    update(input) {
      if (!readBoard(board, { ...input, notes: journal.taken(input) })) return
      if (input.playing) words.request()
      else words.now()
      changed(desk)
    },
    look(frame) {
      easel.look(frame)
      changed(desk)
    },
    select(id) {
      board.selected = id
      words.now()
      changed(desk)
    },
    setTheme(theme) {
      easel.setTheme(theme)
      changed(desk)
    },
    setReducedMotion(reduced) {
      desk.isStill = reduced
      changed(desk)
    },
    arriveFrom(places) {
      if (desk.isStill) return
      travel.begin(places)
      changed(desk)
    },
    departTo(places, gone) {
      if (desk.isStill) return gone()
      setLeaving(desk, true)
      travel.leave(places)
      desk.gone = gone
      changed(desk)
    },
    stay() {
      if (desk.gone === null) return
      setLeaving(desk, false)
      travel.end()
      desk.gone = null
      changed(desk)
    },
    zoomIn: () => zoom(1.4),
    zoomOut: () => zoom(1 / 1.4),
    fit: () => fitBoard(board, reach),
    showTree: (isShown) => twin.element.classList.toggle('hidden-visually', !isShown),
    destroy() {
      stop()
      words.destroy()
      journal.destroy()
    },
  }
}

/** On its way out the tree lies over the view that comes, and nothing of it can be reached. */
function setLeaving({ root }: Desk, isLeaving: boolean): void {
  root.inert = isLeaving
  root.ariaHidden = isLeaving ? 'true' : null
  root.style.setProperty('--travel', `${travelMs}ms`)
  root.classList.toggle('lineage-leaving', isLeaving)
}

/** What of the journal is read at each moment: all of it, or a long one as it was a second ago at most. */
function createJournal() {
  let [newest, read] = [noNotes, noNotes]
  const reading = createThrottle(toldMs, () => {
    read = newest
  })
  return {
    taken({ notes, playing, run }: LineageInput): LineageInput['notes'] {
      const isOther = newest.run !== run
      newest = { notes, run }
      if (isOther || !playing || notes.length < longJournal) reading.now()
      else reading.request()
      return read.notes
    },
    destroy: () => reading.destroy(),
  }
}

const noNotes: Pick<LineageInput, 'notes' | 'run'> = { notes: [], run: -1 }

/** Follows hands, size, theme and language until it is told to stop; then nothing of the desk is left. */
function listenTo(desk: Desk, reach: Reach, tellNow: () => void): () => void {
  const { board, easel, root, options } = desk
  const hands = listen(easel.canvas, handsOf(board, reach), false)
  const wheel = (event: WheelEvent) => {
    if (event.ctrlKey || event.metaKey || options.plainWheelScrolls) return
    const lines = event.deltaMode === 1 ? 16 : 1
    // At its end the tree lets the page scroll on.
    if (scrollBoard(board, reach, event.deltaX * lines, event.deltaY * lines)) {
      event.preventDefault()
    }
  }
  easel.canvas.addEventListener('wheel', wheel, { passive: false })
  const headline = createHeadlineRoom(desk)
  const end = [
    watchSize(root, (width, height) => {
      board.view = { ...board.view, width, height }
      easel.setSize(width, height)
      headline.measure()
    }),
    watchSize(desk.headline, headline.grow),
    watchTheme(() => {
      desk.theme = readTheme(root)
      changed(desk)
    }),
    options.words.subscribe(() => {
      tellNow()
      headline.measure()
    }),
  ]
  return () => {
    cancelAnimationFrame(desk.request)
    for (const stop of end) stop()
    hands.destroy()
    easel.destroy()
    root.remove()
  }
}

/** Keeps the tree under its sentence: a longer one pushes it down, a shorter one does not let it hop up again. */
function createHeadlineRoom(desk: Desk) {
  const { board, headline, options } = desk
  let end = 0
  const take = (next: number) => {
    end = next
    const { height } = board.view
    board.view = { ...board.view, insets: underSentence(options.insetsFor(height), end, height) }
    moveWithTime(board)
    changed(desk)
  }
  return {
    measure: () => take(headline.offsetHeight),
    grow: () => {
      if (headline.offsetHeight > end) take(headline.offsetHeight)
    },
  }
}
