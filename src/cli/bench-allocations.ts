import { Session, type HeapProfiler } from 'node:inspector'
import { refuse, type Result } from '#core/schema/schema.ts'
import { prepare } from './bench-steady.ts'
import { usualWarmPlan, type WarmPlan } from './bench-warm.ts'

/** One in so many bytes is looked at. */
const samplingInterval = 512

/** What a steady state allocates, by the functions that do it: a profile of V8's sampling heap profiler. */
export interface Allocated {
  readonly requests: number
  /** Bytes: less than some times this is chance. */
  readonly interval: number
  readonly head: HeapProfiler.SamplingHeapProfileNode
}

/** Goes on in the steady state of a case or a built-in scenario while the profiler looks. */
export function allocatedIn(what: string, plan: WarmPlan = usualWarmPlan): Result<Allocated> {
  const warm = prepare(what, plan)
  if (!warm.ok) return warm
  const session = new Session()
  session.connect()
  let head: HeapProfiler.SamplingHeapProfileNode | null = null
  // The type of Node 20 does not know these two: what was collected meanwhile counts as well.
  const wish: HeapProfiler.StartSamplingParameterType & Readonly<Record<string, unknown>> = {
    samplingInterval,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: true,
  }
  session.post('HeapProfiler.startSampling', wish)
  warm.value.go()
  session.post('HeapProfiler.stopSampling', (error, { profile }) => {
    if (error === null) head = profile.head
  })
  session.disconnect()
  if (head === null) return refuse('The heap profiler gave no answer.')
  const requests = warm.value.check()
  if (!requests.ok) return requests
  return { ok: true, value: { requests: requests.value, interval: samplingInterval, head } }
}
