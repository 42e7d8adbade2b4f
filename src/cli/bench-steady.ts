import { getHeapStatistics } from 'node:v8'
import type { Result } from '#core/schema/schema.ts'
import { isControl, prepareControl } from './bench-controls.ts'
import { usualWarmPlan, warmCase, warmRun, type Warm, type WarmPlan } from './bench-warm.ts'

/**
 * Written alone on a line of stdout where the steady state begins and where it ends. The reader of
 * V8's traces (scripts/bench/engine/v8-traces.mjs) looks for them and refuses a text without them.
 */
export const steadyMarks = {
  begins: '=== the steady state begins ===',
  ends: '=== the steady state ends ===',
} as const

/** What was done between the marks. */
export interface Steady {
  readonly requests: number
  /**
   * By how much the used heap grew between the marks, bytes. Where nothing was collected that is all
   * that was allocated.
   */
  readonly grown: number
}

/** Goes on in the steady state of a case, a built-in scenario or a control, between two marks. */
export function runSteady(
  what: string,
  mark: (line: string) => void,
  plan: WarmPlan = usualWarmPlan,
): Result<Steady> {
  const warm = prepare(what, plan)
  if (!warm.ok) return warm
  const { go, check } = warm.value
  // With --expose-gc: what the warm-up left behind is not to be collected between the marks, neither the young nor what the
  // program itself has brought close to V8's first limit of old objects.
  globalThis.gc?.()
  globalThis.gc?.({ type: 'minor' })
  mark(steadyMarks.begins)
  const before = getHeapStatistics().used_heap_size
  go()
  const grown = getHeapStatistics().used_heap_size - before
  mark(steadyMarks.ends)
  const requests = check()
  return requests.ok ? { ok: true, value: { requests: requests.value, grown } } : requests
}

/** Brings a case, a built-in scenario or a control to its steady state. */
export function prepare(what: string, plan: WarmPlan = usualWarmPlan): Result<Warm> {
  if (isControl(what)) return { ok: true, value: prepareControl(what) }
  return warmCase(what, plan) ?? warmRun(what)
}
