import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import { logLimit, type LogEntry } from '#core/organisms/recording.ts'
import { createHost } from '#worker/host.ts'
import { recording, setUpBetween } from './two-threads.ts'

const setUp = (opened = recording) =>
  setUpBetween((parts) => createHost({ organismOf, ...parts }), opened)

/** As many changes as a run keeps; every further one is refused. */
const full: readonly LogEntry[] = Array<LogEntry>(logLimit).fill({
  time: 0,
  change: { type: 'set', name: 'timeout', value: 5 },
})

describe('changes of a run', () => {
  it('[U14] one that is refused at the first moment leaves the run as it is', () => {
    const scene = setUp({ ...recording, log: [{ time: 0, change: { type: 'kill', cell: 99 } }] })
    expect(scene.state()).toMatchObject({ status: 'paused', fault: null })
    expect(scene.state().notice).toBe('There is no cell 99 any more.')
    scene.session.seek(30)
    scene.turn(20)
    expect(scene.state()).toMatchObject({ status: 'paused', time: 30 })
  })

  it('[U12] one at the end leaves the run finished, unless it lengthens the load', () => {
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

  it('[U25] one that is refused leaves no wish behind: the same one is asked for again', () => {
    const scene = setUp({ ...recording, log: full })
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

  it('[U13] [U30] those wished for on the way of a run are unknown to another one', () => {
    const scene = setUp()
    scene.session.seek(60)
    scene.draw()
    scene.session.change('retries', 4)
    scene.session.open({ ...recording, seed: 3 }, 40)
    scene.turn(60)
    expect(scene.state()).toMatchObject({ status: 'paused', time: 40, settings: { retries: 1 } })
    expect(scene.state().recording.log).toEqual([])
  })

  it('[U30] two kills of a cell on the way are one', () => {
    const scene = setUp()
    scene.session.seek(60)
    scene.draw()
    scene.session.kill(1)
    scene.session.kill(1)
    scene.turn(60)
    expect(scene.state()).toMatchObject({ status: 'paused', time: 60, notice: null })
    expect(scene.state().recording.log).toEqual([{ time: 60, change: { type: 'kill', cell: 1 } }])
  })

  it('[U8] one that is refused is stepped over by Undo, in whatever run', () => {
    const scene = setUp({ ...recording, log: full })
    scene.session.change('timeout', 4)
    scene.session.open({ ...recording, log: full })
    scene.session.seek(30)
    scene.turn(20)
    for (const name of ['retries', 'boot'] as const) {
      scene.session.change(name, 4)
      scene.turn(5)
    }
    expect(scene.state().notice).toContain('this one is full')
    expect(scene.state().canUndo).toBe(true)
    scene.session.undo()
    scene.turn(5)
    expect(scene.state()).toMatchObject({ time: 0, settings: { timeout: 4 }, canRedo: true })
    scene.session.undo()
    expect(scene.state()).toMatchObject({ settings: { timeout: 5 }, canUndo: false })
  })

  it('[U8] one that is all there is to undo leaves nothing to undo', () => {
    const scene = setUp({ ...recording, log: full })
    scene.session.seek(30)
    scene.turn(20)
    scene.session.change('retries', 4)
    scene.turn(5)
    const { run } = scene.state()
    scene.session.undo()
    scene.turn(5)
    expect(scene.state()).toMatchObject({ run, time: 30, canUndo: false, canRedo: false })
  })

  it('[U8] one that made the load longer is taken back also behind the end that it had before', () => {
    const load = (duration: number) => ({ form: 'steps', every: duration, rates: [20] }) as const
    const longer = load(90)
    const scene = setUp({ ...recording, settings: { load: load(60) } })
    scene.session.change('retries', 4)
    scene.session.change('load', longer)
    scene.session.seek(80)
    scene.turn(30)
    expect(scene.state()).toMatchObject({ time: 80, canUndo: true, canRedo: false })
    scene.session.undo()
    scene.turn(30)
    expect(scene.state()).toMatchObject({ status: 'finished', time: 60, notice: null })
    expect(scene.state()).toMatchObject({ canRedo: true, settings: { retries: 4, load: load(60) } })
    // An edit that is refused does not cost what could be done again.
    scene.session.seek(40)
    scene.turn(30)
    scene.session.change('load', load(30))
    scene.turn(5)
    expect(scene.state().notice).toContain('this run has already come further')
    expect(scene.state()).toMatchObject({ canRedo: true, settings: { retries: 4, load: load(60) } })
    scene.session.redo()
    scene.turn(30)
    expect(scene.state()).toMatchObject({ status: 'paused', time: 40, settings: { load: longer } })
  })

  it('[U8] one that is still to come is taken back by Undo at a time before it', () => {
    const scene = setUp()
    scene.session.seek(60)
    scene.turn(30)
    scene.session.change('retries', 4)
    scene.turn(5)
    scene.session.seek(30)
    scene.turn(30)
    expect(scene.state()).toMatchObject({ time: 30, settings: { retries: 1 } })
    const { log } = scene.state().recording
    expect(log).toHaveLength(1)
    scene.session.undo()
    scene.turn(5)
    expect(scene.state()).toMatchObject({ time: 30, canUndo: false, canRedo: true, notice: null })
    expect(scene.state().recording.log).toEqual([])
    scene.session.redo()
    scene.turn(5)
    expect(scene.state()).toMatchObject({ time: 30, settings: { retries: 1 }, canRedo: false })
    expect(scene.state().recording.log).toEqual(log)
  })

  it('[U8] one that is taken back was never made: the digest is that of a run without it', async () => {
    const digestOf = async (scene: ReturnType<typeof setUp>): Promise<string> => {
      const digest = scene.session.requestDigest()
      scene.turn(5)
      return digest
    }
    const reach = (scene: ReturnType<typeof setUp>, time: number): void => {
      scene.session.seek(time)
      scene.turn(60)
      expect(scene.state()).toMatchObject({ status: 'paused', time })
    }
    const plain = setUp()
    reach(plain, 90)
    const digest = await digestOf(plain)
    const deeds: readonly ((session: typeof plain.session) => void)[] = [
      (session) => session.kill(1),
      (session) => session.rollOut('crashing'),
      (session) => session.addBurst(200, 30),
      (session) => session.change('retries', 5),
      (session) => session.change('load', { form: 'steps', every: 300, rates: [90, 10] }),
      (session) => session.change('slots', 3),
      (session) => session.newSeed(9),
    ]
    for (const deed of deeds) {
      const scene = setUp()
      reach(scene, 40)
      deed(scene.session)
      scene.turn(10)
      reach(scene, 90)
      const after = await digestOf(scene)
      expect(after).not.toBe(digest)
      scene.session.undo()
      scene.turn(60)
      expect(scene.state()).toMatchObject({ status: 'paused', time: 90, canUndo: false })
      expect(scene.state().recording).toEqual(recording)
      expect(await digestOf(scene)).toBe(digest)
      scene.session.redo()
      scene.turn(60)
      expect(scene.state()).toMatchObject({ status: 'paused', time: 90, canRedo: false })
      expect(await digestOf(scene)).toBe(after)
    }
  })

  it('[U8] one that is taken back while it is under way is made again where it is brought back', () => {
    const scene = setUp()
    scene.session.seek(60)
    scene.turn(30)
    scene.session.kill(1)
    scene.session.undo()
    scene.turn(10)
    expect(scene.state()).toMatchObject({ time: 60, canUndo: false, canRedo: true })
    expect(scene.state().recording.log).toEqual([])
    scene.session.redo()
    scene.turn(10)
    expect(scene.state().recording.log).toEqual([{ time: 60, change: { type: 'kill', cell: 1 } }])
    expect(scene.state()).toMatchObject({ time: 60, canUndo: true, canRedo: false })
  })

  it('[U8] at least fifty are taken back and made again, and the run plays on where it played', () => {
    const scene = setUp()
    scene.session.seek(5)
    scene.turn(20)
    const values = Array.from({ length: 60 }, (_, i) => 1 + i / 10)
    for (const value of values) {
      scene.session.change('timeout', value)
      scene.turn(2)
    }
    const { log } = scene.state().recording
    expect(log).toHaveLength(60)
    scene.session.play()
    for (const _ of values) {
      scene.session.undo()
      scene.turn(1)
    }
    scene.turn(5)
    expect(scene.state()).toMatchObject({ status: 'playing', canUndo: false, canRedo: true })
    expect(scene.state().recording.log).toEqual([])
    expect(scene.state().time).toBeGreaterThan(5)
    for (const _ of values) scene.session.redo()
    scene.turn(5)
    expect(scene.state().recording.log).toEqual(log)
    expect(scene.state().status).toBe('playing')
  })

  it('[U8] [U60] a step into a heavy run leaves it paused, also where it could go on', () => {
    const load = { form: 'steps', every: 900, rates: [60_000] } as const
    const light = { form: 'steps', every: 900, rates: [20] } as const
    const scene = setUp({ ...recording, settings: { load } })
    // At its start the run is made light, then it plays.
    scene.session.change('load', light)
    scene.session.play()
    scene.turn(5)
    expect(scene.state().status).toBe('playing')
    scene.session.undo()
    scene.turn(3)
    expect(scene.state()).toMatchObject({ status: 'paused', settings: { load } })
    expect(scene.state().notice).toContain('heavy, with up to 59 million requests')
    scene.session.redo()
    expect(scene.state().notice).toBeNull()
    scene.session.play()
    scene.turn(3)
    expect(scene.state()).toMatchObject({ status: 'playing', settings: { load: light } })

    // Another run begins anew, and a heavy one stands at its start until it is begun.
    const other = setUp({ ...recording, settings: { load } })
    other.session.newSeed(3)
    other.session.open({ ...recording, settings: { load: light } }, 0, true)
    other.turn(3)
    expect(other.state().status).toBe('playing')
    other.session.undo()
    other.turn(3)
    expect(other.state()).toMatchObject({ status: 'paused', time: 0, settings: { load } })
    other.session.redo()
    other.session.play()
    other.turn(3)
    expect(other.state()).toMatchObject({ status: 'playing', settings: { load: light } })
    other.session.undo()
    other.turn(3)
    expect(other.state()).toMatchObject({ status: 'paused', time: 0, settings: { load } })
  })

  it('[U8] none has been made where the same run is opened once more', () => {
    const { session, state } = setUp()
    session.open({ ...recording, seed: 7 })
    expect(state().canUndo).toBe(false)
    session.open({ ...recording, seed: 7 }, 20)
    expect(state().canUndo).toBe(false)
    session.open({ ...recording, seed: 8 })
    expect(state().canUndo).toBe(true)
  })

  it('[Q47] a run that nobody has touched can be gone back to where it was kept', () => {
    const { session, turn, state } = setUp()
    session.keep()
    session.open({ ...recording, seed: 7, settings: { slots: 8 } })
    turn(3)
    expect(state().settings.slots).toBe(8)
    session.undo()
    turn(3)
    expect(state().recording).toEqual(recording)
    session.redo()
    turn(3)
    expect(state().recording).toMatchObject({ seed: 7, settings: { slots: 8 } })
  })

  it('[U30] those wished for on the way are settings wherever else the run goes, until they are taken back', () => {
    const scene = setUp()
    const { retries } = scene.state().settings
    scene.session.seek(60)
    scene.draw()
    scene.session.change('retries', retries + 3)
    scene.session.seek(80)
    scene.session.undo()
    scene.turn(40)
    expect(scene.state()).toMatchObject({ status: 'paused', time: 80, settings: { retries } })
    expect(scene.state().recording.log).toEqual([])
    scene.session.redo()
    scene.turn(40)
    expect(scene.state()).toMatchObject({ time: 80, settings: { retries: retries + 3 } })
  })

  it('[U30] those wished for on the way are forgotten where the same run is opened once more', () => {
    const scene = setUp()
    scene.session.open({ ...recording }, 60)
    scene.draw()
    scene.session.change('retries', 4)
    scene.session.open({ ...recording }, 40)
    scene.turn(40)
    expect(scene.state()).toMatchObject({ status: 'paused', time: 40 })
    expect(scene.state().recording.log).toEqual([])
  })

  it('[U12] one that is refused at the end leaves the run finished', () => {
    const load = (duration: number) => ({ form: 'steps', every: duration, rates: [20] }) as const
    const scene = setUp({ ...recording, settings: { load: load(60) }, log: full })
    scene.session.seek(60)
    scene.turn(30)
    expect(scene.state()).toMatchObject({ status: 'finished', time: 60 })
    scene.session.change('load', load(90))
    scene.turn(5)
    expect(scene.state()).toMatchObject({ status: 'finished', time: 60, duration: 60 })
    expect(scene.state().notice).toContain('this one is full')
  })

  it('[U12] one that is refused while the end is under way lets the run end', () => {
    const load = { form: 'steps', every: 60, rates: [20] } as const
    const scene = setUp({ ...recording, settings: { load } })
    scene.session.setSpeed(600)
    scene.session.seek(57)
    scene.turn(30)
    scene.session.play()
    scene.draw()
    scene.draw()
    scene.session.kill(999)
    scene.session.pause()
    scene.turn(10)
    expect(scene.state().notice).toBe('There is no cell 999 any more.')
    expect(scene.state()).toMatchObject({ status: 'finished', time: 60 })
  })
})
