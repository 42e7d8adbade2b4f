import { describe, expect, it } from 'vitest'
import { engineVersion, logLimit, type Recording } from '#core/organisms/recording.ts'
import { sampleColumns } from '#worker/frame.ts'
import { checkCommand } from '#worker/check.ts'
import { createClient, type Thread } from '#worker/client.ts'
import { createHost } from '#worker/host.ts'
import type { PageClock } from './page-clock.ts'
import { createSession } from './session.ts'

const recording: Recording = {
  engine: engineVersion,
  organism: 'autoscaled-service',
  seed: 1,
  settings: {},
  log: [],
}

/** A session and the real host with a queue each way, as between threads: answers come when told. */
function setUp(opened = recording) {
  const toPage: unknown[] = []
  const toWorker: unknown[] = []
  let ms = 0
  const host = createHost({
    send: (report, transfer) =>
      void toPage.push(structuredClone(report, { transfer: [...transfer] })),
    clock: () => (ms += 1),
  })
  const thread: Thread = {
    postMessage: (command, transfer) => void toWorker.push(structuredClone(command, { transfer })),
    terminate: () => undefined,
    onmessage: null,
    onerror: null,
    onmessageerror: null,
  }
  const work = (count = Infinity): void => {
    for (const message of toWorker.splice(0, count)) {
      const command = checkCommand(message)
      if (!command.ok) throw new Error(command.problem)
      host.receive(command.value)
    }
  }
  const hear = (): void => toPage.splice(0).forEach((data) => thread.onmessage?.({ data }))
  const { clock, draw } = createTurns()
  const client = createClient(() => thread)
  const session = createSession({ client, clock, recording: opened, drawSeed: () => 5 })
  const turn = (count: number): void => {
    for (let i = 0; i < count; i++) {
      draw()
      work()
      hear()
    }
  }
  turn(5)
  return { session, draw, work, hear, turn, state: session.store.getState }
}

function createTurns() {
  let frames: ((timeMs: number) => void)[] = []
  let waits: (() => void)[] = []
  let now = 0
  const clock: PageClock = {
    request: (listener) => frames.push(listener),
    cancel: () => void (frames = []),
    after: (_, listener) => {
      waits.push(listener)
      return () => void (waits = waits.filter((one) => one !== listener))
    },
    isVisible: () => true,
    onVisibility: () => () => undefined,
  }
  const draw = (): void => {
    now += 50
    const due = [...waits.splice(0), ...frames.splice(0).map((one) => () => one(now))]
    for (const one of due) one()
  }
  return { clock, draw }
}

type Scene = ReturnType<typeof setUp>

/** Plays at 600× for some turns and leaves one answer under way. */
function playing(turns: number): Scene {
  const scene = setUp()
  scene.session.setSpeed(600)
  scene.session.play()
  scene.turn(turns)
  scene.draw()
  scene.work()
  return scene
}

/** Nothing of what is shown is later than the present. */
function expectOneRun({ state }: Scene): void {
  const { time, history, notes, decisions } = state()
  const rows = Array.from(
    { length: history.count },
    (_, row) => history.rows[row * sampleColumns.length] ?? -1,
  )
  const times = [rows, notes.map((note) => note.time), decisions.map((one) => one.time)]
  for (const list of times) {
    expect(list).toEqual(list.toSorted((a, b) => a - b))
    expect(list.every((one) => one <= time)).toBe(true)
  }
}

