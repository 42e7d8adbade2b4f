import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import type { Change, LogEntry, Recording } from '#core/organisms/recording.ts'
import { startSettings } from '#core/schema/schema.ts'
import type { AdvanceWish, Client, ClientListeners } from '#worker/client.ts'
import { createClock } from './page-clock.test-support.ts'
import { createSession } from './session.ts'
import { recordingOf } from './settings.ts'

/** A worker on this side of the wire: time passes as asked, as far as one slice reaches. */
function createFakeClient() {
  let listeners: ClientListeners | null = null
  const state = {
    run: 0,
    time: 0,
    end: 900,
    reach: Infinity,
    log: [] as LogEntry[],
    nextDecision: 15,
  }
  const wishes: AdvanceWish[] = []
  const starts: Recording[] = []
  const show = (reached: boolean, paidBy: AdvanceWish | null) => {
    const none = { cellCount: 0, cellCapacity: 0, serviceCount: 0, serviceCapacity: 0 }
    const sizes = { ...none, edgeCount: 0, edgeCapacity: 0 }
    const frame = { time: state.time, ...sizes, values: new Float32Array(0) }
    listeners?.onFrame({ frame, paidBy, reached, finished: state.time >= state.end })
  }
  const client: Client = {
    start(recording) {
      starts.push(recording)
      Object.assign(state, {
        run: state.run + 1,
        time: 0,
        log: [...recording.log],
        nextDecision: 15,
      })
      listeners?.onReport({
        type: 'started',
        run: state.run,
        duration: state.end,
        services: ['web'],
        edges: [{ from: -1, to: 0, optional: false }],
        genomes: ['3fa1000000000c09'],
      })
      show(true, null)
      return state.run
    },
    advance(wish) {
      wishes.push(wish)
      const goal = wish.stop === 'decision' ? Math.min(wish.until, state.nextDecision) : wish.until
      const reachable = Math.min(state.end, goal, state.time + state.reach)
      state.time = Math.max(state.time, reachable)
      while (state.nextDecision <= state.time) state.nextDecision += 15
      const reached = state.time >= Math.min(goal, state.end)
      show(reached, wish)
      return true
    },
    change(changes: readonly Change[]) {
      state.log = [
        ...state.log.filter((entry) => entry.time <= state.time),
        ...changes.map((change) => ({ time: state.time, change })),
      ]
      listeners?.onReport({ type: 'logged', run: state.run, log: state.log })
      show(true, null)
    },
    foresee: () => undefined,
    watch: () => undefined,
    requestDigest() {
      listeners?.onReport({
        type: 'digest',
        run: state.run,
        time: state.time,
        digest: `d${state.time}`,
      })
    },
    listen: (added) => void (listeners = added),
    destroy: () => void (listeners = null),
  }
  return { client, state, wishes, starts, lose: (said: string) => listeners?.onLost(said, false) }
}

function setUp(recording = recordingOf(startSettings(parameters), 7)) {
  const page = createClock()
  const worker = createFakeClient()
  const session = createSession({
    client: worker.client,
    clock: page.clock,
    recording,
    drawSeed: () => 99,
  })
  page.draw(2)
  return { page, worker, session, state: () => session.store.getState() }
}

