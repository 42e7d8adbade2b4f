import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import type { Recording } from '#core/organisms/recording.ts'
import { createHost } from '#worker/host.ts'
import type { Pair } from './pair.ts'
import { setUpPair, stand, timesOf, type PairScene } from './pair.test-support.ts'

const setUp = (looks: { readonly a: number; readonly b: number }) =>
  setUpPair((parts) => createHost({ organismOf, ...parts }), looks)

/** Turns until both stand at a time, or so many have passed. */
function until(scene: PairScene, pair: Pair, time: number, most = 4000): void {
  for (let i = 0; i < most && !stand(pair, time); i++) scene.turn(1)
  expect(timesOf(pair)).toEqual([time, time])
}

describe('two runs on one clock', () => {
  it('[R80] [R81] stand at one time in every picture, however slow one worker is', () => {
    const scene = setUp({ a: 0.01, b: 4 })
    const pair = scene.begin()
    until(scene, pair, 0)
    pair.a.setSpeed(60)
    pair.a.play()
    scene.turn(600, 3)
    expect(scene.shown.isLevel).toBe(true)
    expect(scene.shown.times.size).toBeGreaterThan(60)
    expect(pair.b.store.getState().status).toBe('playing')
    const [at = 0] = timesOf(pair)
    expect(at).toBeGreaterThan(100)
    pair.a.pause()
    scene.turn(5)
    expect(pair.b.store.getState().status).toBe('paused')
    expect(timesOf(pair)[0]).toBe(timesOf(pair)[1])
  })

  it('[R81] go to a time together, step by a decision of the first, and come to one end', () => {
    const scene = setUp({ a: 1, b: 1 })
    const pair = scene.begin()
    until(scene, pair, 0)
    pair.a.seek(200)
    until(scene, pair, 200)
    pair.a.seek(60)
    until(scene, pair, 60)
    pair.a.stepDecision()
    scene.turn(40)
    const [decided = 0, other] = timesOf(pair)
    expect(decided).toBeGreaterThan(60)
    expect(other).toBe(decided)
    expect(pair.a.store.getState().decisions.at(-1)?.time).toBe(decided)
    pair.a.setSpeed(600)
    pair.a.play()
    for (let i = 0; i < 3000 && pair.a.store.getState().status !== 'finished'; i++) scene.turn(1)
    scene.turn(5)
    const { duration } = pair.a.store.getState()
    expect(timesOf(pair)).toEqual([duration, duration])
    expect(pair.b.store.getState().status).toBe('finished')
    pair.a.play()
    scene.turn(20)
    expect(pair.b.store.getState().status).toBe('playing')
    pair.a.reset()
    until(scene, pair, 0)
  })

  it('[R81] is brought to a run that plays already, and a lost worker comes back to the other', () => {
    const scene = setUp({ a: 0.5, b: 0.5 })
    scene.a.setSpeed(60)
    scene.a.play()
    scene.turn(60)
    const pair = scene.begin()
    for (let i = 0; i < 200 && pair.b.store.getState().status !== 'playing'; i++) scene.turn(1)
    scene.turn(40)
    expect(pair.b.store.getState().status).toBe('playing')
    for (const worker of [scene.workers.b, scene.workers.a]) {
      worker.kill()
      const [before = 0] = timesOf(pair)
      scene.turn(200)
      expect(timesOf(pair)[0]).toBe(timesOf(pair)[1])
      expect(timesOf(pair)[0]).toBeGreaterThan(before)
    }
    expect(scene.workers.b.isEnded()).toBe(true)
  })

  it('[R82] share an edit of the load and another seed, and keep every other edit apart', () => {
    const scene = setUp({ a: 1, b: 1 })
    const pair = scene.begin()
    pair.a.setSpeed(60)
    pair.a.play()
    scene.turn(80)
    pair.a.change('load', { form: 'steps', every: 600, rates: [90] })
    pair.b.change('policy', { kind: 'manual', replicas: 6 })
    scene.turn(40)
    pair.a.pause()
    scene.turn(10)
    // What is fixed while a run goes on begins that run again, and it comes back to the other one.
    pair.b.change('slots', 3)
    for (let i = 0; i < 2000 && pair.b.store.getState().status !== 'paused'; i++) scene.turn(1)
    scene.turn(10)
    const [at, together] = timesOf(pair)
    expect(together).toBe(at)
    const [one, two] = [pair.a.store.getState(), pair.b.store.getState()]
    const loads = (log: Recording['log']) =>
      log.filter(({ change }) => change.type === 'set' && change.name === 'load')
    expect(loads(one.recording.log)).toHaveLength(1)
    expect(loads(two.recording.log)).toEqual(loads(one.recording.log))
    expect(two.settings.load).toEqual(one.settings.load)
    expect(one.settings.slots).not.toBe(3)
    expect(two.settings.slots).toBe(3)
    expect([one.settings.policy.kind, two.settings.policy.kind]).toEqual(['hpa', 'manual'])
    expect(one.figures?.requests.arrived).toBe(two.figures?.requests.arrived)
    pair.a.newSeed(9)
    until(scene, pair, 0)
    expect(pair.b.store.getState().recording.seed).toBe(9)
    pair.end()
    expect(scene.workers.b.isEnded()).toBe(true)
    pair.a.play()
    scene.turn(20)
    expect(pair.a.lastFrame()?.time).toBeGreaterThan(0)
  })
})
