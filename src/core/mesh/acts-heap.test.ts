import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from '#core/kernel/memory.ts'
import { actsLayout, dropAct, nextKind, nextMark, pushAct } from './acts-heap.ts'
import { hand } from './hand.ts'

interface Event {
  readonly time: number
  readonly kind: number
  readonly mark: number
  readonly task: number
}

/** The events in the order in which they come out again. */
function through(events: readonly Event[]): readonly Event[] {
  const planner = { acts: allocate(actsLayout(events.length)).views, hand: new Float64Array(64) }
  for (const { time, kind, mark, task } of events) {
    planner.hand[hand.act] = time
    pushAct(planner, kind, mark, task)
  }
  return events.map(() => {
    const [time, task] = [planner.acts.times[0], planner.acts.tasks[0]]
    const event = { time, kind: nextKind(planner), mark: nextMark(planner), task }
    dropAct(planner)
    return event
  })
}

const sorted = (events: readonly Event[]): readonly Event[] =>
  events.toSorted(
    (a, b) => a.time - b.time || a.kind - b.kind || a.mark - b.mark || a.task - b.task,
  )

describe('events of callers', () => {
  it('[G10] of one time go by kind, mark and first number, in whatever order they were planned', () => {
    const few = (count: number) => fc.integer({ min: 0, max: count - 1 })
    const event = fc.record({ time: few(3), kind: few(5), mark: few(3), task: few(4) })
    let long = 0
    fc.assert(
      fc.property(fc.array(event, { minLength: 1, maxLength: 40, size: 'max' }), (events) => {
        if (events.length > 20) long++
        expect(through(events)).toEqual(sorted(events))
      }),
    )
    expect(long).toBeGreaterThan(0)
  })
})