describe('pace', () => {
  it('[U1] shows time 0 first, then asks for the visitor’s clock times the speed', () => {
    const { page, worker, session, state } = setUp()
    expect(state().status).toBe('paused')
    expect(worker.wishes).toEqual([])
    session.setSpeed(8)
    session.play()
    page.draw(11)
    expect(worker.wishes).toHaveLength(11)
    expect(worker.wishes.at(-1)?.until).toBeCloseTo(8 * 0.2)
    expect(state().status).toBe('playing')
  })

  it('[U2] [U3] asks for nothing while paused, hidden or out of view, and does not jump afterwards', () => {
    const { page, worker, session } = setUp()
    session.play()
    page.draw(5)
    const before = worker.wishes.length
    page.show(false)
    expect(page.draw(50)).toBe(0)
    page.show(true)
    session.setSeen(false)
    expect(page.draw(50)).toBe(0)
    session.setSeen(true)
    session.pause()
    expect(page.draw(50)).toBe(0)
    expect(worker.wishes).toHaveLength(before)
    const stood = worker.state.time
    session.play()
    page.draw(3, 5000)
    expect(worker.wishes.at(-1)?.until).toBeCloseTo(stood + 0.2)
  })

  it('[U4] owes nothing that a slice could not reach, and says that it lags', () => {
    const { page, worker, session, state } = setUp()
    worker.state.reach = 0.5
    session.setSpeed(600)
    session.play()
    page.draw(20)
    expect(state().lagging).toBe(true)
    expect(worker.wishes.at(-1)?.until).toBeLessThan(worker.state.time + 600 * 0.02 + 1)
    worker.state.reach = Infinity
    page.draw(60)
    expect(state().lagging).toBe(false)
  })

  it('[U61] measures how far it stays behind: time asked for ÷ time reached', () => {
    const { page, worker, session, state } = setUp()
    // Each drawn frame asks for 12 s of simulated time at this speed, and is given 4.
    worker.state.reach = 4
    session.setSpeed(600)
    session.play()
    page.draw(60)
    expect(state().behind).toBeGreaterThan(2.7)
    expect(state().behind).toBeLessThan(3.3)
    worker.state.reach = Infinity
    page.draw(60)
    expect(state()).toMatchObject({ lagging: false, behind: 1 })
  })

  it('[U5] changes the store at most ten times a second while it plays', () => {
    const { page, session } = setUp()
    session.play()
    let changes = 0
    session.store.subscribe(() => (changes += 1))
    page.draw(100)
    expect(changes).toBeGreaterThan(10)
    expect(changes).toBeLessThanOrEqual(20)
  })

  it('[U9] steps to just after the next decision and rests there', () => {
    const { page, worker, session, state } = setUp()
    for (const time of [15, 30, 45]) {
      session.stepDecision()
      page.draw(3)
      expect(state()).toMatchObject({ status: 'paused', time })
    }
    expect(worker.wishes.filter(({ stop }) => stop === 'decision')).toHaveLength(3)
  })

  it('[U10] replays to an earlier time with its log and goes on to a later one', () => {
    const { page, worker, session, state } = setUp()
    session.seek(100)
    page.draw(60)
    session.change('retries', 3)
    page.draw(3)
    session.seek(40)
    page.draw(60)
    expect(worker.starts).toHaveLength(2)
    expect(worker.starts[1]?.log).toHaveLength(1)
    expect(state()).toMatchObject({ status: 'paused', time: 40, seekTarget: null })
    expect(state().settings.retries).toBe(1)
    session.seek(120)
    page.draw(60)
    expect(worker.starts).toHaveLength(2)
    expect(state().settings.retries).toBe(3)
  })

  it('[U12] ends with the load and plays again from the start', () => {
    const { page, worker, session, state } = setUp()
    session.seek(900)
    page.draw(60)
    expect(state().status).toBe('finished')
    session.play()
    page.draw(3)
    expect(worker.starts).toHaveLength(2)
    expect(state().status).toBe('playing')
  })
})

