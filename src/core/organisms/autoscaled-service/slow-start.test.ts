import { expect, it } from 'vitest'
import { slowStart } from '#core/policies/slow-start.ts'
import { begin, constantLoad, runTo } from './runs.test-support.ts'

/** What a ReplicaSet creates with so much room: at most 500 a sync, in batches, and a sync in which a creation fails is its last. */
function createdIn(room: number, wanted: number): number {
  let created = 0
  for (;;) {
    const burst = Math.min(500, wanted - created)
    const { successes, failed } = slowStart(burst, 1, room - created)
    created += successes
    if (failed || burst === 0) return created
  }
}

it.each([
  // Twice as many rows as the most cells, and 32: with 256 on their way out twice there is room for 32.
  { most: 256, rows: 544 },
  { most: 700, rows: 1432 },
])('[C29] a run of $most cells bears as many as a ReplicaSet creates', ({ most, rows }) => {
  const say = (replicas: number) =>
    ({ type: 'set', name: 'policy', value: { kind: 'manual', replicas } }) as const
  const run = begin(
    {
      load: constantLoad(1, 100),
      initialReplicas: most,
      // Whoever is told to go stays.
      shutdown: 600,
      gracePeriod: 3600,
      queueLimit: 10,
      policy: { kind: 'manual', replicas: most },
    },
    1,
  )
  runTo(run, 1)
  let living = most
  for (const wanted of [most, most, 7]) {
    expect(run.apply(say(0))).toEqual({ ok: true, value: null })
    const before = run.figures().divisions
    expect(run.apply(say(wanted))).toEqual({ ok: true, value: null })
    const born = run.figures().divisions - before
    expect(born).toBe(createdIn(rows - living, wanted))
    living += born
  }
  // The last ones found no room at all, and nothing went over.
  expect(living).toBe(rows)
  expect(run.figures().divisionsRefused).toBeGreaterThan(0)
})
