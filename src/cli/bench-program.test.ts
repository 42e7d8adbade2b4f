import { describe, expect, it } from 'vitest'
import { benchCases, ladderCases } from './bench-plane.ts'
import { runBenchProgram } from './bench-program.ts'
import type { BenchPlan } from './bench-run.ts'
import { timeTravel } from './bench-travel.ts'

const short: BenchPlan = { cases: benchCases, warmUp: 2000, requests: 3000, repeats: 2 }

/** Two hours at two requests a second, as a file of counts. */
const trace = JSON.stringify({ dt_s: 1800, counts: [3600, 3600, 7200, 3600] })

/** Runs one measurement; the clock gains a millisecond with every look at it. */
function bench(args: readonly string[], plan = short): { code: number; out: string; err: string } {
  const said = { out: '', err: '' }
  let ms = 0
  const code = runBenchProgram(
    args,
    {
      print: (text) => void (said.out += `${text}\n`),
      complain: (text) => void (said.err += `${text}\n`),
      read: () => trace,
      nowMs: () => ms++,
      keptBytes: () => 1e6 * ms,
    },
    plan,
  )
  return { code, ...said }
}

describe('one turn of npm run bench', () => {
  it('[M20] tells the cases a to d and nothing else', () => {
    const { code, out, err } = bench(['cases'])
    expect([code, err]).toEqual([0, ''])
    // One millisecond for 3,000 requests.
    const figures = { ns: 333.33, requests: 3000 }
    expect(JSON.parse(out)).toMatchObject(
      ['a', 'b', 'c', 'd'].map((name) => ({ name, ...figures })),
    )
  })

  it('[M21] a run that refused requests is no measurement', () => {
    const cases = [{ name: 'x', what: 'no queue', cells: 2, slots: 1, queue: 0 }]
    const { code, out, err } = bench(['cases'], { ...short, cases })
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^Case x measured something else: \d+ requests met a full queue/)
  })

  it('[M24] the ladder has five sizes that differ in nothing else', () => {
    const { code, out } = bench(['ladder'], { ...short, warmUp: 100, requests: 100, repeats: 1 })
    expect(code).toBe(0)
    const sizes = [10, 100, 1000, 10_000, 30_000]
    expect(JSON.parse(out)).toMatchObject(sizes.map((cells) => ({ cells, requests: 100 })))
    expect(new Set(ladderCases.map(({ slots, queue }) => `${slots} ${queue}`)).size).toBe(1)
  })

  it('[M29] levels stand beside their requests, for the same simulated time', () => {
    const { code, out, err } = bench(['levels'], { ...short, warmUp: 3000, repeats: 1 })
    expect([code, err]).toEqual([0, ''])
    // One millisecond for 3,000 requests, and one for 250 mean services.
    const expected = [100, 1000, 10_000, 30_000].map((cells) => ({
      cells,
      requestsUs: expect.closeTo((0.7 * cells) / 3, 6),
      levelsUs: 4,
      leapNs: 1000,
      settleNs: 1e6,
    }))
    expect(JSON.parse(out)).toEqual(expected)
  })

  it('[M28] a run is gone back and forth in, and is the same run afterwards', () => {
    let [ms, kept] = [0, 0]
    const plan = { seconds: 120, seeks: 5, steps: 4 }
    const told = timeTravel(
      () => (ms += 1),
      () => (kept += 2e6),
      140,
      plan,
    )
    if (!told.ok) throw new Error(told.problem)
    expect(told.value).toMatchObject({ rate: 140, cells: 2, megabytes: 2 })
    expect([told.value.seeks.length, told.value.stepsBack.length]).toEqual([5, 4])
    expect(bench(['travel', 'far'])).toMatchObject({ code: 1, out: '' })
  })

  it('[M23] a whole run under a trace is the same run twice', () => {
    const first = bench(['trace', 'two-hours.json'])
    expect([first.code, first.err]).toEqual([0, ''])
    const told: unknown = JSON.parse(first.out)
    expect(told).toMatchObject({ wall: 0.001, simulated: 7200 })
    const { requests } = told as { requests: number }
    // Poisson: 18,000 requests are expected.
    expect(Math.abs(requests - 18_000)).toBeLessThan(6 * Math.sqrt(18_000))
    expect(bench(['trace', 'two-hours.json']).out).toBe(first.out)
  })

  it('[M23] a trace that is none, and a scenario that there is not, are told', () => {
    const said: string[] = []
    const ways = { print: () => undefined, nowMs: () => 0, keptBytes: () => 0 }
    const parts = { ...ways, read: () => '{"dt_s": 60}' }
    const complain = (line: string) => void said.push(line)
    expect(runBenchProgram(['trace', 'dir/x.json'], { ...parts, complain })).toBe(1)
    expect(said[0]).toMatch(/^“x\.json”: /)
    expect(bench(['scenario', 'nowhere']).err).toContain('There is no scenario “nowhere”')
  })

  it('[M20] a measurement that there is not is refused', () => {
    expect(bench(['nothing'])).toEqual({
      code: 1,
      out: '',
      err: 'There is no measurement “nothing”.\n',
    })
  })
})
