import { rendererWish } from '#app/stage/choice.ts'
import { createStage, type Stage } from '#app/stage/stage.ts'
import type { StageMeta, StageOptions } from '#app/stage/stage-options.ts'
import type { Insets } from '#app/stage/scene/places.ts'
import { noScale } from '#app/player/scale.ts'
import { isRoughAt } from '#app/store/approximate.ts'
import type { SessionState } from '#app/store/session-state.ts'
import type { Frame } from '#worker/frame.ts'
import { showCell } from '../layout.ts'
import { isEmpty } from '../overlays/is-empty.ts'
import type { Page } from '../page.ts'

interface StageSize {
  readonly width: number
  readonly height: number
  /** The page reads from the right. */
  readonly isMirrored: boolean
}

interface StageWishes {
  /** True in a player inside another page: the plain wheel scrolls that page. */
  readonly isPlayer: boolean
  /** What the page lays over a stage of a size, CSS px. */
  readonly insetsFor: (size: StageSize) => Insets
  readonly hasKey: boolean
  /** Hears of the stage while it is there, and null when it goes. */
  readonly onStage: (stage: Stage | null) => void
}

/** Room beside the colony for the card of a lesson, where it stands on the stage, CSS px. */
const lessonRoom = { card: 336, least: 760 } as const

/** Room under the colony for the card of an empty culture, CSS px. */
const emptyRoom = 128

/** Puts the stage into a host and ties it to the page: frames, notes, theme, selection, sight. */
export function mountStage(
  host: HTMLElement,
  page: Page,
  wishes: StageWishes,
): { destroy(): void } {
  const { session, theme, selection, layout, language } = page
  const insets = () => insetsOf(host, page, wishes)
  const loop = createLoop((nowMs) => stage.render(nowMs))
  const stage = createStage(host, {
    theme: theme.store.getState().shown,
    reducedMotion: layout.getState().motion === 'reduced',
    plainWheelScrolls: true,
    words: language.words,
    services: session.store.getState().services,
    calls: session.store.getState().edges,
    insets: insets(),
    key: wishes.hasKey,
    ...shared(page),
    wake: loop.wake,
    renderer: rendererWish(location.search),
    // Said once, and only where there is nothing to be had: a processor that plays the card is no lack.
    onRenderer: (_, reason) => {
      if (reason === 'missing') layout.setState({ simple: true })
    },
  })
  const sight = { inView: true, chosen: layout.getState().view === 'culture' }
  const followSight = () => {
    const isSeen = sight.inView && sight.chosen
    loop.setSeen(isSeen)
    stage.setSeen(isSeen)
  }
  followSight()
  const end: (() => void)[] = [
    followRun(stage, page, loop.wake),
    theme.store.subscribe(({ shown }) => stage.setTheme(shown)),
    layout.subscribe(({ motion, view }, before) => {
      if (motion !== before.motion) stage.setReducedMotion(motion === 'reduced')
      if (view === before.view) return
      // While another view is shown nothing is drawn here, and afterwards nothing is made up for.
      if (view === 'culture') stage.rest()
      sight.chosen = view === 'culture'
      followSight()
    }),
    selection.subscribe(({ cell }) => stage.select(cell)),
    stage.onSelect((cell) => {
      if (cell !== selection.getState().cell) selection.setState({ cell, decision: null })
      else if (cell !== null) showCell(layout)
    }),
    watchSight(host, (isSeen) => {
      session.setSeen(isSeen)
      layout.setState({ seen: isSeen })
      sight.inView = isSeen
      followSight()
    }),
    watchSize(host, () => stage.setInsets(insets())),
    watchCards(page, () => stage.setInsets(insets())),
  ]
  stage.select(selection.getState().cell)
  wishes.onStage(stage)
  arriveOn(page, stage)
  return {
    destroy() {
      leave(page, stage)
      wishes.onStage(null)
      for (const stop of end) stop()
      loop.destroy()
      stage.destroy()
    },
  }
}

/** What the stage tells the page of itself, and the stages beside it. */
function shared({
  layout,
  selection,
  stage: { beside },
}: Page): Pick<StageOptions, 'beside' | 'onScale' | 'onWalk'> {
  return {
    beside,
    onScale: (requests, cells) => layout.setState({ scale: { requests, cells } }),
    onWalk: (walked) => selection.setState({ walked }),
  }
}

// Another width of the page has a stage of its own; who was on the one before goes on there.
function arriveOn({ stage: place }: Page, stage: Stage): void {
  place.now = stage
  if (place.hadFocus) stage.canvas.focus({ preventScroll: true })
  place.hadFocus = false
}

