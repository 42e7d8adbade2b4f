import { describe, expect, it } from 'vitest'
import { setUpBetween, recording, type Scene } from '#app/store/two-threads.ts'
import { organismOf } from '#core/organisms/models.ts'
import { createHost } from '#worker/host.ts'
import { stepTo, timesOf, type StepKind } from './step-to.ts'

const surge = {
  ...recording,
  settings: {
    load: {
      form: 'linear' as const,
      points: [
        [0, 40],
        [60, 40],
        [80, 400],
        [200, 400],
        [210, 20],
        [900, 20],
      ],
    },
    initialReplicas: 3,
    slots: 4,
    boot: 8,
  },
}

const setUp = () => setUpBetween((parts) => createHost({ organismOf, ...parts }), surge)

function rest(scene: Scene): void {
  for (let i = 0; i < 200; i++) {
    scene.turn(3)
    const { status } = scene.state()
    scene.turn(2)
    if (status !== 'seeking' && scene.state().status === status) return
  }
  throw new Error('the run has not come to rest')
}

/** All times of a kind in the whole run. */
function allTimes(kind: StepKind): readonly number[] {
  const scene = setUp()
  scene.session.seek(900)
  rest(scene)
  return [...new Set(timesOf(kind, scene.state()))]
}

describe('steps to what happened', () => {
  it.each(['division', 'death', 'breach'] as const)(
    '[U103] stand at the very time of each %s, forwards as far as none is known, and back',
    (kind) => {
      const times = allTimes(kind)
      expect(times.length).toBeGreaterThan(1)
      const scene = setUp()
      const ends: string[] = []
      const step = (direction: -1 | 1): void => {
        stepTo(scene.session, kind, direction, () => ends.push(`${direction}`))
        rest(scene)
      }
      for (const time of times) {
        step(1)
        expect(scene.state()).toMatchObject({ status: 'paused', time })
      }
      step(1)
      expect(scene.state()).toMatchObject({ status: 'finished', time: 900 })
      expect(ends).toEqual(['1'])
      for (const time of times.toReversed()) {
        step(-1)
        expect(scene.state()).toMatchObject({ status: 'paused', time })
      }
      step(-1)
      expect(scene.state().time).toBe(times[0])
      expect(ends).toEqual(['1', '-1'])
    },
  )

  it('[U101] [U103] what was only looked through is no past: who acts there goes on with the run', () => {
    const scene = setUp()
    stepTo(scene.session, 'division', 1, () => undefined)
    rest(scene)
    scene.session.addBurst(10, 5)
    scene.turn(5)
    expect(scene.state().tree.branches).toHaveLength(1)
    expect(scene.state().recording.log).toHaveLength(1)
  })
})
