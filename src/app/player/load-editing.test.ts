import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LoadCurve } from '#core/traffic/load.ts'
import { createLoadEditing } from './load-editing.ts'
import { movePoint } from './load-points.ts'

const load: LoadCurve = {
  form: 'linear',
  points: [
    [0, 60],
    [100, 400],
    [900, 60],
  ],
}

function setUp() {
  const changes: LoadCurve[] = []
  const editing = createLoadEditing({ load, changed: () => {}, onChange: (to) => changes.push(to) })
  const drag = (rate: number): void => {
    editing.draft(movePoint(editing.points() ?? [], 1, [100, rate]))
  }
  return { editing, changes, drag }
}

describe('editing a load', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('[P13] a drag is one change, at its end', () => {
    const { editing, changes, drag } = setUp()
    for (let rate = 410; rate <= 500; rate += 10) drag(rate)
    expect(changes).toHaveLength(0)
    editing.commit()
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({
      points: [
        [0, 60],
        [100, 500],
        [900, 60],
      ],
    })
  })

  it('[P13] keys are one change half a second after the last one', () => {
    const { editing, changes, drag } = setUp()
    for (const rate of [410, 420, 430]) {
      drag(rate)
      editing.commitSoon()
      vi.advanceTimersByTime(400)
    }
    expect(changes).toHaveLength(0)
    vi.advanceTimersByTime(200)
    expect(changes).toHaveLength(1)
    drag(440)
    editing.commitSoon()
    editing.flush()
    editing.flush()
    vi.advanceTimersByTime(9000)
    expect(changes).toHaveLength(2)
  })

  it('[P13] a gesture that was given up or changed nothing is no change', () => {
    const { editing, changes, drag } = setUp()
    drag(500)
    editing.abandon()
    expect(editing.points()?.[1]).toEqual([100, 400])
    drag(500)
    drag(400)
    editing.commit()
    expect(changes).toHaveLength(0)
    expect(editing.isDrafting()).toBe(false)
  })

  it('[P14] a curve that arrives during a gesture waits for its end', () => {
    const { editing, changes, drag } = setUp()
    drag(500)
    editing.receive({
      form: 'linear',
      points: [
        [0, 1],
        [50, 7],
        [900, 1],
      ],
    })
    expect(editing.points()?.[1]).toEqual([100, 500])
    editing.commit()
    expect(changes).toHaveLength(1)
    const accepted = changes[0]
    if (accepted !== undefined) editing.receive(accepted)
    expect(editing.isDrafting()).toBe(false)
    expect(editing.points()?.[1]).toEqual([100, 500])
  })

  it('[P14] a change that is refused gives way to the curve in force', () => {
    const { editing, drag } = setUp()
    drag(500)
    editing.commit()
    expect(editing.points()?.[1]).toEqual([100, 500])
    vi.advanceTimersByTime(5000)
    expect(editing.points()?.[1]).toEqual([100, 400])
  })

  it('[P14] the scale has room above every curve it rests on', () => {
    const { editing, drag } = setUp()
    expect(editing.top()).toBeGreaterThan(400)
    drag(5000)
    editing.fit()
    expect(editing.top()).toBeGreaterThan(5000)
    const before = editing.top()
    editing.stretch()
    expect(editing.top()).toBeGreaterThan(before)
    editing.abandon()
    expect(editing.top()).toBeLessThan(1000)
  })
})
