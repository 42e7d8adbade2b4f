import { describe, expect, it } from 'vitest'
import { serviceParameters } from '#core/control/parameters.ts'
import { organismOf } from '#core/organisms/models.ts'
import type { LogEntry, Recording } from '#core/organisms/recording.ts'
import { canonicalRecording } from '#share/recording-check.ts'
import { createHost } from '#worker/host.ts'
import { serviceSettings, watchedSettings } from './service-settings.ts'
import { plainValue, settingsAt } from './settings.ts'
import { recording, setUpBetween } from './two-threads.ts'

const load = { form: 'steps', every: 120, rates: [40] } as const
const shop: Recording = { ...recording, organism: 'microservices', settings: { load } }

const setUp = (opened = shop) =>
  setUpBetween((parts) => createHost({ organismOf, ...parts }), opened)

describe('a step of a run of several services', () => {
  it('[U9] [U75] goes to the next decision of the watched one, and back to the one before', () => {
    const { session, turn, state } = setUp()
    session.watch(3)
    turn(5)
    const seen: number[] = []
    for (let step = 0; step < 3; step++) {
      session.stepDecision()
      turn(20)
      expect(state().status).toBe('paused')
      seen.push(state().time)
      expect(state().decisions.at(-1)).toMatchObject({ service: 3, time: state().time })
    }
    // Those of the others were passed on the way.
    expect(new Set(state().decisions.map(({ service }) => service)).size).toBe(5)
    session.stepBack()
    turn(20)
    expect(state().time).toBe(seen[1])
    session.stepBack()
    turn(20)
    expect(state().time).toBe(seen[0])
  })
})

