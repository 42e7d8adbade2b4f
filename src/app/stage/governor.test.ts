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

  it('[S31] takes a step back that gained nothing', () => {
    const governor = createGovernor()
    feed(governor, 33.3, 30)
    expect(governor.level).toBe(1)
    feed(governor, 33.3, 30)
    expect(governor.level).toBe(0)
    feed(governor, 33.3, 600)
    expect(governor.level).toBe(0)
  })

  it('[S31] single slow frames change nothing', () => {
    const governor = createGovernor()
    for (let n = 0; n < 300; n++) measure(governor, n % 5 === 0 ? 120 : 16, efforts)
    expect(governor.level).toBe(0)
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
})
