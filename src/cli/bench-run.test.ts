import { describe, expect, it } from 'vitest'
import { benchCases } from './bench-plane.ts'
import { runBench, type BenchPlan } from './bench-run.ts'

const short: BenchPlan = { cases: benchCases, warmUp: 2000, requests: 3000, repeats: 2 }

/** Runs the command; the clock gains a millisecond with every look at it. */
function bench(args: readonly string[], plan = short): { code: number; out: string; err: string } {
  const said = { out: '', err: '' }
  let ms = 0
  const code = runBench(
    args,
    {
      print: (text) => void (said.out += text),
      complain: (text) => void (said.err += text),
      nowMs: () => ms++,
    },
    plan,
  )
  return { code, ...said }
}

describe('npm run bench', () => {
  it('[M20] --json prints the cases a to d and nothing else', () => {
    const { code, out, err } = bench(['--json'])
    expect([code, err]).toEqual([0, ''])
    // One millisecond for 3,000 requests.
    const ns = 333.33
    expect(JSON.parse(out)).toEqual({
      cases: ['a', 'b', 'c', 'd'].map((name) => ({ name, ns, requests: 3000 })),
    })
  })

  it('[M20] without it the same stands in a table', () => {
    const { code, out } = bench([])
    expect(code).toBe(0)
    expect(out).toContain('c  1,000 cells, power of two')
    expect(out).toContain('333.3 ns')
  })

  it('[M21] a run that refused requests is no measurement', () => {
    const cases = [{ name: 'x', what: 'no queue', cells: 2, slots: 1, queue: 0 }]
    const { code, out, err } = bench(['--json'], { ...short, cases })
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^Case x measured something else: \d+ requests met a full queue/)
  })

  it('[M2] an unknown option is refused, help is told', () => {
    expect(bench(['--jsn'])).toMatchObject({ code: 2, out: '' })
    expect(bench(['--jsn']).err).toContain('“--jsn” is not known')
    expect(bench(['--help']).out).toContain('npm run bench')
  })
})
