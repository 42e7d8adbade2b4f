import { describe, expect, it } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import { createClock } from '#app/store/page-clock.test-support.ts'
import { createSession, type Session } from '#app/store/session.ts'
import { recordingOf } from '#app/store/settings.ts'
import { createRunPort } from './run-port.ts'

/** A session whose worker never answers by itself. */
function setUp() {
  const { store } = createSession({
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
    clock: createClock().clock,
    recording: recordingOf(startSettings(parameters), 7),
    drawSeed: () => 1,
  })
  const live = createStore(() => store.getState())
  let isTaken = true
  let moves = 0
  let isAtOnce = false
  const answer = (values: object) =>
    live.setState({ settings: { ...live.getState().settings, ...values } })
  const session: Pick<Session, 'store' | 'changeAll'> = {
    store: live,
    changeAll(values) {
      if (isAtOnce) answer(values)
      return isTaken
    },
  }
  const port = createRunPort(session, () => void moves++)
  return {
    port,
    live,
    moves: () => moves,
    refuse: () => {
      isTaken = false
    },
    answer,
    answerAtOnce: () => {
      isAtOnce = true
    },
    tell: (notice: string) =>
      live.setState({ notice, noticesTold: live.getState().noticesTold + 1 }),
  }
}

describe('the run as a text is bound to it', () => {
  it('[U90] has what it was asked for until the worker has answered', () => {
    const { port, answer, moves } = setUp()
    expect(port.ask({ serviceMean: 0.2 })).toBeNull()
    expect(port.ask({ slots: 2 })).toBeNull()
    expect(port.get()).toMatchObject({ serviceMean: 0.2, slots: 2 })
    answer({ serviceMean: 0.2, slots: 2 })
    answer({ slots: 3 })
    expect(port.get()).toMatchObject({ serviceMean: 0.2, slots: 3 })
    expect(moves()).toBe(2)
  })

  it('[U90] has what it had before where the worker refuses, and in another run', () => {
    const { port, live, tell, moves } = setUp()
    const before = port.get().slots
    port.ask({ slots: 2 })
    tell('This is not possible.')
    expect(port.get().slots).toBe(before)
    expect(moves()).toBe(1)
    port.ask({ slots: 2 })
    live.setState({ opened: 5 })
    expect(port.get().slots).toBe(before)
  })

  it('[U90] is asked and done at once at time 0, and what comes back later is news', () => {
    const { port, answer, answerAtOnce, moves } = setUp()
    const before = port.get().slots
    answerAtOnce()
    port.ask({ slots: 2 })
    expect(moves()).toBe(0)
    expect(port.get().slots).toBe(2)
    answer({ slots: before })
    expect(port.get().slots).toBe(before)
    expect(moves()).toBe(1)
  })

  it('[U91] knows what would end the run that goes on', () => {
    const { port, live } = setUp()
    const fixed = () =>
      ['initialReplicas', 'gracePeriod', 'hpa'].filter((name) => port.isFixed(name))
    expect(fixed()).toEqual([])
    live.setState({ time: 0.5 })
    expect(fixed()).toEqual(['initialReplicas'])
    live.setState({ status: 'broken' })
    expect(fixed()).toEqual([])
    live.setState({ time: 0, status: 'seeking' })
    expect(fixed()).toEqual(['initialReplicas'])
  })

  it('[U91] says why a change is refused at once', () => {
    const { port, live, refuse } = setUp()
    refuse()
    live.setState({ notice: 'an older one' })
    expect(port.ask({ slots: 0 })).toBe('')
  })
})
