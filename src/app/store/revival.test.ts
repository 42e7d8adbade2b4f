import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import { sampleColumns } from '#worker/frame.ts'
import { createHost } from '#worker/host.ts'
import { recording, setUpBetween, type Scene } from './two-threads.ts'

const setUp = (opened = recording) =>
  setUpBetween((parts) => createHost({ organismOf, ...parts, keyframeMs: 12 }), opened)

/** All that the page knows, and the digest, at the time the run stands at. */
async function portrait({ session, state, turn }: Scene) {
  const asked = session.requestDigest()
  turn(1)
  const { time, history, notes, decisions, figures, settings } = state()
  const rows = [...history.rows.subarray(0, history.count * sampleColumns.length)]
  return { digest: await asked, time, rows, notes, decisions, figures, settings }
}

/** A run that was played to its time without a disturbance. */
async function undisturbed({ state }: Scene) {
  const scene = setUp(state().recording)
  const { time } = state()
  scene.session.seek(time)
  for (let i = 0; i < 99 && scene.state().time !== time; i++) scene.turn(1)
  scene.turn(2)
  return portrait(scene)
}

function starts(scene: Scene): number {
  return scene.state().run
}

describe('a run whose worker is lost', () => {
  it('[U76] goes on in another one from its last keyframe, and nothing is lost', async () => {
    const scene = setUp()
    const { session, state, turn, kill, draw, work, hear } = scene
    session.setSpeed(300)
    session.play()
    turn(20)
    session.change('retries', 4)
    turn(20)
    const before = starts(scene)
    const { time } = state()
    expect(time).toBeGreaterThan(300)
    kill()
    expect(state()).toMatchObject({
      status: 'seeking',
      seekTarget: state().seekTarget,
      playsOn: true,
    })
    expect(state().seekTarget).toBeGreaterThanOrEqual(time)
    expect(state().notice).toContain('nothing is lost')
    draw()
    work()
    hear()
    // The first picture of the new worker is that of the keyframe, or later.
    expect(session.lastFrame()?.time).toBeGreaterThan(200)
    turn(6)
    expect(state()).toMatchObject({ status: 'playing', run: before + 1, fault: null })
    turn(8)
    session.pause()
    turn(3)
    expect(state().time).toBeGreaterThan(time)
    expect(state().recording.log).toHaveLength(1)
    expect(await portrait(scene)).toEqual(await undisturbed(scene))
  })

  it('[U76] makes the changes that were not answered, and goes on to the time it went to', async () => {
    const scene = setUp()
    const { session, state, turn, kill, draw, work } = scene
    session.seek(200)
    turn(30)
    session.change('retries', 4)
    session.seek(100)
    draw()
    // Heard by the worker, but its answer dies with it.
    work()
    kill()
    turn(30)
    expect(state()).toMatchObject({ status: 'paused', time: 100 })
    const change = { type: 'set', name: 'retries', value: 4 }
    expect(state().recording.log).toEqual([{ time: 200, change }])
    session.seek(700)
    draw()
    kill()
    turn(30)
    expect(state()).toMatchObject({ status: 'paused', time: 700, settings: { retries: 4 } })
    expect(await portrait(scene)).toEqual(await undisturbed(scene))
  })

  it('[U76] is not taken up from a keyframe of another log or of a later time', async () => {
    const scene = setUp()
    const { session, state, turn, kill } = scene
    session.setSpeed(600)
    session.play()
    turn(30)
    session.pause()
    turn(2)
    session.seek(150)
    turn(20)
    session.change('timeout', 2)
    turn(3)
    kill()
    turn(20)
    expect(state()).toMatchObject({ status: 'paused', time: 150, settings: { timeout: 2 } })
    expect(await portrait(scene)).toEqual(await undisturbed(scene))
  })

  it('[U76] ends in a sentence after the third loss in a row that brought it no further', () => {
    const scene = setUp()
    const { session, state, turn, kill, draw } = scene
    session.setSpeed(60)
    session.play()
    turn(30)
    kill()
    // It comes further, so the next loss is the first of its own.
    turn(30)
    expect(state().status).toBe('playing')
    for (let death = 0; death < 2; death++) {
      kill()
      draw()
      expect(state().fault).toBeNull()
    }
    kill()
    expect(state()).toMatchObject({ status: 'broken', fault: { kind: 'worker-lost' } })
    expect(state().fault?.sentence).toContain('three times in a row')
    session.reset()
    turn(5)
    expect(state()).toMatchObject({ status: 'paused', time: 0, fault: null })
  })
})
