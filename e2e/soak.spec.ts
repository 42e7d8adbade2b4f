import { expect, test } from '@playwright/test'
import { framesDuring, judgeFrames, keepFramesComing } from '../scripts/soak/frames.mjs'
import { openGauges } from '../scripts/soak/gauges.mjs'
import { playRound, start } from '../scripts/soak/visitor.mjs'
import { openPlayground, setSpeed } from './playground.ts'

const megabyte = 2 ** 20
const warmRounds = 3
/** As many as a minute at 60× has; at 600× a visitor does the same in a third of the time, and what a round keeps it keeps there too. */
const rounds = 4
/** A second of computing, or more: work, because time on the wall passes without any where the core is another’s. */
const hogSteps = 1.5e8

test.use({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' })

test(
  '[U58] four rounds of flash crowds leave neither page nor worker larger, and no frame hangs',
  { tag: '@wide' },
  async ({ page }) => {
    test.setTimeout(300_000)
    await keepFramesComing(page)
    await openPlayground(page, start)
    const gauges = await openGauges(page)
    // `npm run soak` plays half an hour at 60×; memory grows by what is done, not by the time it takes.
    await setSpeed(page, '600×')
    // In the first round everything is opened and made for the first time, in the next ones compiled.
    let killed = 0
    for (let round = 0; round < warmRounds; round++) killed += await playRound(page, round)
    const before = await gauges.kept()
    const seen = await framesDuring(page, async () => {
      for (let round = warmRounds; round < warmRounds + rounds; round++)
        killed += await playRound(page, round)
    })
    const after = await gauges.kept()
    expect(killed).toBeGreaterThan(0)
    expect(seen.frames).toBeGreaterThan(100)
    expect(seen.hangs).toEqual([])
    for (const thread of ['page', 'worker'] as const) {
      expect(before[thread].data).toBeGreaterThan(megabyte)
      for (const part of ['heap', 'data'] as const) {
        const grown = (after[thread][part] - before[thread][part]) / megabyte
        expect(grown, `${thread}: ${part}, MB`).toBeLessThan(1)
      }
    }
    expect(after.listeners - before.listeners).toBeLessThan(50)
  },
)

test(
  '[U58] a script that computes through a frame is seen as a hang',
  { tag: '@wide' },
  async ({ page }) => {
    await keepFramesComing(page)
    await openPlayground(page)
    const seen = await framesDuring(page, async () => {
      await page.evaluate(
        (steps) =>
          new Promise<number>((done) =>
            requestAnimationFrame(function hog() {
              let sum = 0
              for (let k = 0; k < steps; k++) sum = Math.sqrt(sum + k)
              requestAnimationFrame(() => requestAnimationFrame(() => done(sum)))
            }),
          ),
        hogSteps,
      )
    })
    expect(
      seen.hangs.map(({ longest }) => longest),
      JSON.stringify(seen),
    ).toEqual(['FireAnimationFrame'])
  },
)

test('[U58] a frame that waits for a core or for the rasteriser has not hung', () => {
  const task = (name: string, ts: number, dur: number, tdur: number) => ({
    name,
    ph: 'X',
    pid: 1,
    tid: 1,
    ts: ts * 1000,
    dur: dur * 1000,
    tdur: tdur * 1000,
    args: {},
  })
  const gap = (...between: Parameters<typeof judgeFrames>[0]) => {
    const frame = task('FireAnimationFrame', 0, 1, 1)
    const { hangs, explained } = judgeFrames([frame, ...between, { ...frame, ts: 400_000 }])
    expect(hangs.length + explained).toBe(1)
    return hangs.length === 1
  }
  expect(gap(task('FunctionCall', 10, 300, 60))).toBe(false)
  expect(gap(task('Commit', 10, 300, 300))).toBe(false)
  expect(gap(task('FunctionCall', 10, 300, 300))).toBe(true)
  // An event without times of its own hides nothing: in one run of twenty-four a trace had one.
  const { dur, tdur, ...timeless } = task('Commit', 390, 0, 0)
  expect([dur, tdur]).toEqual([0, 0])
  expect(gap(task('FunctionCall', 10, 300, 300), timeless)).toBe(true)
  expect(gap(task('Commit', 10, 300, 300), timeless)).toBe(false)
  // What lies in another task is counted once.
  expect(gap(task('TimerFire', 10, 30, 30), task('FunctionCall', 12, 26, 26))).toBe(false)
})
