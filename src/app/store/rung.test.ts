import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import { createHost } from '#worker/host.ts'
import { recording, setUpBetween } from './two-threads.ts'

/** A hundred and twenty cells at half of what they can, without clients that give up. */
const settings = {
  initialReplicas: 120,
  autoscaling: false,
  serviceLaw: 'exponential',
  serviceMean: 0.1,
  slots: 1,
  timeout: 0,
  retries: 0,
  load: { form: 'steps', every: 120, rates: [600] },
} as const

const setUp = () =>
  setUpBetween((parts) => createHost({ organismOf, ...parts }), { ...recording, settings })

describe('the rung of a run', () => {
  it('[P25] [U14] is an entry of the log, told with the figures, and the same run on the way to a time', () => {
    const scene = setUp()
    scene.session.seek(20)
    scene.turn(20)
    scene.session.setRung('levels')
    scene.turn(5)
    scene.session.seek(40)
    scene.turn(20)
    expect(scene.state().approximation).toMatchObject({
      isOn: true,
      spans: [{ from: 20, to: null }],
    })
    const { figures } = scene.state()
    // What was there before the rung, and the run with it once more.
    scene.session.seek(10)
    scene.turn(20)
    expect(scene.state().approximation).toMatchObject({ isOn: false, spans: [], refusal: null })
    scene.session.seek(40)
    scene.turn(20)
    expect(scene.state().figures).toEqual(figures)
    expect(scene.state().recording.log).toEqual([
      { time: 20, change: { type: 'rung', value: 'levels' } },
    ])
  })

  it('[P27] is the same object until something of it changes, so that nothing is drawn again for it', () => {
    const scene = setUp()
    const known = new Set<unknown>()
    const stop = scene.session.store.subscribe(({ approximation, figures }) => {
      if (figures !== null && figures.time > 0) known.add(approximation)
    })
    scene.session.play()
    const before = scene.state().figures
    scene.turn(20)
    expect(scene.state().figures).not.toEqual(before)
    expect(known.size).toBe(1)
    scene.session.setRung('levels')
    scene.turn(20)
    stop()
    expect(scene.state().approximation?.isOn).toBe(true)
    expect(known.size).toBe(2)
  })

  it('[U60] a step to a high load is not heavy where it goes on by level', () => {
    const scene = setUp()
    const high = { form: 'steps', every: 900, rates: [60_000] } as const
    scene.session.seek(20)
    scene.turn(20)
    scene.session.setRung('levels')
    scene.session.change('load', high)
    scene.turn(5)
    scene.session.change('load', settings.load)
    scene.session.play()
    scene.turn(5)
    expect(scene.state().status).toBe('playing')
    scene.session.undo()
    scene.turn(3)
    expect(scene.state()).toMatchObject({
      status: 'playing',
      notice: null,
      settings: { load: high },
    })
  })

  it('[P25] [F43] a setting that levels cannot follow brings every request back with it', () => {
    const scene = setUp()
    scene.session.seek(20)
    scene.turn(20)
    scene.session.setRung('levels')
    scene.turn(5)
    scene.session.change('objectiveLatency', 2)
    scene.turn(5)
    expect(scene.state().approximation?.isOn).toBe(true)
    scene.session.change('timeout', 3)
    scene.turn(5)
    expect(scene.state()).toMatchObject({ notice: null, settings: { timeout: 3 } })
    expect(scene.state().approximation).toMatchObject({
      isOn: false,
      spans: [{ from: 20, to: 20 }],
    })
    expect(scene.state().recording.log.slice(2)).toEqual([
      { time: 20, change: { type: 'rung', value: 'exact' } },
      { time: 20, change: { type: 'set', name: 'timeout', value: 3 } },
    ])
    scene.session.setRung('levels')
    scene.turn(5)
    expect(scene.state().notice).toContain('Clients give up after a time')
    expect(scene.state().approximation?.refusal).toBe(scene.state().notice)
  })

  it('[P25] [F43] so does one that is wished for on the way to a time on levels', () => {
    for (const isForward of [false, true]) {
      const scene = setUp()
      scene.session.seek(20)
      scene.turn(20)
      scene.session.setRung('levels')
      scene.turn(5)
      scene.session.seek(isForward ? 30 : 25)
      scene.turn(20)
      // Back, the way begins anew and nothing is known of it yet; forward what is known is of another time.
      scene.session.seek(isForward ? 40 : 22)
      expect(scene.state().approximation === null).toBe(!isForward)
      scene.session.change('timeout', 3)
      scene.turn(20)
      expect(scene.state()).toMatchObject({ notice: null, settings: { timeout: 3 } })
      const time = isForward ? 40 : 22
      expect(scene.state().recording.log.slice(1)).toEqual([
        { time, change: { type: 'rung', value: 'exact' } },
        { time, change: { type: 'set', name: 'timeout', value: 3 } },
      ])
    }
  })

  it('[P25] [F43] and none that is made where the run is exact by then, whatever came before', () => {
    const scene = setUp()
    scene.session.seek(20)
    scene.turn(20)
    scene.session.setRung('levels')
    scene.turn(5)
    scene.session.seek(10)
    scene.session.change('timeout', 3)
    scene.turn(20)
    expect(scene.state().recording.log).toEqual([
      { time: 10, change: { type: 'set', name: 'timeout', value: 3 } },
    ])
    // What is wished for on the way counts, too.
    const other = setUp()
    other.session.seek(20)
    other.session.setRung('levels')
    other.session.change('timeout', 3)
    other.turn(20)
    expect(other.state()).toMatchObject({ notice: null, settings: { timeout: 3 } })
    expect(other.state().approximation?.isOn).toBe(false)
  })
})
