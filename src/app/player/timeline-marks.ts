import type { EventKind, TimelineEvent } from './timeline-events.ts'

/** A mark above the time bar: one event, or several of a kind with their number. */
export interface TimelineMark {
  readonly kind: EventKind
  /** Pixels from the left, of the first event. */
  readonly x: number
  readonly count: number
  /** Simulated time of the first and the last event, s. */
  readonly from: number
  readonly to: number
  /** 0 is next to the bar; a mark that would cover another stands one lane further up. */
  readonly lane: number
}

const markWidth = 12
const digitWidth = 6
const lanesMax = 3

/**
 * Marks for events in the order of time: those of one kind nearer than a mark is wide become one
 * with a count, and marks of different kinds never cover each other.
 */
export function placeMarks(
  events: readonly TimelineEvent[],
  x: (time: number) => number,
): readonly TimelineMark[] {
  const merged: (TimelineMark & { lane: number })[] = []
  const latest = new Map<EventKind, number>()
  for (const event of events) {
    const index = latest.get(event.kind)
    const before = index === undefined ? undefined : merged[index]
    if (
      index !== undefined &&
      before !== undefined &&
      x(event.time) < before.x + markSpace(before)
    ) {
      merged[index] = { ...before, count: before.count + event.count, to: event.time }
      continue
    }
    latest.set(event.kind, merged.length)
    const { kind, time, count } = event
    merged.push({ kind, x: x(time), count, from: time, to: time, lane: 0 })
  }
  const ends = Array.from({ length: lanesMax }, () => -Infinity)
  for (const mark of merged) {
    const free = ends.findIndex((end) => mark.x >= end)
    mark.lane = free < 0 ? lanesMax - 1 : free
    ends[mark.lane] = Math.max(ends[mark.lane] ?? 0, mark.x + markSpace(mark))
  }
  return merged
}

/** The pixels that a mark and its count take. */
function markSpace(mark: { readonly count: number; readonly kind: EventKind }): number {
  const label = markLabel(mark)
  return label === '' ? markWidth : markWidth + label.length * digitWidth
}

/** The number beside a mark, the same in every language; a single event has none. */
export function markLabel(mark: { readonly count: number }): string {
  return mark.count > 1 ? String(mark.count) : ''
}
