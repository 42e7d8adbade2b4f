import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Run } from '#core/organisms/organism.ts'
import type { Change } from '#core/organisms/recording.ts'
import type { Plain } from '#core/schema/schema.ts'
import { begin, constantLoad, cpuScaler, runTo, type Overrides } from './runs.test-support.ts'

const rung = (value: 'exact' | 'levels'): Change => ({ type: 'rung', value })
const set = (name: string, value: Plain): Change => ({ type: 'set', name, value })
const kill = (cell: number): Change => ({ type: 'kill', cell })

/** One cell more than levels need, half busy; what is refused comes back. */
const settings: Overrides = {
  initialReplicas: 101,
  autoscaling: false,
  serviceLaw: 'exponential',
  serviceMean: 0.1,
  slots: 1,
  queueLimit: 3,
  timeout: 0,
  retries: 0,
  failureShare: 0,
  scheduling: 1,
  gracePeriod: 1,
  load: constantLoad(600, 60),
  hpa: cpuScaler(100, 200),
}

function standing(over: Overrides, ...before: readonly Change[]): Run {
  const run = begin({ ...settings, ...over }, 3)
  runTo(run, 4)
  for (const change of before) expect(run.apply(change).ok).toBe(true)
  runTo(run, 5.3)
  return run
}

/** Runs to which a command may come: on either rung, with clients that wait, with too few cells, with other work. */
const runs: readonly Run[] = [
  standing({}),
  standing({}, rung('levels')),
  standing({}, rung('levels'), kill(4)),
  standing({ timeout: 0.2, retries: 2 }),
  standing({ timeout: 0.2, retries: 2 }, set('timeout', 0), set('retries', 0)),
  standing({ serviceLaw: 'lognormal' }),
  standing({ initialReplicas: 10 }),
]

const some: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(rung('levels'), rung('exact')) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 8 }).map(kill) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      set('timeout', 0),
      set('timeout', 2),
      set('retries', 0),
      set('retries', 3),
      set('failureShare', 0.2),
      set('failureShare', 0),
      set('routing', 'round-robin'),
      set('routing', 'random'),
      set('load', constantLoad(900, 60)),
      set('load', constantLoad(900, 2)),
    ),
  },
)

/** Of each run two forks, whose memory is used again. */
const forks = new Map(runs.map((run) => [run, [run.fork(), run.fork()] as const]))

/** A command and, on another run like this one, its log: true where it was accepted. */
function isAcceptedAsItsLog(run: Run, command: readonly Change[]): boolean {
  const [one, other] = (forks.get(run) ?? []).map((fork) => run.fork(fork))
  const answer = one.apply(...command)
  if (!answer.ok) {
    expect(answer.problem).toMatch(/\.$/u)
    expect(one.digest()).toBe(run.digest())
    return false
  }
  for (const change of command) expect(other.apply(change)).toEqual({ ok: true, value: null })
  expect(one.digest()).toBe(other.digest())
  expect(one.brokenInvariant()).toBeNull()
  for (const each of [one, other]) runTo(each, 5.8)
  expect(one.digest()).toBe(other.digest())
  return true
}

describe('a command of several changes', () => {
  it('[K36] [F43] is its log one by one, or refused as a whole, on whichever rung', () => {
    let [accepted, switched, refused] = [0, 0, 0]
    fc.assert(
      fc.property(
        fc.constantFrom(...runs),
        fc.array(some, { minLength: 2, maxLength: 5 }),
        (run, command) => {
          const toLevels = command.some((one) => one.type === 'rung' && one.value === 'levels')
          if (!isAcceptedAsItsLog(run, command)) refused++
          else if (toLevels) switched++
          else accepted++
        },
      ),
      { seed: 7, numRuns: 120 },
    )
    expect(Math.min(accepted, switched, refused)).toBeGreaterThan(10)
  })

  it.each<[string, string, number, readonly Change[]]>([
    ['Clients give up', 'timeouts', 3, [rung('levels'), set('timeout', 0), set('retries', 0)]],
    ['Clients give up', 'timeouts, there and back', 3, [rung('levels'), rung('exact')]],
    ['Service times are lognormal', 'other work', 5, [rung('levels'), rung('exact')]],
    ['10 cells are too few', 'few cells', 6, [rung('levels'), rung('exact')]],
    ['Cells are killed in the same command', 'a kill', 0, [kill(1), kill(2), rung('levels')]],
    [
      'Cells are killed in the same command',
      'a kill that is tried again',
      0,
      [set('retries', 3), kill(1), kill(2), set('retries', 0), rung('levels')],
    ],
    [
      'Clients give up',
      'a setting after',
      0,
      [rung('levels'), set('timeout', 2), set('timeout', 0)],
    ],
  ])('[F43] is refused where one of it would be alone: “%s …”, for %s', (why, _, at, command) => {
    const run = runs[at]
    const digest = run.digest()
    const answer = run.apply(...command)
    expect(answer.ok ? '' : answer.problem).toContain(why)
    expect(run.digest()).toBe(digest)
  })
})
