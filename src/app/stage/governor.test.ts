import { describe, expect, it } from 'vitest'
import { type Governor, createGovernor, effortsFor, measure } from './governor.ts'

const efforts = effortsFor('canvas', 3)

function feed(governor: Governor, frameMs: number, frames: number): void {
  for (let n = 0; n < frames; n++) measure(governor, frameMs, efforts)
}

describe('effort', () => {
  it('[S31] is full while frames are fast enough', () => {
    const governor = createGovernor()
    feed(governor, 16.7, 3000)
    expect(governor.level).toBe(0)
  })

  it('[S31] goes down one step at a time while each step gains something', () => {
    const governor = createGovernor()
    feed(governor, 60, 30)
    expect(governor.level).toBe(1)
    feed(governor, 40, 30)
    expect(governor.level).toBe(2)
    feed(governor, 28, 30)
    expect(governor.level).toBe(3)
    feed(governor, 20, 300)
    expect(governor.level).toBe(efforts.length - 1)
  })

  it('[S31] takes its steps back when none of them gained anything', () => {
    const governor = createGovernor()
    for (let level = 1; level < efforts.length; level++) {
      feed(governor, 33.3, 30)
      expect(governor.level).toBe(level)
    }
    feed(governor, 33.3, 30)
    expect(governor.level).toBe(0)
    feed(governor, 33.3, 600)
    expect(governor.level).toBe(0)
  })

  it('[S31] single slow frames change nothing', () => {
    const governor = createGovernor()
    for (let n = 0; n < 300; n++) measure(governor, n % 10 === 0 ? 120 : 16, efforts)
    expect(governor.level).toBe(0)
  })

  it('[S31] a step that a display hides does not keep it from the next', () => {
    const governor = createGovernor()
    // Cells take 40 ms, everything else 8, and a display shows a frame every 16.7 ms.
    const shown = (ms: number) => Math.ceil(ms / 16.7) * 16.7
    for (let n = 0; n < 600; n++) {
      const every = efforts[governor.level]?.cellsEvery ?? 1
      measure(governor, shown(8 + (n % every === 0 ? 40 : 0)), efforts)
    }
    expect(efforts[governor.level]?.cellsEvery).toBe(4)
  })

  it('[S31] goes up again after a minute at the earliest', () => {
    const governor = createGovernor()
    feed(governor, 60, 30)
    expect(governor.level).toBe(1)
    feed(governor, 16, Math.floor(50_000 / 16))
    expect(governor.level).toBe(1)
    feed(governor, 16, Math.floor(15_000 / 16))
    expect(governor.level).toBe(0)
  })

  it('[S31] a step up that fails is tried ever more rarely', () => {
    const governor = createGovernor()
    const rises: number[] = []
    let now = 0
    // Everything is too much for this machine, and one step less is not.
    while (now < 1_800_000) {
      const { level } = governor
      const ms = level === 0 ? 60 : 16
      now += ms
      measure(governor, ms, efforts)
      if (governor.level < level) rises.push(now)
      expect(governor.level).toBeLessThan(3)
    }
    const pauses = rises.slice(1).map((at, n) => at - (rises[n] ?? 0))
    expect(pauses.length).toBeGreaterThan(2)
    pauses.forEach((pause, n) => expect(pause).toBeGreaterThan(1.8 * (pauses[n - 1] ?? 30_000)))
  })

  it('[S31] very slow frames are judged before there are thirty', () => {
    const governor = createGovernor()
    feed(governor, 300, 6)
    expect(governor.level).toBe(1)
  })
})

describe('effort of the card', () => {
  it('[S36] goes from sharp to coarse, loses its bloom, slows its cells and ends on the 2D canvas', () => {
    const steps = effortsFor('webgl', 3)
    expect(
      steps.slice(0, 5).map(({ kind, ratioMax, halos, cellsEvery }) => {
        return [kind, ratioMax, halos, cellsEvery]
      }),
    ).toEqual([
      ['webgl', 2, true, 1],
      ['webgl', 1.5, true, 1],
      ['webgl', 1, true, 1],
      ['webgl', 1, false, 1],
      ['webgl', 1, false, 2],
    ])
    expect(steps.slice(5).map(({ kind }) => kind)).toEqual(efforts.map(() => 'canvas'))
  })

  it('[S36] steps that change nothing on a screen are left out', () => {
    expect(effortsFor('webgl', 1).filter(({ kind }) => kind === 'webgl')).toHaveLength(3)
    expect(effortsFor('webgl', 1.5).filter(({ kind }) => kind === 'webgl')).toHaveLength(4)
    expect(effortsFor('webgl', 1, true)).toHaveLength(1)
  })

  it('[S36] a slow card gives way to the 2D canvas though its steps gain little', () => {
    const governor = createGovernor()
    const steps = effortsFor('webgl', 1)
    for (let n = 0; n < 60 && steps[governor.level]?.kind === 'webgl'; n++) {
      measure(governor, 300 - 10 * governor.level, steps)
    }
    expect(steps[governor.level]?.kind).toBe('canvas')
    for (let n = 0; n < 300; n++) measure(governor, 17, steps)
    expect(steps[governor.level]?.kind).toBe('canvas')
  })

  it('[S36] on a slow display the card draws everything again once nothing has helped', () => {
    const governor = createGovernor()
    const steps = effortsFor('webgl', 2)
    for (let n = 0; n < 400; n++) measure(governor, 33.3, steps)
    expect(governor.level).toBe(0)
    for (let n = 0; n < 1_700; n++) measure(governor, 33.3, steps)
    expect(governor.level).toBe(0)
  })
})