function leave({ stage: place, layout }: Page, stage: Stage): void {
  layout.setState({ scale: noScale })
  place.hadFocus = document.activeElement === stage.canvas
  if (place.now === stage) place.now = null
}

/** What lies over the stage now: what the page says, or the card of an empty culture in its place. */
function insetsOf(host: HTMLElement, page: Page, { insetsFor }: StageWishes): Insets {
  const { session, layout } = page
  const size = sizeOf(host)
  const { lesson, width, compare } = layout.getState()
  const given = compare === null ? insetsFor(size) : splitInsets(size)
  if (lesson !== null && width !== 'phone' && size.width >= lessonRoom.least) {
    const side = size.isMirrored ? 'right' : 'left'
    return { ...given, [side]: Math.max(given[side], lessonRoom.card) }
  }
  const isCardThere = isEmpty(session.store.getState())
  return isCardThere ? { top: 30, right: 12, bottom: given.bottom + emptyRoom, left: 12 } : given
}

/** Beside another stage the name of the run alone lies over the picture. */
export function splitInsets({ height }: Pick<StageSize, 'height'>): Insets {
  return height < 220
    ? { top: 30, right: 4, bottom: 6, left: 4 }
    : { top: 58, right: 8, bottom: 14, left: 8 }
}

/** Calls back where a card comes or goes, that of an empty culture or of a lesson, or another stage. */
function watchCards({ session, layout }: Page, changed: () => void): () => void {
  const stops = [
    session.store.subscribe((state, before) => {
      if (isEmpty(state) !== isEmpty(before)) changed()
    }),
    layout.subscribe(({ lesson, compare }, before) => {
      const isSplit = compare !== null
      if ((lesson === null) !== (before.lesson === null) || isSplit !== (before.compare !== null))
        changed()
    }),
  ]
  return () => stops.forEach((stop) => stop())
}

function metaOf(state: SessionState, { time }: Frame): StageMeta {
  const { status, speed, run } = state
  return { running: status === 'playing', speed, run, rough: isRoughAt(state, time) }
}

/** Gives the stage every frame with what the run is doing, and the notes that the store hears of. */
function followRun(stage: Stage, { session }: Page, wake: () => void): () => void {
  let notes = session.store.getState().notes
  stage.note(notes)
  stage.setWatched(session.store.getState().watched)
  const stopServices = stage.onService((service) => session.watch(service))
  const stopFrames = session.onFrame((frame) => {
    stage.update(frame, metaOf(session.store.getState(), frame))
    wake()
  })
  const stopState = session.store.subscribe((state, before) => {
    if (state.services !== before.services) stage.setServices(state.services, state.edges)
    if (state.watched !== before.watched) stage.setWatched(state.watched)
    if (state.notes !== notes) {
      // The list only grows while a run lasts; what is new stands at its end.
      const isLonger = state.notes.length > notes.length
      stage.note(isLonger ? state.notes.slice(notes.length) : state.notes)
      notes = state.notes
    }
    const frame = state.status === before.status ? null : session.lastFrame()
    if (frame !== null) {
      stage.update(frame, metaOf(state, frame))
      wake()
    }
  })
  return () => {
    stopFrames()
    stopState()
    stopServices()
  }
}

/** Draws as long as there is something to draw and somebody to see it. */
function createLoop(render: (nowMs: number) => boolean) {
  let request = 0
  let isSeen = true
  const wake = () => {
    if (request === 0 && isSeen) request = requestAnimationFrame(draw)
  }
  const draw = (nowMs: number) => {
    request = 0
    if (render(nowMs)) wake()
  }
  return {
    wake,
    setSeen(seen: boolean) {
      isSeen = seen
      if (seen) wake()
    },
    destroy() {
      isSeen = false
      cancelAnimationFrame(request)
    },
  }
}

function sizeOf(host: HTMLElement): StageSize {
  const isMirrored = getComputedStyle(host).direction === 'rtl'
  return { width: host.clientWidth, height: host.clientHeight, isMirrored }
}

function watchSight(host: HTMLElement, tell: (isSeen: boolean) => void): () => void {
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1)
    if (last !== undefined) tell(last.isIntersecting)
  })
  observer.observe(host)
  return () => observer.disconnect()
}

function watchSize(host: HTMLElement, tell: () => void): () => void {
  const observer = new ResizeObserver(tell)
  observer.observe(host)
  return () => observer.disconnect()
}
