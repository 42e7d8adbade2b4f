import type { EventKind, TimelineEvent } from './timeline-events.ts'

/** A mark above the time bar: one event, or several of a kind with their number. */
export interface TimelineMark {
  readonly kind: EventKind
  /** Pixels from the left, of the first event. */
  readonly x: number
  readonly count: number
  /** What the first note says. */
  readonly text?: string
  /** Simulated time of the first and the last event, s. */
  readonly from: number
  readonly to: number
  /** 0 is next to the bar; a mark that would cover another stands one lane further up. */
  readonly lane: number
}

/** Marks of what was and of what will come if nothing changes. */
export interface PlacedMarks {
  readonly past: readonly TimelineMark[]
  readonly ahead: readonly TimelineMark[]
}

/** Half of a mark, where its number begins, and how wide a digit is in the largest letters, px. */
const half = 5
const numberAt = 7
const digitWidth = 7.2

/** Between two marks, px: a number is never taken for that of the mark behind it. */
const air = 6
/** One for each kind of what was; what is to come leaves the uppermost, which is next to the clock of a phone. */
const lanes = { past: 3, ahead: 2 } as const

/**
 * Marks for events in the order of time: those of one kind nearer than a mark with its number is wide
 * become one with a count, so a bar holds no more than fit side by side, however many events there are.
 * Marks of different kinds never cover each other, and one to come that finds no lane is left out
 * until there is room.
 */
export function placeMarks(
  events: readonly TimelineEvent[],
  ahead: readonly TimelineEvent[],
  x: (time: number) => number,
): PlacedMarks {
  const ends = Array.from({ length: lanes.past }, () => -Infinity)
  const inLanes = (marks: readonly TimelineMark[], count: number): readonly TimelineMark[] =>
    marks.flatMap((mark) => {
      const lane = ends.findIndex((end) => mark.x >= end)
      if (lane < 0 || lane >= count) return []
      ends[lane] = mark.x + markSpace(mark)
      return [{ ...mark, lane }]
    })
  return {
    past: inLanes(grouped(events, x), lanes.past),
    ahead: inLanes(grouped(ahead, x), lanes.ahead),
  }
}

/** One mark for events of a kind that stand too close to each other for marks of their own. */
function grouped(
  events: readonly TimelineEvent[],
  x: (time: number) => number,
): readonly TimelineMark[] {
  const marks: TimelineMark[] = []
  const latest = new Map<EventKind, number>()
  for (const { kind, time, count, text } of events) {
    const index = latest.get(kind) ?? -1
    const before = marks[index]
    if (before !== undefined && x(time) < before.x + markSpace(before)) {
      marks[index] = { ...before, count: before.count + count, to: time }
      continue
    }
    latest.set(kind, marks.length)
    marks.push({
      kind,
      x: x(time),
      count,
      from: time,
      to: time,
      lane: 0,
      ...(text !== undefined && { text }),
    })
  }
  return marks
}

/** How far behind the middle of a mark the next one may have its own, px. */
export function markSpace(mark: { readonly count: number }): number {
  return endOf(mark) + air + half
}

/** Whether a mark or its number stands at `x`. */
export function standsAt(mark: TimelineMark, x: number): boolean {
  return x > mark.x - half - 1 && x < mark.x + endOf(mark) + 1
}

function endOf(mark: { readonly count: number }): number {
  const label = markLabel(mark)
  return label === '' ? half : numberAt + label.length * digitWidth
}

/** The number beside a mark, the same in every language; a single event has none. */
export function markLabel(mark: { readonly count: number }): string {
  return mark.count > 1 ? String(mark.count) : ''
}
