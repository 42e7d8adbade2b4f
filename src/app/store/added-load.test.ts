import { describe, expect, it } from 'vitest'
import { organismOf } from '#core/organisms/models.ts'
import {
  engineVersion,
  type Change,
  type LogEntry,
  type Recording,
} from '#core/organisms/recording.ts'
import { isSystem } from '#core/organisms/systems.ts'
import type { Plain } from '#core/schema/schema.ts'
import { heaviestOf } from './burden.ts'
import { settingsAt, totalDuration } from './settings.ts'

const steps = { form: 'steps', every: 40, rates: [30, 60, 20] } satisfies Plain

function runOf(organism: string, ...log: readonly LogEntry[]): Recording {
  const settings = {
    load: steps,
    initialReplicas: 120,
    serviceLaw: 'exponential',
    timeout: 0,
    slots: 2,
    retries: 0,
  }
  const own = organism === 'microservices' ? { load: steps } : settings
  return { engine: engineVersion, organism, seed: 3, settings: own, log }
}

/** The digest of a run at a time, with its log applied on the way. */
function digestAt({ organism, settings, seed, log }: Recording, time: number): string {
  const begun = isSystem(organism) ? organismOf(organism)?.begin(settings, seed) : undefined
  if (begun?.ok !== true) throw new Error('the run has not begun')
  const run = begun.value
  for (const entry of log) {
    run.advanceTo(entry.time, Infinity)
    const done = run.apply(entry.change)
    if (!done.ok) throw new Error(done.problem)
  }
  run.advanceTo(time, Infinity)
  return run.digest()
}

const at = (time: number, change: Change): LogEntry => ({ time, change })
const burst = (rate: number, seconds: number): Change => ({ type: 'burst', rate, seconds })

describe('the load of a run with bursts', () => {
  it.each(['autoscaled-service', 'microservices'])(
    '[T13] of %s that is shown is the load that is in force',
    (organism) => {
      const bursts = runOf(organism, at(15.5, burst(40, 30)), at(20, burst(10, 500)))
      const loads = bursts.log.map(({ time }): LogEntry => {
        const settings = settingsAt(bursts, time)
        if (!settings.ok) throw new Error(settings.problem)
        const value = structuredClone(settings.value.load)
        return at(time, { type: 'set', name: 'load', value })
      })
      expect(totalDuration(bursts)).toBe(120)
      const digests = [18, 60, 120].map((time) => {
        const log = bursts.log.filter((entry) => entry.time <= time)
        return [
          digestAt({ ...bursts, log }, time),
          digestAt({ ...bursts, log: loads.slice(0, log.length) }, time),
        ]
      })
      for (const [added, set] of digests) expect(added).toBe(set)
      expect(digestAt(bursts, 120)).not.toBe(digestAt(runOf(organism), 120))
    },
  )

  it.each(['autoscaled-service', 'microservices'])(
    '[W8] of %s knows nothing of notes',
    (organism) => {
      const noted = runOf(
        organism,
        at(10.25, { type: 'note', text: 'here' }),
        at(15, { type: 'note', text: 'and here' }),
        at(30, burst(5, 10)),
      )
      const plain = { ...noted, log: noted.log.slice(2) }
      expect(digestAt(noted, 120)).toBe(digestAt(plain, 120))
    },
  )

  it('[T13] by level it is raised as well', () => {
    const levels = at(5, { type: 'rung', value: 'levels' })
    const raised = runOf('autoscaled-service', levels, at(10, burst(60, 20)))
    expect(digestAt(raised, 60)).not.toBe(digestAt({ ...raised, log: [levels] }, 60))
    const set = settingsAt(raised, 10)
    if (!set.ok) throw new Error(set.problem)
    const value = structuredClone(set.value.load)
    const same = { ...raised, log: [levels, at(10, { type: 'set', name: 'load', value })] }
    expect(digestAt(raised, 60)).toBe(digestAt(same, 60))
  })

  it('[U60] counts in the burden of a run', () => {
    const plain = heaviestOf(runOf('autoscaled-service'))
    const raised = heaviestOf(
      runOf('autoscaled-service', at(50, burst(40, 10)), at(52, burst(5, 3))),
    )
    expect(plain.perSecond).toBe(60)
    expect(raised.perSecond).toBe(105)
  })
})
