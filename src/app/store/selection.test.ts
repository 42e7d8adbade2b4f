import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import { createSelection, selectWithin } from './selection.ts'
import { createSession } from './session.ts'
import { recordingOf } from './settings.ts'

const start = startSettings(parameters)
const selected = { cell: 5, walked: 4, decision: 30 }
const nothing = { cell: null, walked: null, decision: null }

/** A session whose worker never answers: what is selected follows wishes alone. */
function setUp() {
  const session = createSession({
    client: {
      start: () => 1,
      advance: () => true,
      change: () => undefined,
      foresee: () => undefined,
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
  selection.setState(selected)
  return { session, now: selection.getState }
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

  it('[U74] outlives a restart, a time gone to, an edit and the same run opened again', () => {
    const { session, now } = setUp()
    const before = session.store.getState().recording
    session.reset()
    expect(session.store.getState().recording).not.toBe(before)
    session.seek(40)
    session.change('timeout', 5)
    session.open(session.store.getState().recording, 20)
    session.newSeed(7)
    expect(now()).toEqual(selected)
  })
})