describe('changes', () => {
  it('[U6] begin anew at time 0, are logged later, and begin anew with a sentence when fixed', () => {
    const { page, worker, session, state } = setUp()
    session.change('timeout', 5)
    session.change('timeout', 6)
    page.draw(3)
    expect(worker.starts).toHaveLength(2)
    expect(state().recording).toMatchObject({ settings: { timeout: 6 }, log: [] })
    session.seek(10)
    page.draw(60)
    session.change('timeout', 7)
    page.draw(3)
    expect(worker.starts).toHaveLength(2)
    expect(state().recording.log).toEqual([
      { time: 10, change: { type: 'set', name: 'timeout', value: 7 } },
    ])
    expect(state().settings.timeout).toBe(7)
    session.change('slots', 8)
    page.draw(3)
    expect(state()).toMatchObject({
      time: 0,
      recording: { settings: { timeout: 7, slots: 8 }, log: [] },
    })
    expect(state().notice).toContain('Slots per cell')
  })

  it('[U7] that a field refuses change nothing and are told', () => {
    const { worker, session, state } = setUp()
    const before = state().recording
    expect(session.changeAll({ timeout: 5, slots: 0.5 })).toBe(false)
    session.change('load', { form: 'steps', every: 1, rates: [1e9] })
    expect(state().recording).toBe(before)
    expect(state().notice).toContain('1000000000')
    expect(worker.starts).toHaveLength(1)
    expect(state().canUndo).toBe(false)
  })

  it('[U7] that do not go together change nothing either, and the run stays where it is', () => {
    const { page, session, state } = setUp()
    session.seek(10)
    page.draw(60)
    session.change('cpuLimit', 500)
    expect(state()).toMatchObject({ time: 10, status: 'paused', fault: null })
    expect(state().notice).toContain('below the CPU request')
  })

  it('[U70] another seed can be asked for by its number, and the same once more is no step', () => {
    const { session, state } = setUp()
    for (const seed of [4711, 4711]) session.newSeed(seed)
    expect(state().recording.seed).toBe(4711)
    session.undo()
    expect(state().recording.seed).toBe(7)
  })

  it('[U8] can be taken back and repeated, the seed too', () => {
    const { page, session, state } = setUp()
    session.change('timeout', 5)
    session.newSeed()
    page.draw(2)
    expect(state().recording).toMatchObject({ seed: 99, settings: { timeout: 5 } })
    session.undo()
    expect(state().recording).toMatchObject({ seed: 7, settings: { timeout: 5 } })
    session.undo()
    expect(state().recording.settings).toEqual({})
    expect(state()).toMatchObject({ canUndo: false, canRedo: true })
    session.redo()
    session.redo()
    expect(state().recording).toMatchObject({ seed: 99, settings: { timeout: 5 } })
    expect(state()).toMatchObject({ canUndo: true, canRedo: false })
  })

  it('[U8] of a live setting are taken back as if they had never been made', () => {
    const { page, session, state } = setUp()
    session.seek(10)
    page.draw(60)
    session.change('timeout', 5)
    session.undo()
    page.draw(3)
    expect(state().recording.log).toEqual([])
    expect(state().settings.timeout).toBe(10)
  })

  it('[U30] wished for on the way to a time are made when the run is there, also to another time', () => {
    const { page, worker, session, state } = setUp()
    const changeAt = (time: number, name: string, value: number): LogEntry => ({
      time,
      change: { type: 'set', name, value },
    })
    worker.state.reach = 20
    session.open({ ...state().recording, log: [changeAt(20, 'timeout', 3)] }, 300)
    page.draw(3)
    expect(state()).toMatchObject({ status: 'seeking', settings: { timeout: 3 } })
    session.change('retries', 4)
    page.draw(3)
    session.seek(250)
    page.draw(120)
    expect(state()).toMatchObject({ status: 'paused', settings: { timeout: 3, retries: 4 } })
    expect(state().recording.log).toEqual([changeAt(20, 'timeout', 3), changeAt(250, 'retries', 4)])
  })

  it('[U30] are made where the run is stopped on its way', () => {
    const { page, worker, session, state } = setUp()
    session.open(
      { ...state().recording, log: [{ time: 280, change: { type: 'kill', cell: 1 } }] },
      300,
    )
    worker.state.reach = 1
    page.draw(8)
    expect(state().status).toBe('seeking')
    session.change('timeout', 3)
    session.pause()
    page.draw(3)
    const { time, recording, settings } = state()
    expect(time).toBeLessThan(280)
    expect(settings.timeout).toBe(3)
    expect(recording.log).toEqual([{ time, change: { type: 'set', name: 'timeout', value: 3 } }])
  })

  it('[U13] of another run open it, at a time if asked', () => {
    const { page, session, state } = setUp()
    const other: Recording = { ...state().recording, seed: 3, settings: { slots: 2 } }
    session.open(other, 60)
    expect(state()).toMatchObject({ status: 'seeking', seekTarget: 60 })
    page.draw(60)
    expect(state()).toMatchObject({ status: 'paused', time: 60, settings: { slots: 2 } })
    session.open({ ...other, settings: { wings: 2 } })
    expect(state().notice).toContain('wings')
    expect(state().settings.slots).toBe(2)
  })
})

describe('faults', () => {
  it('[U14] of a lost simulation stop the run and keep the settings', async () => {
    const { page, worker, session, state } = setUp()
    session.change('timeout', 5)
    session.play()
    page.draw(5)
    worker.lose('It is gone.')
    expect(state()).toMatchObject({ status: 'broken', fault: { kind: 'worker-lost' } })
    expect(page.draw(5)).toBe(0)
    session.reset()
    page.draw(2)
    expect(state()).toMatchObject({ status: 'paused', fault: null, settings: { timeout: 5 } })
    await expect(session.requestDigest()).resolves.toBe('d0')
  })
})
