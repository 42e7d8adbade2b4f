import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import { sampleColumns, type Frame } from '#worker/frame.ts'
import { createHost } from '#worker/host.ts'
import { saveLimits } from '#worker/spacing.ts'
import { createCellMemory } from './cell-memory.ts'
import { recording, setUpBetween } from './two-threads.ts'

/** A session before the real host, with the memory of loads that the page has. */
function setUp(opened = recording, spacing = saveLimits.spacing) {
  const saves = { ...saveLimits, spacing }
  const scene = setUpBetween((parts) => createHost({ organismOf, ...parts, saves }), opened)
  const memory = createCellMemory()
  scene.session.onFrame((frame: Frame) => memory.note(frame))
  scene.session.store.subscribe(({ loads }, before) => {
    if (loads !== null && loads !== before.loads) memory.recall(loads)
  })
  const { state, session, turn } = scene
  const there = (time: number) => {
    for (let i = 0; i < 200 && !(state().status === 'paused' && state().time === time); i++) turn(1)
    turn(2)
    expect(state()).toMatchObject({ status: 'paused', time })
  }
  const goTo = (time: number) => {
    session.seek(time)
    there(time)
  }
  /** All that the page keeps by time. */
  const kept = () => {
    const { history, notes, decisions, figures, duration, settings, services } = state()
    const cells = notes.map(({ id }) => id)
    const rows = [...history.rows.subarray(0, history.count * sampleColumns.length)]
    const lines = cells.map((cell) => memory.read(cell))
    return {
      count: history.count,
      rows,
      notes,
      decisions,
      figures,
      duration,
      settings,
      services,
      lines,
    }
  }
  return { ...scene, there, goTo, kept }
}

describe('going to a time', () => {
  it('[U10] leaves the page with what a run from time 0 would have told it, edits and kills included', () => {
    const here = setUp(recording, 4000)
    here.session.setSpeed(600)
    here.goTo(300)
    here.session.change('retries', 3)
    here.turn(3)
    here.goTo(420)
    here.session.kill(1)
    here.turn(3)
    here.session.play()
    here.turn(6)
    here.session.pause()
    here.turn(3)
    for (const time of [500, 310, 419, 77.5, 640]) {
      here.goTo(time)
      const there = setUp(here.state().recording)
      there.goTo(time)
      expect(here.kept()).toEqual(there.kept())
      expect(here.kept().decisions.length).toBeGreaterThan(3)
      expect(here.kept().lines.some(({ times }) => times.length > 15)).toBe(true)
    }
    expect(here.state().recording.log).toHaveLength(2)
  })

  it('[U75] steps back from decision to decision, and to the start before the first', () => {
    const { session, state, goTo, turn } = setUp()
    goTo(50)
    const decided = state().decisions.map(({ time }) => time)
    expect(decided).toHaveLength(3)
    for (const time of [...decided.toReversed(), 0]) {
      session.stepBack()
      // A press on the way is none.
      session.stepBack()
      turn(8)
      expect(state()).toMatchObject({ time, status: 'paused' })
    }
    session.stepDecision()
    turn(3)
    expect(state().time).toBe(decided[0])
  })
})
