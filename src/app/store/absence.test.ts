import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import type { Client } from '#worker/client.ts'
import { absenceMaxMs } from './absence.ts'
import type { PageClock } from './page-clock.ts'
import { createSession } from './session.ts'
import { recordingOf } from './settings.ts'

/** A session whose page is hidden, and whose clock runs, when the test says so. */
function setUp() {
  let now = 0
  let isVisible = true
  let tell: () => void = () => undefined
  const waits = new Map<() => void, number>()
  const clock: PageClock = {
    request: () => 1,
    cancel: () => undefined,
    after(delayMs, listener) {
      waits.set(listener, now + delayMs)
      return () => void waits.delete(listener)
    },
    isVisible: () => isVisible,
    onVisibility(listener) {
      tell = listener
      return () => undefined
    },
  }
  const client: Client = {
    start: () => 1,
    advance: () => true,
    change: () => undefined,
    foresee: () => undefined,
    watch: () => undefined,
    requestDigest: () => undefined,
    listen: () => undefined,
    destroy: () => undefined,
  }
  const recording = recordingOf(startSettings(parameters), 1)
  const session = createSession({ client, clock, recording, drawSeed: () => 5 })
  return {
    session,
    state: session.store.getState,
    show: (shown: boolean) => {
      isVisible = shown
      tell()
    },
    pass: (ms: number) => {
      now += ms
      for (const [listener, at] of waits) {
        if (at > now) continue
        waits.delete(listener)
        listener()
      }
    },
  }
}

describe('a run that nobody sees', () => {
  it('[U64] goes on after a short absence, and waits after a long one until it is played', () => {
    const { session, state, show, pass } = setUp()
    session.play()
    show(false)
    pass(absenceMaxMs - 1)
    show(true)
    pass(absenceMaxMs)
    expect(state()).toMatchObject({ status: 'playing', asleep: false })
    show(false)
    pass(absenceMaxMs)
    show(true)
    expect(state()).toMatchObject({ asleep: true })
    expect(state().status).not.toBe('playing')
    session.play()
    expect(state()).toMatchObject({ status: 'playing', asleep: false })
  })

  it('[U64] counts a hidden page and a stage out of view as one absence', () => {
    const { session, state, show, pass } = setUp()
    session.play()
    session.setSeen(false)
    pass(absenceMaxMs / 2)
    show(false)
    show(true)
    pass(absenceMaxMs / 2)
    session.setSeen(true)
    expect(state().asleep).toBe(true)
  })

  it('[U64] is not asleep when it did not play', () => {
    const { session, state, show, pass } = setUp()
    show(false)
    pass(absenceMaxMs)
    expect(state().asleep).toBe(false)
    show(true)
    session.seek(300)
    show(false)
    pass(absenceMaxMs)
    expect(state()).toMatchObject({ status: 'seeking', asleep: false })
  })
})
