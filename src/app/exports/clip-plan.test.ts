import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportsText } from '#text/en/exports.ts'
import { clipLimits, planClip, simulatedTime, viewMs, type ClipWish } from './clip-plan.ts'

const text = exportsText.english
const wish: ClipWish = {
  format: 'mp4',
  start: 200,
  end: 280,
  speed: 8,
  fps: 30,
  size: { width: 1280, height: 720 },
}

describe('the plan of a clip', () => {
  it('[U51] gives every picture its exact simulated time and its time of the view', () => {
    const plan = planClip(wish, 900, text)
    if (!plan.ok) throw new Error(plan.problem)
    expect(plan.value).toMatchObject({ frames: 300 })
    expect(simulatedTime(plan.value, 0)).toBe(200)
    expect(simulatedTime(plan.value, 45)).toBe(212)
    expect(viewMs(plan.value, 0)).toBe(0)
    expect(viewMs(plan.value, 30)).toBe(1000)
  })

  it('[U51] never leaves the run, and never goes back in time', () => {
    const wishes = fc.record({
      start: fc.double({ min: 0, max: 899, noNaN: true }),
      length: fc.double({ min: 0.01, max: 400, noNaN: true }),
      speed: fc.constantFrom(0.5, 1, 2, 8, 30, 60),
      fps: fc.constantFrom(10, 20, 25, 30, 60),
    })
    let planned = 0
    fc.assert(
      fc.property(wishes, ({ start, length, speed, fps }) => {
        const end = Math.min(900, start + length)
        const plan = planClip({ ...wish, start, end, speed, fps }, 900, text)
        if (!plan.ok) return
        planned += 1
        let [time, ms] = [0, -1]
        for (let k = 0; k < plan.value.frames; k++) {
          const [nextTime, nextMs] = [simulatedTime(plan.value, k), viewMs(plan.value, k)]
          expect(nextTime).toBeGreaterThanOrEqual(time)
          expect(nextTime).toBeLessThanOrEqual(900)
          expect(nextMs).toBeGreaterThan(ms)
          // The stage takes no longer step of view time whole.
          expect(nextMs - Math.max(0, ms)).toBeLessThanOrEqual(100 + 1e-6)
          ;[time, ms] = [nextTime, nextMs]
        }
      }),
      { seed: 22, numRuns: 60 },
    )
    expect(planned).toBeGreaterThan(20)
  })

  it('[U54] refuses what is too much, with a sentence that says what fits', () => {
    const problemOf = (change: Partial<ClipWish>): string => {
      const plan = planClip({ ...wish, ...change }, 900, text)
      return plan.ok ? '' : plan.problem
    }
    expect(problemOf({})).toBe('')
    expect(problemOf({ end: 200 + 8 * clipLimits.video.seconds })).toBe('')
    expect(problemOf({ end: 200 + 8 * clipLimits.video.seconds + 1 })).toMatch(
      /at most 60\. Choose/,
    )
    expect(problemOf({ format: 'gif', fps: 20, end: 361 })).toMatch(/a GIF holds at most 20\. /)
    expect(problemOf({ format: 'gif', fps: 25, end: 360 })).toMatch(/a GIF holds at most 16\. /)
    expect(problemOf({ format: 'gif', fps: 20, end: 320 })).toMatch(/at most 11 seconds\. Choose/)
    for (const change of [
      { start: -1 },
      { end: 200 },
      { end: 901 },
      { start: Number.NaN },
      { end: Infinity },
    ]) {
      expect(problemOf(change)).toMatch(
        /^A clip begins at 00:00 or later .* Choose another span\.$/,
      )
    }
    expect(problemOf({ speed: 0 })).toMatch(/above 0/)
    expect(problemOf({ fps: Number.NaN })).toMatch(/above 0/)
  })
})
