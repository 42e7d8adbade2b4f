import { describe, expect, it } from 'vitest'
import { type CellSketch, sketchFrame } from '../frame-sketch.ts'
import { type Culture, createCulture, valueOf } from './culture.ts'
import { ease, settle } from './easing.ts'
import { readFrame } from './reading.ts'

const speeds = [0.5, 1, 8, 60] as const
const framesPerSecond = 15

const steps = [
  { phase: 'scheduled', lasts: 2 },
  { phase: 'pulling', lasts: 12 },
  { phase: 'booting', lasts: 8 },
  { phase: 'probing', lasts: 2 },
] as const

/** What a frame says of a daughter so many simulated seconds after she was asked for. */
function daughterAt(time: number): CellSketch {
  let left = time
  for (const { phase, lasts } of steps) {
    if (left < lasts) return { id: 2, mother: 1, phase, progress: left / lasts }
    left -= lasts
  }
  return { id: 2, mother: 1, ready: 1 }
}

interface Moment {
  readonly time: number
  readonly drawn: number
  readonly said: number
}

/** Plays a course at a speed as the page does: few frames, many pictures. */
function play(
  speed: number,
  lasts: number,
  cellsAt: (time: number) => readonly CellSketch[],
  read: (culture: Culture) => Omit<Moment, 'time'>,
): readonly Moment[] {
  const culture = createCulture()
  readFrame(culture, sketchFrame(1, cellsAt(0)), () => {})
  settle(culture)
  const moments: Moment[] = []
  const pictures = Math.ceil((lasts / speed + 1) * 60)
  for (let n = 0; n < pictures; n++) {
    const time = (n / 60) * speed
    const isFrame = n % (60 / framesPerSecond) === 0
    if (isFrame) readFrame(culture, sketchFrame(1 + time, cellsAt(time)), () => {})
    ease(culture, 1 / 60)
    moments.push({ time, ...read(culture) })
  }
  return moments
}

/** View time from where a course was said to have come to where it is drawn there, s. */
function lagAt(moments: readonly Moment[], mark: number, speed: number): number {
  const said = moments.find((moment) => moment.said >= mark)
  const drawn = moments.find((moment) => moment.drawn >= mark)
  if (!said || !drawn) return Number.NaN
  return (drawn.time - said.time) / speed
}

const serving = { id: 1, ready: 1, load: 0.9, inService: 4 } as const

describe('the pace of what is shown', () => {
  it('[S57] each step of a division ends when the simulated one does, at any speed', () => {
    for (const speed of speeds) {
      const moments = play(
        speed,
        24,
        (time) => [serving, daughterAt(time)],
        (culture) => ({
          drawn: valueOf(culture, 'division', 0),
          said: valueOf(culture, 'divisionGoal', 0),
        }),
      )
      for (const mark of [0.17, 0.44, 0.7, 0.88]) {
        const lag = lagAt(moments, mark, speed)
        expect(lag, `${mark} at ${speed}×`).toBeGreaterThanOrEqual(0)
        expect(lag, `${mark} at ${speed}×`).toBeLessThanOrEqual(0.2)
      }
    }
  })

  it('[S57] a cell that leaves withers as far as its simulated leaving has come, at any speed', () => {
    for (const speed of speeds) {
      const moments = play(
        speed,
        30,
        (time) => [{ id: 1, phase: 'draining', progress: Math.min(1, time / 30) }],
        (culture) => ({
          drawn: valueOf(culture, 'wither', 0),
          said: valueOf(culture, 'witherGoal', 0),
        }),
      )
      for (const mark of [0.27, 0.3, 0.36]) {
        const lag = lagAt(moments, mark, speed)
        expect(lag, `${mark} at ${speed}×`).toBeGreaterThanOrEqual(0)
        expect(lag, `${mark} at ${speed}×`).toBeLessThanOrEqual(0.5)
      }
    }
  })
})
