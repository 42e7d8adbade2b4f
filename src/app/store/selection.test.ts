import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import { createSelection, selectWithin } from './selection.ts'
import { createSession } from './session.ts'
import { recordingOf } from './settings.ts'

const start = startSettings(parameters)
const selected = { cell: 5, walked: 4, opened: null, decision: { time: 30, service: 0 } }
const nothing = { cell: null, walked: null, decision: null, opened: null }

/** A session whose worker never answers: what is selected follows wishes alone. */
function setUp() {
  const session = createSession({
    client: {
      start: () => 1,
      advance: () => true,
      change: () => undefined,
      foresee: () => undefined,
      watch: () => undefined,
      requestDigest: () => undefined,
      listen: () => undefined,
      destroy: () => undefined,
    },
    clock: {
      request: () => 1,
      cancel: () => undefined,
      after: () => () => undefined,
      isVisible: () => true,
      onVisibility: () => () => undefined,
    },
    recording: recordingOf(start, 7),
    drawSeed: () => 99,
  })
  const selection = createSelection()
  selectWithin(session.store, selection)
  const select = () => selection.setState(selected)
  select()
  return { session, select, now: selection.getState }
}

describe('selection', () => {
  it('[U74] ends with the run: another one opened, or another seed', () => {
    const other = setUp()
    other.session.open(recordingOf({ ...start, initialReplicas: 9 }, 7))
    expect(other.now()).toEqual(nothing)
    const typed = setUp()
    typed.session.newSeed(8)
    expect(typed.now()).toEqual(nothing)
    const drawn = setUp()
    drawn.session.newSeed()
    expect(drawn.now()).toEqual(nothing)
  })

  it('[U74] ends with a step back into another run, and with the step into it again', () => {
    const { session, now, select } = setUp()
    session.change('timeout', 5)
    session.open(recordingOf({ ...start, initialReplicas: 9 }, 7))
    for (const step of ['undo', 'redo', 'undo'] as const) {
      select()
      session[step]()
      expect(now()).toEqual(nothing)
    }
    // The run that has been gone back to is left once more, and is another one than any before.
    session.open(recordingOf({ ...start, initialReplicas: 8 }, 7))
    select()
    session.undo()
    expect(now()).toEqual(nothing)
    // A step inside of it ends nothing.
    select()
    session.undo()
    session.redo()
    session.change('slots', 7)
    session.undo()
    expect(now()).toEqual(selected)
  })

  it('[U74] outlives a restart, a time gone to, an edit and the same run opened again', () => {
    const { session, now } = setUp()
    const before = session.store.getState().recording
    session.reset()
    expect(session.store.getState().recording).toBe(before)
    session.seek(40)
    session.change('timeout', 5)
    session.open(session.store.getState().recording, 20)
    session.newSeed(7)
    expect(now()).toEqual(selected)
  })
})