describe('changes of one service', () => {
  it('[U86] are those of the watched one, live, and undone and repeated as such', async () => {
    const scene = setUp()
    const { session, turn, state } = scene
    session.watch(2)
    turn(5)
    expect(state().watched).toBe(2)
    session.seek(20)
    turn(20)
    session.change('timeout', 0.5)
    turn(5)
    const changes = () => state().recording.log.map(({ change }) => change)
    const set = (value: number) => ({ type: 'set', name: 'timeout', value, service: 2 })
    expect(changes()).toEqual([set(0.5)])
    expect(watchedSettings(state()).timeout).toBe(0.5)
    expect(watchedSettings({ ...state(), watched: 0 }).timeout).toBe(10)
    expect(state()).toMatchObject({ canUndo: true, canRedo: false, notice: null })
    // Undo is of that service, whichever is watched now.
    session.watch(0)
    turn(5)
    session.undo()
    turn(5)
    expect(changes()).toEqual([])
    expect(watchedSettings({ ...state(), watched: 2 }).timeout).toBe(2)
    expect(state()).toMatchObject({ canUndo: false, canRedo: true, watched: 0 })
    session.redo()
    turn(5)
    expect(changes()).toEqual([set(0.5)])
    expect(watchedSettings({ ...state(), watched: 2 }).timeout).toBe(0.5)
    // The run in the page is the one that its link would open.
    session.seek(40)
    turn(30)
    const shared = canonicalRecording(state().recording)
    expect(shared).toEqual({ ok: true, value: state().recording })
    const digest = session.requestDigest()
    turn(3)
    const other = setUp(state().recording)
    other.session.seek(40)
    other.turn(40)
    const again = other.session.requestDigest()
    other.turn(3)
    expect(await again).toBe(await digest)
  })

  it('[U86] that a run cannot take begin it again, with the value in the settings of that service', () => {
    const { session, turn, state } = setUp()
    session.watch(1)
    turn(5)
    session.seek(20)
    turn(20)
    session.change('slots', 3)
    turn(5)
    expect(state()).toMatchObject({ time: 0, watched: 1, recording: { log: [] } })
    expect(state().notice).toBe(
      '“Slots per cell” is fixed while a run goes on, so the run began again at 00:00.',
    )
    expect(watchedSettings(state()).slots).toBe(3)
    expect(watchedSettings({ ...state(), watched: 0 }).slots).toBe(4)
    session.undo()
    turn(5)
    expect(watchedSettings(state()).slots).toBe(8)
    expect(state().recording.settings).toEqual({ load })
    // What is wrong is refused by name, and changes nothing.
    session.change('cpuLimit', 5)
    expect(state().notice).toContain('Service “checkout”: The CPU limit (5 mCPU)')
    expect(state().canUndo).toBe(false)
  })

  it('[B8] [U86] a discipline is that of the watched one in a new run, which goes back to the former by Undo', () => {
    const { session, turn, state } = setUp()
    session.watch(1)
    turn(5)
    session.seek(20)
    turn(20)
    session.change('discipline', 'lifo')
    expect(state().notice).toBe(
      '“Discipline” must be one of fcfs, processor-sharing, lcfs-preemptive, not “lifo”.',
    )
    expect(state()).toMatchObject({ time: 20, canUndo: false })
    session.change('discipline', 'lcfs-preemptive')
    turn(5)
    expect(state()).toMatchObject({ time: 0, watched: 1, recording: { log: [] } })
    expect(state().notice).toBe(
      '“Discipline” is fixed while a run goes on, so the run began again at 00:00.',
    )
    const disciplines = () =>
      state().services.map((_, watched) => watchedSettings({ ...state(), watched }).discipline)
    expect(disciplines()).toEqual(['fcfs', 'lcfs-preemptive', 'fcfs', 'fcfs', 'fcfs'])
    session.undo()
    turn(5)
    expect(state().recording.settings).toEqual({ load })
    // A lone service has none.
    const lone = setUp(recording)
    lone.turn(5)
    lone.session.change('discipline', 'fcfs')
    expect(lone.state().notice).toBe('There is no setting called “discipline”.')
    expect(lone.state().canUndo).toBe(false)
  })

  it('[U86] wished for on the way to a time, and those still to come, keep their service', () => {
    const { session, turn, state, draw } = setUp()
    session.watch(1)
    turn(5)
    session.seek(30)
    draw()
    session.change('retries', 4)
    session.watch(2)
    session.change('retries', 3)
    turn(30)
    const log = state().recording.log.map(({ time, change }) => ({ time, ...change }))
    expect(log.map(({ time }) => time)).toEqual([30, 30])
    // The page shows a service until another one has told of itself.
    expect(log).toMatchObject([
      { name: 'retries', value: 4, service: 1 },
      { name: 'retries', value: 3, service: 1 },
    ])
    session.seek(10)
    turn(20)
    expect(watchedSettings({ ...state(), watched: 1 }).retries).toBe(1)
    session.undo()
    turn(5)
    expect(state().recording.log.map(({ change }) => change)).toMatchObject([
      { name: 'retries', service: 1 },
    ])
  })

  it('[U8] [U86] still to come are taken back at once, as many as a log may hold', () => {
    const live = Object.entries(serviceParameters).filter(
      ([name, { live: isLive }]) => isLive && name !== 'load',
    )
    // Every live setting of every service, each at the value that it has already.
    const log = [0, 1, 2, 3, 4].flatMap((service) =>
      live.map(([name]): LogEntry => {
        const settings = settingsAt(shop, 0)
        const value = settings.ok
          ? plainValue(serviceSettings(settings.value, service), name)
          : null
        return { time: 10, change: { type: 'set', name, value, service } }
      }),
    )
    expect(log.length).toBeGreaterThan(100)
    const { session, turn, state } = setUp({ ...shop, log })
    session.seek(20)
    turn(20)
    session.change('boot', 3)
    turn(5)
    expect(state().recording.log).toHaveLength(log.length + 1)
    session.seek(5)
    turn(20)
    session.undo()
    turn(5)
    expect(state()).toMatchObject({ notice: null, canUndo: false, time: 5 })
    expect(state().recording.log).toHaveLength(log.length)
    expect(state().recording.log.every(({ time }) => time === 10)).toBe(true)
  })

  it('[U87] another run is watched from its first service on, the same one as before', () => {
    const { session, turn, state } = setUp()
    session.watch(4)
    turn(5)
    session.seek(20)
    turn(20)
    session.reset()
    turn(5)
    expect(state()).toMatchObject({ watched: 4, time: 0 })
    session.open(state().recording, 10)
    turn(20)
    expect(state()).toMatchObject({ watched: 4, time: 10 })
    session.open({ ...shop, seed: 9 })
    expect(state().watched).toBe(0)
    turn(5)
    expect(state()).toMatchObject({ watched: 0, time: 0 })
    // One with fewer services, and back by Undo.
    session.watch(3)
    turn(5)
    session.open(recording)
    turn(5)
    expect(state()).toMatchObject({ watched: 0, services: ['web'] })
    expect(watchedSettings(state())).toBe(state().settings)
    session.undo()
    turn(5)
    expect(state().services).toHaveLength(5)
    expect(state()).toMatchObject({ watched: 0, recording: { organism: 'microservices', seed: 9 } })
  })

  it('[L6] a run that was opened with a service is looked at from there', () => {
    const { session, turn, state } = setUp(recording)
    session.open({ ...shop, seed: 3 }, 30, false, 2)
    turn(60)
    expect(state()).toMatchObject({ watched: 2, time: 30, status: 'paused' })
    session.open({ ...shop, seed: 4 }, 0, false, 99)
    turn(20)
    expect(state()).toMatchObject({ watched: 0, time: 0 })
  })
})
