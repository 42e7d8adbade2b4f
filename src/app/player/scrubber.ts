import { setAttributes } from '#app/charts/element.ts'
import { createThrottle } from '#app/charts/throttle.ts'
import { watchSize } from '#app/charts/watch-size.ts'
import {
  drawHorizon,
  drawApproximate,
  drawMark,
  drawMissed,
  drawTicks,
  headLine,
} from './scrubber-drawing.ts'
import { watchScrubberGestures } from './scrubber-gestures.ts'
import type { ScrubberKey } from './scrubber-gestures.ts'
import { createScrubberParts } from './scrubber-parts.ts'
import type { ScrubberParts } from './scrubber-parts.ts'
import type { TransportTexts } from './transport-status.ts'
import type { TimelineAhead } from './timeline-ahead.ts'
import type { MissedStretch, TimelineEvent } from './timeline-events.ts'
import { neighbourEvent } from './timeline-events.ts'
import { placeMarks, type PlacedMarks, type TimelineMark } from './timeline-marks.ts'

/** What the time bar shows. Events come in the order of time. */
export interface ScrubberInput {
  readonly duration: number
  readonly events: readonly TimelineEvent[]
  readonly missed: readonly MissedStretch[]
  /** Stretches that were counted by level. */
  readonly approximate: readonly MissedStretch[]
  /** Target of a replay in progress, s; null when there is none. */
  readonly seekTarget: number | null
  /** What will come if nothing changes; null where nothing is known of it. */
  readonly ahead: TimelineAhead | null
}

/** What a visitor wishes for at the time bar. */
export interface ScrubberWishes {
  /** To another time, once a gesture. */
  seek(time: number): void
  /** Forward to the next decision, where no later event is known yet. */
  stepDecision(): void
  /** While a drag looks for a time: that time, then null. */
  preview(time: number | null): void
}

/** The time bar: a slider with event marks, missed stretches and the present time. */
export interface Scrubber {
  readonly element: HTMLElement
  /** Structure: marks, stretches, the end. */
  update(input: ScrubberInput): void
  /** The present time; cheap enough for every frame. */
  moveTo(time: number): void
  destroy(): void
}

const nothing: ScrubberInput = {
  duration: 1,
  events: [],
  missed: [],
  approximate: [],
  seekTarget: null,
  ahead: null,
}

const inset = 8
const spokenPauseMs = 500

/** Makes the time bar. Arrows step an event, with Shift ten seconds, Home and End jump. */
export function createScrubber(text: TransportTexts, wishes: ScrubberWishes): Scrubber {
  let input = nothing
  let [time, width] = [0, 0]
  let dragged: number | null = null
  let marks: PlacedMarks = { past: [], ahead: [] }
  const parts = createScrubberParts(text.time)
  const room = (): number => Math.max(1, width - 2 * inset)
  const x = (at: number): number => inset + Math.min(1, at / input.duration) * room()
  const tell = (): void => speak(parts, dragged ?? time, input.duration, text)
  // A slider that is read aloud changes its text twice a second at most while time runs.
  const speech = createThrottle(spokenPauseMs, tell)

  const stopSizes = watchSize(parts.root, (wide) => {
    width = wide
    render()
  })
  const stopGestures = watchScrubberGestures(parts.root, {
    timeAt: (pixels) => Math.min(1, Math.max(0, (pixels - inset) / room())) * input.duration,
    drag: look,
    drop(to) {
      look(null)
      if (to === null) tell()
      else wishes.seek(to)
    },
    key: (wish) => obeyKey(wish, { ...input, time: input.seekTarget ?? time }, wishes),
  })

  function look(at: number | null): void {
    dragged = at
    wishes.preview(at)
    place()
  }

  function render(): void {
    if (width <= 0) return
    fitParts(parts, input.duration, width)
    marks = drawEvents(parts, input, x, text)
    place()
  }

  function place(): void {
    const target = input.seekTarget === null ? null : x(input.seekTarget)
    placeParts(parts, { played: x(time), head: x(dragged ?? time), target }, marks)
    if (dragged === null) speech.request()
    else tell()
  }

  return {
    element: parts.root,
    update(next) {
      input = next
      render()
      tell()
    },
    moveTo(to) {
      if (to === time) return
      const isJump = Math.abs(to - time) > input.duration / 50
      time = to
      place()
      // A jump is told at once; only running time waits.
      if (isJump) tell()
    },
    destroy() {
      stopSizes()
      speech.destroy()
      stopGestures()
      parts.root.remove()
    },
  }
}

function fitParts(parts: ScrubberParts, duration: number, width: number): void {
  setAttributes(parts.svg, { width, viewBox: `0 0 ${width} 52` })
  setAttributes(parts.bar, { x: inset, width: Math.max(1, width - 2 * inset) })
  parts.ticks.replaceChildren(...drawTicks(duration, width, inset))
}

function drawEvents(
  parts: ScrubberParts,
  input: ScrubberInput,
  x: (time: number) => number,
  text: TransportTexts,
): PlacedMarks {
  const { events, missed, approximate, ahead, duration } = input
  const marks = placeMarks(events, ahead?.events ?? [], x)
  const draw = (mark: TimelineMark): SVGElement => drawMark(mark, duration, text)
  parts.missed.replaceChildren(...drawMissed(missed, x), ...drawApproximate(approximate, x))
  parts.ahead.replaceChildren(...drawAhead(input, x), ...marks.ahead.map(draw))
  parts.marks.replaceChildren(...marks.past.map(draw))
  return marks
}

/** The stretches missed to come and how far they are known; their group is dimmed. */
function drawAhead(
  { ahead, duration }: ScrubberInput,
  x: (time: number) => number,
): readonly SVGElement[] {
  if (ahead === null) return []
  const end = ahead.until < duration ? [drawHorizon(x(ahead.until))] : []
  return [...drawMissed(ahead.missed, x), ...end]
}

function placeParts(
  parts: ScrubberParts,
  at: { readonly played: number; readonly head: number; readonly target: number | null },
  marks: PlacedMarks,
): void {
  setAttributes(parts.played, { x: inset, width: Math.max(0, at.played - inset).toFixed(1) })
  setAttributes(parts.line, { d: headLine(at.head, marks) })
  setAttributes(parts.head, { transform: `translate(${at.head.toFixed(1)},0)` })
  setAttributes(parts.target, {
    transform: `translate(${(at.target ?? 0).toFixed(1)},0)`,
    visibility: at.target === null ? 'hidden' : 'inherit',
  })
}

function speak(parts: ScrubberParts, time: number, duration: number, text: TransportTexts): void {
  setAttributes(parts.root, {
    'aria-valuemax': Math.round(duration),
    'aria-valuenow': Math.round(time),
    'aria-valuetext': text.timeOf(time, duration),
  })
}

function obeyKey(
  wish: ScrubberKey,
  now: {
    /** Where the run stands; on its way to a time that one, from which the next press counts. */
    readonly time: number
    readonly duration: number
    readonly events: readonly TimelineEvent[]
  },
  wishes: ScrubberWishes,
): void {
  const jump = (to: number): void => wishes.seek(Math.min(now.duration, Math.max(0, to)))
  if (wish.type === 'by') jump(now.time + wish.seconds)
  else if (wish.type === 'to') jump(wish.share * now.duration)
  else {
    const found = neighbourEvent(now.events, now.time, wish.direction)
    if (found !== null) jump(found)
    else if (wish.direction > 0) wishes.stepDecision()
    else jump(0)
  }
}
