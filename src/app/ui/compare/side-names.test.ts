import { describe, expect, it } from 'vitest'
import { parameters } from '#core/organisms/autoscaled-service/parameters.ts'
import { startSettings } from '#core/schema/schema.ts'
import { recordingOf } from '#app/store/settings.ts'
import { english } from '#text/words.ts'
import { policyChoice, whyNotBeside, withAutoscaler } from './other-side.ts'
import { sideNames } from './side-names.ts'

const start = startSettings(parameters)

function runOf(own: Partial<typeof start> = {}, seed = 1) {
  const settings = { ...start, ...own }
  return { settings, watched: 0, recording: recordingOf(settings, seed) }
}

describe('the sides of a comparison', () => {
  it('[R86] are called by what differs: the autoscaler, then what B was chosen as, then a setting, then the seed', () => {
    const threshold = runOf({
      policy: { kind: 'manual', replicas: 6 },
      slots: 2,
    })
    expect(sideNames(runOf(), threshold, null, english)).toEqual(['Kubernetes HPA', 'By hand'])
    expect(sideNames(runOf(), runOf({ slots: 2 }), 'a branch', english)).toEqual([
      'this run',
      'a branch',
    ])
    const [a, b] = sideNames(runOf(), runOf({ slots: 2 }), null, english)
    expect(b).toMatch(/ 2$/)
    expect(a).not.toBe(b)
    expect(sideNames(runOf(), runOf({}, 7), null, english)).toEqual(['seed 1', 'seed 7'])
    expect(sideNames(runOf(), runOf(), null, english)).toEqual(['this run', 'the same run'])
  })

  it('[R86] are the same run but for the autoscaler, and what the first changed on the way is its own', () => {
    const page = runOf({ slots: 2 })
    const choice = policyChoice(page)
    if (choice === null) throw new Error('a run has an autoscaler')
    const policy = { kind: 'manual', replicas: 9 }
    const log = [
      { time: 30, change: { type: 'set', name: 'policy', value: policy } },
      { time: 40, change: { type: 'set', name: 'objectiveLatency', value: 2 } },
    ] as const
    const made = withAutoscaler({ ...page, recording: { ...page.recording, log } }, choice, 'kpa')
    if (!made.ok) throw new Error(made.problem)
    expect(made.value.settings).toMatchObject({ slots: 2, policy: { kind: 'kpa' } })
    expect(made.value.log).toEqual([log[1]])
  })

  it('[R88] are runs of one system, and neither of them is heavy', () => {
    const { recording } = runOf()
    expect(whyNotBeside(recording, recording, english)).toBeNull()
    const other = { ...recording, organism: 'microservices' }
    expect(whyNotBeside(recording, other, english)).toBe(
      'That run is of another system. Only runs of one system can be compared.',
    )
    const heavy = runOf({ load: { form: 'steps', every: 3600, rates: [400_000] } })
    expect(whyNotBeside(recording, heavy.recording, english)).toContain('too large')
  })
})
