import { describe, expect, it } from 'vitest'
import { sampleColumns } from '#worker/frame.ts'
import { organismOf } from '#core/organisms/models.ts'
import { createHost } from '#worker/host.ts'
import { recording, setUpBetween, type Scene } from './two-threads.ts'

const setUp = (opened = recording) =>
  setUpBetween((parts) => createHost({ organismOf, ...parts }), opened)

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

  it('[W3] [U16] do not carry a run past a time that was wished for after them', () => {
    const scene = setUp()
    scene.session.play()
    scene.turn(3)
    for (const [to, back] of [
      [900, 0],
      [900, 60],
      [600, 590],
    ] as const) {
      for (let press = 0; press < 5; press++) {
        scene.session.seek(to)
        scene.draw()
        // Some answers are on their way, some commands not even read.
        if (press % 2 === 0) scene.work(1)
        scene.session.seek(back)
        scene.draw()
        if (press % 3 === 0) scene.hear()
      }
      scene.turn(80)
      expect(scene.state()).toMatchObject({ status: 'paused', time: back, seekTarget: null })
      expectOneRun(scene)
    }
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
})
