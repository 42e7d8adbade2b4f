import { describe, expect, it } from 'vitest'
import { allocatedIn } from './bench-allocations.ts'
import { prepare, runSteady, steadyMarks } from './bench-steady.ts'
import type { WarmPlan } from './bench-warm.ts'

const short: WarmPlan = { warmUp: 1, calls: 2, requests: 1000 }

describe('a steady state', () => {
  it.each(['c', 'd', 'quiet', 'allocating', 'deoptimised'])(
    '[M25] of %s stands between two marks',
    (what) => {
      const lines: string[] = []
      const found = runSteady(what, (line) => void lines.push(line), short)
      expect(found.ok && found.value.requests).toBeGreaterThan(0)
      expect(lines).toEqual([steadyMarks.begins, steadyMarks.ends])
    },
  )

  it('[M25] counts the requests between the marks', () => {
    const found = runSteady('c', () => undefined, short)
    expect(found.ok && found.value.requests).toBe(2000)
  })

  it('[M21] that was left early is no measurement', () => {
    const warm = prepare('c', short)
    expect(warm.ok && warm.value.check()).toMatchObject({ ok: false })
  })

  it('[M25] of a name that there is not is refused', () => {
    const found = runSteady('nowhere', () => undefined, short)
    expect(found).toMatchObject({ ok: false })
  })

  it('[M25] is looked at by the heap profiler, function by function', () => {
    const found = allocatedIn('allocating', short)
    const text = JSON.stringify(found)
    expect(text).toContain('"functionName":"allocate"')
    expect(text).toContain('"selfSize":')
  })
})