describe('answers that come late', () => {
  it('[W3] [U6] do not reach the run that a change has put in their place', () => {
    const scene = playing(4)
    scene.session.change('slots', 3)
    scene.hear()
    scene.turn(6)
    expect(scene.state().history.count).toBeGreaterThan(30)
    expectOneRun(scene)
  })

  it('[W3] leave nothing behind after a reset', () => {
    const scene = playing(4)
    scene.session.reset()
    scene.hear()
    scene.turn(8)
    const { time, status, history, decisions } = scene.state()
    expect([time, status, history.count, decisions.length]).toEqual([0, 'paused', 0, 0])
  })

  it('[U10] do not end a replay to an earlier time', () => {
    const scene = playing(7)
    scene.session.seek(20)
    scene.hear()
    scene.turn(30)
    expect(scene.state()).toMatchObject({ time: 20, status: 'paused' })
    expectOneRun(scene)
  })

  it('[U8] do not bring their log into a run with another seed', () => {
    const scene = setUp()
    scene.session.setSpeed(60)
    scene.session.play()
    scene.turn(20)
    scene.session.change('retries', 5)
    scene.work()
    scene.session.newSeed()
    scene.hear()
    scene.turn(8)
    expect(scene.state().recording).toMatchObject({ seed: 5, log: [] })
    expect(scene.state().settings.retries).toBe(5)
  })

  it('[U7] to a change are waited for by a seek, so that its replay knows the change', () => {
    const scene = playing(9)
    scene.hear()
    scene.session.change('boot', 25)
    scene.session.seek(20)
    scene.turn(30)
    const { recording, status, time } = scene.state()
    expect([status, time]).toEqual(['paused', 20])
    expect(recording.log.map(({ change }) => change)).toEqual([
      { type: 'set', name: 'boot', value: 25 },
    ])
    expect(recording.log[0]?.time).toBeGreaterThan(20)
    expectOneRun(scene)
  })

  it('[U9] of the time before a step do not end it', () => {
    const scene = setUp()
    scene.session.play()
    scene.turn(3)
    scene.draw()
    scene.work()
    scene.session.stepDecision()
    scene.hear()
    scene.turn(5)
    expect(scene.state().status).toBe('paused')
    expect(scene.state().decisions).toHaveLength(1)
  })

  it('[U9] of a step that was stopped do not carry the next one past its decision', () => {
    const scene = setUp()
    scene.session.stepDecision()
    scene.draw()
    scene.session.pause()
    scene.session.stepDecision()
    scene.draw()
    scene.work()
    scene.hear()
    scene.turn(5)
    expect(scene.state().status).toBe('paused')
    expect(scene.state().decisions).toHaveLength(1)
  })

  it('[U14] of a change that is refused at the first moment leave the run as it is', () => {
    const scene = setUp({ ...recording, log: [{ time: 0, change: { type: 'kill', cell: 99 } }] })
    expect(scene.state()).toMatchObject({ status: 'paused', fault: null })
    expect(scene.state().notice).toBe('There is no cell 99 any more.')
    scene.session.seek(30)
    scene.turn(20)
    expect(scene.state()).toMatchObject({ status: 'paused', time: 30 })
  })

  it('[U12] of a change at the end leave the run finished, unless it lengthens the load', () => {
    const load = (duration: number) => ({ form: 'steps', every: duration, rates: [20] }) as const
    const scene = setUp({ ...recording, settings: { load: load(60) } })
    scene.session.seek(60)
    scene.turn(30)
    expect(scene.state()).toMatchObject({ status: 'finished', time: 60 })
    const seen: string[] = []
    scene.session.store.subscribe(({ status }) => seen.push(status))
    scene.session.change('timeout', 5)
    scene.turn(5)
    expect(scene.state().recording.log).toHaveLength(1)
    expect(seen.length).toBeGreaterThan(0)
    expect(new Set(seen)).toEqual(new Set(['finished']))
    scene.session.change('load', load(90))
    scene.turn(5)
    expect(scene.state()).toMatchObject({ status: 'paused', time: 60, duration: 90 })
    scene.session.seek(80)
    scene.turn(30)
    // A load that ends now ends the run where it stands, and Play begins it again.
    scene.session.change('load', load(80))
    scene.turn(5)
    expect(scene.state()).toMatchObject({ status: 'finished', time: 80 })
    scene.session.play()
    scene.turn(3)
    expect(scene.state().status).toBe('playing')
    expect(scene.state().time).toBeLessThan(10)
  })

  it('[U12] from before a longer load do not end the run that it lets go on', () => {
    const load = (duration: number) => ({ form: 'steps', every: duration, rates: [20] }) as const
    const scene = setUp({ ...recording, settings: { load: load(60) } })
    scene.session.setSpeed(600)
    scene.session.play()
    // One more credit is under way when the end is heard of.
    scene.draw()
    for (let i = 0; i < 9 && scene.state().status === 'playing'; i++) {
      scene.draw()
      scene.work(1)
      scene.hear()
    }
    expect(scene.state().status).toBe('finished')
    scene.session.change('load', load(900))
    scene.session.play()
    scene.turn(5)
    expect(scene.state().status).toBe('playing')
    expect(scene.state().time).toBeGreaterThan(60)
  })

  it('[U10] are not waited for by a seek that was stopped meanwhile', () => {
    const scene = playing(9)
    scene.hear()
    scene.session.change('boot', 25)
    scene.session.seek(20)
    scene.session.stop()
    scene.turn(30)
    expect(scene.state().recording.log).toHaveLength(1)
    expect(scene.state().status).toBe('paused')
    expect(scene.state().time).toBeGreaterThan(20)
  })

  it('[U25] of a change that is refused leave no wish behind: the same one is asked for again', () => {
    const change = { type: 'set', name: 'timeout', value: 5 } as const
    const scene = setUp({ ...recording, log: Array(logLimit).fill({ time: 0, change }) })
    scene.session.seek(30)
    scene.turn(20)
    for (let i = 0; i < 2; i++) {
      scene.session.change('retries', 4)
      scene.turn(5)
      expect(scene.state().notice).toContain('this one is full')
      scene.session.dismissNotice()
    }
    expect(scene.state().settings.retries).toBe(1)
  })

  it('[U13] [U30] of another run know nothing of what was wished for on the way of the one before', () => {
    const scene = setUp()
    scene.session.seek(60)
    scene.draw()
    scene.session.change('retries', 4)
    scene.session.open({ ...recording, seed: 3 }, 40)
    scene.turn(60)
    expect(scene.state()).toMatchObject({ status: 'paused', time: 40, settings: { retries: 1 } })
    expect(scene.state().recording.log).toEqual([])
  })

  it('[U30] are one kill where a cell is killed twice on the way', () => {
    const scene = setUp()
    scene.session.seek(60)
    scene.draw()
    scene.session.kill(1)
    scene.session.kill(1)
    scene.turn(60)
    expect(scene.state()).toMatchObject({ status: 'paused', time: 60, notice: null })
    expect(scene.state().recording.log).toEqual([{ time: 60, change: { type: 'kill', cell: 1 } }])
  })
})
